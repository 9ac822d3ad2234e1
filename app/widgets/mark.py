"""The mark of what is wrong."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget


def draw_mark(box: QWidget, color: QColor | None) -> None:
    """Draw a border around a box that is being painted; none for None."""
    if color is None:
        return
    with QPainter(box) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 2.0))
        painter.drawRoundedRect(QRectF(box.rect()).adjusted(1, 1, -1, -1), 2.5, 2.5)
