"""The panel of the lesson: what it shows, what its links ask for, and how little it does while a run goes on."""

from collections.abc import Callable, Iterator
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from app.lesson.sentences import lesson
from app.panels.lesson_panel import LessonPanel
from app.style.theme import DARK, LIGHT
from mlp_engine import Frame, FrameRequest, RunConfig, Session, micro_steps


@pytest.fixture
def actions() -> list[QAction]:
    actions = [QAction(text) for text in ("Back", "Next", "Finish this update", "Abandon")]
    for action, keys in zip(actions, (",", ".", "Ctrl+.", "Ctrl+,"), strict=True):
        action.setShortcut(keys)
    return actions


@pytest.fixture
def panel(qtbot: QtBot, actions: list[QAction]) -> Iterator[LessonPanel]:
    panel = LessonPanel(actions)
    qtbot.addWidget(panel)
    panel.resize(420, 200)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    yield panel
    panel.close()


def frame_at(position: int) -> Frame:
    session = Session(RunConfig())
    for _ in range(position):
        session.look_on()
    return session.frame(FrameRequest())


def shown(panel: LessonPanel) -> str:
    html = panel.heading.text() + panel.text.text()
    return QTextDocumentFragment.fromHtml(html).toPlainText().replace("\N{WORD JOINER}", "")


def test_says_which_step_it_is_and_which_keys_to_press(panel: LessonPanel) -> None:
    panel.show_frame(frame_at(0))
    assert "[ . ]" in shown(panel)
    assert "[ , ]" in shown(panel)
    panel.show_frame(frame_at(8))
    assert "Step 8 of 16: δ[3]" in shown(panel)
    assert panel.steps.progress.position == 8


def test_links_are_reached_and_opened_with_the_keyboard(qtbot: QtBot, panel: LessonPanel) -> None:
    panel.show_frame(frame_at(1))
    asked: list[tuple[str, int]] = []
    panel.term_activated.connect(lambda symbol, layer: asked.append((symbol, layer)))
    panel.grab()  # Qt reads a text only to paint it
    panel.text.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        qtbot.keyClick(panel.text, Qt.Key.Key_Tab)
        qtbot.keyClick(panel.text, Qt.Key.Key_Return)
    assert asked == [("Z", 1), ("W", 1), ("A_prev", 1)]


def test_buttons_are_the_actions(qtbot: QtBot, panel: LessonPanel, actions: list[QAction]) -> None:
    buttons = panel.findChildren(QToolButton)
    assert [button.text() for button in buttons] == [action.text() for action in actions]
    with qtbot.waitSignal(actions[2].triggered):
        qtbot.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    actions[1].setEnabled(False)
    assert not buttons[1].isEnabled()


class Layouts(QObject):
    """Counts how often a new layout is asked for."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_a_run_asks_for_no_words_and_no_layout(
    qtbot: QtBot, panel: LessonPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(RunConfig())
    panel.show_frame(session.frame(FrameRequest()))
    qtbot.waitUntil(lambda: panel.text.width() > 100)
    qtbot.wait(1)
    layouts = Layouts()
    panel.installEventFilter(layouts)
    words = Mock(wraps=lesson)
    monkeypatch.setattr("app.panels.lesson_panel.lesson", words)
    for _ in range(20):
        session.step()
        panel.show_frame(session.frame(FrameRequest()))
    qtbot.wait(1)
    assert layouts.count == 0
    assert not words.called
    session.look_on()
    panel.show_frame(session.frame(FrameRequest()))
    qtbot.waitUntil(lambda: layouts.count > 0)


def test_another_network_changes_the_text(panel: LessonPanel, make_frame: Callable[..., Frame]) -> None:
    panel.show_frame(frame_at(1))
    before = shown(panel)
    session = Session(RunConfig(n_samples=20))
    session.look_on()
    panel.show_frame(session.frame(FrameRequest()))
    assert "(2, 20)" in shown(panel).replace("\xa0", " ")
    assert shown(panel) != before


def test_follows_the_language_and_the_theme(panel: LessonPanel, speak_foreign: Callable[[], None]) -> None:
    panel.show_frame(frame_at(2))
    speak_foreign()
    assert "译" in panel.heading.text()
    assert panel.text.text().count("译") >= 2
    panel.apply_theme(DARK)
    dark = panel.grab().toImage()
    panel.apply_theme(LIGHT)
    assert panel.grab().toImage().pixelColor(2, 2) != dark.pixelColor(2, 2)


@pytest.fixture
def slim(qtbot: QtBot) -> Iterator[LessonPanel]:
    """A panel whose buttons are no wider than in the window, where they have icons."""
    panel = LessonPanel([QAction("‹"), QAction("›")])
    qtbot.addWidget(panel)
    panel.show()
    yield panel
    panel.close()


def resize(panel: LessonPanel, width: int) -> None:
    panel.resize(width, 200)
    QApplication.processEvents()
    assert panel.width() == width


@pytest.mark.parametrize("width", [150, 170, 200, 240, 300, 420])
def test_no_formula_is_cut(slim: LessonPanel, width: int) -> None:
    (area,) = slim.findChildren(QScrollArea)
    resize(slim, width)
    for position in range(len(micro_steps(3))):
        slim.show_frame(frame_at(position))
        QApplication.processEvents()
        assert slim.text.width() <= area.viewport().width()


def test_a_formula_stays_on_one_line_where_there_is_room(slim: LessonPanel) -> None:
    resize(slim, 420)
    slim.show_frame(frame_at(8))
    whole = slim.text.text()
    assert "&nbsp;=&nbsp;" in whole
    resize(slim, 150)
    assert "&nbsp;=&nbsp;" not in slim.text.text()
    resize(slim, 420)
    assert slim.text.text() == whole


def test_an_update_that_is_made_has_all_its_steps_done(panel: LessonPanel) -> None:
    session = Session(RunConfig())
    for _ in range(len(micro_steps(3))):
        session.look_on()
    assert (session.epoch, session.progress.position) == (1, 0)
    strong = {}
    for name, frame in (("begun", frame_at(2)), ("made", session.frame(FrameRequest()))):
        panel.show_frame(frame)
        picture = panel.steps.grab().toImage()
        row = [picture.pixelColor(x, picture.height() // 2).name() for x in range(picture.width())]
        strong[name] = row.count(LIGHT.accent.lower()) / len(row)
    assert strong["begun"] < 0.1
    assert strong["made"] > 0.7
