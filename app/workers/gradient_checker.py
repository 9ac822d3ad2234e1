"""The worker side of the gradient check: probes a slice at a time, so that it can be watched and given up."""

import time
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QTimer, Signal, Slot

from app.workers.worker_thread import Worker
from mlp_engine import MLP, EngineError, Frame, GradientCheck
from mlp_engine.arrays import FloatArray

SLICE_SECONDS = 0.02  # how long the thread probes before it tells how far it is and looks for commands


@dataclass(frozen=True)
class CheckRequest:
    """What to check.

    Attributes
    ----------
    layer_dims, activations : of the network
    parameters : "W1", "b1", …
    X, Y : the samples to check on, (n_0, m) and (n_L, m)
    epsilon : the step of the finite differences
    number : which request it is; every answer bears it
    """

    layer_dims: tuple[int, ...]
    activations: tuple[str, ...]
    parameters: Mapping[str, FloatArray]
    X: FloatArray
    Y: FloatArray
    epsilon: float
    number: int

    @classmethod
    def of_frame(cls, frame: Frame, n_samples: int, epsilon: float, number: int) -> "CheckRequest":
        """Return the request to check the network of a frame on its first samples."""
        parameters: dict[str, FloatArray] = {}
        for layer in frame.layers:
            parameters |= {f"W{layer.l}": layer.W, f"b{layer.l}": layer.b}
        dims, activations = tuple(frame.config.layer_dims), tuple(frame.config.activations)
        return cls(dims, activations, parameters, frame.X[:, :n_samples], frame.Y[:, :n_samples], epsilon, number)

    def model(self) -> MLP:
        """Return a network with these parameters."""
        model = MLP(self.layer_dims, self.activations)
        for name, parameter in model.parameters.items():
            np.copyto(parameter, self.parameters[name])
        return model


class GradientChecker(Worker):
    """Carries out one gradient check at a time; a new one replaces one that is under way."""

    progressed = Signal(int, int, int)
    """The number of the request, how many entries are probed, and of how many."""
    finished = Signal(int, object)
    """The number of the request, and the GradientReport of a check that was not cancelled."""
    refused = Signal(int, object)
    """The number of the request, and an EngineError that the user can mend."""
    failed = Signal(int, str)
    """The number of the request, and the traceback of a fault of the program."""

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._check: GradientCheck | None = None
        self._probes: Iterator[int] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._probe_slice)

    @Slot(object)
    def start(self, request: CheckRequest) -> None:
        """Begin a check."""
        self.cancel()
        self._number = request.number
        try:
            self._check = GradientCheck(request.model(), request.X, request.Y, request.epsilon)
            self._probes = iter(self._check)
        except Exception as error:  # the thread must live on, whatever it was
            self._report(error)
        else:
            self.progressed.emit(self._number, 0, self._check.total)
            self._timer.start(0)

    @Slot()
    def cancel(self) -> None:
        """Give up the check; nothing more is heard of it."""
        self._timer.stop()
        self._check = None

    def stop_work(self) -> None:
        """Give up the check for good."""
        self.cancel()

    @Slot()
    def _probe_slice(self) -> None:
        if self._check is None:
            return
        try:
            with np.errstate(all="ignore"):  # a number that is not finite shows in the report
                self._probe_for(self._check, SLICE_SECONDS)
        except Exception as error:  # as above
            self._report(error)

    def _probe_for(self, check: GradientCheck, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while (done := next(self._probes, check.total)) < check.total and time.perf_counter() < end:
            pass
        self.progressed.emit(self._number, done, check.total)
        if done == check.total:
            self.cancel()
            self.finished.emit(self._number, check.report())

    def _report(self, error: Exception) -> None:
        self.cancel()
        if isinstance(error, EngineError):
            self.refused.emit(self._number, error)
        else:
            self.failed.emit(self._number, "".join(traceback.format_exception(error)))
