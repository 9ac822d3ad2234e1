"""A run that is saved and opened by the trainer, in every phase."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.lesson.deeds import Deed
from app.workers.status import Phase
from mlp_engine import FrameRequest, RunPoint
from mlp_engine.events import SetParameter
from mlp_engine.saved_run import SavedRun
from mlp_engine.ways import opened
from tests.app.recorder import Recorder
from tests.app.workers.driven_trainers import SMALL, Driven, driven_into
from tests.engine.touched_runs import everything

LONG = replace(SMALL, epochs=10**6)


class Saving(Driven):
    """A driven trainer, with what it tells of what is saved and opened."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self.saves = Recorder(self.trainer.save_told)
        self.dones = Recorder(self.trainer.done)
        self.not_done = Recorder(self.trainer.not_done)

    def saved(self) -> SavedRun:
        self.trainer.save(7, None)
        return self.told()

    def told(self) -> SavedRun:
        number, name, (run,) = self.saves.last
        assert (number, name) == (7, "finished")
        assert isinstance(run, SavedRun)
        return run


@pytest.fixture
def drive(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[Phase], Saving]:
    """Return a function that brings a trainer into a phase."""
    return lambda phase: driven_into(phase, Saving, qtbot, monkeypatch)


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.RESTORING])
def test_what_is_saved_in_a_phase_is_the_run_as_it_is(drive: Callable[[Phase], Saving], phase: Phase) -> None:
    driven = drive(phase)
    run = driven.saved()
    assert driven.phase is phase
    again = opened(run)
    assert everything(again) == everything(driven.trainer._session)
    assert again.progress == driven.trainer._session.progress


def test_on_the_way_it_is_saved_when_it_is_there(qtbot: QtBot) -> None:
    driven = Saving(SMALL)
    driven.trainer.restore(RunPoint(LONG, 3000))
    driven.trainer.save(7, None)
    assert len(driven.saves) == 0
    qtbot.waitUntil(lambda: len(driven.saves) == 1)
    assert opened(driven.told()).epoch == 3000


@pytest.mark.parametrize("phase", [Phase.PAUSED, Phase.RESTORING])
@pytest.mark.parametrize("other", ["rate", "seed", "hands", "point", "saved"])
def test_whoever_sees_or_saves_what_a_deed_has_made_has_heard_of_it(
    drive: Callable[[Phase], Saving], phase: Phase, other: str
) -> None:
    content = {
        "rate": replace(SMALL, learning_rate=0.125),
        "seed": replace(SMALL, weight_seed=5),
        "hands": (SetParameter("W", 1, 0, 0, 0.25),),
        "point": RunPoint(replace(SMALL, weight_seed=5)),
        "saved": Saving(SMALL).saved(),
    }[other]
    driven, told = drive(phase), list[str]()
    driven.trainer.frame_drawn()
    if phase is Phase.RESTORING:
        driven.trainer.save(7, None)  # which waits for the end of the way
    driven.trainer.done.connect(lambda: told.append("done"))
    driven.trainer.frame_ready.connect(lambda: told.append("frame"))
    driven.trainer.save_told.connect(lambda: told.append("saved"))
    driven.trainer.do(Deed(content))
    assert told == ["done", "frame"] + ["saved"] * (phase is Phase.RESTORING)


def test_what_is_not_wanted_any_more_is_not_saved(qtbot: QtBot) -> None:
    driven = Saving(SMALL)
    driven.trainer.restore(RunPoint(LONG, 1000))
    driven.trainer.save(7, None)
    driven.trainer.give_up_save(7)
    driven.trainer.give_up_save(7)
    qtbot.waitUntil(lambda: driven.phase is Phase.PAUSED)
    assert driven.saves.payloads == [(7, "cancelled", ())]


@pytest.mark.parametrize("phase", Phase)
def test_a_saved_run_is_opened_in_every_phase_and_what_was_there_comes_back(
    qtbot: QtBot, drive: Callable[[Phase], Saving], phase: Phase
) -> None:
    other = Saving(replace(SMALL, weight_seed=5))
    for _ in range(3):
        other.trainer.step()
    other.trainer.do(Deed((SetParameter("W", 1, 0, 0, 0.25),)))
    other.trainer.look_on()
    run, driven = other.saved(), drive(phase)
    before = everything(driven.trainer._session)
    driven.trainer.do(Deed(run))
    assert driven.phase is Phase.INSIDE
    assert everything(driven.trainer._session) == everything(other.trainer._session)
    assert driven.statuses.last.config == other.trainer._session.config
    driven.trainer.frame_drawn()
    assert driven.frames.last.point == other.trainer._session.point
    driven.trainer.do(driven.dones.last.undoing)
    qtbot.waitUntil(lambda: driven.phase is not Phase.RESTORING)
    assert everything(driven.trainer._session) == before
    driven.trainer.do(Deed(run, is_repeated=True))
    assert everything(driven.trainer._session) == everything(other.trainer._session)


def test_one_that_does_not_fit_is_refused_and_the_run_goes_on(drive: Callable[[Phase], Saving]) -> None:
    driven = drive(Phase.RUNNING)
    session = driven.trainer._session
    run = session.saved()
    deed = Deed(SavedRun({**run.values, "epoch": -1}, run.arrays))
    driven.trainer.do(deed)
    refused, error = driven.not_done.last
    assert refused is deed
    assert "epoch" in str(error)
    assert driven.trainer._session is session
    assert driven.phase is Phase.RUNNING


def test_the_target_is_that_of_the_run(qtbot: QtBot) -> None:
    driven, other = Saving(LONG), Saving(SMALL)
    other.trainer.run()
    qtbot.waitUntil(lambda: other.phase is Phase.FINISHED)
    driven.trainer.do(Deed(other.saved()))
    assert (driven.phase, driven.statuses.last.target) == (Phase.FINISHED, SMALL.epochs)
    driven.trainer.look_at(FrameRequest(1, 0))
