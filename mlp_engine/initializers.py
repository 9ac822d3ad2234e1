"""How the weights start. Biases start all alike, at a number of the run.

To add one: write the function and give it an entry in ``INITIALIZER_REGISTRY``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mlp_engine.arrays import FloatArray
from mlp_engine.errors import marked


def he(random: np.random.RandomState, n_out: int, n_in: int, scale: float = 1.0) -> FloatArray:
    """W (n_out, n_in) with normal entries of variance 2 / n_in (He et al. 2015, arXiv 1502.01852)."""
    W: FloatArray = random.randn(n_out, n_in) * np.sqrt(2.0 / n_in)
    return W


def glorot(random: np.random.RandomState, n_out: int, n_in: int, scale: float = 1.0) -> FloatArray:
    """W (n_out, n_in) with normal entries of variance 2 / (n_in + n_out) (Glorot and Bengio 2010, AISTATS)."""
    W: FloatArray = random.randn(n_out, n_in) * np.sqrt(2.0 / (n_in + n_out))
    return W


def lecun(random: np.random.RandomState, n_out: int, n_in: int, scale: float = 1.0) -> FloatArray:
    """W (n_out, n_in) with normal entries of variance 1 / n_in (LeCun et al. 1998, Efficient BackProp, 4.6)."""
    W: FloatArray = random.randn(n_out, n_in) * np.sqrt(1.0 / n_in)
    return W


def normal(random: np.random.RandomState, n_out: int, n_in: int, scale: float = 1.0) -> FloatArray:
    """W (n_out, n_in) with normal entries of standard deviation ``scale``, however many inputs there are."""
    W: FloatArray = random.randn(n_out, n_in) * scale
    return W


def zero(random: np.random.RandomState, n_out: int, n_in: int, scale: float = 1.0) -> FloatArray:
    """W (n_out, n_in) of zeros: neurons that start alike stay alike."""
    return np.zeros((n_out, n_in))


def constant(random: np.random.RandomState, n_out: int, n_in: int, scale: float = 1.0) -> FloatArray:
    """W (n_out, n_in) with every entry ``scale``: neurons that start alike stay alike."""
    return np.full((n_out, n_in), float(scale))


@dataclass(frozen=True)
class Initializer:
    """How the weights of a layer start.

    Attributes
    ----------
    label : what a person reads
    draw : ``draw(random, n_out, n_in, scale)`` gives W (n_out, n_in)
    what : how the network starts, for a person who reads a lesson, with {init_scale} and {bias_start}
    uses_scale : whether it looks at the scale
    """

    name: str
    label: str
    draw: Callable[[np.random.RandomState, int, int, float], FloatArray]
    what: str
    uses_scale: bool = False


INITIALIZER_REGISTRY: dict[str, Initializer] = {
    initializer.name: initializer
    for initializer in (
        Initializer(
            "he",
            marked("engine", "He"),
            he,
            marked(
                "engine",
                "The network has learnt nothing yet: each {W} is drawn at random, with variance |2/n| for n inputs, "
                "and each {b} is {bias_start}.",
            ),
        ),
        Initializer(
            "glorot",
            marked("engine", "Glorot"),
            glorot,
            marked(
                "engine",
                "The network has learnt nothing yet: each {W} is drawn at random, with variance |2/(n + n′)| for n "
                "inputs and n′ neurons, and each {b} is {bias_start}.",
            ),
        ),
        Initializer(
            "lecun",
            marked("engine", "LeCun"),
            lecun,
            marked(
                "engine",
                "The network has learnt nothing yet: each {W} is drawn at random, with variance |1/n| for n inputs, "
                "and each {b} is {bias_start}.",
            ),
        ),
        Initializer(
            "normal",
            marked("engine", "normal"),
            normal,
            marked(
                "engine",
                "The network has learnt nothing yet: each {W} is drawn at random, with standard deviation "
                "{init_scale}, and each {b} is {bias_start}.",
            ),
            uses_scale=True,
        ),
        Initializer(
            "zero",
            marked("engine", "zero"),
            zero,
            marked(
                "engine",
                "The network has learnt nothing yet: each {W} is 0, and each {b} is {bias_start}. Neurons of a layer "
                "that start alike learn alike.",
            ),
        ),
        Initializer(
            "constant",
            marked("engine", "constant"),
            constant,
            marked(
                "engine",
                "The network has learnt nothing yet: each entry of {W} is {init_scale}, and each {b} is {bias_start}. "
                "Neurons of a layer that start alike learn alike.",
            ),
            uses_scale=True,
        ),
    )
}
