"""Taking pictures of the window and its views, to a file or to the clipboard."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.export.picture import picture_of, save_png
from app.settings import Settings


class PictureTaker(QObject):
    """Asks where to, takes the picture, and says how it went."""

    taken = Signal(str)
    """A sentence: what was saved or copied, and where it is."""
    not_taken = Signal(str)
    """A sentence: why it was not saved."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._window = parent

    def copy(self, widget: QWidget, title: str) -> None:
        """Put a picture of the widget on the clipboard."""
        QGuiApplication.clipboard().setImage(picture_of(widget))
        self.taken.emit(self.tr("A picture of “{0}” is on the clipboard.").format(title))

    def save(self, widget: QWidget, title: str, name: str) -> None:
        """Ask for a file, with ``name`` proposed, and save a picture of the widget there."""
        image = picture_of(widget)  # before the dialog covers the window and time goes on
        path = self._ask(title, name)
        if path is None:
            return
        try:
            save_png(image, path)
        except OSError as error:
            reason = error.strerror or str(error)
            self.not_taken.emit(self.tr("The picture could not be saved as {0}: {1}").format(path, reason))
        else:
            self._settings.picture_folder = str(path.parent)
            self.taken.emit(self.tr("Saved as {0}").format(path))

    def _ask(self, title: str, name: str) -> Path | None:
        folder = self._settings.picture_folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.PicturesLocation
        )
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save a picture of “{0}”").format(title),
            str(Path(folder) / f"{name}.png"),
            self.tr("PNG picture (*.png)"),
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == ".png" else path.with_name(f"{path.name}.png")
