"""What stands between the export dialog and the files: the frames, the preview, the names, the questions."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.controller import Controller
from app.export.choices import ExportChoices
from app.export.contents import contents
from app.export.figures import Form
from app.export.file_names import file_names
from app.export.files import reason
from app.export.material import RESOLUTION, Material, needed_epochs
from app.export.outputs import picture
from app.export.picture import picture_of
from app.export.plan import outputs_of
from app.export_worker import FramesRequest
from app.exporter import Exporter, PlannedFile
from app.i18n import engine_text
from app.panels.export.dialog import ExportDialog
from app.pictures import last_choices
from app.settings import Settings
from app.views.base import View
from mlp_engine import EngineError, Frame, FrameRequest, with_resolution

PREVIEW_DELAY = 120  # ms after the last change


class ExportDesk(QObject):
    """Carries out what the user asks for in the export dialog.

    The pictures are of one frame, that of the moment when the dialog was opened, however far the run has gone since.
    Frames of earlier epochs come from training the run again, and are kept while the dialog shows the same frame.
    """

    failed = Signal(str)
    """The traceback of a fault of the program."""

    def __init__(self, controller: Controller, settings: Settings, window: QWidget, views: Mapping[str, View]) -> None:
        super().__init__(window)
        self._controller = controller
        self._settings = settings
        self._window = window
        self._views = tuple(views.values())
        self._newest: Frame | None = None
        self._now: Frame | None = None
        self._past: dict[int, Frame] = {}
        self._number = 0  # of the request for frames that is under way
        self._choices = last_choices(settings)
        self._waiting = self._choices  # for frames
        self._go_on: Callable[[ExportChoices], None] = self._draw_preview
        self._preview_timer = QTimer(self)
        self._preview_timer.setSingleShot(True)
        self._preview_timer.setInterval(PREVIEW_DELAY)
        self.dialog = ExportDialog(window)
        self.exporter = Exporter(controller, self)
        self._connect()

    def _connect(self) -> None:
        dialog, exporter, controller = self.dialog, self.exporter, self._controller
        self._preview_timer.timeout.connect(self._preview)
        dialog.choices_changed.connect(self._take_choices)
        dialog.export_requested.connect(self._export)
        dialog.copy_requested.connect(self._copy)
        dialog.cancel_requested.connect(self._cancel)
        dialog.newest_frame_requested.connect(self._take_newest)
        dialog.preview_resized.connect(self._renew_preview)
        exporter.progressed.connect(dialog.show_progress)
        exporter.finished.connect(self._finish)
        exporter.refused.connect(dialog.show_refusal)
        exporter.failed.connect(self._fail)
        controller.export_progressed.connect(self._show_training)
        controller.frames_made.connect(self._take_frames)
        controller.export_refused.connect(self._refuse_frames)
        controller.export_failed.connect(self._fail_frames)

    def show_frame(self, frame: Frame) -> None:
        """Know the newest frame."""
        self._newest = frame

    def open(self, figure: str = "") -> None:
        """Open the dialog on a figure, or the last one."""
        if self._newest is None:
            return
        if not self.dialog.isVisible():
            self._take_newest()
        if not self.exporter.is_busy:
            choices = last_choices(self._settings)
            self.dialog.show_choices(choices.of_figure(figure) if figure else choices)
            self._take_choices(self.dialog.choices)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    # the frames

    @Slot()
    def _take_newest(self) -> None:
        """Make the pictures of the newest frame from now on, sharper than while training."""
        if self._newest is None:
            return
        self._now, self._past = with_resolution(self._newest, RESOLUTION), {}
        self.dialog.show_epoch(self._now.epoch)
        self.dialog.show_layer(self._now.samples.l)
        self._renew_preview()

    def _with_frames(self, choices: ExportChoices, go_on: Callable[[ExportChoices], None]) -> None:
        """Call ``go_on`` with the choices when there are all frames that they need; say so if that cannot be."""
        self._drop_request()
        now = self._material.now
        try:
            missing = tuple(epoch for epoch in needed_epochs(choices, now.epoch) if epoch not in self._past)
        except EngineError as error:
            self.dialog.show_refusal(engine_text(error.text))
            return
        if not missing:
            go_on(choices)
            return
        self._waiting, self._go_on = choices, go_on
        self._number = self._controller.new_export_number()
        request = FrameRequest(now.samples.l, RESOLUTION)
        self._controller.make_frames.emit(FramesRequest(now.point, missing, request, self._number))

    def _drop_request(self) -> None:
        if self._number:
            self._controller.cancel_export.emit(self._number)
            self._number = 0

    @Slot(int, object)
    def _take_frames(self, number: int, frames: Mapping[int, Frame]) -> None:
        if number == self._number:
            self._number = 0
            self._past.update(frames)
            self._go_on(self._waiting)

    @Slot(int, int, int)
    def _show_training(self, number: int, done: int, total: int) -> None:
        if number == self._number and self._go_on != self._draw_preview:
            self.dialog.show_progress(done, total, self.tr("Training again to epoch {0}").format(total))

    @Slot(int, object)
    def _refuse_frames(self, number: int, error: EngineError) -> None:
        if number == self._number:
            self._number = 0
            self.dialog.show_refusal(engine_text(error.text))

    @Slot(int, str)
    def _fail_frames(self, number: int, trace: str) -> None:
        if number == self._number:
            self._number = 0
            self._fail(trace)

    @property
    def _material(self) -> Material:
        assert self._now is not None  # the dialog opens with one
        return Material(self._now, self._past, self._views)

    # the preview

    @Slot(object)
    def _take_choices(self, choices: ExportChoices) -> None:
        self._choices = choices
        self._renew_preview()

    @Slot()
    def _renew_preview(self) -> None:
        self._preview_timer.start()

    @Slot()
    def _preview(self) -> None:
        choices = self._choices
        if self._now is None or self.exporter.is_busy or not self.dialog.isVisible():
            return
        if choices.spec.form in (Form.CURVES, Form.WEIGHTS, Form.DECK):
            self.dialog.show_preview_note(contents(choices.spec.form, self._now))
        elif choices.spec.form is Form.WINDOW:
            self.dialog.show_preview(picture_of(self._window, 1.0))
        else:
            self.dialog.show_preview_pending()
            self._with_frames(preview_choices(choices), self._draw_preview)

    def _draw_preview(self, choices: ExportChoices) -> None:
        room = self.dialog.preview_size()
        choices = replace(choices, size=choices.size.fitting(room.width(), room.height()))
        self.dialog.show_preview(picture(choices, self._material))

    # the files

    @Slot(object)
    def _export(self, choices: ExportChoices) -> None:
        self._preview_timer.stop()
        self._settings.export = choices.as_dict()
        self.dialog.show_progress(0, 0, self.tr("Preparing"))
        self._with_frames(choices, self._start_export)

    def _start_export(self, choices: ExportChoices) -> None:
        try:
            files = self._planned(choices)
        except EngineError as error:
            self.dialog.show_refusal(engine_text(error.text))
        except OSError as error:
            self.dialog.show_refusal(self.tr("{0}: {1}").format(choices.folder, engine_text(reason(error))))
        else:
            if files:
                self.exporter.start(files)
            else:
                self.dialog.show_cancelled()

    def _planned(self, choices: ExportChoices) -> list[PlannedFile]:
        """Return the files to be made; none if the user wants to keep what is there."""
        outputs = outputs_of(choices, self._material, self._window)
        names = file_names(
            choices.pattern, [output.view for output in outputs], self._material.now.epoch, choices.format
        )
        folder = Path(choices.folder)
        folder.mkdir(parents=True, exist_ok=True)
        paths = [folder / name for name in names]
        taken = [path.name for path in paths if path.exists()]
        if taken and not self.dialog.ask_to_replace(taken):
            return []
        return [PlannedFile(*file, may_replace=bool(taken)) for file in zip(outputs, paths, strict=True)]

    @Slot(object)
    def _copy(self, choices: ExportChoices) -> None:
        self._with_frames(choices, self._copy_now)

    def _copy_now(self, choices: ExportChoices) -> None:
        is_window = choices.spec.form is Form.WINDOW
        image = picture_of(self._window) if is_window else picture(choices, self._material)
        QGuiApplication.clipboard().setImage(image)
        self.dialog.show_done(self.tr("The picture is on the clipboard."), "")

    @Slot()
    def _cancel(self) -> None:
        self._drop_request()
        self.exporter.cancel()
        self.dialog.show_cancelled()

    @Slot(object)
    def _finish(self, paths: list[Path]) -> None:
        if len(paths) == 1:
            text = self.tr("Saved as {0}").format(paths[0])
        else:
            text = self.tr("Saved {0} files in {1}").format(len(paths), paths[0].parent)
        self.dialog.show_done(text, str(paths[0]))

    @Slot(str)
    def _fail(self, trace: str) -> None:
        self.dialog.show_refusal(self.tr("Something went wrong in the program."))
        self.failed.emit(trace)


def preview_choices(choices: ExportChoices) -> ExportChoices:
    """Return what to draw as a preview: of a series one picture, of an animation the last."""
    if choices.spec.form is Form.SERIES:
        return choices.of_figure(choices.spec.parts[1])
    if choices.spec.form is Form.ANIMATION:
        return replace(choices, epochs="last")
    return choices
