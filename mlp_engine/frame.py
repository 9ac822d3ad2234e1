"""A picture of a session at one epoch: all that a view can draw, frozen.

Every number in a frame belongs to the same weights, those after ``epoch`` updates: Z[l] is W[l] A[l-1] + b[l]
with the W and b of the same frame, and dW[l] is the gradient that the next update will use. A frame is equal to itself
alone: comparing matrices entry by entry has no single answer.
"""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from mlp_engine.arrays import FloatArray, as_integer, read_only
from mlp_engine.config import RunConfig
from mlp_engine.curves import Curves
from mlp_engine.errors import Text
from mlp_engine.network import MLP
from mlp_engine.passes import ForwardBuffers
from mlp_engine.progress import Progress
from mlp_engine.run_point import RunPoint

RESOLUTION = 200  # of the prediction surface along each axis, in pictures and while a run stands still
LARGEST_RESOLUTION = 2000
SURFACE_MARGIN = 0.5  # how far the prediction surface reaches beyond the data, as in the lesson
MOST_KEPT = 2**22  # numbers in buffers that stay


@dataclass(frozen=True)
class FrameRequest:
    """What somebody is looking at, and so what a frame has to carry.

    Attributes
    ----------
    layer : the layer whose sample matrices are wanted, 1 to L; larger numbers mean L
    resolution : points of the prediction surface along each axis, 0 to 2000; 0 for no surface
    has_terms : whether what δ is made from is wanted, too: φ'(Z[l]) and δ[l+1]
    has_update : whether the update is wanted, with the loss along its direction

    Raises
    ------
    InvalidInput
        if a number is not as described
    """

    layer: int = 1
    resolution: int = 100
    has_terms: bool = False
    has_update: bool = False

    def __post_init__(self) -> None:
        as_integer("layer", self.layer, 1)
        as_integer("resolution", self.resolution, 0, LARGEST_RESOLUTION)


@dataclass(frozen=True, eq=False)
class LayerFrame:
    """The parameters of layer l with their gradients.

    Attributes
    ----------
    l : number of the layer, 1 to L
    activation : its name
    W, dW, W_start : (n_l, n_{l-1}); W_start is W of epoch 0
    b, db : (n_l, 1)
    """

    l: int
    activation: str
    W: FloatArray
    b: FloatArray
    dW: FloatArray
    db: FloatArray
    W_start: FloatArray

    @property
    def n_out(self) -> int:
        """Number of neurons."""
        return len(self.W)

    @property
    def n_in(self) -> int:
        """Number of inputs of each neuron."""
        return len(self.W.T)


@dataclass(frozen=True, eq=False)
class LayerSamples:
    """The matrices of layer l that have a column for each of the m samples.

    Attributes
    ----------
    A_prev : (n_{l-1}, m); for l = 1 it is X
    Z, A, delta : (n_l, m)
    slope : φ'(Z[l]) (n_l, m), known with δ[l]; None if the request has no terms
    delta_next : δ[l+1] (n_{l+1}, m); None for the last layer, or if the request has no terms
    """

    l: int
    A_prev: FloatArray
    Z: FloatArray
    A: FloatArray
    delta: FloatArray
    slope: FloatArray | None = None
    delta_next: FloatArray | None = None


@dataclass(frozen=True, eq=False)
class Remembered:
    """What an optimizer remembers of layer l, before an update and after it.

    Attributes
    ----------
    symbol : such as "V"
    W_before, W_after : for the weights, (n_l, n_{l-1})
    b_before, b_after : for the biases, (n_l, 1)
    """

    symbol: str
    W_before: FloatArray
    b_before: FloatArray
    W_after: FloatArray
    b_after: FloatArray


