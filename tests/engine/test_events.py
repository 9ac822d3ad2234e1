"""What hands do to a run, as menus say it and as files hold it."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from mlp_engine import Event, InvalidInput, RunConfig
from mlp_engine.event_log import EVENT_REGISTRY, Entry, EventLog
from mlp_engine.events import BIAS, AddPoint, ErasePoint, Freeze, MovePoint, Part, SetParameter, SwitchOff
from mlp_engine.reshaping import with_activation, with_inputs, with_layer, with_neuron, without_layer, without_neuron

CONFIG = RunConfig()  # of 16, 8 and 1 neurons
TEXTS: list[tuple[Event, str]] = [
    (SetParameter("W", 2, 1, 3, 0.5), "W[2] entry 2, 4"),
    (SetParameter("b", 1, 0, 0, 0.5), "b[1] entry 1, 1"),
    (Freeze(Part(2)), "freezing of layer 2"),
    (Freeze(Part(2), False), "thawing of layer 2"),
    (Freeze(Part(2, 0)), "freezing of neuron 1 of layer 2"),
    (Freeze(Part(2, 0, 3), False), "thawing of a weight of layer 2"),
    (Freeze(Part(2, 0, BIAS)), "freezing of a bias of layer 2"),
    (SwitchOff(1, 4), "switching neuron 5 of layer 1 off"),
    (SwitchOff(1, 4, False), "switching neuron 5 of layer 1 on"),
    (AddPoint((0.5, 1.5), 1), "adding a point"),
    (AddPoint((0.5, 1.5), 1, 7), "adding a point"),
    (MovePoint(3, (0.5, 1.5)), "moving a point"),
    (MovePoint(3, (0.5, 1.5), 0), "moving a point"),
    (ErasePoint(3), "erasing a point"),
    (with_layer(CONFIG, 2), "adding a layer"),
    (without_layer(CONFIG, 1), "removing a layer"),
    (with_neuron(CONFIG, 2), "adding a neuron to layer 2"),
    (without_neuron(CONFIG, 1, 3), "removing a neuron from layer 1"),
    (with_activation(CONFIG, 2, "tanh"), "another activation of layer 2"),
    (with_inputs(CONFIG, ["x1", "x1_x2"]), "other inputs"),
]
EVENTS = [event for event, _ in TEXTS]


@pytest.mark.parametrize(("event", "text"), TEXTS)
def test_a_menu_says_what_is_done_and_counts_from_one(event: Event, text: str) -> None:
    assert str(event.text) == text


def test_every_kind_of_event_is_there_in_these_tests() -> None:
    assert {type(event) for event in EVENTS} == set(EVENT_REGISTRY.values())


@pytest.mark.parametrize("event", EVENTS, ids=str)
def test_an_event_is_the_same_behind_a_file(event: Event) -> None:
    entry = Entry(7, 2, event)
    assert Entry.from_list(json.loads(json.dumps(entry.as_list(), allow_nan=False))) == entry


@pytest.mark.parametrize(
    ("event", "argument"),
    [
        (lambda: Freeze(Part(1, None, 2)), "event.neuron"),
        (lambda: Freeze(Part(1, 0, -2)), "event.source"),
        (lambda: SwitchOff(0, 1), "event.l"),
        (lambda: SwitchOff(1, 1, 1), "event.is_off"),  # type: ignore[arg-type]
        (lambda: MovePoint(1, ()), "event.x"),
        (lambda: MovePoint(1, (1.0,), "a"), "event.y"),  # type: ignore[arg-type]
        (lambda: replace(with_layer(CONFIG, 1), before=5), "event.before"),  # type: ignore[arg-type]
    ],
)
def test_what_no_network_could_have_is_no_event(event: Callable[[], object], argument: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        event()
    assert caught.value.argument == argument


SAME = [
    (SetParameter("W", 1, 0, 0, 1.0), SetParameter("W", 1, 0, 0, 2.0)),
    (Freeze(Part(1, 2)), Freeze(Part(1, 2), False)),
    (SwitchOff(1, 2), SwitchOff(1, 2, False)),
    (MovePoint(1, (0.0, 0.0)), MovePoint(1, (1.0, 0.0))),
    (MovePoint(1, (0.0, 0.0)), MovePoint(1, (1.0, 0.0), 1)),
]
OTHERS = [
    (SetParameter("W", 1, 0, 0, 1.0), SetParameter("W", 1, 0, 1, 2.0)),
    (SetParameter("W", 1, 0, 0, 1.0), SetParameter("b", 1, 0, 0, 2.0)),
    (Freeze(Part(1)), Freeze(Part(1, 2), False)),
    (SwitchOff(1, 2), SwitchOff(2, 2)),
    (SwitchOff(1, 2), Freeze(Part(1, 2))),
    (MovePoint(1, (0.0, 0.0)), MovePoint(2, (0.0, 0.0))),
    (MovePoint(1, (0.0, 0.0), 1), MovePoint(1, (1.0, 0.0))),  # which has no class of its own
    (AddPoint((0.0, 0.0), 1), AddPoint((0.0, 0.0), 1)),
    (ErasePoint(1), ErasePoint(1)),
]


@pytest.mark.parametrize(("first", "second"), [*SAME, *OTHERS], ids=str)
def test_only_an_event_that_undoes_the_one_before_stands_for_both(first: Event, second: Event) -> None:
    log = EventLog()
    log.note((3, 0), first)
    log.note((3, 0), second)
    assert log.at((3, 0)) == ([second] if (first, second) in SAME else [first, second])
    log.note((4, 0), first)
    assert log.at((4, 0)) == [first]
    assert log.until((3, 5)) == tuple(Entry(3, 0, event) for event in log.at((3, 0)))
    log.forget_after((3, 0))
    assert log.at((4, 0)) == []
