"""The tool bar."""

import math
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from app.panels.run_bar import SPEEDS, YIELDING, RunBar
from app.style.theme import LIGHT, style_sheet
from app.style.translation import install_language
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
    assert [value(bar, name) for name in ("epoch", "loss", "accuracy")] == ["1200", "0.003245", "100.0 %"]


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


@pytest.fixture
def styled(qtbot: QtBot) -> Iterator[RunBar]:
    """The bar in a window, as bold as it is there, with the buttons that it has there."""
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = RunBar([QAction(str(i)) for i in range(6)])
    window.addToolBar(bar)
    bar.setStyleSheet(style_sheet(LIGHT))
    window.resize(1300, 200)
    window.show()
    yield bar
    window.close()


def shown_parts(bar: RunBar) -> set[str]:
    return {name for name in YIELDING if bar._parts[name].isVisible()}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(
    "loss", [7.926e137, 7.9e13, 1e3, 999.999999, 123.456789, 12.3456789, 0.15, 1e-4, 3.2e-9, 5e-324, 0.0, math.inf]
)
def test_no_number_is_cut(qtbot: QtBot, styled: RunBar, language: str, loss: float) -> None:
    install_language(language)
    for epoch in (0, 2_000, 999_999, 12_345_678, 300_000_000):
        styled._show_measures(epoch, loss, 1.0)
        for speed in SPEEDS:
            styled.set_speed(speed)
        for label in styled._values.values():
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.contentsRect().width()
    install_language("en")
    read = value(styled, "loss").replace("−", "-").replace("∞", "inf")
    assert float(read) == pytest.approx(loss, rel=5e-3, abs=5e-324)


def test_a_place_that_was_wide_for_a_moment_is_as_before(styled: RunBar) -> None:
    styled._show_measures(5, 0.5, 0.5)
    before = styled._values["epoch"].width()
    styled._show_measures(300_000_000, 0.5, 0.5)
    assert styled._values["epoch"].width() > before
    styled._show_measures(5, 0.5, 0.5)
    assert styled._values["epoch"].width() == before


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
def test_a_narrow_bar_leaves_out_words_before_numbers(
    qtbot: QtBot, styled: RunBar, language: str, factor: float
) -> None:
    install_language(language)
    font = styled.window().font()
    font.setPointSizeF(font.pointSizeF() * factor)
    styled.window().setFont(font)
    shown: list[set[str]] = []
    for width in (1900, *range(1500, 640, -60), 1900):
        styled.window().resize(width, 200)
        QApplication.processEvents()
        shown.append(shown_parts(styled))
        assert shown[-1] == set(YIELDING[len(YIELDING) - len(shown[-1]) :])
        if width >= 890 or factor == 1.0:
            last = styled.widgetForAction(styled.actions()[-1])
            assert last.isVisible()
            assert last.geometry().right() <= styled.width()
    assert shown[0] == shown[-1] == set(YIELDING)
    assert all(narrow <= wide for wide, narrow in pairwise(shown[:-1]))
    install_language("en")


def test_a_test_is_named_beside_training_and_goes_with_it(styled: RunBar, make_frame: Callable[..., Frame]) -> None:
    frame = make_frame(3, test_share=0.3)
    styled.show_frame(frame)
    QApplication.processEvents()
    names = {key: styled._names[key] for key in ("loss", "test_loss", "accuracy", "test_accuracy")}
    assert [name.text() for name in names.values()] == ["loss, train", "test", "accuracy, train", "test"]
    assert all(name.isVisible() for name in names.values())
    assert value(styled, "test_accuracy") == f"{100 * frame.extras['test_accuracy']:.1f} %"
    assert float(value(styled, "test_loss")) == pytest.approx(frame.extras["test_loss"], abs=1e-6)
    assert styled._values["test_loss"].accessibleName() == "loss, test"
    styled.show_curves(make_frame(5, test_share=0.3).curves)
    assert float(value(styled, "test_loss")) != pytest.approx(frame.extras["test_loss"], abs=1e-6)
    styled.show_frame(make_frame(3))
    QApplication.processEvents()
    assert [names["loss"].text(), names["test_loss"].isVisible()] == ["loss", False]


def test_a_narrow_bar_keeps_the_numbers_of_the_test(styled: RunBar, make_frame: Callable[..., Frame]) -> None:
    styled.show_frame(make_frame(3, test_share=0.3))
    for width in (1900, *range(1500, 800, -60)):
        styled.window().resize(width, 200)
        QApplication.processEvents()
        last = styled.widgetForAction(styled.actions()[-1])
        assert last.geometry().right() <= styled.width()
        assert styled._values["test_loss"].isVisible()


def test_a_regression_is_judged_by_r_squared(bar: RunBar, make_frame: Callable[..., Frame]) -> None:
    frame = make_frame(3, data_set="sine", layers=((4, "tanh"), (1, "linear")))
    bar.show_frame(frame)
    assert bar._names["accuracy"].text() == "R²"
    assert float(value(bar, "accuracy").replace("−", "-")) == pytest.approx(frame.accuracy, rel=0.01)
