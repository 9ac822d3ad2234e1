"""How far an update has come: a piece for each step, the way forward and the way back."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style.themed import Themed
from mlp_engine.progress import Progress, micro_steps

_HEIGHT, _GAP, _TURN, _RADIUS = 5.0, 2.0, 6.0, 2.0  # px; the turn is where the way back begins
_FEWEST_PIXELS = 4.0  # of a piece, under which the pieces become one


class StepsBar(Themed, QWidget):
    """A bar of as many pieces as an update has steps; those that are done are coloured, the newest one strongest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = Progress(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, progress: Progress) -> None:
        """Show how far an update has come."""
        if progress != self.progress:
            self.progress = progress
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, round(_HEIGHT) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for place, position in self._pieces():
                painter.setBrush(self._color(position))
                painter.drawRoundedRect(place, _RADIUS, _RADIUS)

    def _pieces(self) -> list[tuple[QRectF, int]]:
        """Return the place of each step, but the update that came before."""
        steps = micro_steps(self.progress.L)[1:]
        forward = next(index for index, step in enumerate(steps) if step.symbol == "δ")
        width = (self.width() - _TURN) / len(steps)
        gap = _GAP if width >= _FEWEST_PIXELS else 0.0
        return [
            (QRectF(i * width + (_TURN if i >= forward else 0.0), 1.0, width - gap, _HEIGHT), i + 1)
            for i in range(len(steps))
        ]

    def _color(self, position: int) -> QColor:
        done = self.progress.position
        if done is None or position > done:
            return QColor(self.theme.border)
        result = QColor(self.theme.accent)
        result.setAlphaF(1.0 if position == done else 0.5)
        return result
