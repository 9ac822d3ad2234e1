"""What a network predicts around its samples."""

from dataclasses import replace
from functools import partial

import numpy as np

from mlp_engine.arrays import FloatArray, as_integer, read_only
from mlp_engine.frame import LARGEST_RESOLUTION, Frame, Line, Surface
from mlp_engine.network import MLP
from mlp_engine.passes import ForwardBuffers

SURFACE_MARGIN = 0.5  # how far the prediction surface reaches beyond the data, as in the lesson
POINTS_OF_A_LINE = 8  # for each one along an axis of a surface: a line is cheap, and its kinks are to be seen
MOST_KEPT = 2**22  # numbers in buffers that stay


class SurfaceMaker:
    """Predicts around samples X (n_0, m) of a network whose parameters are changed in place.

    Training does not notice. Its buffers stay, because to make them costs more than to fill them; those of a large
    network on a fine grid do not.
    """

    def __init__(self, model: MLP, X: FloatArray) -> None:
        self._model, self._X = model, X
        self._resolution = 0  # points along each axis, of the buffers

    @np.errstate(all="ignore")  # beyond the data a number may overflow that does not on it
    def surface(self, resolution: int) -> Surface | None:
        """Return what the network predicts now; None for resolution 0, or if n_0 is not 2."""
        if resolution == 0 or len(self._X) != 2:
            return None
        if resolution != self._resolution:
            self._prepare(resolution)
        outputs = self._predict().reshape(-1, resolution, resolution)
        x1, x2 = self._axes
        return Surface(x1, x2, read_only(outputs))

    @np.errstate(all="ignore")  # as above
    def line(self, resolution: int) -> Line | None:
        """Return what the network predicts now at ``POINTS_OF_A_LINE`` times as many points; None unless n_0 is 1."""
        if resolution == 0 or len(self._X) != 1:
            return None
        if resolution != self._resolution:
            self._prepare(resolution)
        return Line(self._axes[0], read_only(self._predict()))

    def _prepare(self, resolution: int) -> None:
        model, X, self._resolution = self._model, self._X, resolution
        low, high = X.min(axis=1) - SURFACE_MARGIN, X.max(axis=1) + SURFACE_MARGIN
        points = resolution if len(X) == 2 else POINTS_OF_A_LINE * resolution
        self._axes = tuple(map(read_only, np.linspace(low, high, points).T))
        grid = np.stack(np.meshgrid(*self._axes)).reshape(len(X), -1)  # (2, resolution²), or (1, points)
        if 2 * sum(model.layer_dims[1:]) * grid.shape[1] <= MOST_KEPT:  # a Z and an A for each layer
            self._predict = ForwardBuffers(model.activations, model.parameters, grid).fill
        else:
            self._predict = partial(model.predict, grid)


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
    maker = SurfaceMaker(model_of(frame), np.hstack([frame.X, frame.X_test]))
    return replace(frame, surface=maker.surface(resolution), line=maker.line(resolution))


def model_of(frame: Frame) -> MLP:
    """Return a network with the weights of a frame, which are read-only, and with its loss."""
    config = frame.config
    model = MLP(config.layer_dims, config.activations, loss=config.loss, l1=config.l1, l2=config.l2)
    for layer in frame.layers:
        model.parameters |= {f"W{layer.l}": layer.W, f"b{layer.l}": layer.b}
    return model
