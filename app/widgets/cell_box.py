"""A box for a number that opens over the place where the number is seen."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from app.style.mixins import Themed
from app.style.theme import Theme
from app.style.translation import engine_text
from app.widgets.focus_keys import TakesKeys
from app.widgets.value_boxes import LineBox, number_text
from mlp_engine import InvalidInput, RealKind
from mlp_engine.events import LARGEST_NUMBER

NUMBERS = RealKind(-LARGEST_NUMBER, LARGEST_NUMBER)
_DIGITS = 12  # that there is room for
_GAP = 2  # px


class CellBox(Themed, LineBox):
    """Asks for a number in place of another one; Enter or leaving takes it, Escape gives it up.

    What is no number stays as it was typed, marked, with a sentence below; then it is left open until it is mended or
    given up. The keyboard goes back to where it came from.

    Parameters
    ----------
    parent : inside which the box has to stay
    """

    number_typed = Signal(float)
    """A number that was typed, and is not the one before."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._before: float | None = None
        self._over: QWidget | None = None
        self._place = QRect()
        self._reason = QLabel(parent, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._reason.setFrameShape(QFrame.Shape.Box)
        self._reason.setMargin(3)
        self._reason.setAutoFillBackground(True)
        self._reason.hide()
        self.hide()
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.committed.connect(self._take)
        self.given_up.connect(self.close_box)
        self.typed.connect(self._forget_mark)

    @property
    def is_open(self) -> bool:
        """Whether it asks for a number."""
        return not self.isHidden()

    def open_over(self, over: QWidget, place: QRect, value: float, name: str) -> None:
        """Ask for another number than ``value``, called ``name``, which is seen at a place in the widget ``over``."""
        self._before, self._over = value, over
        self._forget_mark()
        self.show_value(number_text(value))
        self.setAccessibleName(name)
        corner = over.mapTo(self._room, place.topLeft())
        self._place = QRect(corner, place.size())
        self._settle()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    @Slot()
    def close_box(self) -> None:
        """Ask for no number any more, and give the keyboard back."""
        over, self._over = self._over, None
        if over is not None and self.hasFocus():
            over.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(over, TakesKeys):
                over.enter()
        self._reason.hide()
        self.hide()
        if over is not None:
            self.closed.emit()

    def color(self, theme: Theme) -> None:
        if self.is_wrong:
            self.mark(QColor(theme.error))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)  # which commits what is new
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self.is_wrong:
            self.close_box()

    @Slot()
    def commit(self) -> None:
        """Take what was typed; the box closes unless it is no number."""
        super().commit()
        if self.is_open and not self.is_wrong:
            self.close_box()

    @Slot(object)
    def _take(self, text: str) -> None:
        try:
            number = NUMBERS.check("", NUMBERS.parse(text))
        except InvalidInput as error:
            self._say(self.tr("Must be {0}.").format(engine_text(error.allowed)))
            return
        before = self._before
        self.close_box()
        if number != before:
            self.number_typed.emit(number)

    def _can_give_up(self) -> bool:
        return True

    def _say(self, sentence: str) -> None:
        """Mark the box, and say below what it wants."""
        self.mark(QColor(self.theme.error))
        self._reason.setText(sentence)
        self.setAccessibleDescription(sentence)
        self._settle()
        self._reason.show()
        self._reason.raise_()

    @Slot()
    def _forget_mark(self) -> None:
        self.mark(None)
        self._reason.hide()
        self.setAccessibleDescription("")

    def _settle(self) -> None:
        """Lie over the place, and the reason below or above, inside the parent."""
        room = self._room.rect()
        least = QSize(self.fontMetrics().horizontalAdvance("0" * _DIGITS), self.sizeHint().height())
        box = QRect(self._place.topLeft(), self._place.size().expandedTo(least).boundedTo(room.size()))
        box.setHeight(least.height())
        box.moveCenter(self._place.center())
        self.setGeometry(_inside(box, room))
        width = min(room.width(), self._reason.sizeHint().width())
        reason = QRect(self.geometry().bottomLeft(), QSize(width, self._reason.heightForWidth(width)))
        reason.translate(0, 1 + _GAP)
        if reason.bottom() > room.bottom():
            reason.moveBottom(self.geometry().top() - _GAP)
        self._reason.setGeometry(_inside(reason, room))


def _inside(rect: QRect, room: QRect) -> QRect:
    """Return a rectangle moved into another one, as far as there is room."""
    moved = QRect(rect)
    moved.moveLeft(max(room.left(), min(rect.left(), room.right() + 1 - rect.width())))
    moved.moveTop(max(room.top(), min(rect.top(), room.bottom() + 1 - rect.height())))
    return moved
