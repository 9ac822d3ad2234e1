"""What is in the network diagram, and what of it lies at a point."""

from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF

from app.lesson.parameters import Parameter
from app.lesson.selection import Selection
from app.views.network.edges import REACH, Edges
from app.views.network.picture import Picture
from mlp_engine import Frame


class Scene(NamedTuple):
    """A frame, its picture, and what of it is picked. A part of it is a Selection; of the inputs the layer is 0."""

    frame: Frame
    picture: Picture
    marked: Selection

    def grip_at(self, point: QPointF) -> Parameter | None:
        """Return what can be dragged at a point: the bias of the picked neuron, or the weight of the picked edge."""
        layout, marked = self.picture.layout, self.marked
        if (node := layout.node_at(point)) is not None:
            is_picked = marked.neuron is not None and (node.layer, node.neuron) == (marked.layer, marked.neuron)
            return parameter_of(Selection(marked.layer, marked.neuron)) if is_picked else None
        way = self.way(marked)
        return parameter_of(marked) if way is not None and _is_on(way, point) else None

    def part_at(self, point: QPointF) -> Selection | None:
        """Return what lies at a point: a neuron, an edge, best of all one that enters the picked neuron, or a layer."""
        layout, edges, marked = self.picture.layout, self.picture.edges, self.marked
        if (node := layout.node_at(point)) is not None:
            return node if node.layer else Selection(0)
        if self.grip_at(point) is not None:
            return Selection(marked.layer, marked.neuron, marked.source)
        if (edge := self.entering_edge_at(point) or _edge_at(edges, point)) is not None:
            return edge
        l = layout.layer_at(point)
        return None if l is None else Selection(l)

    def entering_edge_at(self, point: QPointF) -> Selection | None:
        """Return the edge at a point, of those that enter the picked neuron."""
        edges, marked = self.picture.edges, self.marked
        if marked.neuron is None:
            return None
        return _edge_at(edges.only(edges.entering(marked.layer, marked.neuron)), point)

    def way(self, part: Selection) -> QLineF | None:
        """Return the line between the nodes of an edge; None for another part, or if it is folded away."""
        if part.source is None:
            return None
        layout = self.picture.layout
        start, end = layout.center(Selection(part.layer - 1, part.source)), layout.center(part)
        return None if start is None or end is None else QLineF(start, end)

    def middle(self, part: Selection) -> QPointF:
        """Return the middle of a part: of a layer, or of what is folded away, the place below its nodes."""
        layout, way = self.picture.layout, self.way(part)
        if way is not None:
            return way.center()
        center = layout.center(part)
        return QPointF(layout.columns[part.layer].x, layout.captions.top()) if center is None else center


def parameter_of(part: Selection) -> Parameter:
    """Return the weight of an edge, or the bias of a neuron."""
    if part.source is None:
        return Parameter("b", part.layer, part.neuron or 0)
    return Parameter("W", part.layer, part.neuron or 0, part.source)


def _edge_at(edges: Edges, point: QPointF) -> Selection | None:
    i = edges.nearest(point.x(), point.y())
    return None if i is None else Selection(int(edges.layer[i]), int(edges.neuron[i]), int(edges.source[i]))


def _is_on(way: QLineF, point: QPointF) -> bool:
    """Tell whether a point is near enough to a line for what it stands for to be taken hold of."""
    direction, offset = way.p2() - way.p1(), point - way.p1()
    along = QPointF.dotProduct(offset, direction) / max(QPointF.dotProduct(direction, direction), 1.0)
    return 0.0 <= along <= 1.0 and QLineF(point, way.pointAt(along)).length() <= REACH
