"""The area of a form."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea


class FormArea(QScrollArea):
    """Scrolls a form up and down, and is never narrower than the form."""

    def minimumSizeHint(self) -> QSize:
        hint, form = super().minimumSizeHint(), self.widget()
        if form is None:
            return hint
        width = form.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, hint.height())
