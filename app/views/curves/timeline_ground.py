"""The ground of the timeline: the loss of the whole run over its epochs."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.lesson.numbers import epoch_label
from app.style.theme import Theme, color
from app.views.curves.epoch_plot import left_color
from app.views.painting.cached_layer import CachedLayer
from app.views.painting.polyline import polylines
from app.views.plots.downsampling import Decimator
from app.views.plots.lines import hairlines
from app.views.plots.scales import LogScale, shares
from mlp_engine import Curves, Frame, Series
from mlp_engine.round_numbers import whole_step

SIDE = 16.0  # px beside the first and the last epoch
LINE_WIDTH = 1.6  # px
UNDER_CURVE = 0.12  # how much of its colour lies under the curve
LABEL_GAP = 28.0  # px between two epochs that are written
MARK = 3.5  # px, radius of the mark at the lowest loss


class Lowest(NamedTuple):
    """The lowest loss of the run, and about where it is."""

    epoch: int
    loss: float


@dataclass(frozen=True)
class Track:
    """Where the epochs 0 to ``end`` lie: between the left and the right edge of ``area``, in pixels."""

    area: QRectF
    end: int

    def x(self, epoch: float) -> float:
        """Return the place of an epoch, the right edge for later ones."""
        return self.area.left() + min(epoch / self.end, 1.0) * self.area.width()

    def epoch(self, x: float) -> int:
        """Return the epoch at a place, the nearest for places outside."""
        share = (x - self.area.left()) / max(self.area.width(), 1.0)
        return round(min(max(share, 0.0), 1.0) * self.end)


def recorded_loss(frame: Frame) -> Series:
    """Return the loss of all epochs, without that of an epoch in which it is not computed yet."""
    is_unknown = frame.epoch == frame.newest_epoch and not frame.progress.knows_loss()
    return (frame.curves if is_unknown else frame.recorded).series("loss")


class TimelineGround:
    """What of the timeline changes only with the run: painted when there are other losses, and copied meanwhile.

    Attributes
    ----------
    end : the epoch at the right edge
    lowest : where the lowest loss is marked, and what it is; None while there is but one epoch
    """

    def __init__(self, widget: QWidget) -> None:
        self.end = 1
        self.lowest: tuple[QPointF, Lowest] | None = None
        self._state: object = None  # what the lines show
        self._decimators = Decimator(), Decimator()
        self._lines: list[QPolygonF] = []
        self._left_lines: list[QPolygonF] = []
        self._layer = CachedLayer(widget)
        self._ratio = widget.devicePixelRatioF

    def track(self, size: QSize, line: float) -> Track:
        """Return where the epochs are in a timeline of this size, with labels of this height."""
        top = 4.0 + MARK
        area = QRectF(SIDE, top, max(size.width() - 2 * SIDE, 1.0), size.height() - top - line - 2.0)
        return Track(area, self.end)

    def take(self, frame: Frame, size: QSize, line: float) -> None:
        """Work out the lines anew if a frame has other losses, or there is another room for them."""
        loss = recorded_loss(frame)
        left = None if frame.left is None else (frame.left.n_epochs, frame.left.newest.tobytes())
        state = (loss.n_epochs, loss.newest, frame.newest_epoch, left, size, line)
        if state != self._state:
            self._state = state
            self.end = max(1, frame.newest_epoch, 0 if frame.left is None else frame.left.n_epochs - 1)
            self._lay_lines(loss, frame.left, self.track(size, line))

    def _lay_lines(self, loss: Series, left: Curves | None, track: Track) -> None:
        """Lay the losses on the track; on a log scale, as low as the track."""
        series = [loss] if left is None else [loss, left.series("loss")]
        buckets = max(1, int(track.area.width()))
        outlines = [
            decimator(one, slice(0, one.n_points), buckets)
            for decimator, one in zip(self._decimators, series, strict=False)
        ]
        scale = LogScale.of(np.concatenate([outline.values for outline in outlines]))
        heights = [track.area.bottom() - shares(scale, outline.values) * track.area.height() for outline in outlines]
        lines = [
            polylines(track.area.left() + outline.epochs / track.end * track.area.width(), y)
            for outline, y in zip(outlines, heights, strict=True)
        ]
        self._lines, self._left_lines = lines[0], lines[1] if left is not None else []
        self.lowest = None
        if loss.n_epochs > 1:
            at = int(outlines[0].values.argmin())
            lowest = Lowest(round(float(outlines[0].epochs[at])), float(outlines[0].values[at]))
            self.lowest = QPointF(track.x(lowest.epoch), float(heights[0][at])), lowest

    def draw(self, painter: QPainter, track: Track, theme: Theme, font: QFont, hint: str) -> None:
        """Draw it, with a sentence while there is but one epoch; its labels are in ``font``."""

        def paint(inner: QPainter) -> None:
            edge = track.area.adjusted(-SIDE, -track.area.top(), SIDE, 0)
            inner.fillRect(QRectF(edge.left(), 0, edge.width(), 2 * edge.height()), color(theme.panel))
            inner.fillRect(QRectF(edge.left(), 0, edge.width(), 1.0), color(theme.border))
            if self._state is not None:
                paint_epochs(inner, track, theme, font, hint if self.lowest is None else "")
                self._paint_lines(inner, track, theme)

        self._layer.draw(painter, (self._state, theme, hint), paint, color(theme.panel))

    def _paint_lines(self, painter: QPainter, track: Track, theme: Theme) -> None:
        """Paint the lines, a tint under the curve, and a mark where it is lowest."""
        hue, ratio = theme.curve_colors[0], self._ratio()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _stroke(painter, self._left_lines, left_color(theme, hue), ratio, 1.0)
        for line in self._lines:
            area = QPolygonF(line)
            area.append(QPointF(line.last().x(), track.area.bottom()))
            area.append(QPointF(line.first().x(), track.area.bottom()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(hue, UNDER_CURVE))
            painter.drawPolygon(area)
        _stroke(painter, self._lines, hue, ratio, LINE_WIDTH)
        if self.lowest is not None:
            painter.setPen(QPen(color(theme.success), 2.0))
            painter.setBrush(color(theme.panel))
            painter.drawEllipse(self.lowest[0], MARK, MARK)


def paint_epochs(painter: QPainter, track: Track, theme: Theme, font: QFont, hint: str) -> None:
    """Draw the line under the curve, and below it some epochs; or only the first one, and a sentence."""
    area, metrics = track.area, QFontMetricsF(font)
    painter.setFont(font)
    painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1.0), color(theme.border))
    room = metrics.horizontalAdvance(epoch_label(track.end)) + LABEL_GAP
    step = whole_step(track.end * room / max(area.width(), 1.0))
    painter.setPen(color(theme.muted))
    for epoch in range(0, 1 if hint else track.end + 1, step):
        x = track.x(epoch)
        painter.fillRect(QRectF(round(x), area.bottom(), 1.0, 4.0), color(theme.border))
        place = QRectF(x - room / 2, area.bottom() + 3.0, room, metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, epoch_label(epoch))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, hint)


def _stroke(painter: QPainter, lines: list[QPolygonF], ink: str, ratio: float, width: float) -> None:
    """Draw lines of hairlines side by side, which is fast however noisy they are."""
    pen = QPen(color(ink), 1.0)
    pen.setCosmetic(True)
    painter.setPen(pen)
    for dx, dy in hairlines(width * ratio):
        painter.translate(dx / ratio, dy / ratio)
        for line in lines:
            painter.drawPolyline(line)
        painter.translate(-dx / ratio, -dy / ratio)
