"""How the points of the data sets are drawn: X (n_0, m) and their targets Y (n_L, m), samples in columns.

Those that TensorFlow Playground has, too, are drawn by its formulas (github.com/tensorflow/playground,
``src/dataset.ts``). A data set of classes is a function that places samples whose class is given, so that there are as
many of each class as the number allows; a regression is a function of X.
"""

from __future__ import annotations  # so that numpy.random, which takes long to load, is loaded when it is needed

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from mlp_engine.arrays import LARGEST_SEED, FloatArray, as_integer, as_real

LARGEST_NOISE = 10.0

Points = tuple[FloatArray, FloatArray]
Make = Callable[[int, float, int, int], Points]
Labels = npt.NDArray[np.int_]
Mask = npt.NDArray[np.bool_]

RADIUS = 5.0  # of circle and spiral; the side of a square of XOR
GAP = 0.3  # between a point and the boundary, in XOR and at the sine
REACH = 6.0  # of the inputs of a regression, and of x₁ along the sine, to either side of 0
BUMPS = ((-4.0, 2.5, 1), (0.0, 2.5, -1), (4.0, 2.5, 1), (-4.0, -2.5, -1), (0.0, -2.5, 1), (4.0, -2.5, -1))


def make_moons_dataset(n_samples: int = 200, noise: float = 0.15, seed: int = 0) -> Points:
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
    n_samples, noise, random = _checked(n_samples, noise, seed)
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


def two_classes(place: Callable[[np.random.RandomState, Mask], FloatArray]) -> Make:
    """Return ``make`` of a ``DataSet`` that places (2, m) samples by their being (m,) of class 1, not of class 0."""
    make = several_classes(lambda random, labels, _: place(random, labels == 1))
    return lambda n_samples, noise, seed, _: make(n_samples, noise, seed, 2)


def several_classes(place: Callable[[np.random.RandomState, Labels, int], FloatArray]) -> Make:
    """Return ``make`` of a ``DataSet`` that places (2, m) samples by their classes (m,), of which there are so many."""

    def make(n_samples: int, noise: float, seed: int, n_classes: int) -> Points:
        n_samples, noise, random = _checked(n_samples, noise, seed)
        labels = np.arange(n_samples) % n_classes
        Y = labels[np.newaxis].astype(float) if n_classes == 2 else np.eye(n_classes)[:, labels]  # (n_L, m)
        return _finished(place(random, labels, n_classes), Y, noise, random)

    return make


def function_of(n_inputs: int, target: Callable[[FloatArray], FloatArray]) -> Make:
    """Return ``make`` of a ``DataSet``: X (n_inputs, m) uniform in [-6, 6) with the targets (1, m) that X gives."""

    def make(n_samples: int, noise: float, seed: int, _: int) -> Points:
        n_samples, noise, random = _checked(n_samples, noise, seed)
        X = random.uniform(-REACH, REACH, (n_inputs, n_samples))
        return _finished(X, target(X), noise, random)

    return make


def _checked(n_samples: int, noise: float, seed: int) -> tuple[int, float, np.random.RandomState]:
    n_samples = as_integer("n_samples", n_samples, 2)
    noise = as_real("noise", noise, 0.0, LARGEST_NOISE)
    return n_samples, noise, np.random.RandomState(as_integer("seed", seed, 0, LARGEST_SEED))


def _finished(X: FloatArray, Y: FloatArray, noise: float, random: np.random.RandomState) -> Points:
    """Return the samples shuffled, with noise on X: more of it moves the same points further."""
    X = X + noise * random.standard_normal(X.shape)
    order = random.permutation(X.shape[1])
    return X.take(order, axis=1), Y.take(order, axis=1)


def _around(radius: FloatArray, angle: FloatArray) -> FloatArray:
    """Return the points (2, m) so far from 0, at such an angle clockwise from the top."""
    return np.stack([radius * np.sin(angle), radius * np.cos(angle)])


