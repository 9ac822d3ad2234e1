"""The worker side of the gradient check: probes a slice at a time, so that it can be watched and given up."""

import time
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

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
    """

    layer_dims: tuple[int, ...]
    activations: tuple[str, ...]
    parameters: Mapping[str, FloatArray]
    X: FloatArray
    Y: FloatArray
    epsilon: float

    @classmethod
    def of_frame(cls, frame: Frame, n_samples: int, epsilon: float) -> "CheckRequest":
        """Return the request to check the network of a frame on its first samples."""
        parameters: dict[str, FloatArray] = {}
        for layer in frame.layers:
            parameters |= {f"W{layer.l}": layer.W, f"b{layer.l}": layer.b}
        dims, activations = tuple(frame.config.layer_dims), tuple(frame.config.activations)
        return cls(dims, activations, parameters, frame.X[:, :n_samples], frame.Y[:, :n_samples], epsilon)

    def model(self) -> MLP:
        """Return a network with these parameters."""
        model = MLP(self.layer_dims, self.activations)
        for name, parameter in model.parameters.items():
            np.copyto(parameter, self.parameters[name])
        return model


class GradientChecker(QObject):
    """Carries out one gradient check at a time; a new one replaces one that is under way."""

    progressed = Signal(int, int)
    """How many entries are probed, and of how many."""
    finished = Signal(object)
    """The GradientReport of a check that was not cancelled."""
    refused = Signal(object)
    """An EngineError that the user can mend."""
    failed = Signal(str)
    """The traceback of a fault of the program."""

    def __init__(self) -> None:
        super().__init__()
        self._check: GradientCheck | None = None
        self._probes: Iterator[int] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._probe_slice)

    @Slot(object)
    def start(self, request: CheckRequest) -> None:
        """Begin a check."""
        try:
            self._check = GradientCheck(request.model(), request.X, request.Y, request.epsilon)
        except EngineError as error:
            self.refused.emit(error)
            return
        self._probes = iter(self._check)
        self.progressed.emit(0, self._check.total)
        self._timer.start(0)

    @Slot()
    def cancel(self) -> None:
        """Give up the check; nothing more is heard of it."""
        self._timer.stop()
        self._check = None

    @Slot()
    def shut_down(self) -> None:
        """Stop for good and end the thread."""
        self.cancel()
        self.thread().quit()

    @Slot()
    def _probe_slice(self) -> None:
        if self._check is None:
            return
        try:
            self._probe_for(self._check, SLICE_SECONDS)
        except Exception:  # the thread must live on, whatever it was
            self.cancel()
            self.failed.emit(traceback.format_exc())

    def _probe_for(self, check: GradientCheck, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while (done := next(self._probes, check.total)) < check.total and time.perf_counter() < end:
            pass
        self.progressed.emit(done, check.total)
        if done == check.total:
            self.cancel()
            self.finished.emit(check.report())
