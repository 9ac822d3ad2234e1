"""Deeds, as the trainer does them: in every phase, with what leads back, and refused ones."""

import math
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.lesson.deeds import Content, Deed
from app.workers.status import Phase
from app.workers.travel import Visit
from mlp_engine import Diverged, FrameRequest, RunConfig, RunPoint, Session, Text
from mlp_engine.events import AddPoint, ErasePoint, Event, Freeze, Part, SetParameter, SwitchOff
from mlp_engine.reshaping import with_activation, with_layer, with_neuron
from tests.app.recorder import Recorder
from tests.app.workers.driven_trainers import SMALL, Driven, driven_into, fail

OTHER_RATE = replace(SMALL, learning_rate=0.125)
OTHER_WEIGHTS = replace(SMALL, weight_seed=7)
TYPED = (SetParameter("W", 1, 0, 0, 0.25),)


class Done(Driven):
    """A driven trainer, with what it tells of deeds."""

    def __init__(self, config: RunConfig = SMALL) -> None:
        super().__init__(config)
        self.dones = Recorder(self.trainer.done)
        self.not_done = Recorder(self.trainer.not_done)

    def do(self, content: Content, **how: object) -> None:
        self.trainer.do(Deed(content, **how))  # type: ignore[arg-type]

    @property
    def session(self) -> Session:
        return self.trainer._session


@pytest.fixture
def drive(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[Phase], Done]:
    """Return a function that brings a trainer into a phase."""

    return lambda phase: driven_into(phase, Done, qtbot, monkeypatch)


@pytest.mark.parametrize("phase", Phase)
def test_what_hands_do_in_every_phase(drive: Callable[[Phase], Done], phase: Phase) -> None:
    driven = drive(phase)
    before = driven.session.model.parameters["W1"][0, 0]
    driven.do(TYPED)
    stays = (Phase.RUNNING, Phase.INSIDE, Phase.FINISHED, Phase.FAILED)
    assert driven.phase is (phase if phase in stays else Phase.PAUSED)
    if phase is Phase.FAILED:
        assert driven.session.model.parameters["W1"][0, 0] == before
        assert [payload[1] for payload in driven.not_done.payloads] == [None]
        return
    assert driven.session.model.parameters["W1"][0, 0] == 0.25
    assert driven.dones.last.undoing.content == (replace(TYPED[0], value=before),)
    driven.trainer.pause()


@pytest.mark.parametrize("phase", Phase)
def test_a_set_up_is_taken_in_every_phase_as_configure_takes_it(drive: Callable[[Phase], Done], phase: Phase) -> None:
    ways: dict[str, list[object]] = {}
    for way in ("configure", "do"):
        for change in ("rate", "weights"):
            driven = drive(phase)
            old = driven.session.config
            new = replace(old, learning_rate=0.125) if change == "rate" else replace(old, weight_seed=7)
            if way == "do":
                driven.do(new)
                assert driven.dones.last.undoing.content == (old if change == "rate" else RunPoint(old))
            else:
                driven.trainer.configure(new)
            ways.setdefault(change, []).append((driven.phase, driven.session.config))
            driven.trainer.pause()
    assert all(by_configure == by_deed for by_configure, by_deed in ways.values())


def test_the_menu_s_words_are_those_of_the_fields_and_of_the_events(qtbot: QtBot) -> None:
    driven = Done()
    driven.do(OTHER_RATE)
    assert str(driven.dones.last.text) == "Learning rate η"
    driven.do(driven.session.config.with_field("data_set", "spiral"))
    assert str(driven.dones.last.text) == "Data set, Layers and 1 other"
    driven.do(replace(driven.session.config, noise=0.05, l2=0.01, batch_size=5))
    assert str(driven.dones.last.text) == "Noise, Batch size and 1 other"
    driven.do(replace(driven.session.config, noise=0.1, l2=0.02, batch_size=4, n_samples=30, data_seed=3))
    assert str(driven.dones.last.text) == "Samples, Noise and 3 others"
    driven.do(TYPED)
    assert str(driven.dones.last.text) == "W[1] entry 1, 1"


