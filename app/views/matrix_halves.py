"""A matrix as colours and as numbers, for a picture."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.views.matrix_panel import MatrixPanel
from app.views.matrix_table import MatrixTable

_GAP = 8  # px
_MUCH, _LITTLE = 100, 1  # stretch


class MatrixHalves(QWidget):
    """The colours above the numbers, or beside them if the heatmap is too narrow to need the whole width."""

    def __init__(self, panel: MatrixPanel, numbers: MatrixTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel, self._numbers = panel, numbers
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        self._layout.addWidget(panel, _MUCH)
        self._layout.addWidget(numbers, _MUCH)
        self._layout.addStretch(_LITTLE)

    def fit(self) -> None:
        """Give both the room that the present matrix needs."""
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
