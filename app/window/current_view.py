"""Which view the user is at."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QCursor
from PySide6.QtWidgets import QApplication, QWidget

from app.views.view import View


class CurrentView(QObject):
    """Finds the view that the pointer is over or, if the keyboard came to a view since the pointer moved, that one."""

    menu_requested = Signal(str, QPoint)
    """The name of a view, and the place on the screen where a menu of what can be done with it shall open."""

    def __init__(self, views: Mapping[str, View], parent: QObject) -> None:
        super().__init__(parent)
        self._names: dict[QObject, str] = {view: name for name, view in views.items()}
        self._at_keyboard = next(iter(views))
        self._pointer_then = QCursor.pos()  # when the keyboard came there
        for view in views.values():
            view.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_keyboard)

    @property
    def name(self) -> str:
        """The name of the view."""
        pointer = QCursor.pos()
        at_pointer = self._name_of(QApplication.widgetAt(pointer))
        return at_pointer if at_pointer is not None and pointer != self._pointer_then else self._at_keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QContextMenuEvent):
            return False
        self.menu_requested.emit(self._names[watched], event.globalPos())
        return True

    @Slot(QWidget, QWidget)
    def _follow_keyboard(self, left: QWidget | None, entered: QWidget | None) -> None:
        name = self._name_of(entered)
        if name is not None and left is not None:  # it comes from nowhere when the window becomes active again
            self._at_keyboard, self._pointer_then = name, QCursor.pos()

    def _name_of(self, widget: QObject | None) -> str | None:
        """The name of the view that a widget is or is in."""
        while widget is not None and widget not in self._names:
            widget = widget.parent()
        return None if widget is None else self._names[widget]
