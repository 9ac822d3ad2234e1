"""Every weight matrix, start and now."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.lesson.moments import moment_of
from app.lesson.number_form import limit_text, plain
from app.lesson.numbers import MINUS, short, symmetric_limit
from app.lesson.quantities import Dimension, Quantity
from app.lesson.selection import Cell, Selection, with_cell
from app.lesson.stilled_texts import stilled_text
from app.views.hands.parameter_hand import ParameterHand
from app.views.heatmaps.color_bar import ColorBar
from app.views.text.live_text import TextBlock
from app.views.view import View
from app.views.weights.weights_pair import INNER_GAP, WeightsPair
from mlp_engine import Frame
from mlp_engine.arrays import FloatArray

_SIDE, _GAP = 8, 12  # px
_LEAST_HEIGHT = 30  # px, of a matrix
_DIGITS = 4
_LONG_NUMBER = f"{MINUS}0.08888"
_SHAPE = 1.6  # of a screen: its width as a share of its height
_LEAST_SHARE, _LARGEST_SHARE = 5, 12  # of the height, in rows of a matrix


class WeightsView(View):
    """W[l] of all layers as heatmaps, at epoch 0 and now, those of a layer on one scale centred on 0, which is told.

    A switch draws all layers on one scale: that shows which layer has the large weights and which one has learnt most,
    but leaves a layer with many small ones pale. The line below reads the cell at the pointer or the cursor; while
    frames come quickly it follows only some of them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_limits: tuple[float, ...] = ()  # that suit several frames, one for each layer
        self.switch = QToolButton()
        self.switch.setCheckable(True)
        self.switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.switch.toggled.connect(self._draw_again)
        self._hand = ParameterHand(self)
        self._hand.deed_requested.connect(self.deed_requested)
        self._drawn: Frame | None = None
        self._pairs: list[WeightsPair] = []
        self._n_across = 0
        self._title = QSize()  # what short titles need
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self._color_bar = ColorBar()
        self._reading = TextBlock()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, 6, _SIDE, 6)
        layout.setSpacing(4)
        layout.addLayout(self._grid, 1)
        below = QHBoxLayout()
        below.setSpacing(_SIDE)
        below.addWidget(self._color_bar, 1)
        below.addWidget(self.switch)
        layout.addLayout(below)
        layout.addWidget(self._reading)
        self.retranslate()

    def draw(self, frame: Frame) -> None:
        self._hand.follow(frame)
        super().draw(frame)

    def draw_in_full(self, frame: Frame) -> None:
        """Draw W and W_start of every layer."""
        self._drawn = frame
        limits = self._limits(frame)
        scales = _scales(limits)
        self._title = self._title_size(scales)
        self._ensure_pairs(frame.L)
        self._arrange()
        for pair, layer, limit, scale in zip(self._pairs, frame.layers, limits, scales, strict=False):
            pair.show_layer(layer, limit, scale)
        self._share_height(self._pairs[: frame.L])
        self._mark_picked()
        self._read_cell()

    def show_selection(self, selection: Selection) -> None:
        """Mark the picked weight."""
        super().show_selection(selection)
        self._mark_picked()

    def hide_controls(self) -> None:
        """Read no cell any more."""
        super().hide_controls()
        self._hand.retire()
        for pair in self._pairs:
            pair.now.point_at(None)
        self.switch.hide()
        self._reserve_reading()

    def take_after(self, other: View) -> None:
        """Draw on one scale or on several, as the other does, and mark the same weight."""
        if isinstance(other, WeightsView):
            self.selection = other.selection
            self.switch.setChecked(other.switch.isChecked())

    def legible_size(self, frame: Frame) -> QSize:
        """Return, of the sizes that have room for the name and the colours of every matrix, one for a wide screen."""
        count, title = frame.L, self._title_size(_scales(self._limits(frame)))
        pair = QSize(2 * title.width() + INNER_GAP + _GAP, title.height() + _LEAST_HEIGHT + _GAP)
        below = QSize(2 * _SIDE, self._color_bar.sizeHint().height() + self._reading.height() + 2 * _SIDE)
        grids = ((across, -(-count // across)) for across in range(1, count + 1))
        sizes = [QSize(across * pair.width(), down * pair.height()) + below for across, down in grids]
        least = super().legible_size(frame)
        return min((size.expandedTo(least) for size in sizes), key=_extent)

    def scale_to(self, frames: Sequence[Frame]) -> None:
        """Use one scale for each layer in all ``frames``."""
        self._least_limits = tuple(map(max, zip(*map(_limits_of, frames), strict=False)))
        self._draw_again()

    def _limits(self, frame: Frame) -> tuple[float, ...]:
        """Return the scale of each layer: its own, or that of the layer with the largest weights."""
        limits = tuple(map(max, zip_longest(_limits_of(frame), self._least_limits[: frame.L], fillvalue=0.0)))
        return (max(limits),) * len(limits) if self.switch.isChecked() else limits

    @Slot()
    def _draw_again(self) -> None:
        if self.frame is not None:
            self.show_frame(self.frame)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Weights of all layers, at the start and now"))
        self._color_bar.setAccessibleName(self.tr("Scale of the weights"))
        self.switch.setText(self.tr("One scale"))
        self.switch.setToolTip(self.tr("Draw all layers on one scale: it shows which layer has the large weights"))
        for pair in self._pairs:
            pair.retitle()
        self._reserve_reading()
        self._read_cell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reserve_reading()
        self._arrange()

    def _title_size(self, scales: Sequence[str]) -> QSize:
        """Return the size of the widest of the titles that say no more than the layer, "now" and these scales."""
        metrics, now = self.fontMetrics(), QCoreApplication.translate("WeightsPair", "now")
        texts = f"W[{len(scales)}]", *(f"{now} {scale}" for scale in scales)
        return QSize(max(map(metrics.horizontalAdvance, texts)), metrics.height())

    def _ensure_pairs(self, count: int) -> None:
        """Have ``count`` visible pairs; those that a smaller network does not need wait for a larger one."""
        if count == sum(not pair.isHidden() for pair in self._pairs):
            return
        while len(self._pairs) < count:
            pair = WeightsPair(self._hand, self)
            pair.apply_theme(self.theme)
            pair.cell_changed.connect(self._go_to)
            pair.cell_picked.connect(self._pick)
            self._pairs.append(pair)
        for index, pair in enumerate(self._pairs):
            pair.setVisible(index < count)
            pair.now.point_at(None)
        self._n_across = 0

    def _arrange(self) -> None:
        shown = [pair for pair in self._pairs if not pair.isHidden()]
        room = self.size() - QSize(2 * _SIDE, self._color_bar.height() + self._reading.height())
        across = pairs_across(len(shown), room, self._title)
        if across == self._n_across:
            return
        self._n_across = across
        for pair in self._pairs:
            self._grid.removeWidget(pair)
        for index, pair in enumerate(shown):
            self._grid.addWidget(pair, index // across, index % across)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < across))
        self._share_height(shown)

    def _share_height(self, shown: list[WeightsPair]) -> None:
        """Give matrices with many rows more of the height."""
        shares = [0] * self._grid.rowCount()
        for index, pair in enumerate(shown):
            row = index // self._n_across
            shares[row] = max(shares[row], height_share(pair.now.matrix))
        if shares == [self._grid.rowStretch(row) for row in range(len(shares))]:
            return
        for row, share in enumerate(shares):
            self._grid.setRowStretch(row, share)
        if (layout := self.layout()) is not None:
            layout.activate()  # now, lest new heatmaps be seen for a moment where they do not belong

    @Slot(object)
    def _go_to(self, pair: WeightsPair) -> None:
        """Read the cell in ``pair``, and leave those of other layers, such as the cursor when the pointer comes."""
        if pair.now.cell is not None:
            for other in self._pairs:
                if other is not pair:
                    other.now.point_at(None)
        self._read_cell()

    @Slot(object, object)
    def _pick(self, pair: WeightsPair, cell: Cell) -> None:
        if pair.layer is not None:
            l, W = pair.layer.l, pair.layer.W
            quantity = Quantity(f"W[{l}]", W, Dimension.NEURON, Dimension.INPUT)
            self.selection_requested.emit(with_cell(self.selection, l, "W", quantity, cell))

    def _mark_picked(self) -> None:
        picked = self.selection.cell if self.selection.symbol == "W" else None
        for pair in self._pairs:
            is_here = pair.layer is not None and pair.layer.l == self.selection.layer
            pair.mark_cell(picked if is_here else None)

    @Slot()
    def _read_cell(self) -> None:
        """Read the entry that is pointed at, in words and on the colour bar."""
        pair = next((pair for pair in self._pairs if pair.now.cell is not None and not pair.isHidden()), None)
        if pair is None or pair.layer is None or pair.now.cell is None:
            limits = {pair.limit for pair in self._pairs if not pair.isHidden()}
            ends = (MINUS, "+") if len(limits) > 1 else None  # each layer has its own
            self._color_bar.show_scale(max(limits, default=1.0), ends=ends)
            self._reading.set_text(self._epochs_text())
            return
        row, column = pair.now.cell
        start, now = (float(heatmap.matrix[row, column]) for heatmap in (pair.start, pair.now))
        is_start_active = pair.start.underMouse() or pair.start.hasFocus()
        self._color_bar.show_scale(pair.limit, start if is_start_active else now)
        text = self._sentence(pair.layer.l, row + 1, column + 1, short(start, _DIGITS), short(now, _DIGITS))
        self._reading.set_text(text)
        text = ", ".join(filter(None, (text, stilled_text(pair.stilled, row, column))))  # as the marks show
        for heatmap in (pair.start, pair.now):
            heatmap.setAccessibleDescription(text)

    def _epochs_text(self) -> str:
        return self.tr("start: epoch 0, now: {0}").format(moment_of(self._drawn) if self._drawn else "")

    def _sentence(self, layer: int, row: int, column: int, start: str, now: str) -> str:
        text = self.tr("W[{layer}] row {row}, column {column}: start {start}, now {now}")
        return text.format(layer=layer, row=row, column=column, start=start, now=now)

    def _reserve_reading(self) -> None:
        """Keep as many lines as a long sentence needs, so that pointing at a cell does not move the heatmaps."""
        longest = self._epochs_text() if self.is_picture else self._sentence(8, 88, 88, _LONG_NUMBER, _LONG_NUMBER)
        room = QRect(0, 0, self.width() - 2 * _SIDE, self.height())
        needed = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, longest)
        self._reading.setFixedHeight(needed.height())


def _extent(size: QSize) -> float:
    """Return how large a size is in a room of the usual shape."""
    return max(float(size.width()), _SHAPE * size.height())


def _scales(limits: Sequence[float]) -> tuple[str, ...]:
    """Return how the scale of each layer is told in its title; not at all if all have the same."""
    has_own = len(set(limits)) > 1
    return tuple(f"±{plain(limit_text(limit))}" if has_own else "" for limit in limits)


def _limits_of(frame: Frame) -> tuple[float, ...]:
    return tuple(symmetric_limit(layer.W_start, layer.W) for layer in frame.layers)


def height_share(matrix: FloatArray) -> int:
    """Return how much of the height to give to a heatmap, in rows of a matrix of middle size."""
    return min(max(len(matrix), _LEAST_SHARE), _LARGEST_SHARE)


def pairs_across(count: int, room: QSize, title: QSize) -> int:
    """Return how many pairs of heatmaps to put beside each other, so that the smaller side of each is large.

    Above each heatmap stands a ``title``, and where not all have room, as little as possible is cut. An arrangement
    that leaves places empty counts for less.
    """

    def quality(across: int) -> float:
        down = -(-count // across)
        width = ((room.width() + _GAP) / across - _GAP - INNER_GAP) / 2
        height = (room.height() + _GAP) / down - _GAP - title.height()
        cut = min(width - title.width(), height, 0.0)
        return cut or min(width, height) * count / (across * down)

    return max(range(1, count + 1), key=quality, default=1)
