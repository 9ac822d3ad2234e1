"""A thousand changes at random, undone and redone, on a stack that follows a trainer in this thread."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.lesson.deeds import Content, Deed
from app.widgets.message_bar import MessageBar
from app.window.actions import ActionId
from app.window.message_presenter import MessagePresenter
from app.window.undo import UndoPresenter
from app.window.window_actions import WindowActions
from app.workers.status import Status
from app.workers.trainer import Trainer
from mlp_engine import Event, InvalidInput, LayerSpec, RunConfig, Session
from mlp_engine import reshaping as shapes
from mlp_engine.events import BIAS, AddPoint, ErasePoint, Freeze, MovePoint, Part, SetParameter, SwitchOff
from tests.app.recorder import Recorder
from tests.app.workers.driven_trainers import fail

SMALL = RunConfig(n_samples=12, layers=(LayerSpec(3, "tanh"), LayerSpec(2, "relu"), LayerSpec(1, "sigmoid")), epochs=50)
LIVE: dict[str, list[Any]] = {
    "learning_rate": [0.1, 0.25, 0.5],
    "epochs": [10, 20],
    "stop_loss": [None, 0.01],
    "patience": [None, 5],
}
BEGINNING: dict[str, list[Any]] = {
    "data_set": ["moons", "circles", "spiral"],
    "n_classes": [2, 3, 4],
    "n_samples": [12, 15],
    "noise": [0.0, 0.1],
    "test_share": [0.0, 0.25],
    "data_seed": [1, 2, 3],
    "weight_seed": [1, 2, 3],
    "initializer": ["he", "xavier"],
    "optimizer": ["gradient_descent", "momentum", "adam"],
    "batch_size": [None, 4],
    "l2": [0.0, 0.01],
    "layers": [((2, "relu"), (3, "tanh")), ((4, "tanh"),)],
}


class Bench(QObject):
    """What an UndoPresenter knows of a controller, with a trainer that does everything at once."""

    do = Signal(object)
    done = Signal(object)
    not_done = Signal(object, object)
    restore = Signal(object)

    def __init__(self, config: RunConfig = SMALL) -> None:
        super().__init__()
        self.trainer = Trainer(config)
        self.status = Status(self.trainer._phase, config, config.epochs)
        self.trainer.status_changed.connect(self.keep)
        self.do.connect(self.trainer.do)
        self.trainer.done.connect(self.done)
        self.trainer.not_done.connect(self.not_done)
        self.refusals, self.faults = Recorder(self.not_done), Recorder(self.trainer.failed)
        self.window = QMainWindow()
        actions = WindowActions(self.window)
        self.bar = MessageBar()
        messages = MessagePresenter(self.bar, actions[ActionId.RESET])
        self.presenter = UndoPresenter(self, actions, messages, self)  # type: ignore[arg-type]
        self.actions = actions
        self.trainer.frame_ready.connect(self.trainer.frame_drawn, Qt.ConnectionType.QueuedConnection)
        self.trainer.start()

    @Slot(object)
    def keep(self, status: Status) -> None:
        self.status = status

    @property
    def session(self) -> Session:
        return self.trainer._session

    @property
    def index(self) -> int:
        return self.presenter._stack.index()

    def change(self, content: Content, gesture: int = 0) -> None:
        self.do.emit(Deed(content, gesture))

    def state(self) -> dict[str, object]:
        """All that the run is, to the bit."""
        session, learner = self.session, self.session._learner
        arrays = {
            "X": session.X,
            "Y": session.Y,
            "X_test": learner.X_test,
            "state": learner.state,
            "frozen": learner.frozen,
            **session.model.grads,
        }
        numbers: dict[str, object] = {name: (array.shape, array.tobytes()) for name, array in arrays.items()}
        moment = session.epoch, session.update
        return numbers | {"config": session.config, "off": [list(off) for off in session.model.off], "moment": moment}


def random_set_up(random: Random, config: RunConfig, table: dict[str, list[Any]]) -> Content:
    name = random.choice(list(table))
    value = random.choice(table[name])
    if name == "layers":
        value = (*value, config.layers[-1])
    return config.with_field(name, value)


def random_shape(random: Random, config: RunConfig) -> tuple[Event, ...]:
    l = random.randint(1, len(config.layers))
    ways: list[Callable[[], Event]] = [
        lambda: shapes.with_neuron(config, l),
        lambda: shapes.without_neuron(config, l),
        lambda: shapes.without_neuron(config, l, random.randrange(config.layers[l - 1].size)),
        lambda: shapes.with_activation(config, l, random.choice(["relu", "tanh", "sigmoid"])),
        lambda: shapes.with_layer(config, l),
        lambda: shapes.without_layer(config, l),
        lambda: shapes.with_inputs(config, random.choice([("x1", "x2"), ("x1", "x2", "x1_x2"), ("x2",)])),
    ]
    return (random.choice(ways)(),)


def random_hand(random: Random, session: Session) -> tuple[Event, ...]:
    dims, m = session.model.layer_dims, session.X.shape[1]
    l = random.randrange(1, len(dims))
    neuron, source = random.randrange(dims[l]), random.randrange(dims[l - 1])
    x = random.uniform(-2.0, 2.0), random.uniform(-2.0, 2.0)
    ways: list[Callable[[], Event]] = [
        lambda: SetParameter("W", l, neuron, source, random.uniform(-1.0, 1.0)),
        lambda: SetParameter("b", l, neuron, 0, random.uniform(-1.0, 1.0)),
        lambda: Freeze(
            random.choice([Part(l), Part(l, neuron), Part(l, neuron, source), Part(l, neuron, BIAS)]),
            random.random() < 0.6,
        ),
        lambda: SwitchOff(l, neuron, random.random() < 0.6),
        lambda: AddPoint(x, float(random.randrange(2))),
        lambda: MovePoint(random.randrange(m), x, random.choice([None, 1.0])),
        lambda: ErasePoint(random.randrange(m)),
    ]
    return tuple(random.choice(ways)() for _ in range(random.choice([1, 1, 1, 2])))


def change_at_random(random: Random, bench: Bench, kinds: str) -> None:
    """Try one change; what cannot be is left."""
    session, gesture = bench.session, random.choice([0, 0, bench.index // 3 + 1])  # some of which go together
    kind = random.choice(kinds)
    try:
        if kind == "b":
            bench.change(random_set_up(random, session.config, BEGINNING))
        elif kind == "l":
            bench.change(random_set_up(random, session.config, LIVE), gesture)
        elif kind == "s":
            bench.change(random_shape(random, session.config))
        else:
            bench.change(random_hand(random, session), gesture)
    except (InvalidInput, IndexError):
        return


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
    for _ in range(300):
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
