"""What hands cannot do is refused in a sentence, and nothing has changed."""

import math
from dataclasses import replace

import pytest

from mlp_engine import (
    Diverged,
    Event,
    InvalidInput,
    LayerSpec,
    RunConfig,
    RunPoint,
    replay,
)
from mlp_engine.events import AddPoint, ErasePoint, Freeze, MovePoint, Part, SetParameter, SwitchOff
from mlp_engine.reshaping import (
    with_activation,
    with_neuron,
)
from tests.engine.touched_runs import SMALL, everything, trained

BAD: list[Event] = [
    SetParameter("W", 4, 0, 0, 1.0),
    SetParameter("W", 1, 5, 0, 1.0),
    SetParameter("b", 1, 0, 1, 1.0),
    Freeze(Part(1, 5)),
    Freeze(Part(1, 0, 2)),
    SwitchOff(3, 0),
    SwitchOff(1, 5),
    AddPoint((1.0,), 1),
    AddPoint((1.0, 2.0, 3.0), 1),
    AddPoint((1.0, 2.0), 2),
    AddPoint((1.0, 2.0), 0.5),
    AddPoint((1.0, 2.0), 0, 99),
    MovePoint(99, (1.0, 2.0)),
    ErasePoint(99),
    with_neuron(RunConfig(), 1),
    replace(with_neuron(SMALL, 1), origins=(1, 2)),
    replace(with_neuron(SMALL, 1), origins=(1, 2, 7)),
    replace(with_neuron(SMALL, 1), state="AAAA"),
    replace(with_neuron(SMALL, 1), state="no state"),
]


@pytest.mark.parametrize("event", BAD, ids=str)
@pytest.mark.parametrize("batch_size", [None, 10])
def test_what_does_not_fit_is_refused_and_nothing_has_changed(event: Event, batch_size: int | None) -> None:
    session = trained(replace(SMALL, batch_size=batch_size, test_share=0.2, n_samples=50), 2)
    if batch_size:
        session.step_update()
    before = everything(session)
    good = SetParameter("W", 1, 0, 0, 9.0), AddPoint((5.0, 5.0), 1), with_activation(session.config, 2, "tanh")
    for events in [(event,), (good[0], event), (*good, event)]:
        with pytest.raises(InvalidInput):
            session.intervene(events)
        assert everything(session) == before
        assert session.point.events == ()


def test_numbers_that_would_not_stay_finite_are_refused() -> None:
    session = trained(replace(SMALL, layers=(LayerSpec(3, "linear"), LayerSpec(1, "linear"))), 2)
    before, loss = everything(session), session.record.loss
    with pytest.raises(Diverged):
        session.intervene((SetParameter("W", 2, 0, 0, 1e200),))
    assert everything(session) == before
    session.step()
    assert math.isfinite(loss)
    assert session.epoch == 3


@pytest.mark.parametrize(
    "events",
    [
        5,
        [5],
        [[0, 0, "set"]],
        [[0, 0, "nothing", {}]],
        [[-1, 0, "erase", {"sample": 1}]],
        [[9, 0, "erase", {"sample": 1}]],
        [[2, 0, "erase", {"sample": 1}], [1, 0, "erase", {"sample": 1}]],
        [[2, 1, "erase", {"sample": 1}]],
        [[2, 1, "reshape", {"before": {}, "after": {}, "origins": [1]}]],
        [[0, 0, "erase", {}]],
        [[0, 0, "erase", {"sample": -1}]],
        [[0, 0, "erase", {"sample": 1, "other": 2}]],
        [[0, 0, "set", {"symbol": "V", "l": 1, "row": 0, "column": 0, "value": 1.0}]],
        [[0, 0, "set", {"symbol": "W", "l": 1, "row": 0, "column": 0, "value": math.nan}]],
        [[0, 0, "freeze", {"part": [1, None, 0], "is_frozen": True}]],
        [[0, 0, "freeze", {"part": [1], "is_frozen": 1}]],
        [[0, 0, "add", {"x": "12", "y": 1, "sample": None}]],
        [[0, 0, "reshape", {"before": {"epochs": 1}, "after": {}, "origins": [1]}]],
        [[0, 0, "reshape", {"before": {}, "after": {}, "origins": []}]],
        [[0, 0, "reshape", {"before": {"layers": [[0, "relu"]]}, "after": {}, "origins": [1]}]],
        [[0, 0, "reshape", {"before": {}, "after": {}, "origins": [1], "state": 5}]],
        [[0, 0, "reshape", {"before": {}, "after": {}, "origins": [1], "dropped": [[1]]}]],
    ],
    ids=str,
)
def test_events_of_a_file_that_are_none_are_refused_in_a_sentence(events: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        list(replay(RunPoint.from_dict({"epoch": 3, "config": SMALL.as_dict(), "events": events})))
    assert str(caught.value).endswith(".")
    assert len(str(caught.value)) < 500
