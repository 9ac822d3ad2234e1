"""A network, the samples that it learns, and the optimizer that changes it."""

import math
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise

import numpy as np

from mlp_engine.arrays import FloatArray, Mask, divided, joined, norm, read_only
from mlp_engine.batches import Batches, Columns
from mlp_engine.beginnings import drawn, model_for
from mlp_engine.config import RunConfig
from mlp_engine.datasets import Data
from mlp_engine.divergence import raise_if_diverged
from mlp_engine.errors import Diverged, Text, marked
from mlp_engine.history import EpochRecord
from mlp_engine.inputs import entering
from mlp_engine.losses import score_for
from mlp_engine.network import MLP
from mlp_engine.optimizers import OPTIMIZER_REGISTRY
from mlp_engine.passes import NO_PENALTY, BackwardBuffers, ForwardBuffers

FIRST_BEST = (math.inf, 0.0)
CLIP_GUARD = 1e-6  # beside the norm of a gradient that is clipped, as in PyTorch
EXTRAS = {  # what may be measured besides, by name
    "penalty": marked("engine", "The penalty"),
    "test_loss": marked("engine", "The loss of the test"),
    "test_accuracy": marked("engine", "The accuracy of the test"),
}


class Samples:
    """Samples that an update learns from, with the matrices of both passes over them, allocated once.

    Attributes
    ----------
    A_0, Y : (n_0, m) and (n_L, m)
    forward, backward : the matrices of the passes
    """

    def __init__(self, model: MLP, grads: dict[str, FloatArray], A_0: FloatArray, Y: FloatArray) -> None:
        self.A_0, self.Y = A_0, Y
        self.forward = ForwardBuffers(model.activations, model.parameters, A_0, model.off)
        self.backward = BackwardBuffers(self.forward.layers, grads)


