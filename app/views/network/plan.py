"""From a frame to the picture that is painted of it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from app.lesson.numbers import symmetric_limit
from app.lesson.selection import Selection
from app.style.theme import Theme
from app.views.network.captions import Captions, Texts, fit_captions
from app.views.network.edges import Ways, all_ways, drawn_edges
from app.views.network.layout import SIDE, NetworkLayout, place
from app.views.network.newest_step import Newest, header_height
from app.views.network.node_painter import Picture
from mlp_engine import Frame

LEAST_BIAS_SCALE = 0.1
"""So that the rounding noise of biases that are all but 0 does not fill the nodes."""


class Plan(NamedTuple):
    """The texts and the places of everything, which stay while the network learns."""

    captions: Captions
    layout: NetworkLayout
    ways: Ways


def make_plan(
    layer_dims: Sequence[int],
    captions: Sequence[Texts],
    size: QSizeF,
    font: QFont,
    marked: Selection | None,
    has_header: bool = False,
) -> Plan:
    """Return the plan of a network in a rectangle of ``size``, its captions one of those to choose from.

    With a header there is room above the nodes for the name of what has just been computed.
    """
    room = min(size.width() / len(layer_dims), 2 * SIDE) - 6.0
    is_flat = size.height() < 340 and size.width() > 2 * size.height()
    fitted = fit_captions(captions, font, room, is_flat)
    legend = QFontMetricsF(font).height() + 10.0
    header = header_height(QFontMetricsF(fitted.font).height()) if has_header else 0.0
    layout = place(layer_dims, size, fitted.size, legend, marked, header)
    return Plan(fitted, layout, all_ways(layout))


def make_picture(
    frame: Frame,
    plan: Plan,
    theme: Theme,
    marked: Selection | None,
    newest: Newest | None = None,
    scaled_to: Sequence[Frame] = (),
) -> Picture:
    """Return the picture of a frame, on a scale that suits the frames ``scaled_to``, too.

    What has just been computed is the only thing highlighted: a mark in another layer is left out.
    """
    is_left_out = marked is not None and newest is not None and marked.layer != newest.step.l
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
        newest=newest,
    )
