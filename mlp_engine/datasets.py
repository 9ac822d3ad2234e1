"""Data sets: points X (n_0, m) and their targets Y (n_L, m), samples in columns.

To add one: write the function and give it an entry in ``DATA_SET_REGISTRY``; the form, the file format and
the tests pick it up from there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

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
    make : ``make(n_samples, noise, seed, n_classes)`` draws X (n_0, n_samples) and Y, each time the same numbers, in
        random order; noise is the standard deviation of what is added to each coordinate. Y is (1, n_samples) of 0 and
        1 for two classes, (n_classes, n_samples) with a 1 for the class of each sample for more, and real numbers
        (1, n_samples) in a regression.
    n_inputs : the rows of X
    classes : how few and how many classes it can have; (0, 0) in a regression
    """

    name: str
    label: str
    make: Callable[[int, float, int, int], tuple[FloatArray, FloatArray]]
    n_inputs: int = 2
    classes: tuple[int, int] = (2, 2)

    @property
    def is_regression(self) -> bool:
        """Whether the targets are real numbers, not classes."""
        return self.classes == (0, 0)

    @property
    def has_choice_of_classes(self) -> bool:
        """Whether it can have several numbers of classes."""
        return self.classes[0] < self.classes[1]

    def n_outputs(self, n_classes: int) -> int:
        """Return the rows of Y."""
        count = n_classes if self.has_choice_of_classes else self.classes[1]
        return count if count > 2 else 1


DATA_SET_REGISTRY: dict[str, DataSet] = {
    data_set.name: data_set
    for data_set in (
        DataSet(
            "moons",
            marked("engine", "two moons"),
            lambda n_samples, noise, seed, n_classes: make_moons_dataset(n_samples, noise, seed),
        ),
    )
}


class Data(NamedTuple):
    """Samples in columns: X (n_0, m) and Y (n_L, m) to learn from, X_test and Y_test, perhaps of no column, to test."""

    X: FloatArray
    Y: FloatArray
    X_test: FloatArray
    Y_test: FloatArray


def draw_data(
    name: str, n_samples: int, noise: float, seed: int, *, n_classes: int, label_noise: float, test_share: float
) -> Data:
    """Draw ``n_samples`` of a data set of the registry, put noise on the labels, and split off some for a test.

    Parameters
    ----------
    label_noise : share of the labels that are flipped to another class, 0 to 1; in a regression the standard deviation
        of what is added to each target
    test_share : share of the samples that are only tested, 0 to less than 1; at least one sample is left to learn from,
        and one to test if it is above 0
    """
    X, Y = DATA_SET_REGISTRY[name].make(n_samples, noise, seed, n_classes)
    n_test = min(max(round(test_share * n_samples), 1), n_samples - 1) if test_share else 0
    m = n_samples - n_test
    return Data(X[:, :m], Y[:, :m], X[:, m:], Y[:, m:])
