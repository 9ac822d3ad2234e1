"""Epochs of the run that the user wants to find again."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal


@dataclass(frozen=True)
class Bookmark:
    """An epoch with the name that the user has given it, empty if none."""

    epoch: int
    name: str = ""

    @property
    def title(self) -> str:
        """The name or, without one, the epoch, in the language of the window."""
        return self.name or QCoreApplication.translate("Bookmark", "epoch {0}").format(self.epoch)


class BookmarkList(QObject):
    """The bookmarks of one run, at most one at an epoch, in the order of their epochs."""

    changed = Signal()
    """There are other bookmarks, or they have other names."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bookmarks: tuple[Bookmark, ...] = ()

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All of them, the earliest first."""
        return self._bookmarks

    def at(self, epoch: int) -> Bookmark | None:
        """Return the bookmark at an epoch, if there is one."""
        return next((bookmark for bookmark in self._bookmarks if bookmark.epoch == epoch), None)

    def before(self, epoch: int) -> Bookmark | None:
        """Return the last bookmark before an epoch, if there is one."""
        return max((b for b in self._bookmarks if b.epoch < epoch), key=_epoch, default=None)

    def after(self, epoch: int) -> Bookmark | None:
        """Return the first bookmark after an epoch, if there is one."""
        return min((b for b in self._bookmarks if b.epoch > epoch), key=_epoch, default=None)

    def add(self, epoch: int) -> None:
        """Have a bookmark at an epoch; one that is there stays as it is."""
        if self.at(epoch) is None:
            self._take([*self._bookmarks, Bookmark(epoch)])

    def remove(self, epoch: int) -> None:
        """Have no bookmark at an epoch."""
        self._take(bookmark for bookmark in self._bookmarks if bookmark.epoch != epoch)

    def toggle(self, epoch: int) -> None:
        """Remove the bookmark at an epoch, or add one."""
        if self.at(epoch) is None:
            self.add(epoch)
        else:
            self.remove(epoch)

    def rename(self, epoch: int, name: str) -> None:
        """Give the bookmark at an epoch, if there is one, another name; an empty one takes its name away."""
        named = Bookmark(epoch, name.strip())
        self._take(named if bookmark.epoch == epoch else bookmark for bookmark in self._bookmarks)

    def clear(self) -> None:
        """Have none: another run begins."""
        self._take(())

    def keep_until(self, epoch: int) -> tuple[Bookmark, ...]:
        """Keep those up to an epoch, from which on the run takes another course; return the others."""
        dropped = tuple(bookmark for bookmark in self._bookmarks if bookmark.epoch > epoch)
        self._take(bookmark for bookmark in self._bookmarks if bookmark.epoch <= epoch)
        return dropped

    def _take(self, bookmarks: Iterable[Bookmark]) -> None:
        ordered = tuple(sorted(bookmarks, key=_epoch))
        if ordered != self._bookmarks:
            self._bookmarks = ordered
            self.changed.emit()


def _epoch(bookmark: Bookmark) -> int:
    return bookmark.epoch
