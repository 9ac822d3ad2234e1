"""The question before a lesson is deleted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.widgets.fitted_dialog import take_icons


class DeleteBox(QMessageBox):
    """Asks whether one of the user's own set-ups is to go for good; Enter and Escape keep it.

    Parameters
    ----------
    title : of the set-up
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Delete a set-up"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("Delete “{0}”? This cannot be undone.").format(title))
        self.addButton(self.tr("&Delete"), QMessageBox.ButtonRole.AcceptRole)
        keep = self.addButton(self.tr("&Keep"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(keep)
        self.setEscapeButton(keep)
        take_icons(self)