@dataclass(frozen=True, eq=False)
class Update:
    """The update of the parameters that the frame's own are the result of: W[l] = W_before + W_change.

    Attributes
    ----------
    l : layer of the matrices, that of the frame's samples
    W_before, dW : (n_l, n_{l-1}), of the epoch before the frame's
    b_before, db : (n_l, 1), of the same
    W_change, b_change : what was added to W_before and b_before, with rounding
    memories : what the optimizer remembers, as its entry in OPTIMIZER_REGISTRY lists it
    count : number of the update if the optimizer counts, else 0
    rate : η, the learning rate that was used
    rates : (k,) ascending from 0; other learning rates, ``rate`` among them
    losses : (k,) the loss over the data set after an update of all layers with each of them
    """

    l: int
    W_before: FloatArray
    dW: FloatArray
    b_before: FloatArray
    db: FloatArray
    W_change: FloatArray
    b_change: FloatArray
    memories: tuple[Remembered, ...]
    count: int
    rate: float
    rates: FloatArray
    losses: FloatArray


@dataclass(frozen=True, eq=False)
class Surface:
    """The network's outputs over a rectangle of the input plane.

    Attributes
    ----------
    x1, x2 : (resolution,) coordinates along the two axes
    outputs : (n_L, resolution, resolution); entry [k, i, j] is output k at (x1[j], x2[i])
    """

    x1: FloatArray
    x2: FloatArray
    outputs: FloatArray


@dataclass(frozen=True, eq=False)
class Frame:
    """A session after ``epoch`` updates.

    While an update is looked at step by step, what is not computed yet is NaN, and ``progress`` says what that is.

    Attributes
    ----------
    point : the run and the epoch that this is a picture of
    progress : which quantities are known
    loss, accuracy : with the weights of this frame
    curves : epochs 0 to ``epoch``, the last entry being this frame's
    recorded : all epochs that were trained, which may be more when the run has gone back to an earlier one
    left : the curves of a run that was left when an earlier epoch went on with another learning rate; None if there
        is none
    X, Y : the data set, (n_0, m) and (n_L, m)
    layers : entry l-1 is layer l
    samples : the sample matrices of the layer that was asked for
    surface : None if none was asked for, the inputs are not a plane, or the predictions are not computed yet
    update : None if none was asked for or made, or a later quantity than the parameters is looked at
    findings : sentences on what goes wrong in the run, where something does and all of the epoch is known
    """

    point: RunPoint
    progress: Progress
    loss: float
    accuracy: float
    curves: Curves
    recorded: Curves
    left: Curves | None
    X: FloatArray
    Y: FloatArray
    layers: tuple[LayerFrame, ...]
    samples: LayerSamples
    surface: Surface | None
    update: Update | None = None
    findings: tuple[Text, ...] = ()

    @property
    def config(self) -> RunConfig:
        """The configuration in force."""
        return self.point.config

    @property
    def epoch(self) -> int:
        """Number of updates made."""
        return self.point.epoch

    @property
    def newest_epoch(self) -> int:
        """The last epoch that was trained."""
        return self.recorded.n_epochs - 1

    @property
    def L(self) -> int:
        """Number of layers, the input not counted."""
        return len(self.layers)


class SurfaceMaker:
    """Predicts around the samples X (n_0, m) of a network whose parameters are changed in place.

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
        return Surface(self._x1, self._x2, read_only(outputs))

    def _prepare(self, resolution: int) -> None:
        model, X, self._resolution = self._model, self._X, resolution
        low, high = X.min(axis=1) - SURFACE_MARGIN, X.max(axis=1) + SURFACE_MARGIN
        self._x1, self._x2 = map(read_only, np.linspace(low, high, resolution).T)
        grid = np.stack(np.meshgrid(self._x1, self._x2)).reshape(2, -1)  # (2, resolution²)
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
    if not is_known or (frame.surface is not None and len(frame.surface.x1) == resolution):
        return frame
    return replace(frame, surface=SurfaceMaker(model_of(frame), frame.X).surface(resolution))


def model_of(frame: Frame) -> MLP:
    """Return a network with the weights of a frame, which are read-only, and with its loss."""
    model = MLP(frame.config.layer_dims, frame.config.activations, loss=frame.config.loss)
    for layer in frame.layers:
        model.parameters |= {f"W{layer.l}": layer.W, f"b{layer.l}": layer.b}
    return model
