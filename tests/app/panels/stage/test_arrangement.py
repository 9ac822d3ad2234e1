"""Where panels go that need different sizes."""

import itertools

import pytest
from PySide6.QtCore import QRect, QSize

from app.panels.stage.arrangement import arrange

GAP = 8
ROOM = QRect(0, 0, 1917, 901)
SQUARE, PLOT, STRIP = QSize(430, 340), QSize(430, 290), QSize(940, 240)
NEEDS = {"a": SQUARE, "b": SQUARE, "c": PLOT, "d": PLOT, "e": PLOT, "f": STRIP}


@pytest.mark.parametrize("count", range(1, 7))
def test_panels_share_the_room(count: int) -> None:
    for names in itertools.combinations(NEEDS, count):
        places = arrange({name: NEEDS[name] for name in names}, ROOM, GAP).places
        assert places.keys() == set(names)
        assert all(ROOM.contains(place) for place in places.values())
        for one, other in itertools.combinations(places.values(), 2):
            assert not one.adjusted(1 - GAP, 1 - GAP, GAP - 1, GAP - 1).intersects(other)
        covered = sum(place.width() * place.height() for place in places.values())
        assert covered > 0.97 * ROOM.width() * ROOM.height()


def test_panels_that_fit_have_what_they_need() -> None:
    found = arrange(NEEDS, QRect(0, 0, 1400, 960), GAP)
    assert found.fits
    for name, place in found.places.items():
        assert place.width() >= NEEDS[name].width()
        assert place.height() >= NEEDS[name].height()
    assert not arrange(NEEDS, QRect(0, 0, 1400, 800), GAP).fits


def test_squares_stand_beside_each_other_in_a_wide_room_and_above_in_a_high_one() -> None:
    needs = {"a": SQUARE, "b": SQUARE}
    a, b = arrange(needs, ROOM, GAP).places.values()
    assert a.top() == b.top()
    assert a.height() == b.height() == ROOM.height()
    assert abs(a.width() - b.width()) <= 1
    a, b = arrange(needs, QRect(0, 0, 600, 900), GAP).places.values()
    assert a.left() == b.left()


def test_a_strip_has_the_whole_width() -> None:
    places = arrange({"a": SQUARE, "b": SQUARE, "f": STRIP}, ROOM, GAP).places
    assert places["f"].width() == ROOM.width()
    assert places["a"].top() == places["b"].top() < places["f"].top()


def test_low_panels_share_a_column_beside_squares() -> None:
    places = arrange({"a": SQUARE, "b": SQUARE, "c": PLOT, "d": PLOT}, ROOM, GAP).places
    assert places["a"].height() == places["b"].height() == ROOM.height()
    assert places["c"].left() == places["d"].left()
