"""Where the parts of the inspector are put, and which of them give way where there is little room."""

from collections.abc import Callable, Mapping
from enum import Enum, auto

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSplitter, QWidget

from app.views.heatmaps.matrix_panel import UNLIMITED, MatrixPanel
from app.views.inspector.matrix_table import MatrixTable

_LEAST_CORNER_WIDTH = 24  # lines of text; the equations and a matrix side by side
_LEAST_WIDE_WIDTH = 42  # lines of text; the statistics and a matrix side by side
_WIDE, _CORNER = 1.5, 0.9  # least width as a share of the height
_GAP = 8  # px
_MUCH, _LITTLE = 100, 1  # stretch


class Part(Enum):
    """What the inspector consists of; colours and numbers are those of the chosen matrix."""

    HEADING = auto()
    EQUATIONS = auto()
    STATISTICS = auto()
    COLORS = auto()
    NUMBERS = auto()


class Amount(Enum):
    """How much of a part is to be seen: at least one of the equations, or some rows of the statistics, are ``SOME``."""

    NOTHING = auto()
    SOME = auto()
    ALL = auto()


GIVES_WAY: tuple[tuple[Part, Amount], ...] = (
    (Part.NUMBERS, Amount.NOTHING),  # each can still be read by pointing at its colour
    (Part.EQUATIONS, Amount.SOME),
    (Part.STATISTICS, Amount.SOME),
    (Part.COLORS, Amount.NOTHING),
    (Part.STATISTICS, Amount.NOTHING),
    (Part.HEADING, Amount.NOTHING),
)
"""What gives way as the inspector becomes lower or narrower, the first one first.

What is never given up is the equation that is looked at. Inside the parts: equations shrink a little, then break before
a sign; statistics are set in smaller type, then leave out columns, as their table says.
"""

Amounts = Mapping[Part, Amount]
LeastSize = Callable[[Part, Amount], QSize]
"""Returns the least size of a part, of which so much is to be seen."""


class Arrangement(Enum):
    """The cells of heading, equations, statistics and matrix, how rows and columns stretch, and what is below what.

    A cell is a row, a column, how many rows and how many columns. The matrix is one part, colours and numbers together,
    or two: where there is width for both, they are beside each other below equations and statistics. What is below what
    is said in bands from top to bottom, each of columns from left to right.
    """

    TALL = (
        ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1), (3, 0, 1, 1)),
        ((0, 0, 0, 1), (1, 0)),
        (((Part.HEADING, Part.EQUATIONS, Part.STATISTICS, Part.COLORS, Part.NUMBERS),),),
    )
    CORNER = (
        ((0, 0, 1, 1), (1, 0, 1, 1), (3, 0, 1, 2), (0, 1, 3, 1)),
        ((0, 20, 1, 0), (0, 1)),
        (((Part.HEADING, Part.EQUATIONS), (Part.COLORS, Part.NUMBERS)), ((Part.STATISTICS,),)),
    )
    WIDE = (
        ((0, 0, 1, 1), (1, 0, 1, 1), (0, 1, 2, 1), (2, 0, 1, 1), (2, 1, 1, 1)),
        ((0, 1, 1, 0), (1, 1)),
        (((Part.HEADING, Part.EQUATIONS), (Part.STATISTICS,)), ((Part.COLORS,), (Part.NUMBERS,))),
    )

    @property
    def is_divided(self) -> bool:
        """Whether colours and numbers of the matrix are two parts."""
        return self is Arrangement.WIDE

    def apply(self, grid: QGridLayout, parts: tuple[QWidget, ...]) -> None:
        """Put the parts, four or five, into their cells."""
        cells, (rows, columns), _ = self.value
        for part, cell in zip(parts, cells, strict=True):
            grid.addWidget(part, *cell)
            part.show()
        for row, stretch in enumerate(rows):
            grid.setRowStretch(row, stretch)
        for column, stretch in enumerate(columns):
            grid.setColumnStretch(column, stretch)

    def amounts(self, room: QSize, least_size: LeastSize) -> Amounts:
        """Return how much of each part there is room for: what gives way does so in the order of ``GIVES_WAY``.

        What turns out to have room beside what has given way later comes back.
        """
        amounts = dict.fromkeys(Part, Amount.ALL)
        given: list[tuple[Part, Amount]] = []
        for part, amount in GIVES_WAY:
            if self._has_room(room, amounts, least_size):
                break
            given.append((part, amounts[part]))
            amounts[part] = amount
        for part, before in given[::-1]:
            tried = {**amounts, part: before}
            if self._has_room(room, tried, least_size):
                amounts = tried
        return amounts

    def _has_room(self, room: QSize, amounts: Amounts, least_size: LeastSize) -> bool:
        """Tell whether the parts have room below each other, and beside each other, too, where some are."""
        least = {part: least_size(part, amount) for part, amount in amounts.items() if amount is not Amount.NOTHING}
        height = 0
        for band in self.value[2]:
            columns = [[least[part] for part in column if part in least] for column in band]
            height += max(sum(size.height() + _GAP for size in sizes) for sizes in columns)
            width = sum(max((size.width() + _GAP for size in sizes), default=0) for sizes in columns)
            if len(columns) > 1 and width - _GAP > room.width():
                return False
        return height - _GAP <= room.height()


