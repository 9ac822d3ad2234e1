import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from app.views.decimate import BLOCK, Decimator, bucket_size, decimate
from mlp_engine.arrays import FloatArray

CURVES = st.integers(1, 900).flatmap(lambda n: arrays(np.float64, n, elements=st.floats(-1e6, 1e6)))
BUCKETS = st.integers(1, 300)


def assert_keeps_extremes(values: FloatArray, kept: FloatArray, size: int) -> None:
    for start in range(0, len(values), size):
        bucket = values[start : start + size]
        drawn = values[kept[(kept >= start) & (kept < start + size)]]
        assert drawn.min() == bucket.min()
        assert drawn.max() == bucket.max()


@given(values=CURVES, buckets=BUCKETS)
def test_extremes_of_every_bucket_are_kept(values: FloatArray, buckets: int) -> None:
    assert_keeps_extremes(values, decimate(values, buckets), bucket_size(len(values), buckets))


@given(values=CURVES, buckets=BUCKETS)
def test_few_indices_rise_from_first_to_last(values: FloatArray, buckets: int) -> None:
    kept = decimate(values, buckets)
    assert kept[0] == 0
    assert kept[-1] == len(values) - 1
    assert (np.diff(kept) > 0).all()
    assert len(kept) <= 2 * buckets + 4


@pytest.mark.parametrize(("count", "size"), [(1, 1), (100, 1), (101, 2), (200, 2), (201, 4), (100_000, 1024)])
def test_bucket_size_is_the_next_power_of_two(count: int, size: int) -> None:
    assert bucket_size(count, 100) == size


def test_short_curve_is_kept_whole() -> None:
    assert decimate(np.array([3.0, 1.0, 2.0]), 100).tolist() == [0, 1, 2]


def random_table(rows: int, seed: int = 0) -> FloatArray:
    return np.random.default_rng(seed).standard_normal((rows, 3))


def test_decimator_keeps_extremes_while_a_curve_grows() -> None:
    table, find = random_table(40_000), Decimator()
    for n in (1, 700, 6_400, 6_401, 20_000, 20_001, 20_064, 39_999, 12_345):
        values = table[:n, 1]
        kept = find(values, 100)
        blocks = -(-n // BLOCK)
        coarse = 1 << (-(-blocks // 12) - 1).bit_length()  # buckets at least as wide as those drawn
        assert_keeps_extremes(values, kept, BLOCK * coarse)
        assert kept[0] == 0
        assert kept[-1] == n - 1
        assert (np.diff(kept) > 0).all()
        assert len(kept) <= 2 * 100 + 6


def test_decimator_answers_the_same_with_and_without_a_past() -> None:
    table, find = random_table(40_000), Decimator()
    for n in range(7_000, 40_000, 3_001):
        assert (find(table[:n, 1], 100) == Decimator()(table[:n, 1], 100)).all()


def test_decimator_notices_another_run() -> None:
    first, second, find = random_table(20_000, seed=1), random_table(20_000, seed=2), Decimator()
    find(first[:, 1], 100)
    assert (find(second[:, 1], 100) == Decimator()(second[:, 1], 100)).all()
    assert (find(second[:, 2], 100) == Decimator()(second[:, 2], 100)).all()
