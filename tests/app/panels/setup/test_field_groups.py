"""The groups of the set-up: what is in each, folding, and what is hidden because nothing depends on it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.panels.setup.config_panel import ConfigPanel
from app.widgets.focus_keys import FocusKeys
from mlp_engine import FIELDS, RunConfig
from mlp_engine.kinds import GROUPS
from tests.app.panels.setup.forms import box, choose, type_into

HIDDEN_IN_THE_LESSON = [field.name for field in FIELDS if not field.matters(RunConfig())]


def top(panel: ConfigPanel, widget: QWidget) -> int:
    return widget.mapTo(panel, QPoint(0, 0)).y()


def shown(panel: ConfigPanel) -> set[str]:
    QApplication.processEvents()
    for row in panel.rows.values():
        assert row.label.isVisible() == row.editor.isVisible()
    return {name for name, row in panel.rows.items() if row.editor.isVisible()}


def test_each_field_is_below_the_heading_of_its_group_and_the_sentence_on_what_its_change_does(
    panel: ConfigPanel,
) -> None:
    QApplication.processEvents()
    headings = {name: top(panel, group.heading) for name, group in panel.groups.items()}
    assert [group.heading.text() for group in panel.groups.values()] == list(GROUPS.values())
    assert sorted(headings.values()) == list(headings.values())
    sentences = [(top(panel, label), label.text()) for label in panel.findChildren(QLabel) if "change" in label.text()]
    for field in FIELDS:
        if field.name not in HIDDEN_IN_THE_LESSON:
            place = top(panel, panel.rows[field.name].label)
            assert field.group == [name for name, y in headings.items() if y < place][-1]
            sentence = max((y, text) for y, text in sentences if y < place)[1]
            assert ("at once" in sentence) is field.changes_live
            assert ("starts the run again" in sentence) is not field.changes_live


@pytest.mark.parametrize(
    ("name", "value", "appear"),
    [
        ("data_set", "blobs", {"n_classes"}),
        ("initializer", "normal", {"init_scale"}),
        ("optimizer", "momentum", {"momentum"}),
        ("optimizer", "adamw", {"beta1", "beta2", "epsilon", "weight_decay"}),
        ("schedule", "step", {"schedule_epochs", "schedule_factor"}),
        ("batch_size", 10, {"batch_seed"}),
        ("test_share", 0.5, {"patience"}),
    ],
)
def test_a_field_is_shown_while_it_matters(panel: ConfigPanel, name: str, value: object, appear: set[str]) -> None:
    before = shown(panel)
    assert before.isdisjoint(HIDDEN_IN_THE_LESSON)
    editor = panel.rows[name].editor
    editor.edited.emit(editor.field, value)
    assert shown(panel) == before | appear
    editor.edited.emit(editor.field, getattr(RunConfig(), name))
    assert shown(panel) == before


def test_what_is_hidden_shows_neither_mark_nor_reason(qtbot: QtBot, panel: ConfigPanel) -> None:
    panel.show_config(RunConfig(batch_size=10, batch_seed=7))
    type_into(qtbot, panel, "batch_seed", "abc")
    row = panel.rows["batch_seed"]
    assert row.note.isVisible()
    type_into(qtbot, panel, "batch_size", "all")
    assert not any(part.isVisible() for part in (row.note, row.lesson, row.editor))
    type_into(qtbot, panel, "batch_size", "5")
    assert box(panel, "batch_seed").text() == "7"
    assert row.lesson.isVisible()


def test_a_heading_folds_its_group_by_mouse_and_keys_and_tells_which_are(qtbot: QtBot, panel: ConfigPanel) -> None:
    FocusKeys(panel)
    data, network = panel.groups["data"].heading, panel.groups["network"].heading
    place = top(panel, network)
    qtbot.mouseClick(data, Qt.MouseButton.LeftButton)
    assert panel.folded == ("data",)
    assert shown(panel).isdisjoint({field.name for field in FIELDS if field.group == "data"})
    assert top(panel, network) < place
    assert (data.accessibleName() or data.text(), data.accessibleDescription()) == ("Data", "hidden")
    network.setFocus()
    data.setFocus()
    qtbot.keyClick(data, Qt.Key.Key_Return)
    assert panel.folded == ()
    assert data.accessibleDescription() == "shown"
    assert box(panel, "n_samples").isVisible()


def test_the_groups_that_are_folded_can_be_told_and_set(panel: ConfigPanel) -> None:
    panel.fold(("network", "a group that there is no more"))
    assert panel.folded == ("network",)
    panel.show_config(RunConfig(epochs=7))
    assert panel.folded == ("network",)
    panel.fold(())
    assert panel.folded == ()


def test_the_focus_goes_to_the_heading_that_has_folded_it_away(panel: ConfigPanel) -> None:
    box(panel, "noise").setFocus()
    panel.groups["data"].heading.click()
    assert panel.groups["data"].heading.hasFocus()


def text_room(choice: QComboBox) -> int:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    return choice.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, choice).width()


@pytest.mark.parametrize("width", [200, 260, 400])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_choice_and_no_label_is_cut(qtbot: QtBot, panel: ConfigPanel, width: int, scale: float) -> None:
    font = panel.font()
    font.setPointSizeF(scale * font.pointSizeF())
    panel.setFont(font)
    panel.retranslate()
    choose(panel, "optimizer", "adamw")
    panel.resize(max(width, panel.minimumSizeHint().width()), 500)
    qtbot.wait(1)
    for row in panel.rows.values():
        assert row.label.isHidden() or row.label.width() >= row.label.sizeHint().width()
        control = row.editor.control
        if isinstance(control, QComboBox) and control.isVisible():
            widths = [control.fontMetrics().horizontalAdvance(control.itemText(i)) for i in range(control.count())]
            assert text_room(control) >= max(widths)


def test_labels_and_boxes_are_in_columns(panel: ConfigPanel) -> None:
    panel.resize(420, 700)
    QApplication.processEvents()
    rows = [row for row in panel.rows.values() if row.editor.isVisible() and not row.editor.is_wide]
    assert len({row.label.mapTo(panel, QPoint(0, 0)).x() for row in rows}) == 1
    assert len({row.editor.mapTo(panel, QPoint(0, 0)).x() for row in rows}) == 1
    assert len({row.editor.mapTo(panel, QPoint(row.editor.width(), 0)).x() for row in rows}) == 1


def test_headings_speak_the_language_of_the_window(panel: ConfigPanel, speak_foreign: Callable[[], None]) -> None:
    speak_foreign()
    assert [group.heading.text() for group in panel.groups.values()] == ["译Data", "译Network", "译Training"]
    assert panel.groups["data"].heading.accessibleDescription() == "译shown"
