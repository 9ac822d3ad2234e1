"""What a mixin for widgets is built on: to a type checker it is a widget, and in the program it adds nothing."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    WidgetMixin = QWidget
else:
    WidgetMixin = object
