"""Where the panels are, as a saved run has it: put back as it was."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.window.arrangements import ACROSS, DOWN, Room, Split, inside, shape, watching
from app.window.docks import DockArea
from app.window.panel_tree import tree
from tests.app.window.arranged import (
    BY_HAND,
    close_all,
    close_two,
    float_two,
    kept,
    move_lines,
    name_all,
    opened,
    picture,
    put_four_behind_each_other,
    take,
    use_all_sides,
)

SIZES = [(1500, 700), (1200, 700), (900, 640), (500, 640), (1200, 300), (900, 300), (500, 300), (1200, 200)]


@pytest.fixture
def area(qtbot: QtBot) -> DockArea:
    return opened(qtbot)


def test_the_sizes_show_each_arrangement_that_there_is(area: DockArea) -> None:
    line = area.fontMetrics().height()
    rooms = [Room(width, height, line, 219) for width in range(300, 2000, 10) for height in range(100, 1000, 10)]
    for arrangement in (watching, inside):
        shapes = {shape(arrangement(room)) for room in rooms}
        shown = {shape(arrangement(Room(*size, line, 219))) for size in SIZES}
        assert shapes == shown


@pytest.mark.parametrize("is_inside", [False, True])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_each_arrangement_of_the_rules_comes_back(qtbot: QtBot, size: tuple[int, int], is_inside: bool) -> None:
    area = opened(qtbot, size)
    area.look_inside(is_inside)
    name_all(area)
    before, values = picture(area), kept(area)
    for change in (close_all, use_all_sides, float_two):
        other = opened(qtbot, size)
        other.look_inside(is_inside)
        change(other)
        assert picture(other) != before
        assert take(other, values)
        other.resize(*size)  # what was there before may have needed more
        assert picture(other) == before
        assert kept(other) == values
        name_all(other)  # as it is read from the screen
        assert kept(other) == values


@pytest.mark.parametrize("change", BY_HAND)
def test_what_is_arranged_by_hand_comes_back(
    qtbot: QtBot, area: DockArea, change: Callable[[DockArea], object]
) -> None:
    change(area)
    name_all(area)
    before, values = picture(area), kept(area)
    other = opened(qtbot)
    assert take(other, values)
    assert picture(other) == before
    assert kept(other) == values
    name_all(other)
    assert kept(other) == values
    other.resize(1000, 640)
    QApplication.processEvents()
    other.resize(1280, 700)
    assert picture(other) == before


def test_a_grid_is_rows_as_in_the_rules() -> None:
    places = {(f"{x} {y}",): QRect(106 * x, 56 * y, 100, 50) for x in range(2) for y in range(2)}
    rows = tuple(Split(ACROSS, ((f"0 {y}",), (f"1 {y}",)), (0.5, 0.5)) for y in range(2))
    assert tree(places, 6) == Split(DOWN, rows, (0.5, 0.5))


@pytest.mark.parametrize("change", [move_lines, put_four_behind_each_other, use_all_sides])
def test_in_another_size_each_panel_has_its_share(
    qtbot: QtBot, area: DockArea, change: Callable[[DockArea], object]
) -> None:
    change(area)
    name_all(area)
    (before, _, _), values = picture(area), kept(area)
    other = opened(qtbot, (1920, 1050))
    assert take(other, values)
    after, _, _ = picture(other)
    assert after.keys() == before.keys()
    for name, rect in before.items():
        found = after[name]
        assert found.width() / 1920 == pytest.approx(rect.width() / 1280, abs=0.01), name
        assert found.height() / 1050 == pytest.approx(rect.height() / 700, abs=0.025), name  # tabs keep their height


def test_what_is_left_to_the_rules_follows_them_in_the_other_size(qtbot: QtBot, area: DockArea) -> None:
    values = kept(area)
    assert values == {"watching": None, "inside": None, "front": []}
    small = opened(qtbot, (800, 640))
    expected = picture(small)
    close_two(small)
    assert take(small, values)
    assert picture(small) == expected
    small.resize(1280, 700)
    assert picture(small) == picture(area)


def test_a_panel_in_front_stays_there_and_the_rules_go_on(qtbot: QtBot) -> None:
    area = opened(qtbot, (900, 640))
    area.bring_to_front("gradient_norms")
    QApplication.processEvents()
    other = opened(qtbot, (900, 640))
    assert take(other, kept(area))
    assert picture(other) == picture(area)
    assert "gradient_norms" in other.in_sight
    assert kept(other) == {"watching": None, "inside": None, "front": ["gradient_norms"]}


def test_floating_panels_come_over_the_window_and_do_not_hide_each_other(qtbot: QtBot, area: DockArea) -> None:
    float_two(area)
    other = opened(qtbot)
    other.move(40, 30)
    assert take(other, kept(area))
    picture(other)
    first, second = (other.docks[name].geometry() for name in ("boundary", "loss"))
    assert all(other.geometry().contains(rect) for rect in (first, second))
    assert first.topLeft() != second.topLeft()
    assert min(first.width(), first.height()) >= 200


def test_a_panel_in_front_since_the_last_start_is_in_the_file(qtbot: QtBot, area: DockArea, settings: Settings) -> None:
    put_four_behind_each_other(area)
    name_all(area)
    before = picture(area)
    area.keep(settings)
    started = opened(qtbot)
    started.restore(settings)
    assert picture(started) == before
    other = opened(qtbot)
    assert take(other, kept(started))
    assert picture(other) == before


def test_a_panel_that_is_closed_right_before_is_closed_in_the_file(area: DockArea) -> None:
    area.docks["weights"].close()
    values: Any = area.arrangements.as_dict()
    assert "weights" not in json.dumps(values)
    assert values["watching"] == kept(area)["watching"]


def test_a_panel_that_was_closed_opens_at_its_place_after_a_restart(
    qtbot: QtBot, area: DockArea, settings: Settings
) -> None:
    use_all_sides(area)
    name_all(area)
    before = picture(area)
    area.docks["loss"].close()
    area.keep(settings)
    started = opened(qtbot)
    started.restore(settings)
    started.docks["loss"].toggleViewAction().trigger()
    assert picture(started)[0].keys() == before[0].keys()
    assert picture(started)[0]["loss"].topLeft() == before[0]["loss"].topLeft()


def test_both_arrangements_are_kept_whichever_is_on_the_screen(qtbot: QtBot, area: DockArea) -> None:
    move_lines(area)
    name_all(area)
    watched = picture(area)
    area.look_inside(True)
    area.docks["boundary"].close()
    looked_into, values = picture(area), kept(area)
    for is_inside in (False, True):
        other = opened(qtbot)
        other.look_inside(is_inside)
        assert take(other, values)
        assert picture(other) == (looked_into if is_inside else watched)
        other.look_inside(not is_inside)
        assert picture(other) == (watched if is_inside else looked_into)
        other.look_inside(is_inside)
        assert picture(other) == (looked_into if is_inside else watched)
        assert kept(other) == values


def test_panels_that_a_file_does_not_know_stay_closed(area: DockArea) -> None:
    docked = {"across": [["network"], ["loss", "weights"]], "shares": [0.25, 0.75]}
    watching = {"docked": docked, "floating": [], "front": ["weights"]}
    assert take(area, {"watching": watching, "inside": None, "front": [], "more": 1})
    places, tabs, floating = picture(area)
    assert set(places) == {"network", "weights"}
    assert places["network"].width() == pytest.approx((1280 - 6) / 4, abs=1)
    assert (tabs, floating) == ([["Loss and accuracy", "Weights"]], set())
    assert [name for name, dock in area.docks.items() if not dock.isHidden()] == ["network", "loss", "weights"]
    area.bring_to_front("inspector")
    assert "inspector" in picture(area)[0]
