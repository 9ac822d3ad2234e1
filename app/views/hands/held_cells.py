"""Cells of W or b that hands take hold of, by the mouse and by keys."""

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.lesson.parameters import Parameter
from app.lesson.selection import Cell
from app.lesson.updates import PARAMETERS
from app.style.mixins import WidgetMixin
from app.views.hands.parameter_hand import ParameterHand
from app.widgets.focus_keys import TakesKeys, is_one_of, picks

_SELECTING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
EDIT_KEYS, FREEZE_KEYS, SWITCH_KEYS = (Qt.Key.Key_F2,), (Qt.Key.Key_L,), (Qt.Key.Key_O,)


class HeldCells(WidgetMixin):
    """A widget of cells that, where it shows W or b, takes a number for each, and lets the picked one be dragged.

    Without a ``hand``, and where it shows anything else, its cells are only looked at.
    """

    hand: ParameterHand | None = None
    _symbol = ""
    _l = 0
    _span = 1.0
    _held: Cell | None = None  # by the mouse, from the press to the release

    def hold(self, symbol: str, l: int, span: float) -> None:
        """Let hands change what is shown if it is W or b of layer l; the scale of its numbers reaches to ``span``."""
        self._symbol, self._l, self._span = symbol if symbol in PARAMETERS else "", l, span

    def cell_under(self, position: QPoint) -> Cell | None:
        """Return the cell at a place of the widget that hears of the mouse."""
        raise NotImplementedError

    def cell_at_keys(self) -> Cell | None:
        """Return the cell that the keys point at."""
        raise NotImplementedError

    def place_of(self, cell: Cell) -> QRect:
        """Return where a cell is in ``held_area``."""
        raise NotImplementedError

    def held_area(self) -> QWidget:
        """Return the widget that hears of the mouse."""
        raise NotImplementedError

    def is_picked(self, cell: Cell) -> bool:
        """Tell whether a cell is picked."""
        raise NotImplementedError

    def pick(self, cell: Cell) -> None:
        """Pick a cell or, if it is picked, drop it."""
        raise NotImplementedError

    def parameter(self, cell: Cell | None) -> Parameter | None:
        """Return the entry that hands can change in a cell, if any."""
        can_change = cell is not None and self._symbol and self.hand is not None and self.hand.frame is not None
        return Parameter(self._symbol, self._l, *cell) if can_change and cell is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_under(event.position().toPoint())
        parameter = self.parameter(cell)
        is_left = event.button() == Qt.MouseButton.LeftButton and not event.modifiers() & _SELECTING
        if parameter is None or cell is None or self.hand is None or not is_left or not self.is_picked(cell):
            super().mousePressEvent(event)
            return
        if isinstance(self, TakesKeys):
            self.enter_by(event)
        self._held = cell
        self.hand.grab(parameter, self._span, event.globalPosition().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and self.hand is not None:
            is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.hand.drag(event.globalPosition().y(), is_fine)
            return
        super().mouseMoveEvent(event)
        self._show_cursor(self.cell_under(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        held, self._held = self._held, None
        if held is not None and self.hand is not None and self.hand.is_dragging and not self.hand.let_go():
            self.pick(held)  # by a click

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_under(event.position().toPoint())
        if self.parameter(cell) is None or event.button() != Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
        else:
            self._edit(cell)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_at_pointer = event.reason() == QContextMenuEvent.Reason.Mouse
        area = self.held_area()
        cell = self.cell_under(area.mapFromGlobal(event.globalPos())) if is_at_pointer else self.cell_at_keys()
        parameter = self.parameter(cell)
        if parameter is None or cell is None or self.hand is None:
            event.ignore()  # the view has a menu of its own
            return
        place = self.place_of(cell)
        at = event.globalPos() if is_at_pointer else area.mapToGlobal(place.center())
        self.hand.offer(parameter, area, place, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell = self.cell_at_keys()
        parameter = self.parameter(cell)
        if self.hand is not None and is_one_of(event, (Qt.Key.Key_Escape,)) and self.hand.give_up():
            self._held = None
        elif parameter is None or cell is None or self.hand is None:
            super().keyPressEvent(event)
        elif is_one_of(event, EDIT_KEYS) or (picks(event) and self.is_picked(cell)):
            self._edit(cell)
        elif is_one_of(event, FREEZE_KEYS):
            self.hand.freeze(parameter.part)
        elif is_one_of(event, SWITCH_KEYS):
            self.hand.switch(parameter.l, parameter.row)
        else:
            super().keyPressEvent(event)

    def how_to(self) -> str:
        """Return what a tool tip says of the cells, if hands can change them."""
        if not self._symbol or self.hand is None:
            return ""
        return QCoreApplication.translate(
            "HeldCells", "Double click: type another number. Drag the picked cell up or down (with Shift: finely)."
        )

    def _show_cursor(self, cell: Cell | None) -> None:
        can_drag = self.parameter(cell) is not None and cell is not None and self.is_picked(cell)
        self.held_area().setCursor(Qt.CursorShape.SizeVerCursor if can_drag else Qt.CursorShape.ArrowCursor)

    def _edit(self, cell: Cell | None) -> None:
        """Ask for a number for a cell, which is picked then."""
        parameter = self.parameter(cell)
        if parameter is None or cell is None or self.hand is None:
            return
        self._held = None
        if not self.is_picked(cell):
            self.pick(cell)
        self.hand.edit(parameter, self.held_area(), self.place_of(cell))
