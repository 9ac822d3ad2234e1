"""Many changes at random, and of gestures, undone and redone: to the bit, together, or refused with a sentence."""

from dataclasses import replace
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from app.window.actions import ActionId
from mlp_engine import Session
from mlp_engine.events import AddPoint, ErasePoint, MovePoint, SetParameter
from tests.app.recorder import Recorder
from tests.app.window.changed_runs import SMALL, Bench, change_at_random
from tests.app.workers.driven_trainers import fail


def test_a_thousand_changes_are_undone_and_redone_to_the_bit(qtbot: QtBot) -> None:
    random, bench = Random(1), Bench()
    states = [bench.state()]
    while bench.index < 1000:
        before = bench.index
        change_at_random(random, bench, "bllsshhhh")
        states[bench.index :] = [bench.state()]
        assert bench.index - before in (0, 1)
    for index in reversed(range(1000)):
        bench.presenter.undo()
        assert (bench.index, bench.state()) == (index, states[index])
    for index in range(1, 1001):
        bench.presenter.redo()
        assert (bench.index, bench.state()) == (index, states[index])
    for _ in range(100):
        random.choice([bench.presenter.undo, bench.presenter.redo])()
        assert bench.state() == states[bench.index]
    assert not len(bench.faults)


def test_hands_in_a_trained_network_are_undone_to_the_bit(qtbot: QtBot) -> None:
    random, bench = Random(2), Bench(replace(SMALL, optimizer="adam", learning_rate=0.01, batch_size=5))
    for _ in range(7):
        bench.trainer.step()
    states = [bench.state()]
    while bench.index < 100:
        change_at_random(random, bench, "shhh")
        states[bench.index :] = [bench.state()]
    for index in reversed(range(100)):
        bench.presenter.undo()
        assert (bench.index, bench.state()) == (index, states[index])
    for _ in range(100):
        bench.presenter.redo()
    assert bench.state() == states[100]


def test_a_step_leads_back_to_what_it_found(qtbot: QtBot) -> None:
    bench = Bench()
    bench.change((SetParameter("W", 1, 0, 0, 3.0),))
    for step in (bench.presenter.undo, bench.presenter.redo, bench.presenter.undo):
        bench.trainer.step()
        learned = bench.session.model.parameters["W1"][0, 0]
        step()
        {True: bench.presenter.redo, False: bench.presenter.undo}[step == bench.presenter.undo]()
        assert bench.session.model.parameters["W1"][0, 0] == learned
        step()


def test_the_deeds_of_a_gesture_are_undone_together(qtbot: QtBot) -> None:
    bench = Bench()
    before = bench.state()
    for gesture in (1, 2):
        for value in (0.1, 0.2, 0.3):
            bench.change((SetParameter("W", 1, 0, 0, value * gesture), SetParameter("b", 1, 0, 0, value)), gesture)
    assert bench.index == 2
    after = bench.state()
    bench.presenter.undo()
    assert bench.session.model.parameters["W1"][0, 0] == 0.3
    bench.presenter.undo()
    assert bench.state() == before
    bench.presenter.redo()
    bench.presenter.redo()
    assert bench.state() == after


def test_points_that_one_gesture_draws_are_undone_together(qtbot: QtBot) -> None:
    bench = Bench()
    before = bench.state()
    for i in range(4):
        bench.change((AddPoint((float(i), 0.0), 1.0),), 5)
    bench.change((ErasePoint(2), MovePoint(13, (7.0, 7.0))), 5)
    after = bench.state()
    assert bench.index == 1
    bench.presenter.undo()
    assert bench.state() == before
    bench.presenter.redo()
    assert bench.state() == after


def test_a_gesture_of_set_ups_is_one_change(qtbot: QtBot) -> None:
    bench = Bench()
    for rate in (0.1, 0.2, 0.3):
        bench.change(replace(SMALL, learning_rate=rate), 3)
    bench.change(replace(bench.session.config, l2=0.1), 4)
    bench.change(replace(bench.session.config, l2=0.2), 4)
    assert bench.index == 2
    bench.presenter.undo()
    assert bench.session.config == replace(SMALL, learning_rate=0.3)
    bench.presenter.undo()
    assert bench.session.config == SMALL
    bench.presenter.redo()
    bench.presenter.redo()
    assert bench.session.config == replace(SMALL, learning_rate=0.3, l2=0.2)


def test_a_change_of_the_set_up_takes_back_no_more_than_itself(qtbot: QtBot) -> None:
    bench = Bench()
    for _ in range(10):
        bench.trainer.step()
    bench.change(replace(SMALL, learning_rate=0.125))
    bench.trainer.go_to(5)
    qtbot.waitUntil(lambda: bench.session.epoch == 5)
    bench.change(replace(bench.session.config, epochs=77))
    bench.trainer.go_to(10)
    qtbot.waitUntil(lambda: bench.session.epoch == 10 and bench.status.config.learning_rate == 0.125)
    bench.presenter.undo()
    assert bench.session.config == replace(SMALL, learning_rate=0.125)


