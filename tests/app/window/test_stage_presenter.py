"""What stands between the stage and the window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.panels.stage.stage import Stage
from app.window.actions import ActionId
from app.window.main_window import MainWindow


def present(qtbot: QtBot, window: MainWindow) -> Stage:
    window._actions[ActionId.PRESENT].trigger()
    stage = window._stage_presenter.stage
    qtbot.waitUntil(stage.isVisible)
    stage._caption.fall_silent()
    return stage


def test_a_cell_picked_in_the_window_has_its_sum_on_the_stage(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window._frame is not None)
    window._selection_model.select(Selection(1, symbol="δ", cell=(2, 4)))
    stage = present(qtbot, window)
    qtbot.waitUntil(lambda: "δ[1] row 3, sample 5" in stage._caption.accessibleName())  # its terms come with a frame
    assert window._frame is not None
    assert window._frame.samples.slope is not None


def test_frames_carry_terms_only_as_long_as_somebody_shows_them(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window._frame is not None)
    stage = present(qtbot, window)
    qtbot.waitUntil(lambda: window._frame is not None and window._frame.samples.slope is not None)
    QTest.keyClick(stage, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window._frame is not None and window._frame.samples.slope is None)
