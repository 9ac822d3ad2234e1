"""Lessons in the window: what begins, how it is looked at, what undoes it, and the user's own set-ups."""

from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.files.lessons import Lesson, Look, read_lesson, save_lesson
from app.files.runs import load_preset, preset_names
from app.panels.lessons import dialog as dialog_module
from app.panels.lessons.dialog import LessonsDialog
from app.panels.lessons.ready import ready_lesson
from app.style.translation import install_language
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from app.workers.status import Phase
from mlp_engine import RunConfig
from tests.app.windows import message, trigger, wait_for_phase


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "lessons"
    monkeypatch.setattr("app.window.lessons_presenter.users_folder", lambda: folder)
    return folder


def wait_for(qtbot: QtBot, window: MainWindow, config: RunConfig) -> None:
    qtbot.waitUntil(lambda: window._frame.config == config and window.lessons.note.isVisible())


def open_gallery(qtbot: QtBot, window: MainWindow) -> LessonsDialog:
    trigger(window, ActionId.LESSONS)
    dialog = window.lessons.dialog
    qtbot.waitUntil(dialog.isVisible)
    return dialog


@pytest.mark.parametrize("name", preset_names())
def test_every_lesson_begins_as_it_proposes(qtbot: QtBot, window: MainWindow, name: str) -> None:
    lesson = ready_lesson(name)
    window.lessons.begin(lesson)
    wait_for(qtbot, window, lesson.config)
    assert window._status.phase is Phase.PAUSED
    assert window._frame.epoch == 0
    assert window._run_bar.speed == lesson.look.speed
    assert window._views["loss"].epoch_plot.values_axis.is_log is lesson.look.is_log
    assert window._selection_model.selection.layer == lesson.look.layer
    assert escape(lesson.title) in window.lessons.note.text.text()
    front = lesson.look.panels[0]
    qtbot.waitUntil(lambda: front in window._dock_area.in_sight)


def test_from_the_menu_to_the_run_by_keys_and_back_by_undo(qtbot: QtBot, active_window: MainWindow) -> None:
    window, before = active_window, active_window._frame.config
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    dialog = window.lessons.dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    wait_for(qtbot, window, load_preset("straight_line").config)
    trigger(window, ActionId.UNDO)
    qtbot.waitUntil(lambda: window._frame.config == before)
    qtbot.waitUntil(lambda: not window.lessons.note.isVisible())


def test_lesson_of_the_run_of_now_begins_again(qtbot: QtBot, window: MainWindow) -> None:
    lesson = ready_lesson("straight_line")
    for _ in range(2):
        window.lessons.begin(lesson)
        wait_for(qtbot, window, lesson.config)
        window.lessons.note.close_lesson()


def test_note_stays_while_it_trains_and_while_something_is_tried(qtbot: QtBot, window: MainWindow) -> None:
    lesson = ready_lesson("symmetry")
    window.lessons.begin(lesson)
    wait_for(qtbot, window, lesson.config)
    trigger(window, ActionId.STEP)
    qtbot.waitUntil(lambda: window._frame.epoch == 1)
    window._undo.set_up(lesson.config.with_field("initializer", "he"))
    qtbot.waitUntil(lambda: window._frame.config.initializer == "he")
    assert window.lessons.note.isVisible()
    install_language("zh_CN")
    qtbot.waitUntil(lambda: lesson.title not in window.lessons.note.text.text())
    window.lessons.note.setFocus()
    qtbot.keyClick(window.lessons.note, Qt.Key.Key_Escape)
    assert not window.lessons.note.isVisible()


def test_picture_of_the_end_comes_by_itself_and_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    dialog = open_gallery(qtbot, window)
    dialog.pick(ready_lesson("symmetry"))
    config = load_preset("symmetry").config
    qtbot.waitUntil(lambda: dialog.page.picture.frame is not None and dialog.page.picture.frame.config == config)
    frame = dialog.page.picture.frame
    assert frame.epoch == config.epochs
    dialog.close()
    dialog = open_gallery(qtbot, window)
    assert dialog.page.picture.frame is frame
    assert dialog.page.picture.isVisible()


