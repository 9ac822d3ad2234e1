"""Undo and redo in the window: of every kind of change, by the menu and by keys, in words."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.lesson.deeds import Deed
from app.style.translation import install_language
from app.widgets.field_editors import NumberEditor
from app.window import undo
from app.window.actions import ActionId
from app.window.changes import Change
from app.window.main_window import MainWindow
from app.workers.status import Phase
from mlp_engine import Event, RunConfig, RunPoint
from mlp_engine.events import AddPoint, ErasePoint, Freeze, MovePoint, Part, SetParameter, SwitchOff
from mlp_engine.reshaping import with_activation, with_inputs, with_neuron
from tests.app.window.exports import step_to
from tests.app.windows import message, trigger, wait_for_phase

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CONFIG = RunConfig()
HANDS: dict[str, tuple[Event, ...]] = {
    "W[1] entry 1, 2": (SetParameter("W", 1, 0, 1, 2.5),),
    "b[2] entry 3, 1": (SetParameter("b", 2, 2, 0, 2.5),),
    "Freezing of neuron 1 of layer 2": (Freeze(Part(2, 0)),),
    "Switching neuron 4 of layer 1 off": (SwitchOff(1, 3),),
    "Adding a point": (AddPoint((0.5, 0.5), 1.0),),
    "Moving a point": (MovePoint(3, (0.5, 0.5)),),
    "Erasing a point": (ErasePoint(3),),
    "Adding a neuron to layer 1": (with_neuron(CONFIG, 1),),
}


def stack(window: MainWindow) -> QUndoStack:
    return window._undo._stack


def wait_for_index(qtbot: QtBot, window: MainWindow, index: int) -> None:
    qtbot.waitUntil(lambda: stack(window).index() == index)


def seen(window: MainWindow) -> list[object]:
    """What hands change, as the newest frame shows it."""
    frame = window._frame
    assert frame is not None
    values: list[object] = [frame.X.tobytes(), frame.Y.tobytes()]
    for layer in frame.layers:
        values += [layer.W.tobytes(), layer.b.tobytes(), layer.off]
        values += [mask is not None and mask.any() and mask.tobytes() for mask in (layer.W_frozen, layer.b_frozen)]
    return values


def text(window: MainWindow, action_id: ActionId) -> str:
    return window._actions[action_id].text()


def commit(window: MainWindow, field: str, value: object) -> None:
    """Change a field of the form."""
    editor = window._config_panel.rows[field].editor
    editor.edited.emit(editor.field, value)


def test_at_first_there_is_nothing_to_undo(window: MainWindow) -> None:
    for action_id, plain in ((ActionId.UNDO, "&Undo"), (ActionId.REDO, "&Redo")):
        assert (text(window, action_id), window._actions[action_id].isEnabled()) == (plain, False)
    window._actions.follow_phase(Phase.RUNNING)
    assert not window._actions[ActionId.UNDO].isEnabled()


def test_the_menu_edit_stands_between_file_and_run(window: MainWindow) -> None:
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles[:3] == ["&File", "&Edit", "&Run"]
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&Edit")
    assert menu.actions()[:2] == [window._actions[ActionId.UNDO], window._actions[ActionId.REDO]]


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("learning_rate", 0.125, "Learning rate η"),
        ("weight_seed", 7, "Weight seed"),
        ("data_set", "spiral", "Data set, Layers and 1 other"),
        ("optimizer", "adam", "Optimiser, Learning rate η"),
    ],
)
def test_a_change_of_the_form_is_undone_and_redone(
    qtbot: QtBot, window: MainWindow, field: str, value: object, named: str
) -> None:
    old = window._status.config
    commit(window, field, value)
    wait_for_index(qtbot, window, 1)
    new = window._status.config
    assert getattr(new, field) == value
    assert text(window, ActionId.UNDO) == f"&Undo: {named}"
    trigger(window, ActionId.UNDO)
    wait_for_index(qtbot, window, 0)
    assert window._status.config == window._config_panel.config == old
    assert text(window, ActionId.REDO) == f"&Redo: {named}"
    trigger(window, ActionId.REDO)
    wait_for_index(qtbot, window, 1)
    assert window._status.config == window._config_panel.config == new


@pytest.mark.parametrize("named", HANDS)
def test_what_a_view_asks_for_by_hand_is_undone_and_redone(qtbot: QtBot, window: MainWindow, named: str) -> None:
    before = seen(window)
    window._views["network"].deed_requested.emit(Deed(HANDS[named]))
    wait_for_index(qtbot, window, 1)
    assert text(window, ActionId.UNDO) == f"&Undo: {named}"
    qtbot.waitUntil(lambda: seen(window) != before)
    done = seen(window)
    trigger(window, ActionId.UNDO)
    wait_for_index(qtbot, window, 0)  # until then there is nothing to redo
    qtbot.waitUntil(lambda: seen(window) == before)
    trigger(window, ActionId.REDO)
    qtbot.waitUntil(lambda: seen(window) == done)
    wait_for_index(qtbot, window, 1)


def test_undo_takes_back_what_is_seen(qtbot: QtBot, window: MainWindow) -> None:
    def shown() -> tuple[float, int, int]:
        frame = window._frame
        assert frame is not None
        return float(frame.layers[0].W[0, 0]), frame.X.shape[1], len(frame.layers)

    before = shown()
    window._views["weights"].deed_requested.emit(Deed((SetParameter("W", 1, 0, 0, 0.75),)))
    window._views["boundary"].deed_requested.emit(Deed((AddPoint((0.0, 0.0), 1.0),)))
    wait_for_index(qtbot, window, 2)
    qtbot.waitUntil(lambda: shown() == (0.75, before[1] + 1, before[2]))
    trigger(window, ActionId.UNDO, ActionId.UNDO)
    wait_for_index(qtbot, window, 0)
    qtbot.waitUntil(lambda: shown() == before)


def test_keys_undo_and_redo_and_repeat(qtbot: QtBot, active_window: MainWindow) -> None:
    window = active_window
    for rate in (0.1, 0.2, 0.3):
        commit(window, "learning_rate", rate)
    wait_for_index(qtbot, window, 3)
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    wait_for_index(qtbot, window, 0)
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    QTest.keyClick(window, Qt.Key.Key_Y, CTRL)
    wait_for_index(qtbot, window, 2)
    assert window._status.config.learning_rate == 0.2


def test_a_text_field_has_the_key_while_one_types_and_the_window_has_it_afterwards(
    qtbot: QtBot, active_window: MainWindow
) -> None:
    window = active_window
    editor = window._config_panel.rows["learning_rate"].editor
    assert isinstance(editor, NumberEditor)
    field = editor.box
    commit(window, "weight_seed", 7)
    wait_for_index(qtbot, window, 1)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.25")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert (field.text(), stack(window).index()) == ("0.5", 1)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL | SHIFT)
    assert field.text() == "0.25"
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_for_index(qtbot, window, 2)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    wait_for_index(qtbot, window, 3)
    assert field.hasFocus()
    for index in (2, 1, 0):
        QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
        wait_for_index(qtbot, window, index)
    assert window._status.config.learning_rate == 0.5
    assert window._status.config.weight_seed == 42


def test_training_is_not_undone_and_goes_on_while_something_is(qtbot: QtBot, window: MainWindow) -> None:
    trigger(window, ActionId.STEP, ActionId.STEP, ActionId.RUN_PAUSE)
    wait_for_phase(qtbot, window, Phase.RUNNING)
    commit(window, "learning_rate", 0.125)
    wait_for_index(qtbot, window, 1)
    trigger(window, ActionId.UNDO)
    wait_for_index(qtbot, window, 0)
    assert window._status.phase is Phase.RUNNING
    assert window._status.config.learning_rate == 0.5
    trigger(window, ActionId.RUN_PAUSE)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    qtbot.waitUntil(lambda: window._frame.newest_epoch > 1)
    assert not window._actions[ActionId.UNDO].isEnabled()


def test_what_is_refused_is_told_and_leaves_the_run(qtbot: QtBot, window: MainWindow) -> None:
    window._views["boundary"].deed_requested.emit(Deed((ErasePoint(10**4),)))
    qtbot.waitUntil(lambda: "cannot be used" in message(window))
    assert stack(window).count() == 0
    assert window._status.phase is Phase.PAUSED
    window._views["boundary"].deed_requested.emit(Deed((ErasePoint(10),)))
    wait_for_index(qtbot, window, 1)
    assert message(window) == ""


def test_opening_a_file_is_undone_too_but_not_the_start_with_one(
    qtbot: QtBot, window: MainWindow, picture: Path
) -> None:
    old = window._status.config
    window.incoming.runs.open(picture)
    wait_for_index(qtbot, window, 1)
    assert text(window, ActionId.UNDO) == "&Undo: Opening another run"
    trigger(window, ActionId.UNDO)
    wait_for_index(qtbot, window, 0)
    qtbot.waitUntil(lambda: window._status.config == old)
    assert window._frame is not None
    window.incoming.runs.restore(window._frame.point, "file.png")
    assert (stack(window).count(), window._actions[ActionId.REDO].isEnabled()) == (0, False)


def test_the_words_follow_the_language(qtbot: QtBot, window: MainWindow) -> None:
    commit(window, "learning_rate", 0.125)
    wait_for_index(qtbot, window, 1)
    install_language("zh_CN")
    qtbot.waitUntil(lambda: "学习率" in text(window, ActionId.UNDO))
    assert "{" not in text(window, ActionId.UNDO)


def test_another_activation_and_other_inputs_are_undone(qtbot: QtBot, window: MainWindow) -> None:
    config = window._status.config
    for event in (with_activation(config, 1, "tanh"), with_inputs(config, ("x1", "x2", "x1_x2"))):
        window._views["network"].deed_requested.emit(Deed((event,)))
        wait_for_index(qtbot, window, 1)
        assert window._status.config != config
        trigger(window, ActionId.UNDO)
        wait_for_index(qtbot, window, 0)
        qtbot.waitUntil(lambda: window._status.config == config)


def test_of_many_large_runs_the_oldest_are_trained_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "MOST_BYTES", 0)
    step_to(qtbot, window, 3)
    before = seen(window)
    trigger(window, ActionId.NEW)
    wait_for_index(qtbot, window, 1)
    change = stack(window).command(0)
    assert isinstance(change, Change)
    assert (type(change.undoing), change.nbytes) == (RunPoint, 0)
    trigger(window, ActionId.UNDO)
    wait_for_index(qtbot, window, 0)
    qtbot.waitUntil(lambda: seen(window) == before)
