import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_engine import Curves, EpochRecord, History, InvalidInput, TooEarly

NAMES = ["|dW1|", "|db1|"]


def record(epoch: int) -> EpochRecord:
    return EpochRecord(epoch, loss=1.0 / (epoch + 1), accuracy=epoch / 100, norms=(float(epoch), float(epoch**2)))


def assert_holds_the_first(curves: Curves, n: int) -> None:
    assert len(curves) == n
    np.testing.assert_array_equal(curves.epochs, np.arange(n))
    np.testing.assert_array_equal(curves.loss, [1.0 / (epoch + 1) for epoch in range(n)])
    np.testing.assert_array_equal(curves.accuracy, [epoch / 100 for epoch in range(n)])
    np.testing.assert_array_equal(curves.norm("|dW1|"), np.arange(n))
    np.testing.assert_array_equal(curves.norm("|db1|"), np.arange(n) ** 2)


@given(capacity=st.integers(1, 9), looks=st.sets(st.integers(0, 40)))
def test_what_was_handed_out_stays_right_while_the_table_grows(capacity: int, looks: set[int]) -> None:
    history = History(NAMES, capacity)
    handed_out = {}
    for epoch in range(40):
        if epoch in looks:
            handed_out[epoch] = history.curves()
        history.append(record(epoch))
        assert history.last() == record(epoch)
    assert len(history) == 40
    assert_holds_the_first(history.curves(), 40)
    for n, curves in handed_out.items():
        assert_holds_the_first(curves, n)


def test_curves_are_read_only() -> None:
    history = History(NAMES)
    history.append(record(0))
    curves = history.curves()
    for array in (curves.loss, curves.accuracy, curves.norms, curves.norm("|dW1|")):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0.0
    history.append(record(1))
    assert_holds_the_first(history.curves(), 2)


def test_curves_cost_no_copy() -> None:
    history = History(NAMES)
    history.append(record(0))
    assert np.shares_memory(history.curves().loss, history.curves().loss)


def test_an_empty_history_has_no_last_record() -> None:
    history = History(NAMES)
    assert_holds_the_first(history.curves(), 0)
    with pytest.raises(TooEarly, match="no last record before the first"):
        history.last()


def test_a_history_needs_room_for_a_record() -> None:
    with pytest.raises(InvalidInput, match=r"^capacity: 0"):
        History(NAMES, capacity=0)
