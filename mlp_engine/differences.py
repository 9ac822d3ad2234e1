"""Double-sided differences of the loss, and how far each can be trusted.

(loss(θ + ε) - loss(θ - ε)) / 2ε differs from the derivative by three errors:

- round-off: each loss is wrong by about u·loss from its own sum, and by Σ |∂loss/∂A| E from the error E of the
  predictions A, which ``round_off`` estimates; a loss in which the slope of the output has cancelled is computed from
  Z[L], which then stands for A here. Divided by ε that is the smallest slope that can be seen; where E is
  that of A itself it is the well-known u·|loss|/ε (Press et al., Numerical Recipes, 3rd ed. 2007, section 5.7).
  A loss is curved: between the present parameters and a probe, Σ |∂loss/∂A| E changes by no more than the root of
  (EᵀHE)(ΔᵀHΔ), by Cauchy and Schwarz, with H the second derivative by A and Δ the change of A; ΔᵀHΔ is what the losses
  on both sides are above the one between.
- the step itself: θ + ε and θ - ε are rounded, so that they are not exactly 2ε apart.
- truncation: about ε²/6 times the third derivative. The difference with ε/2 has a quarter of it, so 4/3 of what lies
  between the two is the truncation of the larger one (Richardson). It matters for a large ε, and for a gradient near 0
  at the end of a training; whoever compares looks for it where round-off does not explain what is found.

A penalty on the weights is no part of these losses: what a probe changes of it is that of one entry, and is reckoned by
itself.
"""

import math
from collections.abc import Iterator, Sequence
from copy import copy
from functools import cached_property

import numpy as np
import numpy.typing as npt

from mlp_engine.arrays import FloatArray
from mlp_engine.network import MLP
from mlp_engine.passes import NO_PENALTY, ForwardBuffers, Layer, Penalty

UNIT = 2.0**-53  # u, the relative error of a rounded result
ACTIVATION_ROUNDINGS = 2  # exp and tanh are right to about one unit, and a few more operations follow
LOSS_ROUNDINGS = 3  # of each term of a loss: its error, its square, their sum
SMALLEST_LOG = 1.0  # the logarithm of a sum near 1 is near 0, and as wrong as the sum
SAFETY = 4.0  # times the estimated round-off; the largest that was seen in thousands of networks was 2.9 times
PROBED_NUMBERS = 2**13  # of all matrices of the probes that are made at once

Flags = npt.NDArray[np.bool_]


