from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_engine import Curves, EpochRecord, History, InvalidInput, TooEarly, continued
from mlp_engine.history import BLOCK

NAMES = ["|dW1|", "|db1|"]
BOUNDS = st.integers(2, 17)
VALUES = st.lists(st.floats(0.0, 1e308), min_size=1, max_size=5)


def record(epoch: int) -> EpochRecord:
    return EpochRecord(epoch, loss=1.0 / (epoch + 1), accuracy=epoch / 100, norms=(float(epoch), float(epoch**2)))


def noisy_record(epoch: int, values: list[float]) -> EpochRecord:
    """A record whose values go round in a list, each quantity from another place on."""
    loss, accuracy, *norms = (values[(epoch + k) % len(values)] for k in range(4))
    return EpochRecord(epoch, loss, accuracy, tuple(norms))


def history_of(epochs: int, bound: int | None = None) -> History:
    history = History(NAMES, bound)
    for epoch in range(epochs):
        history.append(record(epoch))
    return history


def numbers(record: EpochRecord) -> list[float]:
    return [record.loss, record.accuracy, *record.norms]


def assert_holds_the_first(curves: Curves, n: int) -> None:
    assert len(curves) == n
    assert curves.span == 1
    np.testing.assert_array_equal(curves.epochs, np.arange(n))
    np.testing.assert_array_equal(curves.loss, [1.0 / (epoch + 1) for epoch in range(n)])
    np.testing.assert_array_equal(curves.accuracy, [epoch / 100 for epoch in range(n)])
    np.testing.assert_array_equal(curves.norm("|dW1|"), np.arange(n))
    np.testing.assert_array_equal(curves.norm("|db1|"), np.arange(n) ** 2)


def assert_sums_up(curves: Curves, records: list[EpochRecord], bound: int) -> None:
    """The points of the curves are what is in the records, and no more than they may be."""
    n, span = len(records), curves.span
    assert len(curves) == n
    assert curves.epochs.tolist() == list(range(0, n, span))
    whole = n // span
    assert whole <= bound
    assert span == 1 or whole >= bound // 4  # half of what an odd bound leaves
    for k, name in enumerate(curves.names):
        series = curves.series(name)
        groups = [[numbers(record)[k] for record in records[first : first + span]] for first in range(0, n, span)]
        assert series.n_points == len(groups)
        assert series.low.tolist() == [min(group) for group in groups]
        assert series.high.tolist() == [max(group) for group in groups]
        means = [sum(value / len(group) for value in group) for group in groups]
        np.testing.assert_allclose(series.mean, means, rtol=1e-12)
        assert (series.low <= series.mean).all()
        assert (series.mean <= series.high).all()


def arrays_of(curves: Curves) -> Iterator[np.ndarray]:
    yield from (curves.whole, curves.rest, curves.newest, curves.epochs, curves.loss, curves.accuracy, curves.norms)
    for name in curves.names:
        series = curves.series(name)
        yield from (series.low, series.mean, series.high, np.array(series.newest))


def assert_same_to_the_bit(one: Curves, other: Curves) -> None:
    assert (len(one), one.span, one.names) == (len(other), other.span, other.names)
    for mine, yours in zip(arrays_of(one), arrays_of(other), strict=True):
        assert mine.shape == yours.shape
        assert mine.tobytes() == yours.tobytes()


# --------------------------------------------------------------------------------------------------- every epoch


@given(looks=st.sets(st.integers(0, 3 * BLOCK), max_size=20))
def test_what_was_handed_out_stays_right_while_the_table_grows(looks: set[int]) -> None:
    history = History(NAMES)
    handed_out = {}
    for epoch in range(3 * BLOCK):
        if epoch in looks:
            handed_out[epoch] = history.curves()
        history.append(record(epoch))
    assert len(history) == 3 * BLOCK
    assert history.last() == record(3 * BLOCK - 1)
    assert_holds_the_first(history.curves(), 3 * BLOCK)
    for n, curves in handed_out.items():
        assert_holds_the_first(curves, n)


@pytest.mark.parametrize("epochs", [1, 10])
def test_curves_are_read_only(epochs: int) -> None:
    history = history_of(epochs, bound=2)
    curves = history.curves()
    for array in (curves.whole, curves.rest, curves.newest):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0
    history.append(record(epochs))
    assert len(history.curves()) == epochs + 1


def test_curves_cost_no_copy() -> None:
    history = history_of(1)
    assert np.shares_memory(history.curves().loss, history.curves().loss)
    series = history.curves().series("loss")
    assert np.shares_memory(series.low, series.high)


