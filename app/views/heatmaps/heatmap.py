"""A matrix as colours: red is positive, blue is negative, and one scale centred on 0."""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.lesson.quantities import NOTHING_STILLED, Stilled
from app.lesson.selection import Cell
from app.lesson.stilled_texts import stilled_sentence
from app.style.mixins import Themed
from app.views.heatmaps.heatmap_image import cells_with_pixel, color_levels, picture_image, screen_image
from app.views.heatmaps.stilled_marks import draw_stilled
from app.views.painting.areas import draw_cells, draw_frame, draw_ring
from app.views.painting.device import is_seen
from app.views.painting.likeness import same_colors
from app.widgets.focus_keys import TakesKeys, modifiers_of, picks
from app.widgets.keys import Place
from mlp_engine.arrays import FloatArray

MARGIN = 3  # px; room for the outlines around the outermost cells
_SMALLEST_GRIDDED_CELL = 6  # pixels; smaller cells would be more grid than cell
_PAGE = 10  # rows
_MOVES: dict[int, Cell] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_PageUp: (-_PAGE, 0),
    Qt.Key.Key_PageDown: (_PAGE, 0),
}


class Heatmap(TakesKeys, Themed, QWidget):
    """A matrix (rows, columns) of any size as an image that fills the widget.

    The pointer or, once it is entered, the arrow keys point at a cell. Where the matrix has more cells than there are
    pixels, each pixel has the colour of one cell, the one that is read when the pointer is there: a mean of several
    would fade the weights of a large layer to nothing, their extremes would make all of it glaring. So on the screen no
    other cells are looked at, and a matrix of any size is drawn in the same time.
    """

    places = (Place.MATRIX,)
    largest_cell = 4
    """Width and height of a cell at most, in lines of text."""
    cell_changed = Signal(object)
    """The Cell that is pointed at, as (row, column) counted from 0, or None when none is any more."""
    cell_picked = Signal(object)
    """The Cell that was clicked, or pointed at by the keys when Enter was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix: FloatArray = np.zeros((1, 1))
        self.cell: Cell | None = None
        self._limit = 1.0
        self._is_known = True
        self._levels = self._painted = np.zeros((0, 0), np.uint8)  # of what belongs and of what is on the screen
        self._pixels = 0, 0  # of the screen that they are for
        self._marked: tuple[int | None, int | None, Cell | None] = None, None, None  # row, column and cell
        self._stilled = NOTHING_STILLED
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_matrix(self.matrix, 1.0)

    def show_matrix(self, matrix: FloatArray, limit: float | None) -> None:
        """Show ``matrix`` (rows, columns) on the scale from -``limit`` to ``limit``.

        Without a limit its entries are not known yet: it is an empty area of the same size.
        """
        shape = self.matrix.shape
        self.matrix, self._limit, self._is_known = matrix, limit or self._limit, limit is not None
        self._look_up(self.image_rect())
        if shape != matrix.shape or not same_colors(self._painted, self._levels):
            self.update()
        if self.cell is not None:
            self.point_at(self._nearest(self.cell))

    def mark(self, row: int | None = None, column: int | None = None, cell: Cell | None = None) -> None:
        """Draw a frame around a row and a picked cell, a fine one around a column; what the matrix lacks is none."""
        if (row, column, cell) != self._marked:
            self._marked = row, column, cell
            self.update()

    def show_stilled(self, stilled: Stilled) -> None:
        """Mark what hands have frozen or switched off in the matrix."""
        is_other = not stilled.is_like(self._stilled)
        self._stilled = stilled
        if is_other:
            self.update()

    def point_at(self, cell: Cell | None) -> None:
        """Outline a cell, or none."""
        if cell != self.cell:
            self.cell = cell
            self.cell_changed.emit(cell)
            self.update()

    def image_rect(self) -> QRect:
        """Return where the matrix is drawn: the whole widget, unless its cells would become clumsily large."""
        area = self.area()
        return QRect(area.topLeft(), area.size().boundedTo(self.largest_image()))

    def area(self) -> QRect:
        """Return where the matrix can be drawn: inside a margin for outlines."""
        return self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def largest_image(self) -> QSize:
        """Return how large the matrix is drawn where there is room enough."""
        rows, columns = self.matrix.shape
        return QSize(columns, rows) * (self.largest_cell * self.fontMetrics().height())

    def cell_rect(self, row: int | None, column: int | None) -> QRect:
        """Return where a cell is drawn, or all of a row or column where the other one is None."""
        rect, (rows, columns) = self.image_rect(), self.matrix.shape
        top, bottom = _ends(rect.top(), rect.height(), row, rows)
        left, right = _ends(rect.left(), rect.width(), column, columns)
        return QRect(left, top, max(right - left, 1), max(bottom - top, 1))

    def cell_at(self, position: QPoint) -> Cell | None:
        """Return the cell drawn at ``position``, if any."""
        rect = self.image_rect()
        if not rect.contains(position):
            return None
        rows, columns = self.matrix.shape
        inside = position - rect.topLeft()
        return int((inside.y() + 0.5) * rows / rect.height()), int((inside.x() + 0.5) * columns / rect.width())

    def sizeHint(self) -> QSize:
        return QSize(160, 100)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = self.image_rect()
        if rect.isEmpty():
            return
        with QPainter(self) as painter:
            if self._has_colors():
                draw_cells(painter, rect, self._image(painter, rect))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)  # in a picture lines end between pixels
            if self._is_known:
                self._draw_grid(painter, rect)
                draw_stilled(painter, self.theme, rect, self.matrix.shape, self._stilled, self.cell_rect)
            self._draw_edge(painter, rect)
            self._draw_marks(painter)

    def _has_colors(self) -> bool:
        return self._is_known

    def _draw_edge(self, painter: QPainter, rect: QRect) -> None:
        if self.hasFocus():
            around = rect.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN).toRectF()
            draw_ring(painter, around, QColor(self.theme.accent), self.is_entered)
        else:
            self._outline(painter, rect, self.theme.border)

    def _draw_marks(self, painter: QPainter) -> None:
        (rows, columns), accent = self.matrix.shape, self.theme.accent
        row, column, cell = self._marked
        if row is not None and row < rows:
            self._outline(painter, self.cell_rect(row, None), accent, width=2)
        if column is not None and column < columns:
            self._outline(painter, self.cell_rect(None, column), accent)
        if cell is not None and cell == self._nearest(cell):
            self._outline(painter, self.cell_rect(*cell), accent, width=2)
        if self.cell is not None:
            self._outline(painter, self.cell_rect(*self.cell), self.theme.text, width=2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.point_at(self.cell_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.enter_by(event)
        cell = self.cell_at(event.position().toPoint())
        if cell is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self.cell_picked.emit(cell)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip(self.cell_at(event.pos())), self)
            return True
        return super().event(event)

    def tip(self, cell: Cell | None) -> str:
        """Return what a tool tip says of a cell, if anything."""
        return self.toolTip() if cell is None else stilled_sentence(self._stilled, *cell)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.cell is not None and picks(event):
            self.cell_picked.emit(self.cell)
        elif (cell := self._target(event)) is not None:
            self.point_at(self._nearest(cell))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.cell is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.point_at(self._nearest((self._marked[0] or 0, 0)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.underMouse():
            self.point_at(None)

    def _target(self, event: QKeyEvent) -> Cell | None:
        return target(event, self.cell or (0, 0), self._nearest(self.matrix.shape))

    def _nearest(self, cell: tuple[int, ...]) -> Cell:
        return nearest(cell, self.matrix.shape)

    def _look_up(self, rect: QRect) -> None:
        """Look up the colours of the cells that have a pixel on the screen, however many others there are."""
        self._pixels = self._pixels_of(rect)
        seen = cells_with_pixel(self.matrix, *self._pixels)
        self._levels = color_levels(seen, self._limit) if self._is_known else np.zeros((0, 0), np.uint8)

    def _pixels_of(self, rect: QRect) -> tuple[int, int]:
        """Return how many pixels of the screen a rectangle has from top to bottom, and from left to right."""
        ratio = self.devicePixelRatioF()
        return round(rect.height() * ratio), round(rect.width() * ratio)

    def _image(self, painter: QPainter, rect: QRect) -> QImage:
        """Return an image with a pixel for each cell, on the screen only for those that have one there."""
        if not is_seen(painter, self):
            return picture_image(color_levels(self.matrix, self._limit), self.theme)
        if self._pixels != self._pixels_of(rect):
            self._look_up(rect)
        self._painted = self._levels
        return screen_image(self._levels, self.theme)

    def _draw_grid(self, painter: QPainter, rect: QRect) -> None:
        """Draw a line between two cells where the image has their edge: on the screen between two pixels."""
        rows, columns = self.matrix.shape
        ground = QColor(self.theme.panel)
        edge = _edge if is_seen(painter, self) else _line
        if rect.height() >= rows * _SMALLEST_GRIDDED_CELL:
            for row in range(1, rows):
                y = edge(rect.top(), rect.height(), row, rows)
                painter.fillRect(QRectF(rect.left(), y, rect.width(), 1.0), ground)
        if rect.width() >= columns * _SMALLEST_GRIDDED_CELL:
            for column in range(1, columns):
                x = edge(rect.left(), rect.width(), column, columns)
                painter.fillRect(QRectF(x, rect.top(), 1.0, rect.height()), ground)

    def _outline(self, painter: QPainter, rect: QRect, color: str, width: int = 1) -> None:
        draw_frame(painter, rect.adjusted(-width, -width, width, width).toRectF(), color, width)


def _edge(start: int, length: int, i: int, n: int) -> int:
    """Return the pixel where part i of n equal parts of a length begins."""
    return start + (2 * i * length + n) // (2 * n)


def _line(start: int, length: int, i: int, n: int) -> float:
    """Return where a line of 1 px begins that lies on the edge of part i in a picture, which may be of any scale."""
    return start + length * i / n - 0.5


def _ends(start: int, length: int, i: int | None, n: int) -> tuple[int, int]:
    """Return where one of n equal parts of a length, or None for all of it, begins and ends."""
    return (start, start + length) if i is None else (_edge(start, length, i, n), _edge(start, length, i + 1, n))


def target(event: QKeyEvent, cell: Cell, last: Cell) -> Cell | None:
    """Return where a key leads from ``cell``, perhaps beyond the ``last`` cell of the matrix; None if nowhere."""
    (row, column), (last_row, last_column) = cell, last
    modifiers = modifiers_of(event)
    everywhere = modifiers == Qt.KeyboardModifier.ControlModifier
    if modifiers and not everywhere:
        return None
    if event.key() == Qt.Key.Key_Home:
        return (0 if everywhere else row), 0
    if event.key() == Qt.Key.Key_End:
        return (last_row if everywhere else row), last_column
    move = _MOVES.get(event.key())
    return None if move is None or everywhere else (row + move[0], column + move[1])


def nearest(cell: tuple[int, ...], shape: tuple[int, ...]) -> Cell:
    """Return the cell of a matrix of some shape that is nearest to a place inside or outside it."""
    (row, column), (rows, columns) = cell, shape
    return min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)
