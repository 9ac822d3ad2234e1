import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_engine.frame_maker import losses_along


@given(rate=st.floats(1e-6, 1e3), lowest=st.floats(1e-6, 1e4))
def test_a_parabola_is_followed_until_it_rises_or_far_beyond_the_rate(rate: float, lowest: float) -> None:
    rates, losses = losses_along(lambda x: (x - lowest) * (x - lowest), rate)
    np.testing.assert_array_equal(losses, (rates - lowest) * (rates - lowest))
    assert rates[0] == 0.0
    assert rate in rates.tolist()
    assert len(rates) == 33
    end = rates[-1] / rate
    assert end in (2.0, 4.0, 8.0, 16.0)
    is_risen = abs(2 * rates[-1] - lowest) >= abs(rates[-1] - lowest)
    assert end == 16.0 or is_risen


@pytest.mark.parametrize("doublings", [4, 5])
def test_a_loss_that_is_not_finite_ends_the_way(doublings: int) -> None:
    rates, losses = losses_along(lambda x: math.nan if x > 1.5 else 1.0 - x, 1.0, doublings)
    assert len(rates) == 2**doublings + 1
    assert rates[-1] == 2.0
    assert np.isnan(losses[rates > 1.5]).all()
    assert np.isfinite(losses[rates <= 1.5]).all()
