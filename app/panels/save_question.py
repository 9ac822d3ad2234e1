"""The question whether a run is to be saved before it goes."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.widgets.fitted_dialog import take_icons


class Answer(Enum):
    """What is to become of a run that is not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class SaveQuestion(QMessageBox):
    """Asks once; Enter saves, and Escape leaves all as it is.

    Parameters
    ----------
    name : of the file that the run is kept in, empty if there is none yet
    is_one_behind : whether another run goes with it, which could have come back
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, is_one_behind: bool = False) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Layerscope"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(
            self.tr("Save the changes to {0}?").format(name) if name else self.tr("Save this run before it is gone?")
        )
        lost = self.tr("What was trained, drawn, typed and marked in it is lost otherwise.")
        behind = self.tr("The run that was there before is not saved, either: Cancel, and Undo brings it back.")
        self.setInformativeText(f"{lost}\n\n{behind}" if is_one_behind else lost)
        self._save = self.addButton(self.tr("&Save"), QMessageBox.ButtonRole.AcceptRole)
        self._discard = self.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = self.addButton(self.tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self._save)
        self.setEscapeButton(cancel)
        take_icons(self)

    def ask(self) -> Answer:
        """Return what the user wants; to end the question without a button is to leave all as it is."""
        self.exec()
        chosen = self.clickedButton()
        return Answer.SAVE if chosen is self._save else Answer.DISCARD if chosen is self._discard else Answer.CANCEL
