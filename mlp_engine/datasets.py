"""Data sets: points X (n_0, m) and their targets Y (n_L, m), samples in columns.

To add one: write the function and give it an entry in ``DATA_SET_REGISTRY``; the form, the file format and
the tests pick it up from there.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mlp_engine.arrays import FloatArray, as_integer, as_real
from mlp_engine.errors import marked

LARGEST_SEED = 2**31 - 1
LARGEST_NOISE = 10.0


def make_moons_dataset(n_samples: int = 200, noise: float = 0.15, seed: int = 0) -> tuple[FloatArray, FloatArray]:
    """Draw two interleaving half circles, shuffled.

    Parameters
    ----------
    n_samples : number of samples, at least 2; with an odd number the second class has one more
    noise : standard deviation of the normal noise on each coordinate, 0 to 10
    seed : 0 to 2**31 - 1

    Returns
    -------
    X : (2, n_samples), and Y : (1, n_samples) of 0 (upper moon) and 1 (lower moon)

    Raises
    ------
    InvalidInput
        if an argument is out of its range
    """
    n_samples = as_integer("n_samples", n_samples, 2)
    noise = as_real("noise", noise, 0.0, LARGEST_NOISE)
    random = np.random.RandomState(as_integer("seed", seed, 0, LARGEST_SEED))
    n_upper = n_samples // 2
    n_lower = n_samples - n_upper
    t = np.linspace(0, np.pi, n_upper)
    upper = [np.cos(t) + random.randn(n_upper) * noise, np.sin(t) + random.randn(n_upper) * noise]
    t = np.linspace(0, np.pi, n_lower)
    lower = [1 - np.cos(t) + random.randn(n_lower) * noise, 1 - np.sin(t) - 0.5 + random.randn(n_lower) * noise]
    X = np.hstack([np.vstack(upper), np.vstack(lower)])  # (2, m)
    Y = np.hstack([np.zeros((1, n_upper)), np.ones((1, n_lower))])  # (1, m)
    order = random.permutation(n_samples)
    return X[:, order], Y[:, order]


@dataclass(frozen=True)
class DataSet:
    """A kind of data set.

    Attributes
    ----------
    label : what a person reads
    make : ``make(n_samples, noise, seed)`` draws X (n_0, n_samples) and Y (n_L, n_samples), each time the same numbers
    n_inputs, n_outputs : the rows of X and Y
    """

    name: str
    label: str
    make: Callable[[int, float, int], tuple[FloatArray, FloatArray]]
    n_inputs: int
    n_outputs: int


DATA_SET_REGISTRY: dict[str, DataSet] = {
    data_set.name: data_set
    for data_set in (DataSet("moons", marked("engine", "two moons"), make_moons_dataset, n_inputs=2, n_outputs=1),)
}
