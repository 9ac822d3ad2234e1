"""Runs on own data of several inputs, and their predictions over a plane of two of these."""

import numpy as np

from mlp_engine import Frame, FrameRequest, OwnData, Plane, RunConfig, Session
from mlp_engine.arrays import FloatArray
from mlp_engine.surface import model_of

COLUMNS = "sepal length", "sepal width", "petal length", "petal width"
FLOWERS = "setosa", "versicolor", "virginica"
CENTERS = np.array([[5.0, 3.4, 1.5, 0.2], [5.9, 2.8, 4.3, 1.3], [6.6, 3.0, 5.6, 2.0]])
SPREAD = np.array([0.35, 0.3, 0.4, 0.15])


def flowers(m: int = 90, classes: int = 3) -> OwnData:
    """Four measures of flowers of some kinds, about as they are."""
    random = np.random.default_rng(1)
    y = np.arange(m) % classes
    X = (CENTERS[y] + SPREAD * random.normal(size=(m, 4))).round(1).T
    return OwnData.of("flowers.csv", COLUMNS, "species", FLOWERS[:classes], X, y)


def lengths() -> OwnData:
    """The petal's width of a flower, to be learnt from the other measures."""
    data = flowers()
    return OwnData.of("lengths.csv", COLUMNS[:3], "petal width", (), data.X[:3], data.X[3])


def lone(classes: int) -> OwnData:
    """One measure, and what kind of flower it is of."""
    data = flowers(classes=classes)
    return OwnData.of("lone.csv", COLUMNS[2:3], "species", FLOWERS[:classes], data.X[2:3], data.y)


def run_on(data: OwnData, epochs: int = 60, **fields: object) -> Session:
    """A run on own data after some epochs."""
    session = Session(RunConfig().with_fields({"own_data": data, "standardize": False, **fields}))
    for _ in range(epochs):
        session.step()
    return session


def frame_of(data: OwnData, plane: Plane = Plane(), epochs: int = 60, **fields: object) -> Frame:  # noqa: B008  # frozen
    """A frame of such a run, with its predictions over a plane."""
    return run_on(data, epochs, **fields).frame(FrameRequest(resolution=41, plane=plane))


def predicted(frame: Frame, axes: tuple[int, int], at: tuple[float, ...], places: FloatArray) -> FloatArray:
    """What the network makes of places (2, k), where the other inputs are as in ``at``."""
    X = np.repeat(np.array(at)[:, np.newaxis], places.shape[1], axis=1)
    X[list(axes)] = places
    outputs: FloatArray = model_of(frame).predict(X)
    return outputs
