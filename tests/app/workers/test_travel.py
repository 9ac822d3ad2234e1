"""A trainer on its way to other epochs, and on visits to those that somebody wants frames of."""

from dataclasses import replace
from itertools import count

import pytest
from PySide6.QtWidgets import QApplication

from app.workers import training_loop as training
from app.workers.status import Phase
from app.workers.trainer import Trainer
from app.workers.travel import Visit
from mlp_engine import Frame, FrameRequest, LayerSpec, RunConfig, RunPoint, Session, Text, TooEarly
from tests.app.recorder import Recorder

CONFIG = RunConfig(
    n_samples=12,
    layers=(LayerSpec(3, "tanh"), LayerSpec(2, "relu"), LayerSpec(1, "sigmoid")),
    epochs=10**6,
    learning_rate=0.5,
)


def visit_of(*epochs: int, point: RunPoint | None = None) -> Visit:
    return Visit(epochs, FrameRequest(2, 3, has_terms=True), point)


@pytest.fixture
def slow(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Trainer:
    """A trainer at epoch 1000 that makes some epochs a slice, and has kept few states to go back to."""
    ticks = count()
    monkeypatch.setattr(training, "now", lambda: next(ticks) / 10_000)
    trainer = Trainer(CONFIG)
    trainer._session._states.bound = 2
    for _ in range(1000):
        trainer.step()
    return trainer


def arrive(trainer: Trainer) -> None:
    """Let a trainer go its ways to their ends."""
    while trainer._phase is Phase.RESTORING or trainer._travel.is_put_off:
        trainer._train_slice()


def test_a_run_that_goes_on_from_the_past_tells_each_rate_it_has_again(slow: Trainer) -> None:
    statuses = Recorder(slow.status_changed)
    slow.configure(replace(CONFIG, learning_rate=1.0))
    slow.step()
    slow.go_to(950)
    arrive(slow)
    assert statuses.last.config.learning_rate == 0.5
    slow.run()
    while slow._session.epoch <= 1000:
        slow._train_slice()
    assert statuses.last.phase is Phase.RUNNING
    assert statuses.last.config.learning_rate == 1.0
    slow.pause()


class Answers:
    """What a trainer tells of visits, and whether it has told only one end of each."""

    def __init__(self, trainer: Trainer) -> None:
        self._told = Recorder(trainer.visit_told)

    @property
    def ends(self) -> dict[int, tuple[str, tuple[object, ...]]]:
        ends = [told for told in self._told.payloads if told[1] != "progressed"]
        assert len({number for number, *_ in ends}) == len(ends)
        return {number: (name, payload) for number, name, payload in ends}

    @property
    def progress(self) -> list[tuple[int, int]]:
        return [payload for _, name, payload in self._told.payloads if name == "progressed"]

    def epochs(self, number: int) -> list[int]:
        """Those of the frames that are the result of a visit."""
        return [frame.epoch for frame in self.frames(number)]

    def frames(self, number: int) -> tuple[Frame, ...]:
        name, (frames,) = self.ends[number]
        assert name == "finished"
        return frames


def test_all_who_ask_for_frames_get_theirs_and_the_run_comes_home(slow: Trainer) -> None:
    answers = Answers(slow)
    slow.visit(1, visit_of(300, 600))
    slow._train_slice()
    assert slow._phase is Phase.RESTORING
    slow.visit(2, visit_of(400, 200))
    arrive(slow)
    assert (answers.epochs(1), answers.epochs(2)) == ([300, 600], [400, 200])
    assert slow._session.epoch == 1000


def test_a_run_that_was_left_is_trained_again_once_whatever_comes_between(slow: Trainer) -> None:
    answers = Answers(slow)
    other = RunPoint(replace(CONFIG, weight_seed=7), 900)
    slow.visit(1, visit_of(300, 900, point=other))
    while not answers.ends:
        slow._train_slice()
        if slow._phase is Phase.RESTORING:
            slow.step()  # is carried out at home, and breaks the visit off
    arrive(slow)
    done = [epoch for epoch, _ in answers.progress]
    assert done == sorted(done)
    assert slow._session.epoch > 1000
    session = Session(other.config)
    for frame in answers.frames(1):
        while session.epoch < frame.epoch:
            session.step()
        assert frame.loss == session.record.loss
    assert answers.epochs(1) == [300, 900]


def test_who_asks_while_the_run_comes_home_gets_frames_too(slow: Trainer) -> None:
    answers = Answers(slow)
    slow.visit(1, visit_of(300))
    while not answers.ends:
        slow._train_slice()
    assert slow._phase is Phase.RESTORING
    slow.visit(2, visit_of(200))
    arrive(slow)
    assert (answers.epochs(1), answers.epochs(2)) == ([300], [200])
    assert slow._session.epoch == 1000


def test_who_asks_for_frames_on_the_way_to_an_epoch_gets_them_there(slow: Trainer) -> None:
    answers = Answers(slow)
    slow.go_to(700)
    assert slow._phase is Phase.RESTORING
    slow.visit(1, visit_of(200, 400))
    slow.back()
    arrive(slow)
    assert slow._session.epoch == 699
    assert answers.epochs(1) == [200, 400]


def test_a_visit_changes_neither_what_is_looked_at_nor_what_is_seen_nor_done(slow: Trainer) -> None:
    slow.look_on()
    slow.look_at(FrameRequest(3, 5))
    slow.frame_drawn()
    answers, frames, statuses = Answers(slow), Recorder(slow.frame_ready), Recorder(slow.status_changed)
    slow.visit(1, visit_of(300, 600))
    arrive(slow)
    assert answers.epochs(1) == [300, 600]
    assert {status.phase for status in statuses.payloads} == {Phase.INSIDE}
    assert slow._request.layer == 3
    assert slow._session.progress.position == 1
    slow.run()
    slow.visit(2, visit_of(300, 600))
    slow.look_at(FrameRequest(2, 5))
    arrive(slow)
    assert answers.epochs(2) == [300, 600]
    assert statuses.last.phase is Phase.RUNNING
    assert {frame.epoch for frame in frames.payloads} <= {1000, slow._session.epoch}
    slow.pause()


def test_a_long_visit_tells_how_far_it_is(slow: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "QUIET_SECONDS", 0.0)
    answers = Answers(slow)
    slow.visit(1, visit_of(0, 900))
    arrive(slow)
    epochs = [epoch for epoch, _ in answers.progress]
    assert len(epochs) > 3
    assert epochs == sorted(set(epochs))
    assert {last for _, last in answers.progress} == {900}


@pytest.mark.parametrize(
    "command", ["configure", "pause", "toggle", "run", "step", "look_on", "look_back", "back", "go_to", "reset"]
)
def test_command_amid_a_visit_is_for_the_epoch_that_the_user_is_at(slow: Trainer, command: str) -> None:
    answers, homely = Answers(slow), Trainer(slow._session.config)
    for _ in range(1000):
        homely.step()
    slow.visit(1, visit_of(300, 600, point=slow._session.point.at(600)))
    slow._train_slice()
    assert slow._phase is Phase.RESTORING
    faster = replace(slow._session.config, learning_rate=1.0)
    arguments = {"configure": (faster,), "go_to": (950,)}.get(command, ())
    getattr(slow, command)(*arguments)
    getattr(homely, command)(*arguments)
    slow.pause()
    homely.pause()
    arrive(slow)
    arrive(homely)
    assert slow._session.point == homely._session.point
    assert slow._session.newest_epoch == homely._session.newest_epoch
    assert (slow._phase, slow._session.progress) == (homely._phase, homely._session.progress)
    assert answers.epochs(1) == [300, 600]


def test_frames_of_a_run_that_was_left_are_those_it_had(slow: Trainer) -> None:
    session, answers = Session(slow._session.config), Answers(slow)
    expected = {session.epoch: session.frame(visit_of(0).request)}
    while session.epoch < 600:
        session.step()
        expected[session.epoch] = session.frame(visit_of(0).request)
    point = slow._session.point
    slow.go_to(500)
    arrive(slow)
    slow.configure(replace(slow._session.config, learning_rate=1.0))
    slow.step()
    slow.visit(1, visit_of(100, 600, point=point.at(600)))
    arrive(slow)
    slow.reset()
    slow.visit(2, visit_of(100, 300, point=point.at(300)))
    arrive(slow)
    assert slow._session.newest_epoch == 0
    for frame in (*answers.frames(1), *answers.frames(2)):
        assert_equal(frame, expected[frame.epoch])
    assert (answers.epochs(1), answers.epochs(2)) == ([100, 600], [100, 300])


def assert_equal(frame: Frame, expected: Frame) -> None:
    assert frame.point == expected.point
    assert frame.surface.outputs.tobytes() == expected.surface.outputs.tobytes()
    assert frame.curves.loss.tobytes() == expected.curves.loss.tobytes()
    for layer, other in zip(frame.layers, expected.layers, strict=True):
        for name in ("W", "b", "dW", "db", "W_start"):
            assert getattr(layer, name).tobytes() == getattr(other, name).tobytes()
    for name in ("A_prev", "Z", "A", "delta", "slope"):
        assert getattr(frame.samples, name).tobytes() == getattr(expected.samples, name).tobytes()


def test_a_visit_that_is_given_up_is_not_made(slow: Trainer) -> None:
    answers = Answers(slow)
    slow.visit(1, visit_of(300, 600))
    slow.visit(2, visit_of(400))
    slow.visit(3, visit_of(500))
    slow.give_up_visit(1)
    slow.give_up_visit(3)
    arrive(slow)
    slow.give_up_visit(2)
    assert {number: name for number, (name, _) in answers.ends.items()} == {
        1: "cancelled",
        2: "finished",
        3: "cancelled",
    }
    assert slow._session.epoch == 1000


@pytest.mark.parametrize(("error", "name"), [(MemoryError("planted"), "failed"), (TooEarly(Text("no")), "refused")])
def test_what_goes_wrong_in_a_visit_is_told_to_who_asked_and_the_run_goes_on(
    slow: Trainer, monkeypatch: pytest.MonkeyPatch, error: Exception, name: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    answers, faults = Answers(slow), Recorder(slow.failed)
    with monkeypatch.context() as patch:
        patch.setattr(Session, "frame", fail)
        slow._pace.is_on_its_way = True  # so that only the visit makes frames
        slow.visit(1, visit_of(300))
        arrive(slow)
    (end,) = answers.ends.values()
    assert end[0] == name
    assert str(error) in str(end[1])
    assert len(faults) == 0
    assert (slow._phase, slow._session.epoch) == (Phase.PAUSED, 1000)


def test_a_trainer_that_has_failed_still_makes_visits(slow: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Answers(slow)
    slow.visit(1, visit_of(300, 600))
    with monkeypatch.context() as patch:
        patch.setattr(Trainer, "_train_epoch", lambda _: 1 / 0)
        slow.step()
    assert slow._phase is Phase.FAILED
    arrive(slow)
    assert answers.epochs(1) == [300, 600]
    assert slow._phase is Phase.FAILED
