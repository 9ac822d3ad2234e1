"""Own data and inputs in the form."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from app.panels.setup.config_panel import ConfigPanel
from app.panels.setup.inputs_editor import SetEditor
from app.panels.setup.own_data_editor import OwnDataEditor
from app.style.theme import LIGHT
from mlp_engine import OwnData, RunConfig
from tests.app.panels.setup.forms import box, choose
from tests.app.tables import FLOWERS, NUMBERS

OWN = RunConfig().with_fields({"own_data": FLOWERS})


@pytest.fixture
def wanted(panel: ConfigPanel) -> list[None]:
    wanted: list[None] = []
    panel.data_wanted.connect(lambda: wanted.append(None))
    return wanted


def inputs(panel: ConfigPanel) -> SetEditor:
    editor = panel.rows["inputs"].editor
    assert isinstance(editor, SetEditor)
    return editor


def texts(panel: ConfigPanel, name: str) -> list[str]:
    return [label.text() for label in panel.rows[name].editor.findChildren(QLabel) if label.isVisible()]


def press(qtbot: QtBot, panel: ConfigPanel, name: str) -> None:
    qtbot.mouseClick(inputs(panel).buttons[name], Qt.MouseButton.LeftButton)


def test_own_data_without_a_table_ask_for_one_and_leave_the_set_up_as_it_is(
    panel: ConfigPanel, sent: list[RunConfig], wanted: list[None]
) -> None:
    choose(panel, "data_set", "own")
    assert wanted == [None]
    assert sent == []
    assert box(panel, "data_set").name == "moons"
    assert panel.config == RunConfig()
    assert panel.rows["data_set"].note.text() == ""


def test_a_table_that_was_in_force_is_taken_again(
    panel: ConfigPanel, sent: list[RunConfig], wanted: list[None]
) -> None:
    panel.show_config(OWN)
    choose(panel, "data_set", "circle")
    assert sent[-1].own_data is None
    assert sent[-1].data_set == "circle"
    choose(panel, "data_set", "own")
    assert sent[-1].own_data == FLOWERS
    assert not wanted
    assert "Table → flowers.csv" in panel.rows["data_set"].note.text()


def test_a_table_is_told_by_its_name_and_its_size_and_the_button_asks_for_another(
    qtbot: QtBot, panel: ConfigPanel, wanted: list[None]
) -> None:
    assert not panel.rows["own_data"].editor.isVisible()
    assert not box(panel, "standardize").isVisible()
    panel.show_config(OWN)
    assert texts(panel, "own_data") == ["flowers.csv", "6 rows, 4 inputs, 3 classes"]
    assert not box(panel, "n_samples").isVisible()
    assert not box(panel, "noise").isVisible()
    button: QToolButton = box(panel, "own_data")
    assert "6 rows, 4 inputs, 3 classes" in button.accessibleDescription()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert wanted == [None, None]
    panel.show_config(RunConfig().with_fields({"own_data": NUMBERS}))
    assert texts(panel, "own_data") == ["one.csv", "3 rows, 1 input, a number to learn"]


def test_a_long_name_is_cut_in_the_middle_and_whole_in_the_tip(panel: ConfigPanel) -> None:
    name = "measurements of everything that grows between here and there.csv"
    table = OwnData.of(name, ("a",), "b", (), [[0.0, 1.0]], [0.0, 1.0])
    panel.show_config(RunConfig().with_fields({"own_data": table}))
    editor = panel.rows["own_data"].editor
    assert isinstance(editor, OwnDataEditor)
    assert "…" in editor.name_line.text()
    assert editor.name_line.text().endswith("csv")
    assert editor.name_line.toolTip().startswith(name)
    assert panel.width() == 260


def test_own_data_have_no_value_of_the_lesson_but_their_data_set_has(panel: ConfigPanel, sent: list[RunConfig]) -> None:
    panel.show_config(OWN)
    assert not panel.rows["own_data"].lesson.isVisible()
    assert panel.rows["data_set"].lesson.isVisible()
    panel.rows["data_set"].lesson.click()
    assert sent[-1].data_set == "moons"
    assert sent[-1].own_data is None


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Space])
def test_standardising_is_a_switch(qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig], key: Qt.Key | None) -> None:
    panel.show_config(OWN)
    assert box(panel, "standardize").isChecked()
    if key is None:
        qtbot.mouseClick(
            box(panel, "standardize"), Qt.MouseButton.LeftButton, pos=box(panel, "standardize").rect().center()
        )
    else:
        box(panel, "standardize").setFocus()
        qtbot.keyClick(box(panel, "standardize"), key)
    assert [config.standardize for config in sent] == [False]
    assert panel.rows["standardize"].lesson.text() == "↺ lesson: yes"


def test_a_button_for_each_input_switches_it(qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig]) -> None:
    assert [button.text() for button in inputs(panel).buttons.values()] == [
        "x₁", "x₂", "x₁²", "x₂²", "x₁x₂", "sin x₁", "sin x₂",
    ]  # fmt: skip
    press(qtbot, panel, "x1_x2")
    assert sent[-1].inputs == ("x1", "x2", "x1_x2")
    press(qtbot, panel, "x1")
    assert sent[-1].inputs == ("x2", "x1_x2")
    assert "input x₂, x₁x₂: 2" in texts(panel, "layers")
    assert panel.rows["inputs"].lesson.text() == "↺ lesson: x₁, x₂"
    button = inputs(panel).buttons["sin_x2"]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert sent[-1].inputs == ("x2", "x1_x2", "sin_x2")
    assert button.accessibleName() == "Inputs: sin x₂"


def test_the_last_input_stays_and_the_reason_is_told(qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig]) -> None:
    press(qtbot, panel, "x2")
    press(qtbot, panel, "x1")
    assert len(sent) == 1
    assert panel.config.inputs == ("x1",)
    assert inputs(panel).buttons["x1"].isChecked()
    note = panel.rows["inputs"].note
    assert note.text() == "Must be one or more of x₁, x₂, x₁², x₂², x₁x₂, sin x₁, sin x₂."
    corner = inputs(panel).buttons["x1"].grab().toImage().pixelColor(inputs(panel).buttons["x1"].width() // 2, 1)
    assert corner == QColor(LIGHT.error)
    press(qtbot, panel, "sin_x1")
    assert note.text() == ""
    assert panel.config.inputs == ("x1", "sin_x1")


def test_inputs_that_the_data_do_not_have_are_not_offered_and_stay_chosen(
    qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig]
) -> None:
    panel.show_config(RunConfig().with_fields({"own_data": NUMBERS}))
    assert inputs(panel).offered == ["x1", "x1_squared", "sin_x1"]
    press(qtbot, panel, "sin_x1")
    assert sent[-1].inputs == ("x1", "x2", "sin_x1")
    assert sent[-1].input_labels == ["x₁", "sin x₁"]
    panel.show_config(OWN)
    assert len(inputs(panel).offered) == 7
    assert "x₃, x₄ always enter" in texts(panel, "inputs")


def test_inputs_and_table_speak_another_language(panel: ConfigPanel, speak_foreign: Callable[[], None]) -> None:
    panel.show_config(OWN)
    speak_foreign()
    assert texts(panel, "own_data")[1].startswith("译")
    assert box(panel, "own_data").text() == "译Open data…"
    assert "译x₃, x₄ always enter" in texts(panel, "inputs")
