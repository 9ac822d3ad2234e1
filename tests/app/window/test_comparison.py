"""The comparison of two epochs, from the action to the trainer and back."""

import pytest
from pytestqt.qtbot import QtBot

from app.panels.compare.comparison import Comparison
from app.panels.compare.dialog import CompareDialog
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from app.workers import travel
from app.workers.tasks import Steps
from tests.app.recorder import Recorder
from tests.app.windows import message, trigger

FAULT = "RuntimeError: planted"


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> CompareDialog:
    """The dialog, not open yet, of a run that is at epoch 3."""
    for _ in range(3):
        trigger(window, ActionId.STEP)
    qtbot.waitUntil(lambda: window._frame is not None and window._frame.epoch == 3)
    return window._timeline_presenter.dialog


def shown_epochs(dialog: CompareDialog) -> tuple[int, ...]:
    return () if dialog._frames is None else tuple(frame.epoch for frame in dialog._frames)


def mark_epoch(qtbot: QtBot, window: MainWindow, epoch: int) -> None:
    window._controller.go_to.emit(epoch)
    qtbot.waitUntil(lambda: window._frame is not None and window._frame.epoch == epoch)
    trigger(window, ActionId.BOOKMARK)


def test_at_first_the_start_is_compared_with_now(qtbot: QtBot, window: MainWindow, dialog: CompareDialog) -> None:
    trigger(window, ActionId.COMPARE)
    qtbot.waitUntil(lambda: shown_epochs(dialog) == (0, 3))
    assert [box.currentText() for box in dialog.boxes] == ["start (epoch 0)", "now"]
    page = dialog._pages["network"]
    assert isinstance(page, Comparison)
    assert not page.no_change.isVisible()


@pytest.mark.parametrize(("marked", "compared"), [((1,), (1, 3)), ((1, 2), (1, 2)), ((0, 1, 2), (1, 2))])
def test_bookmarks_are_compared_where_there_are_some(
    qtbot: QtBot, window: MainWindow, dialog: CompareDialog, marked: tuple[int, ...], compared: tuple[int, int]
) -> None:
    for epoch in marked:
        mark_epoch(qtbot, window, epoch)
    window._controller.go_to.emit(3)
    qtbot.waitUntil(lambda: window._frame is not None and window._frame.epoch == 3)
    trigger(window, ActionId.COMPARE)
    qtbot.waitUntil(lambda: shown_epochs(dialog) == compared)


def test_closed_amid_a_visit_it_gives_the_visit_up(qtbot: QtBot, window: MainWindow, dialog: CompareDialog) -> None:
    trigger(window, ActionId.COMPARE)
    visit = window._timeline_presenter._visit
    assert visit is not None
    finished, cancelled = Recorder(visit.finished), Recorder(visit.cancelled)
    dialog.close()
    qtbot.waitUntil(lambda: len(cancelled) == 1)
    assert (len(finished), dialog._frames) == (0, None)


def test_another_choice_takes_the_place_of_the_visit_under_way(
    qtbot: QtBot, window: MainWindow, dialog: CompareDialog
) -> None:
    trigger(window, ActionId.COMPARE)
    first = window._timeline_presenter._visit
    assert first is not None
    finished, cancelled = Recorder(first.finished), Recorder(first.cancelled)
    dialog.boxes[0].setCurrentIndex(0)
    qtbot.waitUntil(lambda: shown_epochs(dialog) == (3, 3))
    assert (len(finished), len(cancelled)) == (0, 1)


def test_a_fault_on_the_way_is_told(
    qtbot: QtBot, window: MainWindow, dialog: CompareDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> Steps:
        yield 0, 0
        raise RuntimeError("planted")

    monkeypatch.setattr(travel, "visited", break_down)
    faults = Recorder(window._controller.failed)
    trigger(window, ActionId.COMPARE)
    qtbot.waitUntil(lambda: len(faults) == 1)
    assert FAULT in faults.last
    assert "planted" in message(window)
    assert dialog._frames is None
