"""How the network diagram is painted: its edges first, then what stays while they change, then the biases."""

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from app.lesson.names import step_name
from app.lesson.selection import Selection
from app.style.theme import color
from app.views.network.bias_frames import bias_frames, ratio_of
from app.views.network.captions import caption_boxes, header_height
from app.views.network.edges import BoolArray, Edges
from app.views.network.layout import Column, NetworkLayout
from app.views.network.legend import paint_legend
from app.views.network.maps import paint_map_ground
from app.views.network.mark_words import paint_mark_words
from app.views.network.pens import edge_opacity, edge_pen, edge_width, paint_bias, widest_edge, write
from app.views.network.picture import EDGE_SYMBOLS, FOLD_SHARE, Picture, bias_text
from app.views.network.symbols import symbol
from app.views.painting.areas import draw_plate
from app.views.text.typeset import bold
from mlp_engine.progress import UPDATE, MicroStep

TOP = 3.0  # px, where the highlight of a step begins
LEFT, CENTER, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
PADDING = 7.0  # px, beside the name of a step
SILENT = 0.25
"""How opaque the edges of a neuron that is switched off are, as a share of what they would be."""
FOLD, FOLD_PADDING = "⋮", 6.0  # on a fold, and px beside it


def paint_edges(painter: QPainter, picture: Picture) -> None:
    """Paint the weights; those in focus, and else those that have just been computed, stand out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edges = picture.edges
    if picture.marks.off:
        is_silent = edges.touching_any(picture.marks.off)
        _paint_batches(painter, picture, edges.only(is_silent), fade=SILENT)
        edges = edges.only(~is_silent)
    chosen = _standing_out(picture, edges)
    if chosen is None:
        _paint_batches(painter, picture, edges)
    else:
        _paint_batches(painter, picture, edges.only(~chosen), fade=0.3)
        _paint_batches(painter, picture, edges.only(chosen), least_opacity=0.55, least_width=1.4)
    _paint_picked_edge(painter, picture)


def _standing_out(picture: Picture, edges: Edges) -> BoolArray | None:
    """Return, for each edge, whether it stands out; None if there is no difference between them."""
    focus, newest = picture.focus, picture.newest
    if focus is not None and focus.source is not None:
        return edges.entering(focus.layer, focus.neuron or 0, focus.source)
    if focus is not None:
        return edges.touching(focus.layer, focus.neuron or 0)
    if newest is None or newest.symbol != "dW":
        return None
    is_newest: BoolArray = edges.layer == newest.l
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


def paint_still(painter: QPainter, picture: Picture) -> None:
    """Paint what depends on ``picture.still`` only: nodes, marks and texts, between the edges and the biases."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_band(painter, picture)
    for column in picture.layout.columns:
        _paint_nodes(painter, picture, column)
        _paint_folds(painter, picture, column)
        _paint_caption(painter, picture, column)
    _paint_symbols(painter, picture)
    _paint_legend(painter, picture)


def _paint_band(painter: QPainter, picture: Picture) -> None:
    """Mark the layer, or highlight what has just been computed."""
    if picture.newest is not None:
        _paint_newest(painter, picture, picture.newest)
    elif picture.marked is not None:
        outline = QPen(color(picture.theme.accent), 2.5 if picture.has_keyboard else 1.5)
        band = picture.layout.columns[picture.marked.layer].band
        draw_plate(painter, band, color(picture.theme.accent, 0.10), 8.0, outline)


def _paint_newest(painter: QPainter, picture: Picture, newest: MicroStep) -> None:
    """Outline a layer's nodes or the edges into it, and name above them what has been computed there."""
    columns, theme = picture.layout.columns, picture.theme
    steps = [MicroStep("W", column.l) for column in columns[1:]] if newest == UPDATE else [newest]
    areas = [_gap_before(picture.layout, s.l) if s.symbol in EDGE_SYMBOLS else columns[s.l].band for s in steps]
    for area in areas:
        outline = QPen(color(theme.accent), 3.5 if picture.has_keyboard else 2.0)
        draw_plate(painter, area, color(theme.accent, 0.22), 8.0, outline)
    names = [(step_name(step), _name_box(picture, area, step)) for step, area in zip(steps, areas, strict=True)]
    if any(left.intersects(right) for (_, left), (_, right) in pairwise(names)):  # one name for all, then
        names = [(step_name(newest), _name_box(picture, picture.layout.legend, newest))]
    for name, box in names:
        draw_plate(painter, box, color(theme.accent), 6.0)
        write(painter, box, name, bold(picture.captions.font), theme.on_accent)


