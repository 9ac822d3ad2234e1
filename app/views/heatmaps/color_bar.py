"""The legend of the heatmaps."""

from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.lesson.numbers import short
from app.style.mixins import Themed
from app.style.theme import diverging_table
from app.views.painting.areas import draw_frame, draw_scale
from app.views.text.live_text import PLACE

_THICKNESS = 8
_POINTER = 4  # half the width of the triangle that shows a value
_GAP = 2
_LONGEST = "±2.5e−10"  # of the labels that stand alone
Ends = tuple[str, str]


class ColorBar(Themed, QWidget):
    """The diverging scale from -limit over 0 to limit, and on it one value, if there is one to show.

    Without a limit, that of a matrix that is not known yet, there is but an empty bar.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit: float | None = 1.0
        self._value: float | None = None
        self._ends: Ends = "", ""
        self._describe()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scale(self, limit: float | None, value: float | None = None, ends: Ends | None = None) -> None:
        """Label the ends -``limit`` and ``limit``, and point at ``value``; or show nothing but where the bar is.

        Where the bar stands for several scales, ``ends`` are other labels.
        """
        ends = ends or (("", "") if limit is None else (short(-limit), short(limit)))
        if (limit, value, ends) == (self._limit, self._value, self._ends):
            return
        has_other_ends = ends != self._ends
        self._limit, self._value, self._ends = limit, value, ends
        if has_other_ends:
            self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(" … 0 … ".join(self._ends) if any(self._ends) else "")

    def sizeHint(self) -> QSize:
        return QSize(160, _POINTER + _THICKNESS + _GAP + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(_LONGEST), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        bar = self._bar()
        with QPainter(self) as painter:
            if self._limit is not None:
                draw_scale(painter, bar.toRectF(), diverging_table(self.theme))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_frame(painter, bar.toRectF(), self.theme.border)
            painter.setPen(QColor(self.theme.muted))
            for box, text in self.labels():
                painter.drawText(box, PLACE, text)
            if self._limit is not None and self._value is not None:
                self._draw_pointer(painter, bar, self._value / self._limit)

    def _bar(self) -> QRect:
        return QRect(_POINTER, _POINTER, self.width() - 2 * _POINTER, _THICKNESS)

    def labels(self) -> list[tuple[QRect, str]]:
        """Return what is written below the bar, and where: its ends and its middle, as far as they have room.

        First the 0 gives way, then the signs of the ends, which are one label then.
        """
        if self._limit is None:
            return []
        (low, high), below = self._ends, self._bar().bottom() + _GAP
        for texts in ((low, "0", high), (low, high), (f"±{high}",)):
            widths = [self.fontMetrics().horizontalAdvance(text) for text in texts]
            rests = [self.width() - width for width in widths]
            lefts = [rests[0] // 2] if len(texts) == 1 else [0, *(rest // 2 for rest in rests[1:-1]), rests[-1]]
            boxes = [QRect(x, below, w, self.fontMetrics().height()) for x, w in zip(lefts, widths, strict=True)]
            if all(b.left() - a.right() > self.fontMetrics().averageCharWidth() for a, b in pairwise(boxes)):
                break
        return list(zip(boxes, texts, strict=True))

    def _draw_pointer(self, painter: QPainter, bar: QRect, value: float) -> None:
        """Point at a value, counted in limits of the scale."""
        share = float(np.clip((value + 1.0) / 2.0, 0.0, 1.0))
        x = bar.left() + round(share * (bar.width() - 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.text))
        top, tip = bar.top() - _POINTER, bar.top() + 2
        painter.drawPolygon(QPolygon([QPoint(x - _POINTER, top), QPoint(x + _POINTER, top), QPoint(x, tip)]))
