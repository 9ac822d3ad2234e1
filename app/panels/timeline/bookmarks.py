"""Epochs of the run that the user wants to find again."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QWidget

from mlp_engine.written import in_a_line

MOST_BOOKMARKS = 200
LONGEST_NAME = 80  # characters


@dataclass(frozen=True, order=True)
class Bookmark:
    """An epoch with the name that the user has given it, empty if none."""

    epoch: int
    name: str = ""

    def renamed(self, name: str) -> "Bookmark":
        """Return it with a name that may come from anybody, as one line of at most LONGEST_NAME characters."""
        return Bookmark(self.epoch, in_a_line(name)[:LONGEST_NAME].strip())

    @property
    def title(self) -> str:
        """The name or, without one, the epoch, in the language of the window."""
        return self.name or QCoreApplication.translate("Bookmark", "epoch {0}").format(self.epoch)


class BookmarkList(QObject):
    """The bookmarks of one run, at most one at an epoch and MOST_BOOKMARKS in all, in the order of their epochs."""

    changed = Signal()
    """There are other bookmarks, or they have other names."""
    filled = Signal()
    """There shall be one more than there can be."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bookmarks: tuple[Bookmark, ...] = ()

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All of them, the earliest first."""
        return self._bookmarks

    def before(self, epoch: int) -> Bookmark | None:
        """Return the last bookmark before an epoch, if there is one."""
        return max((b for b in self._bookmarks if b.epoch < epoch), default=None)

    def after(self, epoch: int) -> Bookmark | None:
        """Return the first bookmark after an epoch, if there is one."""
        return min((b for b in self._bookmarks if b.epoch > epoch), default=None)

    def toggle(self, epoch: int) -> None:
        """Remove the bookmark at an epoch, or add one if there is room for it."""
        others = [bookmark for bookmark in self._bookmarks if bookmark.epoch != epoch]
        if len(others) < len(self._bookmarks):
            self.take(others)
        elif len(others) < MOST_BOOKMARKS:
            self.take([*others, Bookmark(epoch)])
        else:
            self.filled.emit()

    def rename(self, epoch: int, name: str) -> None:
        """Give the bookmark at an epoch, if there is one, another name; an empty one takes its name away."""
        self.take(bookmark.renamed(name) if bookmark.epoch == epoch else bookmark for bookmark in self._bookmarks)

    def clear(self) -> None:
        """Have none: another run begins."""
        self.take(())

    def keep_until(self, epoch: int) -> tuple[Bookmark, ...]:
        """Keep those up to an epoch, from which on the run takes another course; return the others."""
        dropped = tuple(bookmark for bookmark in self._bookmarks if bookmark.epoch > epoch)
        self.take(bookmark for bookmark in self._bookmarks if bookmark.epoch <= epoch)
        return dropped

    def take(self, bookmarks: Iterable[Bookmark]) -> None:
        """Have others."""
        ordered = tuple(sorted(bookmarks))
        if ordered != self._bookmarks:
            self._bookmarks = ordered
            self.changed.emit()


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

    def offer(self, epoch: int, bookmark: Bookmark | None, place: QPoint) -> None:
        """Open at a place of the screen, for an epoch and the bookmark that is there, if any."""
        self._bookmark = bookmark or Bookmark(epoch)
        self.clear()
        if bookmark is None:
            self.addAction(self.tr("&Bookmark epoch {0}").format(epoch), self._toggle)
        else:
            self.addAction(self.tr("&Rename…"), self._ask_name)
            self.addAction(self.tr("Re&move"), self._toggle)
            self.addAction(self.tr("&Compare with…"), self._compare)
        self.popup(place)

    @Slot()
    def _toggle(self) -> None:
        self.toggled.emit(self._bookmark.epoch)

    @Slot()
    def _compare(self) -> None:
        self.comparison_requested.emit(self._bookmark.epoch)

    @Slot()
    def _ask_name(self) -> None:
        from app.widgets.fitted_dialog import take_icons  # a start does without it

        dialog = QInputDialog(self.parentWidget())
        dialog.setWindowTitle(self.tr("Rename the bookmark"))
        dialog.setLabelText(
            self.tr("Name of the bookmark at epoch {0}; none for the epoch alone:").format(self._bookmark.epoch)
        )
        dialog.setTextValue(self._bookmark.name)
        if isinstance(field := dialog.findChild(QLineEdit), QLineEdit):
            field.setMaxLength(LONGEST_NAME)
        dialog.textValueSelected.connect(self._rename)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        take_icons(dialog)

    @Slot(str)
    def _rename(self, name: str) -> None:
        self.renamed.emit(self._bookmark.epoch, name)
