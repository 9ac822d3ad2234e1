"""Every place of the window with every key: it gets the key if the table says so, and hears nothing of it otherwise."""

from collections.abc import Iterable, Iterator, Sequence

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QSlider,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.panels.setup.layer_row import LayerRow
from app.panels.stage.stage import Stage
from app.panels.timeline.timeline import Timeline
from app.views.boundary.boundary_view import BoundaryView
from app.views.curves.epoch_view import EpochView
from app.views.equation.cell_panel import CellText
from app.views.equation.equation_view import EquationView
from app.views.heatmaps.heatmap import Heatmap
from app.views.inspector.focus_table import FocusTable
from app.views.network.network_view import NetworkView
from app.views.neuron.neuron_view import NeuronView
from app.widgets.focus_keys import TakesKeys
from app.widgets.keys import TO_BE_ENTERED, Place, Task
from app.widgets.message_bar import MessageBar
from app.window.actions import ActionId
from app.window.key_table import KEYS, key_sections
from app.window.main_window import MainWindow
from app.workers.status import Phase
from tests.app.windows import trigger, wait_for_phase

Modifier = Qt.KeyboardModifier
PLACES: dict[type[QWidget], set[Place]] = {
    NetworkView: {Place.NETWORK},
    EpochView: {Place.PLOT, Place.CURVE},
    BoundaryView: {Place.PLOT, Place.BOUNDARY},
    NeuronView: {Place.PLOT, Place.BOUNDARY},
    EquationView: {Place.EQUATION},
    Heatmap: {Place.MATRIX},
    FocusTable: {Place.TABLE},
    CellText: {Place.CELL_SUM},
    Timeline: {Place.TIMELINE},
    Stage: {Place.STAGE},
    QAbstractSpinBox: {Place.TEXT, Place.NUMBER},
    QComboBox: {Place.CHOICE},
    QAbstractButton: {Place.BUTTON},
    QSlider: {Place.SLIDER},
    QTabBar: {Place.TABS},
    MainWindow: set(),
}
"""What each kind of widget that can have the focus is; labels are told apart below."""
AROUND: dict[type[QWidget], Place] = {LayerRow: Place.LAYERS, MessageBar: Place.MESSAGE}
LETTERS, DIGITS = range(Qt.Key.Key_A, Qt.Key.Key_Z + 1), range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)
SIGNS = [ord(sign) for sign in " .,[]+-=;'/\\`"]
OTHERS = [
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Insert,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    *(Qt.Key(Qt.Key.Key_F1 + i) for i in range(12)),
]
NONE, SHIFT, CTRL, ALT = Modifier.NoModifier, Modifier.ShiftModifier, Modifier.ControlModifier, Modifier.AltModifier


def all_keys() -> Iterator[tuple[Qt.Key, Modifier]]:
    """Every key with every modifier, but for the menus' own letters, and signs that Shift makes another key of."""
    for key in map(Qt.Key, (*LETTERS, *DIGITS, *SIGNS, *OTHERS)):
        is_sign = key < Qt.Key.Key_Escape and key not in LETTERS
        for modifiers in (NONE, SHIFT, CTRL, CTRL | SHIFT, ALT):
            if not (modifiers & SHIFT and is_sign) and not (modifiers & ALT and key < Qt.Key.Key_Escape):
                yield key, modifiers


def name(key: Qt.Key, modifiers: Modifier) -> str:
    return QKeySequence(int(key) | modifiers.value).toString().replace("Return", "Enter")


def keys_of(places: Iterable[Place]) -> set[str]:
    """The names of the keys that the table gives to some places."""
    rows = [row for row in KEYS if row.place in set(places)]
    return {QKeySequence(key).toString() for row in rows for key in row.keys.split()}


def places_of(widget: QWidget) -> set[Place]:
    if isinstance(widget, QLabel):
        has_links = bool(widget.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByKeyboard)
        own = {Place.LINKS if has_links else Place.READING}
    elif isinstance(widget, QAbstractSpinBox) and widget.isReadOnly():
        own = {Place.READING}
    else:
        own = next(places for kind, places in PLACES.items() if isinstance(widget, kind))
    if own & TO_BE_ENTERED:
        is_entered = isinstance(widget, TakesKeys) and widget.is_entered
        own = own | {Place.ENTERED} if is_entered else {Place.FOCUSED}
    parents = []
    part: QWidget | None = widget
    while part is not None:
        parents.append(part)
        part = part.parentWidget()
    return own | {place for kind, place in AROUND.items() if any(isinstance(parent, kind) for parent in parents)}


