"""What somebody has made of a saved run is refused where it does not fit."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pytest

from mlp_engine import InvalidInput, LayerSpec, RunConfig
from mlp_engine.events import SwitchOff
from mlp_engine.reshaping import with_neuron
from mlp_engine.saved_run import SavedRun
from mlp_engine.ways import opened
from tests.engine.touched_runs import trained

Change = Mapping[str, object]


@cache
def good() -> SavedRun:
    """A run of 9 epochs, of 18 samples in batches, whose first layer has had a neuron more since epoch 4."""
    layers = (LayerSpec(3, "tanh"), LayerSpec(1, "sigmoid"))
    config = RunConfig(n_samples=24, test_share=0.25, batch_size=5, optimizer="adam", learning_rate=0.01, layers=layers)
    session = trained(config, 4)
    session.intervene([SwitchOff(1, 1)])
    session.intervene([with_neuron(session.config, 1)])
    for _ in range(5):
        session.step()
    return session.saved()


def with_run(**changes: object) -> Change:
    return {"run": {**table("run"), **changes}}


def with_event(i: int, **changes: object) -> Change:
    events = list(table("run")["events"])
    epoch, update, name, values = events[i]
    events[i] = [changes.pop("epoch", epoch), changes.pop("update", update), name, {**values, **changes}]
    return with_run(events=events)


def with_era(i: int, **changes: object) -> Change:
    eras = good_eras()
    eras[i] = {**eras[i], **changes}
    return {"eras": eras}


def good_eras() -> list[Any]:
    eras: Any = good().values["eras"]
    return list(eras)


def with_history(**changes: object) -> Change:
    return {"history": {**table("history"), **changes}}


def table(name: str) -> dict[str, Any]:
    values: Any = good().values[name]
    return dict(values)


def refused(run: SavedRun) -> str:
    """Return what is refused of a run."""
    with pytest.raises(InvalidInput) as caught:
        opened(run)
    return caught.value.argument


def test_run_is_opened_as_it_was_saved() -> None:
    session = opened(good())
    assert session.epoch == 9
    assert session.model.layer_dims == [2, 4, 1]


@pytest.mark.parametrize(
    ("change", "argument"),
    [
        ({"epoch": 10}, "run.epoch"),
        ({"epoch": True}, "run.epoch"),
        ({"update": -1}, "run.update"),
        ({"history": None}, "history"),
        ({"eras": []}, "run.eras"),
        ({"eras": {}}, "run.eras"),
        (with_run(epoch=0, events=[]), "epoch"),
        (with_run(epoch=4), "events.epoch"),
        (with_event(0, update=4), "events"),
        (with_history(span=3), "history.span"),
        (with_history(norms=5), "norms"),
        (with_history(norms=2), "history.norms"),
        (with_history(bound=2), "history.bound"),
        (with_era(0, first=1), "eras.0.first"),
        (with_era(1, first=0), "eras.1.first"),
        (with_era(0, shape={}), "eras.shape"),
        (with_era(0, shape=None), "eras.shape"),
        (with_era(0, epochs=[1, 0]), "eras.epochs"),
        (with_era(0, epochs=[9]), "eras.epochs"),
        ({"eras": good_eras()[:1]}, "eras"),
        ({"eras": [*good_eras(), {**good_eras()[1], "first": 6, "epochs": [6]}]}, "eras.epochs"),
        (with_era(1, off=[[1, 1], []]), "eras.off"),
        (with_era(1, off=[[4], []]), "eras.off"),
        (with_era(1, off=[[]]), "eras.1.off"),
    ],
)
def test_values_that_do_not_fit_are_refused_by_their_name(change: Change, argument: str) -> None:
    assert refused(SavedRun({**good().values, **change}, good().arrays)) == argument


def test_run_that_is_no_table_is_refused() -> None:
    assert SavedRun({"run": 3}, {}).n_reshapes == 0
    assert refused(SavedRun({"run": 3}, {})) == "point"


@pytest.mark.parametrize(
    ("name", "wrong", "argument"),
    [
        ("W1", None, "run.W1"),
        ("W1", np.zeros((4, 3)), "run.W1"),
        ("W1", np.zeros((4, 2), dtype=np.int64), "run.W1"),
        ("W1", np.full((4, 2), np.inf), "run.W1"),
        ("W1", np.full((4, 2), 7.0), "W1"),
        ("eras.1.states", np.full((6, 54), np.nan), "eras.1.states"),
        ("eras.1.frozen", np.zeros(17), "eras.1.frozen"),
        ("history.points", np.zeros((1, 8, 9)), "history.points"),
    ],
)
def test_arrays_that_do_not_fit_are_refused_by_their_name(name: str, wrong: Any, argument: str) -> None:
    kept = {other: array for other, array in good().arrays.items() if other != name}
    assert refused(SavedRun(good().values, kept if wrong is None else {**kept, name: wrong})) == argument


@pytest.mark.parametrize(
    ("column", "number"), [(-1, 9.5), (-1, -1.0), (-1, 10.0), (-2, np.nan), (-3, 0.5), (-3, -1.0), (-3, np.inf)]
)
def test_states_that_nothing_has_counted_are_refused(column: int, number: float) -> None:
    """The last numbers of a state are how many updates Adam has made, the lowest loss of the test, and its epoch."""
    states = np.array(good().arrays["eras.1.states"])
    states[:, column] = number
    name = "eras.1.states"
    assert refused(SavedRun(good().values, {**good().arrays, name: states})) in ("eras.states", name)


def test_eras_that_hands_have_not_made_are_refused() -> None:
    values = {**good().values, **with_era(1, first=5, epochs=[5, 6, 7, 8, 9])}
    arrays = {**good().arrays, "eras.1.states": good().arrays["eras.1.states"][1:]}
    assert refused(SavedRun(values, arrays)) == "eras"
