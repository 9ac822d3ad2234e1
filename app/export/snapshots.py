"""Pictures at one key: of a view or of the window, to the clipboard or to the last folder."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.export.figures.choices import ExportChoices
from app.export.figures.material import Material, sharp
from app.export.file_queue import FileQueue, PlannedFile, saved_text
from app.export.outputs import output_of, outputs_of
from app.files.file_names import file_name, free_path
from app.files.settings import Settings
from app.files.whole_file import reason
from app.style.translation import engine_text
from app.views.table import VIEWS
from app.views.view import View
from app.workers.controller import Controller
from mlp_engine import EngineError, Frame, RunPoint

WINDOW = "window"  # the figure that is the window


class Snapshots(QObject):
    """Takes a picture of the newest frame as the last export was set up, without asking anything.

    Parameters
    ----------
    settings : hold the choices of the last export
    window : to be pictured as a whole
    views : that show the frame to be pictured
    """

    window_wanted = Signal()
    """The window is about to be pictured: what is not worth a picture may go."""
    copied = Signal(str)
    """A sentence: what is on the clipboard."""
    saved = Signal(str, str)
    """A sentence, and the path of the file."""
    refused = Signal(str)
    """A sentence: why there is no picture."""
    failed = Signal(str)
    """The traceback of a fault of the program."""

    def __init__(self, controller: Controller, settings: Settings, window: QWidget, views: Iterable[View]) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._views = tuple(views)
        self._point: RunPoint | None = None  # of the picture that is being written
        self._exporter = FileQueue(controller, self)
        self._exporter.finished.connect(self._tell_saved)
        self._exporter.refused.connect(self.refused)
        self._exporter.failed.connect(self.failed)

    def save(self, name: str) -> None:
        """Save a picture of a view, or of the WINDOW, in the last folder, under a name that is free."""
        if self._exporter.is_busy:
            self.refused.emit(self.tr("The picture before is still being written."))
            return
        choices = last_choices(self._settings).of_figure(name)
        if (material := self._material(choices)) is None:
            return
        folder = Path(choices.folder)
        try:
            path = folder / file_name(choices.pattern, name, material.now.epoch, choices.format)
            folder.mkdir(parents=True, exist_ok=True)
            (output,) = outputs_of(choices, material)
            self._point = material.now.point
            self._exporter.start([PlannedFile(output, free_path(path))])
        except EngineError as error:
            self.refused.emit(engine_text(error.text))
        except OSError as error:
            self.refused.emit(self.tr("{0}: {1}").format(folder, engine_text(reason(error))))

    def copy(self, name: str) -> None:
        """Copy a picture of a view, or of the WINDOW, to the clipboard."""
        choices = last_choices(self._settings).of_figure(name)
        if (material := self._material(choices)) is None:
            return
        QGuiApplication.clipboard().setImage(output_of(choices).picture(choices, material))
        title = self.tr("Window") if name == WINDOW else QCoreApplication.translate("Views", VIEWS[name].title)
        self.copied.emit(self.tr("A picture of “{0}” is on the clipboard.").format(title))

    def _material(self, choices: ExportChoices) -> Material | None:
        """The frame that the views show, if there is one already."""
        if choices.figure == WINDOW:
            self.window_wanted.emit()
        frame = newest_frame(self._views)
        return None if frame is None else Material(sharp(frame, choices), {}, self._views, self._window)

    @Slot(object)
    def _tell_saved(self, paths: list[Path]) -> None:
        self.saved.emit(saved_text(paths, self._point), str(paths[0]))


def newest_frame(views: Iterable[View]) -> Frame | None:
    """Return the frame that the views show; None before the first."""
    return next((view.frame for view in views if view.frame is not None), None)


def last_choices(settings: Settings) -> ExportChoices:
    """Return the choices of the last export, the usual ones if there was none or they cannot be read."""
    try:
        choices = ExportChoices.from_dict(settings.export)
    except (TypeError, ValueError):
        choices = ExportChoices()
    if Path(choices.folder).is_absolute():
        return choices
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return replace(choices, folder=pictures or str(Path.home()))
