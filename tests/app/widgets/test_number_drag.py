"""A number that is dragged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.widgets.number_drag import LARGEST, SLACK, NumberDrag


def begun(start: float = 0.25, span: float = 1.0) -> NumberDrag:
    drag = NumberDrag(start, span, 100.0)
    drag.move(100.0 - SLACK)
    return drag


def test_a_click_that_shakes_is_no_drag() -> None:
    drag = NumberDrag(0.25, 1.0, 100.0)
    drag.move(101.0 - SLACK)
    assert (drag.has_begun, drag.value, drag.due(), drag.last()) == (False, 0.25, None, None)


def test_up_is_more_and_down_is_less() -> None:
    drag = begun()
    drag.move(84.0)
    assert drag.value == 0.3
    drag.move(104.0)
    assert drag.value == 0.2


def test_the_same_way_leads_farther_on_a_larger_scale_and_less_far_with_shift() -> None:
    small, large, fine = begun(), begun(span=10.0), begun()
    small.move(84.0)
    large.move(84.0)
    fine.move(84.0, is_fine=True)
    assert small.value - 0.25 == pytest.approx((large.value - 0.25) / 10) == pytest.approx((fine.value - 0.25) * 10)


def test_shift_in_the_middle_of_it_makes_no_jump() -> None:
    drag = begun()
    drag.move(74.0)
    before = drag.value
    drag.move(73.0, is_fine=True)
    assert 0.0 < drag.value - before < 0.001


@given(
    st.floats(-1e3, 1e3), st.floats(1e-3, 1e3), st.lists(st.tuples(st.integers(-300, 300), st.booleans()), max_size=9)
)
def test_the_way_back_leads_to_the_very_number_before(
    start: float, span: float, places: list[tuple[int, bool]]
) -> None:
    drag = begun(start, span)
    for y, is_fine in places:
        drag.move(y, is_fine)
    for (y, _), (_, is_fine) in zip([(94, False), *places][-2::-1], places[::-1], strict=False):
        drag.move(y, is_fine)
    assert drag.value == start


def test_values_have_few_decimals() -> None:
    drag = begun(0.123456789)
    drag.move(90.0)
    assert drag.value == 0.1435


def test_no_weight_is_dragged_beyond_all_bounds() -> None:
    drag = begun(LARGEST, 1e5)
    drag.move(-1e6)
    assert drag.value == LARGEST


def test_the_newest_value_waits_for_the_answer_to_the_one_before() -> None:
    drag, sent = begun(), []
    for y in (90.0, 86.0, 82.0):
        drag.move(y)
        sent.append(drag.due())
    assert sent == [pytest.approx(0.27), None, None]
    drag.answer()
    assert drag.due() == pytest.approx(0.31)
    drag.answer()
    assert drag.due() is None


def test_the_end_sends_what_was_not_sent_and_nothing_twice() -> None:
    drag = begun()
    drag.move(90.0)
    drag.due()
    drag.move(80.0)
    assert drag.last() == pytest.approx(0.32)
    assert drag.last() is None


def test_what_is_given_up_is_as_before() -> None:
    drag = begun()
    drag.move(50.0)
    drag.due()
    drag.give_up()
    assert drag.last() == 0.25
