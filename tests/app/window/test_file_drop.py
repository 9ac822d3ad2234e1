"""Files dragged over the window and dropped on it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.style.theme import DARK, LIGHT
from app.window.file_drop import dragged_file
from app.window.main_window import MainWindow
from app.workers.status import Phase
from tests.app.export.files_with_origin import ORIGIN, with_origin
from tests.app.window.opened_runs import COPY, LEFT, NO_KEYS, drop, enter, mime
from tests.app.windows import message


@pytest.mark.parametrize("kind", ["png", "svg", "pdf", "pptx", "json"])
def test_dropped_file_is_opened(qtbot: QtBot, window: MainWindow, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"my run.{kind}"
    path.write_bytes(with_origin(ORIGIN)[kind])
    data = mime(QUrl.fromLocalFile(str(path)))
    entered = enter(window, data)
    assert entered.isAccepted()
    assert entered.dropAction() is COPY
    assert window.incoming.drop.hint.isVisible()
    assert f"my run.{kind}" in window.incoming.drop.hint.accessibleName()
    assert window.incoming.drop.hint.geometry() == window.rect()
    dropped = drop(window, data)
    assert dropped.isAccepted()
    assert dropped.dropAction() is COPY  # were it a move, the file manager would now delete the file
    assert not window.incoming.drop.hint.isVisible()
    qtbot.waitUntil(lambda: message(window) == f"Restored epoch 412 of the run in my run.{kind}.")


def test_file_can_be_dropped_on_every_view(qtbot: QtBot, window: MainWindow, picture: Path) -> None:
    """A drag goes up from the widget under the mouse to the first that takes it: none may keep it to itself."""
    data = mime(QUrl.fromLocalFile(str(picture)))
    for dock in window._dock_area.docks.values():
        for place in (dock.rect().center(), dock.rect().center() / 2):
            widget = dock.childAt(place) or dock
            event = QDragEnterEvent(QPoint(1, 1), COPY, data, LEFT, NO_KEYS)
            event.setAccepted(False)
            QApplication.sendEvent(widget, event)
            assert event.isAccepted(), widget
            assert window.incoming.drop.hint.isVisible()
            QApplication.sendEvent(window, QDragLeaveEvent())
            assert not window.incoming.drop.hint.isVisible()


def test_other_drags_are_not_taken(window: MainWindow, picture: Path) -> None:
    local, web = QUrl.fromLocalFile(str(picture)), QUrl("https://example.org/picture.png")
    text = QMimeData()
    text.setText(str(picture))
    for data in (mime(local, local), mime(web), mime(), text):
        assert dragged_file(data) is None
        assert not enter(window, data).isAccepted()
        assert not drop(window, data).isAccepted()
        assert not window.incoming.drop.hint.isVisible()
    assert window._status.phase is Phase.PAUSED
    assert dragged_file(mime(local)) == picture


def test_drop_hint_is_seen_through_by_the_mouse_and_wears_the_theme(qtbot: QtBot, window: MainWindow) -> None:
    hint = window.incoming.drop.hint
    accents = set()
    for name, theme in (("dark", DARK), ("light", LIGHT)):
        window._menus.chosen.emit("theme", name)
        hint.show_text("Drop picture.png to go back to its run")
        image = hint.grab().toImage()
        colors = {image.pixelColor(16, y).name() for y in range(40, image.height() - 40)}
        assert theme.accent in colors
        accents.add(theme.accent)
        assert hint not in (window.childAt(300, 300), window.childAt(300, 300).parentWidget())
    assert len(accents) == 2


def test_hint_follows_what_is_dragged_away(window: MainWindow, picture: Path) -> None:
    enter(window, mime(QUrl.fromLocalFile(str(picture))))
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.incoming.drop.hint.isVisible()
    assert QEvent.Type.DragLeave is QDragLeaveEvent().type()
