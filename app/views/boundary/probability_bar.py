"""The legend of the decision boundary's ground."""

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.style.theme import LIGHT, Theme, surface_table
from app.views.painting.areas import draw_scale

THICKNESS = 12.0
GAP = 4.0
TICKS = (0.0, 0.5, 1.0)


class ProbabilityBar(pg.GraphicsWidget):  # type: ignore[misc]
    """An upright bar with the colours of p from 0 to 1, its ticks, and its label beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.label = ""
        self._theme = LIGHT

    def set_label(self, label: str) -> None:
        """Write ``label`` beside the ticks, upright."""
        self.label = label
        self.update()

    def set_shown(self, is_shown: bool) -> None:
        """Show the bar, or hide it and leave its room to the plot."""
        metrics = QFontMetricsF(QGuiApplication.font())
        ticks = GAP + metrics.horizontalAdvance("0.5") + GAP
        self.setFixedWidth(THICKNESS + ticks + metrics.height() if is_shown else 0.0)
        self.setVisible(is_shown)

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of ``theme`` from now on."""
        self._theme = theme
        self.update()

    def look(self) -> object:
        """Return something else as soon as the bar would look otherwise."""
        return self.label, self._theme

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        bar = QRectF(0, 0, THICKNESS, self.size().height())
        draw_scale(painter, bar, surface_table(self._theme), is_upright=True)
        painter.setPen(QPen(QColor(self._theme.border), 1.0))
        painter.drawRect(bar)
        painter.setPen(QColor(self._theme.muted))
        for tick in TICKS:
            painter.drawText(self._tick_place(tick, bar), Qt.AlignmentFlag.AlignLeft, f"{tick:g}")
        self._draw_label(painter, bar)

    def _tick_place(self, tick: float, bar: QRectF) -> QRectF:
        """Centred on its height, but not beyond the ends of the bar."""
        height = QFontMetricsF(QGuiApplication.font()).height()
        top = (1.0 - tick) * bar.height() - height / 2
        return QRectF(bar.right() + GAP, min(max(top, 0.0), bar.height() - height), self.size().width(), height)

    def _draw_label(self, painter: QPainter, bar: QRectF) -> None:
        height = QFontMetricsF(QGuiApplication.font()).height()
        painter.save()
        painter.translate(self.size().width() - height, bar.height())
        painter.rotate(-90.0)
        painter.drawText(QRectF(0, 0, bar.height(), height), Qt.AlignmentFlag.AlignCenter, self.label)
        painter.restore()
