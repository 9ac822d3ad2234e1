"""Pictures of views and of the window at one key, and the menu of a view."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.export.figures.choices import ExportChoices
from app.files.origin_reader import read_origin
from app.files.settings import Settings
from app.panels.setup.config_panel import ConfigPanel
from app.views.table import VIEWS
from app.widgets.message_bar import Severity
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from tests.app.window.exports import SMALL, export_settings, message, names, point_at, trigger


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return export_settings(tmp_path)


@pytest.mark.parametrize("name", VIEWS)
def test_quick_snapshot_of_each_view_goes_to_the_last_folder(
    qtbot: QtBot, window: MainWindow, out: Path, name: str
) -> None:
    point_at(window, name)
    trigger(window, ActionId.SNAPSHOT)
    qtbot.waitUntil(lambda: names(out) == [f"{name}_0.png"] and "Saved as" in message(window))
    image = QImage(str(out / f"{name}_0.png"))
    assert (image.width(), image.height()) == (320, 180)
    assert image.pixelColor(0, 0).name() == "#ffffff"  # the theme of slides, though the window is dark
    assert read_origin(out / f"{name}_0.png").point == window._frame.point
    assert str(out / f"{name}_0.png") in message(window)


def test_snapshot_never_replaces_another_and_takes_the_last_format(
    qtbot: QtBot, window: MainWindow, settings: Settings, out: Path
) -> None:
    settings.export = ExportChoices(folder=str(out), format="svg", size=SMALL, pattern="shot").as_dict()
    (out / "shot.svg").write_text("old")
    point_at(window, "loss")
    trigger(window, ActionId.SNAPSHOT)
    qtbot.waitUntil(lambda: names(out) == ["shot.svg", "shot_2.svg"])
    assert (out / "shot.svg").read_text() == "old"


def test_snapshot_of_the_window_looks_like_the_window(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    trigger(window, ActionId.SAVE_WINDOW)
    qtbot.waitUntil(lambda: names(out) == ["window_0.png"])
    image = QImage(str(out / "window_0.png"))
    assert image.height() == 180 or image.width() == 320
    assert image.width() / image.height() == pytest.approx(window.width() / window.height(), rel=0.02)


def test_message_opens_the_file_and_its_folder(
    qtbot: QtBot, window: MainWindow, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or len(opened) < 3)
    trigger(window, ActionId.SNAPSHOT)
    qtbot.waitUntil(lambda: "Saved as" in message(window))
    (file, folder) = window._message_bar.message.actions
    file.trigger()
    folder.trigger()
    assert opened == [str(out / "network_0.png"), str(out)]
    file.trigger()
    assert window._message_bar.message.severity is Severity.WARNING
    assert "no program" in message(window)


def test_folder_that_cannot_be_written_is_a_sentence(
    qtbot: QtBot, window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    settings.export = ExportChoices(folder=str(tmp_path / "file" / "folder")).as_dict()
    trigger(window, ActionId.SNAPSHOT)
    assert window._message_bar.message.severity is Severity.WARNING
    assert str(tmp_path / "file") in message(window)
    assert "Traceback" not in message(window)


@pytest.mark.parametrize("name", VIEWS)
def test_copy_puts_the_picture_of_the_view_on_the_clipboard(window: MainWindow, name: str) -> None:
    point_at(window, name)
    trigger(window, ActionId.COPY_VIEW)
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (320, 180)
    assert len({image.pixelColor(x, y).name() for x in range(0, 320, 4) for y in range(0, 180, 4)}) > 5
    assert window._dock_area.docks[name].windowTitle() in message(window)


def test_copy_of_the_window_is_the_window(window: MainWindow) -> None:
    trigger(window, ActionId.COPY_WINDOW)
    image = QGuiApplication.clipboard().image()
    assert image.width() == 2 * window.width()


def test_context_menu_exports_the_view_it_was_opened_on(qtbot: QtBot, window: MainWindow) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(70, 80))
    QApplication.sendEvent(window._views["weights"], event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts == ["Copy view\tCtrl+C", "Quick snapshot\tP", "Export…\tCtrl+E", "Copy matrix…"]
    menu.actions()[2].trigger()
    menu.close()
    assert window._export_actions.presenter.dialog.choices.figure == "weights"


def test_key_works_from_the_keyboard(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: len(names(out)) == 1)


def test_success_takes_the_place_of_what_failed_before(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "foreign.png").write_bytes(b"no picture")
    window.incoming.runs.open(tmp_path / "foreign.png")
    qtbot.waitUntil(lambda: "foreign.png cannot be opened" in message(window))
    trigger(window, ActionId.COPY_VIEW)
    assert "clipboard" in message(window)


def test_message_is_not_in_the_picture_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    trigger(window, ActionId.COPY_WINDOW)
    before = QGuiApplication.clipboard().image()
    assert message(window)
    trigger(window, ActionId.COPY_WINDOW)
    assert QGuiApplication.clipboard().image() == before


def test_nothing_is_shown_as_a_window_of_its_own_while_a_picture_is_drawn(
    qtbot: QtBot, window: MainWindow, out: Path
) -> None:
    shown: list[str] = []

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    watcher = Watcher()
    app = QApplication.instance()
    app.installEventFilter(watcher)
    try:
        for name in VIEWS:
            window._export_actions.snapshots.copy(name)
        qtbot.addWidget(ConfigPanel())  # as at the start
    finally:
        app.removeEventFilter(watcher)
    assert shown == []
