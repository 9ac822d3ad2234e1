"""What has changed from one frame to another, as a frame: the views draw it like any other."""

from dataclasses import fields, replace
from typing import TypeVar

import numpy as np

from mlp_engine import Frame, LayerFrame, LayerSamples, Progress, Surface
from mlp_engine.arrays import FloatArray

Part = TypeVar("Part", LayerFrame, LayerSamples)


def difference(a: Frame, b: Frame) -> Frame:
    """Return the frame whose numbers are those of ``b`` minus those of ``a``, two frames of one run.

    W, b, dW, db, Z, A, δ, the outputs of the surface, loss and accuracy are differences, W_start is 0; what one of the
    two frames does not know yet is unknown. The data set, the curves and the epoch are those of ``b``. Both frames must
    have the same layers, samples of the same layer, and surfaces of the same places, if any.
    """
    return replace(
        b,
        progress=_less_known(a.progress, b.progress),
        loss=b.loss - a.loss,
        accuracy=b.accuracy - a.accuracy,
        layers=tuple(_layer(one, other) for one, other in zip(a.layers, b.layers, strict=True)),
        samples=_arrays(a.samples, b.samples),
        surface=_surface(a.surface, b.surface),
        update=None,
    )


def is_same(a: Frame, b: Frame) -> bool:
    """Tell whether two frames of one run have the same parameters, and so the same of everything."""
    pairs = zip(a.layers, b.layers, strict=True)
    return all(np.array_equal(one.W, other.W) and np.array_equal(one.b, other.b) for one, other in pairs)


def _layer(a: LayerFrame, b: LayerFrame) -> LayerFrame:
    return replace(_arrays(a, b), W_start=np.zeros_like(b.W_start))


def _arrays(a: Part, b: Part) -> Part:
    """``b`` with every array less that of ``a``; one that only one of them has is left out."""
    changed: dict[str, FloatArray | None] = {}
    for field in fields(b):
        before, after = getattr(a, field.name), getattr(b, field.name)
        if isinstance(before, np.ndarray) or isinstance(after, np.ndarray):
            changed[field.name] = None if before is None or after is None else after - before
    return replace(b, **changed)  # type: ignore[arg-type]  # mypy does not know which fields these are


def _surface(a: Surface | None, b: Surface | None) -> Surface | None:
    return None if a is None or b is None else replace(b, outputs=b.outputs - a.outputs)


def _less_known(a: Progress, b: Progress) -> Progress:
    positions = [one.position for one in (a, b) if one.position is not None]
    return replace(b, position=min(positions, default=None))