def arrangement(width: int, height: int, line: int) -> Arrangement:
    """Return the arrangement for a size in px, with text of so many px a line.

    It depends on nothing but the size: so no step of an update brings another one.
    """
    if width < _LEAST_CORNER_WIDTH * line or width < _CORNER * height:
        return Arrangement.TALL
    if width < _LEAST_WIDE_WIDTH * line or width < _WIDE * height:
        return Arrangement.CORNER
    return Arrangement.WIDE


class MatrixSplitter(QSplitter):
    """The colours above the numbers, with a handle between them."""

    def __init__(self, panel: MatrixPanel, numbers: MatrixTable) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._halves: tuple[QWidget, ...] = (panel, numbers)
        self._sizes: list[int] = []  # where the handle was put
        self._is_back = False
        self.unite()
        self.splitterMoved.connect(self._keep_sizes)

    def fit(self) -> None:
        """Put the handle where it was before the halves went elsewhere; at other times it is the user's."""
        if self._is_back and self._sizes:
            self.setSizes(self._sizes)
        self._is_back = False

    def unite(self) -> None:
        """Take both halves in."""
        self._is_back = True
        for index, half in enumerate(self._halves):
            self.insertWidget(index, half)
            self.setStretchFactor(index, 1)
            half.show()

    def divide(self) -> None:
        """Be seen no more; both halves may go elsewhere."""
        self.hide()

    @Slot(int, int)
    def _keep_sizes(self, place: int, handle: int) -> None:
        del place, handle  # only the sizes can be set again
        self._sizes = self.sizes()


class MatrixHalves(QWidget):
    """The same for a picture; they are beside each other if the heatmap is too narrow to need the whole width."""

    def __init__(self, panel: MatrixPanel, numbers: MatrixTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel, self._numbers = panel, numbers
        self._is_divided = False
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        self._layout.addStretch(_LITTLE)
        self.unite()

    def unite(self) -> None:
        """Take both halves in."""
        self._is_divided = False
        for index, half in enumerate((self._panel, self._numbers)):
            self._layout.insertWidget(index, half, _MUCH)
            half.show()

    def divide(self) -> None:
        """Be seen no more; both halves may go elsewhere, where each fills its place."""
        self._is_divided = True
        for half in (self._panel, self._numbers):
            self._layout.removeWidget(half)
        self.hide()
        self.fit()

    def fit(self) -> None:
        """Give both the room that the present matrix needs."""
        if self._is_divided:
            self._panel.limit_height(is_tight=False)
            self._numbers.setMaximumHeight(UNLIMITED)
            return
        is_narrow = 2 * self._panel.most_width() < self.width()
        direction, top = QBoxLayout.Direction, Qt.AlignmentFlag.AlignTop
        self._layout.setDirection(direction.LeftToRight if is_narrow else direction.TopToBottom)
        self._layout.setAlignment(self._numbers, top if is_narrow else Qt.AlignmentFlag(0))
        self._panel.limit_height(is_tight=not is_narrow)
        half = (self.height() - _GAP) // 2
        room = self.height() if is_narrow else max(half, self.height() - _GAP - self._panel.maximumHeight())
        self._numbers.limit_height(room, self.width() // 2 if is_narrow else self.width())
        self._layout.setStretchFactor(self._numbers, _MUCH if self._numbers.maximumHeight() else 0)
        self._layout.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
