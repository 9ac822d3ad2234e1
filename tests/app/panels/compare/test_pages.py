"""Two epochs compared: what each column shows."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.panels.compare.change_table import ChangeTable
from app.panels.compare.comparison import Comparison, difference
from app.panels.compare.dialog import CompareDialog
from app.panels.compare.numbers_page import NumbersComparison, measures
from app.panels.compare.pages import (
    BoundaryComparison,
    CurvesComparison,
    InspectorComparison,
    NetworkComparison,
)
from app.panels.compare.weights_comparison import WeightsComparison
from app.style.theme import DARK, LIGHT, diverging_table
from app.views.table import VIEWS
from mlp_engine import Frame, FrameRequest, RunConfig, Session
from tests.app.panels.compare.comparisons import answer, set_epochs


def test_pages_are_built_when_they_are_seen(dialog: CompareDialog, frames: dict[int, Frame], qtbot: QtBot) -> None:
    answer(dialog, frames, "network")
    assert list(dialog._pages) == ["network"]
    dialog.tabs.setFocus()
    qtbot.keyClick(dialog.tabs, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert list(dialog._pages) == ["network", "boundary"]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("name", list(VIEWS))
@pytest.mark.parametrize("epochs", [(10, 60), (60, 10), (60, 60)])
def test_every_view_of_every_pair_can_be_drawn(
    dialog: CompareDialog, frames: dict[int, Frame], name: str, theme: object, epochs: tuple[int, int]
) -> None:
    set_epochs(dialog, *epochs)
    dialog.apply_theme(theme)
    page = answer(dialog, frames, name)
    assert isinstance(page, Comparison)
    assert not dialog.grab().isNull()
    assert page.no_change.isVisible() == (epochs[0] == epochs[1])
    assert [heading.text() for heading in page.headings] == [
        f"<b>{side}: {'epoch 10' if epoch == 10 else 'plateau (epoch 60)'}</b>"
        for side, epoch in zip("AB", epochs, strict=True)
    ] + ["<b>B − A</b>"]


def test_network_of_the_difference_has_the_changes_as_weights(dialog: CompareDialog, frames: dict[int, Frame]) -> None:
    page = answer(dialog, frames, "network")
    assert isinstance(page, NetworkComparison)
    a, b, change = (view.frame for view in page.views)
    assert (a, b) == (frames[10], frames[90])
    assert change is not None
    for before, after, each in zip(frames[10].layers, frames[90].layers, change.layers, strict=True):
        assert np.array_equal(each.W, after.W - before.W)


def test_boundary_change_is_red_where_class_1_has_become_likelier(
    dialog: CompareDialog, frames: dict[int, Frame]
) -> None:
    page = answer(dialog, frames, "boundary")
    assert isinstance(page, BoundaryComparison)
    before, after = frames[10].surface, frames[90].surface
    assert before is not None
    assert after is not None
    change = after.outputs[0] - before.outputs[0]
    indices = page.change.image.indices
    assert (indices[change > 0.05] > 128).all()
    assert (indices[change < -0.05] < 127).all()
    assert indices.shape == change.shape
    assert not page.change.line_before.is_empty()
    assert not page.change.line_after.is_empty()
    red = diverging_table(LIGHT)[255]
    assert red[0] > red[2]


def test_boundary_without_a_plane_says_so(qtbot: QtBot) -> None:
    session = Session(RunConfig())
    first = session.frame(FrameRequest(resolution=0))
    session.step()
    second = session.frame(FrameRequest(resolution=0))
    page = BoundaryComparison(VIEWS["boundary"].kind)
    qtbot.addWidget(page)
    page.show()
    page.show_frames(first, second, ("0", "1"))
    assert page.change.message.isVisible()


def test_weights_of_both_are_on_one_scale_and_read_together(dialog: CompareDialog, frames: dict[int, Frame]) -> None:
    page = answer(dialog, frames, "weights")
    assert isinstance(page, WeightsComparison)
    row = page.rows[1]
    before, after = frames[10].layers[1].W, frames[90].layers[1].W
    for heatmap, matrix in zip(row.heatmaps, (before, after, after - before), strict=True):
        assert np.array_equal(heatmap.matrix, matrix)
    assert row.heatmaps[0]._limit == row.heatmaps[1]._limit
    row.heatmaps[2].point_at((3, 5))
    assert [heatmap.cell for heatmap in row.heatmaps] == [(3, 5)] * 3
    assert "W[2] row 4, column 6" in page.caption.text()
    assert f"{abs(after[3, 5] - before[3, 5]):.4g}" in page.caption.text()
    row.heatmaps[2].point_at(None)
    assert page.caption.text() == page.hint()


@pytest.mark.parametrize("name", ["loss", "gradient_norms"])
def test_curves_have_the_same_axes_and_the_way_between(
    dialog: CompareDialog, frames: dict[int, Frame], name: str
) -> None:
    page = answer(dialog, frames, name)
    assert isinstance(page, CurvesComparison)
    a, b, way = (view.plot.box.viewRange() for view in page.views)
    assert a == b
    assert a[0][1] > 90
    assert way[0][0] == pytest.approx(10, abs=4)
    assert way[0][1] == pytest.approx(90, abs=4)


def test_inspectors_show_the_matrix_that_is_chosen(dialog: CompareDialog, frames: dict[int, Frame]) -> None:
    page = answer(dialog, frames, "inspector")
    assert isinstance(page, InspectorComparison)
    page.symbols.setCurrentIndex(1)
    QApplication.processEvents()
    a, b, change = (view._panel.heatmap.matrix for view in page.views)  # type: ignore[attr-defined]
    assert np.array_equal(a, frames[10].layers[1].W)
    assert np.array_equal(change, b - a)


def test_numbers_and_their_changes(dialog: CompareDialog, frames: dict[int, Frame]) -> None:
    page = answer(dialog, frames, "numbers")
    assert isinstance(page, NumbersComparison)
    rows = [[page.table.item(row, column).text() for column in range(5)] for row in range(page.table.rowCount())]
    a, b = frames[10], frames[90]
    assert rows[0] == ["epoch", "10", "90", "+80", ""]
    change = 100 * (b.loss - a.loss) / a.loss
    assert rows[1] == ["loss", f"{a.loss:.4f}", f"{b.loss:.4f}", f"−{a.loss - b.loss:.4f}", f"−{-change:.3g} %"]
    points = 100 * (b.accuracy - a.accuracy)
    assert rows[2] == [
        "accuracy",
        f"{100 * a.accuracy:.1f} %",
        f"{100 * b.accuracy:.1f} %",
        f"+{points:.1f} points",
        "",
    ]
    assert [row[0] for row in rows[3:]] == ["|dW[1]|", "|db[1]|", "|dW[2]|", "|db[2]|", "|dW[3]|", "|db[3]|"]


def test_texts_follow_the_language(
    dialog: CompareDialog, frames: dict[int, Frame], speak_foreign: Callable[[], None]
) -> None:
    page = answer(dialog, frames, "network")
    assert isinstance(page, Comparison)
    speak_foreign()
    assert dialog.windowTitle().startswith("译")
    assert dialog.tabs.tabText(0) == "译Network"
    assert page.caption.text().startswith("译")
    assert dialog.boxes[0].itemText(0) == "译now"
    assert (dialog.boxes[0].currentData(), dialog.boxes[1].currentIndex()) == (10, 0)


def test_keys_go_from_page_to_page_at_once(qtbot: QtBot, dialog: CompareDialog) -> None:
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    focus = dialog.focusWidget()
    qtbot.keyClick(focus, Qt.Key.Key_Right)
    assert dialog.tabs.currentIndex() == 1


def test_numbers_of_a_test_and_of_a_penalty_have_rows(make_frame: Callable[..., Frame]) -> None:
    settings = {"test_share": 0.5, "n_samples": 40, "l2": 0.01}
    a, b = make_frame(1, **settings), make_frame(9, **settings)
    rows = {row.name: row for row in measures(a, b)}
    assert list(rows)[:5] == ["loss", "loss, test", "accuracy", "accuracy, test", "penalty"]
    assert (rows["loss, test"].a, rows["loss, test"].b) == (a.extras["test_loss"], b.extras["test_loss"])
    assert rows["penalty"].b == b.extras["penalty"]
    assert difference(a, b).extras["penalty"] == b.extras["penalty"] - a.extras["penalty"]


def test_r_squared_has_no_percent(qtbot: QtBot, make_frame: Callable[..., Frame]) -> None:
    settings = {"data_set": "sine", "n_samples": 40, "layers": ((4, "tanh"), (1, "linear"))}
    a, b = make_frame(1, **settings), make_frame(20, learning_rate=0.05, **settings)
    table = ChangeTable()
    qtbot.addWidget(table)
    table.show_rows([row for row in measures(a, b) if row.key == "accuracy"])
    texts = [table.item(0, column).text() for column in range(5)]
    assert texts[0] == "R²"
    assert "%" not in "".join(texts)
    assert float(texts[2].replace("−", "-")) == pytest.approx(b.accuracy, rel=0.01)
