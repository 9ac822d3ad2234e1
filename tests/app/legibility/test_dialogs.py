"""There is room for every word in every dialog, which fits the smallest screen with its frame around it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QTabWidget
from pytestqt.qtbot import QtBot

from app.export.dialog.dialog import ExportDialog
from app.files.lessons import Lesson
from app.lesson.equations import equation_of
from app.panels.compare.dialog import CompareDialog
from app.panels.copy_matrix.dialog import CopyMatrixDialog
from app.panels.gradient_check.dialog import GradientCheckDialog
from app.panels.lessons.dialog import LessonsDialog
from app.panels.lessons.save_dialog import SaveLessonDialog
from app.panels.open_data.dialog import OpenDataDialog
from app.panels.shortcuts_dialog import ShortcutsDialog
from app.panels.timeline.bookmarks import Bookmark
from app.window.key_table import key_sections
from mlp_engine import Frame, FrameRequest, Session, check_gradients
from mlp_engine.surface import model_of
from tests.app.export.dialog.dialogs import START
from tests.app.legibility.conftest import FONT_SCALES, LANGUAGES
from tests.app.legibility.faults import faults
from tests.app.legibility.networks import CONFIGS, frame_between_epochs, frames_inside
from tests.app.panels.open_data.tables import WITH_GAPS, draft_of
from tests.app.recorder import Recorder

SIZES = ((900, 600), (1024, 768))
FRAME = (8, 40)  # px around a window, at most


def compare(frame: Frame) -> QDialog:
    dialog = CompareDialog()
    dialog.show_bookmarks((Bookmark(0, "start"), Bookmark(frame.epoch)))
    dialog.show_now(frame.epoch)
    asked = Recorder(dialog.frames_requested)
    dialog.choose(0, frame.epoch)
    dialog.show()
    assert asked.last == (0, frame.epoch)
    dialog.show_frames(Session(frame.config).frame(FrameRequest()), frame)
    return dialog


def export(frame: Frame) -> QDialog:
    dialog = ExportDialog()
    dialog.show_point(frame.epoch, 1)
    dialog.show_choices(START)
    return dialog


def gradient_check(frame: Frame) -> QDialog:
    dialog = GradientCheckDialog()
    dialog.show_report(check_gradients(model_of(frame), frame.X[:, :2], frame.Y[:, :2]))
    return dialog


def copy_matrix(frame: Frame) -> QDialog:
    dialog = CopyMatrixDialog()
    dialog.show_equation(equation_of(frame, "δ"))
    return dialog


def open_data(frame: Frame) -> QDialog:
    del frame
    dialog = OpenDataDialog()
    dialog.show_draft(draft_of(WITH_GAPS))
    return dialog


def open_nothing(frame: Frame) -> QDialog:
    """What cannot be read as a table, with a name that is long."""
    del frame
    dialog = OpenDataDialog()
    dialog.show_draft(draft_of(b"a,b\n1,2\n3,4,5\n", "flowers of the garden " * 4))
    return dialog


def lessons(frame: Frame) -> QDialog:
    dialog = LessonsDialog()
    own = Lesson(
        "An exercise with a rather long name that somebody has typed", "Look. " * 99, frame.config, path=Path("a")
    )
    dialog.show_own([own])
    dialog.pick(own)
    dialog.show_picture(own.config, frame)
    return dialog


def save_lesson(frame: Frame) -> QDialog:
    dialog = SaveLessonDialog()
    dialog.ask(["Week 1"])
    dialog.name.setText("Week 1")
    return dialog


def shortcuts(frame: Frame) -> QDialog:
    del frame
    return ShortcutsDialog(key_sections())


SMALL = tuple(name for name in CONFIGS if name != "wide")  # a gradient check of the wide one takes minutes
DIALOGS: dict[Callable[[Frame], QDialog], tuple[str, ...]] = {
    compare: tuple(CONFIGS),
    export: ("lesson", "twelve layers"),
    gradient_check: ("lesson", "one layer", "twelve layers"),
    copy_matrix: tuple(CONFIGS),
    open_data: ("lesson",),
    open_nothing: ("lesson",),
    lessons: ("lesson", "twelve layers"),
    save_lesson: ("lesson",),
    shortcuts: ("lesson",),
}


def in_turn(networks: tuple[str, ...], language: str, scale: float) -> tuple[str, ...]:
    """Return every other network, so that each language meets all of them, and each size of type."""
    return networks[(LANGUAGES.index(language) + FONT_SCALES.index(scale)) % 2 :: 2] or networks


def sizes_and_rooms(dialog: QDialog) -> Iterator[tuple[QSize, QSize]]:
    """Yield a dialog's size as it opens on the smaller screen, and all that each screen has; and how much that is."""
    rooms = [QSize(width - FRAME[0], height - FRAME[1]) for width, height in SIZES]
    usual = dialog.size().boundedTo(rooms[0])
    if usual != rooms[0]:
        yield usual, rooms[0]
    yield from zip(rooms, rooms, strict=True)


def faults_of_pages(qtbot: QtBot, dialog: QDialog, room: QSize) -> list[str]:
    """Return what is wrong with a dialog at the size that it has, on any of its pages."""
    found = []
    tabs = dialog.findChild(QTabWidget)
    for page in range(tabs.count() if tabs else 1):
        if tabs:
            tabs.setCurrentIndex(page)
        qtbot.wait(1)
        place = f"{dialog.width()} x {dialog.height()}{', ' + tabs.tabText(page) if tabs else ''}"
        if dialog.size() != dialog.size().boundedTo(room):
            found.append(f"{place}: the dialog takes more than there is")
        found += [f"{place}: {fault}" for fault in faults(dialog)]
    return found


@pytest.mark.parametrize("scale", FONT_SCALES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", DIALOGS, ids=lambda make: make.__name__)
def test_every_word_in_a_dialog_can_be_read(
    qtbot: QtBot,
    write_in: Callable[[str, float], None],
    make: Callable[[Frame], QDialog],
    language: str,
    scale: float,
) -> None:
    write_in(language, scale)
    found = []
    for name in in_turn(DIALOGS[make], language, scale):
        dialog = make(frame_between_epochs(name) if make is not copy_matrix else frames_inside(name)[4])
        qtbot.addWidget(dialog)
        dialog.show()
        for size, room in sizes_and_rooms(dialog):
            dialog.resize(size)
            found += [f"{name}, {fault}" for fault in faults_of_pages(qtbot, dialog, room)]
        dialog.close()
    assert not found, f"{len(found)} faults\n" + "\n".join(found)
