"""A box for one line of text."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget


class LineBox(QLineEdit):
    """A line of text that goes out on Enter and on leaving.

    It accepts anything and judges nothing, as ``NumberBox``.

    Attributes
    ----------
    value : the text in force
    """

    typed = Signal(object)
    """The text in the box; it is committed later."""
    committed = Signal(object)
    """What was typed: on Enter, on leaving."""
    given_up = Signal()
    """Escape: the owner shows the value in force again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = self._known_text = ""
        self._mark: QColor | None = None
        self.textEdited.connect(self._tell_typed)
        self.editingFinished.connect(self.commit)

    def show_value(self, value: object) -> None:
        """Show ``value`` as what is in force."""
        self.value = self._known_text = str(value)
        if self.text() != self.value:
            self.setText(self.value)

    def mark(self, color: QColor | None) -> None:
        """Draw a border in ``color``; None takes it away."""
        self._mark = color
        self.update()

    @Slot()
    def commit(self) -> None:
        """Send what was typed, if it is new."""
        if self.text() != self._known_text:
            self._known_text = self.text()
            self.committed.emit(self._known_text)

    @Slot(str)
    def _tell_typed(self, text: str) -> None:
        self.typed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self.value:
            self.given_up.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_mark(self, self._mark)


def draw_mark(box: QWidget, color: QColor | None) -> None:
    """Draw a border around a box that is being painted; none for None."""
    if color is None:
        return
    with QPainter(box) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 2.0))
        painter.drawRoundedRect(QRectF(box.rect()).adjusted(1, 1, -1, -1), 2.5, 2.5)
