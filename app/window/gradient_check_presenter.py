"""What stands between the gradient check's dialog and its worker."""

from functools import cached_property, partial
from time import perf_counter as now
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Slot

from app.style.mixins import Themed
from app.workers.controller import Controller
from app.workers.tasks import STEP_SECONDS, Steps, Task
from mlp_engine import Frame, GradientCheck
from mlp_engine.surface import entering_of, model_of

if TYPE_CHECKING:
    from app.panels.gradient_check.dialog import GradientCheckDialog


class GradientCheckPresenter(QObject):
    """Opens the dialog, and has the network of the newest frame checked.

    Parameters
    ----------
    window : parent of the dialog
    """

    def __init__(self, controller: Controller, window: Themed) -> None:
        super().__init__(window)
        self._controller = controller
        self._window = window
        self._frame: Frame | None = None
        self._check: Task | None = None

    @cached_property
    def dialog(self) -> "GradientCheckDialog":
        """The dialog, made when it is first wanted."""
        from app.panels.gradient_check.dialog import GradientCheckDialog

        dialog = GradientCheckDialog(self._window)
        dialog.check_requested.connect(self._begin)
        dialog.cancel_requested.connect(self._cancel)
        if self._frame is not None:
            dialog.set_sample_count(self._frame.X.shape[1])
        dialog.apply_theme(self._window.theme)
        return dialog

    @Slot()
    def open(self) -> None:
        """Open the dialog, or bring it to the front."""
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def show_frame(self, frame: Frame) -> None:
        """Know the newest frame, and how many samples it has to check on."""
        before, self._frame = self._frame, frame
        if "dialog" in self.__dict__ and (before is None or before.X.shape != frame.X.shape):
            self.dialog.set_sample_count(frame.X.shape[1])

    @Slot(int, float)
    def _begin(self, n_samples: int, epsilon: float) -> None:
        if self._frame is None:
            return
        work = partial(checked, self._frame, n_samples, epsilon)
        self._check = check = self._controller.checks.start(work, instead_of=self._check)
        check.progressed.connect(self.dialog.show_progress)
        check.finished.connect(self.dialog.show_report)
        check.refused.connect(self.dialog.show_refusal)
        check.failed.connect(self.dialog.show_failure)
        check.failed.connect(self._controller.failed)

    @Slot()
    def _cancel(self) -> None:
        if self._check is not None:
            self._check.cancel()


def checked(frame: Frame, n_samples: int, epsilon: float) -> Steps:
    """Check the network of a frame on its first samples, and return the GradientReport."""
    check = GradientCheck(model_of(frame), entering_of(frame)[:, :n_samples], frame.Y[:, :n_samples], epsilon)
    probes, done = iter(check), 0
    while done < check.total:
        yield done, check.total
        end = now() + STEP_SECONDS
        with np.errstate(all="ignore"):  # a number that is not finite shows in the report
            while (done := next(probes, check.total)) < check.total and now() < end:
                pass
    yield done, check.total
    with np.errstate(all="ignore"):
        return check.report()
