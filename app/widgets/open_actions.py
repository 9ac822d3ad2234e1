"""What can be done with a file that was saved."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction


class OpenActions(QObject):
    """Opening a file, and the folder it is in.

    Attributes
    ----------
    file, folder : the two actions
    """

    requested = Signal(str)
    """The path of the file or of the folder to be opened."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path = Path()
        self.file, self.folder = QAction(self), QAction(self)
        self.file.triggered.connect(self._request_file)
        self.folder.triggered.connect(self._request_folder)

    def of(self, path: str) -> list[QAction]:
        """Return what can be done with the file or the folder ``path``; nothing with an empty path."""
        self._path = Path(path)
        return [] if not path else [self.folder] if self._path.is_dir() else [self.file, self.folder]

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        self.file.setText(self.tr("Open the file"))
        self.folder.setText(self.tr("Open the folder"))

    @Slot()
    def _request_file(self) -> None:
        self.requested.emit(str(self._path))

    @Slot()
    def _request_folder(self) -> None:
        self.requested.emit(str(self._path if self._path.is_dir() else self._path.parent))
