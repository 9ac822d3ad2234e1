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
LABEL_AIR = 4.0  # px, at least, between one and the handle
MARK = 3.5  # px, radius of the mark at the lowest loss


class Lowest(NamedTuple):
    """The lowest loss of the run, that of the test if there is one, and about where it is."""

    epoch: int
    loss: float
    is_of_test: bool = False


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


def recorded_loss(frame: Frame, name: str = "loss") -> Series:
    """Return the loss of all epochs, without that of an epoch in which it is not computed yet."""
    is_unknown = frame.epoch == frame.newest_epoch and not frame.progress.knows_loss()
    return (frame.curves if is_unknown else frame.recorded).series(name)


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
            test = recorded_loss(frame, "test_loss") if "test_loss" in frame.recorded.extra_names else None
            self._lay_lines(loss, test, frame.left, self.track(size, line))

    def _lay_lines(self, loss: Series, test: Series | None, left: Curves | None, track: Track) -> None:
        """Lay the losses on the track; on a log scale, as low as the track. The mark is at the best epoch."""
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
            lowest, height = Lowest(round(float(outlines[0].epochs[at])), float(outlines[0].values[at])), heights[0][at]
            if test is not None:
                lowest = _lowest_of_test(test)
                share = shares(scale, np.array(loss.at(lowest.epoch).mean))
                height = track.area.bottom() - share * track.area.height()
            self.lowest = QPointF(track.x(lowest.epoch), float(height)), lowest

    def draw(self, painter: QPainter, track: Track, theme: Theme, font: QFont, hint: str, pill: QRectF) -> None:
        """Draw it, with a hint while there is but one epoch; its labels are in ``font``, and none under ``pill``."""
        labels = EpochLabels(track, font)
        covered = labels.touching(pill)

        def paint(inner: QPainter) -> None:
            edge = track.area.adjusted(-SIDE, -track.area.top(), SIDE, 0)
            inner.fillRect(QRectF(edge.left(), 0, edge.width(), 2 * edge.height()), color(theme.panel))
            inner.fillRect(QRectF(edge.left(), 0, edge.width(), 1.0), color(theme.border))
            if self._state is not None:
                paint_epochs(inner, labels, covered, theme, hint if self.lowest is None else "")
                self._paint_lines(inner, track, theme)

        self._layer.draw(painter, (self._state, theme, hint, covered), paint, color(theme.panel))

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


def _lowest_of_test(test: Series) -> Lowest:
    point = int(test.low.argmin())
    return Lowest(point * test.span, float(test.low[point]), is_of_test=True)


class EpochLabels:
    """The epochs that are written below a track."""

    def __init__(self, track: Track, font: QFont) -> None:
        self.track, self.font = track, font
        self._metrics = QFontMetricsF(font)
        self._widest = self._metrics.horizontalAdvance(epoch_label(track.end))
        room = self._widest + LABEL_GAP
        self._step = whole_step(track.end * room / max(track.area.width(), 1.0))

    def epochs(self) -> range:
        """Return the epochs."""
        return range(0, self.track.end + 1, self._step)

    def place(self, epoch: int) -> QRectF:
        """Return where an epoch is written: under its place, but not beyond the edges of the timeline."""
        area, width = self.track.area, self._metrics.horizontalAdvance(epoch_label(epoch))
        left = min(max(self.track.x(epoch) - width / 2, area.left() - SIDE), area.right() + SIDE - width)
        return QRectF(left, area.bottom() + 3.0, width, self._metrics.height())

    def touching(self, pill: QRectF) -> tuple[int, ...]:
        """Return the epochs that would be written under ``pill``, or all but touch it."""
        area, reach = self.track.area, self._widest + LABEL_AIR
        first, last = ((x - area.left()) / area.width() * self.track.end for x in (pill.left(), pill.right()))
        beyond = reach / area.width() * self.track.end  # a label at an edge is not centred
        near = range(max(int((first - beyond) / self._step), 0), int((last + beyond) / self._step) + 2)
        wide = pill.adjusted(-LABEL_AIR, 0.0, LABEL_AIR, 0.0)
        return tuple(k * self._step for k in near if self.place(k * self._step).intersects(wide))


def paint_epochs(painter: QPainter, labels: EpochLabels, covered: tuple[int, ...], theme: Theme, hint: str) -> None:
    """Draw the line under the curve, and below it some epochs; or only the first one, and a sentence."""
    area = labels.track.area
    painter.setFont(labels.font)
    painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1.0), color(theme.border))
    painter.setPen(color(theme.muted))
    for epoch in labels.epochs()[: 1 if hint else None]:
        painter.fillRect(QRectF(round(labels.track.x(epoch)), area.bottom(), 1.0, 4.0), color(theme.border))
        if epoch not in covered:
            painter.drawText(labels.place(epoch), Qt.AlignmentFlag.AlignCenter, epoch_label(epoch))
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
