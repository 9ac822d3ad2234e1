from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.panels.timeline.timeline import Timeline
from mlp_engine import Frame, RunConfig, Session
from tests.app.panels.timeline.timelines import seen_at


@pytest.fixture(scope="module")
def frames() -> dict[int, Frame]:
    """A run of 200 epochs seen at some of them, once all are trained."""
    session = Session(RunConfig())
    while session.epoch < 200:
        session.step()
    return {epoch: seen_at(session, epoch) for epoch in (200, 50, 60, 70, 190)}


@pytest.fixture
def timeline(qtbot: QtBot) -> Iterator[Timeline]:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(832, timeline.sizeHint().height())  # 800 px for the epochs
    timeline.show()
    yield timeline
    timeline.menu.close()
