"""A run that is saved anywhere and opened goes on with the same bits as the one that was not."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from hypothesis import Phase, given, reject, settings
from hypothesis import strategies as st

from mlp_engine import (
    OPTIMIZER_REGISTRY,
    Diverged,
    Event,
    FrameRequest,
    LayerSpec,
    RunConfig,
    Session,
    retrace,
    saved_run,
)
from mlp_engine.history import History
from mlp_engine.saved_run import SavedRun
from mlp_engine.ways import opened
from tests.engine.configs import tables
from tests.engine.drawn_events import drawn_events
from tests.engine.drawn_runs import RATES, drawn_runs
from tests.engine.plain_runs import numbers_of
from tests.engine.touched_runs import everything

Way = Callable[[Session], object]


def step(times: int, session: Session) -> None:
    for _ in range(times):
        session.step()


def step_update(times: int, session: Session) -> None:
    for _ in range(times):
        session.step_update()


def look_on(times: int, session: Session) -> None:
    for _ in range(times):
        session.look_on()


def go(share: float, session: Session) -> None:
    for _ in retrace(session, round(share * session.newest_epoch)):
        pass


def change_rate(rate: float, session: Session) -> None:
    session.change(replace(session.config, learning_rate=rate))


def intervene(event: Event, session: Session) -> None:
    session.intervene((event,))


@st.composite
def own_runs(draw: st.DrawFn) -> RunConfig:
    """A run of a table of the user's own, clipped so that it stays finite."""
    own = RunConfig().with_fields({"own_data": draw(tables()), "data_set": "own"})
    return replace(own, learning_rate=RATES[0], clip_norm=0.05)


@st.composite
def ways(draw: st.DrawFn, session: Session) -> Way:
    """Something that may be done to a session, and to another one that is the same."""
    few = st.integers(1, 12)
    arguments: dict[Callable[..., None], st.SearchStrategy[Any]] = {
        step: few,
        step_update: few,
        look_on: few,
        go: st.floats(0.0, 1.0),
        change_rate: st.sampled_from(RATES),
        intervene: drawn_events(session),
    }
    way = draw(st.sampled_from(list(arguments)))
    return partial(way, draw(arguments[way]))


def has(session: Session) -> tuple[object, ...]:
    """All that a session is, as values that can be compared."""
    values, arrays = session.history.parts()
    left = None if session.left is None else [part.tobytes() for part in (session.left.whole, session.left.rest)]
    shown = [numbers_of(session.frame(FrameRequest(l + 1, 0, has_terms=True))) for l in range(session.model.L)]
    past = [(name, array.tobytes()) for name, array in arrays.items()]
    return everything(session), session.progress, session.point, str(session.record), values, past, left, shown


def saved_and_opened(session: Session) -> Session:
    run = session.saved()
    assert run.point == session.point
    return opened(SavedRun(json.loads(json.dumps(run.values, allow_nan=False)), run.arrays))


@pytest.mark.parametrize(("bound", "is_there"), [(None, True), (8, True), (8, False)])
def test_large_network_far_back_in_its_past_is_opened_by_an_epoch_at_most(
    monkeypatch: pytest.MonkeyPatch, bound: int | None, is_there: bool
) -> None:
    """Of one so large hardly any state is kept; the way there may be saved before it is at its end."""
    layers = (*[LayerSpec(600, "tanh")] * 3, LayerSpec(1, "sigmoid"))
    session = Session(RunConfig(n_samples=4, layers=layers, optimizer="adam", learning_rate=1e-4))
    session.history = History(session.norm_names, bound, session.history.extra_names)
    session.history.append(session.record)
    step(27, session)
    way = retrace(session, 23)
    next(way)
    assert session.epoch < 22
    if is_there:
        step(23 - session.epoch, session)
    run, made = session.saved(), 0

    def counted(self: Session) -> object:
        nonlocal made
        made += 1
        return original(self)

    with monkeypatch.context() as patch:
        original = Session.step
        patch.setattr(Session, "step", counted)
        other = opened(run)
    assert made <= 1
    for _ in range(30 - session.epoch if is_there else 3):
        assert other.point == session.point
        assert str(other.record) == str(session.record)
        assert [part.tobytes() for part in other.model.parameters.values()] == (
            [part.tobytes() for part in session.model.parameters.values()]
        )
        assert str(other.frame(FrameRequest(1, 0)).curves.parts()) == str(
            session.frame(FrameRequest(1, 0)).curves.parts()
        )
        session.step()
        other.step()


@pytest.mark.parametrize("batch_size", [None, 5])
@pytest.mark.parametrize("optimizer", OPTIMIZER_REGISTRY)
@settings(max_examples=4, phases=[Phase.generate])
@given(data=st.data(), kept_numbers=st.sampled_from([2**20, 2**9, 1]), bound=st.sampled_from([None, 8]))
def test_run_that_is_opened_goes_on_with_the_same_bits(
    optimizer: str, batch_size: int | None, data: st.DataObject, kept_numbers: int, bound: int | None
) -> None:
    """With few states in the file, and with few points in the curves, too."""
    config = data.draw(st.one_of(drawn_runs(), drawn_runs(), own_runs()))
    try:
        session = Session(replace(config, optimizer=optimizer, batch_size=batch_size))
        session.history = History(session.norm_names, bound, session.history.extra_names)
        session.history.append(session.record)
        step(data.draw(st.integers(0, 30)), session)
        for _ in range(data.draw(st.integers(0, 6))):
            intervene(data.draw(drawn_events(session)), session)
            data.draw(ways(session))(session)
    except Diverged:
        reject()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(saved_run, "KEPT_NUMBERS", kept_numbers)
        other = saved_and_opened(session)
    assert has(other) == has(session)
    for _ in range(4):
        way = data.draw(ways(session))
        try:
            way(session)
        except Diverged as error:
            with pytest.raises(Diverged, match=str(error)):
                way(other)
        else:
            way(other)
        assert has(other) == has(session)
