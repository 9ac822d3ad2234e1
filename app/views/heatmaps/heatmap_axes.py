"""What the rows and columns of a heatmap stand for, and their numbers."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.lesson.quantities import InputName
from app.style.mixins import Themed
from app.views.heatmaps.heatmap import Heatmap
from mlp_engine.batches import Columns
from mlp_engine.round_numbers import whole_step

_GAP = 4  # px between the heatmap, the numbers and the words
_LEAST_SIDE = 5  # lines of text; below it there is a heatmap only
_APART = 6  # least distance of two numbers


class MatrixAxes(Themed, QWidget):
    """Holds a heatmap; to the left of it, rows are counted from ``first`` and named, and columns below it."""

    def __init__(self, heatmap: Heatmap, parent: QWidget | None = None, *, first: int = 1) -> None:
        super().__init__(parent)
        self._heatmap, self._first = heatmap, first
        heatmap.setParent(self)
        self._rows, self._columns = "", ""
        self._samples: Columns | None = None
        self._row_names: tuple[str, ...] = ()
        self._column_names: tuple[str, ...] = ()
        self.setSizePolicy(heatmap.sizePolicy())

    def name(self, rows: str, columns: str, samples: Columns | None = None) -> None:
        """Say what rows and columns stand for; an axis without a name is not counted either.

        Columns that are ``samples`` have the numbers of these.
        """
        self._rows, self._columns, self._samples = rows, columns, samples
        self._place_heatmap()
        self.update()

    def name_inputs(self, rows: tuple[InputName, ...], columns: tuple[InputName, ...]) -> None:
        """Write names in place of the numbers of the rows or the columns; none leave the numbers."""
        names = tuple(name.label for name in rows), tuple(name.label for name in columns)
        if names != (self._row_names, self._column_names):
            self._row_names, self._column_names = names
            self._place_heatmap()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_heatmap()

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = self._heatmap.image_rect().translated(self._heatmap.pos())
        line = self.fontMetrics().height()
        with QPainter(self) as painter:
            if self._rows and self._has_room():
                self._draw_row_numbers(painter, rect)
                self._draw_upwards(painter, QPoint(rect.left() - self._margin_left() + line // 2, rect.center().y()))
            if self._columns and self._has_room():
                below = QRect(rect.left(), rect.bottom() + _GAP, rect.width(), line)
                self._draw_column_numbers(painter, below)
                word = QRect(self._heatmap.x(), below.bottom() + 1, self._heatmap.width(), line)
                word.moveLeft(rect.center().x() - word.width() // 2)
                painter.setPen(QColor(self.theme.text))
                painter.drawText(word, int(Qt.AlignmentFlag.AlignHCenter) | Qt.TextFlag.TextDontClip, self._columns)

    def _draw_row_numbers(self, painter: QPainter, rect: QRect) -> None:
        line, rows = self.fontMetrics().height(), self._heatmap.matrix.shape[0]
        painter.setPen(QColor(self.theme.muted))
        for row in counted(rows, rect.height(), line):
            y = self._heatmap.cell_rect(row - 1, 0).center().y() + self._heatmap.y()
            place = QRect(0, y - line // 2, rect.left() - _GAP, line)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._row_text(row - 1)
            )

    def _draw_column_numbers(self, painter: QPainter, place: QRect) -> None:
        columns = self._heatmap.matrix.shape[1]
        widest = self._widest_column()
        painter.setPen(QColor(self.theme.muted))
        for column in counted(columns, place.width(), widest + _APART):
            x = self._heatmap.cell_rect(0, column - 1).center().x() + self._heatmap.x()
            box = QRect(x - widest, place.top(), 2 * widest, place.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, self._column_text(column - 1))

    def _row_text(self, row: int) -> str:
        return self._row_names[row] if self._row_names else str(row + self._first)

    def _column_text(self, column: int) -> str:
        if self._column_names:
            return self._column_names[column]
        return str(column + self._first if self._samples is None else self._samples[column] + 1)

    def _widest_column(self) -> int:
        """Return the width in px of the longest name or number of a column."""
        texts = self._column_names or (str(self._largest_number()),)
        return max(map(self.fontMetrics().horizontalAdvance, texts))

    def _largest_number(self) -> int:
        """Return the largest number of a column."""
        return self._heatmap.matrix.shape[1] if self._samples is None else int(self._samples.max()) + 1

    def _draw_upwards(self, painter: QPainter, center: QPoint) -> None:
        width, height = self.height(), self.fontMetrics().height()
        painter.save()
        painter.translate(center)
        painter.rotate(-90)
        painter.setPen(QColor(self.theme.text))
        painter.drawText(QRect(-width // 2, -height // 2, width, height), Qt.AlignmentFlag.AlignCenter, self._rows)
        painter.restore()

    def _place_heatmap(self) -> None:
        line = self.fontMetrics().height()
        has_columns = bool(self._columns) and self._has_room()
        bottom = 2 * line + 2 * _GAP if has_columns else 0  # characters of another font may be higher
        right = self._widest_column() // 2 if has_columns else 0
        self._heatmap.setGeometry(self.rect().adjusted(self._margin_left(), 0, -right, -bottom))

    def _has_room(self) -> bool:
        """Tell whether numbers and words leave enough to the heatmap."""
        return min(self.width(), self.height()) >= _LEAST_SIDE * self.fontMetrics().height()

    def _margin_left(self) -> int:
        if not self._rows or not self._has_room():
            return 0
        texts = self._row_names or (str(self._heatmap.matrix.shape[0]),)
        numbers = max(map(self.fontMetrics().horizontalAdvance, texts))
        return self.fontMetrics().height() + numbers + 2 * _GAP


def counted(n: int, size: float, room: float) -> list[int]:
    """Return which of 1 to n to write along an axis of ``size``, each needing ``room``: all, or such as 1, 10, 20."""
    if size < room:
        return []
    if n * room <= size:
        return list(range(1, n + 1))
    step = whole_step(n * room / size)
    return [1, *range(step, n + 1, step)] if (step - 1) * size >= n * room else list(range(step, n + 1, step))
