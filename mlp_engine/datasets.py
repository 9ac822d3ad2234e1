"""Data sets: points X (n_0, m) and their targets Y (n_L, m), samples in columns.

To add one: write how it is drawn, in ``mlp_engine.drawings``, and give it an entry in ``DATA_SET_REGISTRY``; the form,
the command line, the file format and the tests pick it up from there.
"""

from __future__ import annotations  # so that numpy.random, which takes long to load, is loaded when it is needed

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mlp_engine import drawings
from mlp_engine.arrays import FloatArray, as_choice, as_integer, as_real
from mlp_engine.drawings import Make, function_of, several_classes, two_classes
from mlp_engine.errors import marked

LARGEST_TEST_SHARE = 0.9


@dataclass(frozen=True)
class DataSet:
    """A kind of data set.

    Attributes
    ----------
    label : what a person reads
    what : a sentence on what is to be seen in it, and what is hard about it
    make : ``make(n_samples, noise, seed, n_classes)`` draws X (n_0, n_samples) and Y, each time the same numbers, in
        random order; noise is the standard deviation of what is added to each coordinate. Y is (1, n_samples) of 0 and
        1 for two classes, (n_classes, n_samples) with a 1 for the class of each sample for more, and real numbers
        (1, n_samples) in a regression.
    n_inputs : the rows of X
    classes : how few and how many classes it can have; (0, 0) in a regression
    """

    name: str
    label: str
    what: str
    make: Make
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


REGRESSION = (0, 0)

DATA_SET_REGISTRY: dict[str, DataSet] = {
    data_set.name: data_set
    for data_set in (
        DataSet(
            "moons",
            marked("engine", "two moons"),
            marked("engine", "Two half circles that reach into each other: a line gets most of them, a bend all."),
            lambda n_samples, noise, seed, _: drawings.make_moons_dataset(n_samples, noise, seed),
        ),
        DataSet(
            "circle",
            marked("engine", "circle"),
            marked("engine", "A disc in a ring: no line separates them, but three neurons can fence the disc in."),
            two_classes(drawings.circle),
        ),
        DataSet(
            "xor",
            marked("engine", "XOR"),
            marked(
                "engine",
                "Four squares, those across from each other of one class: without a hidden layer no network learns it.",
            ),
            two_classes(drawings.xor),
        ),
        DataSet(
            "gauss",
            marked("engine", "two Gaussians"),
            marked("engine", "Two round clouds: a single neuron draws the line between them."),
            two_classes(drawings.gauss),
        ),
        DataSet(
            "spiral",
            marked("engine", "spiral"),
            marked("engine", "Arms wound around each other: so many bends take two hidden layers, and many epochs."),
            several_classes(drawings.spiral),
            classes=(2, 5),
        ),
        DataSet(
            "blobs",
            marked("engine", "blobs"),
            marked("engine", "A round cloud for each class: the outputs share the plane among them like a cake."),
            several_classes(drawings.blobs),
            classes=(2, 8),
        ),
        DataSet(
            "above_sine",
            marked("engine", "above or below a sine"),
            marked("engine", "Points above a wave and below it: every bend of the wave takes neurons of its own."),
            two_classes(drawings.above_sine),
        ),
        DataSet(
            "plane",
            marked("engine", "plane"),
            marked("engine", "A slope: a single linear neuron learns it, so that only the optimiser is to be seen."),
            function_of(2, drawings.plane),
            classes=REGRESSION,
        ),
        DataSet(
            "bumps",
            marked("engine", "six bumps"),
            marked("engine", "Three hills and three hollows in a plain: each takes several neurons to surround it."),
            function_of(2, drawings.bumps),
            classes=REGRESSION,
        ),
        DataSet(
            "sine",
            marked("engine", "sine"),
            marked("engine", "Waves over one input: ReLU follows them in straight pieces, tanh in curves."),
            function_of(1, drawings.sine),
            n_inputs=1,
            classes=REGRESSION,
        ),
        DataSet(
            "step",
            marked("engine", "step function"),
            marked(
                "engine", "A jump from −1 to 1 over one input: the weights grow and grow, and never quite get there."
            ),
            function_of(1, drawings.step),
            n_inputs=1,
            classes=REGRESSION,
        ),
        DataSet(
            "absolute",
            marked("engine", "|x|"),
            marked("engine", "A kink over one input: two ReLU neurons make it exactly, tanh rounds it off."),
            function_of(1, drawings.absolute),
            n_inputs=1,
            classes=REGRESSION,
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
    kind: str | DataSet,
    n_samples: int,
    noise: float,
    seed: int,
    *,
    n_classes: int,
    label_noise: float,
    test_share: float,
) -> Data:
    """Draw ``n_samples`` of a data set, put noise on the labels, and split off some for a test.

    Parameters
    ----------
    kind : the data set, or its name in the registry
    n_classes : how many classes, where the data set can have several numbers of them
    label_noise : share of the labels that are flipped to another class, 0 to 1; in a regression the standard deviation
        of what is added to each target
    test_share : share of the samples that are only tested, 0 to 0.9; at least one sample is left to learn from, and
        one to test if it is above 0

    Raises
    ------
    InvalidInput
        if there is no such data set, or an argument is out of its range
    """
    data_set = (
        kind if isinstance(kind, DataSet) else DATA_SET_REGISTRY[as_choice("name", kind, list(DATA_SET_REGISTRY))]
    )
    if data_set.has_choice_of_classes:
        as_integer("n_classes", n_classes, *data_set.classes)
    label_noise = as_real("label_noise", label_noise, 0.0, 1.0)
    test_share = as_real("test_share", test_share, 0.0, LARGEST_TEST_SHARE)
    X, Y = data_set.make(n_samples, noise, seed, n_classes)
    if label_noise:
        random = np.random.RandomState([seed, 1])  # which leaves the points as they are without it
        Y = _with_noise(Y, label_noise, random) if data_set.is_regression else _flipped(Y, label_noise, random)
    n_test = min(max(round(test_share * n_samples), 1), n_samples - 1) if test_share else 0
    m = n_samples - n_test
    return Data(X[:, :m], Y[:, :m], X[:, m:], Y[:, m:])


def _with_noise(Y: FloatArray, deviation: float, random: np.random.RandomState) -> FloatArray:
    return Y + deviation * random.standard_normal(Y.shape)


def _flipped(Y: FloatArray, share: float, random: np.random.RandomState) -> FloatArray:
    """Return Y (n, m) with another class, each as likely, for ``share`` of the samples, to the nearest whole number."""
    n, m = Y.shape
    chosen = random.permutation(m)[: round(share * m)]
    flipped = Y.copy()
    if n == 1:
        flipped[:, chosen] = 1.0 - Y[:, chosen]
    else:
        others = (Y[:, chosen].argmax(axis=0) + random.randint(1, n, len(chosen))) % n
        flipped[:, chosen] = np.eye(n)[:, others]
    return flipped