def _name_box(picture: Picture, area: QRectF, step: MicroStep) -> QRectF:
    """Return where the name of a step stands above an area: in its middle, as far as it stays in the diagram."""
    metrics, edge = QFontMetricsF(bold(picture.captions.font)), picture.layout.legend.right()
    width = metrics.horizontalAdvance(step_name(step)) + 2 * PADDING
    left = min(max(area.center().x() - width / 2, 0.0), max(edge - width, 0.0))
    return QRectF(left, TOP, width, header_height(metrics))


def _gap_before(layout: NetworkLayout, l: int) -> QRectF:
    """Return the room of the edges into layer l."""
    left, right = layout.columns[l - 1], layout.columns[l]
    start, end = left.x + left.radius + 4.0, right.x - right.radius - 4.0
    return QRectF(start, TOP, max(end - start, 2.0), layout.captions.top() - TOP - 4.0)


def _paint_nodes(painter: QPainter, picture: Picture, column: Column) -> None:
    theme, radius = picture.theme, column.radius
    is_marked = picture.lit_column == column.l
    pen = QPen(color(theme.text if is_marked else theme.muted), 1.7 if is_marked else 1.3)
    for neuron, y in zip(column.neurons, column.y, strict=True):
        center = QPointF(column.x, y)
        is_picked = picture.marked is not None and (picture.marked.layer, picture.marked.neuron) == (column.l, neuron)
        if column.has_maps:
            paint_map_ground(painter, theme, column.box(y), is_picked, pen)
            continue
        if is_picked:
            painter.setPen(QPen(color(theme.accent), 2.5))
            painter.setBrush(color(theme.panel))
            painter.drawEllipse(center, radius + 3.5, radius + 3.5)
        painter.setPen(pen)
        painter.setBrush(color(theme.panel if column.l else theme.raised))
        if column.l:
            painter.drawEllipse(center, radius, radius)
        else:
            side = 1.8 * radius
            painter.drawRoundedRect(QRectF(column.x - side / 2, y - side / 2, side, side), 0.3 * side, 0.3 * side)


def _paint_folds(painter: QPainter, picture: Picture, column: Column) -> None:
    font = bold(picture.captions.scaled(FOLD_SHARE))
    metrics, ground = QFontMetricsF(font), color(picture.theme.panel, 0.9)
    for i, y in enumerate(column.folds):
        text = _fold_text(column, metrics) if i == 0 else FOLD
        width, height = metrics.horizontalAdvance(text) + FOLD_PADDING, metrics.height()
        box = QRectF(column.x - width / 2, y - height / 2, width, height)
        draw_plate(painter, box, ground, height / 2)
        write(painter, box, text, font, picture.theme.text)


def _fold_text(column: Column, metrics: QFontMetricsF) -> str:
    """Return what stands on the first fold of a column: how many neurons it has, if that has room beside the others."""
    room = column.area.width() - FOLD_PADDING
    texts = (f"{FOLD} {column.size}", str(column.size))
    return next((text for text in texts if metrics.horizontalAdvance(text) <= room), FOLD)


def _paint_caption(painter: QPainter, picture: Picture, column: Column) -> None:
    captions, is_marked = picture.captions, picture.lit_column == column.l
    texts = captions.texts[column.l]
    for i, (text, box) in enumerate(zip(texts, caption_boxes(captions, picture.layout.captions, column), strict=True)):
        ink = picture.theme.text if i == 0 or is_marked else picture.theme.muted
        write(painter, box, text, bold(captions.font) if i == 0 else captions.font, ink)


