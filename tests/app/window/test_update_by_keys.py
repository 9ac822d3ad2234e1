"""A whole update in a whole window, by the keyboard alone: forward, back to its beginning, and forward again."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.lesson.quantities import SYMBOLS
from app.views.equation.equation_view import EquationView
from app.views.inspector.inspector_view import InspectorView
from app.window.main_window import MainWindow
from mlp_engine import UPDATE, Frame, FrameRequest, LayerSpec, MicroStep, RunConfig, Session, micro_steps
from tests.app.windows import open_window

MIXED = RunConfig(
    layers=(LayerSpec(5, "tanh"), LayerSpec(4, "relu"), LayerSpec(3, "linear"), LayerSpec(1, "sigmoid")), epochs=10**6
)
CONFIGS = {"default": RunConfig(epochs=10**6), "mixed": MIXED}
EPOCH = 3


@pytest.fixture(params=CONFIGS)
def window(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    window = open_window(qtbot, Settings(str(tmp_path / "settings.ini")), CONFIGS[request.param])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)  # before that, a real window hears no shortcuts
    yield window
    window.close()


def shown(window: MainWindow) -> Frame:
    assert window._frame is not None
    return window._frame


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, epoch: int, position: int | None) -> Frame:
    """Press a key, and wait for the frame that shows what it has done, with the terms of the equation."""
    QTest.keyClick(window, key)

    def is_there() -> bool:
        frame = shown(window)
        has_terms = frame.samples.slope is not None and (frame.update is not None or position != 0)
        return (frame.epoch, frame.progress.position) == (epoch, position) and (position is None or has_terms)

    qtbot.waitUntil(is_there)
    return shown(window)


def engine(config: RunConfig, step: MicroStep, epoch: int) -> bytes:
    """The bytes of a quantity as the engine itself has it, in a session that was never looked into."""
    session = Session(config)
    for _ in steps_to(session, epoch):
        pass
    model = session.model
    if step.symbol == "loss":
        return np.array(session.record.loss).tobytes()
    if step == UPDATE:
        return b"".join(parameter.tobytes() for parameter in model.parameters.values())
    own = {
        "Z": lambda: model.caches[step.l - 1]["Z"],
        "A": lambda: model.caches[step.l - 1]["A"],
        "δ": lambda: model.deltas[step.l - 1],
        "dW": lambda: model.grads[f"dW{step.l}"],
        "db": lambda: model.grads[f"db{step.l}"],
    }
    return own[step.symbol]().tobytes()


def steps_to(session: Session, epoch: int) -> Iterator[Session]:
    while session.epoch < epoch:
        session.step()
        yield session


def quantity(frame: Frame, step: MicroStep) -> bytes:
    """The bytes of a quantity as the window has it."""
    samples = frame.samples
    if step.symbol == "loss":
        return np.array(frame.loss).tobytes()
    if step == UPDATE:
        return b"".join(matrix.tobytes() for layer in frame.layers for matrix in (layer.W, layer.b))
    layer = frame.layers[step.l - 1]
    assert samples.l == step.l
    shown = {"Z": samples.Z, "A": samples.A, "δ": samples.delta, "dW": layer.dW, "db": layer.db}
    return shown[step.symbol].tobytes()


def check(window: MainWindow, frame: Frame, step: MicroStep) -> None:
    """The quantity is the engine's own, and what the window picks out in every view."""
    assert frame.progress.newest == step
    assert quantity(frame, step) == engine(frame.config, step, frame.epoch)
    equation, inspector = window._views["equation"], window._views["inspector"]
    assert isinstance(equation, EquationView)
    assert isinstance(inspector, InspectorView)
    assert equation.isVisible()
    assert equation.equation is not None
    assert equation.equation.step == step
    assert equation.equation.result.is_known or (step == UPDATE and frame.update is None)
    if step.symbol in SYMBOLS:
        assert SYMBOLS[inspector.statistics.row] == step.symbol
    assert window.windowTitle().startswith(f"Layerscope – epoch {frame.epoch}, ")


def test_a_whole_update_forward_and_back_and_forward_again(qtbot: QtBot, window: MainWindow) -> None:
    steps = micro_steps(shown(window).L)
    last = len(steps) - 1
    for epoch in range(1, EPOCH + 1):
        press(qtbot, window, Qt.Key.Key_Right, epoch, None)
    for position in range(1, last + 1):
        check(window, press(qtbot, window, Qt.Key.Key_Period, EPOCH, position), steps[position])
    check(window, press(qtbot, window, Qt.Key.Key_Period, EPOCH + 1, 0), UPDATE)
    for position in range(last, -1, -1):
        check(window, press(qtbot, window, Qt.Key.Key_Comma, EPOCH, position), steps[position])
    for position in range(1, last + 1):
        check(window, press(qtbot, window, Qt.Key.Key_Period, EPOCH, position), steps[position])
    check(window, press(qtbot, window, Qt.Key.Key_Period, EPOCH + 1, 0), UPDATE)
    press(qtbot, window, Qt.Key.Key_Period, EPOCH + 1, 1)
    frame = press(qtbot, window, Qt.Key.Key_F, EPOCH + 2, None)
    plain = Session(frame.config)
    for _ in range(EPOCH + 2):
        plain.step()
    expected = plain.frame(FrameRequest(frame.samples.l))
    assert quantity(frame, UPDATE) == quantity(expected, UPDATE)
    assert frame.curves.loss.tobytes() == expected.curves.loss.tobytes()
    assert frame.curves.norms.tobytes() == expected.curves.norms.tobytes()
    assert not window._views["equation"].isVisible()


def test_an_update_that_is_abandoned_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    before = press(qtbot, window, Qt.Key.Key_Right, 1, None)
    for position in range(1, 8):
        press(qtbot, window, Qt.Key.Key_Period, 1, position)
    after = press(qtbot, window, Qt.Key.Key_Escape, 1, None)
    assert quantity(before, UPDATE) == quantity(after, UPDATE)
    assert before.loss == after.loss
    next_one = press(qtbot, window, Qt.Key.Key_Right, 2, None)
    assert quantity(next_one, UPDATE) == engine(next_one.config, UPDATE, 2)
