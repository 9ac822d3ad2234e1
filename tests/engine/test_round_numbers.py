import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_engine.round_numbers import ONE_TWO_FIVE, round_numbers, round_up, tidy, whole_step


@given(value=st.floats(1e-290, 1e290))
def test_rounding_up_is_near_and_not_below(value: float) -> None:
    assert value <= round_up(value) <= 1.34 * value
    assert value <= round_up(value, ONE_TWO_FIVE) <= 2.51 * value


@pytest.mark.parametrize(("value", "rounded"), [(1.0, 1.0), (2.3, 2.5), (9.1, 10.0), (0.07, 0.08), (2100.0, 2500.0)])
def test_rounding_up_gives_round_numbers(value: float, rounded: float) -> None:
    assert round_up(value) == pytest.approx(rounded, rel=1e-12)


@given(value=st.floats(1e-290, 1e290))
def test_round_numbers_rise_and_lie_around_a_value(value: float) -> None:
    numbers = list(round_numbers(value))
    assert numbers == sorted(set(numbers))
    assert numbers[0] < value <= numbers[-1]


def test_a_round_number_is_tidy() -> None:
    assert [tidy(number) for number in round_numbers(3e-5)] == [1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4]


@pytest.mark.parametrize(("least", "step"), [(0.0, 1), (0.3, 1), (1.0, 1), (1.1, 2), (2.5, 5), (6.0, 10), (101.0, 200)])
def test_whole_steps_go_1_2_5(least: float, step: int) -> None:
    assert whole_step(least) == step
