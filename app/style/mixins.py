"""What widgets have in common in how they look and speak: a theme and a language, which both go down their tree."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.style.theme import LIGHT, Theme

if TYPE_CHECKING:
    WidgetMixin = QWidget
else:
    WidgetMixin = object
"""What a mixin for widgets is built on: to a type checker it is a widget, and in the program it adds nothing."""


class Themed(WidgetMixin):
    """A widget in the colours of a theme, with all themed parts inside it.

    A window, or a view in a picture, is given a theme, and hands it down. What is put into it later is given its theme
    by whoever puts it there.

    Attributes
    ----------
    theme : what to draw in
    """

    theme: Theme = LIGHT

    def apply_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme`` from now on: first all themed parts, then the whole."""
        self.theme = theme
        for part in _parts(self):
            part.apply_theme(theme)
        self.color(theme)

    def color(self, theme: Theme) -> None:
        """Colour what does not look ``theme`` up while it is painted; a subclass that has such things extends this."""
        self.update()


def _parts(whole: QObject) -> Iterator[Themed]:
    """Yield the outermost themed widgets inside."""
    for child in whole.children():
        if isinstance(child, Themed):
            yield child
        elif isinstance(child, QWidget):
            yield from _parts(child)


class Translated(WidgetMixin):
    """A widget whose texts are always in the language of the window."""

    def retranslate(self) -> None:
        """Set every text in the language of the window; a subclass calls it once when it is built."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
