"""A whole window with its threads."""

from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from app.workers.controller import Controller
from app.workers.status import Phase
from mlp_engine import RunConfig


def open_window(qtbot: QtBot, settings: Settings, config: RunConfig | None = None) -> MainWindow:
    """Return a window that shows its first frame; it must be closed in the end."""
    controller = Controller(config or RunConfig(epochs=10**7))
    try:
        window = MainWindow(controller, settings)
    except BaseException:
        controller.close()  # a thread that still runs would abort all tests
        raise
    controller.setParent(window)
    window.documents.end()  # whoever closes it has nobody to answer its question
    qtbot.addWidget(window)
    window.show()
    controller.start.emit()
    qtbot.waitUntil(lambda: window._frame is not None)
    return window


def trigger(window: MainWindow, *action_ids: ActionId) -> None:
    """Do what the user does by a menu."""
    for action_id in action_ids:
        window._actions[action_id].trigger()


def wait_for_phase(qtbot: QtBot, window: MainWindow, phase: Phase) -> None:
    """Wait until the window knows that the trainer is in a phase."""
    qtbot.waitUntil(lambda: window._status.phase is phase)


def message(window: MainWindow) -> str:
    """Return what the message bar says."""
    shown = window._message_bar.message
    return shown.text if shown is not None else ""
