import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.widgets.value_boxes import number_text, stepped
from mlp_engine.kinds import IntegerKind, RealKind
from mlp_engine.typed import as_plain

RATE = RealKind(0.0, 1000.0, excludes_minimum=True)
NOISE = RealKind(0.0, 10.0, step=0.05)
COUNT = IntegerKind(2, 100)


@pytest.mark.parametrize(
    ("value", "steps", "expected"),
    [
        (0.5, 1, 1.0),
        (0.5, -1, 0.2),
        (0.3, 1, 0.5),
        (0.3, -1, 0.2),
        (0.01, 3, 0.1),
        (1e-5, -1, 5e-6),
        (500.0, 1, 1000.0),
        (800.0, 5, 1000.0),
        (5e-324, -1, 5e-324),
    ],
)
def test_a_rate_climbs_the_ladder_1_2_5(value: float, steps: int, expected: float) -> None:
    assert stepped(RATE, value, steps) == expected


@given(st.floats(1e-300, 1000.0))
def test_up_and_down_on_the_ladder_are_inverse_once_on_a_rung(value: float) -> None:
    rung = stepped(RATE, value, -1)
    assert 0.0 < rung < value
    above = stepped(RATE, rung, 1)
    assert above >= value or math.isclose(above, value)
    assert stepped(RATE, above, -1) == rung


@pytest.mark.parametrize(
    ("value", "steps", "expected"),
    [
        (0.15, 1, 0.2),
        (0.15, -1, 0.1),
        (0.15, -3, 0.0),
        (0.17, 1, 0.2),
        (0.17, -1, 0.15),
        (0.0, -1, 0.0),
        (9.99, 2, 10.0),
        (0.3, 1, 0.35),
    ],
)
def test_noise_goes_by_twentieths(value: float, steps: int, expected: float) -> None:
    assert stepped(NOISE, value, steps) == expected


@pytest.mark.parametrize(("value", "steps", "expected"), [(50, 1, 51), (50, -10, 40), (3, -10, 2), (95, 10, 100)])
def test_whole_numbers_go_by_one_and_stay_between_the_bounds(value: int, steps: int, expected: int) -> None:
    result = stepped(COUNT, value, steps)
    assert result == expected
    assert isinstance(result, int)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5, "0.5"),
        (1000.0, "1000"),
        (1e-5, "1e−5"),
        (-2e-7, "−2e−7"),
        (1e22, "1e22"),
        (0.1 + 0.2, "0.30000000000000004"),
        (300, "300"),
        ("a", "a"),
    ],
)
def test_a_number_is_written_short(value: object, text: str) -> None:
    assert number_text(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_text_of_a_number_reads_back_as_the_same_number(value: float) -> None:
    assert float(as_plain(number_text(value))) == value