def _paint_symbols(painter: QPainter, picture: Picture) -> None:
    """Name the inputs, in their nodes if there is room, and on the right the outputs."""
    first, last = picture.layout.columns[0], picture.layout.columns[-1]
    room = first.x - first.radius
    gap = min(6.0, 0.15 * room)  # between a symbol and its node
    outputs = [symbol("ŷ", neuron, last.size) for neuron in last.neurons]
    texts = [picture.input_labels[neuron] for neuron in first.neurons]
    if (font := _symbol_font(picture, texts, room - gap - 2.0, first)) is not None:
        is_inside = max(map(QFontMetricsF(font).horizontalAdvance, texts)) <= 1.1 * first.radius and not first.has_maps
        for text, y in zip(texts, first.y, strict=True):
            box, side = QRectF(0.0, y - 12.0, room - gap, 24.0), RIGHT
            if is_inside:
                box, side = QRectF(room, y - 12.0, 2 * first.radius, 24.0), CENTER
            write(painter, box, text, font, picture.theme.text, side)
    if (font := _symbol_font(picture, outputs, room - gap - 2.0, last)) is not None:
        for text, y in zip(outputs, last.y, strict=True):
            box = QRectF(last.x + last.radius + gap, y - 12.0, 60.0, 24.0)
            write(painter, box, text, font, picture.theme.text, LEFT)


def _symbol_font(picture: Picture, texts: list[str], room: float, column: Column) -> QFont | None:
    """Return the largest font in which all symbols fit beside their nodes, unless nobody could read it."""
    pitch = column.pitch if column.size > 1 else math.inf
    for percent in range(110, 75, -5):
        font = picture.captions.scaled(percent / 100)
        font.setItalic(True)
        metrics = QFontMetricsF(font)
        if metrics.height() <= pitch and max(map(metrics.horizontalAdvance, texts)) <= room:
            return font
    return None


def _paint_legend(painter: QPainter, picture: Picture) -> None:
    if picture.layout.legend.isEmpty():
        return
    font, widest = picture.captions.scaled(0.9), widest_edge(picture.layout.radius)
    scales = picture.weight_scale, picture.bias_scale
    has_frames = all(column.has_maps for column in picture.layout.columns[1:])
    strip = paint_mark_words(painter, picture.layout.legend, picture.theme, font, picture.marks)
    paint_legend(painter, strip, picture.theme, font, widest, *scales, has_frames)


def paint_biases(painter: QPainter, picture: Picture) -> None:
    """Fill the nodes by their biases, and write the biases under them where there is room."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frames, ratio = bias_frames(picture.theme), ratio_of(painter)
    for column, shown in zip(picture.layout.columns[1:], picture.biases, strict=True):
        centers = [QPointF(column.x, y) for y in column.y]
        biases = shown.tolist()
        for center, b in zip(centers, biases, strict=True):
            if column.has_maps:
                frames.paint(painter, column.box(center.y()), b / picture.bias_scale, ratio)
            else:
                paint_bias(painter, picture.theme, center, column.radius - 2.5, b / picture.bias_scale)
        _paint_bias_texts(painter, picture, column, centers, biases)


def _paint_bias_texts(
    painter: QPainter, picture: Picture, column: Column, centers: list[QPointF], biases: list[float]
) -> None:
    """Write the biases of a column, to a thousandth, under its nodes where there is room for it."""
    radius = column.radius
    if column.pitch < 2 * radius + 8.0:
        return  # before a font is made for nothing
    font = picture.captions.scaled(0.85)
    metrics = QFontMetricsF(font)
    height, room = metrics.height(), column.area.width()
    if column.pitch < 2 * radius + height + 8.0:
        return
    for center, b in zip(centers, biases, strict=True):
        text = bias_text(b)
        width = metrics.horizontalAdvance(text) + 8.0
        if width <= room:
            box = QRectF(center.x() - width / 2, center.y() + radius + 3.0, width, height)
            draw_plate(painter, box, color(picture.theme.panel, 0.8), 3.0)
            write(painter, box, text, font, picture.theme.text)
