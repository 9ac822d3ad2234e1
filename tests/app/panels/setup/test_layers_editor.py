"""The list of layers, in the form, driven by the mouse and by the keyboard alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from app.panels.setup.config_panel import ConfigPanel
from app.panels.setup.layer_row import LayerRow, RowCommand
from app.panels.setup.layers_editor import LayersEditor
from app.style.theme import LIGHT
from mlp_engine import LayerSpec, RunConfig
from mlp_engine.inputs import USUAL_INPUTS, input_labels

PLAIN, ALT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
A, B, C, OUT = LayerSpec(16, "relu"), LayerSpec(8, "tanh"), LayerSpec(4, "linear"), LayerSpec(1, "sigmoid")


@pytest.fixture
def panel(qtbot: QtBot) -> ConfigPanel:
    panel = ConfigPanel()
    qtbot.addWidget(panel)
    panel.show_config(RunConfig(layers=(A, B, C, OUT)))
    panel.resize(260, 800)
    panel.show()
    panel.activateWindow()
    qtbot.waitActive(panel)
    return panel


@pytest.fixture
def sent(panel: ConfigPanel) -> list[tuple[LayerSpec, ...]]:
    sent: list[tuple[LayerSpec, ...]] = []
    panel.config_changed.connect(lambda config: sent.append(config.layers))
    return sent


def shown_rows(panel: ConfigPanel) -> list[LayerRow]:
    return [row for row in panel.findChildren(LayerRow) if row.isVisible()]


def press(qtbot: QtBot, row: LayerRow, command: RowCommand) -> None:
    qtbot.mouseClick(row.buttons[command], Qt.MouseButton.LeftButton)


def add_button(panel: ConfigPanel) -> QToolButton:
    button = panel.rows["layers"].editor.control
    assert isinstance(button, QToolButton)
    return button


def type_size(qtbot: QtBot, row: LayerRow, text: str, *, enter: bool = True) -> None:
    row.size_box.setFocus()
    row.size_box.selectAll()
    qtbot.keyClicks(row.size_box, text)
    if enter:
        qtbot.keyClick(row.size_box, Qt.Key.Key_Return)


def test_the_list_shows_the_input_and_each_layer_down_to_the_output(panel: ConfigPanel) -> None:
    rows = shown_rows(panel)
    assert [row.draft for row in rows] == [A, B, C, OUT]
    assert [row.is_output for row in rows] == [False, False, False, True]
    texts = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "input x₁, x₂: 2" in texts
    assert texts.count("output") == 1
    assert [row.size_box.accessibleName() for row in rows] == [
        f"Layer {l}: number of neurons" for l in range(1, len(rows) + 1)
    ]


def test_the_size_of_the_output_layer_cannot_be_typed_and_says_why(
    qtbot: QtBot, panel: ConfigPanel, sent: list[tuple[LayerSpec, ...]]
) -> None:
    output = shown_rows(panel)[-1]
    type_size(qtbot, output, "5")
    qtbot.keyClick(output.size_box, Qt.Key.Key_Up)
    assert output.size_box.text() == "1"
    assert sent == []
    assert "data set" in output.size_box.toolTip()
    assert output.size_box.accessibleDescription() == output.size_box.toolTip()


def test_a_new_size_and_a_new_activation_go_out_once_each(
    qtbot: QtBot, panel: ConfigPanel, sent: list[tuple[LayerSpec, ...]]
) -> None:
    first, *_, output = shown_rows(panel)
    type_size(qtbot, first, "32")
    qtbot.keyClick(output.activation_box, Qt.Key.Key_Down)
    assert sent == [
        (LayerSpec(32, "relu"), B, C, OUT),
        (LayerSpec(32, "relu"), B, C, LayerSpec(1, "tanh")),
    ]


def test_the_buttons_of_a_row_move_and_remove_its_layer(
    qtbot: QtBot, panel: ConfigPanel, sent: list[tuple[LayerSpec, ...]]
) -> None:
    first, second, *_ = shown_rows(panel)
    press(qtbot, second, RowCommand.MOVE_UP)
    press(qtbot, second, RowCommand.MOVE_DOWN)
    press(qtbot, first, RowCommand.REMOVE)
    assert sent == [(B, A, C, OUT), (B, C, A, OUT), (C, A, OUT)]
    assert [row.draft for row in shown_rows(panel)] == [C, A, OUT]


def test_the_button_below_adds_a_layer_above_the_output(
    qtbot: QtBot, panel: ConfigPanel, sent: list[tuple[LayerSpec, ...]]
) -> None:
    qtbot.mouseClick(add_button(panel), Qt.MouseButton.LeftButton)
    assert sent == [(A, B, C, C, OUT)]
    assert shown_rows(panel)[3].size_box.hasFocus()


def test_the_first_and_the_last_hidden_layer_move_one_way_only(panel: ConfigPanel) -> None:
    moves = [
        (row.buttons[RowCommand.MOVE_UP].isEnabled(), row.buttons[RowCommand.MOVE_DOWN].isEnabled())
        for row in shown_rows(panel)[:-1]
    ]
    assert moves == [(False, True), (True, True), (True, False)]


def test_alt_and_an_arrow_move_a_layer_and_the_focus_with_it(
    qtbot: QtBot, panel: ConfigPanel, sent: list[tuple[LayerSpec, ...]]
) -> None:
    rows = shown_rows(panel)
    rows[0].activation_box.setFocus()
    qtbot.keyClick(rows[0].activation_box, Qt.Key.Key_Down, ALT)
    assert rows[1].activation_box.hasFocus()
    qtbot.keyClick(rows[1].activation_box, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(rows[2].activation_box, Qt.Key.Key_Down, ALT)  # already the last hidden layer
    assert sent == [(B, A, C, OUT), (B, C, A, OUT)]
    assert rows[2].activation_box.hasFocus()
    qtbot.keyClick(rows[2].activation_box, Qt.Key.Key_Up, ALT)
    assert sent[-1] == (B, A, C, OUT)


def test_a_move_takes_along_the_size_that_is_half_typed(
    qtbot: QtBot, panel: ConfigPanel, sent: list[tuple[LayerSpec, ...]]
) -> None:
    rows = shown_rows(panel)
    type_size(qtbot, rows[1], "9", enter=False)
    qtbot.keyClick(rows[1].size_box, Qt.Key.Key_Up, ALT)
    assert sent == [(A, LayerSpec(9, "tanh"), C, OUT), (LayerSpec(9, "tanh"), A, C, OUT)]
    assert rows[0].size_box.hasFocus()


def test_a_move_button_that_can_go_no_further_hands_the_focus_to_its_row(qtbot: QtBot, panel: ConfigPanel) -> None:
    first, second, *_ = shown_rows(panel)
    second.buttons[RowCommand.MOVE_UP].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(second.buttons[RowCommand.MOVE_UP], Qt.Key.Key_Space)
    assert first.size_box.hasFocus()


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_Insert, PLAIN), (Qt.Key.Key_Plus, CONTROL)])
def test_keys_add_a_layer_below_the_one_with_the_focus(
    qtbot: QtBot,
    panel: ConfigPanel,
    sent: list[tuple[LayerSpec, ...]],
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
) -> None:
    rows = shown_rows(panel)
    rows[0].size_box.setFocus()
    qtbot.keyClick(rows[0].size_box, key, modifier)
    assert sent == [(A, A, B, C, OUT)]
    assert rows[1].size_box.hasFocus()
    qtbot.keyClicks(rows[1].size_box, "5")
    qtbot.keyClick(rows[1].size_box, Qt.Key.Key_Return)
    assert sent[-1] == (A, LayerSpec(5, "relu"), B, C, OUT)


def test_delete_removes_the_layer_but_in_its_size_a_digit(
    qtbot: QtBot, panel: ConfigPanel, sent: list[tuple[LayerSpec, ...]]
) -> None:
    rows = shown_rows(panel)
    rows[0].size_box.setFocus()
    rows[0].size_box.lineEdit().home(False)
    qtbot.keyClick(rows[0].size_box, Qt.Key.Key_Delete)
    assert rows[0].size_box.text() == "6"
    qtbot.keyClick(rows[0].size_box, Qt.Key.Key_Escape)
    rows[1].activation_box.setFocus()
    qtbot.keyClick(rows[1].activation_box, Qt.Key.Key_Delete)
    assert sent == [(A, C, OUT)]
    assert rows[1].buttons[RowCommand.REMOVE].hasFocus()
    qtbot.keyClick(rows[1].buttons[RowCommand.REMOVE], Qt.Key.Key_Delete)
    qtbot.keyClick(rows[0].buttons[RowCommand.REMOVE], Qt.Key.Key_Delete)
    assert sent[-1] == (OUT,)
    assert add_button(panel).hasFocus()


def test_the_output_layer_can_neither_move_nor_go(
    qtbot: QtBot, panel: ConfigPanel, sent: list[tuple[LayerSpec, ...]]
) -> None:
    output = shown_rows(panel)[-1]
    output.size_box.setFocus()
    qtbot.keyClick(output.size_box, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(output.activation_box, Qt.Key.Key_Delete)
    assert sent == []


def test_without_hidden_layers_one_can_be_added(
    qtbot: QtBot, panel: ConfigPanel, sent: list[tuple[LayerSpec, ...]]
) -> None:
    panel.show_config(RunConfig(layers=(OUT,)))
    qtbot.mouseClick(add_button(panel), Qt.MouseButton.LeftButton)
    assert sent == [(RunConfig().layers[0], OUT)]


def test_the_list_ends_at_the_most_layers_that_the_table_allows(
    qtbot: QtBot, panel: ConfigPanel, sent: list[tuple[LayerSpec, ...]]
) -> None:
    panel.show_config(RunConfig(layers=(*[A] * 11, OUT)))
    assert len(shown_rows(panel)) == 12
    assert not add_button(panel).isEnabled()
    qtbot.keyClick(shown_rows(panel)[0].size_box, Qt.Key.Key_Insert)
    assert sent == []
    press(qtbot, shown_rows(panel)[0], RowCommand.REMOVE)
    assert add_button(panel).isEnabled()


@pytest.mark.parametrize("text", ["0", "2049", "abc", "", "2.5"])
def test_an_invalid_size_is_marked_in_its_row_until_it_is_mended(
    qtbot: QtBot, panel: ConfigPanel, sent: list[tuple[LayerSpec, ...]], text: str
) -> None:
    rows = shown_rows(panel)
    rows[1].size_box.lineEdit().clear()
    type_size(qtbot, rows[1], text)
    reason = panel.rows["layers"].note
    assert sent == []
    assert marked_rows(panel) == [1]
    assert reason.isVisible()
    assert reason.text().startswith("Layer 2 must have a whole number from 1 to 2048.")
    assert panel.rows["layers"].editor.accessibleDescription() == reason.text()
    assert rows[1].size_box.accessibleDescription() == reason.text()
    type_size(qtbot, rows[1], "3")
    assert sent == [(A, LayerSpec(3, "tanh"), C, OUT)]
    assert marked_rows(panel) == []
    assert not reason.isVisible()
    assert rows[1].size_box.accessibleDescription() == ""


def test_escape_brings_the_layers_in_force_back(
    qtbot: QtBot, panel: ConfigPanel, sent: list[tuple[LayerSpec, ...]]
) -> None:
    rows = shown_rows(panel)
    type_size(qtbot, rows[1], "0")
    qtbot.keyClick(rows[1].size_box, Qt.Key.Key_Escape)
    assert [row.draft for row in rows] == [A, B, C, OUT]
    assert marked_rows(panel) == []
    assert sent == []


def test_an_invalid_size_keeps_its_mark_when_its_layer_moves(
    qtbot: QtBot, panel: ConfigPanel, sent: list[tuple[LayerSpec, ...]]
) -> None:
    rows = shown_rows(panel)
    type_size(qtbot, rows[1], "0")
    press(qtbot, rows[1], RowCommand.MOVE_UP)
    assert marked_rows(panel) == [0]
    assert panel.rows["layers"].note.text().startswith("Layer 1 ")
    assert sent == []
    press(qtbot, rows[0], RowCommand.REMOVE)
    assert sent == [(A, C, OUT)]


def test_a_layer_added_below_an_invalid_one_is_valid(qtbot: QtBot, panel: ConfigPanel) -> None:
    rows = shown_rows(panel)
    type_size(qtbot, rows[2], "0")
    qtbot.mouseClick(add_button(panel), Qt.MouseButton.LeftButton)
    assert shown_rows(panel)[3].draft == RunConfig().layers[0]


def test_a_new_language_reaches_the_rows(panel: ConfigPanel, speak_foreign: Callable[[], None]) -> None:
    speak_foreign()
    row = shown_rows(panel)[1]
    assert row.activation_box.currentText() == "译tanh"
    assert row.size_box.accessibleName() == "译Layer 2: number of neurons"
    assert row.buttons[RowCommand.REMOVE].accessibleName() == "译Remove this layer"
    assert add_button(panel).text() == "译Add a layer"


def test_more_inputs_are_counted_in_the_first_line(panel: ConfigPanel) -> None:
    editor = panel.rows["layers"].editor
    assert isinstance(editor, LayersEditor)
    editor.show_inputs(input_labels(USUAL_INPUTS, 13))
    assert "input x₁ … x₁₃: 13" in [label.text() for label in editor.findChildren(QLabel)]


def marked_rows(panel: ConfigPanel) -> list[int]:
    """Which rows have a border in the colour of an error, counted from 0."""
    colors = [row.size_box.grab().toImage().pixelColor(row.size_box.width() // 2, 1) for row in shown_rows(panel)]
    return [i for i, color in enumerate(colors) if color == QColor(LIGHT.error)]
