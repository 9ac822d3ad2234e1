"""The legend of the heatmaps."""

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.lesson.numbers import short
from app.style.mixins import Themed
from app.style.theme import diverging_table
from app.views.painting.areas import draw_frame, draw_scale

_THICKNESS = 8
_POINTER = 4  # half the width of the triangle that shows a value
_GAP = 2
_APART = 6  # px between two labels
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
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        bar = self.rect().adjusted(_POINTER, _POINTER, -_POINTER, 0)
        bar.setHeight(_THICKNESS)
        with QPainter(self) as painter:
            if self._limit is not None:
                draw_scale(painter, bar.toRectF(), diverging_table(self.theme))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_frame(painter, bar.toRectF(), self.theme.border)
            if self._limit is not None:
                self._draw_labels(painter, bar)
                if self._value is not None:
                    self._draw_pointer(painter, bar, self._value / self._limit)

    def _draw_labels(self, painter: QPainter, bar: QRect) -> None:
        """Write both ends and, where there is room between them, 0."""
        painter.setPen(QColor(self.theme.muted))
        below, align = self.rect().adjusted(0, bar.bottom() + _GAP, 0, 0), Qt.AlignmentFlag
        painter.drawText(below, align.AlignLeft, self._ends[0])
        painter.drawText(below, align.AlignRight, self._ends[1])
        widest = max(map(self.fontMetrics().horizontalAdvance, self._ends))
        if 2 * widest + self.fontMetrics().horizontalAdvance("0") + 2 * _APART <= below.width():
            painter.drawText(below, align.AlignHCenter, "0")

    def _draw_pointer(self, painter: QPainter, bar: QRect, value: float) -> None:
        """Point at a value, counted in limits of the scale."""
        share = float(np.clip((value + 1.0) / 2.0, 0.0, 1.0))
        x = bar.left() + round(share * (bar.width() - 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.text))
        top, tip = bar.top() - _POINTER, bar.top() + 2
        painter.drawPolygon(QPolygon([QPoint(x - _POINTER, top), QPoint(x + _POINTER, top), QPoint(x, tip)]))
