"""Several classes: their regions, borders, markers, and the output for one of them."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.style.theme import DARK, LIGHT, REGION_SHARE, Theme, mixed
from app.views.boundary.boundary_view import MUCH, BoundaryView
from app.views.painting.likeness import same_colors
from app.views.plane.sample_layers import SHAPES
from app.views.plane.surface import border_lines, region_indices
from mlp_engine import Surface
from tests.app.views.boundary.planes import distance, picture, pixel
from tests.app.views.boundary.tasks import classes, directions, sectors, surface_of


def choose(view: BoundaryView, qtbot: QtBot, text: str) -> None:
    """Choose an entry by the keyboard."""
    view.output_choice.setFocus()
    for _ in range(view.output_choice.findText(text) - view.output_choice.currentIndex()):
        qtbot.keyClick(view.output_choice, Qt.Key.Key_Down)
    assert view.output_choice.currentText() == text


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("count", [3, 8])
def test_each_region_has_the_color_of_its_class_and_is_paler_at_its_border(
    view: BoundaryView, monkeypatch: pytest.MonkeyPatch, theme: Theme, count: int
) -> None:
    view.apply_theme(theme)
    view.show_frame(classes(monkeypatch, count))
    image = picture(view)
    for k, direction in enumerate(directions(count)):
        sure = QColor(mixed(theme.surface_middle, theme.class_colors[k], REGION_SHARE))
        inside = image.pixelColor(pixel(view, *(2.7 * direction)))
        near_middle = image.pixelColor(pixel(view, *(0.3 * direction)))
        assert distance(inside, sure) < (12 if count == 3 else 90)
        assert distance(near_middle, sure) > distance(inside, sure)


def test_borders_lie_where_the_two_largest_outputs_are_equal() -> None:
    for count in (3, 5, 8):
        line = np.stack(border_lines(surface_of(sectors(count))))
        line = line[:, ~np.isnan(line[0])]
        away = line[:, np.hypot(*line) > 0.3]  # from the middle, where all meet
        second, first = np.sort(sectors(count)(away), axis=0)[-2:]
        assert np.abs(first - second).max() < 0.02
        angles = np.degrees(np.arctan2(away[1], away[0])) % 360
        sides = np.round((angles / 360 * count - 0.5) % count).astype(int) % count
        assert set(sides.tolist()) == set(range(count))  # there is one between any two neighbours


def test_there_is_no_border_around_a_single_class_and_none_where_nothing_is_known() -> None:
    x = np.linspace(0.0, 1.0, 9)
    alone = np.stack([np.full((9, 9), 0.8), np.full((9, 9), 0.1), np.full((9, 9), 0.1)])
    assert border_lines(Surface(x, x, alone))[0].size == 0
    unknown = np.full((3, 9, 9), np.nan)
    assert border_lines(Surface(x, x, unknown))[0].size == 0
    assert (region_indices(Surface(x, x, unknown)) % 256 == 0).all()  # as undecided as can be


def test_a_region_that_falls_to_the_next_class_is_never_taken_for_the_same() -> None:
    x = np.linspace(0.0, 1.0, 3)
    outputs = np.zeros((8, 3, 3))
    levels = []
    for k in range(8):
        for lead in (0.0, 0.5, 1.0):
            outputs[:] = 0.0
            outputs[k] = lead + 1e-9
            levels.append(region_indices(Surface(x, x, outputs.copy())))
    for i, one in enumerate(levels):
        assert not any(same_colors(one, other, MUCH) for other in levels[i + 1 :])


def test_each_class_has_a_shape_and_a_color_of_its_own_and_a_place_in_the_key(
    view: BoundaryView, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = classes(monkeypatch, 8)
    view.show_frame(frame)
    shown = view.samples.train
    assert len({item.symbol for item in shown}) == len({item.looks[0][1].color().name() for item in shown}) == 8
    for k, item in enumerate(shown):
        assert (np.stack(item.getData()) == frame.X[:, frame.Y[k] == 1]).all()
        assert SHAPES[k][1] in view.key.text()
        assert LIGHT.class_colors[k] in view.key.text()


def test_pointing_reads_the_class_and_its_share(view: BoundaryView, monkeypatch: pytest.MonkeyPatch) -> None:
    view.show_frame(classes(monkeypatch, 3))
    view.plane.set_cursor(QPointF(-1.0, 1.5))
    p = sectors(3)(np.array([[-1.0], [1.5]]))[1, 0]
    assert view.reading.text().splitlines()[1] == f"class 1: {p:.3f}"


def test_one_output_is_chosen_by_keys_and_has_its_own_scale(
    view: BoundaryView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    frame = classes(monkeypatch, 5)
    view.show_frame(frame)
    assert not view.plane.bar.isVisible()
    assert [view.output_choice.itemText(row) for row in (0, 1, 5)] == ["All classes", "class 0", "class 4"]
    choose(view, qtbot, "class 2")
    assert view.plane.bar.isVisible()
    assert view.plane.bar.scale.label == "p(class 2)"
    assert "p(class 2) = 0.5" in view.key.text().replace("&nbsp;", " ")
    image, there, elsewhere = picture(view), directions(5)[2], directions(5)[0]
    assert distance(image.pixelColor(pixel(view, *(2.7 * elsewhere))), QColor(LIGHT.surface_middle)) < 6
    assert distance(image.pixelColor(pixel(view, *(2.7 * there))), QColor(LIGHT.surface_middle)) > 60
    line = np.stack(view.contour.getData())
    assert np.abs(sectors(5)(line[:, ~np.isnan(line[0])])[2] - 0.5).max() < 0.02
    view.plane.set_cursor(QPointF(0.0, 0.0))
    assert view.reading.text().splitlines()[1] == "p(class 2) = 0.200"


def test_pictures_show_the_class_that_is_chosen_and_no_list(
    view: BoundaryView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    frame = classes(monkeypatch, 4)
    view.show_frame(frame)
    choose(view, qtbot, "class 3")
    copy = BoundaryView()
    qtbot.addWidget(copy)
    copy.take_after(view)
    copy.hide_controls()
    copy.show_frame(frame)
    copy.finish()
    assert copy.ground == view.ground
    assert copy.output_choice.isHidden()


def test_two_classes_have_nothing_to_choose(view: BoundaryView, make_frame: object) -> None:
    view.show_frame(make_frame(0))  # type: ignore[operator]
    assert view.output_choice.isHidden()
    assert view.residual_switch.isHidden()


def test_with_fewer_classes_another_one_is_shown_than_one_that_is_gone(
    view: BoundaryView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    view.show_frame(classes(monkeypatch, 8))
    choose(view, qtbot, "class 7")
    view.show_frame(classes(monkeypatch, 3))
    assert view.output_choice.currentText() == "All classes"
    assert view.plane.bar.scale is None
