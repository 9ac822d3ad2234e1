"""The scale of what a network predicts: its colours and its numbers, beside a plane or below it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyleOptionGraphicsItem, QWidget

from app.lesson.numbers import short
from app.style.mixins import Themed
from app.style.theme import LIGHT, ByteArray, Theme, class_table, diverging_table, surface_table
from app.views.painting.areas import draw_frame, draw_scale

THICKNESS, GAP = 12.0, 4.0  # px, of an upright bar and beside it
LYING_THICKNESS, LYING_MARGIN, LYING_GAP = 8, 4, 2  # px
Align = Qt.AlignmentFlag


@dataclass(frozen=True)
class Scale:
    """Colours for values between two ends.

    Attributes
    ----------
    label : what has these values
    table : ``table(theme)`` gives the colours (256, 3), from the low end to the high one
    ticks : what is written at the low end, in the middle and at the high end
    """

    label: str
    table: Callable[[Theme], ByteArray]
    ticks: tuple[str, str, str] = ("0", "0.5", "1")


PROBABILITY = Scale("p(x)", surface_table)


@cache  # which makes scales of one class equal
def class_scale(k: int, label: str) -> Scale:
    """Return the scale of the output for class k of several."""
    return Scale(label, partial(class_table, k=k))


def number_scale(label: str, limit: float) -> Scale:
    """Return the scale of a number from −``limit`` to ``limit``."""
    return Scale(label, diverging_table, (short(-limit), "0", short(limit)))


class UprightScale(pg.GraphicsWidget):  # type: ignore[misc]
    """An upright bar with the colours of a scale, its ticks, and its label beside them; without a scale, nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.theme = LIGHT
        self.scale: Scale | None = PROBABILITY

    def set_shown(self, is_shown: bool) -> None:
        """Show the bar if there is a scale, or hide it and leave its room to the plot."""
        is_shown = is_shown and self.scale is not None
        metrics = QFontMetricsF(QGuiApplication.font())
        ticks = GAP + max(map(metrics.horizontalAdvance, self._ticks()), default=0.0) + GAP
        self.setFixedWidth(THICKNESS + ticks + metrics.height() if is_shown else 0.0)
        self.setVisible(is_shown)

    def _ticks(self) -> tuple[str, ...]:
        return () if self.scale is None else self.scale.ticks

    def look(self) -> object:
        """Return something else as soon as the bar would look otherwise."""
        return self.theme, self.scale

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.scale is None:
            return
        bar = QRectF(0, 0, THICKNESS, self.size().height())
        draw_scale(painter, bar, self.scale.table(self.theme), is_upright=True)
        painter.setPen(QPen(QColor(self.theme.border), 1.0))
        painter.drawRect(bar)
        painter.setPen(QColor(self.theme.muted))
        line = QFontMetricsF(QGuiApplication.font()).height()
        ticks = tuple(zip((0.0, 0.5, 1.0), self._ticks(), strict=True))
        shown = next(some for some in (ticks, ticks[::2], ()) if len(some) * line <= bar.height())
        for share, text in shown:
            painter.drawText(self._tick_place(share, bar), Align.AlignLeft, text)
        self._draw_label(painter, bar, self.scale.label)

    def _tick_place(self, share: float, bar: QRectF) -> QRectF:
        """Centred on its height, but not beyond the ends of the bar."""
        height = QFontMetricsF(QGuiApplication.font()).height()
        top = (1.0 - share) * bar.height() - height / 2
        return QRectF(bar.right() + GAP, min(max(top, 0.0), bar.height() - height), self.size().width(), height)

    def _draw_label(self, painter: QPainter, bar: QRectF, label: str) -> None:
        metrics = QFontMetricsF(QGuiApplication.font())
        if metrics.horizontalAdvance(label) > bar.height():
            return
        painter.save()
        painter.translate(self.size().width() - metrics.height(), bar.height())
        painter.rotate(-90.0)
        painter.drawText(QRectF(0, 0, bar.height(), metrics.height()), Align.AlignCenter, label)
        painter.restore()


class LyingScale(Themed, QWidget):
    """A lying bar with the colours of a scale, for below a plane; without a scale, an empty place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: Scale | None = PROBABILITY
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scale(self, scale: Scale | None) -> None:
        """Show another scale, or none."""
        self._scale = scale
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, LYING_MARGIN + LYING_THICKNESS + LYING_GAP + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scale is None:
            return
        low, _, high = self._scale.ticks
        bar = QRectF(LYING_MARGIN, LYING_MARGIN, self.width() - 2 * LYING_MARGIN, LYING_THICKNESS)
        with QPainter(self) as painter:
            draw_scale(painter, bar, self._scale.table(self.theme))
            draw_frame(painter, bar, self.theme.border)
            painter.setPen(QColor(self.theme.muted))
            below = QRectF(0, bar.bottom() + LYING_GAP, self.width(), self.fontMetrics().height())
            sides = (Align.AlignLeft, low), (Align.AlignHCenter, self._scale.label), (Align.AlignRight, high)
            for side, text in sides:
                painter.drawText(below, side, text)
