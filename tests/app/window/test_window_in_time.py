"""The past, the lesson and the stage in a whole window, with its trainer."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.panels.stage.stage import Stage
from app.style.translation import install_language
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from app.workers.status import Phase
from mlp_engine import Frame, FrameRequest, RunConfig, Session
from tests.app.windows import open_window, trigger

CONFIG = RunConfig(n_samples=40, epochs=10**6)


@pytest.fixture
def window(qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    window = open_window(qtbot, settings, CONFIG)
    yield window
    window.close()
    install_language("en")


def shown(window: MainWindow) -> Frame:
    assert window._frame is not None
    return window._frame


def wait_for(qtbot: QtBot, window: MainWindow, epoch: int, phase: Phase = Phase.PAUSED) -> Frame:
    qtbot.waitUntil(lambda: (shown(window).epoch, window._status.phase) == (epoch, phase))
    return shown(window)


def train(qtbot: QtBot, window: MainWindow, epochs: int) -> Frame:
    begin = shown(window).epoch
    for _ in range(epochs):
        trigger(window, ActionId.STEP)
    return wait_for(qtbot, window, begin + epochs)


def plain(epochs: int) -> Frame:
    session = Session(CONFIG)
    for _ in range(epochs):
        session.step()
    return session.frame(FrameRequest(1, 200))


def same(frame: Frame, other: Frame) -> bool:
    arrays = ((frame.samples.delta, other.samples.delta), (frame.layers[1].W, other.layers[1].W))
    curves = ((frame.curves.loss, other.curves.loss), (frame.curves.norms, other.curves.norms))
    assert frame.surface is not None
    assert other.surface is not None
    surfaces = ((frame.surface.outputs, other.surface.outputs),)
    return all(one.tobytes() == two.tobytes() for one, two in (*arrays, *curves, *surfaces))


def test_left_goes_back_and_right_comes_again(qtbot: QtBot, window: MainWindow) -> None:
    train(qtbot, window, 12)
    for epoch in range(11, 5, -1):
        QTest.keyClick(window, Qt.Key.Key_Left)
        assert same(wait_for(qtbot, window, epoch), plain(epoch))
    assert shown(window).newest_epoch == 12
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert same(wait_for(qtbot, window, 7), plain(7))
    assert shown(window).newest_epoch == 12


def test_a_click_in_the_timeline_goes_to_the_epoch_and_the_run_goes_on_from_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    train(qtbot, window, 20)
    timeline = window._timeline_presenter.timeline
    qtbot.waitUntil(lambda: timeline.track().end == 20)  # it is drawn some times a second only
    track = timeline.track()
    place = QPoint(round(track.x(5)), round(track.area.center().y()))
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place)
    assert same(wait_for(qtbot, window, 5), plain(5))
    assert timeline.value() == 5
    train(qtbot, window, 18)
    assert same(shown(window), plain(23))


def test_another_rate_in_the_past_keeps_the_run_that_is_left_and_drops_its_bookmarks(
    qtbot: QtBot, window: MainWindow
) -> None:
    train(qtbot, window, 3)
    trigger(window, ActionId.BOOKMARK)
    train(qtbot, window, 7)
    trigger(window, ActionId.BOOKMARK)
    left = shown(window).curves.loss
    trigger(window, ActionId.PREVIOUS_BOOKMARK)
    wait_for(qtbot, window, 3)
    trigger(window, ActionId.STEP)
    wait_for(qtbot, window, 4)
    window._controller.configure.emit(replace(shown(window).config, learning_rate=0.1))
    qtbot.waitUntil(lambda: shown(window).left is not None)
    frame = shown(window)
    assert frame.left is not None
    assert frame.left.loss.tobytes() == left.tobytes()
    assert frame.newest_epoch == 4
    assert [bookmark.epoch for bookmark in window._timeline_presenter._bookmarks.bookmarks] == [3]
    message = window._message_bar.message
    assert message is not None
    assert "epoch 10" in message.text


def test_bookmarks_of_another_run_are_forgotten(qtbot: QtBot, window: MainWindow) -> None:
    train(qtbot, window, 3)
    trigger(window, ActionId.BOOKMARK, ActionId.RESET)
    wait_for(qtbot, window, 0)
    assert not window._timeline_presenter._bookmarks.bookmarks
    trigger(window, ActionId.BOOKMARK)
    window._controller.configure.emit(replace(CONFIG, weight_seed=7))
    qtbot.waitUntil(lambda: shown(window).config.weight_seed == 7)
    assert not window._timeline_presenter._bookmarks.bookmarks


def test_bookmarks_are_gone_to_in_both_directions(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(3):
        train(qtbot, window, 4)
        trigger(window, ActionId.BOOKMARK)
    trigger(window, ActionId.PREVIOUS_BOOKMARK)
    wait_for(qtbot, window, 8)
    trigger(window, ActionId.PREVIOUS_BOOKMARK)
    wait_for(qtbot, window, 4)
    trigger(window, ActionId.PREVIOUS_BOOKMARK, ActionId.NEXT_BOOKMARK)
    wait_for(qtbot, window, 8)


def test_two_bookmarks_are_compared_and_the_run_stays_where_it_is(qtbot: QtBot, window: MainWindow) -> None:
    train(qtbot, window, 2)
    trigger(window, ActionId.BOOKMARK)
    train(qtbot, window, 6)
    trigger(window, ActionId.BOOKMARK)
    train(qtbot, window, 3)
    trigger(window, ActionId.COMPARE)
    dialog = window._timeline_presenter.dialog
    qtbot.waitUntil(lambda: dialog._frames is not None)
    a, b = dialog._frames
    assert (a.epoch, b.epoch) == (2, 8)
    assert same(a, plain(2))
    assert same(b, plain(8))
    wait_for(qtbot, window, 11)
    dialog.close()


def test_inside_an_update_other_panels_are_shown_and_each_arrangement_is_kept(
    qtbot: QtBot, window: MainWindow, settings: Settings
) -> None:
    docks = window._dock_area.docks

    def visible() -> set[str]:
        return {name for name, dock in docks.items() if not dock.isHidden()}

    watching = visible()
    assert "equation" not in watching
    trigger(window, ActionId.LOOK_ON)
    wait_for(qtbot, window, 0, Phase.INSIDE)
    qtbot.waitUntil(lambda: visible() == {"network", "boundary", "inspector", "equation"})
    docks["boundary"].close()
    trigger(window, ActionId.ABANDON)
    wait_for(qtbot, window, 0)
    assert visible() == watching
    docks["weights"].close()
    trigger(window, ActionId.LOOK_ON)
    wait_for(qtbot, window, 0, Phase.INSIDE)
    assert visible() == {"network", "inspector", "equation"}
    window.close()
    again = open_window(qtbot, settings, CONFIG)
    docks = again._dock_area.docks
    assert visible() == watching - {"weights"}
    trigger(again, ActionId.LOOK_ON)
    wait_for(qtbot, again, 0, Phase.INSIDE)
    assert visible() == {"network", "inspector", "equation"}
    again.close()


def test_a_term_of_the_lesson_is_shown_where_it_stands(qtbot: QtBot, window: MainWindow) -> None:
    trigger(window, ActionId.LOOK_ON)
    wait_for(qtbot, window, 0, Phase.INSIDE)
    inside = window._lesson_presenter
    qtbot.waitUntil(lambda: inside._equation.place_of("W", 1) is not None)
    inside._lesson.term_activated.emit("W", 1)
    spot = inside._spotlight
    assert spot.isVisible()
    place = inside._equation.place_of("W", 1)
    assert place is not None
    corner = inside._equation.mapTo(window, place.center())
    assert spot.geometry().contains(corner)
    inside._lesson.term_activated.emit("boundary", 0)
    boundary = window._views["boundary"]
    assert spot.geometry().center() == boundary.mapTo(window, boundary.rect().center())
    inside._lesson.term_activated.emit("db", 3)
    assert (window._selection_model.selection.layer, window._selection_model.selection.symbol) == (3, "db")
    inspector = window._views["inspector"]
    assert spot.geometry().center() == inspector.mapTo(window, inspector.rect().center())


def test_a_matrix_of_the_equation_is_copied(qtbot: QtBot, window: MainWindow) -> None:
    trigger(window, ActionId.LOOK_ON)
    frame = wait_for(qtbot, window, 0, Phase.INSIDE)
    trigger(window, ActionId.COPY_MATRIX)
    dialog = window._lesson_presenter.dialog
    qtbot.waitUntil(dialog.isVisible)
    dialog._copy_choice()
    assert "\\begin{bmatrix}" in QGuiApplication.clipboard().text()
    trigger(window, ActionId.LOOK_ON)
    qtbot.waitUntil(lambda: shown(window).progress.position == 2)
    assert not np.isnan(frame.samples.Z).any()
    dialog.close()


def stage_of(window: MainWindow) -> Stage:
    return window._stage_presenter.stage


def test_the_clicker_steps_through_epochs_or_through_the_update(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, 1)
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    wait_for(qtbot, window, 0)
    trigger(window, ActionId.PRESENT)
    stage = stage_of(window)
    qtbot.waitUntil(stage.isVisible)
    QTest.keyClick(stage, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, 1)
    QTest.keyClick(stage, Qt.Key.Key_PageUp)
    wait_for(qtbot, window, 0)
    trigger(window, ActionId.LOOK_ON)
    wait_for(qtbot, window, 0, Phase.INSIDE)
    QTest.keyClick(stage, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: shown(window).progress.position == 2)
    QTest.keyClick(stage, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: shown(window).progress.position == 1)
    assert stage._frame is shown(window)
    QTest.keyClick(stage, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not stage.isVisible())
    assert window._status.phase is Phase.INSIDE


def test_the_window_closes_with_its_stage(qtbot: QtBot, window: MainWindow) -> None:
    trigger(window, ActionId.PRESENT)
    stage = stage_of(window)
    qtbot.waitUntil(stage.isVisible)
    window.close()
    assert not stage.isVisible()
