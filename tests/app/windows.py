"""A whole window with its threads."""

from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.window.main_window import MainWindow
from app.workers.controller import Controller
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
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    controller.start.emit()
    qtbot.waitUntil(lambda: window._frame is not None)
    return window
