"""A network, the samples that it learns, and the optimizer that changes it."""

import math
from collections.abc import Iterator

import numpy as np

from mlp_engine.arrays import FloatArray, divided, joined, norm, read_only
from mlp_engine.config import RunConfig
from mlp_engine.datasets import Data, draw_data
from mlp_engine.errors import Diverged, Text, marked
from mlp_engine.history import EpochRecord
from mlp_engine.losses import share_right
from mlp_engine.network import MLP
from mlp_engine.optimizers import OPTIMIZER_REGISTRY
from mlp_engine.passes import BackwardBuffers, ForwardBuffers

WATCHED = {  # what must stay finite, by how the name of the quantity begins; what says most comes first
    "loss": marked("engine", "The loss"),
    "W": marked("engine", "A weight"),
    "b": marked("engine", "A bias"),
    "dW": marked("engine", "A gradient"),
    "db": marked("engine", "A gradient"),
    "|": marked("engine", "The norm of a gradient"),
}


class Learner:
    """What is computed in an epoch, into arrays that are allocated once: an update, and both passes behind it.

    Attributes
    ----------
    X, Y : the data set, (n_0, m) and (n_L, m), read-only
    model : the network; its parameters are changed in place
    start : its parameters before the first update, read-only
    theta : θ (n,), all parameters as one vector
    state : all that the next update depends on besides the samples, as one vector: θ, and behind it the optimizer's
        slots
    memories : what the optimizer remembers: by the symbol of the memory, such as "V", and the name of the parameter
    forward, backward : the matrices of the passes over the data set
    """

    def __init__(self, config: RunConfig) -> None:
        data = drawn(config)
        self.X, self.Y = read_only(data.X), read_only(data.Y)
        self.model = model_for(config)
        self.start = {name: read_only(parameter) for name, parameter in self.model.parameters.items()}
        self._gradient, grads = joined({f"d{name}": np.zeros(start.shape) for name, start in self.start.items()})
        self._flat_grads = [grad.ravel() for grad in grads.values()]
        self._optimizer, self._settings = OPTIMIZER_REGISTRY[config.optimizer], config.settings
        slots = self._optimizer.slots(self._gradient.size)
        self.state, arrays = joined(self.start | slots)
        self.model.parameters = {name: arrays[name] for name in self.start}
        self._slots = {name: arrays[name] for name in slots}
        self.memories = {
            memory.symbol: divided(self._slots[memory.slot], self.start) for memory in self._optimizer.memories
        }
        self.theta = self.state[: self._gradient.size]  # one vector: an update is the same for every entry
        self._step = np.empty(self._gradient.size)
        self.forward = ForwardBuffers(config.activations, self.model.parameters, self.X)
        self.backward = BackwardBuffers(self.forward.layers, grads)

    @property
    def count(self) -> int:
        """How many updates the optimizer has counted, which not every one does."""
        return int(self._slots["count"][0]) if "count" in self._slots else 0

    def update(self, learning_rate: float) -> None:
        """Change the state by the gradient of the last ``passes``."""
        settings = self._settings._replace(learning_rate=learning_rate)
        self._optimizer.update(self.theta, self._gradient, self._slots, settings, self._step)

    def loss(self) -> float:
        """Make the forward pass of the present parameters and return their loss."""
        return float(self.model.loss.value(self.model.forward_pass(self.forward), self.Y))

    def passes(self) -> float:
        """Make both passes of the present parameters and return their loss."""
        loss = self.loss()
        self.model.backward_pass(self.Y, self.backward)
        return loss

    def measured(self, epoch: int) -> EpochRecord:
        """Make both passes and return what is measured in them; raise Diverged if it is not finite."""
        loss = self.passes()
        norms = tuple([norm(grad) for grad in self._flat_grads])
        if not math.isfinite(loss + sum(norms) + norm(self.theta)):
            raise_if_diverged(self.model, loss, epoch)
        return EpochRecord(epoch, loss, share_right(self.forward.layers[-1].A, self.Y), norms)

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
