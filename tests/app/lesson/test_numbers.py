import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lesson.number_form import number_form
from app.lesson.numbers import compact, fixed, rounded, shape_text, short, symmetric_limit


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (-0.0123, "−0.0123"), (4.5e-6, "4.5e−6"), (12345.0, "1.23e4"), (100.0, "100"), (-0.0, "0")],
)
def test_short(value: float, text: str) -> None:
    assert short(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (-0.00348, "−0.0035"),
        (58.43, "58.4"),
        (-4.94e-6, "−4.9e−6"),
        (12345.6, "12346"),
        (-2e9, "−2.0e9"),
        (-4.94e-12, "−5e−12"),
        (9.96e-10, "1.0e−9"),
        (4.94e-12, "4.9e−12"),
        (7.926e137, "7.9e137"),
        (-7.926e137, "−8e137"),
    ],
)
def test_compact(value: float, text: str) -> None:
    assert compact(value) == text


@given(st.floats(-1e9, 1e9) | st.floats(-1e-8, 1e-8))
def test_compact_is_never_longer_than_seven_characters_and_close(value: float) -> None:
    text = compact(value)
    assert len(text) <= len("−9.9e−9") or 0 < abs(value) < 1e-99
    assert float(text.replace("−", "-")) == pytest.approx(value, rel=0.06 if abs(value) >= 1e-9 else 0.34)


def test_what_rounds_to_zero_has_no_sign_and_zero_no_decimals() -> None:
    assert [fixed(value, ".3f") for value in (-1e-9, 1e-9, 0.0, -0.0)] == ["0.000", "0.000", "0", "0"]


@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=6))
def test_the_limit_holds_every_entry_and_is_not_much_larger(values: list[float]) -> None:
    matrix = np.array([values])
    largest = np.abs(matrix).max()
    limit = symmetric_limit(matrix)
    assert limit >= largest
    assert limit <= 1.34 * largest or largest < 1e-290


def test_the_limit_is_round_and_common_to_all_matrices() -> None:
    assert symmetric_limit(np.array([[0.1]]), np.array([[-2.3]])) == 2.5
    assert symmetric_limit(np.zeros((2, 2))) == 1.0


def test_shapes() -> None:
    assert shape_text((8, 300)) == "(8, 300)"
    assert shape_text((300,)) == "300"


def test_numbers_for_people_far_away_have_fewer_digits() -> None:
    with rounded(2):
        assert short(1.23456, 6) == "1.2"
        assert number_form(5.0).text(1.23456) == "1.2"
        assert number_form(5e-5).text(0.000012345) == "12"
        with rounded(3):
            assert short(1.23456, 6) == "1.23"
        assert short(1.23456, 6) == "1.2"
    assert short(1.23456, 6) == "1.23456"
    assert number_form(5.0).text(1.23456) == "1.235"