def test_what_was_done_while_a_step_was_on_its_way_is_undone_too(qtbot: QtBot) -> None:
    bench = Bench()
    bench.change((SetParameter("b", 1, 0, 0, 0.5),))
    bench.do.disconnect(bench.trainer.do)
    deeds = Recorder(bench.do)
    bench.presenter.undo()
    bench.change(replace(SMALL, learning_rate=0.125))
    for deed in reversed(deeds.payloads):  # as if the change had been on its way first
        bench.trainer.do(deed)
    bench.do.connect(bench.trainer.do)
    assert bench.session.model.parameters["b1"][0, 0] == 0.0
    bench.presenter.undo()
    assert bench.session.model.parameters["b1"][0, 0] == 0.5
    bench.presenter.undo()
    bench.presenter.undo()
    assert (bench.session.config, bench.session.model.parameters["b1"][0, 0], bench.index) == (SMALL, 0.0, 0)


def test_steps_that_are_asked_for_quickly_wait_for_each_other(qtbot: QtBot) -> None:
    bench = Bench()
    for value in (0.1, 0.2, 0.3):
        bench.change((SetParameter("b", 1, 0, 0, value),))
    bench.do.disconnect(bench.trainer.do)
    deeds = Recorder(bench.do)
    for _ in range(5):  # more than there are
        bench.presenter.undo()
    assert len(deeds) == 1
    bench.do.connect(bench.trainer.do)
    bench.trainer.do(deeds.last)
    assert (bench.index, bench.session.model.parameters["b1"][0, 0]) == (0, 0.0)
    bench.presenter.redo()
    assert (bench.index, bench.session.model.parameters["b1"][0, 0]) == (1, 0.1)


def test_a_step_that_is_refused_is_told_and_can_be_left_out(qtbot: QtBot) -> None:
    bench = Bench()
    bench.change(replace(SMALL, learning_rate=0.125))
    for _ in range(10):
        bench.trainer.step()
    bench.change((AddPoint((0.0, 0.0), 1.0),))
    bench.trainer.go_to(4)
    qtbot.waitUntil(lambda: bench.session.epoch == 4)
    before = bench.state()
    bench.presenter.undo()
    message = bench.bar.message
    assert message is not None
    assert "“Adding a point” cannot be undone here" in message.text
    assert (bench.index, bench.state(), bench.session.newest_epoch) == (2, before, 10)
    message.actions[0].trigger()
    assert (bench.index, bench.bar.message, bench.session.newest_epoch) == (1, None, 10)
    bench.presenter.undo()
    assert bench.session.config == SMALL


def test_a_refused_step_can_be_made_where_it_fits(qtbot: QtBot) -> None:
    bench = Bench()
    for _ in range(10):
        bench.trainer.step()
    bench.change((AddPoint((0.0, 0.0), 1.0),))
    bench.trainer.go_to(4)
    qtbot.waitUntil(lambda: bench.session.epoch == 4)
    bench.presenter.undo()
    bench.trainer.go_to(10)
    qtbot.waitUntil(lambda: bench.session.epoch == 10)
    bench.presenter.undo()
    assert (bench.index, bench.bar.message, bench.session.X.shape[1]) == (0, None, 12)


def test_what_cannot_be_done_is_told_and_nothing_of_it_can_be_undone(qtbot: QtBot) -> None:
    bench = Bench()
    bench.change((ErasePoint(99),))
    assert bench.bar.message is not None
    assert "cannot be used" in bench.bar.message.text
    assert (bench.index, bench.actions[ActionId.UNDO].isEnabled()) == (0, False)


def test_a_fault_ends_the_steps_that_wait(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench()
    bench.change((SetParameter("b", 1, 0, 0, 0.5),))
    with monkeypatch.context() as patch:
        patch.setattr(Session, "intervene", fail)
        bench.presenter.undo()
    assert (len(bench.faults), bench.index) == (1, 1)
    bench.trainer.reset()
    bench.presenter.undo()
    assert (bench.index, bench.session.model.parameters["b1"][0, 0]) == (0, 0.0)


def test_no_more_than_a_thousand_are_kept(qtbot: QtBot) -> None:
    bench = Bench()
    for i in range(1003):
        bench.change((SetParameter("b", 1, 0, 0, i + 1.0),))
    assert bench.index == 1000
    for _ in range(1001):
        bench.presenter.undo()
    assert bench.session.model.parameters["b1"][0, 0] == 3.0
