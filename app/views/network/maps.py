"""What each neuron gives over the plane of the inputs, as a map in its node."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from app.lesson.selection import Selection
from app.style.theme import ByteArray, Theme, color
from app.views.network.bias_frames import ROUNDNESS, THINNEST, widest_frame
from app.views.network.layout import Column, NetworkLayout
from app.views.painting.device import is_vector
from app.views.painting.likeness import same_colors
from app.views.painting.pixels import Pixels, image_of, packed
from app.views.plane.neuron_scale import NeuronScale, neuron_levels, scales_of
from mlp_engine import Frame
from mlp_engine.arrays import FloatArray

SEAM = 0.8  # px, between a map and the widest frame of its node
MOST_WEIGHTS = 20_000  # of a network whose maps are made for every frame
SMOOTH_PIXELS = 2  # of a map in a vector picture, for a pixel of the widget


@dataclass(frozen=True, eq=False)
class LayerMaps:
    """The maps of the k nodes of a layer, as colours.

    Attributes
    ----------
    scales : of each
    levels : (k, r, r), the row of its scale's table for each pixel, from top to bottom
    """

    scales: tuple[NeuronScale, ...]
    levels: ByteArray

    def pixels(self, theme: Theme) -> Pixels:
        """Return the maps below each other, (k·r, r)."""
        tables = {table: _packed_table(table, theme) for table in {scale.table for scale in self.scales}}
        if len(tables) == 1:
            (table,) = tables.values()
            colors = table.take(self.levels)
        else:
            rows = zip(self.scales, self.levels, strict=True)
            colors = np.stack([tables[scale.table].take(levels) for scale, levels in rows])
        return colors.reshape(-1, self.levels.shape[-1])


@lru_cache(maxsize=64)
def _packed_table(table: Callable[[Theme], ByteArray], theme: Theme) -> Pixels:
    return packed(table(theme))


Maps = dict[int, LayerMaps]
"""By the layer, 0 for the inputs."""


def can_have_maps(frame: Frame) -> bool:
    """Tell whether there is a plane that maps could be over, and a network that is not too large to make them live."""
    return len(frame.X) > 1 and sum(layer.W.size for layer in frame.layers) <= MOST_WEIGHTS


def has_maps(frame: Frame) -> bool:
    """Tell whether a frame has maps, or would have them if its predictions were computed already."""
    return bool(frame.maps) or (can_have_maps(frame) and not frame.progress.knows("A", frame.L))


def same_values(one: Frame, other: Frame) -> bool:
    """Tell whether two frames have the same maps."""
    return len(one.maps) == len(other.maps) and all(map(np.array_equal, one.maps, other.maps))


def maps_of(frame: Frame, layout: NetworkLayout, is_discrete: bool) -> Maps:
    """Return the maps of a frame for the nodes with room for them; none if the frame has none."""
    if not frame.maps:
        return {}
    return {column.l: layer_maps(frame, column, is_discrete) for column in layout.columns if column.has_maps}


def layer_maps(frame: Frame, column: Column, is_discrete: bool) -> LayerMaps:
    """Return the maps of the nodes of a column."""
    A: FloatArray = frame.maps[column.l]
    shown = A if len(column.neurons) == len(A) else A[list(column.neurons)]
    scales = scales_of(frame, column.l, shown, column.neurons)
    return LayerMaps(tuple(scales), neuron_levels(scales, shown, is_discrete)[:, ::-1])


def same_maps(one: Maps, other: Maps) -> bool:
    """Tell whether maps look the same."""
    if one.keys() != other.keys():
        return False
    return all(maps.scales == other[l].scales and same_colors(maps.levels, other[l].levels) for l, maps in one.items())


def paint_maps(painter: QPainter, layout: NetworkLayout, maps: Maps, theme: Theme) -> None:
    """Fill the nodes that have maps."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for column in layout.columns:
        if column.l in maps:
            pixels = maps[column.l].pixels(theme)
            image, r = image_of(pixels), pixels.shape[1]
            for i, y in enumerate(column.y):
                draw_map(painter, map_box(column.box(y)), image, QRectF(0, i * r, r, r))


def map_box(node: QRectF) -> QRectF:
    """Return where the map of a node is, within the widest frame, between pixels as the node is."""
    inset = round(widest_frame(node.width()) + SEAM - THINNEST / 2)
    return node.adjusted(inset, inset, -inset, -inset)


def draw_map(painter: QPainter, box: QRectF, image: QImage, part: QRectF) -> None:
    """Draw a part of an image into a box, its pixels running into each other; programs for vectors do not agree how."""
    if not is_vector(painter):
        painter.drawImage(box, image, part)
        return
    size = QSize(round(SMOOTH_PIXELS * box.width()), round(SMOOTH_PIXELS * box.height()))
    smooth = Qt.TransformationMode.SmoothTransformation
    enlarged = image.copy(part.toRect()).scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.drawImage(box, enlarged)


def paint_map_ground(painter: QPainter, theme: Theme, box: QRectF, is_picked: bool, outline: QPen) -> None:
    """Draw a node for a map: a square with an outline within it, and another one around it if it is picked."""
    painter.setBrush(color(theme.panel))
    if is_picked:
        painter.setPen(QPen(color(theme.accent), 2.5))
        around = box.adjusted(-4.0, -4.0, 4.0, 4.0)
        painter.drawRoundedRect(around, ROUNDNESS + 3.0, ROUNDNESS + 3.0)
    painter.setPen(outline)
    inset = outline.widthF() / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), ROUNDNESS, ROUNDNESS)


def map_at(layout: NetworkLayout, maps: Maps, node: Selection | None) -> tuple[LayerMaps, int] | None:
    """Return the maps of the layer of a node, and which of them is the node's; None if it has none."""
    if node is None or node.neuron is None or node.layer not in maps:
        return None
    column = layout.columns[node.layer]
    return (maps[node.layer], column.neurons.index(node.neuron)) if node.neuron in column.neurons else None


def beside(center: QPointF, reach: float, size: QSizeF, room: QRectF) -> QRectF:
    """Return a rectangle of a size beside a node, within a room: right of it or, if there is no room, left of it."""
    x = center.x() + reach
    if x + size.width() > room.right():
        x = center.x() - reach - size.width()
    x = min(max(x, room.left()), max(room.right() - size.width(), room.left()))
    y = min(max(center.y() - size.height() / 2, room.top()), max(room.bottom() - size.height(), room.top()))
    return QRectF(x, y, size.width(), size.height())
