"""What stands at the axes of a plot: whole, and nothing over anything else."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views.boundary.boundary_view import BoundaryView
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from app.views.plane.plane_plot import PlanePlot
from app.views.plots.plot import Plot
from app.views.plots.plot_view import PlotView
from mlp_engine import Frame
from tests.app.views.runs_to_draw import FONT_SCALES, NETWORKS, SIZES, frames, write_larger

__all__ = ["frames", "write_larger"]
KINDS = (LossView, GradientNormView, BoundaryView)


@pytest.fixture(params=KINDS, ids=lambda kind: kind.__name__)
def view(request: pytest.FixtureRequest, qtbot: QtBot) -> PlotView:
    view: PlotView = request.param()
    qtbot.addWidget(view)
    return view


def written(plot: Plot) -> dict[str, QRectF]:
    """Every tick and every name of the axes, and where the font needs it, in px of the plot."""
    metrics, places = QFontMetricsF(QGuiApplication.font()), {}
    for axis in plot.axes:
        layout = axis.look() if axis.isVisible() else None
        for box, _, text in layout.texts if layout else ():
            size = metrics.tightBoundingRect(text).size()
            place = QRectF(axis.mapRectToScene(box).center(), size)
            place.moveCenter(axis.mapRectToScene(box).center())
            places[f"{axis.orientation} {text}"] = place
        if axis.isVisible() and axis.label.isVisible():
            places[f"name {axis.labelText}"] = axis.label.sceneBoundingRect().adjusted(4, 4, -4, -4)  # its margin
    return places


def show(view: PlotView, frame: Frame, size: tuple[int, int]) -> dict[str, QRectF]:
    view.resize(*size)
    view.show()
    view.show_frame(frame)
    QApplication.processEvents()
    view.grab()
    return written(view.plot)


@pytest.mark.parametrize("scale", FONT_SCALES)
@pytest.mark.parametrize("name", NETWORKS)
def test_nothing_at_the_axes_is_cut_or_overprinted(
    view: PlotView,
    frames: dict[str, Frame],
    name: str,
    scale: float,
    write_larger: Callable[[float], None],
) -> None:
    write_larger(scale)
    for is_log in (True, False) if isinstance(view, LossView) else (True,):
        if isinstance(view, LossView):
            view.set_log(is_log)
        for size in SIZES:
            places = show(view, frames[name], size)
            edge = QRectF(view.plot.rect()).adjusted(-1, -1, 1, 1)
            if view.plot.box.height() > 2 * QFontMetricsF(QGuiApplication.font()).height():
                assert [text for text, place in places.items() if not edge.contains(place)] == []
            touching = [pair for pair in combinations(places, 2) if places[pair[0]].intersects(places[pair[1]])]
            assert touching == []


@pytest.mark.parametrize("name", NETWORKS)
def test_every_axis_has_two_labels_where_it_is_large_enough(
    view: PlotView, frames: dict[str, Frame], name: str, write_larger: Callable[[float], None]
) -> None:
    for scale in FONT_SCALES:
        write_larger(scale)
        places = show(view, frames[name], (520, 360))
        for axis in view.plot.axes:
            ticks = [text for text in places if text.startswith(axis.orientation)]
            assert len(ticks) >= 2 or not axis.isVisible()


def test_a_long_tick_makes_its_axis_wider_and_a_short_one_narrow_again(qtbot: QtBot, frames: dict[str, Frame]) -> None:
    view = LossView()
    qtbot.addWidget(view)
    view.set_log(False)
    show(view, frames["lesson"], (260, 240))
    usual = view.plot.box.geometry()
    show(view, frames["diverged"], (260, 240))
    assert view.plot.box.geometry().left() > usual.left()
    assert all("…" not in text for text in written(view.plot))
    show(view, frames["lesson"], (260, 240))
    assert view.plot.box.geometry() == usual


def test_the_accuracy_has_no_tick_beyond_its_range(qtbot: QtBot, frames: dict[str, Frame]) -> None:
    view = LossView()
    qtbot.addWidget(view)
    for height in range(90, 300, 10):
        places = show(view, frames["lesson"], (300, height))
        assert all(0 <= float(text.split()[1]) <= 100 for text in places if text.startswith("right"))


@pytest.mark.parametrize("size", SIZES)
def test_the_dot_on_an_outermost_value_is_whole(qtbot: QtBot, frames: dict[str, Frame], size: tuple[int, int]) -> None:
    """An accuracy of 1 lies at the top, epoch 0 at the left and the newest at the right."""
    view = LossView()
    qtbot.addWidget(view)
    for name in ("start", "lesson"):
        show(view, frames[name], size)
        room = view.plot.box.sceneBoundingRect()
        for curve in view.curves.values():
            [x], [y] = curve.head.getData()
            reach = curve.head.size / 2
            place = curve.head.mapToScene(x, y)
            assert room.left() + reach <= place.x() <= room.right() - reach
            assert room.top() + reach <= place.y() <= room.bottom() - reach
        top = view.curves["accuracy"].head.mapToScene(0.0, 1.0)
        assert top.y() - view.curves["accuracy"].head.size / 2 >= room.top()


def test_axes_come_to_rest_at_any_size(
    view: PlotView, frames: dict[str, Frame], write_larger: Callable[[float], None]
) -> None:
    """Two that gave way to each other in turn would have the plot painted for ever."""
    write_larger(1.5)
    view.show()
    view.show_frame(frames["lesson"])
    for width in range(100, 400, 15):
        for height in (110, 170, 260):
            view.resize(width, height)
            QApplication.processEvents()
            view.grab()
            assert not any(axis.has_other_size for axis in view.plot.axes)


@pytest.mark.parametrize("side", ["top", "right"])
def test_an_axis_that_a_plot_has_not_writes_nothing_when_the_range_changes(qtbot: QtBot, side: str) -> None:
    plane = PlanePlot()
    qtbot.addWidget(plane)
    changes: list[None] = []
    plane.getAxis(side).label.document().contentsChanged.connect(lambda: changes.append(None))
    plane.set_home(QRectF(0.0, 0.0, 7.0, 9.0))
    assert not changes
