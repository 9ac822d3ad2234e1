"""A theme and a language reach everything in a window."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.style.mixins import Themed, Translated
from app.style.theme import DARK, LIGHT, Theme


class Part(Themed, QLabel):
    """Notes whom it is coloured after."""

    def __init__(self, told: list[str], name: str) -> None:
        super().__init__(name)
        self.told = told

    def color(self, theme: Theme) -> None:
        self.told.append(f"{self.text()} {theme.name}")


class Whole(Themed, Translated, QWidget):
    """A themed part in a box, and one in a themed part."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        box = QWidget()
        self.in_box, self.outer, self.inner = (Part(self.told, name) for name in ("in a box", "outer", "inner"))
        QVBoxLayout(box).addWidget(self.in_box)
        QVBoxLayout(self.outer).addWidget(self.inner)
        column = QVBoxLayout(self)
        column.addWidget(box)
        column.addWidget(self.outer)

    def retranslate(self) -> None:
        self.told.append("translated")


def test_a_theme_reaches_every_part_once_the_innermost_first(qtbot: QtBot) -> None:
    whole = Whole()
    qtbot.addWidget(whole)
    assert whole.inner.theme is LIGHT
    whole.apply_theme(DARK)
    assert whole.told == ["in a box dark", "inner dark", "outer dark"]
    assert [part.theme for part in (whole, whole.in_box, whole.outer, whole.inner)] == [DARK] * 4


def test_a_theme_goes_no_further_than_what_is_inside(qtbot: QtBot) -> None:
    whole, other = Whole(), Whole()
    for each in (whole, other):
        qtbot.addWidget(each)
    whole.outer.apply_theme(DARK)
    assert whole.told == ["inner dark", "outer dark"]
    assert other.told == []
    assert (whole.theme, other.inner.theme) == (LIGHT, LIGHT)


def test_a_part_that_is_gone_is_not_coloured(qtbot: QtBot) -> None:
    whole = Whole()
    qtbot.addWidget(whole)
    whole.outer.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    whole.apply_theme(DARK)
    assert whole.told == ["in a box dark"]


def test_texts_are_set_again_when_the_language_changes(qtbot: QtBot, speak_foreign: Callable[[], None]) -> None:
    whole = Whole()
    qtbot.addWidget(whole)
    speak_foreign()
    qtbot.waitUntil(lambda: "translated" in whole.told)
    QCoreApplication.sendEvent(whole, QEvent(QEvent.Type.FontChange))
    assert whole.told == ["translated"]