class LossAround:
    """The loss of a network around its present parameters.

    Parameters
    ----------
    model : the network; of it are used the equations of ``MLP``, whatever a subclass makes of them
    X, Y : samples (n_0, m) and targets (n_L, m)

    Attributes
    ----------
    parameters, penalty : of the network
    """

    def __init__(self, model: MLP, X: FloatArray, Y: FloatArray) -> None:
        buffers = ForwardBuffers(model.activations, model.parameters, X, model.off)
        MLP.forward_pass(copy(model), buffers)
        self.parameters, self.penalty = model.parameters, model.penalty
        self._loss, self._Y, self._layers = model.loss, Y, buffers.layers

    def numbers(self, l: int, size: int) -> int:
        """Return how many numbers a probe of a parameter of layer l with ``size`` entries needs."""
        return size + sum(layer.A.size for layer in self._layers[l - 1 :])

    def losses(self, l: int, name: str, stack: FloatArray) -> tuple[FloatArray, Flags]:
        """Return the losses (2, k) for values ``stack`` (2, k, …) of a parameter of layer l, and who crosses a kink."""
        parameters = self.parameters | {name: stack}
        crosses = np.zeros(stack.shape[1], dtype=np.bool_)
        A = self._layers[l - 1].A_prev  # no earlier layer changes
        for j, layer in enumerate(self._layers[l - 1 :], start=l):
            Z = np.matmul(parameters[f"W{j}"], A) + parameters[f"b{j}"]  # (2, k, n_j, m)
            for kink in layer.activation.kinks:
                plus, minus = np.delete(Z, layer.off, axis=2) if layer.off else Z
                crosses |= _crosses(plus, minus, kink)
            A = layer.activation.f(Z)
            A[..., layer.off, :] = 0.0
        return self._loss.value(A, self._Y, Z), crosses

    def noise(self, l: int, losses: FloatArray) -> FloatArray:
        """Return how far the round-off from layer l on may have moved losses (2, k) on both sides of here, (k,)."""
        here, slope, bend = self._here
        rise = np.abs(losses[0] + losses[1] - 2.0 * here)
        own = LOSS_ROUNDINGS * UNIT * (losses.max(axis=0) + (SMALLEST_LOG if self._loss.output else 0.0))
        noise: FloatArray = SAFETY * (own + slope[l - 1] + np.sqrt(bend[l - 1] * (rise + bend[l - 1])))
        return noise

    @cached_property
    def _here(self) -> tuple[float, list[float], list[float]]:
        """The loss here and, for round-off from each layer on, Σ |∂loss/∂A| E and EᵀHE."""
        last, is_of_Z = self._layers[-1], bool(self._loss.output)
        slopes = self._loss.gradient(last.A, self._Y)
        errors = round_off(self._layers, to_Z=is_of_Z)
        bends = self._bends_of_Z(errors) if is_of_Z else self._bends(errors)
        slope = [float(np.vdot(abs(slopes), E)) for E in errors]
        return float(self._loss.value(last.A, self._Y, last.Z)), slope, bends

    def _bends(self, errors: Sequence[FloatArray]) -> list[float]:
        """EᵀHE for errors of A[L]: no entry of the gradient depends on another one of A."""
        A, gradient = self._layers[-1].A, self._loss.gradient
        slopes = gradient(A, self._Y)
        return [float(np.vdot(abs(gradient(A + E, self._Y) - slopes), E)) for E in errors]

    def _bends_of_Z(self, errors: Sequence[FloatArray]) -> list[float]:
        """The most that EᵀHE can be for errors of Z[L], of a gradient (A - Y)/m: H is ∂A/∂Z over m.

        In a softmax an output depends on the Z of others, too: of p = A, Σ p E² - (Σ p E)² ≤ 2 Σ p (1 - p) E².
        """
        last = self._layers[-1]
        bend = 2.0 * last.activation.derivative(last.Z, last.A) / last.A.shape[1]
        return [float(np.vdot(bend * E, E)) for E in errors]


