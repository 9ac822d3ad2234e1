"""The question whether a file that is there already may be replaced."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.files.file_names import shown_name
from app.widgets.question import Question, Role


class ReplaceQuestion(Question):
    """Asks about a file; Enter and Escape keep the file.

    Parameters
    ----------
    is_changed : whether it is the file of the run, which somebody else has written since
    """

    def __init__(self, path: Path, parent: QWidget | None = None, *, is_changed: bool = False) -> None:
        super().__init__(parent)
        there = self.tr("{0} is there already. Replace it?")
        changed = self.tr("{0} was changed by another program. Replace what that has saved?")
        self.put(self.tr("Layerscope"), (changed if is_changed else there).format(shown_name(path)))
        self._replace = self.offer(self.tr("&Replace"), Role.AcceptRole)
        self.offer(self.tr("&Keep"), Role.RejectRole, is_enter=True, is_escape=True)

    def ask(self) -> bool:
        """Return whether it may be replaced."""
        return self.chosen() is self._replace
