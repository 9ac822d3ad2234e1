"""Two epochs compared: A, B and the change have the same frame, the same axes and the same scale."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from app.panels.compare.comparison import ViewComparison
from app.panels.compare.dialog import CompareDialog
from app.panels.compare.pages import (
    BoundaryComparison,
    InspectorComparison,
    WeightsComparison,
)
from app.views.plots.plot_view import PlotView
from app.views.table import VIEWS
from mlp_engine import Frame
from tests.app.legibility.writing import writing_in
from tests.app.panels.compare.comparisons import answer, go_to


@pytest.mark.parametrize("width", [760, 1000, 1001, 1502])
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
    assert len({view.width() for view in page.views}) == 1
    if isinstance(a, PlotView) and isinstance(b, PlotView) and isinstance(change, PlotView):
        boxes = [view.plot.box.sceneBoundingRect().translated(0, view.plot.y()) for view in (a, b, change)]
        for box in boxes:
            assert (box.top(), box.height()) == (boxes[0].top(), boxes[0].height())
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
