"""Going back to the run that a file shows."""

import os
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.settings import Settings
from mlp_engine import EngineError, RunPoint


class RunOpener(QObject):
    """Reads where a file came from, asks for that run, and says how it went.

    Parameters
    ----------
    settings : know where the last export went
    window : parent of the dialog
    """

    opened = Signal(object)
    """A RunPoint to be restored."""
    begun = Signal(str)
    """A sentence: what is being restored."""
    done = Signal(str)
    """A sentence: what was restored."""
    refused = Signal(object)
    """An EngineError: why a file cannot be opened."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._point: RunPoint | None = None
        self._name = ""

    @Slot()
    def ask(self) -> None:
        """Ask for a file and open it."""
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        folder = str(self._settings.export.get("folder") or pictures)
        everything = self.tr("All files (*)")
        kinds = self.tr("Files of Layerscope ({0})").format("*.png *.svg *.pdf *.pptx *.json")
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a file to go back to its run"), folder, f"{kinds};;{everything}"
        )
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Ask for the run that a file shows; one that cannot be opened changes nothing."""
        from app.export.origin_reader import read_origin  # a start does without it

        try:
            origin = read_origin(path)
        except EngineError as error:
            self.refused.emit(error)
        else:
            self.restore(origin.point, path.name)

    def restore(self, point: RunPoint, name: str) -> None:
        """Ask for a point of the run in the file ``name``."""
        self._point, self._name = point, name
        sentence = self.tr("Restoring epoch {0} of the run in {1} …")
        self.begun.emit(sentence.format(f"{point.epoch:,}", name))
        self.opened.emit(point)

    @Slot(object)
    def tell_restored(self, point: RunPoint) -> None:
        """Hear that a run is at ``point``; only the one that was asked for last is told of."""
        if point == self._point:
            sentence = self.tr("Restored epoch {0} of the run in {1}.")
            self.done.emit(sentence.format(f"{point.epoch:,}", self._name))


def dragged_file(data: QMimeData) -> Path | None:
    """Return the file that is dragged; None if it is anything but one file on this computer."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = urls[0].toLocalFile()
    return Path(path) if os.path.isfile(path) else None