class Ear(QObject):
    """Hears who gets a key: widgets, or actions by their shortcuts, and lets neither do anything."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Shortcut:
            self.heard.append(watched.objectName())
        elif kind == QEvent.Type.KeyPress:
            self.heard.append(f"{type(watched).__name__} itself")
        else:
            return False
        return True


def focusable(window: QWidget) -> list[QWidget]:
    """Every widget to which Tab or a click leads."""
    widgets = [window, *window.findChildren(QWidget)]
    return [
        widget
        for widget in widgets
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    ]


def one_of_each_kind(widgets: Iterable[QWidget]) -> list[QWidget]:
    """Return a widget of each class in each kind of place."""
    return list({(type(widget), frozenset(places_of(widget))): widget for widget in widgets}.values())


def walk(window: QWidget, actions: Iterable[QAction], widgets: Sequence[QWidget]) -> tuple[set[str], list[str]]:
    """Press every key on some widgets; return the kinds of widgets, and who got a key that is not its own."""
    ear = Ear()
    for part in (*actions, window, *window.findChildren(QWidget)):
        part.installEventFilter(ear)
    expected_actions = {key.toString(): action for action in actions for key in action.shortcuts()}
    wrong: list[str] = []
    for widget in widgets:
        for is_entered in (False, True):
            widget.clearFocus()  # what watches the focus is to hear of keys before the ear does
            widget.setFocus()
            if is_entered and not (isinstance(widget, TakesKeys) and widget.has_to_be_entered):
                continue
            if isinstance(widget, TakesKeys):
                (widget.enter if is_entered else widget.leave)()
            places = places_of(widget)
            own = keys_of(places)
            for key, modifiers in all_keys():
                text = chr(key).lower() if key < Qt.Key.Key_Escape and not modifiers & (CTRL | ALT) else ""
                override = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
                override.ignore()
                QApplication.sendEvent(widget, override)
                is_own = name(key, modifiers) in own or (bool(text) and Place.TEXT in places)
                if override.isAccepted() != is_own:
                    wrong.append(f"{type(widget).__name__}, {places}: {name(key, modifiers)} {is_own=}")
                if is_own:
                    continue
                QTest.keyClick(widget, key, modifiers)
                action = expected_actions.get(name(key, modifiers))
                hoped = [action.objectName()] if action is not None and action.isEnabled() else []
                if ear.heard != hoped:
                    wrong.append(f"{type(widget).__name__}, {places}: {name(key, modifiers)} {ear.heard} for {hoped}")
                ear.heard.clear()
    return {type(widget).__name__ for widget in widgets}, wrong


@pytest.fixture
def window(active_window: MainWindow) -> MainWindow:
    return active_window


def test_in_the_window_every_key_goes_where_the_table_says(window: MainWindow) -> None:
    window.resize(1100, 760)
    trigger(window, ActionId.RESET_LAYOUT)
    for dock in window._dock_area.docks.values():
        dock.show()
    window.messages.show_fault("a fault")
    QTest.qWait(50)
    kinds, wrong = walk(window, window._actions.values(), focusable(window))
    assert wrong == []
    assert kinds >= {"NetworkView", "BoundaryView", "LossView", "GradientNormView", "Heatmap", "StatisticsTable"}
    assert kinds >= {
        "MatrixTable",
        "EquationView",
        "Timeline",
        "QSlider",
        "QTabBar",
        "NumberBox",
        "ChoiceBox",
        "QLabel",
    }


@pytest.mark.parametrize("phase", [Phase.INSIDE, Phase.RUNNING])
def test_in_every_phase_too(qtbot: QtBot, window: MainWindow, phase: Phase) -> None:
    trigger(window, ActionId.LOOK_ON if phase is Phase.INSIDE else ActionId.RUN_PAUSE)
    wait_for_phase(qtbot, window, phase)
    if phase is Phase.INSIDE:
        equation = window._views["equation"]
        assert isinstance(equation, EquationView)
        qtbot.waitUntil(lambda: bool(equation.sheet.heatmaps))
        equation.sheet.heatmaps[0].picked.emit(equation.equation.result, (0, 0))  # type: ignore[union-attr]
        qtbot.waitUntil(lambda: equation.findChild(CellText) is not None and equation.findChild(CellText).isVisible())
    kinds, wrong = walk(window, window._actions.values(), one_of_each_kind(focusable(window)))
    assert wrong == []
    if phase is Phase.INSIDE:
        assert "CellText" in kinds


def test_on_the_stage_every_key_goes_where_the_table_says(qtbot: QtBot, window: MainWindow) -> None:
    trigger(window, ActionId.PRESENT)
    stage = window._stage_presenter.stage
    qtbot.waitUntil(stage.isActiveWindow)
    kinds, wrong = walk(stage, window._actions.values(), focusable(stage))
    assert (kinds, wrong) == ({"Stage"}, [])


def test_no_other_shortcut_is_in_the_window(window: MainWindow) -> None:
    listed = {action for action in window._actions.values() if not action.shortcut().isEmpty()}
    others = [action for action in window.findChildren(QAction) if not action.shortcut().isEmpty()]
    assert [action.text() for action in others if action not in listed] == []
    assert window.findChildren(QShortcut) == []
    buttons = [b for b in window.findChildren(QAbstractButton) if not b.shortcut().isEmpty()]
    assert [button.text() for button in buttons if not isinstance(button, QToolButton)] == []
    assert window.findChild(QMenu) is not None


def test_the_table_says_each_thing_once() -> None:
    pairs = [(row.place, key) for row in KEYS for key in row.keys.split()]
    assert len(pairs) == len(set(pairs))
    assert all(QKeySequence(key).count() == 1 for _, key in pairs)


def test_the_dialog_has_every_row_under_its_task() -> None:
    sections = key_sections()
    assert [title for title, _ in sections] == [task.value for task in Task]
    assert sum(len(rows) for _, rows in sections) == len(KEYS)
    assert all(all(texts) for _, rows in sections for texts in rows)
    run = next(rows for title, rows in sections if title == "Run")
    assert run[0] == ("Space", ActionId.RUN_PAUSE.value.tip, "everywhere")
