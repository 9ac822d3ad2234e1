"""A network, the samples that it learns, and the optimizer that changes it."""

import math
from collections.abc import Callable, Iterator
from functools import cached_property

import numpy as np

from mlp_engine.arrays import FloatArray, divided, joined, norm, read_only
from mlp_engine.batches import Batches, Columns
from mlp_engine.config import RunConfig
from mlp_engine.datasets import Data, draw_data
from mlp_engine.errors import Diverged, Text, marked
from mlp_engine.history import EpochRecord
from mlp_engine.losses import score_for
from mlp_engine.network import MLP
from mlp_engine.optimizers import OPTIMIZER_REGISTRY
from mlp_engine.passes import NO_PENALTY, BackwardBuffers, ForwardBuffers

CLIP_GUARD = 1e-6  # beside the norm of a gradient that is clipped, as in PyTorch
WATCHED = {  # what must stay finite, by how the name of the quantity begins; what says most comes first
    "loss": marked("engine", "The loss"),
    "W": marked("engine", "A weight"),
    "b": marked("engine", "A bias"),
    "dW": marked("engine", "A gradient"),
    "db": marked("engine", "A gradient"),
    "|": marked("engine", "The norm of a gradient"),
}

EXTRAS = {  # what may be measured besides, by name
    "penalty": marked("engine", "The penalty"),
    "test_loss": marked("engine", "The loss of the test"),
    "test_accuracy": marked("engine", "The accuracy of the test"),
}


class Samples:
    """Samples that an update learns from, with the matrices of both passes over them, allocated once.

    Attributes
    ----------
    X, Y : (n_0, m) and (n_L, m)
    forward, backward : the matrices of the passes
    """

    def __init__(self, model: MLP, grads: dict[str, FloatArray], X: FloatArray, Y: FloatArray) -> None:
        self.X, self.Y = X, Y
        self.forward = ForwardBuffers(model.activations, model.parameters, X)
        self.backward = BackwardBuffers(self.forward.layers, grads)


class Learner:
    """What is computed in an epoch, into arrays that are allocated once: its updates, and both passes before each.

    Attributes
    ----------
    X, Y : the samples to learn from, (n_0, m) and (n_L, m), read-only
    X_test, Y_test : those to test with, (n_0, k) and (n_L, k), read-only; k may be 0
    model : the network; its parameters are changed in place
    start : its parameters before the first update, read-only
    theta : θ (n,), all parameters as one vector
    state : all that the next update depends on besides the samples, as one vector: θ, behind it the optimizer's slots
        and, where there is a test, ``best``
    slots : of the optimizer, by name
    memories : those that are matrices, by symbols such as "V", each as matrices by the names of the parameters
    best : the smallest test loss so far, and its epoch; (inf, 0) where there is no test
    batches : the samples of each update
    columns : of X, the samples of the update that is due
    due : those samples
    forward, backward : the matrices of the passes over them
    extra_names : what is measured of an epoch besides loss, accuracy and norms: see EpochRecord
    """

    def __init__(self, config: RunConfig) -> None:
        self._config = config
        self.X, self.Y, self.X_test, self.Y_test = map(read_only, drawn(config))
        self.model = model_for(config)
        self.start = {name: read_only(parameter) for name, parameter in self.model.parameters.items()}
        self._gradient, self._grads = joined({f"d{name}": np.zeros(start.shape) for name, start in self.start.items()})
        self._flat_grads = [grad.ravel() for grad in self._grads.values()]
        self._optimizer, self._settings = OPTIMIZER_REGISTRY[config.optimizer], config.settings
        self._join_state()
        self._step = np.empty(self._gradient.size)
        self._clipped = None if config.clip_norm is None else np.empty(self._gradient.size)
        self.batches = Batches(self.X.shape[1], config.batch_size, config.batch_seed)
        self._whole = Samples(self.model, self._grads, self.X, self.Y)
        self._of_size: dict[int, Samples] = {}  # of batches
        self.use(self._whole, self.batches.columns(0, 0))
        self._test = ForwardBuffers(config.activations, self.model.parameters, self.X_test)
        self._score = score_for(self.Y, config.data.is_regression)
        self._extras = self._choose_extras()
        self.extra_names = tuple(self._extras)

    def _join_state(self) -> None:
        """Lay out all that belongs to the state in one vector."""
        n = self._gradient.size
        slots = self._optimizer.slots(n)
        best = {"best": np.array([math.inf, 0.0])} if self.X_test.size else {}
        self.state, arrays = joined(self.start | slots | best)
        self.model.parameters = {name: arrays[name] for name in self.start}
        self.slots = {name: arrays[name] for name in slots}
        self.memories = {
            entry.symbol: divided(self.slots[entry.slot], self.start) for entry in self._optimizer.memories
        }
        self.theta = self.state[:n]  # one vector: an update is the same for every entry
        self.best = arrays["best"] if best else np.array([math.inf, 0.0])

    def _choose_extras(self) -> dict[str, Callable[[], float]]:
        """Return what is to be measured besides, by name: functions to be called in this order."""
        extras: dict[str, Callable[[], float]] = {}
        if self.model.penalty is not NO_PENALTY:
            extras["penalty"] = self.model.penalty_value
        if self.X_test.size:
            extras["test_loss"] = self._test_loss
            score = score_for(self.Y_test, self._config.data.is_regression)
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
            X, Y = np.empty((len(self.X), size)), np.empty((len(self.Y), size))
            self._of_size[size] = Samples(self.model, self._grads, X, Y)
        samples = self._of_size[size]
        np.take(self.X, columns, axis=1, out=samples.X, mode="clip")  # the other modes make a copy
        np.take(self.Y, columns, axis=1, out=samples.Y, mode="clip")
        self.use(samples, columns)

    def update(self, learning_rate: float) -> None:
        """Change the state by the gradient of the last ``passes``, with the learning rate of the present epoch."""
        if learning_rate != self._settings.learning_rate:
            self._settings = self._settings._replace(learning_rate=learning_rate)
        gradient = self._gradient if self._clipped is None else self._clip(self._clipped)
        self._optimizer.update(self.theta, gradient, self.slots, self._settings, self._step)

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
        bound = self._config.clip_norm
        return 1.0 if bound is None else min(1.0, bound / (norm(self._gradient) + CLIP_GUARD))

    def _clip(self, out: FloatArray) -> FloatArray:
        return np.multiply(self.clip_factor(), self._gradient, out=out)

    def objective(self) -> float:
        """Pass all samples forward and return what the training makes small: their loss and its penalty."""
        A, output = self._probe.fill(), self._probe.layers[-1]
        return float(self.model.loss.value(A, self.Y, output.Z)) + self.model.penalty_value()

    @cached_property
    def _probe(self) -> ForwardBuffers:
        """The matrices of ``objective``: not those of an epoch with several updates, which are still looked at."""
        if self.batches.is_whole:
            return self._whole.forward
        return ForwardBuffers(self._config.activations, self.model.parameters, self.X)

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
        if not self.batches.is_whole:
            self.take_batch(epoch, 0)
            self.passes()
        return record

    def _measured_extras(self, epoch: int) -> tuple[float, ...]:
        """Measure what there is besides; a better loss of the test than any before is the ``best``."""
        extras = {name: measure() for name, measure in self._extras.items()}
        for name, value in extras.items():
            if not math.isfinite(value):
                raise Diverged(Text(EXTRAS[name]), value, epoch, quantity=name)
        if extras.get("test_loss", math.inf) < self.best[0]:
            self.best[:] = extras["test_loss"], epoch
        return tuple(extras.values())

    def _test_loss(self) -> float:
        return float(self.model.loss.value(self._test.fill(), self.Y_test, self._test.layers[-1].Z))

    def check(self, epoch: int) -> None:
        """Raise Diverged if a number of the last passes is not finite."""
        raise_if_diverged(self.model, self.loss(), epoch)

    def restore(self, state: FloatArray) -> None:
        """Take back a ``state`` that was copied; the passes have to be made again."""
        np.copyto(self.state, state)