def test_what_changes_nothing_is_not_told_unless_it_is_repeated(qtbot: QtBot) -> None:
    driven = Done()
    driven.do(SMALL)
    driven.do(())
    assert len(driven.dones) == 0
    driven.do(SMALL, is_repeated=True)
    assert driven.dones.last.deed.content == SMALL


def test_another_run_is_undone_to_where_the_run_before_it_was(qtbot: QtBot) -> None:
    driven = Done()
    for _ in range(3):
        driven.trainer.step()
    before = driven.session.point
    driven.do(RunPoint(OTHER_WEIGHTS, 2))
    qtbot.waitUntil(lambda: driven.phase is Phase.PAUSED and driven.session.epoch == 2)
    back = driven.dones.last.undoing
    assert back.content.point == before
    driven.trainer.do(back)
    qtbot.waitUntil(lambda: driven.session.point == before)


def test_a_run_that_begins_again_is_undone_to_the_start_of_the_run_before(qtbot: QtBot) -> None:
    driven = Done()
    for _ in range(3):
        driven.trainer.step()
    driven.do(OTHER_WEIGHTS)
    driven.trainer.do(driven.dones.last.undoing)
    assert driven.session.point == RunPoint(SMALL)
    assert driven.phase is Phase.PAUSED
    driven.trainer.do(driven.dones.last.undoing)
    assert driven.session.point == RunPoint(OTHER_WEIGHTS)


def test_events_apply_between_epochs_and_the_run_goes_on(qtbot: QtBot) -> None:
    driven = Done(replace(SMALL, epochs=10**6))
    driven.trainer.run()
    qtbot.waitUntil(lambda: driven.epoch > 20)
    driven.do((SwitchOff(1, 0),))
    assert driven.phase is Phase.RUNNING
    (entry,) = driven.session.point.events
    qtbot.waitUntil(lambda: driven.session.epoch > entry.epoch + 20)
    driven.trainer.pause()
    plain = Session(replace(SMALL, epochs=10**6))
    while plain.epoch < driven.session.epoch:
        if plain.epoch == entry.epoch:
            plain.intervene((SwitchOff(1, 0),))
        plain.step()
    for name, parameter in plain.model.parameters.items():
        assert parameter.tobytes() == driven.session.model.parameters[name].tobytes()


@pytest.mark.parametrize("events", [(ErasePoint(20),), (AddPoint((1.0, 2.0, 3.0), 0.0),), (SwitchOff(7, 0),)])
@pytest.mark.parametrize("phase", [Phase.PAUSED, Phase.INSIDE, Phase.RUNNING, Phase.FINISHED])
def test_what_does_not_fit_is_refused_and_leaves_the_run_as_it_was(
    drive: Callable[[Phase], Done], phase: Phase, events: tuple[Event, ...]
) -> None:
    driven = drive(phase)
    driven.do((*TYPED, *events))
    assert driven.phase is phase
    assert (len(driven.dones), len(driven.refusals), len(driven.not_done)) == (0, 0, 1)
    assert "cannot be used" in str(driven.not_done.last[1])
    assert driven.session.point.events == ()
    driven.trainer.pause()


