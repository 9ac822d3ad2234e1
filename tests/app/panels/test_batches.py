"""Panels where an epoch is several updates."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.panels.compare.comparison import difference
from app.panels.compare.pages import PAGES
from app.panels.run_bar import RunBar
from app.panels.stage.texts import StageCaption
from app.panels.timeline.timeline import Timeline
from app.views.inspector.inspector_view import InspectorView
from mlp_engine import Frame, FrameRequest, RunConfig, Session

CONFIG = RunConfig(n_samples=203, batch_size=8)
REQUEST = FrameRequest(2, 0, has_terms=True)


def after(update: int) -> Frame:
    session = Session(CONFIG)
    for _ in range(update):
        session.step_update()
    return session.frame(REQUEST)


def test_two_epochs_with_other_batches_have_no_difference_of_samples(qtbot: QtBot) -> None:
    session = Session(CONFIG)
    a = session.frame(REQUEST)
    session.step()
    b = session.frame(REQUEST)
    change = difference(a, b)
    assert all(np.isnan(matrix).all() for matrix in (change.samples.Z, change.samples.delta, change.samples.slope))
    assert np.array_equal(change.layers[1].dW, b.layers[1].dW - a.layers[1].dW)
    page = PAGES["inspector"](InspectorView)
    qtbot.addWidget(page)
    page.show_frames(a, b, ("epoch 0", "epoch 1"))
    assert "other samples" in page.caption.text()
    whole = Session(replace(CONFIG, batch_size=None))
    same = whole.frame(REQUEST)
    whole.step()
    page.show_frames(same, whole.frame(REQUEST), ("epoch 0", "epoch 1"))
    assert "other samples" not in page.caption.text()


def test_the_handle_of_the_timeline_is_between_two_epochs(qtbot: QtBot) -> None:
    timeline, session = Timeline(), Session(CONFIG)
    qtbot.addWidget(timeline)
    timeline.resize(800, 60)
    timeline.show()
    for _ in range(10):
        session.step()
    session.rewind(4)
    while session.epoch < 3:
        session.step()
    timeline.show_frame(session.frame(REQUEST))
    track = timeline.track()
    assert timeline._place(track) == track.x(3)
    for update in (1, 13, 25):
        while session.update < update:
            session.step_update()
        timeline.show_frame(session.frame(REQUEST))
        x = timeline._place(track)
        assert x == pytest.approx(track.x(3) + update / 26 * (track.x(4) - track.x(3)))
        assert timeline._moment() == f"3 + {update}/26"
    timeline.grab()
    assert timeline._handle_x == x
    text = QFontMetricsF(timeline._small_font()).horizontalAdvance(timeline._moment())
    assert text < track.area.width() / 4


def test_the_run_bar_counts_the_updates_behind_an_epoch(qtbot: QtBot) -> None:
    bar = RunBar([])
    qtbot.addWidget(bar)
    shown = []
    for update in (0, 1, 25, 26):
        bar.show_frame(after(update))
        shown.append(bar._values["epoch"].text())
    assert shown == ["0", "0 + 1/26", "0 + 25/26", "1"]
    label = bar._values["epoch"]
    bar.show_frame(after(25))
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


def test_the_stage_tells_between_two_updates_the_loss_of_the_batch(qtbot: QtBot) -> None:
    parent = InspectorView()
    qtbot.addWidget(parent)
    caption = StageCaption(parent)
    caption.resize(900, 200)
    frame = after(3)
    caption.show_frame(frame, Selection())
    text = caption._written[0][0]
    assert "Epoch 0, update 3 of 26" in text
    assert f"loss of batch 4 of 26: {frame.batch.loss:.4f}" in text
    caption.show_frame(after(0), Selection())
    assert "batch" not in caption._written[0][0]
