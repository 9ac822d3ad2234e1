"""What stands between the gradient check's dialog and its worker."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.style.themed import Themed
from app.workers.controller import Controller
from app.workers.gradient_checker import CheckRequest
from app.workers.status import Status
from mlp_engine import Frame

if TYPE_CHECKING:
    from app.panels.gradient_check.dialog import GradientCheckDialog


class GradientCheckPresenter(QObject):
    """Opens the dialog, and has the network of the newest frame checked.

    Parameters
    ----------
    window : parent of the dialog
    """

    failed = Signal(str)
    """The traceback of a fault of the program."""

    def __init__(self, controller: Controller, window: Themed) -> None:
        super().__init__(window)
        self._controller = controller
        self._window = window
        self._frame: Frame | None = None

    @cached_property
    def dialog(self) -> "GradientCheckDialog":
        """The dialog, made when it is first wanted."""
        from app.panels.gradient_check.dialog import GradientCheckDialog

        controller, dialog = self._controller, GradientCheckDialog(self._window)
        controller.check_progressed.connect(dialog.show_progress)
        controller.check_finished.connect(dialog.show_report)
        controller.check_refused.connect(dialog.show_refusal)
        controller.check_failed.connect(self._fail)
        controller.status_changed.connect(self._allow_samples)
        dialog.check_requested.connect(self._check)
        dialog.cancel_requested.connect(controller.cancel_check)
        dialog.set_sample_count(controller.status.config.n_samples)
        dialog.apply_theme(self._window.theme)
        return dialog

    @Slot()
    def open(self) -> None:
        """Open the dialog, or bring it to the front."""
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def show_frame(self, frame: Frame) -> None:
        """Know the newest frame."""
        self._frame = frame

    @Slot(object)
    def _allow_samples(self, status: Status) -> None:
        self.dialog.set_sample_count(status.config.n_samples)

    @Slot(int, int, float)
    def _check(self, number: int, n_samples: int, epsilon: float) -> None:
        if self._frame is not None:
            self._controller.check_gradients.emit(CheckRequest.of_frame(self._frame, n_samples, epsilon, number))

    @Slot(int, str)
    def _fail(self, number: int, trace: str) -> None:
        self.dialog.show_failure(number)
        self.failed.emit(trace)
