"""A view with hands in a window of its own, as it is in the program."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from app.lesson.deeds import Deed
from app.views.hands.parameter_menu import ParameterMenu
from app.views.view import View
from app.widgets.cell_box import CellBox
from app.widgets.focus_keys import FocusKeys
from mlp_engine import Frame, FrameRequest, Session
from mlp_engine.events import Event
from tests.app.recorder import Recorder


class Window(QMainWindow):
    """Shows a view, brings it what it asks for, and carries out its deeds on a session if ``does`` is true."""

    def __init__(self, view: View, session: Session, layer: int = 2) -> None:
        super().__init__()
        self.view, self.session, self.layer, self.does = view, session, layer, True
        self.deeds = Recorder(view.deed_requested)
        self.setCentralWidget(view)
        FocusKeys(self)
        view.selection_requested.connect(view.show_selection)
        view.deed_requested.connect(self._do)
        self.resize(420, 700)
        self.show()
        self.activateWindow()
        view.show_frame(self.frame())
        QApplication.processEvents()

    def frame(self) -> Frame:
        return self.session.frame(FrameRequest(self.layer, 0))

    @property
    def events(self) -> list[Event]:
        """All that hands have done, in order."""
        return [event for deed in self.deeds.payloads for event in deed.content]

    @property
    def box(self) -> CellBox:
        return self.view.findChild(CellBox)

    def type(self, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Type into the box that is open."""
        assert self.box.hasFocus()
        QTest.keyClicks(self.box, text)
        QTest.keyClick(self.box, key)

    def menu_at(self, widget: QWidget, place: QPoint) -> list[QAction]:
        """Open the menu of a place with the right button, and return what it offers."""
        reason, at = QContextMenuEvent.Reason.Mouse, widget.mapToGlobal(place)
        QApplication.sendEvent(widget, QContextMenuEvent(reason, place, at))
        return self.offered()

    def menu_by_key(self, widget: QWidget) -> list[QAction]:
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(widget, QContextMenuEvent(reason, QPoint(), widget.mapToGlobal(QPoint())))
        return self.offered()

    def offered(self) -> list[QAction]:
        menu = next((menu for menu in self.view.findChildren(ParameterMenu) if menu.isVisible()), None)
        if menu is None:
            return []
        menu.close()
        return [action for action in menu.actions() if not action.isSeparator()]

    def _do(self, deed: Deed) -> None:
        if self.does:
            assert isinstance(deed.content, tuple)
            self.session.intervene(deed.content)
            self.view.show_frame(self.frame())


def drag(widget: QWidget, start: QPoint, *steps: int, shift: bool = False, release: bool = True) -> None:
    """Drag with the left button from a place to places so many px below it."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.mousePress(widget, left, pos=start)
    place = start
    for step in steps:
        place = start + QPoint(0, step)
        at = QPointF(widget.mapToGlobal(place))
        QApplication.sendEvent(widget, QMouseEvent(QMouseEvent.Type.MouseMove, QPointF(place), at, none, left, held))
    if release:
        QTest.mouseRelease(widget, left, pos=place)
