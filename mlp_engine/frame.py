"""A picture of a session at one epoch: all that a view can draw, frozen.

Every number in a frame belongs to the same weights, those after ``epoch`` updates: Z[l] is W[l] A[l-1] + b[l]
with the W and b of the same frame, and dW[l] is the gradient that the next update will use. A frame is equal to itself
alone: comparing matrices entry by entry has no single answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from mlp_engine.arrays import FloatArray, Mask
from mlp_engine.batches import Columns
from mlp_engine.config import RunConfig
from mlp_engine.curves import Curves
from mlp_engine.errors import Text
from mlp_engine.frame_request import USUAL_PLANE, Plane
from mlp_engine.progress import Progress
from mlp_engine.run_point import RunPoint


@dataclass(frozen=True, eq=False)
class LayerFrame:
    """The parameters of layer l with their gradients.

    Attributes
    ----------
    l : number of the layer, 1 to L
    activation : its name
    W, dW, W_start : (n_l, n_{l-1}); W_start is W of epoch 0
    b, db : (n_l, 1)
    W_frozen, b_frozen : of the same shapes, which entries learn no more; None if all learn
    off : the neurons, from 0, that are switched off: their A is 0
    """

    l: int
    activation: str
    W: FloatArray
    b: FloatArray
    dW: FloatArray
    db: FloatArray
    W_start: FloatArray
    W_frozen: Mask | None = None
    b_frozen: Mask | None = None
    off: tuple[int, ...] = ()

    @property
    def n_out(self) -> int:
        """Number of neurons."""
        return len(self.W)

    @property
    def n_in(self) -> int:
        """Number of inputs of each neuron."""
        return len(self.W.T)


@dataclass(frozen=True, eq=False)
class Batch:
    """The samples of the update that is due: those that the matrices of a frame have as columns.

    Attributes
    ----------
    update, count : which update of the epoch it is, from 0, of how many
    columns : (m,) the columns of the frame's X that they are; all in order where an epoch has one update
    Y : (n_L, m) their targets
    loss : of them, with the weights of the frame
    """

    update: int
    count: int
    columns: Columns
    Y: FloatArray
    loss: float

    @property
    def is_whole(self) -> bool:
        """Whether these are all samples."""
        return self.count == 1

    def column_of(self, sample: int) -> int | None:
        """Return the column that a sample has in the matrices; None if it is not among them."""
        if self.is_whole:
            return sample
        places = np.flatnonzero(self.columns == sample)
        return int(places[0]) if places.size else None

    def sample_of(self, column: int) -> int:
        """Return which sample a column of the matrices is."""
        return int(self.columns[column])


@dataclass(frozen=True, eq=False)
class LayerSamples:
    """The matrices of layer l that have a column for each of the m samples of the batch.

    Attributes
    ----------
    A_prev : (n_{l-1}, m); for l = 1 it is A[0]: X, or what is made of it
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
    clip : c, what the whole gradient was multiplied by lest it be longer than allowed; else 1
    rate : η, the learning rate that was used
    rates : (k,) ascending from 0; other learning rates, ``rate`` among them
    losses : (k,) the loss over all samples, with its penalty, after an update of all layers with each of them
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
    clip: float
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
    plane : which inputs x1 and x2 are, with the value of every other one
    neuron : (layer, neuron from 0) of ``A``; None if none was asked for
    A : (resolution, resolution) that neuron's output, as ``outputs`` are laid out
    """

    x1: FloatArray
    x2: FloatArray
    outputs: FloatArray
    plane: Plane = USUAL_PLANE
    neuron: tuple[int, int] | None = None
    A: FloatArray | None = None


@dataclass(frozen=True, eq=False)
class Line:
    """The network's outputs over an interval, of a network with one input.

    Attributes
    ----------
    x : (n,) ascending
    outputs : (n_L, n)
    """

    x: FloatArray
    outputs: FloatArray


@dataclass(frozen=True, eq=False)
class Frame:
    """A session after ``epoch`` epochs, and perhaps some updates of the next one.

    While an update is looked at step by step, what is not computed yet is NaN, and ``progress`` says what that is.

    Attributes
    ----------
    point : the run and the epoch that this is a picture of
    end : the run up to where its newest epoch is made, which may be later
    progress : which quantities are known
    loss, accuracy : of all samples to learn from, with the weights that the epoch began with: those of this frame,
        unless some updates of the epoch are made; accuracy is R² in a regression
    curves : epochs 0 to ``epoch``, the last entry being this frame's
    recorded : all epochs that were trained, which may be more when the run has gone back to an earlier one
    left : the curves of a run that was left when an earlier epoch went on with another learning rate; None if there
        is none
    X, Y : the samples to learn from, (n, m) and (n_L, m); A[0] is X, or made of it
    layers : entry l-1 is layer l
    samples : the sample matrices of the layer that was asked for
    surface : None if none was asked for, X has but one row, or the predictions are not computed yet
    batch : the samples of the update that is due
    X_test, Y_test : the samples to test with, (n, k) and (n_L, k); k may be 0
    predictions, predictions_test : (n_L, m) and (n_L, k), A[L] of all those samples, with the weights that the epoch
        began with; NaN if the predictions are not computed yet
    extras : what is measured of the epoch besides, by the names of ``Curves.extra_names``
    update : None if none was asked for or made, or a later quantity than the parameters is looked at
    findings : sentences on what goes wrong in the run, where something does and all of the epoch is known
    line : instead of a surface, of a network with one input
    maps : entry l is (n_l, r, r), what each neuron of layer l gives over the rectangle of the surface, layer 0 being
        the inputs; empty if none were asked for, there is no surface, or the predictions are not computed yet
    """

    point: RunPoint
    end: RunPoint
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
    batch: Batch
    X_test: FloatArray
    Y_test: FloatArray
    predictions: FloatArray
    predictions_test: FloatArray
    extras: Mapping[str, float] = field(default_factory=dict)
    update: Update | None = None
    findings: tuple[Text, ...] = ()
    line: Line | None = None
    maps: tuple[FloatArray, ...] = ()

    @property
    def config(self) -> RunConfig:
        """The configuration in force."""
        return self.point.config

    @property
    def epoch(self) -> int:
        """Number of epochs made."""
        return self.point.epoch

    @property
    def newest_epoch(self) -> int:
        """The last epoch that was trained."""
        return self.recorded.n_epochs - 1

    @property
    def L(self) -> int:
        """Number of layers, the input not counted."""
        return len(self.layers)
