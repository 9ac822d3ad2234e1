"""The scale of p(x), for below a plane."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style.mixins import Themed
from app.style.theme import surface_table
from app.views.painting.areas import draw_frame, draw_scale

THICKNESS, MARGIN, GAP = 8, 4, 2  # px
ENDS = (Qt.AlignmentFlag.AlignLeft, "0"), (Qt.AlignmentFlag.AlignHCenter, "p(x)"), (Qt.AlignmentFlag.AlignRight, "1")


class ProbabilityScale(Themed, QWidget):
    """A lying bar with the colours of p(x) from 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, MARGIN + THICKNESS + GAP + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        bar = QRectF(MARGIN, MARGIN, self.width() - 2 * MARGIN, THICKNESS)
        with QPainter(self) as painter:
            draw_scale(painter, bar, surface_table(self.theme))
            draw_frame(painter, bar, self.theme.border)
            painter.setPen(QColor(self.theme.muted))
            below = QRectF(0, bar.bottom() + GAP, self.width(), self.fontMetrics().height())
            for side, text in ENDS:
                painter.drawText(below, side, text)
