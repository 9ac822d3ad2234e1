"""The set-up form: every field of the table, valid and invalid input, keys, languages, themes."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.panels.setup.config_panel import EDITORS, ConfigPanel
from app.style.theme import LIGHT
from mlp_engine import FIELDS, RunConfig
from mlp_engine.kinds import IntegerKind, OptionalKind, RealKind
from tests.app.panels.setup.forms import border, box, type_into

NUMBER_FIELDS = [field.name for field in FIELDS if isinstance(field.kind, IntegerKind | RealKind | OptionalKind)]
LESSON = {
    "n_samples": "300",
    "noise": "0.15",
    "data_seed": "42",
    "weight_seed": "42",
    "learning_rate": "0.5",
    "epochs": "2000",
    "batch_size": "all",
    "clip_norm": "none",
}
INVALID = [
    ("learning_rate", "abc"),
    ("learning_rate", "0"),
    ("learning_rate", "nan"),
    ("learning_rate", ""),
    ("data_seed", "70000000000"),
    ("weight_seed", "-1"),
    ("n_samples", "1"),
    ("n_samples", "3.5"),
    ("noise", "10.01"),
    ("epochs", "0"),
]


def test_every_field_of_the_table_has_an_editor_that_shows_it_while_it_matters(panel: ConfigPanel) -> None:
    for field in FIELDS:
        row = panel.rows[field.name]
        assert type(row.editor) is EDITORS[type(field.kind)]
        assert row.label.text() == field.label
        assert row.label.buddy() is row.editor.control
        assert row.editor.isVisible() == row.label.isVisible() == field.matters(RunConfig())
    assert LESSON.items() <= {name: box(panel, name).text() for name in NUMBER_FIELDS}.items()
    assert box(panel, "data_set").currentText() == "two moons"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("n_samples", "50", 50),
        ("noise", "0.3", 0.3),
        ("data_seed", "7", 7),
        ("weight_seed", "2147483647", 2147483647),
        ("learning_rate", "1e-3", 1e-3),
        ("epochs", "10", 10),
    ],
)
def test_a_number_that_is_entered_goes_out_once_with_only_that_field_changed(
    qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig], name: str, text: str, value: float
) -> None:
    type_into(qtbot, panel, name, text, enter=False)
    assert sent == []
    qtbot.keyClick(box(panel, name), Qt.Key.Key_Return)
    qtbot.keyClick(box(panel, name), Qt.Key.Key_Return)
    assert sent == [RunConfig(**{name: value})]  # type: ignore[arg-type]
    assert panel.config == sent[0]


def test_leaving_a_field_commits_it(qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig]) -> None:
    type_into(qtbot, panel, "noise", "0.4", enter=False)
    qtbot.keyClick(box(panel, "noise"), Qt.Key.Key_Tab)
    assert sent == [RunConfig(noise=0.4)]
    assert box(panel, "label_noise").hasFocus()


def test_the_value_in_force_in_other_digits_is_no_change(
    qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig]
) -> None:
    type_into(qtbot, panel, "learning_rate", "0.50")
    assert sent == []
    assert box(panel, "learning_rate").text() == "0.5"


@pytest.mark.parametrize(("name", "text"), INVALID)
def test_invalid_input_is_marked_with_the_reason_and_nothing_goes_out(
    qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig], name: str, text: str
) -> None:
    type_into(qtbot, panel, name, text)
    row = panel.rows[name]
    assert sent == []
    assert panel.config == RunConfig()
    assert box(panel, name).text() == text
    assert row.note.isVisible()
    assert "number" in row.note.text()
    assert box(panel, name).accessibleDescription() == row.note.text()
    assert border(box(panel, name)) == QColor(LIGHT.error)


@pytest.mark.parametrize(("name", "text"), INVALID)
def test_escape_brings_the_value_in_force_back(
    qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig], name: str, text: str
) -> None:
    control = box(panel, name)
    before = control.text()
    type_into(qtbot, panel, name, text)
    qtbot.keyClick(control, Qt.Key.Key_Escape)
    assert control.text() == before
    assert not panel.rows[name].note.isVisible()
    assert border(control) != QColor(LIGHT.error)
    assert control.accessibleDescription() == panel.rows[name].editor.field.help
    assert sent == []


def test_escape_gives_up_what_is_half_typed(qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig]) -> None:
    type_into(qtbot, panel, "epochs", "17", enter=False)
    qtbot.keyClick(box(panel, "epochs"), Qt.Key.Key_Escape)
    assert box(panel, "epochs").text() == "2000"
    qtbot.keyClick(box(panel, "epochs"), Qt.Key.Key_Tab)
    assert sent == []


def test_a_mended_field_goes_out_and_is_no_longer_marked(
    qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig]
) -> None:
    type_into(qtbot, panel, "learning_rate", "abc")
    type_into(qtbot, panel, "learning_rate", "0.1")
    assert sent == [RunConfig(learning_rate=0.1)]
    assert not panel.rows["learning_rate"].note.isVisible()


def test_typing_the_value_in_force_mends_a_field_without_a_change(
    qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig]
) -> None:
    type_into(qtbot, panel, "learning_rate", "abc")
    type_into(qtbot, panel, "learning_rate", "0.5")
    assert sent == []
    assert not panel.rows["learning_rate"].note.isVisible()


def test_another_field_can_change_while_one_is_invalid(qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig]) -> None:
    type_into(qtbot, panel, "learning_rate", "abc")
    type_into(qtbot, panel, "noise", "0.3")
    assert sent == [RunConfig(noise=0.3)]
    assert box(panel, "learning_rate").text() == "abc"
    assert panel.rows["learning_rate"].note.isVisible()


def test_showing_a_configuration_fills_the_form_without_a_signal(
    qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig]
) -> None:
    type_into(qtbot, panel, "learning_rate", "abc")
    config = RunConfig(n_samples=20, noise=0.0, data_seed=1, weight_seed=2, learning_rate=3.0, epochs=4)
    panel.show_config(config)
    names = ("n_samples", "noise", "data_seed", "weight_seed", "learning_rate", "epochs")
    assert [box(panel, name).text() for name in names] == ["20", "0", "1", "2", "3", "4"]
    assert not panel.rows["learning_rate"].note.isVisible()
    assert panel.config == config
    assert sent == []


def test_the_echo_of_a_change_leaves_alone_what_is_being_typed(qtbot: QtBot, panel: ConfigPanel) -> None:
    type_into(qtbot, panel, "noise", "0.3")
    type_into(qtbot, panel, "epochs", "17", enter=False)
    panel.show_config(RunConfig(noise=0.3))
    assert box(panel, "epochs").text() == "17"


def test_every_control_explains_its_field_where_the_focus_is(panel: ConfigPanel) -> None:
    for name, row in panel.rows.items():
        if name != "layers":  # has many controls, each with a tip of its own
            assert row.editor.field.help
            assert row.editor.control.toolTip().partition("<br>")[0] == row.editor.field.help


@pytest.mark.parametrize("width", [220, 260, 320])
def test_a_reason_keeps_all_its_lines_when_another_is_cleared(qtbot: QtBot, panel: ConfigPanel, width: int) -> None:
    panel.resize(width, 700)
    for name in ("noise", "n_samples", "learning_rate", "epochs"):
        type_into(qtbot, panel, name, "-1")
    for mended in ("n_samples", "epochs"):
        qtbot.keyClick(box(panel, mended), Qt.Key.Key_Escape)
        QApplication.processEvents()
        for name in ("noise", "learning_rate"):
            note = panel.rows[name].note
            needed = note.fontMetrics().boundingRect(
                QRect(0, 0, note.contentsRect().width(), 0), Qt.TextFlag.TextWordWrap, note.text()
            )
            assert note.isVisible()
            assert note.height() >= needed.height()
