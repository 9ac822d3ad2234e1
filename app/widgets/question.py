"""A question in a box of its own, each answer with a word of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QPushButton, QWidget

from app.widgets.fitted_dialog import take_icons

Role = QMessageBox.ButtonRole


class Question(QMessageBox):
    """Asks once; says which button Enter presses, and which one Escape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def put(self, title: str, text: str, more: str = "") -> None:
        """Say what is asked, and what there is to know of it."""
        self.setWindowTitle(title)
        self.setText(text)
        self.setInformativeText(more)

    def offer(self, text: str, role: Role, *, is_enter: bool = False, is_escape: bool = False) -> QPushButton:
        """Add an answer, and return its button."""
        button = self.addButton(text, role)
        if is_enter:
            self.setDefaultButton(button)
        if is_escape:
            self.setEscapeButton(button)
        take_icons(self)
        return button

    def chosen(self) -> QAbstractButton | None:
        """Ask, and return the button that was pressed; that of Escape or None if the question ended without one."""
        self.exec()
        return self.clickedButton()
