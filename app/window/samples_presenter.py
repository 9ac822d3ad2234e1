"""Samples that hands draw, and the table that they are saved in."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.files.whole_file import reason
from app.style.translation import engine_text
from app.views.boundary.boundary_view import BoundaryView
from app.views.view import View
from app.window.actions import ActionId
from app.window.docks import DockArea
from app.window.message_presenter import MessagePresenter
from app.window.save_path import asked_path
from app.workers.controller import Controller
from mlp_engine import Frame

SUFFIX = ".csv"


class SamplesPresenter(QObject):
    """Has samples drawn in the decision boundary, and saves them as CSV.

    Parameters
    ----------
    views : by name, among them "boundary"
    window : parent of the dialog
    """

    def __init__(
        self,
        controller: Controller,
        views: Mapping[str, View],
        docks: DockArea,
        actions: Mapping[ActionId, QAction],
        messages: MessagePresenter,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        boundary = views["boundary"]
        assert isinstance(boundary, BoundaryView)
        self._controller, self._boundary, self._docks = controller, boundary, docks
        self._messages, self._window = messages, window
        self._folder = ""  # where the last table went
        actions[ActionId.DRAW].triggered.connect(self._draw)
        actions[ActionId.SAVE_DATA].triggered.connect(self._ask)

    @Slot()
    def _draw(self) -> None:
        """Begin or stop to draw; the view that is drawn in is seen, and takes keys."""
        view = self._boundary
        is_begun = not (view.draw_button.isChecked() and view.isVisible())
        view.draw_button.setChecked(is_begun)
        if is_begun:
            self._docks.bring_to_front("boundary")
            view.setFocus()
            view.enter()

    @Slot()
    def _ask(self) -> None:
        """Ask for a file, and save the samples of the newest frame in it."""
        frame = self._boundary.frame
        if frame is None:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = self._folder or documents
        kinds = self.tr("Tables ({0})").format(f"*{SUFFIX}")
        title = self.tr("Save the samples as CSV")
        if path := asked_path(self._window, title, Path(folder, _name_of(frame)), kinds, _completed):
            self._folder = str(path.parent)
            self._save(path, frame)

    def _save(self, path: Path, frame: Frame) -> None:
        from app.export.file_queue import written  # a start does without it

        task = self._controller.files.start(partial(written, path, partial(_table, frame), True))
        task.finished.connect(self._tell_saved)
        task.refused.connect(self._tell_refused)
        task.failed.connect(self._messages.show_fault)

    @Slot(object)
    def _tell_saved(self, path: Path) -> None:
        self._messages.show_info(self.tr("Saved the samples in {0}.").format(path))

    @Slot(object)
    def _tell_refused(self, error: OSError) -> None:
        sentence = self.tr("The samples could not be saved. {0}")
        self._messages.show_warning(sentence.format(engine_text(reason(error))))


def _name_of(frame: Frame) -> str:
    """Return a name for the file."""
    own = frame.config.own_data
    name = frame.config.data_set if own is None else Path(own.name).stem
    return f"{name or 'samples'}{SUFFIX}"


def _completed(path: Path) -> Path:
    return path if path.suffix else path.with_name(path.name + SUFFIX)


def _table(frame: Frame) -> Iterator[bytes]:
    from app.files.tables.written import table_text  # a start does without it

    yield table_text(frame).encode()
