"""Every epoch reaches the curves of the window, one by one or with a frame."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.workers.epoch_feed import EpochFeed
from mlp_engine import EpochRecord, FrameRequest, RunConfig, Session
from tests.app.recorder import Recorder

SMALL = RunConfig(n_samples=20)
NOTHING = FrameRequest(1, 0)


@pytest.fixture
def session() -> Session:
    return Session(SMALL)


@pytest.fixture
def feed(session: Session) -> EpochFeed:
    feed = EpochFeed()
    feed.follow(session.frame(NOTHING))
    return feed


def next_record(session: Session) -> EpochRecord:
    session.step()
    return session.record


def test_slow_epochs_make_the_curves_longer_one_by_one(qtbot: QtBot, session: Session, feed: EpochFeed) -> None:
    grown = Recorder(feed.grown)
    for count in range(1, 4):
        feed.take([next_record(session)])
        qtbot.waitUntil(lambda count=count: len(grown) == count)
        assert grown.last.loss.tobytes() == session.history.curves().loss.tobytes()
        assert grown.last.norms.tobytes() == session.history.curves().norms.tobytes()


def test_fast_epochs_are_shown_by_the_frame_that_comes_with_them(
    qtbot: QtBot, session: Session, feed: EpochFeed
) -> None:
    grown = Recorder(feed.grown)
    for _ in range(3):
        feed.take([next_record(session)])
    feed.follow(session.frame(NOTHING))
    qtbot.wait(20)
    assert len(grown) == 0


def test_epochs_that_come_together_without_a_frame_are_shown_together(
    qtbot: QtBot, session: Session, feed: EpochFeed
) -> None:
    grown = Recorder(feed.grown)
    for _ in range(3):
        feed.take([next_record(session)])
    qtbot.waitUntil(lambda: len(grown) > 0)
    assert len(grown) == 1
    assert grown.last.loss.tobytes() == session.history.curves().loss.tobytes()


def test_epoch_that_the_frame_has_is_not_told_again(qtbot: QtBot, session: Session, feed: EpochFeed) -> None:
    grown = Recorder(feed.grown)
    feed.take([session.record])
    qtbot.wait(20)
    assert len(grown) == 0


def test_epochs_of_another_run_wait_for_its_frame(qtbot: QtBot, session: Session, feed: EpochFeed) -> None:
    grown = Recorder(feed.grown)
    feed.take([session.record._replace(epoch=7)])
    qtbot.wait(20)
    assert len(grown) == 0


def test_epochs_of_a_run_with_other_curves_wait_for_its_frame(qtbot: QtBot, session: Session, feed: EpochFeed) -> None:
    grown = Recorder(feed.grown)
    feed.take([next_record(session)._replace(extras=(0.5, 0.5))])
    qtbot.wait(20)
    assert len(grown) == 0


def test_inside_an_update_and_in_curves_of_wide_points_nothing_is_made_longer(qtbot: QtBot, session: Session) -> None:
    feed = EpochFeed()
    grown = Recorder(feed.grown)
    frame = session.frame(NOTHING)
    session.look_on()
    inside = session.frame(NOTHING)
    session.look_at_all()
    record = next_record(session)
    for each in (inside, replace(frame, curves=replace(frame.curves, span=2))):
        feed.follow(each)
        feed.take([record])
        qtbot.wait(20)
    assert len(grown) == 0