def circle(random: np.random.RandomState, is_inside: Mask) -> FloatArray:
    """A disc, r uniform in [0, 2.5), in a ring, r in [3.5, 5); every angle is as likely.

    As in Playground, whose noise changes the labels near the edge instead of moving the points.
    """
    r = random.uniform(np.where(is_inside, 0.0, 0.7 * RADIUS), np.where(is_inside, 0.5 * RADIUS, RADIUS))  # (m,)
    return _around(r, random.uniform(0.0, 2.0 * np.pi, len(r)))


def xor(random: np.random.RandomState, is_of_one_sign: Mask) -> FloatArray:
    """Four squares, |x₁| and |x₂| uniform in [0.3, 5.3), where x₁ and x₂ have one sign or not.

    As in Playground, whose noise changes the labels near the axes, and whose squares do not hold equally many.
    """
    m = len(is_of_one_sign)
    side = np.where(np.arange(m) % 4 < 2, 1.0, -1.0)
    signs = np.stack([side, np.where(is_of_one_sign, side, -side)])  # (2, m)
    return signs * random.uniform(GAP, GAP + RADIUS, (2, m))


def gauss(random: np.random.RandomState, is_upper: Mask) -> FloatArray:
    """Normal points of variance 1/2 around (2, 2) and around (-2, -2), as in Playground without noise."""
    return np.where(is_upper, 2.0, -2.0) + math.sqrt(0.5) * random.standard_normal((2, len(is_upper)))


def above_sine(random: np.random.RandomState, is_above: Mask) -> FloatArray:
    """x₁ uniform in [-6, 6), x₂ above or below 2 sin x₁ by 0.3 to 3, uniformly."""
    x1 = random.uniform(-REACH, REACH, len(is_above))
    x2 = 2.0 * np.sin(x1) + np.where(is_above, 1.0, -1.0) * random.uniform(GAP, 3.0, len(is_above))
    return np.stack([x1, x2])


def spiral(_: np.random.RandomState, labels: Labels, n_classes: int) -> FloatArray:
    """Arms from the middle outwards: the i-th of n points is at r = 5 i/n, at the angle 3.5 / n_classes · 2π i/n.

    Each arm is turned against the one before by 2π / n_classes. Two are Playground's, of 1.75 turns, whose noise is
    uniform; more of them make fewer turns, and so stay as far apart.
    """
    i = np.arange(len(labels)) // n_classes + 1  # (m,), as the samples of all arms take turns
    part = i / np.bincount(labels)[labels]  # i/n
    return _around(RADIUS * part, 2.0 * np.pi * (3.5 * part + labels) / n_classes)


def blobs(random: np.random.RandomState, labels: Labels, n_classes: int) -> FloatArray:
    """Normal points of standard deviation 0.4 around centres that stand evenly on a circle of radius 4.

    Of eight, neighbours stand 3 apart, more than 7 standard deviations.
    """
    centers = _around(np.full(len(labels), 4.0), 2.0 * np.pi * (labels - 0.5) / n_classes)  # two: left and right
    return centers + 0.4 * random.standard_normal(centers.shape)


def plane(X: FloatArray) -> FloatArray:
    """(x₁ + x₂) / 10, as in Playground."""
    return (X[:1] + X[1:]) / 10.0


def bumps(X: FloatArray) -> FloatArray:
    """Three hills of height 1 and three hollows of depth 1, as in Playground.

    They take turns at x₁ = -4, 0 and 4, x₂ = 2.5 and -2.5, and fall off linearly to 0 at a distance of 2.
    """
    Y = np.zeros((1, X.shape[1]))
    for x1, x2, sign in BUMPS:
        Y += sign * np.maximum(1.0 - np.hypot(X[0] - x1, X[1] - x2) / 2.0, 0.0)  # of which one at most is not 0
    return Y


def sine(X: FloatArray) -> FloatArray:
    """The sine of x."""
    return np.sin(X)


def step(X: FloatArray) -> FloatArray:
    """-1 for x below 0, else 1."""
    return np.where(X < 0.0, -1.0, 1.0)


def absolute(X: FloatArray) -> FloatArray:
    """|x| / 6, which is 0 to 1."""
    return np.abs(X) / REACH
