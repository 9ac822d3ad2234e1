"""The question before a lesson is deleted."""

from PySide6.QtWidgets import QWidget

from app.widgets.question import Question, Role


class DeleteBox(Question):
    """Asks whether one of the user's own set-ups is to go for good; Enter and Escape keep it.

    Parameters
    ----------
    title : of the set-up
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.put(self.tr("Delete a set-up"), self.tr("Delete “{0}”? This cannot be undone.").format(title))
        self.offer(self.tr("&Delete"), Role.AcceptRole)
        self.offer(self.tr("&Keep"), Role.RejectRole, is_enter=True, is_escape=True)
