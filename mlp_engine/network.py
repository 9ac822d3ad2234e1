"""A multi-layer perceptron whose arguments are all checked; its equations are in ``mlp_engine.passes``."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from mlp_engine.activations import ACTIVATION_REGISTRY, names_for
from mlp_engine.arrays import (
    LARGEST_SEED,
    FloatArray,
    as_choice,
    as_integer,
    as_list,
    as_matrices,
    as_matrix,
    as_positive,
    as_real,
    norm,
)
from mlp_engine.errors import InvalidInput, Text, TooEarly, marked
from mlp_engine.initializers import INITIALIZER_REGISTRY
from mlp_engine.losses import as_loss
from mlp_engine.optimizers import Settings, gradient_descent
from mlp_engine.passes import NO_PENALTY, BackwardBuffers, ForwardBuffers, Layer, Penalty


class MLP:
    """A network of fully connected layers, 1 to L.

    Parameters
    ----------
    layer_dims : n_0, n_1, …, n_L, each at least 1
    activations : L names from ACTIVATION_REGISTRY; some of them can be the last one alone
    seed : of the weights, 0 to 2**31 - 1
    initializer, init_scale : a name from INITIALIZER_REGISTRY, and the scale for those that use one
    bias_start : of every bias
    loss : a name from LOSS_REGISTRY
    l1, l2 : λ₁ and λ₂ of a penalty λ₁ Σ|W| + λ₂/2 Σ W², which is in the gradients and not in ``compute_loss``

    Attributes
    ----------
    L : number of layers, the input not counted
    layer_dims, activations : as given, as lists
    parameters : "W1" (n_1, n_0), "b1" (n_1, 1), …; what a user puts there is checked where it is used
    caches : of the last forward, a list of {"Z", "A_prev", "A"}
    deltas : of the last backward, a list; entry l-1 is δ[l] (n_l, m)
    grads : of the last backward, "dW1", "db1", …
    off : for each layer a list of the neurons, from 0, that are switched off: their A is 0; none of the last layer

    Raises
    ------
    InvalidInput
        if an argument is not as described
    """

    def __init__(
        self,
        layer_dims: Sequence[int],
        activations: Sequence[str],
        seed: int = 42,
        *,
        initializer: str = "he",
        init_scale: float = 1.0,
        bias_start: float = 0.0,
        loss: str = "half_mse",
        l1: float = 0.0,
        l2: float = 0.0,
    ) -> None:
        self.layer_dims = _checked_dims(layer_dims)
        self.L = len(self.layer_dims) - 1
        self.activations = _checked_activations(activations, self.L)
        self.loss = as_loss(loss, self.activations[-1])
        self.penalty = (
            Penalty(as_real("l1", l1, 0.0, math.inf), as_real("l2", l2, 0.0, math.inf)) if l1 or l2 else NO_PENALTY
        )
        draw = INITIALIZER_REGISTRY[as_choice("initializer", initializer, list(INITIALIZER_REGISTRY))].draw
        random = np.random.RandomState(as_integer("seed", seed, 0, LARGEST_SEED))
        self.parameters: dict[str, FloatArray] = {}
        for l, (n_in, n_out) in enumerate(pairwise(self.layer_dims), start=1):
            self.parameters[f"W{l}"] = draw(random, n_out, n_in, init_scale)
            self.parameters[f"b{l}"] = np.full((n_out, 1), bias_start)
        self._shapes = {name: parameter.shape for name, parameter in self.parameters.items()}
        self.off: list[list[int]] = [[] for _ in range(self.L)]
        self._layers: list[Layer] = []  # of the last forward
        self.caches: list[dict[str, FloatArray]] = []
        self.deltas: list[FloatArray] = []
        self.grads: dict[str, FloatArray] = {}

    def forward(self, X: npt.ArrayLike) -> FloatArray:
        """Compute every Z and A for the samples X (n_0, m), keep them in ``caches`` and return A[L] (n_L, m).

        Raises InvalidInput if X has other rows, no column, or entries that are not finite, and if ``parameters`` are
        not as described.
        """
        A_0 = as_matrix("X", X, rows=self.layer_dims[0]).copy()  # backward needs X as it is now
        return self.forward_pass(ForwardBuffers(self.activations, self.checked_parameters(), A_0, self.off))

    def backward(self, Y: npt.ArrayLike) -> dict[str, FloatArray]:
        """Compute every δ and gradient for the targets Y (n_L, m) of the last forward and return ``grads``.

        Raises InvalidInput if Y has another shape than A[L] or entries that are not finite, and TooEarly if nothing
        was passed forward yet.
        """
        if not self._layers:
            raise TooEarly(Text(marked("engine", "backward needs the matrices of a forward pass: call forward first.")))
        n, m = self._layers[-1].A.shape
        Y = as_matrix("Y", Y, rows=n, columns=m)
        grads = {f"d{name}": np.empty(parameter.shape) for name, parameter in self.checked_parameters().items()}
        return self.backward_pass(Y, BackwardBuffers(self._layers, grads))

    def update(self, learning_rate: float) -> None:
        """Change the parameters in place: W ← W - η dW, b ← b - η db.

        Raises InvalidInput if η is not above 0 and finite, if parameters or gradients are not as described, or if a
        parameter cannot be changed in place, being no float64 array; and TooEarly if there are no gradients yet.
        Nothing is changed then.
        """
        self._require_gradients("update")
        learning_rate = as_positive("learning_rate", learning_rate)
        parameters, grads = self.checked_parameters(), self.checked_gradients(self.grads)
        for name, parameter in parameters.items():
            if parameter is not self.parameters[name] or not parameter.flags.writeable:
                allowed = Text(marked("engine", "a float64 array that an update can change in place"))
                raise InvalidInput(f'parameters["{name}"]', self.parameters[name], allowed)
        for name, parameter in parameters.items():
            gradient_descent(parameter, grads[f"d{name}"], {}, Settings(learning_rate))

    def predict(self, X: npt.ArrayLike, l: int | None = None) -> FloatArray:
        """Return A[l] (n_l, m), of the last layer without ``l``, for the samples X (n_0, m).

        Nothing that belongs to training changes.

        Raises InvalidInput as ``forward`` does.
        """
        A = as_matrix("X", X, rows=self.layer_dims[0])
        parameters = self.checked_parameters()
        for j, name in enumerate(self.activations[:l], start=1):
            Z = parameters[f"W{j}"] @ A
            Z += parameters[f"b{j}"]
            A = ACTIVATION_REGISTRY[name].f(Z, out=Z)
            A[self.off[j - 1]] = 0.0
        return A

    def compute_loss(self, Y_pred: npt.ArrayLike, Y_true: npt.ArrayLike) -> float:
        """Return the loss of two matrices (n_L, m): 1/(2m) Σ (Y_pred - Y_true)² unless another one was chosen.

        Raises InvalidInput if they have another shape than that, or entries that are not finite.
        """
        Y = as_matrix("Y_true", Y_true, rows=self.layer_dims[-1])
        return float(self.loss.value(as_matrix("Y_pred", Y_pred, *Y.shape), Y))

    def get_gradient_norms(self) -> dict[str, float]:
        """Return the L2 norm of each gradient of the last backward, by the names "|dW1|", "|db1|" and so on.

        Raises TooEarly if there are no gradients yet, and InvalidInput if their shapes are not those of the parameters.
        """
        self._require_gradients("get_gradient_norms")
        grads = self.checked_gradients(self.grads, must_be_finite=False)  # the norm of NaN is NaN
        return {f"|{name}|": norm(grad.ravel()) for name, grad in grads.items()}

    def checked_parameters(self) -> dict[str, FloatArray]:
        """Return ``parameters``, into which a user may have put anything, as float64 matrices.

        Raises InvalidInput, naming the entry, if one is missing, has another shape, or is not made of finite numbers.
        """
        return as_matrices("parameters", self.parameters, self._shapes)

    def checked_gradients(
        self, grads: Mapping[str, npt.ArrayLike], *, must_be_finite: bool = True
    ) -> dict[str, FloatArray]:
        """Return gradients, which may come from a ``backward`` of the user's own, as float64 matrices.

        Raises InvalidInput as ``checked_parameters`` does.
        """
        shapes = {f"d{name}": shape for name, shape in self._shapes.items()}
        return as_matrices("grads", grads, shapes, must_be_finite=must_be_finite)

    def forward_pass(self, buffers: ForwardBuffers) -> FloatArray:
        """``forward`` unchecked, into the buffers of its samples; returns A[L], which is one of them."""
        self._layers, self.caches = buffers.layers, buffers.caches
        return buffers.fill()

    def backward_pass(self, Y: FloatArray, buffers: BackwardBuffers) -> dict[str, FloatArray]:
        """``backward`` unchecked, into the buffers; returns the gradients, which are in them."""
        self.deltas, self.grads = buffers.deltas, buffers.grads
        return buffers.fill(Y, self.loss, self.penalty)

    def penalty_value(self) -> float:
        """Return λ₁ Σ|W| + λ₂/2 Σ W², unchecked: what comes to the loss that the gradients are of."""
        return sum(self.penalty.value(self.parameters[f"W{l}"]) for l in range(1, self.L + 1))

    def _require_gradients(self, caller: str) -> None:
        if isinstance(self.grads, Mapping) and not self.grads:
            sentence = marked("engine", "{caller} needs gradients: call backward first.")
            raise TooEarly(Text(sentence, {"caller": caller}))


def _checked_dims(layer_dims: Sequence[int]) -> list[int]:
    allowed = Text(marked("engine", "a list of at least two sizes, input and output"))
    dims = as_list("layer_dims", layer_dims, allowed, least=2)
    return [as_integer(f"layer_dims[{l}]", n, 1) for l, n in enumerate(dims)]


def _checked_activations(activations: Sequence[str], L: int) -> list[str]:
    allowed = Text(marked("engine", "a list of names, one for each layer but the input, {count} in all"), {"count": L})
    names = as_list("activations", activations, allowed, least=L, most=L)
    return [as_choice(f"activations[{l - 1}]", name, names_for(is_output=l == L)) for l, name in enumerate(names, 1)]
