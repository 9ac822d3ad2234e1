"""Fixtures of the engine's tests."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

DATA = Path(__file__).parent.parent / "data"

settings.register_profile("engine", deadline=None, derandomize=True, max_examples=150)
settings.load_profile("engine")


@pytest.fixture(scope="session")
def lesson() -> dict[str, np.ndarray]:
    """The figures that the lesson's listing computes; its norms are named as get_gradient_norms names them."""
    with np.load(DATA / "lesson_run.npz", allow_pickle=False) as file:
        figures = dict(file)
    names = ["|dW1|", "|dW2|", "|dW3|", "|db1|", "|db2|", "|db3|"]
    return figures | dict(zip(names, figures.pop("grad_norms").T, strict=True))


@pytest.fixture(autouse=True)
def global_random_state() -> Iterator[None]:
    """Fail a test in which the engine touches NumPy's global generator."""
    before = np.random.get_state()[1:3]
    yield
    after = np.random.get_state()[1:3]
    np.testing.assert_array_equal(before[0], after[0])
    assert before[1] == after[1]
