"""Two epochs compared: what is asked for, and what each column shows."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from app.panels.compare.comparison import Comparison, ViewComparison
from app.panels.compare.dialog import CompareDialog
from app.panels.compare.pages import (
    BoundaryComparison,
    CurvesComparison,
    InspectorComparison,
    NetworkComparison,
    NumbersComparison,
    WeightsComparison,
)
from app.panels.timeline.bookmarks import Bookmark
from app.style.mixins import Themed
from app.style.theme import DARK, LIGHT, diverging_table
from app.views.plots.plot_view import PlotView
from app.views.table import VIEWS
from mlp_engine import Frame, FrameRequest, RunConfig, Session
from tests.app.legibility.writing import writing_in
from tests.app.recorder import Recorder

MARKS = (Bookmark(10), Bookmark(60, "plateau"))
NAMES = [*VIEWS, "numbers"]


@pytest.fixture(scope="module")
def frames() -> dict[int, Frame]:
    session = Session(RunConfig())
    frames = {}
    for epoch in (10, 60, 90):
        while session.epoch < epoch:
            session.step()
        frames[epoch] = session.frame(FrameRequest(layer=2, resolution=40))
    return frames


@pytest.fixture
def dialog(qtbot: QtBot) -> CompareDialog:
    dialog = CompareDialog()
    qtbot.addWidget(dialog)
    dialog.resize(900, 600)
    dialog.show_bookmarks(MARKS)
    dialog.show_now(90)
    dialog.choose(10, None)
    return dialog


def answer(dialog: CompareDialog, frames: dict[int, Frame], name: str) -> object:
    """Show the dialog at a page with the frames it has asked for, and return the page."""
    asked = Recorder(dialog.frames_requested)
    dialog.tabs.setCurrentIndex(NAMES.index(name))
    dialog.show()
    dialog.show_frames(*(frames[epoch] for epoch in asked.last))
    QApplication.processEvents()
    return dialog._pages[name]


def go_to(dialog: CompareDialog, name: str) -> object:
    """Go to another page of a dialog that has its frames, and return it."""
    dialog.tabs.setCurrentIndex(NAMES.index(name))
    QApplication.processEvents()
    return dialog._pages[name]


def set_epochs(dialog: CompareDialog, *epochs: int) -> None:
    for box, epoch in zip(dialog.boxes, epochs, strict=True):
        box.setCurrentIndex(box.findData(epoch))


# ------------------------------------------------------------------------------------------------------- asking


def test_opening_asks_for_the_bookmark_and_the_present_epoch(dialog: CompareDialog) -> None:
    asked = Recorder(dialog.frames_requested)
    assert len(asked) == 0
    dialog.show()
    assert asked.payloads == [(10, 90)]
    assert [dialog.boxes[0].itemText(i) for i in range(4)] == [
        "now",
        "start (epoch 0)",
        "epoch 10",
        "plateau (epoch 60)",
    ]


def test_two_bookmarks_or_what_is_not_there_any_more_can_be_chosen(dialog: CompareDialog) -> None:
    asked = Recorder(dialog.frames_requested)
    dialog.show()
    dialog.choose(60, 10)
    assert asked.last == (60, 10)
    dialog.choose(None, 33)
    assert asked.last == (90, 90)


def test_choosing_another_epoch_asks_for_it(dialog: CompareDialog, qtbot: QtBot) -> None:
    asked = Recorder(dialog.frames_requested)
    dialog.show()
    qtbot.keyClick(dialog.boxes[0], Qt.Key.Key_Down)
    assert asked.payloads == [(10, 90), (60, 90)]


def test_answer_that_is_no_longer_wanted_is_ignored(dialog: CompareDialog, frames: dict[int, Frame]) -> None:
    dialog.show()
    set_epochs(dialog, 60, 10)
    dialog.show_frames(frames[10], frames[90])
    assert dialog._pages == {}
    dialog.show_frames(frames[60], frames[10])
    assert list(dialog._pages) == [NAMES[0]]


def test_epoch_that_the_run_has_come_to_is_offered(dialog: CompareDialog, frames: dict[int, Frame]) -> None:
    answer(dialog, frames, "numbers")
    assert not dialog.update_button.isEnabled()
    dialog.show_now(95)
    assert dialog.update_button.isEnabled()
    asked = Recorder(dialog.frames_requested)
    dialog.update_button.click()
    assert asked.payloads == [(10, 95)]


def test_choice_survives_other_bookmarks(dialog: CompareDialog) -> None:
    asked = Recorder(dialog.frames_requested)
    dialog.show()
    dialog.show_bookmarks((Bookmark(3), *MARKS))
    assert dialog.boxes[0].currentData() == 10
    assert asked.payloads == [(10, 90)]


# ------------------------------------------------------------------------------------------------------ showing


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
    assert [row[0] for row in rows[3:]] == list(a.curves.norm_names)


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


# ------------------------------------------------------------------------------------- the same frame for all three


@pytest.mark.parametrize("width", [760, 1000, 1500])
@pytest.mark.parametrize("name", [name for name in VIEWS if name != "weights"])
def test_a_b_and_the_change_have_the_same_frame(
    dialog: CompareDialog, frames: dict[int, Frame], name: str, width: int
) -> None:
    page = answer(dialog, frames, name)
    assert isinstance(page, ViewComparison)
    dialog.resize(width, 700)
    QApplication.processEvents()
    a, b, change = page.views
    assert len({(view.y(), view.height()) for view in page.views}) == 1
    widths = [view.width() for view in page.views]
    assert max(widths) - min(widths) <= 1  # px: three columns need not divide the width
    if isinstance(a, PlotView) and isinstance(b, PlotView) and isinstance(change, PlotView):
        boxes = [view.plot.box.sceneBoundingRect().translated(0, view.plot.y()) for view in (a, b, change)]
        for box in boxes:
            assert box.top() == pytest.approx(boxes[0].top(), abs=1.0)
            assert box.height() == pytest.approx(boxes[0].height(), abs=2.0)
            assert box.left() == pytest.approx(boxes[0].left(), abs=1.0)
            assert box.width() == pytest.approx(boxes[0].width(), abs=2.0)


@pytest.mark.parametrize("first", ["network", "boundary"])
def test_plots_begin_at_the_same_height_though_one_legend_is_longer(
    dialog: CompareDialog, frames: dict[int, Frame], first: str
) -> None:
    dialog.resize(760, 700)
    answer(dialog, frames, first)
    page = go_to(dialog, "boundary")
    assert isinstance(page, ViewComparison)
    a, _, change = (view for view in page.views if isinstance(view, PlotView))
    lines = [view.key.heightForWidth(view.key.width()) for view in (a, change)]
    assert lines[0] > lines[1]
    assert a.plot.mapTo(page, QPoint()).y() == change.plot.mapTo(page, QPoint()).y()
    dialog.resize(2000, 700)
    QApplication.processEvents()
    assert a.key.height() < lines[0]


def test_the_change_of_the_boundary_has_the_axes_of_both(dialog: CompareDialog, frames: dict[int, Frame]) -> None:
    page = answer(dialog, frames, "boundary")
    assert isinstance(page, BoundaryComparison)
    planes = [view.plot for view in page.views if isinstance(view, PlotView)]
    for axis, text in (("bottom", "x₁"), ("left", "x₂")):
        shown = [plane.getAxis(axis) for plane in planes]
        assert [each.isVisible() for each in shown] == [True] * 3
        assert [each.labelText for each in shown] == [text] * 3
    assert planes[0].box.viewRange() == planes[2].box.viewRange()
    assert page.scale.isVisible()
    assert page.change.color_bar.y() == page.scale.y()


@pytest.mark.parametrize("symbol", range(8))
def test_inspectors_of_both_have_one_scale(dialog: CompareDialog, frames: dict[int, Frame], symbol: int) -> None:
    page = answer(dialog, frames, "inspector")
    assert isinstance(page, InspectorComparison)
    page.symbols.setCurrentIndex(symbol)
    QApplication.processEvents()
    a, b, _ = (view._panel for view in page.views)  # type: ignore[attr-defined]
    limit = a._limit
    assert limit == b._limit
    assert limit >= max(np.abs(panel.heatmap.matrix).max() for panel in (a, b))
    assert a.color_bar.accessibleDescription() == b.color_bar.accessibleDescription()


@pytest.mark.parametrize("name", ["inspector", "equation"])
def test_no_equation_is_written_where_none_holds(dialog: CompareDialog, frames: dict[int, Frame], name: str) -> None:
    page = answer(dialog, frames, name)
    assert isinstance(page, ViewComparison)
    signs = [[writing.text for writing in writing_in(view) if writing.text.strip() == "="] for view in page.views]
    assert signs[0] == signs[1] != []
    assert signs[2] == []
    told = [view.accessibleDescription() for view in page.views]
    assert "=" not in told[2]


def test_each_layer_has_a_scale_that_its_title_tells(dialog: CompareDialog, frames: dict[int, Frame]) -> None:
    page = answer(dialog, frames, "weights")
    assert isinstance(page, WeightsComparison)
    for row, before, after in zip(page.rows, frames[10].layers, frames[90].layers, strict=True):
        ends = [float(title.text().partition("±")[2]) for title in row.titles]
        assert ends[0] == ends[1]
        for end, matrices in ((ends[0], (before.W, after.W)), (ends[2], (after.W - before.W,))):
            largest = max(np.abs(matrix).max() for matrix in matrices)
            assert largest <= end < 2.0 * largest


# ----------------------------------------------------------------------------------------- late pages, and the keys


@pytest.mark.parametrize("name", NAMES)
def test_pages_that_come_late_wear_the_theme(dialog: CompareDialog, frames: dict[int, Frame], name: str) -> None:
    dialog.apply_theme(DARK)
    page = answer(dialog, frames, name)
    themed = [page, *(part for part in page.findChildren(QWidget) if isinstance(part, Themed))]
    assert {part.theme for part in themed} == {DARK}
    dialog.apply_theme(LIGHT)
    assert {part.theme for part in themed} == {LIGHT}


def test_pages_that_come_late_speak_the_language(
    dialog: CompareDialog, frames: dict[int, Frame], speak_foreign: Callable[[], None]
) -> None:
    speak_foreign()
    answer(dialog, frames, "network")
    for name in ("network", "boundary", "weights", "inspector"):
        page = go_to(dialog, name)
        assert isinstance(page, Comparison)
        assert page.caption.text().startswith("译")
    page = go_to(dialog, "numbers")
    assert isinstance(page, NumbersComparison)
    assert page.table.item(0, 0).text() == "译epoch"


def test_pages_that_were_seen_speak_another_language_when_they_are_seen_again(
    dialog: CompareDialog, frames: dict[int, Frame], speak_foreign: Callable[[], None]
) -> None:
    page = answer(dialog, frames, "weights")
    go_to(dialog, "network")
    speak_foreign()
    go_to(dialog, "weights")
    assert isinstance(page, Comparison)
    assert page.caption.text().startswith("译")


def test_close_is_the_last_that_tab_comes_to(dialog: CompareDialog, frames: dict[int, Frame], qtbot: QtBot) -> None:
    page = answer(dialog, frames, "inspector")
    assert isinstance(page, InspectorComparison)
    page.symbols.setFocus()
    qtbot.keyClick(page.symbols, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog._close
    qtbot.keyClick(dialog._close, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.boxes[0]


def test_escape_closes(dialog: CompareDialog, qtbot: QtBot) -> None:
    dialog.show()
    qtbot.keyClick(dialog.tabs, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_no_button_has_an_icon_of_the_system(dialog: CompareDialog) -> None:
    """Those of a QDialogButtonBox do on a desktop, and are dark in the dark theme too."""
    assert not dialog.findChildren(QDialogButtonBox)


def test_a_table_without_room_scrolls_and_elides_nothing(qtbot: QtBot, frames: dict[int, Frame]) -> None:
    page = NumbersComparison()
    qtbot.addWidget(page)
    page.resize(250, 300)
    page.show()
    page.show_frames(frames[10], frames[90], ("epoch 10", "epoch 90"))
    table = page.table
    for column in range(table.columnCount()):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)
