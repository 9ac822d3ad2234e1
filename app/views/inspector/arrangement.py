"""Where the parts of the inspector are put."""

from enum import Enum

from PySide6.QtWidgets import QGridLayout, QWidget

Cells = tuple[int, int, int, int]  # row, column, how many rows, how many columns
Parts = tuple[QWidget, ...]

_LEAST_CORNER_WIDTH = 360  # px; the equations and a matrix side by side
_LEAST_WIDE_WIDTH = 640  # px; the statistics and a matrix side by side
_WIDE, _CORNER = 1.5, 0.9  # least width as a share of the height


class Arrangement(Enum):
    """The cells of heading, equations, statistics and matrix, and how rows and columns stretch.

    The matrix is one part, colours and numbers together, or two: where there is width for both, they are beside each
    other below equations and statistics.
    """

    TALL = ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1), (3, 0, 1, 1)), (0, 0, 0, 1), (1, 0)
    CORNER = ((0, 0, 1, 1), (1, 0, 1, 1), (3, 0, 1, 2), (0, 1, 3, 1)), (0, 20, 1, 0), (0, 1)
    WIDE = ((0, 0, 1, 1), (1, 0, 1, 1), (0, 1, 2, 1), (2, 0, 1, 1), (2, 1, 1, 1)), (0, 1, 1, 0), (1, 1)

    @property
    def is_divided(self) -> bool:
        """Whether colours and numbers of the matrix are two parts."""
        return self is Arrangement.WIDE

    def apply(self, grid: QGridLayout, parts: Parts) -> None:
        """Put the parts, four or five, into their cells."""
        cells, rows, columns = self.value
        for part in parts:
            grid.removeWidget(part)
        for part, cell in zip(parts, cells, strict=True):
            grid.addWidget(part, *cell)
            part.show()
        for row, stretch in enumerate(rows):
            grid.setRowStretch(row, stretch)
        for column, stretch in enumerate(columns):
            grid.setColumnStretch(column, stretch)


def arrangement(width: int, height: int) -> Arrangement:
    """Return the arrangement for a size in px.

    It depends on nothing but the size, and where the parts need more than that, growing by it leads to no other
    arrangement: so none comes and goes at a threshold.
    """
    if width < _LEAST_CORNER_WIDTH or width < _CORNER * height:
        return Arrangement.TALL
    if width < _LEAST_WIDE_WIDTH or width < _WIDE * height:
        return Arrangement.CORNER
    return Arrangement.WIDE
