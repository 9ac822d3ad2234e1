"""Samples are drawn in the window, by keys and by the mouse, and saved."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.export.past_frames import PastFrames
from app.views.boundary.boundary_view import BoundaryView
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from mlp_engine import Frame, Plane
from tests.app.views.boundary.planes import pixel
from tests.app.views.boundary.sections import flowers, predicted
from tests.app.windows import message, trigger

Key = Qt.Key


def boundary_of(window: MainWindow) -> BoundaryView:
    view = window._views["boundary"]
    assert isinstance(view, BoundaryView)
    return view


def frame_of(window: MainWindow) -> Frame:
    assert window._frame is not None
    return window._frame


def press(qtbot: QtBot, *keys: Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def test_keys_alone_draw_move_and_erase(qtbot: QtBot, active_window: MainWindow) -> None:
    view = boundary_of(active_window)
    press(qtbot, Key.Key_D)
    assert view.draw_button.isChecked()
    assert view.is_entered
    press(qtbot, Key.Key_Up, Key.Key_C, Key.Key_Insert)
    qtbot.waitUntil(lambda: frame_of(active_window).X.shape[1] == 301)
    cursor = view.plane.cursor
    assert cursor is not None
    assert frame_of(active_window).X[:, 300].tolist() == [cursor.x(), cursor.y()]
    assert frame_of(active_window).Y[0, 300] == 1.0
    press(qtbot, Key.Key_M, Key.Key_Up, Key.Key_Up, Key.Key_Return)
    qtbot.waitUntil(lambda: frame_of(active_window).X[1, 300] > cursor.y())
    qtbot.waitUntil(lambda: frame_of(active_window).X[1, 300] == view.plane.cursor.y())  # type: ignore[union-attr]
    press(qtbot, Key.Key_Delete)
    qtbot.waitUntil(lambda: frame_of(active_window).X.shape[1] == 300)
    assert frame_of(active_window).epoch == 0
    press(qtbot, Key.Key_D)
    assert not view.draw_button.isChecked()


def test_the_mouse_draws_while_the_run_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    view = boundary_of(window)
    trigger(window, ActionId.DRAW)
    trigger(window, ActionId.RUN_PAUSE)
    qtbot.waitUntil(lambda: frame_of(window).epoch > 5)
    corner = view.plane.home.bottomLeft() + QPointF(0.2, -0.2)
    qtbot.mouseClick(view.plane.viewport(), Qt.MouseButton.LeftButton, pos=pixel(view, corner.x(), corner.y()))
    qtbot.waitUntil(lambda: frame_of(window).X.shape[1] == 301)
    epoch = frame_of(window).epoch
    qtbot.waitUntil(lambda: frame_of(window).epoch > epoch)
    added = frame_of(window).X[:, 300]
    assert np.abs(added - [corner.x(), corner.y()]).max() < 0.02
    trigger(window, ActionId.RUN_PAUSE)


def test_a_closed_panel_opens_to_be_drawn_in(qtbot: QtBot, window: MainWindow) -> None:
    dock = window._dock_area.docks["boundary"]
    dock.close()
    trigger(window, ActionId.DRAW)
    qtbot.waitUntil(boundary_of(window).isVisible)
    assert boundary_of(window).draw_button.isChecked()


def test_inputs_that_are_chosen_come_from_the_trainer(qtbot: QtBot, window: MainWindow) -> None:
    view = boundary_of(window)
    config = frame_of(window).config.with_fields({"own_data": flowers()})
    window._controller.configure.emit(config)
    qtbot.waitUntil(lambda: len(frame_of(window).X) == 4)
    view.chooser.chosen.emit(Plane((2, 3), (0.5, -0.5, 0.0, 0.0)))
    qtbot.waitUntil(lambda: frame_of(window).surface.plane.axes == (2, 3))  # type: ignore[union-attr]
    frame = frame_of(window)
    surface = frame.surface
    assert surface is not None
    place = np.array([[surface.x1[7]], [surface.x2[11]]])
    wanted = predicted(frame, (2, 3), (0.5, -0.5, 0.0, 0.0), place)[:, 0]
    assert surface.outputs[:, 11, 7] == pytest.approx(wanted)
    trigger(window, ActionId.STEP)
    qtbot.waitUntil(lambda: frame_of(window).epoch == 1)
    trigger(window, ActionId.COMPARE)
    dialog = window._timeline_presenter.dialog
    qtbot.waitUntil(lambda: dialog._frames is not None)
    past = PastFrames(window._controller, window)
    past.begin(frame_of(window), window._views.values())
    past.ask((0,), lambda: None)
    qtbot.waitUntil(lambda: 0 in past.by_epoch)
    for other in (*dialog._frames, past.by_epoch[0]):  # type: ignore[misc]
        assert other.surface is not None
        assert other.surface.plane == surface.plane
    dialog.close()
    window._controller.configure.emit(frame.config.with_fields({"data_set": "moons", "own_data": None}))
    qtbot.waitUntil(lambda: len(frame_of(window).X) == 2)
    assert view.selection.plane == Plane()


def test_samples_are_saved_as_csv(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "drawn"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    trigger(window, ActionId.SAVE_DATA)
    written = path.with_suffix(".csv")
    qtbot.waitUntil(lambda: str(written) in message(window))
    table = np.genfromtxt(written, delimiter=",", names=True)
    assert np.array_equal(np.stack([table["x1"], table["x2"]]), frame_of(window).X)
    assert np.array_equal(table["class"], frame_of(window).Y[0])


def test_where_they_cannot_be_saved_a_sentence_says_why(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "data.csv"), ""))
    trigger(window, ActionId.SAVE_DATA)
    qtbot.waitUntil(lambda: "The folder does not exist." in message(window))


def test_a_dialog_that_is_cancelled_saves_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    trigger(window, ActionId.SAVE_DATA)
    assert list(tmp_path.glob("*.csv")) == []
