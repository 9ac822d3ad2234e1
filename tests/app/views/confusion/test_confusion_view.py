from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.views.confusion.confusion_view import ConfusionView, counts_of
from app.views.text.live_text import TextBlock
from mlp_engine import Frame, FrameRequest, LayerSpec, RunConfig, Session, confusion

THREE = np.array([[0.9, 0.2, 0.3, 0.1], [0.05, 0.7, 0.4, 0.1], [0.05, 0.1, 0.3, 0.8]])


@pytest.fixture
def view(qtbot: QtBot) -> ConfusionView:
    widget = ConfusionView()
    qtbot.addWidget(widget)
    widget.resize(420, 420)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture(scope="module")
def tested() -> Frame:
    session = Session(RunConfig(test_share=0.25, noise=0.4))
    for _ in range(20):
        session.step()
    return session.frame(FrameRequest())


def reading(view: ConfusionView) -> str:
    (block,) = view.findChildren(TextBlock)
    return block.text()


def test_the_right_answers_are_the_accuracy(view: ConfusionView, tested: Frame) -> None:
    view.show_frame(tested)
    assert np.trace(view.map.counts) / view.map.counts.sum() == pytest.approx(tested.accuracy)
    assert view.map.counts.sum() == tested.X.shape[1]
    view.switch.click()
    view.map.point_at(None)
    assert view.map.counts.sum() == tested.X_test.shape[1]
    assert np.trace(view.map.counts) / tested.X_test.shape[1] == pytest.approx(tested.extras["test_accuracy"])
    assert reading(view).startswith(f"{tested.X_test.shape[1]} samples of the test")


def test_right_and_wrong_answers_lie_on_both_sides_of_the_colours(view: ConfusionView, tested: Frame) -> None:
    view.show_frame(tested)
    shares = view.map.matrix
    assert (np.diag(shares) < 0).all()
    assert shares[0, 1] > 0
    np.testing.assert_allclose(np.abs(shares).sum(axis=1), 1.0)


def test_a_picked_cell_lights_its_samples_until_it_is_picked_again(
    qtbot: QtBot, view: ConfusionView, tested: Frame
) -> None:
    view.show_frame(tested)
    asked: list[Selection] = []
    view.selection_requested.connect(asked.append)
    centre = view.map.cell_rect(0, 1).center()
    qtbot.mouseClick(view.map, Qt.MouseButton.LeftButton, pos=centre)
    assert asked[-1].answer == (0, 1)
    view.show_selection(asked[-1])
    view.map.point_at((0, 1))
    qtbot.keyClick(view.map, Qt.Key.Key_Return)
    assert asked[-1].answer is None
    count = int(counts_of(tested, False)[0, 1])  # type: ignore[index]
    assert reading(view).startswith(f"class 0 taken for class 1: {count}, ")


def test_what_is_not_computed_is_not_counted(view: ConfusionView) -> None:
    session = Session(RunConfig(layers=(LayerSpec(2, "tanh"), LayerSpec(1, "sigmoid"))))
    session.look_on()
    frame = session.frame(FrameRequest())
    assert counts_of(frame, False) is None
    view.show_frame(frame)
    assert view.map.cell_text() is None


def test_a_change_says_how_many_more(view: ConfusionView, make_frame: Callable[..., Frame]) -> None:
    before, after = make_frame(0), make_frame(60)
    view.show_change(before, after)
    change = confusion(after.predictions, after.Y) - confusion(before.predictions, before.Y)
    np.testing.assert_array_equal(view.map.counts, change)
    cell = (0, 0) if change[0, 0] else (1, 1)
    sign = "+" if change[cell] > 0 else "−"
    assert view.map.texts(cell)[0] == f"{sign}{abs(change[cell])}"


def test_counts_are_written_only_where_there_is_room(view: ConfusionView, tested: Frame) -> None:
    view.show_frame(tested)
    large = view.map.cell_text()
    assert large is not None
    assert large.has_share
    view.resize(90, 110)
    small = view.map.cell_text()
    assert small is None or not small.has_share


def test_three_classes_have_three_rows(view: ConfusionView, tested: Frame) -> None:
    Y = np.eye(3)[:, [0, 1, 2, 2]]
    view.show_frame(replace(tested, Y=Y, predictions=THREE, X_test=np.empty((2, 0))))
    assert view.map.counts.tolist() == [[1, 0, 0], [0, 1, 0], [0, 1, 1]]
    assert not view.switch.isVisible()
