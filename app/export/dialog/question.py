"""The question before a file is replaced."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

MOST_NAMES = 5


class ReplaceBox(QMessageBox):
    """Asks whether files that are there already may be replaced; Enter and Escape keep them.

    Parameters
    ----------
    names : of the files, of which the first five are shown
    """

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Export"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(
            self.tr("This file is there already. Replace it?")
            if len(names) == 1
            else self.tr("These {0} files are there already. Replace them?").format(len(names))
        )
        shown = list(names[:MOST_NAMES])
        if len(names) > MOST_NAMES:
            shown.append(self.tr("… and {0} more").format(len(names) - MOST_NAMES))
        self.setInformativeText("\n".join(shown))
        self._replace = self.addButton(self.tr("&Replace"), QMessageBox.ButtonRole.AcceptRole)
        keep = self.addButton(self.tr("&Keep"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(keep)
        self.setEscapeButton(keep)

    @property
    def is_to_replace(self) -> bool:
        """Whether the answer was to replace them."""
        return self.clickedButton() is self._replace
