"""Which values an axis writes."""

import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.views.plots.ticks import LabelRoom, log_label, log_ticks, round_ticks

LINE = 17.0
SIZES = st.floats(2 * LINE, 900)


def room(low: float, high: float, length: float, digits: int = 0) -> LabelRoom:
    """An axis whose labels are as long as so many digits, or as high as a line of text."""
    extent = 8.0 * digits if digits else LINE

    def widths(values: Sequence[float]) -> list[float]:
        return len(values) * [extent]

    return LabelRoom(low, high, length, LINE, LINE, LINE, widths)


def gaps(axis: LabelRoom, values: Sequence[float]) -> list[float]:
    """The px between the labels that are written."""
    scale = axis.length / (axis.high - axis.low)
    return [(b - a) * scale - axis.widths([a])[0] for a, b in pairwise(values)]


@given(low=st.floats(-1e4, 1e4), span=st.floats(1e-5, 1e6), length=SIZES, digits=st.integers(0, 6))
def test_round_labels_have_room_and_are_two_where_two_have(low: float, span: float, length: float, digits: int) -> None:
    axis = room(low, low + span, length, digits)
    values = round_ticks(axis)
    assert all(gap >= 0.0 for gap in gaps(axis, values))
    assert all(low - 1e-6 * span <= value <= low + (1 + 1e-6) * span for value in values)
    widest = axis.widths([0.0])[0]
    assert len(values) >= 2 or length < 4 * (widest + LINE)


def test_two_far_apart_are_written_where_no_even_step_has_room() -> None:
    """Epochs 0 to 1500 in a narrow plot: a step of 1000 has no room, one of 2000 would leave the 0 alone."""
    axis = room(-20.0, 1520.0, 48.0, digits=4)
    assert round_ticks(axis, least_step=1.0) == [0.0, 1500.0]


def test_nothing_is_written_beyond_the_limits() -> None:
    axis = room(-0.5, 1.6, 60.0)
    assert round_ticks(axis, limits=(0.0, 1.0)) == [0.0, 1.0]


def test_whole_numbers_stay_whole() -> None:
    assert round_ticks(room(-0.5, 2.5, 900.0), least_step=1.0) == [0.0, 1.0, 2.0]


@given(low=st.integers(-16_000, 300_000).map(lambda k: k / 1000), span=st.floats(1.0, 310.0), length=SIZES)
def test_a_log_axis_has_two_labels_with_room(low: float, span: float, length: float) -> None:
    axis = room(low, low + span, length)
    labelled = sorted(height for spacing, ticks in log_ticks(axis) if spacing for height in ticks)
    assert all(low <= height <= low + span for height in labelled)
    assert all(gap >= 0.0 for gap in gaps(axis, labelled))
    assert len(labelled) >= 2 or length < 5 * LINE


@pytest.mark.parametrize(
    ("value", "label"),
    [(1, "1"), (0.05, "0.05"), (0.001, "0.001"), (2000, "2000"), (1e-4, "10⁻⁴"), (2e-5, "2·10⁻⁵"), (1e12, "10¹²")],
)
def test_log_labels_are_written_as_people_do(value: float, label: str) -> None:
    assert log_label(math.log10(value)) == label
