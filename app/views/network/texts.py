"""The texts of the network diagram. Neurons and inputs are counted from 1 for people, as in x₁."""

import numpy as np
from PySide6.QtCore import QObject, QPointF

from app.lesson.names import step_name
from app.lesson.numbers import shape_text, short
from app.lesson.parameters import Parameter, is_frozen
from app.lesson.selection import Selection
from app.style.translation import engine_text
from app.views.network.captions import Texts
from app.views.network.edges import Edges
from app.views.network.layout import NetworkLayout
from app.views.network.symbols import input_symbols
from mlp_engine import ACTIVATION_REGISTRY, Frame, LayerFrame
from mlp_engine.events import BIAS, Part

DIGITS = 4


class NetworkTexts(QObject):
    """Says in the language of the window what the diagram shows; every ``neuron`` given is counted from 0."""

    def captions(self, frame: Frame) -> tuple[tuple[str, str, str], ...]:
        """Return the lines under each column: name of the matrix, activation, shape."""
        m = len(frame.batch.columns)
        name = "X = A[0]" if frame.config.has_plain_inputs else "A[0]"  # which else is made of X
        captions = [(name, self.input_word(), shape_text((frame.config.layer_dims[0], m)))]
        for layer in frame.layers:
            name = f"ŷ = A[{layer.l}]" if layer.l == frame.L else f"A[{layer.l}]"
            captions.append((name, activation_label(layer), shape_text((layer.n_out, m))))
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
            layer.l, frame.L, activation_label(layer), layer.n_in, layer.n_out
        )
        if marked.neuron is not None:
            bias = short(layer.b[marked.neuron, 0], DIGITS)
            text = self.tr("{0}, neuron {1}: bias {2}").format(text, marked.neuron + 1, bias)
        if marked.source is not None:
            text = f"{text}, {_weight(layer, marked.neuron or 0, marked.source)}"
        return ", ".join((text, *self._states(frame, marked)))

    def _states(self, frame: Frame, marked: Selection) -> list[str]:
        """Return what hands have done to a layer, a neuron or a weight."""
        part = Part(marked.layer, marked.neuron, marked.source)
        states = []
        if is_frozen(frame, part):
            states.append(self.tr("frozen: it does not learn"))
        elif part.neuron is not None and part.source is None and is_frozen(frame, part._replace(source=BIAS)):
            states.append(self.tr("bias frozen: it does not learn"))
        if marked.source is None and marked.neuron in frame.layers[part.l - 1].off:
            states.append(self.tr("switched off: its A is 0"))
        return states

    def tip(self, frame: Frame, layout: NetworkLayout, edges: Edges, point: QPointF) -> str:
        """Return what there is to say about a point of the diagram; empty where there is nothing."""
        if layout.legend.contains(point):
            return self._legend(layout.has_maps)
        if layout.captions.contains(point) and (l := layout.layer_at(point)) is not None:
            return ", ".join(self.captions(frame)[l])
        if (node := layout.node_at(point)) is not None:
            neuron = node.neuron or 0
            if node.layer:
                return self._neuron(frame, frame.layers[node.layer - 1], neuron)
            name = "X" if frame.config.has_plain_inputs else "A[0]"
            return self.tr("input {0}: row {1} of {2}").format(input_symbols(frame)[neuron], neuron + 1, name)
        if (l := layout.fold_at(point)) is not None:
            column = layout.columns[l]
            return self.tr("{0} neurons, {1} of them shown").format(column.size, len(column.neurons))
        if (i := edges.nearest(point.x(), point.y())) is not None:
            return self._edge(frame, Selection(int(edges.layer[i]), int(edges.neuron[i]), int(edges.source[i])))
        return ""

    def _neuron(self, frame: Frame, layer: LayerFrame, neuron: int) -> str:
        """Return what there is to say about a neuron."""
        bias = f"b[{layer.l}][{neuron + 1}] = {short(layer.b[neuron, 0], DIGITS)}"
        strongest = int(np.abs(layer.W[neuron]).argmax())
        return "\n".join(
            (
                self.tr("layer {0}, neuron {1}").format(layer.l, neuron + 1),
                self.tr("bias {0}").format(bias),
                self.tr("activation {0}").format(activation_label(layer)),
                self.tr("strongest incoming weight {0}").format(_weight(layer, neuron, strongest)),
                *self._states(frame, Selection(layer.l, neuron)),
            )
        )

    def _edge(self, frame: Frame, edge: Selection) -> str:
        """Return a weight and what it joins."""
        layer, neuron, source = frame.layers[edge.layer - 1], edge.neuron or 0, edge.source or 0
        if layer.l == 1:
            name = input_symbols(frame)[source]
            way = self.tr("from input {0} to neuron {1} of layer {2}").format(name, neuron + 1, layer.l)
        else:
            way = self.tr("from neuron {0} of layer {1} to neuron {2} of layer {3}").format(
                source + 1, layer.l - 1, neuron + 1, layer.l
            )
        return "\n".join((_weight(layer, neuron, source), way, *self._states(frame, edge)))

    def part(self, part: Selection) -> str:
        """Return what a part of the network is called, the inputs being layer 0."""
        if part.layer == 0:
            return self.tr("inputs")
        if part.neuron is None:
            return self.tr("layer {0}").format(part.layer)
        if part.source is None:
            return self.tr("layer {0}, neuron {1}").format(part.layer, part.neuron + 1)
        return f"W[{part.layer}][{part.neuron + 1}, {part.source + 1}]"

    def input_word(self) -> str:
        """Return what stands for an activation under the inputs."""
        return self.tr("input")

    def number(self, frame: Frame, parameter: Parameter) -> str:
        """Return a weight or a bias, such as "b[2][4] = 0.25"."""
        place = f"{parameter.row + 1}" if parameter.symbol == "b" else f"{parameter.row + 1}, {parameter.column + 1}"
        return f"{parameter.name}[{place}] = {short(parameter.value(frame), DIGITS)}"

    def handle(self, name: str, key: str, part: Selection, *, keeps_weights: bool) -> str:
        """Return what a handle does with a part, by which key that is done, too, and whether it costs the weights."""
        text = f"{name} – {self.part(part)} ({key})"
        return text if keeps_weights else text + "\n" + self.tr("Weights are not kept: the run starts again.")

    def grip(self) -> str:
        """Return how the number of what is picked is changed."""
        return self.tr("Drag up or down to change it (with Shift finely), double click to type a number.")

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
            self.tr("A snowflake: frozen, it does not learn. A crossed node is switched off: its A is 0."),
        )
        return "\n".join(lines)


def activation_label(layer: LayerFrame) -> str:
    """Return what a person reads for the activation of a layer."""
    return engine_text(ACTIVATION_REGISTRY[layer.activation].label)


def _weight(layer: LayerFrame, neuron: int, source: int) -> str:
    return f"W[{layer.l}][{neuron + 1}, {source + 1}] = {short(layer.W[neuron, source], DIGITS)}"
