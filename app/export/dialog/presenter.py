"""What stands between the export dialog and the files: the frames, the preview, the names, the questions."""

import traceback
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.export.dialog.dialog import ExportDialog
from app.export.figures.choices import ExportChoices
from app.export.figures.material import Material, is_of_midst, is_of_whole_epochs, needed_epochs, sharp
from app.export.file_queue import FileQueue, PlannedFile, saved_text
from app.export.outputs import names_of, output_of, outputs_of
from app.export.past_frames import PastFrames
from app.export.pictures.picture_output import picture_of_window
from app.export.snapshots import last_choices, newest_frame
from app.files.settings import Settings
from app.files.whole_file import reason
from app.style.translation import engine_text
from app.views.view import View
from app.workers.controller import Controller
from mlp_engine import EngineError, Frame

PREVIEW_DELAY = 120  # ms after the last change


class ExportPresenter(QObject):
    """Carries out what the user asks for in the export dialog.

    The pictures are of one frame, that of the moment when the dialog was opened, however far the run has gone since;
    only the window is pictured as it is. Frames of earlier epochs are made while the dialog is open, and kept.
    """

    window_wanted = Signal()
    """The window is about to be pictured: what is not worth a picture may go."""
    failed = Signal(str)
    """The traceback of a fault of the program."""

    def __init__(self, controller: Controller, settings: Settings, window: QWidget, views: Iterable[View]) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._views = tuple(views)
        self._now: Frame | None = None
        self._is_busy = False  # from the click until the last file is written, the wait for frames included
        self._preview_timer = QTimer(self, singleShot=True, interval=PREVIEW_DELAY)
        self.dialog = ExportDialog(window)
        self.exporter = FileQueue(controller, self)
        self._past = PastFrames(controller, self)
        self._connect()

    def _connect(self) -> None:
        dialog, exporter, past = self.dialog, self.exporter, self._past
        self._preview_timer.timeout.connect(self._preview)
        dialog.choices_changed.connect(self._remember)
        dialog.export_requested.connect(self._export)
        dialog.copy_requested.connect(self._copy)
        dialog.cancel_requested.connect(self._cancel)
        dialog.newest_frame_requested.connect(self._take_newest)
        dialog.preview.resized.connect(self._renew_preview)
        dialog.closed.connect(self._close)
        exporter.progressed.connect(dialog.show_progress)
        exporter.finished.connect(self._finish)
        exporter.cancelled.connect(self._tell_cancelled)
        exporter.refused.connect(self._refuse)
        exporter.failed.connect(self._fail)
        past.progressed.connect(self._show_training)
        past.refused.connect(self._refuse_frames)
        past.failed.connect(self._fail)

    def open(self, figure: str = "") -> None:
        """Open the dialog on a figure, or on what it showed last."""
        if newest_frame(self._views) is None:
            return
        choices = self.dialog.choices
        if not self.dialog.isVisible():
            self._take_newest()
            choices = last_choices(self._settings)
        if not self._is_busy:
            self.dialog.show_choices(choices.of_figure(figure) if figure else choices)
            self._renew_preview()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot()
    def _take_newest(self) -> None:
        """Make the pictures of the newest frame from now on."""
        if (newest := newest_frame(self._views)) is not None:
            self._now = newest
            self._past.begin(newest, self._views)
            self.dialog.show_point(newest.epoch, newest.samples.l, newest.point)
            self._renew_preview()

    @Slot()
    def _close(self) -> None:
        """Let go of what only an open dialog needs."""
        self._preview_timer.stop()
        if not self._is_busy:
            self._past.forget()

    @Slot(object)
    def _remember(self, choices: ExportChoices) -> None:
        self._settings.export = choices.as_dict()
        self._renew_preview()

    def _material(self, choices: ExportChoices) -> Material:
        """What there is to draw."""
        now, past = self._now, self._past.by_epoch
        assert now is not None
        if output_of(choices).is_of_window:
            return Material(newest_frame(self._views) or now, {}, self._views, self._window)
        if self._wants_whole_epoch(choices):
            return Material(sharp(past[now.epoch], choices), past, self._views)
        self._now = sharp(now, choices)
        return Material(self._now, past, self._views)

    def _wants_whole_epoch(self, choices: ExportChoices) -> bool:
        """Tell whether all of the present epoch is to be shown, though the frame is of the midst of it."""
        return self._now is not None and is_of_midst(self._now) and is_of_whole_epochs(choices)

    def _with_frames(
        self, choices: ExportChoices, go_on: Callable[[ExportChoices], None], refuse: Callable[[str], None]
    ) -> None:
        """Call ``go_on`` with the choices when there are all frames that they need, or ``refuse`` with a sentence."""
        assert self._now is not None
        try:
            output_of(choices).check(choices, self._now.epoch)
            epochs = needed_epochs(choices, self._now.epoch)
            if self._wants_whole_epoch(choices):
                epochs = (*epochs, self._now.epoch)
        except EngineError as error:
            refuse(engine_text(error.text))
        else:
            self._past.ask(epochs, partial(self._guarded, go_on, choices, refuse))

    def _guarded(
        self, go_on: Callable[[ExportChoices], None], choices: ExportChoices, refuse: Callable[[str], None]
    ) -> None:
        """Carry out a step; whatever goes wrong in it is told, so that the dialog never waits for ever."""
        try:
            go_on(choices)
        except EngineError as error:
            refuse(engine_text(error.text))
        except OSError as error:
            refuse(self.tr("{0}: {1}").format(error.filename or choices.folder, engine_text(reason(error))))
        except Exception:
            refuse(self.tr("Something went wrong in the program."))
            self.failed.emit(traceback.format_exc())

    # the preview

    @Slot()
    def _renew_preview(self) -> None:
        self._preview_timer.start()

    @Slot()
    def _preview(self) -> None:
        choices = self.dialog.choices
        if self._now is None or self._is_busy or not self.dialog.isVisible():
            return
        self._past.drop()
        kind = output_of(choices)
        if contents := kind.contents(self._now, choices.format):
            self.dialog.preview.show_note(contents)
        elif kind.is_of_window:
            self.dialog.preview.show_image(picture_of_window(self._window, self._views, 1.0))
        else:
            self.dialog.preview.show_pending()
            self._with_frames(kind.preview(choices), self._draw_preview, self.dialog.preview.show_note)

    def _draw_preview(self, choices: ExportChoices) -> None:
        room = self.dialog.preview.picture_room
        choices = replace(choices, size=choices.size.fitting(room.width(), room.height()))
        self.dialog.preview.show_image(output_of(choices).picture(choices, self._material(choices)))

    # the files

    @Slot(object)
    def _export(self, choices: ExportChoices) -> None:
        self._begin(choices, self._start_export)

    @Slot(object)
    def _copy(self, choices: ExportChoices) -> None:
        self._begin(choices, self._copy_now)

    def _begin(self, choices: ExportChoices, go_on: Callable[[ExportChoices], None]) -> None:
        if self._is_busy or self._now is None:
            return
        self._is_busy = True
        self._settings.export = choices.as_dict()
        self.dialog.show_progress(0, 0, self.tr("Preparing"))
        if output_of(choices).is_of_window:
            self.window_wanted.emit()
        self._with_frames(choices, go_on, self._refuse)

    @Slot(int, int)
    def _show_training(self, done: int, total: int) -> None:
        if self._is_busy:
            self.dialog.show_progress(done, total, self.tr("Training again to epoch {0}").format(total))

    def _start_export(self, choices: ExportChoices) -> None:
        folder = Path(choices.folder).expanduser()
        material = self._material(choices)
        outputs = outputs_of(choices, material)
        paths = [folder / name for name in names_of(choices, material.now.epoch)]
        folder.mkdir(parents=True, exist_ok=True)
        taken = [path for path in paths if path.exists()]
        if taken and not self.dialog.ask_to_replace([path.name for path in taken]):
            self._tell_cancelled([])
        else:
            pairs = zip(outputs, paths, strict=True)
            self.exporter.start([PlannedFile(output, path, path in taken) for output, path in pairs])

    def _copy_now(self, choices: ExportChoices) -> None:
        QGuiApplication.clipboard().setImage(output_of(choices).picture(choices, self._material(choices)))
        self._end()
        self.dialog.show_done(self.tr("The picture is on the clipboard."), "")

    @Slot()
    def _cancel(self) -> None:
        if self.exporter.is_busy:
            self.exporter.cancel()  # it tells when it has stopped
        elif self._is_busy:
            self._past.drop()
            self._tell_cancelled([])

    def _end(self) -> None:
        self._is_busy = False
        self._renew_preview()

    def _saved_text(self, paths: list[Path]) -> str:
        return saved_text(paths, None if self._now is None else self._now.point)

    @Slot(object)
    def _finish(self, paths: list[Path]) -> None:
        self._end()
        self.dialog.show_done(self._saved_text(paths), str(paths[0] if len(paths) == 1 else paths[0].parent))

    @Slot(object)
    def _tell_cancelled(self, paths: list[Path]) -> None:
        self._end()
        if paths:
            self.dialog.show_done(self.tr("Cancelled. {0}").format(self._saved_text(paths)), str(paths[0].parent))
        else:
            self.dialog.show_cancelled()

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self._end()
        self.dialog.show_refusal(sentence)

    @Slot(object)
    def _refuse_frames(self, error: EngineError) -> None:
        self._refuse(engine_text(error.text))

    @Slot(str)
    def _fail(self, trace: str) -> None:
        self._refuse(self.tr("Something went wrong in the program."))
        self.failed.emit(trace)
