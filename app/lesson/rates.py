"""The learning rate over the epochs, as a schedule and the user have made it."""

from functools import lru_cache

import numpy as np

from mlp_engine import SCHEDULE_REGISTRY, RunConfig, RunPoint, Series
from mlp_engine.arrays import FloatArray, read_only

MOST_POINTS = 512  # of a curve: more than a plot has room for


def has_schedule(config: RunConfig) -> bool:
    """Tell whether the learning rate changes by itself."""
    return bool(SCHEDULE_REGISTRY[config.schedule].settings)


def has_other_rates(point: RunPoint) -> bool:
    """Tell whether the learning rate has changed, by itself or by hand."""
    return has_schedule(point.config) or bool(point.rates)


def rate_at(point: RunPoint, epoch: int) -> float:
    """Return the learning rate that the updates of an epoch had."""
    return float(point.learning_rates([epoch])[0])


@lru_cache(maxsize=4)
def rate_series(point: RunPoint, n_epochs: int) -> Series:
    """Return the learning rates of the first epochs of a run, each point with the rate of its first epoch."""
    span = -(-n_epochs // MOST_POINTS)
    rates = read_only(point.learning_rates(range(0, n_epochs, span)))
    whole = np.broadcast_to(rates, (3, len(rates)))
    return Series(span, n_epochs, whole, whole[:, :0], rate_at(point, n_epochs - 1))


def rates_in(point: RunPoint, n_epochs: int, span: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the smallest, the mean and the largest learning rate of every ``span`` epochs, the last perhaps fewer."""
    rates, starts = point.learning_rates(range(n_epochs)), np.arange(0, n_epochs, span)
    means = np.add.reduceat(rates, starts) / np.diff(starts, append=n_epochs)
    return np.minimum.reduceat(rates, starts), means, np.maximum.reduceat(rates, starts)
