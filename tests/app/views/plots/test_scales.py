import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from app.lesson.numbers import epoch_label
from app.views.plots.scales import LOWEST, LinearScale, LogScale
from mlp_engine.arrays import FloatArray

NORMS = arrays(np.float64, st.integers(1, 40), elements=st.floats(0.0, 1e12))


@given(values=NORMS)
def test_all_values_fit_a_linear_scale(values: FloatArray) -> None:
    bottom, top = LinearScale.of(values).extent()
    assert bottom < values.min()
    assert values.max() < top


@given(values=NORMS)
def test_all_values_fit_a_log_scale_and_small_ones_lie_under_the_others(values: FloatArray) -> None:
    scale = LogScale.of(values)
    heights, clipped = scale.heights(values), scale.is_clipped(values)
    bottom, top = scale.extent()
    assert bottom < heights.min()
    assert heights.max() < top
    assert (clipped == (values <= LOWEST)).all()
    assert (heights[clipped] == scale.floor).all()
    assert (heights[~clipped] > scale.floor).all()
    assert np.allclose(heights[~clipped], np.log10(values[~clipped]))


def test_nothing_stands_between_thousands() -> None:
    assert [epoch_label(n) for n in (0, 9999, 10_000, 1_000_000)] == ["0", "9999", "10000", "1000000"]


@pytest.mark.parametrize("unplaced", [math.inf, math.nan])
def test_a_scale_leaves_out_what_is_not_finite(unplaced: float) -> None:
    values = np.array([0.5, 0.0, unplaced, 3e137])
    for kind in (LinearScale, LogScale):
        bottom, top = kind.of(values).extent()
        heights = kind.of(values).heights(values)
        assert np.isfinite([bottom, top]).all()
        assert bottom < heights[0] < top
        assert bottom < heights[3] < top


@pytest.mark.parametrize("largest", [1e-300, 1e-16, 1.33e301, 1.7e308])
def test_a_linear_scale_of_extreme_values_can_be_drawn(largest: float) -> None:
    bottom, top = LinearScale.of(np.array([0.0, largest])).extent(0.5)
    assert np.isfinite(top - bottom)
    assert top - bottom > 0.0
