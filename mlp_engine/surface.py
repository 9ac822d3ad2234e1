"""What a network predicts around its samples."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from mlp_engine.arrays import FloatArray, as_integer, read_only
from mlp_engine.frame import Frame, Line, Surface
from mlp_engine.frame_request import LARGEST_RESOLUTION, Plane
from mlp_engine.inputs import entering
from mlp_engine.network import MLP
from mlp_engine.passes import ForwardBuffers

SURFACE_MARGIN = 0.5  # how far the prediction surface reaches beyond the data, as in the lesson
POINTS_OF_A_LINE = 8  # for each one along an axis of a surface: a line is cheap, and its kinks are to be seen
MOST_KEPT = 2**22  # numbers in buffers that stay
MOST_IN_MAPS = 2**21  # numbers in the maps of all neurons


class SurfaceMaker:
    """Predicts around samples of a network whose parameters are changed in place.

    Training does not notice. Its buffers stay, because to make them costs more than to fill them; those of a large
    network on a fine grid do not. ``show`` has to be called before anything is asked for.
    """

    def __init__(self) -> None:
        self._shown: tuple[object, ...] = ()
        self._prepared: tuple[object, ...] = ()

    def show(self, model: MLP, inputs: Sequence[str], X: FloatArray, X_test: FloatArray) -> None:
        """Predict for a network that learns the samples X (n, m), of which some ``inputs`` enter it."""
        shown = (model, X, X_test)
        if len(self._shown) == len(shown) and all(map(_is, self._shown, shown)):
            return
        self._shown, self._model, self._inputs, self._n = shown, model, inputs, len(X)
        both = np.hstack([X, X_test])
        self._means = X.mean(axis=1)
        self._bounds = both.min(axis=1) - SURFACE_MARGIN, both.max(axis=1) + SURFACE_MARGIN
        self._prepared = ()

    @np.errstate(all="ignore")  # beyond the data a number may overflow that does not on it
    def surface(
        self, resolution: int, plane: Plane | None = None, neuron: tuple[int, int] | None = None
    ) -> Surface | None:
        """Return what the network predicts now; None for resolution 0, or if X has but one row."""
        if resolution == 0 or self._n < 2:
            return None
        plane = self._known(plane or Plane())
        self._prepare(resolution, plane)
        outputs = self._predict().reshape(-1, resolution, resolution)
        x1, x2 = self._axes
        if neuron is None or not self._has(neuron):
            return Surface(x1, x2, read_only(outputs), plane)
        A = self._layer(neuron[0])[neuron[1]].reshape(resolution, resolution)
        return Surface(x1, x2, read_only(outputs), plane, neuron, read_only(A))

    @np.errstate(all="ignore")  # as above
    def line(self, resolution: int) -> Line | None:
        """Return what the network predicts now at ``POINTS_OF_A_LINE`` times as many points; None unless n is 1."""
        if resolution == 0 or self._n != 1:
            return None
        self._prepare(resolution, Plane())
        return Line(self._axes[0], read_only(self._predict()))

    @np.errstate(all="ignore")  # as above
    def maps(self, resolution: int, plane: Plane) -> tuple[FloatArray, ...]:
        """Return what each neuron gives, an array (n_l, resolution, resolution) for each layer from 0 on.

        Returned is nothing for resolution 0, if X has but one row, or for a network whose maps would take much room.
        """
        size = sum(self._model.layer_dims) * resolution**2
        if not 0 < size <= MOST_IN_MAPS or self._n < 2:
            return ()
        self._prepare(resolution, self._known(plane))
        self._predict()
        shape = -1, resolution, resolution
        return tuple(read_only(self._layer(l).reshape(shape)) for l in range(self._model.L + 1))

    def _known(self, plane: Plane) -> Plane:
        """Return the plane with a value of every row of X; the first two rows where it is none of this X."""
        at = plane.at if plane.at is not None and len(plane.at) == self._n else tuple(self._means.tolist())
        i, j = plane.axes
        return Plane(plane.axes if i != j and 0 <= min(i, j) <= max(i, j) < self._n else (0, 1), at)

    def _has(self, neuron: tuple[int, int]) -> bool:
        l, k = neuron
        return 0 <= l <= self._model.L and 0 <= k < self._model.layer_dims[l]

    def _prepare(self, resolution: int, plane: Plane) -> None:
        if self._prepared == (resolution, plane):
            return
        model, axes = self._model, list(plane.axes[: self._n])
        points = resolution if self._n > 1 else POINTS_OF_A_LINE * resolution
        low, high = (bound[axes] for bound in self._bounds)
        self._axes = tuple(map(read_only, np.linspace(low, high, points).T))
        size = points**2 if self._n > 1 else points
        X = np.empty((self._n, size))
        X[:] = 0.0 if plane.at is None else np.reshape(plane.at, (-1, 1))
        X[axes] = np.stack(np.meshgrid(*self._axes)).reshape(len(axes), -1)
        self._A_0 = A_0 = entering(X, self._inputs)
        self._layer: Callable[[int], FloatArray]
        if 2 * sum(model.layer_dims[1:]) * size <= MOST_KEPT:  # a Z and an A for each layer
            buffers = ForwardBuffers(model.activations, model.parameters, A_0, model.off)
            self._predict = buffers.fill
            self._layer = lambda l: buffers.layers[l - 1].A if l else A_0
        else:
            self._predict = lambda: model.predict(A_0)
            self._layer = lambda l: model.predict(A_0, l)
        self._prepared = resolution, plane


def _is(one: object, other: object) -> bool:
    return one is other


def with_resolution(frame: Frame, resolution: int) -> Frame:
    """Return the same frame with its prediction surface at another resolution, from the frame's own weights.

    Raises InvalidInput if the resolution is not one that a FrameRequest takes.
    """
    as_integer("resolution", resolution, 0, LARGEST_RESOLUTION)
    is_known = frame.progress.knows("A", frame.L)
    has_surface = frame.surface is not None and len(frame.surface.x1) == resolution
    has_line = frame.line is not None and len(frame.line.x) == POINTS_OF_A_LINE * resolution
    if not is_known or has_surface or has_line:
        return frame
    plane, neuron = (None, None) if frame.surface is None else (frame.surface.plane, frame.surface.neuron)
    maker = SurfaceMaker()
    maker.show(model_of(frame), frame.config.inputs, frame.X, frame.X_test)
    return replace(frame, surface=maker.surface(resolution, plane, neuron), line=maker.line(resolution))


def model_of(frame: Frame) -> MLP:
    """Return a network with the weights of a frame, which are read-only, and with its loss; what is off is off."""
    config = frame.config
    model = MLP(config.layer_dims, config.activations, loss=config.loss, l1=config.l1, l2=config.l2)
    for layer in frame.layers:
        model.parameters |= {f"W{layer.l}": layer.W, f"b{layer.l}": layer.b}
        model.off[layer.l - 1] = list(layer.off)
    return model


def entering_of(frame: Frame) -> FloatArray:
    """Return A[0] (n_0, m) of all samples to learn from."""
    return entering(frame.X, frame.config.inputs)