class Learner:
    """What is computed in an epoch, into arrays that are allocated once: its updates, and both passes before each.

    Parameters
    ----------
    config : of the run
    data : its samples; None to draw them

    Attributes
    ----------
    config : as given
    X, Y : the samples to learn from, (n, m) and (n_L, m), read-only
    A_0 : (n_0, m), what enters the network of X: X itself, or made of it
    X_test, Y_test : those to test with, (n, k) and (n_L, k), read-only; k may be 0
    model : the network; its parameters are changed in place
    start : its parameters before the first update, read-only
    theta : θ (n,), all parameters as one vector
    state : all that the next update depends on besides the samples, as one vector: θ, behind it the optimizer's slots
        and, where there is a test, ``best``
    slots : of the optimizer, by name
    frozen : (n,) which entries of θ no update changes; with them stays what the optimizer remembers of them
    frozen_parts : the same by the names of the parameters, read-only; empty if all learn
    memories : those that are matrices, by symbols such as "V", each as matrices by the names of the parameters
    best : the smallest test loss so far, and its epoch; (inf, 0) where there is no test
    batches : the samples of each update
    columns : of X, the samples of the update that is due
    due : those samples
    forward, backward : the matrices of the passes over them
    extra_names : what is measured of an epoch besides loss, accuracy and norms: see EpochRecord
    """

    def __init__(self, config: RunConfig, data: Data | None = None) -> None:
        self.config = config
        X, Y, self.X_test, self.Y_test = drawn(config) if data is None else data
        self.X_test, self.Y_test = read_only(self.X_test), read_only(self.Y_test)
        self.model = model_for(config)
        self.start = {name: read_only(parameter) for name, parameter in self.model.parameters.items()}
        self._gradient, self._grads = joined({f"d{name}": np.zeros(start.shape) for name, start in self.start.items()})
        self._flat_grads = [grad.ravel() for grad in self._grads.values()]
        self._optimizer, self._settings = OPTIMIZER_REGISTRY[config.optimizer], config.settings
        self._join_state()
        self._step = np.empty(self._gradient.size)
        self._clipped = np.empty(self._gradient.size)
        self.freeze(np.zeros(self._gradient.size, np.bool_))
        self.take_samples(X, Y)
        A_0 = entering(self.X_test, config.inputs)
        self._test = ForwardBuffers(config.activations, self.model.parameters, A_0, self.model.off)
        self._extras = self._choose_extras()
        self.extra_names = tuple(self._extras)

    def take_samples(self, X: FloatArray, Y: FloatArray) -> None:
        """Learn from other samples, (n, m) and (n_L, m), of which a copy is kept."""
        self.X, self.Y = read_only(X), read_only(Y)
        self.A_0 = entering(self.X, self.config.inputs)
        self.batches = Batches(self.X.shape[1], self.config.batch_size, self.config.batch_seed)
        self._whole = Samples(self.model, self._grads, self.A_0, self.Y)
        self._of_size: dict[int, Samples] = {}  # of batches
        self.use(self._whole, self.batches.columns(0, 0))
        self._score = score_for(self.Y, self.config.data.is_regression)
        self.__dict__.pop("_probe", None)

    def freeze(self, frozen: Mask) -> None:
        """Have other entries ``frozen``."""
        self.frozen = frozen
        self._fixed = np.flatnonzero(frozen)
        self.frozen_parts = divided(read_only(frozen), self.start) if self._fixed.size else {}

    def _join_state(self) -> None:
        """Lay out all that belongs to the state in one vector."""
        n = self._gradient.size
        slots = self._optimizer.slots(n)
        best = {"best": np.array(FIRST_BEST)} if self.X_test.size else {}
        self.state, arrays = joined(self.start | slots | best)
        self.model.parameters = {name: arrays[name] for name in self.start}
        self.slots = {name: arrays[name] for name in slots}
        self.memories = {
            entry.symbol: divided(self.slots[entry.slot], self.start) for entry in self._optimizer.memories
        }
        self.theta = self.state[:n]  # one vector: an update is the same for every entry
        self.best = arrays["best"] if best else np.array(FIRST_BEST)

    def _choose_extras(self) -> dict[str, Callable[[], float]]:
        """Return what is to be measured besides, by name: functions to be called in this order."""
        extras: dict[str, Callable[[], float]] = {}
        if self.model.penalty is not NO_PENALTY:
            extras["penalty"] = self.model.penalty_value
        if self.X_test.size:
            extras["test_loss"] = self._test_loss
            score = score_for(self.Y_test, self.config.data.is_regression)
            extras["test_accuracy"] = lambda: score(self._test.layers[-1].A)
        return extras

    def use(self, samples: Samples, columns: Columns) -> None:
        """Have some samples due, which are ``columns`` of X."""
        self.due, self.columns = samples, columns
        self.forward, self.backward = samples.forward, samples.backward

    def take_batch(self, epoch: int, update: int) -> None:
        """Have the samples of an update due; the passes over them are not made."""
        columns = self.batches.columns(epoch, update)
        if self.batches.is_whole:
            return
        size = len(columns)
        if size not in self._of_size:
            A_0, Y = np.empty((len(self.A_0), size)), np.empty((len(self.Y), size))
            self._of_size[size] = Samples(self.model, self._grads, A_0, Y)
        samples = self._of_size[size]
        np.take(self.A_0, columns, axis=1, out=samples.A_0, mode="clip")  # the other modes make a copy
        np.take(self.Y, columns, axis=1, out=samples.Y, mode="clip")
        self.use(samples, columns)

    def update(self, learning_rate: float) -> None:
        """Change the state by the gradient of the last ``passes``, with the learning rate of the present epoch."""
        if learning_rate != self._settings.learning_rate:
            self._settings = self._settings._replace(learning_rate=learning_rate)
        if self._fixed.size:
            self._update_the_rest()
            return
        gradient = self._gradient if self.config.clip_norm is None else self._clip()
        self._optimizer.update(self.theta, gradient, self.slots, self._settings, self._step)

    def _update_the_rest(self) -> None:
        """Change all entries but the frozen ones."""
        n, fixed = self.theta.size, self._fixed
        kept = [(vector, vector[fixed]) for vector in (self.theta, *self.slots.values()) if vector.size == n]
        self._optimizer.update(self.theta, self._clip(), self.slots, self._settings, self._step)
        for vector, values in kept:
            vector[fixed] = values

    @property
    def predictions(self) -> FloatArray:
        """A[L] (n_L, m) of all samples to learn from, as last ``measured``."""
        return self._whole.forward.layers[-1].A

    @property
    def predictions_test(self) -> FloatArray:
        """A[L] (n_L, k) of all samples to test with, as last ``measured``."""
        return self._test.layers[-1].A

    def clip_factor(self) -> float:
        """Return what the gradient is multiplied by so that its norm is not above the bound; at most 1."""
        bound = self.config.clip_norm
        if bound is None:
            return 1.0
        gradient = self._gradient
        if self._fixed.size:
            gradient = np.where(self.frozen, 0.0, gradient)
        return min(1.0, bound / (norm(gradient) + CLIP_GUARD))

    def _clip(self) -> FloatArray:
        return np.multiply(self.clip_factor(), self._gradient, out=self._clipped)

    def objective(self) -> float:
        """Pass all samples forward and return what the training makes small: their loss and its penalty."""
        A, output = self._probe.fill(), self._probe.layers[-1]
        return float(self.model.loss.value(A, self.Y, output.Z)) + self.model.penalty_value()

    @cached_property
    def _probe(self) -> ForwardBuffers:
        """The matrices of ``objective``: not those of an epoch with several updates, which are still looked at."""
        if self.batches.is_whole:
            return self._whole.forward
        return ForwardBuffers(self.config.activations, self.model.parameters, self.A_0, self.model.off)

    def loss(self) -> float:
        """Return the loss of the samples that are due, after their passes."""
        output = self.forward.layers[-1]
        return float(self.model.loss.value(output.A, self.due.Y, output.Z))

    def passes(self) -> float:
        """Make both passes over the samples that are due and return their loss."""
        return self._passes(self.due)

    def pass_all(self) -> float:
        """Make both passes over all samples and return their loss."""
        return self._passes(self._whole)

    def _passes(self, samples: Samples) -> float:
        loss = self._loss(samples)
        self.model.backward_pass(samples.Y, samples.backward)
        return loss

    def _loss(self, samples: Samples) -> float:
        A = self.model.forward_pass(samples.forward)
        return float(self.model.loss.value(A, samples.Y, samples.forward.layers[-1].Z))

    def measured(self, epoch: int) -> EpochRecord:
        """Make both passes over all samples, and then over those that are due first; return what is measured in all.

        Raises Diverged if it is not finite.
        """
        loss = self.pass_all()
        norms = tuple([norm(grad) for grad in self._flat_grads])
        if not math.isfinite(loss + sum(norms) + norm(self.theta)):
            raise_if_diverged(self.model, loss, epoch)
        record = EpochRecord(epoch, loss, self._score(self._whole.forward.layers[-1].A), norms)
        if self._extras:
            record = record._replace(extras=self._measured_extras(epoch))
        self._begin_batches(epoch)
        return record

    def measured_again(self, record: EpochRecord) -> None:
        """Make the passes of an epoch whose record is known."""
        self.pass_all()
        if self.X_test.size:
            self._test.fill()
            self._note_test(record.extras[self.extra_names.index("test_loss")], record.epoch)
        self._begin_batches(record.epoch)

    def _begin_batches(self, epoch: int) -> None:
        if not self.batches.is_whole:
            self.take_batch(epoch, 0)
            self.passes()

    def _measured_extras(self, epoch: int) -> tuple[float, ...]:
        """Measure what there is besides; a better loss of the test than any before is the ``best``."""
        extras = {name: measure() for name, measure in self._extras.items()}
        for name, value in extras.items():
            if not math.isfinite(value):
                raise Diverged(Text(EXTRAS[name]), value, epoch, quantity=name)
        self._note_test(extras.get("test_loss", math.inf), epoch)
        return tuple(extras.values())

    def _note_test(self, loss: float, epoch: int) -> None:
        if loss < self.best[0]:
            self.best[:] = loss, epoch

    def _test_loss(self) -> float:
        return float(self.model.loss.value(self._test.fill(), self.Y_test, self._test.layers[-1].Z))

    def check(self, epoch: int) -> None:
        """Raise Diverged if a number of the last passes is not finite."""
        raise_if_diverged(self.model, self.loss(), epoch)

    def restore(self, state: FloatArray) -> None:
        """Take back a ``state`` that was copied; the passes have to be made again."""
        np.copyto(self.state, state)


def sizes_of(config: RunConfig, *, has_test: bool) -> tuple[int, int]:
    """Return the sizes of ``theta`` and of ``state`` of a learner."""
    n = sum((n_in + 1) * n_out for n_in, n_out in pairwise(config.layer_dims))
    slots = OPTIMIZER_REGISTRY[config.optimizer].slots(n)
    return n, n + sum(slot.size for slot in slots.values()) + has_test * len(FIRST_BEST)
