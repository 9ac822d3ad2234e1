"""Keys that a focused control needs itself win over the window's shortcuts of the same keys."""

from collections.abc import Container

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractSlider, QWidget

from app.style.mixins import WidgetMixin

OWN_KEYS: tuple[tuple[type[QWidget], frozenset[Qt.Key]], ...] = (
    (QAbstractButton, frozenset({Qt.Key.Key_Space})),
    (QAbstractSlider, frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})),
    (QAbstractItemView, frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})),
)
"""Kinds of controls with the keys they need; text fields look after themselves."""


def modifiers_of(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return what is held down with a key, be it on the key pad or elsewhere."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def is_one_of(event: QKeyEvent, keys: Container[int]) -> bool:
    """Tell whether an event is of one of ``keys``, on the key pad or elsewhere, without a modifier."""
    return not modifiers_of(event) and event.key() in keys


def picks(event: QKeyEvent) -> bool:
    """Tell whether a key picks what the cursor is at."""
    return is_one_of(event, (Qt.Key.Key_Return, Qt.Key.Key_Enter))


class TakesKeys(WidgetMixin):
    """A widget of the program that needs keys itself while the focus is in it."""

    def takes_key(self, event: QKeyEvent) -> bool:
        """Tell whether the widget uses a key itself, before a shortcut of the window can have it."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.takes_key(event):
            event.accept()
            return True
        return super().event(event)


class FocusKeys(QObject):
    """Takes their keys for Qt's own controls; it watches the focused one only, so that other events cost nothing.

    Connect ``follow`` to QApplication.focusChanged.
    """

    @Slot(QWidget, QWidget)
    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Watch ``new`` instead of ``old``."""
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        keys = next((keys for kind, keys in OWN_KEYS if isinstance(watched, kind)), frozenset())
        is_own = isinstance(event, QKeyEvent) and is_one_of(event, keys)
        if is_own and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return False
