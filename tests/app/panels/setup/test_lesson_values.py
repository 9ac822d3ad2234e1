"""Values that are not the lesson's."""

from collections.abc import Callable, Collection
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from app.panels.setup.config_panel import ConfigPanel
from mlp_engine import FIELDS, RunConfig
from mlp_engine.kinds import LayerSpec
from tests.app.panels.setup.forms import box, type_into

OTHER = RunConfig(
    n_samples=31,
    noise=0.3,
    data_seed=1,
    layers=(LayerSpec(4, "tanh"), LayerSpec(1, "sigmoid")),
    weight_seed=2,
    learning_rate=1000.0,
    epochs=7,
)
CHANGED = [field.name for field in FIELDS if getattr(OTHER, field.name) != getattr(RunConfig(), field.name)]


def marked_fields(panel: ConfigPanel) -> Collection[str]:
    QApplication.processEvents()
    return [name for name, row in panel.rows.items() if row.lesson.isVisible()]


def test_nothing_is_marked_in_the_lessons_run(panel: ConfigPanel) -> None:
    assert marked_fields(panel) == []


def test_every_value_that_is_not_the_lessons_is_marked_and_tells_it(panel: ConfigPanel) -> None:
    panel.show_config(OTHER)
    assert marked_fields(panel) == CHANGED
    assert panel.rows["learning_rate"].lesson.text() == "↺ lesson: 0.5"
    assert "16 ReLU, 8 ReLU, 1 sigmoid" in panel.rows["layers"].lesson.toolTip()
    assert "0.5" in box(panel, "learning_rate").accessibleDescription()
    panel.show_config(RunConfig())
    assert marked_fields(panel) == []
    assert "0.5" not in box(panel, "learning_rate").accessibleDescription()


@pytest.mark.parametrize("name", CHANGED)
@pytest.mark.parametrize("by_key", [False, True])
def test_one_click_or_key_brings_the_lessons_value_back(
    qtbot: QtBot, panel: ConfigPanel, sent: list[RunConfig], name: str, by_key: bool
) -> None:
    panel.show_config(OTHER)
    button: QToolButton = panel.rows[name].lesson
    QApplication.processEvents()
    if by_key:
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert box(panel, name).hasFocus()
    else:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert sent == [replace(OTHER, **{name: getattr(RunConfig(), name)})]
    assert marked_fields(panel) == [other for other in CHANGED if other != name]


def test_a_typed_value_is_marked_as_soon_as_it_is_in_force(qtbot: QtBot, panel: ConfigPanel) -> None:
    type_into(qtbot, panel, "learning_rate", "1000")
    assert marked_fields(panel) == ["learning_rate"]
    type_into(qtbot, panel, "learning_rate", "0.5")
    assert marked_fields(panel) == []


def test_the_tab_key_comes_to_the_mark_after_its_field(qtbot: QtBot, panel: ConfigPanel) -> None:
    panel.show_config(replace(RunConfig(), learning_rate=1000.0))
    box(panel, "learning_rate").setFocus()
    qtbot.keyClick(box(panel, "learning_rate"), Qt.Key.Key_Tab)
    assert panel.rows["learning_rate"].lesson.hasFocus()


def test_marks_have_a_name_in_every_language_and_are_not_cut(
    panel: ConfigPanel, speak_foreign: Callable[[], None]
) -> None:
    panel.show_config(OTHER)
    speak_foreign()
    assert marked_fields(panel) == CHANGED
    for name in CHANGED:
        button = panel.rows[name].lesson
        assert button.accessibleName().startswith("译")
        assert button.width() >= button.sizeHint().width()
