"""What the bar shows, in which order, and how it is closed."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.style.theme import DARK, LIGHT, Theme
from app.widgets.glyphs import GlyphMark
from app.widgets.message_bar import MessageBar, MessageLine, Severity


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[MessageBar]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 120)
    bar = MessageBar(window)
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    column.addWidget(bar)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    yield bar
    window.close()


def shown_text(bar: MessageBar) -> str:
    return bar.findChild(QLabel).text() if bar.isVisible() else ""


def button(bar: MessageBar, name: str) -> QToolButton | None:
    """The visible button of that name, if there is one."""
    buttons = bar.findChildren(QToolButton)
    return next((b for b in buttons if b.isVisible() and name in (b.text(), b.accessibleName())), None)


def click(qtbot: QtBot, bar: MessageBar, name: str) -> None:
    found = button(bar, name)
    assert found is not None, name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_the_bar_is_hidden_until_there_is_something_to_say(bar: MessageBar) -> None:
    assert not bar.isVisible()
    bar.show_message("Saved.")
    assert shown_text(bar) == "Saved."
    assert bar.message is not None
    assert bar.message.severity is Severity.INFO


@pytest.mark.parametrize("severity", list(Severity))
def test_the_newest_of_a_severity_replaces_the_older(qtbot: QtBot, bar: MessageBar, severity: Severity) -> None:
    bar.show_message("first", severity)
    bar.show_message("second", severity)
    assert shown_text(bar) == "second"
    click(qtbot, bar, "Close this message")
    assert not bar.isVisible()


@pytest.mark.parametrize(
    ("grave", "mild"),
    [(Severity.ERROR, Severity.INFO), (Severity.ERROR, Severity.WARNING), (Severity.WARNING, Severity.INFO)],
)
def test_a_milder_message_waits_until_the_graver_one_is_closed(
    qtbot: QtBot, bar: MessageBar, grave: Severity, mild: Severity
) -> None:
    bar.show_message("grave", grave)
    bar.show_message("mild", mild)
    assert shown_text(bar) == "grave"
    click(qtbot, bar, "Close this message")
    assert shown_text(bar) == "mild"
    click(qtbot, bar, "Close this message")
    assert not bar.isVisible()


def test_a_graver_message_goes_before_a_milder_one(bar: MessageBar) -> None:
    bar.show_message("mild", Severity.INFO)
    bar.show_message("grave", Severity.ERROR)
    assert shown_text(bar) == "grave"
    bar.close_message()
    assert shown_text(bar) == "mild"


def test_escape_closes_from_any_part_of_the_bar(qtbot: QtBot, bar: MessageBar) -> None:
    action = QAction("Reset", bar)
    for part in ("text", "Reset", "Copy details", "Close this message"):
        bar.show_message("grave", Severity.ERROR, "why", [action])
        widget = bar.findChild(QLabel) if part == "text" else button(bar, part)
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Escape)
        assert not bar.isVisible(), part


def test_clear_closes_shown_and_waiting_messages(bar: MessageBar) -> None:
    bar.show_message("grave", Severity.ERROR)
    bar.show_message("mild", Severity.INFO)
    bar.clear()
    assert not bar.isVisible()
    assert bar.message is None
    bar.close_message()
    assert not bar.isVisible()


def test_details_are_copied_with_the_message(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message("It broke.", Severity.ERROR, "Traceback: line 1")
    click(qtbot, bar, "Copy details")
    assert QGuiApplication.clipboard().text() == "It broke.\n\nTraceback: line 1"


def test_without_details_there_is_nothing_to_copy(bar: MessageBar) -> None:
    bar.show_message("It broke.", Severity.ERROR)
    assert button(bar, "Copy details") is None


def test_an_endless_message_is_cut_but_copied_whole(qtbot: QtBot, bar: MessageBar) -> None:
    text = "word " * 200
    bar.show_message(text, Severity.WARNING)
    assert len(shown_text(bar)) == 400
    assert shown_text(bar).endswith("…")
    click(qtbot, bar, "Copy details")
    assert QGuiApplication.clipboard().text() == text.strip()


def test_actions_are_buttons_of_their_message_only(qtbot: QtBot, bar: MessageBar) -> None:
    reset = QAction("Reset", bar)
    bar.show_message("It diverged.", Severity.WARNING, actions=[reset])
    with qtbot.waitSignal(reset.triggered):
        click(qtbot, bar, "Reset")
    assert shown_text(bar) == "It diverged."
    bar.show_message("It broke.", Severity.ERROR)
    assert button(bar, "Reset") is None
    bar.close_message()
    assert button(bar, "Reset") is not None


def test_the_tab_key_walks_text_actions_copy_and_close(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message("It diverged.", Severity.WARNING, "why", [QAction("Reset", bar), QAction("Help", bar)])
    bar.findChild(QLabel).setFocus()
    names = []
    for _ in range(4):
        focused = bar.window().focusWidget()
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        names.append(bar.window().focusWidget().text() or bar.window().focusWidget().accessibleName())
    assert names == ["Reset", "Help", "Copy details", "Close this message"]


def test_a_message_takes_no_focus(bar: MessageBar) -> None:
    line = bar.window().findChild(QLineEdit)
    line.setFocus()
    bar.show_message("It broke.", Severity.ERROR, "why")
    assert line.hasFocus()


def test_markup_is_shown_as_it_is(bar: MessageBar) -> None:
    bar.show_message("<b>W</b> & b")
    assert bar.findChild(QLabel).textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_each_severity_has_its_colour_in_each_theme(bar: MessageBar, theme: Theme) -> None:
    bar.apply_theme(theme)
    colors = {}
    for severity in Severity:
        bar.show_message("text", severity)
        image = bar.grab().toImage()
        colors[severity] = image.pixelColor(QPoint(1, bar.height() // 2)).name()
        assert image.pixelColor(QPoint(6, bar.height() // 2)) == QColor(theme.panel)
    assert colors == {Severity.INFO: theme.accent, Severity.WARNING: theme.warning, Severity.ERROR: theme.error}


def test_severities_differ_in_shape_too(bar: MessageBar) -> None:
    same_colors = Theme(**{**LIGHT.__dict__, "warning": LIGHT.accent, "error": LIGHT.accent})
    bar.apply_theme(same_colors)
    pictures = []
    for severity in Severity:
        bar.show_message("text", severity)
        pictures.append(bar.findChild(GlyphMark).grab().toImage())
    assert all(pictures[i] != pictures[j] for i, j in ((0, 1), (0, 2), (1, 2)))


def test_a_screen_reader_hears_how_grave_it_is(bar: MessageBar) -> None:
    names = []
    for severity in Severity:
        bar.show_message("text", severity)
        names.append(bar.accessibleName())
    assert names == ["Note: text", "Warning: text", "Error: text"]


def test_a_new_language_reaches_the_bar_but_not_the_message(bar: MessageBar, speak_foreign: Callable[[], None]) -> None:
    bar.show_message("It broke.", Severity.ERROR, "why")
    speak_foreign()
    assert button(bar, "译Copy details") is not None
    assert button(bar, "译Close this message") is not None
    assert bar.accessibleName() == "译Error: It broke."
    assert shown_text(bar) == "It broke."


def test_a_long_message_wraps_and_the_bar_grows(bar: MessageBar) -> None:
    bar.window().resize(400, 300)
    bar.show_message("short")
    QApplication.processEvents()
    low = bar.height()
    bar.show_message("a long sentence with many words " * 6)
    QApplication.processEvents()
    label = bar.findChild(QLabel)
    assert bar.height() > low
    assert label.height() >= label.heightForWidth(label.width())


def test_a_line_is_always_as_high_and_a_bar_that_needs_more_lies_over_what_is_above(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    bar = MessageBar()
    view, line = QLineEdit(), MessageLine(bar, window)
    column.addWidget(view, 1)
    column.addWidget(line)
    window.resize(500, 300)
    window.show()
    QApplication.processEvents()
    place = line.geometry()
    for text, actions in (("short", []), ("short", [QAction("Reset")]), ("word " * 60, [QAction("Reset")])):
        bar.show_message(text, Severity.ERROR, "why", actions)
        QApplication.processEvents()
        label = bar.findChild(QLabel)
        assert line.geometry() == place
        assert (bar.geometry() == place) == (text == "short")
        assert bar.geometry().bottom() == place.bottom()
        assert label.height() >= label.heightForWidth(label.width())
    window.close()
