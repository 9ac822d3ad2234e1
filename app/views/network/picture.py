"""From a frame to all that is painted of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from app.lesson.names import step_name
from app.lesson.numbers import short, symmetric_limit
from app.lesson.selection import Selection
from app.style.theme import Theme
from app.views.network.captions import Captions, Texts, fit_captions, header_height
from app.views.network.edges import Edges, Ways, all_ways, drawn_edges
from app.views.network.layout import SIDE, NetworkLayout, place
from app.views.network.maps import Maps, maps_of, same_maps
from app.views.network.marks import NO_MARKS, Marks, marks_of
from app.views.network.symbols import input_symbols
from app.views.painting.likeness import same_places
from app.views.text.typeset import bold
from mlp_engine import Frame, LayerFrame
from mlp_engine.arrays import FloatArray
from mlp_engine.progress import MicroStep

LEAST_BIAS_SCALE = 0.1
"""So that the rounding noise of biases that are all but 0 does not fill the nodes."""
FOLD_SHARE = 0.95
"""The size of the writing on a fold, as a share of that of the captions."""
EDGE_SYMBOLS = ("W", "dW")
LEAST_BODY = 3.0
"""Lines of writing that the nodes have at least, before captions and legend have any."""


class Plan(NamedTuple):
    """The texts and the places of everything, which stay while the network learns."""

    captions: Captions
    layout: NetworkLayout
    ways: Ways


@dataclass(frozen=True)
class Picture:
    """All that one painting shows.

    Attributes
    ----------
    weight_scale, bias_scale : the |w| of the widest edge, the |b| of the fullest node
    marked : the selected layer and, perhaps, neuron and edge into it, or None
    input_labels : what a person reads for each input
    marks : what learns no more, and what is switched off
    newest : what has just been computed while an update is looked at step by step, or None
    focus : the neuron, perhaps an input, whose edges stand out, or with a source the edge that does
    has_keyboard : whether keys go to the diagram
    maps : of the nodes that have one
    """

    layers: tuple[LayerFrame, ...]
    layout: NetworkLayout
    captions: Captions
    edges: Edges
    weight_scale: float
    bias_scale: float
    theme: Theme
    marked: Selection | None
    input_labels: tuple[str, ...]
    marks: Marks = NO_MARKS
    newest: MicroStep | None = None
    focus: Selection | None = None
    has_keyboard: bool = False
    maps: Maps = field(default_factory=dict)

    @property
    def still(self) -> tuple[object, ...]:
        """All that the picture shows except weights, biases and the focus."""
        scales, name = (self.weight_scale, self.bias_scale), self.newest and step_name(self.newest)
        texts = self.captions, self.input_labels
        return self.layout, *texts, self.theme, self.marked, self.marks, name, self.has_keyboard, *scales

    @property
    def lit_column(self) -> int | None:
        """The layer whose nodes stand out: that of what has just been computed in them, else the selected one."""
        if self.newest is not None:
            return None if self.newest.symbol in EDGE_SYMBOLS else self.newest.l
        return None if self.marked is None else self.marked.layer

    @property
    def biases(self) -> list[FloatArray]:
        """The biases of the nodes of each column after that of the inputs; folded ones have none."""
        return [layer.b[column.neurons, 0] for column, layer in zip(self.layout.columns[1:], self.layers, strict=True)]


def make_plan(
    layer_dims: Sequence[int],
    captions: Sequence[Texts],
    size: QSizeF,
    font: QFont,
    marked: Selection | None,
    has_header: bool = False,
    has_maps: bool = False,
) -> Plan:
    """Return the plan of a network in a rectangle of ``size``, its captions one of those to choose from.

    With a header there is room above the nodes for the name of what has just been computed; with maps, nodes are large
    enough for them where that is possible. Where it is too low for
    all, the captions become shorter, and then there is no legend.
    """
    room = min(size.width() / len(layer_dims), 2 * SIDE) - 6.0
    is_flat = size.height() < 340 and size.width() > 2 * size.height()
    legend = QFontMetricsF(font).height() + 10.0
    lowest = next(i for i, texts in enumerate(captions) if i == len(captions) - 1 or max(map(len, texts)) == 1)
    for first, below in (*((i, legend) for i in range(lowest + 1)), (lowest, 0.0)):
        fitted = fit_captions(captions[first:], font, room, is_flat)
        header = header_height(QFontMetricsF(fitted.font)) if has_header else 0.0
        line = QFontMetricsF(bold(fitted.scaled(FOLD_SHARE))).height()
        layout = place(layer_dims, size, fitted.size, below, marked, header, line, has_maps)
        if layout.body.height() >= LEAST_BODY * line:
            break
    return Plan(fitted, layout, all_ways(layout))


def make_picture(
    frame: Frame,
    plan: Plan,
    theme: Theme,
    marked: Selection | None,
    scaled_to: Sequence[Frame] = (),
    is_discrete: bool = False,
) -> Picture:
    """Return the picture of a frame, on a scale that suits the frames ``scaled_to``, too.

    What has just been computed is the only thing highlighted: a mark in another layer is left out.
    """
    newest = frame.progress.newest
    is_left_out = marked is not None and newest is not None and marked.layer != newest.l
    layers = [layer for scaled in (frame, *scaled_to) for layer in scaled.layers]
    return Picture(
        layers=frame.layers,
        layout=plan.layout,
        captions=plan.captions,
        edges=drawn_edges(frame.layers, plan.ways),
        weight_scale=symmetric_limit(*(layer.W for layer in layers)),
        bias_scale=max(symmetric_limit(*(layer.b for layer in layers)), LEAST_BIAS_SCALE),
        theme=theme,
        marked=None if is_left_out else marked,
        input_labels=input_symbols(frame),
        marks=marks_of(frame, plan.layout),
        newest=newest,
        maps=maps_of(frame, plan.layout, is_discrete),
    )


def looks_alike(one: Picture, other: Picture) -> bool:
    """Tell whether two pictures look the same on a screen: edges of a strength look alike, and so do close biases."""
    if one.still != other.still or one.edges.ways is not other.edges.ways:
        return False
    if not np.array_equal(one.edges.looks(one.weight_scale), other.edges.looks(other.weight_scale)):
        return False
    if not same_maps(one.maps, other.maps):
        return False
    b, other_b = np.concatenate(one.biases), np.concatenate(other.biases)
    pixels = one.layout.radius / one.bias_scale**0.5  # of the radius of a disc with a bias of 1; it grows with the root
    if not same_places(np.sign(b) * np.sqrt(np.abs(b)), np.sign(other_b) * np.sqrt(np.abs(other_b)), pixels):
        return False
    return list(map(bias_text, b.tolist())) == list(map(bias_text, other_b.tolist()))


def bias_text(b: float) -> str:
    """Return what is written of a bias, to a thousandth."""
    return f"b = {short(round(b, 3), 2)}"
