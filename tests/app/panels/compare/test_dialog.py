"""Two epochs compared: what is asked for, in which language, and by which keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from app.panels.compare.comparison import Comparison
from app.panels.compare.dialog import CompareDialog
from app.panels.compare.numbers_page import NumbersComparison
from app.panels.compare.pages import InspectorComparison
from app.panels.timeline.bookmarks import Bookmark
from app.style.mixins import Themed
from app.style.theme import DARK, LIGHT
from mlp_engine import Frame
from tests.app.panels.compare.comparisons import MARKS, NAMES, answer, go_to, set_epochs
from tests.app.recorder import Recorder


def test_opening_asks_for_the_bookmark_and_the_present_epoch(dialog: CompareDialog) -> None:
    asked = Recorder(dialog.frames_requested)
    assert len(asked) == 0
    dialog.show()
    assert asked.payloads == [(10, 90)]
    assert [dialog.boxes[0].itemText(i) for i in range(4)] == [
        "now",
        "start (epoch 0)",
        "epoch 10",
        "plateau (epoch 60)",
    ]


def test_two_bookmarks_or_what_is_not_there_any_more_can_be_chosen(dialog: CompareDialog) -> None:
    asked = Recorder(dialog.frames_requested)
    dialog.show()
    dialog.choose(60, 10)
    assert asked.last == (60, 10)
    dialog.choose(None, 33)
    assert asked.last == (90, 90)


def test_choosing_another_epoch_asks_for_it(dialog: CompareDialog, qtbot: QtBot) -> None:
    asked = Recorder(dialog.frames_requested)
    dialog.show()
    qtbot.keyClick(dialog.boxes[0], Qt.Key.Key_Down)
    assert asked.payloads == [(10, 90), (60, 90)]


def test_answer_that_is_no_longer_wanted_is_ignored(dialog: CompareDialog, frames: dict[int, Frame]) -> None:
    dialog.show()
    set_epochs(dialog, 60, 10)
    dialog.show_frames(frames[10], frames[90])
    assert dialog._pages == {}
    dialog.show_frames(frames[60], frames[10])
    assert list(dialog._pages) == [NAMES[0]]


def test_epoch_that_the_run_has_come_to_is_offered(dialog: CompareDialog, frames: dict[int, Frame]) -> None:
    answer(dialog, frames, "numbers")
    assert not dialog.update_button.isEnabled()
    dialog.show_now(95)
    assert dialog.update_button.isEnabled()
    asked = Recorder(dialog.frames_requested)
    dialog.update_button.click()
    assert asked.payloads == [(10, 95)]


def test_choice_survives_other_bookmarks(dialog: CompareDialog) -> None:
    asked = Recorder(dialog.frames_requested)
    dialog.show()
    dialog.show_bookmarks((Bookmark(3), *MARKS))
    assert dialog.boxes[0].currentData() == 10
    assert asked.payloads == [(10, 90)]


@pytest.mark.parametrize("name", NAMES)
def test_pages_that_come_late_wear_the_theme(dialog: CompareDialog, frames: dict[int, Frame], name: str) -> None:
    dialog.apply_theme(DARK)
    page = answer(dialog, frames, name)
    themed = [page, *(part for part in page.findChildren(QWidget) if isinstance(part, Themed))]
    assert {part.theme for part in themed} == {DARK}
    dialog.apply_theme(LIGHT)
    assert {part.theme for part in themed} == {LIGHT}


def test_pages_that_come_late_speak_the_language(
    dialog: CompareDialog, frames: dict[int, Frame], speak_foreign: Callable[[], None]
) -> None:
    speak_foreign()
    answer(dialog, frames, "network")
    for name in ("network", "boundary", "weights", "inspector"):
        page = go_to(dialog, name)
        assert isinstance(page, Comparison)
        assert page.caption.text().startswith("译")
    page = go_to(dialog, "numbers")
    assert isinstance(page, NumbersComparison)
    assert page.table.item(0, 0).text() == "译epoch"


def test_pages_that_were_seen_speak_another_language_when_they_are_seen_again(
    dialog: CompareDialog, frames: dict[int, Frame], speak_foreign: Callable[[], None]
) -> None:
    page = answer(dialog, frames, "weights")
    go_to(dialog, "network")
    speak_foreign()
    go_to(dialog, "weights")
    assert isinstance(page, Comparison)
    assert page.caption.text().startswith("译")


def test_close_is_the_last_that_tab_comes_to(dialog: CompareDialog, frames: dict[int, Frame], qtbot: QtBot) -> None:
    page = answer(dialog, frames, "inspector")
    assert isinstance(page, InspectorComparison)
    page.symbols.setFocus()
    qtbot.keyClick(page.symbols, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog._close
    qtbot.keyClick(dialog._close, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.boxes[0]


def test_escape_closes(dialog: CompareDialog, qtbot: QtBot) -> None:
    dialog.show()
    qtbot.keyClick(dialog.tabs, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_no_button_has_an_icon_of_the_system(dialog: CompareDialog) -> None:
    """Those of a QDialogButtonBox do on a desktop, and are dark in the dark theme too."""
    assert not dialog.findChildren(QDialogButtonBox)


def test_a_table_without_room_scrolls_and_elides_nothing(qtbot: QtBot, frames: dict[int, Frame]) -> None:
    page = NumbersComparison()
    qtbot.addWidget(page)
    page.resize(250, 300)
    page.show()
    page.show_frames(frames[10], frames[90], ("epoch 10", "epoch 90"))
    table = page.table
    for column in range(table.columnCount()):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)
