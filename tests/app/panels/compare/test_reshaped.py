"""Two epochs of a run between which hands gave the network another shape, or the run other samples."""

import math

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.panels.compare.comparison import Comparison, ViewComparison, difference, is_same
from app.panels.compare.numbers_page import NumbersComparison, measures
from app.panels.compare.pages import PAGES
from app.panels.compare.weights_comparison import WeightsComparison
from app.views.table import VIEWS
from mlp_engine import FrameRequest, RunConfig, Session
from mlp_engine.events import Freeze, Part, SwitchOff
from tests.app.views.reshaped import CHANGES, CONFIG, frames_around

OTHER_SHAPES = {
    "a neuron more", "a neuron less", "a layer more", "a layer less", "another activation", "more inputs",
    "other inputs",
}  # fmt: skip
OF_MATRICES = ("network", "weights", "inspector", "equation", "neuron")


def page_of(qtbot: QtBot, name: str) -> Comparison:
    page = PAGES.get(name, ViewComparison)(VIEWS[name].kind)
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    return page


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", VIEWS)
def test_every_page_of_two_shapes_can_be_drawn_or_says_why_there_is_no_difference(
    qtbot: QtBot, name: str, change: str
) -> None:
    page = page_of(qtbot, name)
    before, _, after = frames_around(change)
    for a, b in ((before, after), (after, before), (before, before), (after, before)):
        page.show_frames(a, b, ("A", "B"))
        QApplication.processEvents()
        assert not page.grab().toImage().allGray()
    is_matter_of_shape = name in OF_MATRICES and change in OTHER_SHAPES
    is_elsewhere = name in ("boundary", "neuron") and change == "a point far away"
    assert page.no_change.isVisible() == (is_matter_of_shape or is_elsewhere)
    if is_matter_of_shape:
        assert "another shape" in page.no_change.text()
    if is_elsewhere:
        assert "other parts of the plane" in page.no_change.text()


def test_a_row_for_each_layer_that_either_has(qtbot: QtBot) -> None:
    before, _, after = frames_around("a layer more")
    page = page_of(qtbot, "weights")
    assert isinstance(page, WeightsComparison)
    page.show_frames(before, after, ("A", "B"))
    assert [row.titles[0].isVisibleTo(page) for row in page.rows] == [True, True, True, False]
    assert [row.titles[1].text().partition("  ")[0] for row in page.rows] == [
        "W[1] (5 × 2)", "W[2] (5 × 5)", "W[3] (4 × 5)", "W[4] (1 × 4)",
    ]  # fmt: skip
    page.rows[1].heatmaps[1].point_at((4, 4))
    assert page.rows[1].heatmaps[0].cell is None


def test_numbers_are_those_that_either_network_has() -> None:
    before, _, after = frames_around("a layer less")
    rows = {row.name: row for row in measures(before, after)}
    assert not math.isnan(rows["|dW[3]|"].a)
    assert math.isnan(rows["|dW[3]|"].b)
    assert rows["|dW[3]|"].text(rows["|dW[3]|"].change) == ""
    assert not math.isnan(rows["|dW[2]|"].change)
    assert list(rows) == list({row.name: row for row in measures(after, before)})


def test_the_table_of_numbers_shows_blanks(qtbot: QtBot) -> None:
    before, _, after = frames_around("a layer more")
    page = NumbersComparison()
    qtbot.addWidget(page)
    page.show_frames(before, after, ("A", "B"))
    texts = [page.table.item(page.table.rowCount() - 1, column).text() for column in range(4)]
    assert texts[:2] == ["|db[4]|", ""]
    assert texts[2] != ""
    assert texts[3] == ""


def test_a_neuron_that_is_off_is_a_difference_though_no_weight_is() -> None:
    session = Session(CONFIG)
    before = session.frame(FrameRequest())
    session.intervene((SwitchOff(1, 2),))
    after = session.frame(FrameRequest())
    assert not is_same(before, after)
    assert is_same(after, after)


def test_what_is_frozen_is_no_number() -> None:
    session = Session(RunConfig(n_samples=20))
    session.step()
    session.intervene((Freeze(Part(1)),))
    a = session.frame(FrameRequest())
    session.step()
    b = session.frame(FrameRequest())
    change = difference(a, b)
    assert np.array_equal(change.layers[0].W, np.zeros((16, 2)))
    assert change.layers[0].W_frozen is b.layers[0].W_frozen
    assert change.layers[1].W.any()
