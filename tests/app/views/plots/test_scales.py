import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from app.lesson.numbers import epoch_label
from app.views.plots.scales import LOWEST, LinearScale, LogScale, log_label, log_ticks
from mlp_engine.arrays import FloatArray

NORMS = arrays(np.float64, st.integers(1, 40), elements=st.floats(0.0, 1e12))


@given(values=NORMS)
def test_all_values_fit_a_linear_scale(values: FloatArray) -> None:
    bottom, top = LinearScale.of(values).extent
    assert bottom < values.min()
    assert values.max() < top


@given(values=NORMS)
def test_all_values_fit_a_log_scale_and_small_ones_lie_under_the_others(values: FloatArray) -> None:
    scale = LogScale.of(values)
    heights, clipped = scale.heights(values), scale.is_clipped(values)
    bottom, top = scale.extent
    assert bottom < heights.min()
    assert heights.max() < top
    assert (clipped == (values <= LOWEST)).all()
    assert (heights[clipped] == scale.floor).all()
    assert (heights[~clipped] > scale.floor).all()
    assert np.allclose(heights[~clipped], np.log10(values[~clipped]))


@given(low=st.integers(-16_000, 6_000).map(lambda k: k / 1000), span=st.floats(1.0, 20), size=st.floats(60, 900))
def test_a_log_axis_always_has_labels_with_room(low: float, span: float, size: float) -> None:
    labelled = sorted(height for spacing, ticks in log_ticks(low, low + span, size) if spacing for height in ticks)
    assert all(low <= height <= low + span for height in labelled)
    gaps = np.diff(labelled) * size / span
    assert (gaps > 30).all()
    assert labelled


@pytest.mark.parametrize(
    ("value", "label"),
    [(1, "1"), (0.05, "0.05"), (0.001, "0.001"), (2000, "2000"), (1e-4, "10⁻⁴"), (2e-5, "2·10⁻⁵"), (1e12, "10¹²")],
)
def test_log_labels_are_written_as_people_do(value: float, label: str) -> None:
    assert log_label(math.log10(value)) == label


def test_nothing_stands_between_thousands() -> None:
    assert [epoch_label(n) for n in (0, 9999, 10_000, 1_000_000)] == ["0", "9999", "10000", "1000000"]
