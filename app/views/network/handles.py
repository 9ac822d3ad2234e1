"""The handles of the network diagram: + and − at a layer, + between layers, × to take a layer away.

They are no part of a picture: a view shows those of the layer that the pointer or the keyboard is at.
"""

from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from app.style.theme import Theme, color
from app.views.network.bias_frames import ROUNDNESS
from app.views.network.captions import Captions, caption_boxes
from app.views.network.edits import (
    ACTIVATION,
    ADD_LAYER,
    ADD_NEURON,
    INPUTS,
    REMOVE_LAST,
    REMOVE_LAYER,
    REMOVE_NEURON,
    Edit,
)
from app.views.network.layout import NetworkLayout
from app.views.painting.areas import draw_plate

RADIUS, LEAST_RADIUS = 8.0, 5.0  # px
TALL = 1.45  # times the radius: half the height of a handle that stands for a whole layer
GAP = 3.0  # px between handles, and to a node
AWAY = 36.0  # px from the middle of a column to the handle that takes the layer away: beside the writing under nodes
SLACK = 2.0  # px around a handle in which it is hit
ARROW = 3.5  # px, half the width of the arrow behind a name that can be changed
ADDING = (ADD_NEURON, ADD_LAYER, INPUTS)


class Handle(NamedTuple):
    """What can be clicked to have something done.

    Attributes
    ----------
    edit : what is done
    l : with which layer, 0 for the inputs
    box : where the handle is
    has_arrow : of a name, whether there is room behind it for an arrow
    """

    edit: Edit
    l: int
    box: QRectF
    has_arrow: bool = False

    def is_at(self, point: QPointF) -> bool:
        """Tell whether the handle is hit."""
        return self.box.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(point)


def place_handles(layout: NetworkLayout, l: int, removal: Edit = REMOVE_LAST) -> list[Handle]:
    """Return the handles at layer l, 0 for the inputs, and between it and its neighbours; none without room for them.

    They are beside each other where the columns are far enough apart, else one below the other in the gap behind the
    layer. The one that takes a neuron away asks for ``removal``.
    """
    half = (layout.columns[1].x - layout.columns[0].x) / 2
    radius = min(RADIUS, half - max(column.radius for column in layout.columns) - 1.0)
    is_wide = half >= layout.columns[l].radius + 3 * radius + 3 * GAP
    height = layout.captions.top() - layout.body.top()
    radius = min(radius, (height - 3 * GAP) / (1 + 2 * TALL) if is_wide else (height - 5 * GAP) / (3 + 4 * TALL))
    if radius < LEAST_RADIUS:
        return []
    return (_beside if is_wide else _below)(layout, l, half, radius, removal)


def _beside(layout: NetworkLayout, l: int, half: float, radius: float, removal: Edit) -> list[Handle]:
    """Return the handles of a column that has room at both sides, ``half`` px up to the middle of the gaps."""
    column = layout.columns[l]
    bottom = layout.captions.top() - TALL * radius - GAP
    top = _top(layout, l, bottom - (1 + TALL) * radius - GAP)
    away = column.radius + radius + GAP
    handles = []
    if l == 0:
        handles.append(_round(INPUTS, l, QPointF(column.x + away, top), radius))
    elif l < len(layout.columns) - 1:
        last = max(away, min(AWAY, half - 2 * radius - GAP))
        handles.append(_round(ADD_NEURON, l, QPointF(column.x + away, top), radius))
        handles.append(_round(removal, l, QPointF(column.x - away, top), radius))
        handles.append(_tall(REMOVE_LAYER, l, QPointF(column.x + last, bottom), radius))
    if l > 0:
        handles.append(_tall(ADD_LAYER, l, QPointF(column.x - half, bottom), radius))
    if l < len(layout.columns) - 1:
        handles.append(_tall(ADD_LAYER, l + 1, QPointF(column.x + half, bottom), radius))
    return handles


def _below(layout: NetworkLayout, l: int, half: float, radius: float, removal: Edit) -> list[Handle]:
    """Return the handles of a column one below the other in the gap behind it, whose middle is ``half`` px away."""
    x = layout.columns[l].x + half
    bottom = layout.captions.top() - TALL * radius - GAP
    last = bottom - 2 * TALL * radius - GAP
    top = _top(layout, l, last - (3 + TALL) * radius - 2 * GAP)
    if l == len(layout.columns) - 1:
        return []
    handles = [_tall(ADD_LAYER, l + 1, QPointF(x, bottom), radius)]
    if l == 0:
        return [_round(INPUTS, l, QPointF(x, top), radius), *handles]
    return [
        _round(ADD_NEURON, l, QPointF(x, top), radius),
        _round(removal, l, QPointF(x, top + 2 * radius + GAP), radius),
        _tall(REMOVE_LAYER, l, QPointF(x, last), radius),
        *handles,
    ]


