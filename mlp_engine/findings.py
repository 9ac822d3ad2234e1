"""What is to be said of a run that does not learn as it should: a table of findings, each with its sign and its words.

A sign is a pure function of what one epoch has computed. It has to be true of no run that is merely done: where every
sample is classified right, small gradients are what training is for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mlp_engine.arrays import FloatArray, norm
from mlp_engine.errors import Text, marked
from mlp_engine.passes import LayerGradient

FLAT = 1e-6  # φ′ of a sigmoid is 1/4 at most: here a millionth of the error comes through, and |Z| is about 14
STILL = 1e-6  # of the size of W: not even a thousand such updates would change it by a thousandth


@dataclass(frozen=True)
class Epoch:
    """What an epoch has computed.

    Attributes
    ----------
    gradients : entry l-1 is that of layer l, with the layer and its matrices
    accuracy : share of samples classified right
    learning_rate : η of the update that is due
    """

    gradients: Sequence[LayerGradient]
    accuracy: float
    learning_rate: float


@dataclass(frozen=True)
class Finding:
    """Something to be said of a run: ``text`` says what it is, why, and what to do, where ``holds`` of an epoch."""

    text: Text
    holds: Callable[[Epoch], bool]


def is_saturated(epoch: Epoch) -> bool:
    """Tell whether some samples are wrong, and every output is so far out on its φ that no update mends them."""
    output = epoch.gradients[-1]
    return (
        epoch.accuracy < 1.0
        and output.layer.activation.saturates
        and bool(output.slope.max() <= FLAT)
        and all(_is_still(gradient, epoch.learning_rate) for gradient in epoch.gradients)
    )


def is_symmetric(epoch: Epoch) -> bool:
    """Tell whether some samples are wrong, and the neurons of a hidden layer are the same, inwards and outwards.

    Then they have the same A, δ and gradients, and no update that treats all parameters alike makes them differ.
    """
    layers = [gradient.layer for gradient in epoch.gradients]
    return epoch.accuracy < 1.0 and any(
        len(layer.W) > 1 and not layer.off and _are_same(layer.W) and _are_same(layer.b) and _are_same(following.W.T)
        for layer, following in pairwise(layers)
    )


def _are_same(rows: FloatArray) -> bool:
    return bool((rows == rows[0]).all())


def _is_still(gradient: LayerGradient, learning_rate: float) -> bool:
    size = norm(gradient.layer.W.ravel())
    return all(learning_rate * norm(part.ravel()) <= STILL * size for part in (gradient.dW, gradient.db))


FINDINGS: dict[str, Finding] = {
    "saturated": Finding(
        Text(
            marked(
                "engine",
                "The run stands still: every output is saturated, where the slope φ′ is as good as 0, and so are all "
                "gradients. Start again with a smaller learning rate η.",
            )
        ),
        is_saturated,
    ),
    "symmetric": Finding(
        Text(
            marked(
                "engine",
                "The neurons of a hidden layer are all the same and will stay so: with equal weights they have equal "
                "gradients, and learn no more than one neuron would. Start with random weights.",
            )
        ),
        is_symmetric,
    ),
}
"""To add a finding: give it an entry here."""


@np.errstate(all="ignore")  # a number may be too large to be squared, or to be taken times η
def findings_of(epoch: Epoch) -> tuple[Text, ...]:
    """Return what is to be said of a run in an epoch."""
    return tuple(finding.text for finding in FINDINGS.values() if finding.holds(epoch))
