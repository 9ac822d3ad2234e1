"""What every editor of a field has in common."""

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.style.theme import Theme
from app.style.themed import Themed
from mlp_engine import Field, RunConfig


def wrong_layer(argument: str | None) -> int | None:
    """Return the number of the layer in an argument that the engine complains about, such as ``layers[2].size``."""
    found = re.search(r"\[(\d+)\]", argument or "")
    return int(found[1]) if found else None


class FieldEditor(Themed, QWidget):
    """Shows one field of a configuration and sends what the user makes of it; it decides nothing.

    Attributes
    ----------
    field : the entry of the table
    control : the widget that takes the focus and the name of the field; a subclass sets it
    is_wide : True if it takes the width of the panel, with its label above
    """

    edited = Signal(object, object)
    """The Field, and the value that the user has committed, not yet checked."""
    given_up = Signal(object)
    """The Field of which the value in force is to be shown again."""

    control: QWidget
    is_wide = False

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._wrong_part: str | None = None

    def show_config(self, config: RunConfig) -> None:
        """Show the value in ``config``, without a signal."""
        raise NotImplementedError

    def show_mark(self, error: QColor, wrong_part: str | None) -> None:
        """Mark what is wrong with ``error``: an ``argument`` as InvalidInput names it, or None for nothing."""

    def retranslate(self) -> None:
        """Set every text in the language of the window."""

    def mark(self, wrong_part: str | None) -> None:
        """Mark the part that the engine named in its complaint; None takes the mark away."""
        self._wrong_part = wrong_part
        self.show_mark(QColor(self.theme.error), wrong_part)

    def color(self, theme: Theme) -> None:
        self.mark(self._wrong_part)

    def describe(self, name: str, description: str) -> None:
        """Tell a screen reader the name of the field, and what it is or what is wrong with it."""
        self.control.setAccessibleName(name)
        self.control.setAccessibleDescription(description)
