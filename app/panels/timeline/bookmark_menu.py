"""What can be done with an epoch of the timeline: mark it, and name, remove or compare its bookmark."""

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.panels.timeline.bookmarks import Bookmark


class BookmarkMenu(QMenu):
    """The menu of one epoch, with or without a bookmark; it only asks."""

    toggled = Signal(int)
    """There shall be a bookmark at this epoch, or none where one is."""
    renamed = Signal(int, str)
    """The bookmark at this epoch gets another name, empty for none."""
    comparison_requested = Signal(int)
    """The bookmark at this epoch shall be compared."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bookmark = Bookmark(0)
        self.add = self._action(self._toggle)
        self.rename = self._action(self._ask_name)
        self.remove = self._action(self._toggle)
        self.compare = self._action(self._compare)

    def offer(self, epoch: int, bookmark: Bookmark | None, place: QPoint) -> None:
        """Open at a place of the screen, for an epoch and the bookmark that is there, if any."""
        self._bookmark = bookmark or Bookmark(epoch)
        self.add.setText(self.tr("&Bookmark epoch {0}").format(epoch))
        self.rename.setText(self.tr("&Rename…"))
        self.remove.setText(self.tr("Re&move"))
        self.compare.setText(self.tr("&Compare with…"))
        self.add.setVisible(bookmark is None)
        for action in (self.rename, self.remove, self.compare):
            action.setVisible(bookmark is not None)
        self.popup(place)

    def _action(self, do: object) -> QAction:
        action = self.addAction("")
        action.triggered.connect(do)
        return action

    @Slot()
    def _toggle(self) -> None:
        self.toggled.emit(self._bookmark.epoch)

    @Slot()
    def _compare(self) -> None:
        self.comparison_requested.emit(self._bookmark.epoch)

    @Slot()
    def _ask_name(self) -> None:
        dialog = QInputDialog(self.parentWidget())
        dialog.setWindowTitle(self.tr("Rename the bookmark"))
        dialog.setLabelText(
            self.tr("Name of the bookmark at epoch {0}; none for the epoch alone:").format(self._bookmark.epoch)
        )
        dialog.setTextValue(self._bookmark.name)
        dialog.textValueSelected.connect(self._rename)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _rename(self, name: str) -> None:
        self.renamed.emit(self._bookmark.epoch, name)
