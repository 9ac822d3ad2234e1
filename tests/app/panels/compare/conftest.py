"""What the tests of the comparison share."""

import pytest
from pytestqt.qtbot import QtBot

from app.panels.compare.dialog import CompareDialog
from mlp_engine import Frame, FrameRequest, RunConfig, Session
from tests.app.panels.compare.comparisons import MARKS


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
