"""Frames of other tasks than two classes, with predictions that are known by a formula."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from mlp_engine import DATA_SET_REGISTRY, Frame, FrameRequest, LayerSpec, Line, RunConfig, Session, Surface
from mlp_engine.arrays import FloatArray
from mlp_engine.fields import DATA_SETS

Formula = Callable[[FloatArray], FloatArray]
"""From places (n_0, k) to outputs (n_L, k)."""

SIDE = 61
REACH = 3.0
STEEPNESS = 3.0


def directions(count: int) -> FloatArray:
    """Unit vectors (count, 2), one for each class."""
    angles = 2 * np.pi * np.arange(count) / count
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def sectors(count: int) -> Formula:
    """Each class is likeliest in its sector of the plane, and surer the further out."""

    def outputs(X: FloatArray) -> FloatArray:
        scores = np.exp(STEEPNESS * directions(count) @ X)
        shares: FloatArray = scores / scores.sum(axis=0)
        return shares

    return outputs


def slope(X: FloatArray) -> FloatArray:
    """A plane that rises with x₁ alone, and is 0 at x₁ = 0.5."""
    return X[:1] - 0.5


def surface_of(formula: Formula) -> Surface:
    """What a network would predict that has learnt a formula of two inputs."""
    x = np.linspace(-REACH, REACH, SIDE)
    grid = np.stack(np.meshgrid(x, x)).reshape(2, -1)
    return Surface(x, x, formula(grid).reshape(-1, SIDE, SIDE))


def line_of(formula: Formula) -> Line:
    """The same for a formula of one input."""
    x = np.linspace(-REACH, REACH, SIDE)
    return Line(x, formula(x[np.newaxis]))


def frame_of(patch: pytest.MonkeyPatch, X: FloatArray, Y: FloatArray, formula: Formula, **fields: object) -> Frame:
    """A frame of a run on these samples, whose predictions are those of a formula.

    Y of one row are numbers to be learnt, and of several rows classes.
    """
    is_regression, count = len(Y) == 1, len(Y)
    data = replace(
        DATA_SET_REGISTRY["moons"],
        make=lambda n_samples, noise, seed, n_classes: (X, Y),
        n_inputs=len(X),
        classes=(0, 0) if is_regression else (count, count),
    )
    for table in (DATA_SET_REGISTRY, DATA_SETS):
        patch.setitem(table, "moons", data)
    layers = (LayerSpec(4, "relu"), LayerSpec(count, "linear" if is_regression else "sigmoid"))
    config = RunConfig(n_samples=X.shape[1], layers=layers, **fields)  # type: ignore[arg-type]
    frame = Session(config).frame(FrameRequest(resolution=2))
    known = replace(frame, predictions=formula(frame.X), predictions_test=formula(frame.X_test))
    if len(X) == 1:
        return replace(known, line=line_of(formula))
    return replace(known, surface=surface_of(formula))


def classes(patch: pytest.MonkeyPatch, count: int, **fields: object) -> Frame:
    """Samples of each class in its sector, on a circle."""
    which = np.arange(6 * count) % count
    return frame_of(patch, 2.0 * directions(count)[which].T, np.eye(count)[:, which], sectors(count), **fields)


def numbers(patch: pytest.MonkeyPatch, **fields: object) -> Frame:
    """Samples of a plane, the targets twice as steep as the predictions."""
    X = np.random.default_rng(3).uniform(-2.0, 2.0, (2, 40))
    return frame_of(patch, X, 2 * slope(X), slope, **fields)


def curve(patch: pytest.MonkeyPatch, **fields: object) -> Frame:
    """Samples of x² over one input, and a straight line as the prediction."""
    X = np.linspace(-2.0, 2.0, 20)[np.newaxis]
    return frame_of(patch, X, X**2 - 2.0, slope, **fields)