def drawn(config: RunConfig) -> Data:
    """Return the samples of a run."""
    return draw_data(
        config.data_set,
        config.n_samples,
        config.noise,
        config.data_seed,
        n_classes=config.n_classes,
        label_noise=config.label_noise,
        test_share=config.test_share,
    )


def model_for(config: RunConfig) -> MLP:
    """Return the network of a run as it starts."""
    return MLP(
        config.layer_dims,
        config.activations,
        config.weight_seed,
        initializer=config.initializer,
        init_scale=config.init_scale,
        bias_start=config.bias_start,
        loss=config.loss,
        l1=config.l1,
        l2=config.l2,
    )


def raise_if_diverged(model: MLP, loss: float, epoch: int) -> None:
    """Raise Diverged if something watched is not finite, and not merely too large to be squared.

    The quantities are those of the network's last forward and backward pass, in an epoch with this loss.
    """
    bad = {
        name: float(values[~np.isfinite(values)][0])
        for name, values in _quantities(model, loss)
        if not np.isfinite(values).all()
    }
    for beginning, what in WATCHED.items():
        for name, value in bad.items():
            if name.startswith(beginning):
                raise Diverged(Text(what), value, epoch, quantity=next(iter(bad)))


def _quantities(model: MLP, loss: float) -> Iterator[tuple[str, FloatArray]]:
    """Every quantity of an epoch with its name, in the order of the computation."""
    layers = range(1, model.L + 1)
    for l in layers:
        yield f"W[{l}]", model.parameters[f"W{l}"]
        yield f"b[{l}]", model.parameters[f"b{l}"]
        yield f"Z[{l}]", model.caches[l - 1]["Z"]
        yield f"A[{l}]", model.caches[l - 1]["A"]
    yield "loss", np.array([loss])
    for l in reversed(layers):
        yield f"δ[{l}]", model.deltas[l - 1]
        yield f"dW[{l}]", model.grads[f"dW{l}"]
        yield f"db[{l}]", model.grads[f"db{l}"]
    norms = model.get_gradient_norms()  # of finite entries a norm can still overflow
    for l in reversed(layers):
        yield f"|dW[{l}]|", np.array([norms[f"|dW{l}|"]])
        yield f"|db[{l}]|", np.array([norms[f"|db{l}|"]])
