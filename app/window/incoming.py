"""What comes into the window from files and the clipboard: runs to go back to, tables to learn from, set-ups."""

from PySide6.QtCore import QObject

from app.files.settings import Settings
from app.style.mixins import Themed
from app.window.actions import ActionId
from app.window.data_presenter import DataPresenter
from app.window.file_drop import FileDrop
from app.window.message_presenter import MessagePresenter
from app.window.run_opener import RunOpener
from app.window.share_presenter import SharePresenter
from app.window.window_actions import WindowActions
from app.workers.controller import Controller


class Incoming(QObject):
    """Opens files that are chosen or dropped, each as what it is; ``cancel`` must be called before the window goes.

    Attributes
    ----------
    runs, tables : what each of the two kinds of files comes to
    set_ups : what copied set-ups come to
    drop : takes files that are dragged over the window
    """

    def __init__(
        self,
        controller: Controller,
        settings: Settings,
        actions: WindowActions,
        messages: MessagePresenter,
        window: Themed,
    ) -> None:
        super().__init__(window)
        self.runs = RunOpener(controller, settings, messages, window)
        self.tables = DataPresenter(controller, settings, messages, window)
        self.set_ups = SharePresenter(controller, messages, self)
        self.set_ups.passed_on.connect(self.tables.paste)
        self.drop = FileDrop(window)
        self.drop.dropped.connect(self.runs.open)
        self.drop.table_dropped.connect(self.tables.open)
        self.drop.set_up_dropped.connect(self.set_ups.take)
        actions[ActionId.OPEN].triggered.connect(self.runs.ask)
        actions[ActionId.OPEN_DATA].triggered.connect(self.tables.ask)
        actions[ActionId.PASTE_DATA].triggered.connect(self.set_ups.paste)
        actions[ActionId.COPY_SET_UP].triggered.connect(self.set_ups.copy_text)
        actions[ActionId.COPY_LINK].triggered.connect(self.set_ups.copy_link)

    def cancel(self) -> None:
        """Let go of what is being read."""
        self.runs.cancel()
        self.tables.cancel()
