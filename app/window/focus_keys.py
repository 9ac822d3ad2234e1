"""Keys that a focused control needs itself win over the window's shortcuts of the same keys."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractSlider, QWidget

OWN_KEYS: tuple[tuple[type[QWidget], frozenset[Qt.Key]], ...] = (
    (QAbstractButton, frozenset({Qt.Key.Key_Space})),
    (QAbstractSlider, frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})),
    (QAbstractItemView, frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})),
)
"""Kinds of controls with the keys they need; text fields look after themselves."""


class FocusKeys(QObject):
    """Watches the focused control only, so that other events cost nothing.

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
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            has_modifier = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if not has_modifier and event.key() in _own_keys(watched):
                event.accept()
                return True
        return False


def _own_keys(widget: QObject) -> frozenset[Qt.Key]:
    for kind, keys in OWN_KEYS:
        if isinstance(widget, kind):
            return keys
    return frozenset()
