"""The texts of the network diagram. Neurons and inputs are counted from 1 for people, as in x₁."""

import numpy as np
from PySide6.QtCore import QObject, QPointF

from app.lesson.names import step_name
from app.lesson.numbers import shape_text, short
from app.lesson.selection import Selection
from app.style.translation import engine_text
from app.views.network.captions import Texts
from app.views.network.edges import Edges
from app.views.network.layout import NetworkLayout
from mlp_engine import ACTIVATION_REGISTRY, Frame, LayerFrame

DIGITS = 4
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def symbol(letter: str, neuron: int, count: int) -> str:
    """Return the name of an input or output, such as x₁; the only one of its kind has no number."""
    return letter + (str(neuron + 1).translate(SUBSCRIPTS) if count > 1 else "")


class NetworkTexts(QObject):
    """Says in the language of the window what the diagram shows; every ``neuron`` given is counted from 0."""

    def captions(self, frame: Frame) -> tuple[tuple[str, str, str], ...]:
        """Return the lines under each column: name of the matrix, activation, shape."""
        m = len(frame.batch.columns)
        captions = [("X = A[0]", self.tr("input"), shape_text((len(frame.X), m)))]
        for layer in frame.layers:
            name = f"ŷ = A[{layer.l}]" if layer.l == frame.L else f"A[{layer.l}]"
            captions.append((name, _activation(layer), shape_text((layer.n_out, m))))
        return tuple(captions)

    def caption_choices(self, frame: Frame) -> list[Texts]:
        """Return ways to write the captions, each narrower than the one before; the last ones leave things out."""
        full = self.captions(frame)
        short_names = [name.partition(" ")[0] for name, _, _ in full]
        shapes = [shape.partition(" ") for _, _, shape in full]
        return [
            full,
            tuple((name, activation, shape) for name, (_, activation, shape) in zip(short_names, full, strict=True)),
            tuple((name, shape) for name, (_, _, shape) in zip(short_names, full, strict=True)),
            tuple((name, rows, columns) for name, (rows, _, columns) in zip(short_names, shapes, strict=True)),
            tuple((name,) for name in short_names),
            tuple((name.removeprefix("A[").removesuffix("]"),) for name in short_names),
        ]

    def description(self, frame: Frame, marked: Selection) -> str:
        """Return the selection in words, and what has just been computed."""
        text, newest = self._selection(frame, marked), frame.progress.newest
        return self.tr("{0}; just computed: {1}").format(text, step_name(newest)) if newest else text

    def _selection(self, frame: Frame, marked: Selection) -> str:
        layer = frame.layers[marked.layer - 1]
        text = self.tr("layer {0} of {1}, {2}, {3} to {4}").format(
            layer.l, frame.L, _activation(layer), layer.n_in, layer.n_out
        )
        if marked.neuron is None:
            return text
        bias = short(layer.b[marked.neuron, 0], DIGITS)
        text = self.tr("{0}, neuron {1}: bias {2}").format(text, marked.neuron + 1, bias)
        return text if marked.source is None else f"{text}, {_weight(layer, marked.neuron, marked.source)}"

    def tip(self, frame: Frame, layout: NetworkLayout, edges: Edges, point: QPointF) -> str:
        """Return what there is to say about a point of the diagram; empty where there is nothing."""
        if layout.legend.contains(point):
            return self._legend(layout.has_maps)
        if layout.captions.contains(point) and (l := layout.layer_at(point)) is not None:
            return ", ".join(self.captions(frame)[l])
        if (node := layout.node_at(point)) is not None:
            neuron = node.neuron or 0
            if node.layer:
                return self._neuron(frame.layers[node.layer - 1], neuron)
            return self.tr("input {0}: row {1} of X").format(symbol("x", neuron, len(frame.X)), neuron + 1)
        if (l := layout.fold_at(point)) is not None:
            column = layout.columns[l]
            return self.tr("{0} neurons, {1} of them shown").format(column.size, len(column.neurons))
        if (i := edges.nearest(point.x(), point.y())) is not None:
            return self._edge(frame.layers[edges.layer[i] - 1], int(edges.neuron[i]), int(edges.source[i]))
        return ""

    def _neuron(self, layer: LayerFrame, neuron: int) -> str:
        """Return what there is to say about a neuron."""
        bias = f"b[{layer.l}][{neuron + 1}] = {short(layer.b[neuron, 0], DIGITS)}"
        strongest = int(np.abs(layer.W[neuron]).argmax())
        return "\n".join(
            (
                self.tr("layer {0}, neuron {1}").format(layer.l, neuron + 1),
                self.tr("bias {0}").format(bias),
                self.tr("activation {0}").format(_activation(layer)),
                self.tr("strongest incoming weight {0}").format(_weight(layer, neuron, strongest)),
            )
        )

    def _edge(self, layer: LayerFrame, neuron: int, source: int) -> str:
        """Return a weight and what it joins."""
        if layer.l == 1:
            name = symbol("x", source, layer.n_in)
            way = self.tr("from input {0} to neuron {1} of layer {2}").format(name, neuron + 1, layer.l)
        else:
            way = self.tr("from neuron {0} of layer {1} to neuron {2} of layer {3}").format(
                source + 1, layer.l - 1, neuron + 1, layer.l
            )
        return f"{_weight(layer, neuron, source)}\n{way}"

    def _legend(self, has_maps: bool) -> str:
        """Return what lines, fillings and perhaps maps mean."""
        maps = (
            self.tr("A map in a node is what its neuron gives over the plane of the inputs: red if more than neutral."),
            self.tr("The frame of a map is the bias b: red if positive, blue and dashed if negative, as wide as |b|."),
        )
        lines = (
            self.tr("A line is a weight w: red, solid if positive; blue, dashed if negative; as wide as |w|."),
            self.tr("The filling of a node is its bias b: a red disc if positive, a blue ring if negative,"),
            self.tr("with an area that grows with |b|. In a large layer only the strongest weights are drawn."),
            *(maps if has_maps else ()),
        )
        return "\n".join(lines)


def _activation(layer: LayerFrame) -> str:
    return engine_text(ACTIVATION_REGISTRY[layer.activation].label)


def _weight(layer: LayerFrame, neuron: int, source: int) -> str:
    return f"W[{layer.l}][{neuron + 1}, {source + 1}] = {short(layer.W[neuron, source], DIGITS)}"
