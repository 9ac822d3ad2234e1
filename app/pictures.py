"""Taking pictures of the window and its views, to a file or to the clipboard."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QFileDialog, QWidget

from app.export.picture import picture_of, save_png
from app.settings import Settings
from app.views.base import View


class PictureTaker(QObject):
    """Asks where to, takes the picture, and says how it went.

    Parameters
    ----------
    settings : remember the folder
    window : to be pictured as a whole
    views, docks : by name; a dock's title is what a person calls its view
    """

    taken = Signal(str)
    """A sentence: what was saved or copied, and where it is."""
    not_taken = Signal(str)
    """A sentence: why it was not saved."""

    def __init__(
        self, settings: Settings, window: QWidget, views: Mapping[str, View], docks: Mapping[str, QDockWidget]
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._views = views
        self._docks = docks

    @Slot()
    def save_window(self) -> None:
        """Save a picture of the window."""
        self._finish_visible_views()
        self._save(self._window, self.tr("Window"), "layerscope")

    @Slot()
    def copy_window(self) -> None:
        """Copy a picture of the window to the clipboard."""
        self._finish_visible_views()
        self._copy(self._window, self.tr("Window"))

    @Slot(str)
    def save_view(self, name: str) -> None:
        """Save a picture of the view ``name``."""
        view = self._views[name]
        view.finish()
        self._save(view, self._docks[name].windowTitle(), f"{name}_{view.frame.epoch if view.frame else 0}")

    @Slot(str)
    def copy_view(self, name: str) -> None:
        """Copy a picture of the view ``name`` to the clipboard."""
        self._views[name].finish()
        self._copy(self._views[name], self._docks[name].windowTitle())

    def _finish_visible_views(self) -> None:
        for view in self._views.values():
            if view.isVisible():
                view.finish()

    def _copy(self, widget: QWidget, title: str) -> None:
        QGuiApplication.clipboard().setImage(picture_of(widget))
        self.taken.emit(self.tr("A picture of “{0}” is on the clipboard.").format(title))

    def _save(self, widget: QWidget, title: str, name: str) -> None:
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
