"""A window that exports into the folder ``out``, for tests."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QCursor
from pytestqt.qtbot import QtBot

from app.export.dialog.dialog import ExportDialog
from app.export.figures.choices import ExportChoices
from app.export.figures.picture_size import PictureSize
from app.files.settings import Settings
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from mlp_engine import Session, retrace

SMALL = PictureSize(320, 180, 24.0)


def export_settings(tmp_path: Path) -> Settings:
    """The settings of a window that exports small pictures; ``out`` is made."""
    settings = Settings(str(tmp_path / "settings.ini"))
    settings.language, settings.theme = "en", "dark"
    (tmp_path / "out").mkdir()
    settings.export = ExportChoices(folder=str(tmp_path / "out"), size=SMALL).as_dict()
    return settings


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def message(window: MainWindow) -> str:
    return window._message_bar.message.text if window._message_bar.message else ""


def trigger(window: MainWindow, action_id: ActionId) -> None:
    window._actions[action_id].trigger()


def point_at(window: MainWindow, name: str) -> None:
    current = window._export_actions.current
    current._at_keyboard, current._pointer_then = name, QCursor.pos()


def step_to(qtbot: QtBot, window: MainWindow, epoch: int) -> None:
    while window._frame.epoch < epoch:
        before = window._frame.epoch
        trigger(window, ActionId.STEP)
        qtbot.waitUntil(lambda before=before: window._frame.epoch > before)


def open_dialog(qtbot: QtBot, window: MainWindow) -> ExportDialog:
    trigger(window, ActionId.EXPORT)
    dialog = window._export_actions.presenter.dialog
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def choose(dialog: ExportDialog, **choices: object) -> None:
    """Make choices as a user does in the form."""
    made = ExportChoices(**{"folder": dialog.choices.folder, **choices})
    dialog.show_choices(made)
    dialog.choices_changed.emit(made)


def export(qtbot: QtBot, window: MainWindow, out: Path, figure: str, **choices: object) -> list[str]:
    """Carry out an export, and return the names of the files there are then."""
    dialog = open_dialog(qtbot, window)
    finished = window._export_actions.presenter.exporter.finished
    with qtbot.waitSignal(finished):
        dialog.export_requested.emit(ExportChoices(**{"figure": figure, "folder": str(out), "size": SMALL, **choices}))
    return names(out)


def has_answers(window: MainWindow) -> bool:
    """Tell whether the trainer has said the last of every visit."""
    return not window._controller.visits._tasks


def held_up(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let the trainer stay on every way to past epochs, until the event is set."""
    may_go_on = Event()

    def wait(session: Session, epoch: int) -> Iterator[Session]:
        while not may_go_on.is_set():
            yield session
        yield from retrace(session, epoch)

    monkeypatch.setattr("app.workers.travel.retrace", wait)
    return may_go_on