def test_own_lesson_is_saved_listed_begun_renamed_and_deleted(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    (path,) = save_by_hand(qtbot, window, "Week 1", "Look at the loss.", folder)
    kept = read_lesson(path)
    assert (kept.config, kept.look.speed) == (window._status.config, window._run_bar.speed)
    assert set(kept.look.panels) == set(window._dock_area.in_sight)
    assert "“Week 1” is among the lessons" in message(window)
    dialog = open_gallery(qtbot, window)
    qtbot.waitUntil(lambda: kept in dialog._own)
    dialog.renamed.emit(kept, "Week 2")
    qtbot.waitUntil(lambda: [lesson.title for lesson in dialog._own] == ["Week 2"])
    window.lessons.begin(read_lesson(path))
    qtbot.waitUntil(window.lessons.note.isVisible)
    assert "Week 2" in window.lessons.note.text.text()
    dialog.deleted.emit(path)
    qtbot.waitUntil(lambda: not dialog._own)
    assert not path.exists()


def save_by_hand(qtbot: QtBot, window: MainWindow, title: str, watch: str, folder: Path) -> list[Path]:
    trigger(window, ActionId.SAVE_LESSON)
    qtbot.waitUntil(lambda: "save_dialog" in vars(window.lessons) and window.lessons.save_dialog.isVisible())
    dialog = window.lessons.save_dialog
    dialog.name.setText(title)
    dialog.watch.setPlainText(watch)
    dialog._save.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    return list(folder.iterdir())


def test_same_name_replaces_the_lesson(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    save_by_hand(qtbot, window, "Week 1", "old", folder)
    (path,) = save_by_hand(qtbot, window, "week 1", "new", folder)
    assert (read_lesson(path).title, read_lesson(path).watch) == ("week 1", "new")


def test_folder_that_cannot_be_written_is_told_and_what_is_typed_stays(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    folder.write_text("a file is in the way")
    trigger(window, ActionId.SAVE_LESSON)
    qtbot.waitUntil(lambda: "save_dialog" in vars(window.lessons) and window.lessons.save_dialog.isVisible())
    dialog = window.lessons.save_dialog
    dialog.name.setText("Week 1")
    dialog._save.click()
    qtbot.waitUntil(lambda: dialog._note.text() != "")
    assert dialog._note.text().startswith("It could not be saved. There is a file of this name already.")
    assert dialog.name.text() == "Week 1"


def test_damaged_own_lessons_stop_nothing(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    good = save_lesson(folder, Lesson("good", "", RunConfig(epochs=3), Look(panels=("no such panel",))))
    (folder / "bad.json").write_text("{")
    dialog = open_gallery(qtbot, window)
    qtbot.waitUntil(lambda: len(dialog._own) == 2)
    before = window._status.config
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    assert "bad.json cannot be opened" in dialog.page.watch.text()
    assert window._status.config == before
    dialog.chosen.emit(read_lesson(good))
    wait_for(qtbot, window, RunConfig(epochs=3))


def test_window_closes_while_a_picture_is_made(qtbot: QtBot, window: MainWindow) -> None:
    dialog = open_gallery(qtbot, window)
    dialog.pick(ready_lesson("playground"))
    window.close()
    assert not dialog.isVisible()
    assert window.lessons._training is None


def test_another_run_takes_the_note_away(qtbot: QtBot, window: MainWindow) -> None:
    window.lessons.begin(ready_lesson("straight_line"))
    wait_for(qtbot, window, load_preset("straight_line").config)
    window.incoming.runs.open(Path(dialog_module.__file__).parents[3] / "resources" / "presets" / "sine.json")
    qtbot.waitUntil(lambda: window._frame.config == load_preset("sine").config)
    qtbot.waitUntil(lambda: not window.lessons.note.isVisible())


def test_asked_first_nothing_begins_until_the_answer(qtbot: QtBot, window: MainWindow) -> None:
    window.lessons.wanted.disconnect(window.lessons.begin)
    before = window._status.config
    dialog = open_gallery(qtbot, window)
    dialog._start.click()
    wait_for_phase(qtbot, window, Phase.PAUSED)
    assert window._status.config == before
    assert not window.lessons.note.isVisible()
