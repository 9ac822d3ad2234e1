"""What comes into the window from files and the clipboard: runs to go back to, and tables to learn from."""

from PySide6.QtCore import QObject

from app.files.settings import Settings
from app.style.mixins import Themed
from app.window.data_presenter import DataPresenter
from app.window.file_drop import FileDrop
from app.window.message_presenter import MessagePresenter
from app.window.run_opener import RunOpener
from app.workers.controller import Controller


class Incoming(QObject):
    """Opens files that are chosen or dropped, each as what it is; ``cancel`` must be called before the window goes.

    Attributes
    ----------
    runs, tables : what each of the two kinds of files comes to
    drop : takes files that are dragged over the window
    """

    def __init__(self, controller: Controller, settings: Settings, messages: MessagePresenter, window: Themed) -> None:
        super().__init__(window)
        self.runs = RunOpener(controller, settings, messages, window)
        self.tables = DataPresenter(controller, settings, messages, window)
        self.drop = FileDrop(window)
        self.drop.dropped.connect(self.runs.open)
        self.drop.table_dropped.connect(self.tables.open)

    def cancel(self) -> None:
        """Let go of what is being read."""
        self.runs.cancel()
        self.tables.cancel()