def test_an_empty_history_has_no_last_record() -> None:
    history = History(NAMES)
    assert_holds_the_first(history.curves(), 0)
    assert len(history) == 0
    with pytest.raises(TooEarly, match="no last record before the first"):
        history.last()


def test_a_record_of_another_network_is_no_epoch() -> None:
    history = history_of(3)
    with pytest.raises(ValueError, match="shape"):
        history.append(EpochRecord(3, 0.0, 0.0, (1.0, 2.0, 3.0)))
    assert history.last() == record(2)
    assert_holds_the_first(history.curves(), 3)


@pytest.mark.parametrize(("norms", "bound"), [(6, 131_072), (2, 262_144), (24, 32_768)])
def test_networks_of_any_depth_take_the_same_memory(norms: int, bound: int) -> None:
    history = History([f"|dW{l}|" for l in range(norms)])
    for epoch in range(bound):
        history.append(EpochRecord(epoch, 0.5, 0.5, norms * (1.0,)))
    assert history.curves().span == 1
    history.append(EpochRecord(bound, 0.5, 0.5, norms * (1.0,)))
    curves = history.curves()
    assert (curves.span, curves.whole.shape, curves.rest.shape) == (2, (3, 2 + norms, bound // 2), (3, 2 + norms, 1))


def test_a_history_needs_room_for_two_points() -> None:
    with pytest.raises(InvalidInput, match=r"^bound: 1"):
        History(NAMES, bound=1)


# ------------------------------------------------------------------------------------------- several in a point


@given(bound=BOUNDS, values=VALUES, epochs=st.integers(1, 200), looks=st.sets(st.integers(0, 200)))
def test_points_keep_the_extremes_and_the_mean(bound: int, values: list[float], epochs: int, looks: set[int]) -> None:
    history, records = History(NAMES, bound), [noisy_record(epoch, values) for epoch in range(epochs)]
    handed_out = {}
    for epoch in range(epochs):
        if epoch in looks:
            handed_out[epoch] = history.curves()
        history.append(records[epoch])
        assert history.last() == records[epoch]
    handed_out[epochs] = history.curves()
    for n, curves in handed_out.items():
        assert_sums_up(curves, records[:n], bound)


@given(bound=BOUNDS, epochs=st.integers(1, 150), looks=st.sets(st.integers(0, 150)))
def test_curves_depend_on_the_epochs_and_not_on_who_has_looked(bound: int, epochs: int, looks: set[int]) -> None:
    watched = History(NAMES, bound)
    for epoch in range(epochs):
        watched.append(record(epoch))
        if epoch in looks:
            watched.curves()
    assert_same_to_the_bit(watched.curves(), history_of(epochs, bound).curves())


def test_points_that_stand_for_more_epochs_than_wait_together() -> None:
    epochs = 4 * BLOCK + 1234
    assert_sums_up(history_of(epochs, bound=2).curves(), [record(epoch) for epoch in range(epochs)], 2)


def test_as_many_epochs_as_the_bound_are_all_kept() -> None:
    assert_holds_the_first(history_of(2000, bound=2000).curves(), 2000)
    assert history_of(2001, bound=2000).curves().span == 2


@given(bound=BOUNDS, values=VALUES, epochs=st.integers(1, 100), data=st.data())
def test_an_epoch_is_read_from_its_point_and_the_newest_exactly(
    bound: int, values: list[float], epochs: int, data: st.DataObject
) -> None:
    history, records = History(NAMES, bound), [noisy_record(epoch, values) for epoch in range(epochs)]
    for each in records:
        history.append(each)
    epoch = data.draw(st.integers(0, epochs - 1))
    curves = history.curves()
    for k, name in enumerate(curves.names):
        point = curves.series(name).at(epoch)
        group = [numbers(each)[k] for each in records[point.first : point.last + 1]]
        assert point.first <= epoch <= point.last < epochs
        assert (point.low, point.high) == (min(group), max(group))
        assert point.low <= point.mean <= point.high
        newest = curves.series(name).at(epochs - 1)
        assert newest == (epochs - 1, epochs - 1, *3 * [numbers(records[-1])[k]])
    assert point.first % curves.span == 0 or epoch == epochs - 1


@given(known=st.integers(1, 30), more=st.integers(1, 30))
def test_continued_curves_are_those_of_a_history_that_has_heard_of_all_epochs(known: int, more: int) -> None:
    curves = history_of(known).curves()
    longer = continued(curves, [record(epoch) for epoch in range(known, known + more)])
    assert_same_to_the_bit(longer, history_of(known + more).curves())
    assert_holds_the_first(curves, known)
    assert not longer.whole.flags.writeable
