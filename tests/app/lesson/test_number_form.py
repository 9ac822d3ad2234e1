"""How the numbers of a matrix are written alike."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.lesson.number_form import limit_text, number_form, plain, shared_exponent
from app.lesson.numbers import symmetric_limit


@pytest.mark.parametrize(
    ("limit", "value", "text", "power"),
    [
        (5.0, -2.5, "−2.500", ""),
        (0.004, 0.001212, "1.212", "10^−3"),
        (0.0005, -0.0002054, "−205.4", "10^−6"),
        (300.0, 7.0, "7.0", ""),
        (1e92, -2.8e91, "−28.0", "10^90"),
        (2.0, 0.0, "0", ""),
        (0.0005, -1e-9, "0.0", "10^−6"),
        (float("inf"), 1.2e308, "120.0", "10^306"),
    ],
)
def test_numbers_of_a_matrix_are_multiples_of_one_power_of_ten(
    limit: float, value: float, text: str, power: str
) -> None:
    form = number_form(limit)
    assert (form.text(value), form.power) == (text, power)


@example([0.09375])
@given(st.lists(st.floats(-1e12, 1e12) | st.floats(-1e-6, 1e-6), min_size=1, max_size=6))
def test_the_largest_number_has_three_or_four_digits_and_none_is_wider_than_said(values: list[float]) -> None:
    matrix = np.array([values])
    form = number_form(symmetric_limit(matrix))
    texts = [form.text(value) for value in values]
    assert max(map(len, texts)) <= len(form.widest)
    largest = max(values, key=abs)
    if abs(largest) > 1e-290:
        digits = form.text(largest).strip("−").replace(".", "").lstrip("0")
        assert 3 <= len(digits) <= 4
        written = float(form.text(largest).replace("−", "-")) * 10.0**form.exponent
        assert written == pytest.approx(largest, rel=6e-3)


@pytest.mark.parametrize(("limit", "exponent"), [(1.0, 0), (0.1, 0), (999.0, 0), (0.05, -3), (5e-4, -6), (2500.0, 3)])
def test_the_power_is_one_of_a_thousand(limit: float, exponent: int) -> None:
    assert shared_exponent(limit) == exponent


def test_powers_of_ten_in_plain_text() -> None:
    assert plain("±5×10^−4") == "±5×10⁻⁴"
    assert plain(limit_text(3e36)) == "3×10³⁶"
    assert plain("W[1] now ±2.5") == "W[1] now ±2.5"
