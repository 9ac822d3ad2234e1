"""The loss along the direction of one update, and where its learning rate has led."""

import math
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.lesson.numbers import short, written
from app.style.mixins import Themed, Translated
from app.views.painting.polyline import visible_path
from app.views.plots.lines import HAIR, WIDE
from app.views.text.typeset import sized
from mlp_engine import Update
from mlp_engine.arrays import FloatArray
from mlp_engine.round_numbers import round_numbers, tidy

Number = TypeVar("Number", float, FloatArray)

_SMALL = 0.82  # the size of the numbers, as a share of the font
_BEYOND = 1.0  # how far the loss is shown above both ends of the update, in heights of what lies below them
_AIR = 0.12  # of the height, below the smallest loss
_DOT, _RING = 0.3, 0.22  # radii, in lines of text
_GAP = 4.0  # px


class DescentPlot(Themed, Translated, QWidget):
    """The curve loss(η) of an update: where it was at η = 0, where it has landed, and the minimum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rates: FloatArray = np.empty(0)
        self.losses: FloatArray = np.empty(0)
        self.rate = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.retranslate()

    def show_update(self, update: Update) -> None:
        """Draw the losses of an update; those that are not finite are left out."""
        is_finite = np.isfinite(update.losses)
        self.rates, self.losses, self.rate = update.rates[is_finite], update.losses[is_finite], update.rate
        self._describe()
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The loss along the direction of the update"))
        self._describe()
        self.update()

    def place_of(self, rate: float) -> QPointF | None:
        """Return where the loss after an update with a learning rate is drawn; None if it is not finite."""
        index = np.flatnonzero(self.rates == rate)
        return self._place(int(index[0])) if index.size else None

    def area(self) -> QRectF:
        """Return where the curve is drawn: what the names and numbers of the axes leave."""
        small, line = QFontMetricsF(self._small()), QFontMetricsF(self.font()).height()
        dot = _DOT * line
        left = max([small.horizontalAdvance(text) for _, text in self._y_ticks()], default=0.0) + dot + 2 * _GAP
        right = QFontMetricsF(self.font()).horizontalAdvance("η") + dot + 3 * _GAP
        bottom = small.height() + 2 * _GAP
        return QRectF(self.rect()).adjusted(left, line + 2 * _GAP, -right, -bottom)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(14 * line, 9 * line)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self.area()
        if area.width() < 1 or area.height() < 1:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_axes(painter, area)
            if self.rates.size:
                self._draw_curve(painter, area)
                self._draw_marks(painter, area)

    def _draw_axes(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(QColor(self.theme.border), HAIR))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.bottomLeft(), area.topLeft())
        metrics = QFontMetricsF(self.font())
        painter.setPen(QColor(self.theme.muted))
        painter.setFont(self.font())
        painter.drawText(
            QPointF(self.width() - metrics.horizontalAdvance("η") - _GAP, area.bottom() + metrics.descent()), "η"
        )
        painter.drawText(QPointF(_GAP, metrics.ascent()), self.tr("loss"))
        painter.setFont(self._small())
        small = QFontMetricsF(self._small())
        for y, text in self._y_ticks():
            left = area.left() - _DOT * metrics.height() - _GAP - small.horizontalAdvance(text)
            painter.drawText(QPointF(left, self._y(y, area) + (small.ascent() - small.descent()) / 2), text)
        self._draw_rates(painter, area)

    def _draw_rates(self, painter: QPainter, area: QRectF) -> None:
        """Write 0, the learning rate and the largest rate below the axis, as far as they do not touch each other."""
        small = QFontMetricsF(self._small())
        texts = [(self.rate, short(self.rate), self.theme.accent), (0.0, "0", self.theme.muted)]
        if self.rates.size:
            texts.append((float(self.rates[-1]), short(float(self.rates[-1])), self.theme.muted))
        taken: list[QRectF] = []
        for rate, text, color in texts:
            width = small.horizontalAdvance(text)
            box = QRectF(self._x(rate, area) - width / 2, area.bottom() + _GAP, width, small.height())
            if any(box.adjusted(-_GAP, 0, _GAP, 0).intersects(other) for other in taken):
                continue
            taken.append(box)
            painter.setPen(QColor(color))
            painter.drawText(QPointF(box.left(), box.top() + small.ascent()), text)

    def _draw_curve(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(QColor(self.theme.text), WIDE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(visible_path(self._x(self.rates, area), self._y(self.losses, area), area))

    def _draw_marks(self, painter: QPainter, area: QRectF) -> None:
        """Mark the minimum by a small ring, the start by a large one, and where the update has landed by a dot."""
        theme, line = self.theme, QFontMetricsF(self.font()).height()
        start, end = self.place_of(0.0), self.place_of(self.rate)
        best = int(np.argmin(self.losses))
        if end is not None:
            painter.setPen(QPen(QColor(theme.accent), HAIR, Qt.PenStyle.DashLine))
            painter.drawLine(end, QPointF(end.x(), area.bottom()))
        painter.setBrush(QColor(theme.panel))
        if 0 < best < len(self.losses) - 1:  # at an end, the loss may still fall beyond it
            painter.setPen(QPen(QColor(theme.muted), HAIR))
            painter.drawEllipse(self._place(best), _RING * line, _RING * line)
        if start is not None:
            painter.setPen(QPen(QColor(theme.text), WIDE))
            painter.drawEllipse(start, _DOT * line, _DOT * line)
        if end is not None:
            painter.setPen(QPen(QColor(theme.panel), HAIR))
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(end, _DOT * line, _DOT * line)
        for text, box, color in self.names():
            painter.setPen(QColor(color))
            painter.setFont(self._small())
            painter.drawText(QPointF(box.left(), box.top() + QFontMetricsF(self._small()).ascent()), text)

    def names(self) -> list[tuple[str, QRectF, str]]:
        """Return what the two ends of the update are called, where that is written, and in which colour.

        Each name is beside its dot, on the side where the curve is not; the second is left out where both would touch.
        """
        small, line = QFontMetricsF(self._small()), QFontMetricsF(self.font()).height()
        named = ((0.0, self.tr("before"), self.theme.text), (self.rate, self.tr("after"), self.theme.accent))
        found: list[tuple[str, QRectF, str]] = []
        for rate, text, color in named:
            if (dot := self.place_of(rate)) is None:
                continue
            box = QRectF(0.0, 0.0, small.horizontalAdvance(text), small.height())
            box.moveTopLeft(dot + QPointF(_DOT * line + _GAP, -small.height() if self._falls(rate) else _GAP))
            box.moveRight(min(box.right(), self.width() - 1.0))
            box.moveBottom(min(box.bottom(), self.area().bottom() - 1.0))
            if not any(box.adjusted(-_GAP, 0.0, _GAP, 0.0).intersects(other) for _, other, _ in found):
                found.append((text, box, color))
        return found

    def _falls(self, rate: float) -> bool:
        """Tell whether the curve goes down behind a rate: then there is room above it."""
        index = int(np.searchsorted(self.rates, rate))
        behind = self.losses[min(index + 1, len(self.losses) - 1)]
        return bool(behind <= self.losses[index])

    def _place(self, index: int) -> QPointF:
        area = self.area()
        return QPointF(self._x(float(self.rates[index]), area), self._y(float(self.losses[index]), area))

    def _x(self, rates: Number, area: QRectF) -> Number:
        largest = float(self.rates[-1]) if self.rates.size else 0.0
        return area.left() + area.width() * (rates / (largest or math.inf))

    def _y(self, losses: Number, area: QRectF) -> Number:
        low, high = self._range()
        return area.bottom() - area.height() * (losses - low) / (high - low)

    def _range(self) -> tuple[float, float]:
        """Return which losses are shown: those of the update, and not all of those that a far too large rate has."""
        if not self.losses.size:
            return 0.0, 1.0
        least, most = float(self.losses.min()), float(self.losses.max())
        ends = max(self._ends().values(), default=most)
        top = min(most, ends + _BEYOND * (ends - least)) if ends > least else most
        room = (top - least) or abs(least) or 1.0
        return least - _AIR * room, top + _AIR * room / 2

    def _ends(self) -> dict[float, float]:
        """Return the losses before and behind the update, as far as they are finite, by their rates."""
        pairs = zip(self.rates.tolist(), self.losses.tolist(), strict=True)
        return {rate: loss for rate, loss in pairs if rate in (0.0, self.rate)}

    def _y_ticks(self) -> list[tuple[float, str]]:
        """Return two or three round losses in sight, each as it is written."""
        if not self.losses.size:
            return []
        low, high = self._range()
        step = max(step for step in map(tidy, round_numbers(high - low)) if (high - low) / step >= 2.0)
        first, last = math.ceil(low / step), math.floor(high / step)
        digits = max(0, -math.floor(math.log10(step)))
        return [(k * step, written(k * step, f".{digits}f")) for k in range(first, last + 1)]

    def _small(self) -> QFont:
        return sized(self.font(), _SMALL)

    def _describe(self) -> None:
        if not self.losses.size:
            self.setAccessibleDescription("")
            return
        ends, best = {rate: short(loss) for rate, loss in self._ends().items()}, int(np.argmin(self.losses))
        text = self.tr("From {start} at η = 0 to {end} at η = {rate}; the smallest is {least} at η = {best}.").format(
            start=ends.get(0.0, "—"),
            end=ends.get(self.rate, "—"),
            rate=short(self.rate),
            least=short(float(self.losses[best])),
            best=short(float(self.rates[best])),
        )
        self.setAccessibleDescription(text)
