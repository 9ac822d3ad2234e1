"""On which colours the output of a neuron is shown: a scale centred on what is neutral."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np

from app.lesson.numbers import short, symmetric_limit
from app.style.theme import ByteArray, Theme, class_table, diverging_table, surface_table
from app.views.plane.scale import Scale
from app.views.plane.surface import DECIDED, number_indices
from mlp_engine import Frame
from mlp_engine.arrays import FloatArray

MAP_RESOLUTION = 32
"""Points along each axis of the map of a neuron."""
SHARES = ("sigmoid", "softmax")  # activations whose A is between 0 and 1
BOUNDED = ("tanh", *SHARES)  # those whose scale is known
LEAST_LIMIT = 0.1  # of the others: a neuron that is all but silent looks silent


@dataclass(frozen=True)
class NeuronScale:
    """Colours for values from ``center`` − ``limit`` to ``center`` + ``limit``.

    Attributes
    ----------
    table : ``table(theme)`` gives the colours (256, 3)
    """

    table: Callable[[Theme], ByteArray] = diverging_table
    center: float = 0.0
    limit: float = 1.0

    def bar(self, label: str) -> Scale:
        """Return what a bar of the colours shows."""
        low, high = self.center - self.limit, self.center + self.limit
        return Scale(label, self.table, (short(low), short(self.center), short(high)))


PROBABILITY = NeuronScale(surface_table, DECIDED, DECIDED)


@cache  # which makes the scales of one class equal
def class_scale(k: int) -> NeuronScale:
    """Return the scale of the output for class k of several."""
    return NeuronScale(partial(class_table, k=k), DECIDED, DECIDED)


def scales_of(frame: Frame, l: int, A: FloatArray, neurons: Sequence[int]) -> list[NeuronScale]:
    """Return the scale of each of some neurons of layer l, which give A (k, …); layer 0 are the inputs.

    That of an output is the one of the predictions.
    """
    if l == 0:
        return [_input_scale(x) for x in A]
    if l == frame.L and not frame.config.data.is_regression:
        return [PROBABILITY if len(frame.Y) == 1 else class_scale(neuron) for neuron in neurons]
    if l == frame.L:
        return [NeuronScale(limit=symmetric_limit(np.hstack([frame.Y, frame.Y_test])))] * len(neurons)
    activation = frame.layers[l - 1].activation
    if activation in BOUNDED:
        return [NeuronScale(center=DECIDED, limit=DECIDED) if activation in SHARES else NeuronScale()] * len(neurons)
    return [NeuronScale(limit=max(symmetric_limit(_finite(one)), LEAST_LIMIT)) for one in A]


def _input_scale(x: FloatArray) -> NeuronScale:
    """Return a scale centred on 0 or, if an input is never 0, on the middle of its values."""
    low, high = float(x.min()), float(x.max())
    center = 0.0 if low <= 0.0 <= high else (low + high) / 2
    return NeuronScale(center=center, limit=symmetric_limit(x - center))


def _finite(A: FloatArray) -> FloatArray:
    """Return the values that are numbers; beyond the samples some may overflow."""
    if np.isfinite(A).all():
        return A
    numbers = A[np.isfinite(A)]
    return numbers if numbers.size else np.zeros(1)


def neuron_levels(scales: Sequence[NeuronScale], A: FloatArray, is_discrete: bool = False) -> ByteArray:
    """Return the row of the table for each point (k, r, r) of the outputs A of k neurons, each on its scale.

    Discrete colours are but the two at the ends, for what is more than neutral and what is not.
    """
    center, limit = (np.array([[[value]] for value in values]) for values in zip(*map(_ends, scales), strict=True))
    if is_discrete:
        return np.where(center < A, 255, 0).astype(np.uint8)
    with np.errstate(invalid="ignore"):  # ∞ − ∞
        return number_indices((A - center) / limit, 1.0)


def _ends(scale: NeuronScale) -> tuple[float, float]:
    return scale.center, scale.limit
