"""The tool bar."""

import math
from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from app.panels.run_bar import SPEEDS, RunBar
from mlp_engine import Frame
from tests.app.recorder import Recorder
from tests.app.views.inside import frame_at


@pytest.fixture
def bar(qtbot: QtBot) -> RunBar:
    bar = RunBar([QAction("run")])
    qtbot.addWidget(bar)
    return bar


def value(bar: RunBar, name: str) -> str:
    return bar._values[name].text()


def test_shows_epoch_loss_and_accuracy_of_a_frame(bar: RunBar, make_frame: Callable[..., Frame]) -> None:
    bar.show_frame(make_frame(0))
    assert [value(bar, name) for name in ("epoch", "loss", "accuracy")] == ["0", "0.159801", "50.0 %"]
    bar.show_frame(make_frame(1200, learning_rate=0.5))
    assert [value(bar, name) for name in ("epoch", "loss", "accuracy")] == ["1,200", "0.003245", "100.0 %"]


def test_every_speed_can_be_set_and_is_told(bar: RunBar) -> None:
    told = Recorder(bar.speed_changed)
    for speed in SPEEDS:
        bar.set_speed(speed)
        assert bar.speed == speed
        assert told.last == speed
    assert value(bar, "speed") == "full"
    assert SPEEDS[0] == 1.0
    assert math.isinf(SPEEDS[-1])


def test_unknown_speed_becomes_the_nearest(bar: RunBar) -> None:
    bar.set_speed(180.0)
    assert bar.speed == 200.0


def test_slower_and_faster_stop_at_the_ends(bar: RunBar) -> None:
    bar.set_speed(2.0)
    bar.slower()
    bar.slower()
    assert bar.speed == 1.0
    assert value(bar, "speed") == "1/s"
    bar.set_speed(5000.0)
    bar.faster()
    bar.faster()
    assert bar.speed == math.inf


def test_what_is_not_computed_yet_is_said(bar: RunBar) -> None:
    bar.show_frame(frame_at(("A", 2)))
    assert [value(bar, name) for name in ("epoch", "loss", "accuracy")] == [
        "30",
        "not computed yet",
        "not computed yet",
    ]
    bar.show_frame(frame_at(("loss", 3)))
    assert float(value(bar, "loss")) > 0.0
    assert value(bar, "accuracy").endswith(" %")
