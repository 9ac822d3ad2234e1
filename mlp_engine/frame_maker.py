"""Copies of what a learner has computed: the parts of a frame."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from mlp_engine.arrays import FloatArray, read_only
from mlp_engine.frame import Batch, LayerFrame, LayerSamples, Line, Remembered, Surface, Update
from mlp_engine.frame_request import FrameRequest
from mlp_engine.learner import Learner
from mlp_engine.progress import Progress
from mlp_engine.surface import SurfaceMaker

CHEAP_PASS = 3e7  # products; many passes of that size can be made without a wait
MOST_DOUBLINGS = 3  # of the first end, twice the rate, to see where the loss rises again


class MadeUpdate(NamedTuple):
    """An update that was made: of which epoch it was, the number that it had there, its state before, and its rate."""

    epoch: int
    update: int
    before: FloatArray
    rate: float


class FrameMaker:
    """Copies the matrices of a learner: as NaN those that a ``progress`` does not know yet.

    Attributes
    ----------
    learner : to be set before anything is asked for
    """

    learner: Learner

    def __init__(self) -> None:
        self._surfaces, self._maps = SurfaceMaker(), SurfaceMaker()

    def _at(self, maker: SurfaceMaker) -> SurfaceMaker:
        learner = self.learner
        maker.show(learner.model, learner.config.inputs, learner.X, learner.X_test)
        return maker

    def surface(self, request: FrameRequest) -> Surface | None:
        """Return the prediction surface."""
        return self._at(self._surfaces).surface(request.resolution, request.plane, request.neuron)

    def line(self, resolution: int) -> Line | None:
        """Return the predictions over one input."""
        return self._at(self._surfaces).line(resolution)

    def maps(self, request: FrameRequest) -> tuple[FloatArray, ...]:
        """Return what each neuron gives over the rectangle of the surface."""
        return self._at(self._maps).maps(request.map_resolution, request.plane)

    def batch(self, update: int, progress: Progress) -> Batch:
        """Return the samples that are due, for one of the updates of an epoch."""
        learner = self.learner
        Y = learner.Y if learner.batches.is_whole else read_only(learner.due.Y)
        loss = learner.loss() if progress.knows_loss() else math.nan
        return Batch(update, learner.batches.count, learner.columns, Y, loss)

    def predictions(self, progress: Progress) -> FloatArray:
        """Return A[L] (n_L, m) of all samples to learn from."""
        return _as_seen(progress, "A", progress.L, self.learner.predictions)

    def predictions_test(self, progress: Progress) -> FloatArray:
        """Return A[L] (n_L, k) of all samples to test with."""
        return _as_seen(progress, "A", progress.L, self.learner.predictions_test)

    def layers(self, progress: Progress) -> tuple[LayerFrame, ...]:
        """Return the parameters of all layers with their gradients."""
        return tuple(self._layer(l, progress) for l in range(1, progress.L + 1))

    def _layer(self, l: int, progress: Progress) -> LayerFrame:
        model, grads = self.learner.model, self.learner.backward.grads
        frozen = self.learner.frozen_parts
        return LayerFrame(
            l=l,
            activation=model.activations[l - 1],
            W=read_only(model.parameters[f"W{l}"]),
            b=read_only(model.parameters[f"b{l}"]),
            dW=_as_seen(progress, "dW", l, grads[f"dW{l}"]),
            db=_as_seen(progress, "db", l, grads[f"db{l}"]),
            W_start=self.learner.start[f"W{l}"],
            W_frozen=frozen.get(f"W{l}"),
            b_frozen=frozen.get(f"b{l}"),
            off=tuple(model.off[l - 1]),
        )

    def samples(self, l: int, progress: Progress, *, has_terms: bool) -> LayerSamples:
        """Return the sample matrices of layer l, with the terms of δ if ``has_terms``."""
        layer, gradients = self.learner.forward.layers[l - 1], self.learner.backward.gradients
        has_next = has_terms and l < progress.L
        return LayerSamples(
            l=l,
            A_prev=_as_seen(progress, "A", l - 1, layer.A_prev),
            Z=_as_seen(progress, "Z", l, layer.Z),
            A=_as_seen(progress, "A", l, layer.A),
            delta=_as_seen(progress, "δ", l, gradients[l - 1].delta),
            slope=_as_seen(progress, "δ", l, gradients[l - 1].slope) if has_terms else None,
            delta_next=_as_seen(progress, "δ", l + 1, gradients[l].delta) if has_next else None,
        )

    @np.errstate(all="ignore")  # a larger learning rate may lead to numbers that are not finite
    def update(self, l: int, made: MadeUpdate, present: tuple[int, int]) -> Update:
        """Return layer l in an update that has led to the present state, and the losses along it.

        The ``present`` epoch and the number of the update that is due are those of the samples to be due again.
        """
        learner, state = self.learner, self.learner.state.copy()
        learner.restore(made.before)
        learner.take_batch(made.epoch, made.update)
        learner.passes()
        parameters, grads = learner.model.parameters, learner.backward.grads
        W, dW = read_only(parameters[f"W{l}"]), read_only(grads[f"dW{l}"])
        b, db = read_only(parameters[f"b{l}"]), read_only(grads[f"db{l}"])
        clip, remembered = learner.clip_factor(), self._memories(l)

        def loss_at(rate: float) -> float:
            learner.restore(made.before)
            learner.update(rate)
            return learner.objective()

        is_cheap = learner.theta.size * learner.X.shape[1] < CHEAP_PASS
        rates, losses = losses_along(loss_at, made.rate, doublings=5 if is_cheap else 4)
        learner.restore(state)
        learner.take_batch(*present)
        learner.passes()
        return Update(
            l=l,
            W_before=W,
            dW=dW,
            b_before=b,
            db=db,
            W_change=read_only(parameters[f"W{l}"] - W),
            b_change=read_only(parameters[f"b{l}"] - b),
            memories=tuple(map(Remembered, learner.memories, *remembered, *self._memories(l))),
            count=int(learner.slots["count"][0]) if "count" in learner.slots else 0,
            clip=clip,
            rate=made.rate,
            rates=read_only(rates),
            losses=read_only(losses),
        )

    def _memories(self, l: int) -> tuple[list[FloatArray], list[FloatArray]]:
        """Return what the optimizer remembers of W[l], and of b[l], for each of its memories."""
        memories = self.learner.memories.values()
        return [read_only(memory[f"W{l}"]) for memory in memories], [read_only(memory[f"b{l}"]) for memory in memories]


def _as_seen(progress: Progress, symbol: str, l: int, array: FloatArray) -> FloatArray:
    """Return a copy of a quantity for a frame: NaN as long as it is not computed."""
    return read_only(array if progress.knows(symbol, l) else np.full_like(array, math.nan))


def losses_along(loss_at: Callable[[float], float], rate: float, doublings: int = 5) -> tuple[FloatArray, FloatArray]:
    """Return 1 + 2**``doublings`` learning rates from 0 on, ``rate`` among them, and the losses that they lead to.

    ``loss_at`` gives the loss after an update with some learning rate. The last rate is twice, 4, 8 or 16 times
    ``rate``, the first of these beyond which the loss does not fall any more.
    """
    end, loss = 2 * rate, loss_at(2 * rate)
    for _ in range(MOST_DOUBLINGS):
        further = loss_at(2 * end)
        if not further < loss:
            break
        end, loss = 2 * end, further
    rates = np.linspace(0.0, end, 1 + 2**doublings)  # all are exact: multiples of the rate by powers of two
    return rates, np.array([loss_at(rate) for rate in rates.tolist()])
