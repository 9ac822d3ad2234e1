"""The question whether a run is to be saved before it goes."""

from enum import Enum

from PySide6.QtWidgets import QWidget

from app.widgets.question import Question, Role


class Answer(Enum):
    """What is to become of a run that is not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class SaveQuestion(Question):
    """Asks about a run; Enter saves, and Escape leaves all as it is.

    Parameters
    ----------
    name : of the file that the run is kept in, empty if there is none yet
    is_one_behind : whether another run goes with it, which could have come back
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, is_one_behind: bool = False) -> None:
        super().__init__(parent)
        lost = self.tr("What was trained, drawn, typed and marked in it is lost otherwise.")
        behind = self.tr("The run that was there before is not saved, either: Cancel, and Undo brings it back.")
        self.put(
            self.tr("Layerscope"),
            self.tr("Save the changes to {0}?").format(name) if name else self.tr("Save this run before it is gone?"),
            f"{lost}\n\n{behind}" if is_one_behind else lost,
        )
        self._save = self.offer(self.tr("&Save"), Role.AcceptRole, is_enter=True)
        self._discard = self.offer(self.tr("&Discard"), Role.DestructiveRole)
        self.offer(self.tr("&Cancel"), Role.RejectRole, is_escape=True)

    def ask(self) -> Answer:
        """Return what the user wants; to end the question without a button is to leave all as it is."""
        chosen = self.chosen()
        return Answer.SAVE if chosen is self._save else Answer.DISCARD if chosen is self._discard else Answer.CANCEL
