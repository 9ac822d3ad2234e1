"""What the timeline draws."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.panels.timeline.timeline import Timeline
from app.style.theme import DARK, LIGHT
from mlp_engine import Frame, RunConfig, Session
from tests.app.panels.timeline.timelines import REQUEST, grabbed, place, seen_at
from tests.app.recorder import PaintCounter


def test_handle_stands_at_the_epoch_and_later_ones_are_pale(timeline: Timeline, frames: dict[int, Frame]) -> None:
    timeline.clearFocus()  # whose ring is in the same colour
    for theme in (LIGHT, DARK):
        timeline.apply_theme(theme)
        timeline.show_frame(frames[50])
        image = grabbed(timeline)
        columns = [x for x in range(image.width()) if image.pixelColor(x, 3) == QColor(theme.accent)]
        assert np.mean(columns) == pytest.approx(timeline.track().x(50), abs=1)
        assert QColor(theme.curve_colors[0]) in colors_in(image, 20, 210)
        assert QColor(theme.curve_colors[0]) not in colors_in(image, 260, 790)


def colors_in(image: QImage, left: int, right: int) -> list[QColor]:
    return [image.pixelColor(x, y) for x in range(left, right) for y in range(2, image.height() - 20)]


def test_newest_epoch_is_at_the_right_end(timeline: Timeline, frames: dict[int, Frame]) -> None:
    timeline.show_frame(frames[200])
    assert timeline.track().x(timeline.value()) == timeline.track().area.right()


def test_picture_is_the_loss_of_the_whole_run(timeline: Timeline, frames: dict[int, Frame]) -> None:
    timeline.show_frame(frames[50])
    (line,) = timeline._ground._lines
    heights = np.array([point.y() for point in line.toList()])
    assert len(heights) == 201
    loss = frames[50].recorded.loss
    shares = (heights - heights[0]) / (heights[-1] - heights[0])
    assert np.allclose(shares, np.log(loss / loss[0]) / np.log(loss[-1] / loss[0]))


def test_mark_of_the_lowest_loss_names_it(timeline: Timeline, frames: dict[int, Frame]) -> None:
    timeline.show_frame(frames[200])
    assert timeline._ground.lowest is not None
    spot, lowest = timeline._ground.lowest
    loss = frames[200].curves.loss
    assert (lowest.epoch, lowest.loss) == (int(loss.argmin()), float(loss.min()))
    assert timeline.tip(spot) == f"Lowest loss: {loss.min():.4f}, at epoch {loss.argmin()}"


def test_first_epoch_alone_is_an_empty_scale(timeline: Timeline, make_frame: Callable[..., Frame]) -> None:
    timeline.show_frame(make_frame(0, REQUEST))
    image = grabbed(timeline)
    assert image.pixelColor(round(timeline.track().area.left()), 3) == QColor(LIGHT.accent)
    assert (timeline.minimum(), timeline.maximum()) == (0, 0)


def test_loss_that_is_not_computed_yet_is_not_told(timeline: Timeline) -> None:
    session = Session(RunConfig())
    session.look_on()
    timeline.show_frame(session.frame(REQUEST))
    grabbed(timeline)
    assert timeline.reading(0) == "epoch 0"
    session.look_at_all()
    while session.epoch < 5:
        session.step()
    session.look_on()
    frame = session.frame(REQUEST)
    timeline.show_frame(frame)
    assert timeline.reading(5) == "epoch 5"
    assert timeline.reading(4) == f"epoch 4, loss {frame.recorded.loss[4]:.4f}"


def test_pointer_reads_an_epoch_of_the_run(timeline: Timeline, frames: dict[int, Frame], qtbot: QtBot) -> None:
    timeline.show_frame(frames[50])
    before = grabbed(timeline)
    qtbot.mouseMove(timeline, place(timeline, 120))
    assert grabbed(timeline) != before
    assert timeline.reading(120) == f"epoch 120, loss {frames[50].recorded.loss[120]:.4f}"


def test_left_run_has_room(timeline: Timeline) -> None:
    session = Session(RunConfig())
    while session.epoch < 100:
        session.step()
    seen_at(session, 40)
    session.change(replace(session.config, learning_rate=0.1))
    session.step()
    timeline.show_frame(session.frame(REQUEST))
    (line,) = timeline._ground._left_lines
    assert line.last().x() == timeline.track().area.right()
    assert timeline.maximum() == 41


def test_curve_follows_a_run_that_branches_and_is_as_long_again(timeline: Timeline, frames: dict[int, Frame]) -> None:
    timeline.show_frame(frames[200])
    before = grabbed(timeline)
    other = Session(RunConfig(learning_rate=0.1))
    while other.epoch < 200:
        other.step()
    timeline.show_frame(other.frame(REQUEST))
    assert grabbed(timeline) != before


def test_hidden_timeline_draws_when_it_is_shown(timeline: Timeline, frames: dict[int, Frame]) -> None:
    timeline.hide()
    timeline.show_frame(frames[200])
    assert timeline.maximum() == 0
    timeline.show()
    assert (timeline.value(), timeline.maximum()) == (200, 200)


def test_curve_is_not_worked_out_anew_while_the_run_stands_still(
    timeline: Timeline, frames: dict[int, Frame], monkeypatch: pytest.MonkeyPatch
) -> None:
    timeline.show_frame(frames[200])
    taken: list[object] = []
    monkeypatch.setattr(timeline._ground, "_lay_lines", lambda *args: taken.append(args))
    counter = PaintCounter(timeline)
    for epoch in (50, 60, 70):
        timeline.show_frame(frames[epoch])
        timeline.repaint()
    assert taken == []
    assert len(counter.painted) >= 3


def test_mark_of_a_run_with_a_test_is_at_its_best_epoch(timeline: Timeline) -> None:
    layers = ((32, "relu"), (32, "relu"), (1, "sigmoid"))
    session = Session(RunConfig(test_share=0.5, n_samples=60, noise=0.4, layers=layers))
    for _ in range(80):
        session.step()
    timeline.show_frame(session.frame(REQUEST))
    test = session.history.curves().series("test_loss").mean
    assert 0 < test.argmin() < 80
    spot, lowest = timeline._ground.lowest
    assert lowest.epoch == test.argmin() == session.best_epoch
    (line,) = timeline._ground._lines
    nearest = min(line.toList(), key=lambda point: abs(point.x() - spot.x()))
    assert spot.y() == pytest.approx(nearest.y(), abs=1.0)
    assert timeline.tip(spot) == f"Lowest test loss: {test.min():.4f}, at epoch {test.argmin()}"
