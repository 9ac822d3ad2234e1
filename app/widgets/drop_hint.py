"""What appears over the window while a file is dragged across it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.style.themed import Themed

_VEIL = 0.92  # how much of the window is covered by the ground
_MARGIN, _RADIUS, _BORDER = 16.0, 10.0, 3.0  # px
_LARGER = 1.6  # than ordinary writing


class DropHint(Themed, QWidget):
    """A veil over its parent with a sentence in a frame; mouse and drags go through it to what lies below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_text(self, text: str) -> None:
        """Cover the parent with ``text``."""
        self._text = text
        self.setAccessibleName(text)
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(self.theme.window)
        veil.setAlphaF(_VEIL)
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        font = self.font()
        font.setPointSizeF(_LARGER * font.pointSizeF())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), veil)
            painter.setPen(QPen(QColor(self.theme.accent), _BORDER, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
            painter.setPen(QColor(self.theme.text))
            painter.setFont(font)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(frame.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), flags, self._text)
