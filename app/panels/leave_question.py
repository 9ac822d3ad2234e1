"""The question whether a run that could come back may go for good."""

from PySide6.QtWidgets import QMessageBox, QWidget

from app.widgets.fitted_dialog import take_icons


class LeaveQuestion(QMessageBox):
    """Asks once, about a run that another one has taken the place of; Enter and Escape leave all as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Layerscope"))
        self.setText(self.tr("Close without the run that was there before?"))
        self.setInformativeText(self.tr("It was not saved. As long as the window is open, Undo brings it back."))
        self._discard = self.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = self.addButton(self.tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)
        take_icons(self)

    def may_go(self) -> bool:
        """Return whether the user lets it go."""
        self.exec()
        return self.clickedButton() is self._discard
