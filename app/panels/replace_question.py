"""The question whether a file that is there already may be replaced."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.files.file_names import shown_name
from app.widgets.question import Question, Role


class ReplaceQuestion(Question):
    """Asks about a file; Enter and Escape keep the file."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.put(self.tr("Layerscope"), self.tr("{0} is there already. Replace it?").format(shown_name(path)))
        self._replace = self.offer(self.tr("&Replace"), Role.AcceptRole)
        self.offer(self.tr("&Keep"), Role.RejectRole, is_enter=True, is_escape=True)

    def ask(self) -> bool:
        """Return whether it may be replaced."""
        return self.chosen() is self._replace
