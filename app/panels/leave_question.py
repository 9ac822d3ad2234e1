"""The question whether a run that could come back may go for good."""

from PySide6.QtWidgets import QWidget

from app.widgets.question import Question, Role


class LeaveQuestion(Question):
    """Asks about a run that another one has taken the place of; Enter and Escape leave all as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.put(
            self.tr("Layerscope"),
            self.tr("Close without the run that was there before?"),
            self.tr("It was not saved. As long as the window is open, Undo brings it back."),
        )
        self._discard = self.offer(self.tr("&Discard"), Role.DestructiveRole)
        self.offer(self.tr("&Cancel"), Role.RejectRole, is_enter=True, is_escape=True)

    def may_go(self) -> bool:
        """Return whether the user lets it go."""
        return self.chosen() is self._discard
