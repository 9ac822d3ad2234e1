"""The controls of the set-up: stepping, drawing, choosing, the keyboard and the looks."""

import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QMainWindow,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.panels.setup.config_panel import ConfigPanel
from app.style.theme import DARK
from app.widgets.focus_keys import FocusKeys
from app.widgets.glyphs import GlyphButton
from mlp_engine import DATA_SET_REGISTRY, FIELDS, DataSet, InvalidInput, LayerSpec, RunConfig, Text
from mlp_engine.kinds import ChoiceKind
from tests.app.panels.setup.forms import border, box, type_into


@pytest.fixture
def focus_keys(panel: ConfigPanel) -> None:
    """Let the table say who gets a key, as in the window."""
    FocusKeys(panel)


@pytest.fixture
def three_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offer a second data set, of three inputs and three outputs, for this test."""
    moons = DATA_SET_REGISTRY["moons"]
    blobs = DataSet("blobs", "three blobs", "Three.", moons.make, n_inputs=3, classes=(3, 3))
    kind = next(field.kind for field in FIELDS if field.name == "data_set")
    assert isinstance(kind, ChoiceKind)
    monkeypatch.setitem(DATA_SET_REGISTRY, "blobs", blobs)
    monkeypatch.setitem(kind.labels, "blobs", "three blobs")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("n_samples", Qt.Key.Key_Up, 301),
        ("n_samples", Qt.Key.Key_PageDown, 290),
        ("learning_rate", Qt.Key.Key_Up, 1.0),
        ("learning_rate", Qt.Key.Key_Down, 0.2),
        ("noise", Qt.Key.Key_Up, 0.2),
    ],
)
def test_arrow_keys_step(
    qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig], name: str, key: Qt.Key, value: float
) -> None:
    qtbot.keyClick(box(panel, name), key)
    assert sent == [RunConfig(**{name: value})]  # type: ignore[arg-type]


def test_stepping_starts_from_what_is_typed_or_from_the_value_in_force(
    qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig]
) -> None:
    type_into(qtbot, panel, "epochs", "500", enter=False)
    qtbot.keyClick(box(panel, "epochs"), Qt.Key.Key_Up)
    type_into(qtbot, panel, "epochs", "abc", enter=False)
    qtbot.keyClick(box(panel, "epochs"), Qt.Key.Key_Up)
    assert [config.epochs for config in sent] == [501, 502]


def test_stepping_ends_at_the_bounds(panel: ConfigPanel) -> None:
    flags = QAbstractSpinBox.StepEnabledFlag
    panel.show_config(RunConfig(noise=0.0, epochs=100_000_000))
    assert box(panel, "noise").stepEnabled() == flags.StepUpEnabled
    assert box(panel, "epochs").stepEnabled() == flags.StepDownEnabled


def test_numbers_are_read_and_written_in_the_c_locale(qtbot: QtBot) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        panel = ConfigPanel()
        qtbot.addWidget(panel)
        panel.show_config(RunConfig(n_samples=10_000, learning_rate=0.25))
        assert (box(panel, "n_samples").text(), box(panel, "learning_rate").text()) == ("10000", "0.25")
    finally:
        QLocale.setDefault(before)


def test_each_seed_has_a_button_that_draws_another(qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig]) -> None:
    names = {field.name for field in FIELDS if panel.rows[field.name].editor.findChildren(GlyphButton)} - {"layers"}
    assert names == {"data_seed", "weight_seed"}
    for name in sorted(names):
        qtbot.mouseClick(panel.rows[name].editor.findChild(GlyphButton), Qt.MouseButton.LeftButton)
    assert len(sent) == 2
    assert sent[0].data_seed != 42
    assert sent[0].weight_seed == 42
    assert sent[1].weight_seed != 42


def test_a_drawn_seed_is_never_the_one_in_force(
    qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("random.SystemRandom.randrange", lambda self, bound: 42)
    qtbot.mouseClick(panel.rows["data_seed"].editor.findChild(GlyphButton), Qt.MouseButton.LeftButton)
    assert [config.data_seed for config in sent] == [43]


@pytest.mark.usefixtures("three_classes")
def test_a_choice_goes_out_and_the_output_layer_follows_the_data_set(qtbot: QtBot) -> None:
    panel = ConfigPanel()
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.config_changed) as signal:
        qtbot.keyClick(box(panel, "data_set"), Qt.Key.Key_Down)
    config = signal.args[0]
    assert config.data_set == "blobs"
    assert config.layers == (LayerSpec(16, "relu"), LayerSpec(8, "relu"), LayerSpec(3, "sigmoid"))
    type_into(qtbot, panel, "noise", "0.3")
    assert panel.config.layers == config.layers


def test_choosing_the_same_again_is_no_change(panel: ConfigPanel, sent: list[RunConfig]) -> None:
    box(panel, "data_set").activated.emit(0)
    assert sent == []


@pytest.mark.parametrize("name", ["data_set", "noise"])
def test_the_wheel_changes_nothing(panel: ConfigPanel, sent: list[RunConfig], name: str) -> None:
    control = box(panel, name)
    control.setFocus()
    middle = QPointF(control.rect().center())
    event = QWheelEvent(
        middle,
        control.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(control, event)
    assert not event.isAccepted()
    assert sent == []


@pytest.mark.parametrize("n_hidden", [[2], [0], [0, 5], [4, 1, 6]], ids=str)
def test_the_tab_key_walks_the_form_from_top_to_bottom(qtbot: QtBot, panel: ConfigPanel, n_hidden: list[int]) -> None:
    for n in n_hidden:
        panel.show_config(RunConfig(layers=[(8, "relu")] * n + [(1, "sigmoid")]))
    panel.resize(300, 1200)
    box(panel, "data_set").setFocus()
    visited = [panel.focusWidget()]
    for _ in range(60):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        if panel.focusWidget() is visited[0]:
            break
        visited.append(panel.focusWidget())
    places = [(w.mapTo(panel, QPoint(0, w.height() // 2)).y() // 10, w.mapTo(panel, QPoint(0, 0)).x()) for w in visited]
    assert places == sorted(places)
    focusable = QAbstractSpinBox | QComboBox | QAbstractButton
    controls = {w for w in panel.findChildren(QWidget) if isinstance(w, focusable) and w.isVisible() and w.isEnabled()}
    assert set(visited) == controls


def test_every_control_has_a_name(panel: ConfigPanel) -> None:
    focusable = QAbstractSpinBox | QComboBox | QAbstractButton
    controls = [w for w in panel.findChildren(QWidget) if isinstance(w, focusable) and w.isVisible()]
    assert len(controls) > 20
    assert [w for w in controls if not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))] == []


@pytest.mark.usefixtures("focus_keys")
def test_space_is_text_in_a_number_and_runs_from_a_button_that_enter_presses(
    qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig]
) -> None:
    spaces: list[int] = []
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Space), panel)
    shortcut.activated.connect(lambda: spaces.append(len(sent)))
    type_into(qtbot, panel, "learning_rate", "0.1", enter=False)
    qtbot.keyClick(box(panel, "learning_rate"), Qt.Key.Key_Space)
    assert (spaces, box(panel, "learning_rate").text()) == ([], "0.1 ")
    qtbot.keyClick(box(panel, "learning_rate"), Qt.Key.Key_Return)
    assert sent == [RunConfig(learning_rate=0.1)]
    dice = panel.rows["data_seed"].editor.findChild(GlyphButton)
    dice.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(dice, Qt.Key.Key_Return)
    assert (spaces, len(sent)) == ([], 2)
    qtbot.keyClick(dice, Qt.Key.Key_Space)
    assert (spaces, len(sent)) == ([2], 2)


def test_a_new_language_reaches_every_text(qtbot: QtBot, panel: ConfigPanel, speak_foreign: Callable[[], None]) -> None:
    type_into(qtbot, panel, "learning_rate", "abc")
    speak_foreign()
    row = panel.rows["learning_rate"]
    assert row.label.text() == "译Learning rate η"
    assert row.note.text().startswith("译Must be 译a number above 0")
    assert row.editor.control.accessibleName() == "译Learning rate η"
    assert box(panel, "data_set").currentText() == "译two moons"
    assert box(panel, "learning_rate").text() == "abc"


def test_the_mark_takes_the_colour_of_the_theme(qtbot: QtBot, panel: ConfigPanel) -> None:
    type_into(qtbot, panel, "learning_rate", "abc")
    panel.apply_theme(DARK)
    assert border(box(panel, "learning_rate")) == QColor(DARK.error)
    assert panel.rows["learning_rate"].note.palette().windowText().color() == QColor(DARK.error)
    assert border(box(panel, "noise")) != QColor(DARK.error)


@pytest.mark.parametrize("width", [220, 300])
def test_nothing_is_cut_off_at_the_width_of_a_dock(qtbot: QtBot, panel: ConfigPanel, width: int) -> None:
    panel.show_config(RunConfig(layers=(*[LayerSpec(2048, "sigmoid")] * 11, LayerSpec(1, "sigmoid"))))
    panel.resize(width, 400)
    QApplication.processEvents()
    area = panel.findChild(QScrollArea)
    assert area.verticalScrollBar().isVisible()
    assert area.widget().width() <= area.viewport().width()
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()


def test_an_error_is_let_go_once_it_is_shown(panel: ConfigPanel) -> None:
    # Its traceback holds frames with widgets in them, which Qt's bindings do not survive when they are collected.
    error = InvalidInput("noise", "abc", Text("a number"))
    alive = weakref.ref(error)
    panel.rows["noise"].refuse(error)
    del error
    assert alive() is None
    assert panel.rows["noise"].note.isVisible()


def test_panel_cannot_be_so_narrow_that_its_form_is_cut(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    panel = ConfigPanel()
    window.setCentralWidget(panel)
    window.show()
    window.resize(60, 400)
    QApplication.processEvents()
    area = panel.findChild(QScrollArea)
    assert area.viewport().width() >= area.widget().minimumSizeHint().width()
