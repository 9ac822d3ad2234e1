"""Numbers that may be left out."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.widgets.field_editors import OptionalEditor
from app.widgets.optional_box import OptionalBox
from mlp_engine import Field
from mlp_engine.kinds import IntegerKind, OptionalKind
from tests.app.recorder import Recorder

KIND = OptionalKind(IntegerKind(1, 100), "all", 10)


@pytest.fixture
def editor(qtbot: QtBot) -> OptionalEditor:
    editor = OptionalEditor(Field("batch", "Batch", "How many.", KIND))
    qtbot.addWidget(editor)
    editor.retranslate()
    editor.show_value(None)
    editor.show()
    editor.activateWindow()
    qtbot.waitActive(editor)
    editor.control.setFocus()
    return editor


@pytest.fixture
def number(editor: OptionalEditor) -> OptionalBox:
    return editor.box


def enter(qtbot: QtBot, number: OptionalBox, text: str) -> None:
    number.selectAll()
    qtbot.keyClick(number, Qt.Key.Key_Delete)
    number.lineEdit().insert(text)
    qtbot.keyClick(number, Qt.Key.Key_Return)


@pytest.mark.parametrize(("typed", "value"), [("", None), ("all", None), (" ALL ", None), ("7", 7), ("x", "x")])
def test_a_number_the_word_and_nothing_are_read(
    qtbot: QtBot, editor: OptionalEditor, number: OptionalBox, typed: str, value: object
) -> None:
    editor.show_value(3)
    sent = Recorder(editor.edited)
    enter(qtbot, number, typed)
    assert sent.payloads == [(editor.field, value)]


@pytest.mark.parametrize("typed", ["全部", "all", ""])
def test_the_word_is_read_in_both_languages(
    qtbot: QtBot, editor: OptionalEditor, number: OptionalBox, typed: str
) -> None:
    number.set_word("全部")
    assert number.text() == "全部"
    editor.show_value(3)
    sent = Recorder(editor.edited)
    enter(qtbot, number, typed)
    assert sent.payloads == [(editor.field, None)]
    editor.show_value(None)
    assert number.text() == "全部"


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp])
def test_a_step_from_the_word_leads_to_the_first_number_and_on(
    qtbot: QtBot, editor: OptionalEditor, number: OptionalBox, key: Qt.Key
) -> None:
    sent = Recorder(editor.edited)
    qtbot.keyClick(number, key)
    assert sent.payloads == [(editor.field, 10)]
    qtbot.keyClick(number, Qt.Key.Key_Up)
    assert sent.payloads[1:] == [(editor.field, 11)]


def test_escape_brings_the_word_back(qtbot: QtBot, editor: OptionalEditor, number: OptionalBox) -> None:
    given_up = Recorder(editor.given_up)
    qtbot.keyClicks(number, "3")
    qtbot.keyClick(number, Qt.Key.Key_Escape)
    assert len(given_up) == 1


def test_a_new_language_changes_the_word_but_not_what_is_typed(
    qtbot: QtBot, editor: OptionalEditor, number: OptionalBox, speak_foreign: Callable[[], None]
) -> None:
    speak_foreign()
    editor.retranslate()
    assert number.text() == "译all"
    number.selectAll()
    qtbot.keyClicks(number, "12")
    number.set_word("tout")
    assert number.text() == "12"
