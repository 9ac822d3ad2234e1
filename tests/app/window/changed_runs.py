"""A stack of changes that follows a trainer in this thread, and changes at random."""

from collections.abc import Callable
from random import Random
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from app.lesson.deeds import Content, Deed
from app.widgets.message_bar import MessageBar
from app.window.actions import ActionId
from app.window.message_presenter import MessagePresenter
from app.window.undo import UndoPresenter
from app.window.window_actions import WindowActions
from app.workers.status import Status
from app.workers.trainer import Trainer
from mlp_engine import Event, Frame, InvalidInput, LayerSpec, RunConfig, Session
from mlp_engine import reshaping as shapes
from mlp_engine.events import BIAS, AddPoint, ErasePoint, Freeze, MovePoint, Part, SetParameter, SwitchOff
from tests.app.recorder import Recorder

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
        self.trainer.frame_ready.connect(self.draw)
        self.trainer.start()

    @Slot(object)
    def draw(self, frame: Frame) -> None:
        QTimer.singleShot(0, self.trainer.frame_drawn)

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
