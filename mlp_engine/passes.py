"""The forward and the backward pass of a network, written out in matrices that are allocated once.

Samples are columns: X is (n_0, m), Z[l], A[l] and δ[l] are (n_l, m), W[l] is (n_l, n_{l-1}), b[l] is (n_l, 1).

    Z[l] = W[l] A[l-1] + b[l]        A[0] = X
    A[l] = φ(Z[l])
    δ[L] = ∂loss/∂A[L] ⊙ φ'(Z[L])    for half the mean squared error: (A[L] - Y)/m ⊙ φ'(Z[L]); for a cross-entropy
                                     the slope cancels: (A[L] - Y)/m
    δ[l] = (W[l+1]ᵀ δ[l+1]) ⊙ φ'(Z[l])
    dW[l] = δ[l] A[l-1]ᵀ             1/m is in δ already; with a penalty + λ₂ W[l] + λ₁ sign W[l]
    db[l] = Σ δ[l] over the samples
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from mlp_engine.activations import ACTIVATION_REGISTRY, Activation
from mlp_engine.arrays import FloatArray
from mlp_engine.losses import Loss


class Layer:
    """Layer l of a network over m samples, and the matrices of its forward pass, allocated once.

    Attributes
    ----------
    activation : φ and φ'
    W, b : its parameters, (n_l, n_{l-1}) and (n_l, 1): the network's own arrays
    A_prev : A[l-1] (n_{l-1}, m)
    off : the neurons that are switched off: the network's own list
    Z, A : (n_l, m)
    """

    __slots__ = ("A", "A_prev", "W", "Z", "activation", "b", "off")

    def __init__(
        self, activation: Activation, W: FloatArray, b: FloatArray, A_prev: FloatArray, off: list[int]
    ) -> None:
        self.activation, self.W, self.b, self.A_prev, self.off = activation, W, b, A_prev, off
        shape = (len(W), A_prev.shape[1])
        self.Z, self.A = np.empty(shape), np.empty(shape)


class LayerGradient:
    """What a backward pass computes of a layer, allocated once.

    Attributes
    ----------
    layer : after its forward pass
    delta, slope : δ[l] and φ'(Z[l]), (n_l, m); of the last layer the slope stays 1 where it cancels
    dW, db : with the shapes of W and b
    """

    __slots__ = ("dW", "db", "delta", "layer", "slope")

    def __init__(self, layer: Layer, dW: FloatArray, db: FloatArray) -> None:
        self.layer, self.dW, self.db = layer, dW, db
        self.delta, self.slope = np.empty(layer.Z.shape), np.ones(layer.Z.shape)


class Penalty(NamedTuple):
    """λ₁ Σ|W| + λ₂/2 Σ W², over the weights of all layers, not the biases."""

    l1: float = 0.0
    l2: float = 0.0

    def value(self, W: FloatArray) -> float:
        """Return what one matrix of weights adds to the loss."""
        return self.l1 * float(np.abs(W).sum()) + 0.5 * self.l2 * float(np.square(W).sum())

    def add_gradient(self, W: FloatArray, dW: FloatArray) -> None:
        """Add what it adds to the gradient; at W = 0 the slope of |W| is taken as 0."""
        if self.l2:
            dW += self.l2 * W
        if self.l1:
            dW += self.l1 * np.sign(W)


NO_PENALTY = Penalty()


class ForwardBuffers:
    """The layers of a network for a forward pass over the samples X (n_0, m).

    They hold the arrays of ``parameters``, which have to be changed in place from then on, and the lists of the neurons
    that are switched off.

    Parameters
    ----------
    activations : the names of those of layers 1 to L
    parameters : "W1", "b1", …
    X : the samples, or A[0]
    off : for each layer the neurons, from 0, of which A is 0; not of the last layer

    Attributes
    ----------
    layers : entry l-1 is layer l
    caches : their matrices, {"Z": (n_l, m), "A_prev": (n_{l-1}, m), "A": (n_l, m)} for each
    """

    def __init__(
        self,
        activations: Sequence[str],
        parameters: Mapping[str, FloatArray],
        X: FloatArray,
        off: Sequence[list[int]],
    ) -> None:
        self.layers: list[Layer] = []
        A = X
        for l, name in enumerate(activations, start=1):
            W, b = parameters[f"W{l}"], parameters[f"b{l}"]
            self.layers.append(Layer(ACTIVATION_REGISTRY[name], W, b, A, off[l - 1]))
            A = self.layers[-1].A
        self.caches = [{"Z": layer.Z, "A_prev": layer.A_prev, "A": layer.A} for layer in self.layers]

    def fill(self) -> FloatArray:
        """Compute every Z and A with the parameters as they are; return A[L]."""
        for layer in self.layers:
            Z = layer.W.dot(layer.A_prev, out=layer.Z)  # (n_l, n_{l-1}) (n_{l-1}, m)
            Z += layer.b  # (n_l, m) + (n_l, 1)
            layer.activation.f(Z, out=layer.A)  # (n_l, m)
            if layer.off:
                layer.A[layer.off] = 0.0
        return self.layers[-1].A


class BackwardBuffers:
    """The gradients of layers for a backward pass, written to ``grads``: "dW1", "db1", ….

    Attributes
    ----------
    gradients : entry l-1 is that of layer l
    deltas : entry l-1 is δ[l] (n_l, m)
    grads : as given
    """

    def __init__(self, layers: Sequence[Layer], grads: dict[str, FloatArray]) -> None:
        self.grads = grads
        self.gradients = [LayerGradient(layer, grads[f"dW{l}"], grads[f"db{l}"]) for l, layer in enumerate(layers, 1)]
        self.deltas = [gradient.delta for gradient in self.gradients]

    def fill(self, Y: FloatArray, loss: Loss, penalty: Penalty = NO_PENALTY) -> dict[str, FloatArray]:
        """Compute every δ and gradient of the loss for the targets Y (n_L, m); return ``grads``."""
        following = None
        for gradient in reversed(self.gradients):
            layer, delta, slope = gradient.layer, gradient.delta, gradient.slope
            if following is None:
                loss.gradient(layer.A, Y, out=delta)  # (n_L, m)
            else:
                following.layer.W.T.dot(following.delta, out=delta)  # (n_l, n_{l+1}) (n_{l+1}, m)
            if following is not None or not loss.output:  # else the slope has cancelled
                layer.activation.derivative(layer.Z, layer.A, out=slope)  # (n_l, m)
                if layer.off:
                    slope[layer.off] = 0.0
                delta *= slope  # (n_l, m)
            delta.dot(layer.A_prev.T, out=gradient.dW)  # (n_l, m) (m, n_{l-1})
            if penalty is not NO_PENALTY:
                penalty.add_gradient(layer.W, gradient.dW)
            np.add.reduce(delta, axis=1, keepdims=True, out=gradient.db)  # (n_l, 1), summed over the samples
            following = gradient
        return self.grads
