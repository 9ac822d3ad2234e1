"""Texts follow the language: Qt tells every widget of a change of it."""

from PySide6.QtCore import QEvent

from app.style.mixin import WidgetMixin


class Translated(WidgetMixin):
    """A widget whose texts are always in the language of the window."""

    def retranslate(self) -> None:
        """Set every text in the language of the window; a subclass calls it once when it is built."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
