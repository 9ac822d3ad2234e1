"""The question whether a file that is there already may be replaced."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.files.file_names import shown_name
from app.widgets.fitted_dialog import take_icons


class ReplaceQuestion(QMessageBox):
    """Asks once; Enter and Escape keep the file.

    Parameters
    ----------
    is_changed : whether it is the file of the run, which somebody else has written since
    """

    def __init__(self, path: Path, parent: QWidget | None = None, *, is_changed: bool = False) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Layerscope"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        there = self.tr("{0} is there already. Replace it?")
        changed = self.tr("{0} was changed by another program. Replace what that has saved?")
        self.setText((changed if is_changed else there).format(shown_name(path)))
        self._replace = self.addButton(self.tr("&Replace"), QMessageBox.ButtonRole.AcceptRole)
        keep = self.addButton(self.tr("&Keep"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(keep)
        self.setEscapeButton(keep)
        take_icons(self)

    def ask(self) -> bool:
        """Return whether it may be replaced."""
        self.exec()
        return self.clickedButton() is self._replace
