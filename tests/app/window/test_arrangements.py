"""The rules by which panels have their places."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QSize

from app.window.arrangements import Part, Room, Split, inside, names, shape, sizes, watching

LINE, FORM, SEPARATOR = 14, 219, 6
WATCHED = {"set_up", "network", "boundary", "loss", "gradient_norms", "weights", "inspector"}
INSIDE = {"network", "boundary", "inspector", "equation"}


def fronts(part: Part) -> set[str]:
    """The panels that are not behind another one."""
    return set().union(*map(fronts, part.parts)) if isinstance(part, Split) else {part[0]}


@pytest.mark.parametrize("width", [300, 600, 900, 1024, 1280, 1366, 1920, 4000])
@pytest.mark.parametrize("height", [100, 300, 380, 500, 700, 1080, 2000])
@pytest.mark.parametrize("line", [14, 21, 28])
def test_every_panel_has_one_place_and_together_they_fill_the_area(width: int, height: int, line: int) -> None:
    room = Room(width, height, line, FORM * line // LINE)
    for arrangement, panels in ((watching(room), WATCHED), (inside(room), INSIDE)):
        assert sorted(names(arrangement)) == sorted(panels)
        found = sizes(arrangement, QSize(width, height), SEPARATOR)
        assert set(found) == fronts(arrangement)
        if width >= 900 * line / LINE and height >= 300 * line / LINE:
            taken = sum((size.width() + SEPARATOR) * (size.height() + SEPARATOR) for size in found.values())
            assert taken == (width + SEPARATOR) * (height + SEPARATOR)
            assert all(size.width() >= 11 * line and size.height() >= 8 * line for size in found.values())


def test_panels_go_behind_others_in_the_stated_order() -> None:
    seen = [fronts(watching(Room(width, 700, LINE, FORM))) for width in range(1400, 500, -20)]
    order = [panel for before, after in pairwise(seen) for panel in sorted(before - after)]
    assert order == ["gradient_norms", "inspector", "boundary", "weights"]
    assert all(after <= before for before, after in pairwise(seen))
    assert fronts(watching(Room(1280, 380, LINE, FORM))) == {"set_up", "network", "boundary", "inspector"}
    assert fronts(inside(Room(600, 600, LINE, FORM))) == {"network", "inspector", "equation"}
    assert fronts(inside(Room(600, 200, LINE, FORM))) == {"equation"}


def test_an_arrangement_in_larger_writing_is_that_of_a_smaller_area() -> None:
    for width, height in ((1280, 720), (1024, 600), (900, 500), (600, 300)):
        small, large = Room(width, height, LINE, FORM), Room(2 * width, 2 * height, 2 * LINE, 2 * FORM)
        assert shape(watching(small)) == shape(watching(large))
        assert shape(inside(small)) == shape(inside(large))


def test_the_form_of_the_set_up_is_never_cut() -> None:
    for form in (219, 335, 500):
        for width in (700, 1024, 1280):
            found = sizes(watching(Room(width, 700, LINE, form)), QSize(width, 700), SEPARATOR)
            assert found["set_up"].width() >= form