class Probes:
    """Probes of k entries of a parameter of layer l; iterate over them to make them.

    Parameters
    ----------
    around : the loss
    l, name : the layer and the parameter
    entries : (k,) the places of the entries in its rows, one after the other
    epsilon : ε of each, (k,), or of all

    Attributes
    ----------
    losses : (2, k), at θ + ε and at θ - ε
    crosses_kink : (k,) True where the probe moved some Z across a kink of its activation, or onto it, or a weight under
        a penalty λ₁ |W| across 0
    """

    def __init__(
        self, around: LossAround, l: int, name: str, entries: npt.NDArray[np.intp], epsilon: npt.ArrayLike
    ) -> None:
        self._around, self._l, self._name, self._entries = around, l, name, entries
        self._epsilon = np.broadcast_to(epsilon, entries.shape)
        self.losses = np.zeros((2, len(entries)))
        self.crosses_kink = np.zeros(len(entries), dtype=np.bool_)

    def __iter__(self) -> Iterator[int]:
        """Probe many entries at once; yield how many these were."""
        parameter = self._around.parameters[self._name]
        count = len(self._entries)
        most = max(1, PROBED_NUMBERS // self._around.numbers(self._l, parameter.size))
        batches = np.array_split(np.arange(count), math.ceil(count / most))
        stack = np.broadcast_to(parameter, (2, len(batches[0]), *parameter.shape)).copy()  # θ + ε and θ - ε
        flat = stack.reshape(2, len(batches[0]), -1)  # the same memory
        for batch in batches:
            probes, entries, epsilon = np.arange(len(batch)), self._entries[batch], self._epsilon[batch]
            flat[0, probes, entries] += epsilon
            flat[1, probes, entries] -= epsilon
            with np.errstate(all="ignore"):  # a loss that is not finite is told by what becomes of it
                losses, crosses = self._around.losses(self._l, self._name, stack[:, : len(batch)])
            self.losses[:, batch], self.crosses_kink[batch] = losses, crosses
            flat[:, probes, entries] = parameter.flat[entries]
            yield len(batch)
        if self._penalty.l1:
            plus, minus = self._sides
            self.crosses_kink |= (minus <= 0.0) & (plus >= 0.0) & (minus != plus)

    @property
    def numeric(self) -> FloatArray:
        """The differences (k,) that the probes found."""
        numeric: FloatArray = self._rise / (2.0 * self._epsilon)
        return numeric

    def uncertainty(self) -> FloatArray:
        """Return how far each difference may be from the derivative by round-off, that of the step included, (k,)."""
        plus, minus = self._sides
        steps = plus - minus
        of_step = np.abs(self._rise / steps - self.numeric)
        noise = 2.0 * self._around.noise(self._l, self.losses) + LOSS_ROUNDINGS * UNIT * np.abs(self._penalty_rise)
        return np.where(steps == 0.0, np.inf, noise / steps + of_step)

    @property
    def _sides(self) -> FloatArray:
        """θ + ε and θ - ε, (2, k), as they are rounded."""
        theta = self._around.parameters[self._name].flat[self._entries]
        return np.stack([theta + self._epsilon, theta - self._epsilon])

    @property
    def _rise(self) -> FloatArray:
        """How much larger what is learnt from is at θ + ε than at θ - ε, (k,)."""
        rise: FloatArray = self.losses[0] - self.losses[1] + self._penalty_rise
        return rise

    @property
    def _penalty_rise(self) -> FloatArray:
        """The part of the penalty in it, which biases have none of."""
        return penalty_rise(self._penalty, *self._sides)

    @property
    def _penalty(self) -> Penalty:
        return self._around.penalty if self._name.startswith("W") else NO_PENALTY


def penalty_rise(penalty: Penalty, plus: FloatArray, minus: FloatArray) -> FloatArray:
    """Return how much larger a penalty is for each weight ``plus`` than for ``minus``, without their squares."""
    rise: FloatArray = penalty.l1 * (abs(plus) - abs(minus)) + 0.5 * penalty.l2 * (plus - minus) * (plus + minus)
    return rise


def _crosses(plus: FloatArray, minus: FloatArray, kink: float) -> Flags:
    """Tell of each Z in two stacks (k, n, m) whether an entry of it moved across the kink or onto it."""
    between = (np.minimum(plus, minus) <= kink) & (kink <= np.maximum(plus, minus))
    crosses: Flags = (between & (plus != minus)).any(axis=(1, 2))
    return crosses


def round_off(layers: Sequence[Layer], *, to_Z: bool = False) -> list[FloatArray]:
    """Return for each l how far the round-off in the layers l to L of a forward pass may have moved A[L], (n_L, m).

    With ``to_Z`` it is Z[L] instead.

    Entry l-1 belongs to layer l. It holds for what changes with a parameter of that layer: all before it is the same.

    Arithmetic rounds each result to a relative error of at most u = 2⁻⁵³. So a new error of about

        u (|W[l]| |A[l-1]| + |b[l]|)   in Z[l],  as of any sum of products,
        u |A[l]|                       in A[l],  times the few roundings of an activation,

    arises in every layer (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. 2002, sections 3.1 and 3.3),
    and reaches the prediction times |∂A[L]/∂Z[l]| or |∂A[L]/∂A[l]|, which backpropagation computes; it was first
    described for just that (Linnainmaa, Taylor expansion of the accumulated rounding error, BIT 16, 1976). The sum over
    all layers is an estimate of the largest error; of a long sum of products the bound is as many times larger as it
    has terms, but its errors cancel for the most part.
    """
    fresh = [UNIT * (abs(layer.W) @ abs(layer.A_prev) + abs(layer.b)) for layer in layers]  # in Z[l] (n_l, m)
    moved = [np.empty(layers[-1].A.shape) for _ in layers]
    for k in range(len(layers[-1].A)):
        slope = np.zeros(layers[-1].A.shape)
        slope[k] = 1.0  # ∂A[L]/∂A[l] of output k, (n_l, m)
        total = np.zeros(slope.shape[1])
        for layer, fresh_Z, moved_A in zip(reversed(layers), reversed(fresh), reversed(moved), strict=True):
            if not (to_Z and layer is layers[-1]):
                total += ACTIVATION_ROUNDINGS * UNIT * np.abs(slope * layer.A).sum(axis=0)
                slope *= layer.activation.derivative(layer.Z, layer.A)  # ∂A[L]/∂Z[l]
                slope[layer.off] = 0.0
            total += np.abs(slope * fresh_Z).sum(axis=0)
            moved_A[k] = total
            slope = layer.W.T @ slope
    return moved
