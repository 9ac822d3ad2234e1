"""What cannot be told apart on a screen, and that nothing else is taken for it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.views.painting.likeness import UNSEEN_LEVELS, UNSEEN_PIXELS, same_colors, same_places

LEVELS = st.lists(st.integers(0, 255), min_size=4, max_size=4)


@given(one=LEVELS, other=LEVELS)
def test_colors_are_the_same_if_no_level_differs_by_more_than_can_be_seen(one: list[int], other: list[int]) -> None:
    seen = any(abs(a - b) > UNSEEN_LEVELS for a, b in zip(one, other, strict=True))
    assert same_colors(np.array(one, np.uint8), np.array(other, np.uint8)) is not seen


def test_colors_of_another_shape_are_others() -> None:
    assert not same_colors(np.zeros((2, 3), np.uint8), np.zeros((3, 2), np.uint8))
    assert same_colors(np.zeros((0, 0), np.uint8), np.zeros((0, 0), np.uint8))


@pytest.mark.parametrize("pixels", [4.0, -4.0])
def test_places_are_the_same_within_a_part_of_a_pixel(pixels: float) -> None:
    places = np.array([0.0, 1.0, np.nan])
    unseen = UNSEEN_PIXELS / 4.0
    assert same_places(places, places + unseen, pixels)
    assert not same_places(places, places + 1.1 * unseen, pixels)
    assert not same_places(places, np.array([0.0, 1.0, 2.0]), pixels)
    assert not same_places(places, places[:2], pixels)
