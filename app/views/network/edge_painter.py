"""How the edges of the network diagram are painted, which is the first of it: everything else goes over them."""

from PySide6.QtGui import QPainter, QPen

from app.lesson.selection import Selection
from app.style.theme import color
from app.views.network.edges import BoolArray, Edges
from app.views.network.node_painter import Picture
from app.views.network.pens import edge_opacity, edge_pen, edge_width, widest_edge
from mlp_engine.progress import UPDATE


def paint_edges(painter: QPainter, picture: Picture) -> None:
    """Paint the weights; those in focus, and else those that have just been computed, stand out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edges, chosen = picture.edges, _standing_out(picture)
    if chosen is None:
        _paint_batches(painter, picture, edges)
    else:
        _paint_batches(painter, picture, edges.only(~chosen), fade=0.3)
        _paint_batches(painter, picture, edges.only(chosen), least_opacity=0.55, least_width=1.4)
    _paint_picked_edge(painter, picture)


def _standing_out(picture: Picture) -> BoolArray | None:
    """Return, for each edge, whether it stands out; None if there is no difference between them."""
    edges, focus, newest = picture.edges, picture.focus, picture.newest
    if focus is not None and focus.source is not None:
        return edges.entering(focus.layer, focus.neuron or 0, focus.source)
    if focus is not None:
        return edges.touching(focus.layer, focus.neuron or 0)
    if newest is None or newest.column is not None or newest.step == UPDATE:
        return None
    is_newest: BoolArray = edges.layer == newest.step.l
    return is_newest


def _paint_picked_edge(painter: QPainter, picture: Picture) -> None:
    """Paint the picked edge boldly, however weak it is."""
    marked, layout = picture.marked, picture.layout
    if marked is None or marked.source is None:
        return
    start, end = layout.center(Selection(marked.layer - 1, marked.source)), layout.center(marked)
    if start is not None and end is not None:
        painter.setPen(QPen(color(picture.theme.accent), max(widest_edge(layout.radius), 3.0)))
        painter.drawLine(start, end)


def _paint_batches(
    painter: QPainter,
    picture: Picture,
    edges: Edges,
    fade: float = 1.0,
    least_opacity: float = 0.0,
    least_width: float = 0.0,
) -> None:
    """Draw edges with one call for each strength and sign, the strongest last."""
    widest = widest_edge(picture.layout.radius)
    for strength, is_positive, lines in edges.batches(picture.weight_scale):
        opacity = max(edge_opacity(strength) * fade, least_opacity)
        width = max(edge_width(strength, widest), least_width)
        painter.setPen(edge_pen(picture.theme, is_positive, width, opacity))
        painter.drawLines(lines)
