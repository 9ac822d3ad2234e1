"""Undo and redo of what the user does to a run."""

from PySide6.QtCore import QObject, Slot

from app.lesson.deeds import Deed
from app.workers.controller import Controller
from mlp_engine import RunConfig


class UndoPresenter(QObject):
    """Has deeds done, and keeps what leads back from them."""

    def __init__(self, controller: Controller, window: QObject) -> None:
        super().__init__(window)
        self._controller = controller

    @Slot(object)
    def set_up(self, config: RunConfig) -> None:
        """Have another set-up taken."""
        self._controller.do.emit(Deed(config))
