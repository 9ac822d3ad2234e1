"""The gallery: it can be used by mouse and by keys alone, and tells all that it is given."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument, QTextOption
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.files.lessons import LONGEST_TITLE, Lesson, Look, Unreadable
from app.files.runs import preset_names
from app.lesson.lesson_texts import LESSON_TEXTS
from app.panels.lessons.dialog import LessonsDialog
from app.panels.lessons.facts import facts_of
from app.panels.lessons.note import LessonNote
from app.panels.lessons.ready import ready_lessons
from app.style.translation import install_language
from mlp_engine import FrameRequest, RunConfig, Session, Text
from tests.app.recorder import Recorder

MINE = Lesson(
    "<b>mine</b>", "Look & <i>see</i>.", RunConfig(epochs=7), Look(2.0, False, ("loss",)), path=Path("m.json")
)
YOURS = Lesson("yours", "", RunConfig(epochs=9), path=Path("y.json"))
BAD = Unreadable(Path("bad.json"), Text("bad.json cannot be opened: it is no lesson."))


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[LessonsDialog]:
    dialog = LessonsDialog()
    qtbot.addWidget(dialog)
    dialog.show_own([MINE, YOURS, BAD])
    dialog.show()
    dialog.activateWindow()
    dialog.list.setFocus()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    install_language("en")


def titles(dialog: LessonsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def press(qtbot: QtBot, dialog: LessonsDialog, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget() or dialog, key)


def button(dialog: LessonsDialog | QMessageBox, text: str) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if button.text() == text)


def test_all_lessons_are_listed_under_their_headings(dialog: LessonsDialog) -> None:
    ready = [text.title for text in LESSON_TEXTS.values()]
    assert titles(dialog) == ["Ready lessons", *ready, "Own set-ups", "<b>mine</b>", "yours", "bad.json"]
    assert [lesson.name for lesson in ready_lessons()] == list(LESSON_TEXTS)
    dialog.show_own([])
    assert titles(dialog)[-1].startswith("None yet")


def test_every_ready_lesson_is_reached_and_started_by_keys_alone(qtbot: QtBot, dialog: LessonsDialog) -> None:
    chosen, wanted = Recorder(dialog.chosen), Recorder(dialog.picture_wanted)
    seen = []
    for _ in preset_names():
        seen.append(dialog.picked.name)
        assert dialog.page.title.text() == dialog.picked.title
        assert dialog.page.watch.text() == dialog.picked.watch
        press(qtbot, dialog, Qt.Key.Key_Down)
    assert seen == list(LESSON_TEXTS)
    assert dialog.picked == MINE  # over the heading
    assert wanted.last == MINE.config
    press(qtbot, dialog, Qt.Key.Key_Return)
    assert chosen.payloads == [MINE]
    assert not dialog.isVisible()


def test_double_click_starts_once(qtbot: QtBot, dialog: LessonsDialog) -> None:
    chosen = Recorder(dialog.chosen)
    place = dialog.list.visualItemRect(dialog.list.item(2)).center()
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [lesson.name for lesson in chosen.payloads] == ["straight_line"]


def test_headings_cannot_be_started(qtbot: QtBot, dialog: LessonsDialog) -> None:
    chosen, before = Recorder(dialog.chosen), dialog.picked
    place = dialog.list.visualItemRect(dialog.list.item(0)).center()
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.picked == before
    assert not chosen.payloads


def test_escape_starts_nothing(qtbot: QtBot, dialog: LessonsDialog) -> None:
    chosen, closed = Recorder(dialog.chosen), Recorder(dialog.closed)
    press(qtbot, dialog, Qt.Key.Key_Escape)
    assert (len(chosen), len(closed)) == (0, 1)


def test_facts_tell_what_is_set_up_and_how_it_is_looked_at(dialog: LessonsDialog) -> None:
    dialog.pick(MINE)
    for words in ("300", "16 ReLU, 8 ReLU, 1 sigmoid", "2 epochs a second", "linear", "Loss and accuracy"):
        assert words in dialog.page.facts.text()


def test_lists_are_written_as_in_chinese(dialog: LessonsDialog) -> None:
    install_language("zh_CN")
    facts = dict(facts_of(replace(MINE, look=Look(panels=("loss", "boundary")))))
    assert "16 ReLU、8 ReLU、1 sigmoid" in facts.values()
    assert facts["面板"].count("、") == 1


def test_what_others_have_written_is_shown_as_it_is(dialog: LessonsDialog) -> None:
    dialog.pick(MINE)
    assert dialog.page.title.text() == "<b>mine</b>"
    assert dialog.page.title.textFormat() is dialog.page.watch.textFormat() is Qt.TextFormat.PlainText


def test_unreadable_one_says_why_and_can_only_be_deleted(qtbot: QtBot, dialog: LessonsDialog) -> None:
    chosen, deleted = Recorder(dialog.chosen), Recorder(dialog.deleted)
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    assert "it is no lesson" in dialog.page.watch.text()
    press(qtbot, dialog, Qt.Key.Key_Return)
    assert not chosen.payloads
    assert not button(dialog, "&Rename…").isEnabled()
    button(dialog, "&Delete…").click()
    button(dialog.findChild(QMessageBox), "&Delete").click()
    assert deleted.payloads == [BAD.path]


def test_ready_lessons_are_neither_renamed_nor_deleted(dialog: LessonsDialog) -> None:
    assert not button(dialog, "&Rename…").isEnabled()
    assert not button(dialog, "&Delete…").isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_keep_a_lesson(qtbot: QtBot, dialog: LessonsDialog, key: Qt.Key) -> None:
    deleted = Recorder(dialog.deleted)
    dialog.pick(YOURS)
    button(dialog, "&Delete…").click()
    box = dialog.findChild(QMessageBox)
    assert "“yours”" in box.text()
    qtbot.keyClick(box, key)
    assert not deleted.payloads


@pytest.mark.parametrize(("typed", "told"), [("other", True), (" YOURS ", False)])
def test_renamed_unless_another_has_the_name(qtbot: QtBot, dialog: LessonsDialog, typed: str, told: bool) -> None:
    renamed = Recorder(dialog.renamed)
    dialog.pick(MINE)
    button(dialog, "&Rename…").click()
    asking = dialog.findChild(QInputDialog)
    asking.findChild(QLineEdit).setText(typed)
    qtbot.keyClick(asking.findChild(QLineEdit), Qt.Key.Key_Return)
    assert renamed.payloads == ([(MINE, "other")] if told else [])
    assert bool(dialog._note.text()) is not told


def test_long_name_is_seen_while_it_is_changed(dialog: LessonsDialog) -> None:
    dialog.pick(MINE)
    button(dialog, "&Rename…").click()
    field = dialog.findChild(QInputDialog).findChild(QLineEdit)
    assert field.width() > 0.9 * LONGEST_TITLE * field.fontMetrics().averageCharWidth()


def test_long_word_is_not_cut_off(qtbot: QtBot, dialog: LessonsDialog) -> None:
    word = "https://example.org/" + "x" * 300
    dialog.show_own([replace(MINE, title="x" * LONGEST_TITLE, watch=f"Look at {word} first.")])
    dialog.pick(MINE)
    at_words = QTextOption()
    at_words.setWrapMode(QTextOption.WrapMode.WordWrap)  # as a label does
    for words in (dialog.page.title, dialog.page.watch):
        document = QTextDocument(words.text())
        document.setDefaultTextOption(at_words)
        document.setDefaultFont(words.font())
        document.setTextWidth(words.width())
        assert document.idealWidth() <= words.width()
    assert dialog.page.watch.accessibleName() == f"Look at {word} first."
    note = LessonNote()
    qtbot.addWidget(note)
    note.show_lesson(dialog.picked)
    assert note.minimumSizeHint().width() < 400


def test_picture_is_shown_if_its_lesson_still_is(dialog: LessonsDialog) -> None:
    frame = Session(MINE.config).frame(FrameRequest())
    dialog.show_picture(MINE.config, frame)
    assert dialog.page.picture.frame is None
    dialog.pick(MINE)
    dialog.show_picture(MINE.config, frame)
    assert dialog.page.picture.frame is frame
    assert dialog.page.picture.isVisible()


def test_what_is_picked_stays_while_the_list_changes(qtbot: QtBot, dialog: LessonsDialog) -> None:
    dialog.pick(YOURS)
    dialog.show_own([YOURS])
    assert dialog.picked == YOURS
    install_language("zh_CN")
    qtbot.waitUntil(lambda: dialog.windowTitle() != "Lessons")
    assert dialog.picked == YOURS
    dialog.show_own([])
    assert dialog.picked.name == "lesson"
