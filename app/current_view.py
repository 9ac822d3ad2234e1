"""Which view the user is at."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, Signal, Slot
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.views.base import View


class CurrentView(QObject):
    """Follows the pointer and the keyboard: the last view that either came to is the current one.

    Attributes
    ----------
    name : of the current view, the first one before there was any
    """

    menu_requested = Signal(str, QPoint)
    """The name of a view, and the place on the screen where a menu of what can be done with it shall open."""

    def __init__(self, views: Mapping[str, View], parent: QObject) -> None:
        super().__init__(parent)
        self._names: dict[QObject, str] = {view: name for name, view in views.items()}
        self.name = next(iter(views))
        for view in views.values():
            view.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_keyboard)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self.name = self._names[watched]
        elif isinstance(event, QContextMenuEvent):
            self.name = self._names[watched]
            self.menu_requested.emit(self.name, event.globalPos())
            return True
        return False

    @Slot(QWidget, QWidget)
    def _follow_keyboard(self, _left: QWidget | None, entered: QWidget | None) -> None:
        widget: QObject | None = entered
        while widget is not None and widget not in self._names:
            widget = widget.parent()
        if widget is not None:
            self.name = self._names[widget]
