"""The loss along the direction of one update, for learning rates around the one that is used."""

from collections.abc import Callable

import numpy as np

from mlp_engine.arrays import FloatArray

MOST_DOUBLINGS = 3  # of the first end, twice the rate, to see where the loss rises again


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
