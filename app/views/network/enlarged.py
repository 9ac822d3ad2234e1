"""The map of one node, enlarged beside it, with axes and the scale of its colours."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from app.lesson.numbers import short
from app.lesson.selection import Selection
from app.style.theme import Theme, color
from app.views.network.captions import LEAST
from app.views.network.maps import LayerMaps, beside, draw_map, map_at
from app.views.network.pens import write
from app.views.network.picture import Picture
from app.views.painting.areas import draw_frame, draw_plate, draw_scale
from app.views.painting.pixels import image_of
from app.views.plane.neuron_words import axis_names, neuron_title
from app.views.text.typeset import bold, sized
from mlp_engine import Frame

DELAY = 250  # ms that the pointer rests on a node before its map is enlarged
LARGEST_SIDE, LEAST_SIDE, SHARE = 176.0, 72.0, 0.42  # px of the map, and how much of the diagram it may take
PADDING, BAR, GAP = 8.0, 10.0, 4.0  # px
AWAY = 10.0  # px, from the node
LONGEST_NAME = 72.0  # px, of the upright axis
RIGHT, LEFT, CENTER = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter


class EnlargedMap(QObject):
    """Which node's map is enlarged: the one that the pointer rests on or, if that is wanted, the picked one."""

    changed = Signal()
    """Another map is enlarged, or none any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_wanted = False  # of the picked neuron
        self._hovered: Selection | None = None
        self._is_due = False
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._show)

    def hover(self, node: Selection | None) -> None:
        """Enlarge the map of the node under the pointer, at once if one is enlarged already."""
        if node == self._hovered:
            return
        self._hovered = node
        if node is None:
            self._timer.stop()
            self._is_due = False
        elif not self._is_due:
            self._timer.start()
        self.changed.emit()

    def toggle(self) -> None:
        """Enlarge the map of the picked neuron from now on, or no more."""
        self.is_wanted = not self.is_wanted
        self.changed.emit()

    def node(self, picked: Selection | None) -> Selection | None:
        """Return whose map is enlarged; ``picked`` is the neuron that the keyboard is at."""
        if self._is_due:
            return self._hovered
        return picked if self.is_wanted else None

    @Slot()
    def _show(self) -> None:
        self._is_due = True
        self.changed.emit()


class AxisTexts(NamedTuple):
    """What is written at an axis: where it begins and ends, and its name between."""

    low: str
    name: str
    high: str


class Places(NamedTuple):
    """Where the parts of an enlarged map are, in px of the diagram."""

    plate: QRectF
    title: QRectF
    map: QRectF
    bar: QRectF
    ticks: QRectF
    notes: QRectF


def paint_enlarged(
    painter: QPainter, picture: Picture, frame: Frame, node: Selection, room: QRectF, notes: list[str]
) -> None:
    """Paint the map of a node beside it, if it has one and there is room, and some notes below it."""
    found, center = map_at(picture.layout, picture.maps, node), picture.layout.center(node)
    if found is None or center is None:
        return
    maps, i = found
    title, font = neuron_title(frame, node.layer, node.neuron or 0), sized(painter.font(), max(0.9, LEAST))
    ticks = maps.scales[i].bar("").ticks
    reach = picture.layout.columns[node.layer].radius + AWAY
    axes = _axis_texts(frame, font)
    beside_node = max(center.x() - room.left(), room.right() - center.x()) - reach
    for width in (beside_node, room.width()):  # over the node only if there is no room beside it
        fitting = [note for note in notes if QFontMetricsF(font).horizontalAdvance(note) <= width - 2 * PADDING - 2.0]
        places = _places(font, title, ticks, axes[1], fitting, QSizeF(width, room.height()))
        if places is not None:
            break
    else:
        return
    box = beside(center, reach, places.plate.size(), room)
    places = Places(*(part.translated(box.topLeft()) for part in places))
    theme = picture.theme
    draw_plate(painter, places.plate, color(theme.panel), 6.0, QPen(color(theme.accent), 1.5))
    write(painter, places.title, title, bold(font), theme.text, LEFT)
    _paint_map(painter, picture.theme, maps, i, places)
    _write_axes(painter, places, *axes, font, theme.muted)
    draw_scale(painter, places.bar, maps.scales[i].table(theme), is_upright=True)
    draw_frame(painter, places.bar, theme.border)
    _write_ticks(painter, places.ticks, ticks, font, theme.muted)
    height = QFontMetricsF(font).lineSpacing()
    for row, note in enumerate(fitting):
        line = QRectF(places.notes.left(), places.notes.top() + row * height, places.notes.width(), height)
        write(painter, line, note, font, theme.muted, LEFT)


def _axis_texts(frame: Frame, font: QFont) -> tuple[AxisTexts, AxisTexts]:
    """Return what is written along the map and beside it."""
    surface = frame.surface
    if surface is None:
        return AxisTexts("", "", ""), AxisTexts("", "", "")
    across, up = axis_names(frame)
    up = QFontMetricsF(font).elidedText(up, Qt.TextElideMode.ElideRight, LONGEST_NAME)
    (left, right), (low, high) = ((_end(x[0]), _end(x[-1])) for x in (surface.x1.tolist(), surface.x2.tolist()))
    return AxisTexts(left, across, right), AxisTexts(low, up, high)


def _places(
    font: QFont, title: str, ticks: tuple[str, str, str], up: AxisTexts, notes: list[str], room: QSizeF
) -> Places | None:
    """Return the places with the plate at (0, 0); None if there is no room for a map that can be read."""
    metrics, line = QFontMetricsF(font), QFontMetricsF(font).lineSpacing()
    tick = max(map(metrics.horizontalAdvance, ticks)) + 2.0
    left = max(map(metrics.horizontalAdvance, ("−0.0", *up))) + GAP  # of the map, for the texts of the axis
    below = 2 * line + PADDING + len(notes) * line
    most = min(room.width() - 2 * PADDING - left - 2 * PADDING - BAR - tick, room.height() - below - 2 * PADDING - line)
    side = min(LARGEST_SIDE, SHARE * room.height(), most)
    if side < LEAST_SIDE:
        return None
    texts = [QFontMetricsF(bold(font)).horizontalAdvance(title), *map(metrics.horizontalAdvance, notes)]
    width = max(left + side + PADDING + BAR + GAP + tick, max(texts) + 2.0)
    map_box = QRectF(PADDING + left, PADDING + line + 2.0, side, side)
    bar = QRectF(map_box.right() + PADDING, map_box.top(), BAR, side)
    notes_box = QRectF(PADDING, map_box.bottom() + line + 4.0, width, len(notes) * line)
    plate = QRectF(0.0, 0.0, width + 2 * PADDING, notes_box.bottom() + PADDING)
    if plate.width() > room.width() or plate.height() > room.height():
        return None
    return Places(
        plate,
        QRectF(PADDING, PADDING, width, line),
        map_box,
        bar,
        QRectF(bar.right() + GAP, bar.top(), tick, side),
        notes_box,
    )


def _paint_map(painter: QPainter, theme: Theme, maps: LayerMaps, i: int, places: Places) -> None:
    pixels = maps.pixels(theme)
    r = pixels.shape[1]
    draw_map(painter, places.map, image_of(pixels), QRectF(0, i * r, r, r))
    draw_frame(painter, places.map, theme.border)


def _write_axes(painter: QPainter, places: Places, across: AxisTexts, up: AxisTexts, font: QFont, ink: str) -> None:
    """Write at both axes their names and where they begin and end."""
    box, metrics = places.map, QFontMetricsF(font)
    line, left = metrics.lineSpacing(), places.plate.left() + PADDING
    below = QRectF(box.left(), box.bottom() + 1.0, box.width(), line)
    room = box.width() - 2 * max(map(metrics.horizontalAdvance, (across.low, across.high))) - 2 * GAP
    name = metrics.elidedText(across.name, Qt.TextElideMode.ElideRight, room)
    for text, side in ((across.low, LEFT), (name, CENTER), (across.high, RIGHT)):
        write(painter, below, text, font, ink, side)
    for text, top in ((up.high, box.top()), (up.name, box.center().y() - line / 2), (up.low, box.bottom() - line)):
        write(painter, QRectF(left, top, box.left() - GAP - left, line), text, font, ink, RIGHT)


def _write_ticks(painter: QPainter, place: QRectF, ticks: tuple[str, str, str], font: QFont, ink: str) -> None:
    line = QFontMetricsF(font).lineSpacing()
    for text, share in zip(ticks, (1.0, 0.5, 0.0), strict=True):
        top = place.top() + share * (place.height() - line)
        write(painter, QRectF(place.left(), top, place.width(), line), text, font, ink, LEFT)


def _end(value: float) -> str:
    return short(value, 2)
