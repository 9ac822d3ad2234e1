"""The line under a field."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.style.mixins import Themed
from app.style.theme import Theme, color

BREAK = "\u200b"
"""Has no width, and a line may end at it."""


class Note(Themed, QLabel):
    """A line under a field: a hint, or while the field is invalid the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_text("", is_wrong=False)

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return self.text().replace(BREAK, "")

    def sizeHint(self) -> QSize:
        # One line: Qt's own hint wraps the text to a block, and the layout would keep the height of that block.
        return QSize(0, self.fontMetrics().height())

    def show_text(self, text: str, is_wrong: bool) -> None:
        """Show why the field is invalid, or what helps to fill it in."""
        self.setForegroundRole(QPalette.ColorRole.WindowText if is_wrong else QPalette.ColorRole.PlaceholderText)
        self.setText(text)
        self.setAccessibleName(self.spoken)

    def color(self, theme: Theme) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.error))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.PlaceholderText, color(theme.muted, 0.6))
        self.setPalette(palette)
