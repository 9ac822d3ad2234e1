"""The files that were saved or opened last, in a menu."""

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu

from app.files.file_names import shown_name
from app.files.settings import Settings

MOST = 9  # as many as have a digit


class RecentFiles(QObject):
    """Knows which they are, the newest first."""

    chosen = Signal(object)
    """The Path of a file to be opened."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._menu = settings, QMenu()

    def fill(self, menu: QMenu) -> None:
        """Have them in a menu, whenever it opens."""
        self._menu = menu
        menu.aboutToShow.connect(self._fill)
        menu.setToolTipsVisible(True)

    def note(self, path: Path) -> None:
        """Have a file be the newest."""
        name = str(path.absolute())
        self._settings.recent = (name, *(other for other in self._settings.recent if other != name))[:MOST]

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        recent = self._settings.recent
        for number, name in enumerate(recent, start=1):
            text = told_apart(Path(name), map(Path, recent)).replace("&", "&&")
            action = self._menu.addAction(f"&{number}  {text}")
            action.setToolTip(name)
            action.triggered.connect(partial(self._choose, name))
        self._menu.addSeparator()
        self._menu.addAction(self.tr("&Clear the list"), self._clear).setEnabled(bool(recent))

    @Slot()
    def _choose(self, name: str) -> None:
        self.chosen.emit(Path(name))

    @Slot()
    def _clear(self) -> None:
        self._settings.recent = ()


def told_apart(path: Path, others: Iterable[Path]) -> str:
    """Return the name of a file, with as much of its folder as tells it from others of that name elsewhere."""
    name, folder = shown_name(path), path.parent.parts
    same = [other.parent.parts for other in others if shown_name(other) == name and other.parent != path.parent]
    if not same:
        return name
    ends = (folder[-count:] for count in range(1, len(folder)))
    told = next((end for end in ends if all(other[-len(end) :] != end for other in same)), folder)
    return f"{name} – {Path(*(shown_name(Path(part)) for part in told))}"


def folder_of_last(settings: Settings) -> str:
    """Return the folder of the file that was used last; empty if there is none."""
    return os.path.dirname(next(iter(settings.recent), ""))


def forget(path: Path, settings: Settings) -> None:
    """Leave out a file that is not there any more."""
    settings.recent = tuple(name for name in settings.recent if name != str(path.absolute()))