def test_a_number_that_would_make_the_run_diverge_is_refused_in_words_of_its_own(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    driven = Done()

    def diverge(*_: object) -> None:
        raise Diverged(Text("The loss"), math.inf, 0, "Z[2]")

    monkeypatch.setattr(Session, "intervene", diverge)
    driven.do(TYPED)
    assert (driven.phase, len(driven.refusals)) == (Phase.PAUSED, 0)
    assert str(driven.not_done.last[1]) == "Z[2] would not be a finite number any more."


def test_what_hands_have_done_stands_when_the_run_begins_again(qtbot: QtBot) -> None:
    driven = Done()
    for _ in range(3):
        driven.trainer.step()
    driven.do((AddPoint((0.5, 0.5), 1.0), Freeze(Part(1)), SwitchOff(1, 2)))
    driven.trainer.reset()
    assert (driven.session.epoch, driven.session.X.shape[1]) == (0, 21)
    assert driven.session.model.off[0] == [2]
    driven.do(replace(SMALL, l2=0.5))
    assert (driven.session.config.l2, driven.session.X.shape[1]) == (0.5, 21)
    assert driven.session.standing()
    driven.trainer.do(driven.dones.last.undoing)
    assert (driven.session.config, driven.session.X.shape[1]) == (SMALL, 21)


def test_the_way_back_from_a_new_start_loses_nothing_that_was_drawn_meanwhile(qtbot: QtBot) -> None:
    driven = Done()
    for _ in range(3):
        driven.trainer.step()
    driven.do((AddPoint((0.5, 0.5), 1.0),))
    driven.do(OTHER_RATE)
    driven.do(replace(OTHER_RATE, data_seed=7))
    assert driven.session.X.shape[1] == 20
    driven.trainer.do(driven.dones.last.undoing)
    assert (driven.session.config, driven.session.X.shape[1]) == (OTHER_RATE, 21)


def test_a_visit_is_interrupted_for_a_deed_and_made_afterwards(qtbot: QtBot) -> None:
    driven = Done()
    told = Recorder(driven.trainer.visit_told)
    for _ in range(40):
        driven.trainer.step()
    driven.trainer.visit(1, Visit((3, 30), FrameRequest()))
    driven.do(TYPED)
    assert driven.session.point.events[0].epoch == 40
    qtbot.waitUntil(lambda: len(told) > 0 and told.last[1] == "finished" and driven.phase is Phase.PAUSED)
    qtbot.waitUntil(lambda: driven.session.epoch == 40)
    assert driven.session.model.parameters["W1"][0, 0] == 0.25


def test_a_number_is_not_taken_back_where_it_was_not_typed(qtbot: QtBot) -> None:
    driven = Done()
    for _ in range(10):
        driven.trainer.step()
    driven.do(TYPED)
    back = replace(driven.dones.last.undoing, undoes=TYPED)
    driven.trainer.go_to(5)
    qtbot.waitUntil(lambda: driven.session.epoch == 5)
    driven.trainer.do(back)
    assert driven.not_done.last[0] is back
    assert driven.session.newest_epoch == 10
    driven.trainer.go_to(10)
    qtbot.waitUntil(lambda: driven.session.epoch == 10)
    driven.trainer.do(back)
    assert driven.dones.last.deed is back


def test_a_fault_in_a_deed_is_told_and_answered(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    driven = Done()
    monkeypatch.setattr(Session, "intervene", fail)
    deed = Deed(TYPED)
    driven.trainer.do(deed)
    assert driven.phase is Phase.FAILED
    assert driven.not_done.last == (deed, None)


def test_another_number_of_layers_ends_the_look_inside_an_update(qtbot: QtBot) -> None:
    driven = Done()
    for _ in range(5):
        driven.trainer.look_on()
    driven.do((with_activation(SMALL, 1, "tanh"),))
    driven.do((with_layer(driven.session.config, 1),))
    assert driven.phase is Phase.PAUSED
    driven.trainer.step()
    assert (driven.phase, driven.session.progress.L) == (Phase.PAUSED, 3)


def test_another_shape_is_done_and_undone(qtbot: QtBot) -> None:
    driven = Done()
    before = {name: W.tobytes() for name, W in driven.session.model.parameters.items()}
    driven.do((with_neuron(SMALL, 1),))
    assert driven.session.config.layers[0].size == 4
    assert driven.statuses.last.config == driven.session.config
    driven.trainer.do(driven.dones.last.undoing)
    assert {name: W.tobytes() for name, W in driven.session.model.parameters.items()} == before
