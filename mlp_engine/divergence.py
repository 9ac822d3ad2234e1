"""Numbers of a run that are not finite: which came first."""

from collections.abc import Iterator

import numpy as np

from mlp_engine.arrays import FloatArray
from mlp_engine.errors import Diverged, Text, marked
from mlp_engine.network import MLP

WATCHED = {  # what must stay finite, by how the name of the quantity begins; what says most comes first
    "loss": marked("engine", "The loss"),
    "W": marked("engine", "A weight"),
    "b": marked("engine", "A bias"),
    "dW": marked("engine", "A gradient"),
    "db": marked("engine", "A gradient"),
    "|": marked("engine", "The norm of a gradient"),
}


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
