"""The bias of a neuron as a frame around its map."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from app.style.theme import Theme, color, mixed
from app.views.painting.cached_layer import CLEAR
from app.views.painting.device import device_scale, is_vector

ROUNDNESS = 4.0  # px, of the corners
THINNEST, WIDEST, WIDEST_SHARE = 1.5, 3.2, 0.1  # px, by |b|, and of the side of the node
PALEST = 0.4  # of the colour, where the bias is small
LEVELS = 32  # that look different, of each sign
DASH, DASH_GAP = 4.5, 2.5  # px, where the bias is negative
MOST_KEPT = 2_000


class BiasFrames:
    """Frames in the colours of a theme: red for a positive bias, blue and dashed for a negative one, as wide as |b|.

    On a screen a frame is painted once and then copied, which takes a tenth of the time.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[int, float, float], QPixmap] = {}

    def paint(self, painter: QPainter, box: QRectF, strength: float, ratio: float) -> None:
        """Paint a frame just inside ``box``, for a bias of ``strength`` −1 to 1; ``ratio`` is ``ratio_of(painter)``."""
        level = round(LEVELS * min(max(strength, -1.0), 1.0))
        if level == 0:
            return
        if not ratio:
            self._draw(painter, box, level)
            return
        look = level, box.width(), ratio
        if look not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[look] = self._pixmap(*look)
        painter.drawPixmap(box.topLeft(), self._kept[look])

    def _pixmap(self, level: int, side: float, ratio: float) -> QPixmap:
        """Return the frame of a node whose outline is at the edge, in a picture that reaches beyond it."""
        pixels = QPixmap(round(ratio * side), round(ratio * side))
        pixels.setDevicePixelRatio(ratio)
        pixels.fill(CLEAR)
        with QPainter(pixels) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, QRectF(0.0, 0.0, side, side), level)
        return pixels

    def _draw(self, painter: QPainter, box: QRectF, level: int) -> None:
        share = (abs(level) / LEVELS) ** 0.5
        width = THINNEST + (widest_frame(box.width()) - THINNEST) * share
        theme, inset = self._theme, width / 2
        ink = mixed(theme.panel, theme.positive if level > 0 else theme.negative, PALEST + (1.0 - PALEST) * share)
        pen = QPen(color(ink), width)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        around = box.adjusted(inset, inset, -inset, -inset)
        if level < 0:  # its gaps show the ground and not the outline of the node
            painter.setPen(QPen(color(theme.panel), width))
            painter.drawRoundedRect(around, ROUNDNESS, ROUNDNESS)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([DASH / width, DASH_GAP / width])
        painter.setPen(pen)
        painter.drawRoundedRect(around, ROUNDNESS, ROUNDNESS)


@lru_cache(maxsize=8)
def bias_frames(theme: Theme) -> BiasFrames:
    """Return the frames in the colours of a theme."""
    return BiasFrames(theme)


def widest_frame(side: float) -> float:
    """Return how wide the frame of the largest bias is around a node."""
    return max(min(WIDEST, WIDEST_SHARE * side), THINNEST)


def ratio_of(painter: QPainter) -> float:
    """Return how many pixels a px of the widget has, if frames can be copied into them; else 0."""
    ratio = 0.0 if is_vector(painter) else device_scale(painter)
    return ratio if ratio.is_integer() else 0.0
