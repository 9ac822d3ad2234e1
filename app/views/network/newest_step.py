"""What has just been computed, in the network diagram: a layer's nodes, or the edges into it, with its name above."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.style.theme import Theme, color
from app.views.network.captions import Captions, bold
from app.views.network.layout import NetworkLayout
from app.views.network.pens import write
from mlp_engine.progress import UPDATE, MicroStep

TOP = 3.0  # px, where the bands begin
PADDING = 7.0  # px beside a name
EDGE_SYMBOLS = ("W", "dW")


class Newest(NamedTuple):
    """A step of the update and its name in the language of the window."""

    step: MicroStep
    name: str

    @property
    def column(self) -> int | None:
        """The layer whose nodes are highlighted."""
        return None if self.step.symbol in EDGE_SYMBOLS else self.step.l

    def has_edges(self, l: int) -> bool:
        """Tell whether the edges into layer l are highlighted."""
        return self.step.symbol in EDGE_SYMBOLS and self.step.l in (l, UPDATE.l)


def paint_newest(
    painter: QPainter, theme: Theme, layout: NetworkLayout, captions: Captions, newest: Newest, width: float
) -> None:
    """Highlight the step with an outline of ``width``, under the nodes."""
    if newest.column is not None:
        _paint(painter, theme, captions, layout.columns[newest.column].band, newest.name, width)
    for column in layout.columns[1:]:
        if newest.has_edges(column.l):
            name = f"W[{column.l}]" if newest.step == UPDATE else newest.name
            _paint(painter, theme, captions, _gap_before(layout, column.l), name, width)


def _gap_before(layout: NetworkLayout, l: int) -> QRectF:
    """Return the room of the edges into layer l."""
    left, right = (layout.columns[i].x for i in (l - 1, l))
    reach = layout.radius + 4.0
    return QRectF(left + reach, TOP, max(right - left - 2 * reach, 2.0), layout.captions.top() - TOP - 4.0)


def _paint(painter: QPainter, theme: Theme, captions: Captions, area: QRectF, name: str, width: float) -> None:
    painter.setPen(QPen(color(theme.accent), width))
    painter.setBrush(color(theme.accent, 0.22))
    painter.drawRoundedRect(area, 8.0, 8.0)
    font = bold(captions.font)
    metrics = QFontMetricsF(font)
    box = QRectF(0.0, TOP, metrics.horizontalAdvance(name) + 2 * PADDING, header_height(metrics.height()))
    box.moveLeft(area.center().x() - box.width() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(theme.accent))
    painter.drawRoundedRect(box, 6.0, 6.0)
    write(painter, box, name, font, theme.on_accent)


def header_height(line: float) -> float:
    """Return the height of the strip of names above the nodes, for a line of text."""
    return line + 5.0