def _top(layout: NetworkLayout, l: int, lowest: float) -> float:
    """Return the height of the first handles: beside the first node, but not lower than ``lowest``."""
    column = layout.columns[l]
    return min(max(layout.body.top() + GAP, column.y[0] - column.radius - GAP), lowest)


def place_name(layout: NetworkLayout, captions: Captions, l: int, name: str) -> Handle | None:
    """Return the handle that is a name in the caption of layer l: of its activation, or of the inputs."""
    column = layout.columns[l]
    texts = captions.texts[l]
    if name not in texts[1:]:
        return None
    box = caption_boxes(captions, layout.captions, column)[texts.index(name, 1)]
    half = QFontMetricsF(captions.font).horizontalAdvance(name) / 2
    with_arrow = half + 3 * ARROW + GAP
    has_arrow = with_arrow <= min(box.width(), column.area.width()) / 2
    half, middle = with_arrow if has_arrow else half + GAP, box.center().x()
    around = QRectF(middle - half, box.top(), 2 * half, box.height())
    return Handle(ACTIVATION if l else INPUTS, l, around, has_arrow)


def _round(edit: Edit, l: int, center: QPointF, radius: float) -> Handle:
    return Handle(edit, l, QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius))


def _tall(edit: Edit, l: int, center: QPointF, radius: float) -> Handle:
    half = TALL * radius
    return Handle(edit, l, QRectF(center.x() - radius, center.y() - half, 2 * radius, 2 * half))


def paint_handle(painter: QPainter, theme: Theme, handle: Handle, *, is_lit: bool, is_possible: bool = True) -> None:
    """Paint a handle: a disc for a neuron, a taller one for a layer; ``is_lit`` under the pointer."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if handle.edit is ACTIVATION or handle.box.width() > 2 * RADIUS:
        _paint_name(painter, theme, handle, is_lit)
        return
    edge = theme.accent if is_possible else theme.border
    fill, ink = (theme.accent, theme.on_accent) if is_lit and is_possible else (theme.panel, edge)
    draw_plate(painter, handle.box, color(fill), handle.box.width() / 2, QPen(color(edge), 1.5))
    pen = QPen(color(ink), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    center, reach = handle.box.center(), 0.5 * handle.box.width() / 2
    if handle.edit is REMOVE_LAYER:
        for side in (-0.8 * reach, 0.8 * reach):
            painter.drawLine(center - QPointF(0.8 * reach, side), center + QPointF(0.8 * reach, side))
        return
    painter.drawLine(center - QPointF(reach, 0.0), center + QPointF(reach, 0.0))
    if handle.edit in ADDING:
        painter.drawLine(center - QPointF(0.0, reach), center + QPointF(0.0, reach))


def _paint_name(painter: QPainter, theme: Theme, handle: Handle, is_lit: bool) -> None:
    """Show that a name opens a menu."""
    box = handle.box
    if is_lit:
        draw_plate(painter, box, color(theme.accent, 0.15), 4.0, QPen(color(theme.accent), 1.0))
    if not handle.has_arrow:
        return
    tip = QPointF(box.right() - ARROW - GAP, box.center().y() + 0.6 * ARROW)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(theme.accent))
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-ARROW, -1.2 * ARROW), tip + QPointF(ARROW, -1.2 * ARROW)]))


def paint_consequence(
    painter: QPainter, theme: Theme, layout: NetworkLayout, handle: Handle, neuron: int | None
) -> None:
    """Show what a click on a handle would edit: where a layer would come, which neuron or layer would go."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    column = layout.columns[handle.l]
    if handle.edit is ADD_LAYER:
        x = (layout.columns[handle.l - 1].x + column.x) / 2
        pen = QPen(color(theme.accent), 2.0)
        pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
        painter.drawLine(QLineF(x, layout.body.top(), x, handle.box.top()))
    elif handle.edit is REMOVE_LAYER:
        painter.setPen(_gone(theme))
        painter.drawRoundedRect(column.band, 8.0, 8.0)
    elif handle.edit in (REMOVE_NEURON, REMOVE_LAST):
        painter.setPen(_gone(theme))
        y = column.y[column.neurons.index(neuron)] if neuron in column.neurons else column.y[-1]
        box = column.box(y).adjusted(-4.0, -4.0, 4.0, 4.0)
        rounding = ROUNDNESS + 3.0 if column.has_maps else box.width() / 2
        painter.drawRoundedRect(box, rounding, rounding)


def _gone(theme: Theme) -> QPen:
    pen = QPen(color(theme.error), 2.5)
    pen.setDashPattern([2.0, 1.5])
    return pen
