"""The loss along an update, beside the equation."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.style.theme import LIGHT
from app.views.equation.descent_plot import DescentPlot
from app.views.equation.equation_view import EquationView
from mlp_engine import Frame, FrameRequest, Update
from tests.app.legibility.writing import writing_in
from tests.app.views.equation.equations import grabbed, request, rgb

MakeFrame = Callable[..., Frame]
MakeView = Callable[..., EquationView]


def test_an_update_has_the_loss_along_it(make_view: MakeView, make_frame: MakeFrame) -> None:
    frame = make_frame(20, request(2))
    view = make_view(frame, symbol="W")
    assert not view.plot.isHidden()
    view.show_selection(replace(view.selection, symbol="Z"))
    assert view.plot.isHidden()


def test_without_an_update_there_is_no_plot(make_view: MakeView, make_frame: MakeFrame) -> None:
    assert make_view(make_frame(20, FrameRequest(2, 0)), symbol="W").plot.isHidden()


def descent(qtbot: QtBot, losses: list[float], rate: float) -> DescentPlot:
    plot = DescentPlot()
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    empty = np.zeros((1, 1))
    rates = np.linspace(0.0, 4.0, len(losses))
    plot.show_update(Update(1, *[empty] * 6, (), 0, 1.0, rate, rates, np.array(losses)))
    return plot


def test_a_rate_that_is_too_large_is_seen_to_overshoot(qtbot: QtBot) -> None:
    plot = descent(qtbot, [5.0, 1.0, 3.0, 90.0, float("inf")], rate=2.0)
    start, least, end = plot.place_of(0.0), plot.place_of(1.0), plot.place_of(2.0)
    assert start is not None
    assert least is not None
    assert end is not None
    assert start.x() < least.x() < end.x()
    assert least.y() > end.y() + 20 > start.y() + 20  # y grows downwards
    assert all(plot.area().contains(point) for point in (start, least, end))
    assert plot.place_of(4.0) is None
    assert "inf" not in plot.accessibleDescription()
    pixels = grabbed(plot)
    assert (pixels[round(end.y()), round(end.x())] == rgb(LIGHT.accent)).all()


@pytest.mark.parametrize(
    "losses", [[1.0, 1.0, 1.0], [0.0, 0.0, 0.0], [1.0, float("nan"), float("inf")], [float("inf")] * 3]
)
def test_any_losses_can_be_drawn(qtbot: QtBot, losses: list[float]) -> None:
    plot = descent(qtbot, losses, rate=2.0)
    assert grabbed(plot).shape == (200, 300, 3)
    assert not {"nan", "inf"} & set(plot.accessibleDescription().replace(";", "").split())


def test_the_dots_are_called_before_and_after(qtbot: QtBot) -> None:
    plot = descent(qtbot, [5.0, 4.0, 3.0, 2.5, 2.2], rate=1.0)
    boxes = {writing.text.strip(): writing.ink for writing in writing_in(plot)}
    for name, rate in (("before", 0.0), ("after", 1.0)):
        dot = plot.place_of(rate)
        assert dot is not None
        assert boxes[name].adjusted(-20, -20, 20, 20).contains(dot)
