from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from app.views.plots.downsampling import Decimator, Outline, bucket_size, decimate
from mlp_engine import EpochRecord, History, Series
from mlp_engine.arrays import FloatArray
from tests.runs import curves_of

CURVES = st.integers(1, 900).flatmap(lambda n: arrays(np.float64, n, elements=st.floats(0, 1e6)))
BUCKETS = st.integers(1, 300)
BOUNDS = st.sampled_from([4, 30, 300, None])


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


# ------------------------------------------------------------------------------------------------------ outlines


def losses(values: FloatArray, bound: int | None = None) -> Series:
    return curves_of(np.column_stack([values, values]), (), bound).series("loss")


def all_of(series: Series) -> slice:
    return slice(0, series.n_points)


def assert_same(one: Outline, other: Outline) -> None:
    assert one.epochs.tolist() == other.epochs.tolist()
    assert one.values.tolist() == other.values.tolist()


@given(values=CURVES, buckets=BUCKETS, bound=BOUNDS)
def test_no_extreme_of_a_bucket_is_missing_from_its_outline(
    values: FloatArray, buckets: int, bound: int | None
) -> None:
    series = losses(values, bound)
    epochs, drawn = Decimator()(series, all_of(series), buckets)
    width = series.span * bucket_size(series.n_points, buckets)
    for first in range(0, len(values), width):
        here = drawn[(epochs >= first) & (epochs < first + width)]
        assert here.min() == values[first : first + width].min()
        assert here.max() == values[first : first + width].max()


@given(values=CURVES, buckets=BUCKETS, bound=BOUNDS)
def test_an_outline_is_short_and_goes_forward_to_the_newest_epoch(
    values: FloatArray, buckets: int, bound: int | None
) -> None:
    series = losses(values, bound)
    epochs, drawn = Decimator()(series, all_of(series), buckets)
    assert (epochs[-1], drawn[-1]) == (len(values) - 1, values[-1])
    assert 0 <= epochs[0] < series.span
    assert (np.diff(epochs) >= 0).all()
    assert ((np.diff(epochs) > 0) | (np.diff(drawn) != 0)).all()
    assert len(epochs) <= 4 * buckets + 8


@given(values=CURVES, buckets=BUCKETS)
def test_every_place_of_a_curve_with_all_epochs_is_an_epoch_with_its_value(values: FloatArray, buckets: int) -> None:
    epochs, drawn = Decimator()(losses(values), slice(0, len(values)), buckets)
    assert drawn.tolist() == values[epochs.astype(int)].tolist()
    if len(values) <= buckets:
        assert epochs.tolist() == list(range(len(values)))


def test_a_point_that_stands_for_some_epochs_is_a_bar_with_its_mean() -> None:
    series = losses(np.array([1.0, 3.0, 8.0, 4.0, 7.0, 5.0, 9.0]), bound=4)
    assert (series.span, series.n_points) == (2, 4)
    epochs, drawn = Decimator()(series, slice(1, 4), 100)
    assert list(zip(epochs.tolist(), drawn.tolist(), strict=True)) == [
        *((2.5, 6.0), (2.5, 4.0), (2.5, 8.0), (2.5, 6.0)),
        *((4.5, 6.0), (4.5, 5.0), (4.5, 7.0), (4.5, 6.0)),
        (6.0, 9.0),
    ]


@given(values=CURVES, buckets=BUCKETS, bound=BOUNDS, data=st.data())
def test_a_part_has_the_extremes_of_the_part(
    values: FloatArray, buckets: int, bound: int | None, data: st.DataObject
) -> None:
    series = losses(values, bound)
    start = data.draw(st.integers(0, max(0, series.whole.shape[1] - 1)))
    stop = data.draw(st.integers(start + 1, series.n_points))
    epochs, drawn = Decimator()(series, slice(start, stop), buckets)
    part = values[start * series.span : stop * series.span]
    assert (drawn.min(), drawn.max()) == (part.min(), part.max())
    assert start * series.span <= epochs[0]
    assert epochs[-1] < stop * series.span


@pytest.mark.parametrize("buckets", [100, 1])
@pytest.mark.parametrize("bound", [None, 8192, 100])
def test_decimator_answers_the_same_with_and_without_a_past(bound: int | None, buckets: int) -> None:
    history, find, random = History((), bound), Decimator(), np.random.default_rng(0)
    for step in (1, 1, 1, 1, 95, 601, 1, 6000, 64, 20_001, 5, 13_222):
        for loss in random.random(step):
            history.append(EpochRecord(len(history), loss, 0.5, ()))
        series = history.curves().series("loss")
        parts = [all_of(series), all_of(series), slice(series.n_points // 3, series.n_points // 2 + 1)]
        for shown in parts:
            assert_same(find(series, shown, buckets), Decimator()(series, shown, buckets))


def test_decimator_notices_another_size_of_its_only_bucket() -> None:
    series, find = losses(np.array([1.0, 2.0, 3.0, 4.0])), Decimator()
    for stop in (2, 4):
        assert_same(find(series, slice(0, stop), 1), Decimator()(series, slice(0, stop), 1))


def test_decimator_notices_another_curve() -> None:
    def run(seed: int) -> Callable[[str], Series]:
        return curves_of(np.random.default_rng(seed).random((20_000, 3)), ("|dW1|",)).series

    find, first, second = Decimator(), run(1), run(2)
    for series in (first("loss"), second("loss"), second("|dW1|"), losses(np.arange(7000.0)), first("loss")):
        assert_same(find(series, all_of(series), 100), Decimator()(series, all_of(series), 100))


def test_decimator_looks_at_old_points_once() -> None:
    """What was handed out is never written again; if it were, nobody would look there again."""
    values = np.random.default_rng(0).random(40_000)
    series, find = losses(values), Decimator()
    before = find(series, all_of(series), 100)
    series.whole.base[1:30_000] = 0.5  # type: ignore[index]  # the loss is the first of what lies in that memory
    assert Decimator()(series, all_of(series), 100).values.tolist() != before.values.tolist()
    assert_same(find(series, all_of(series), 100), before)
