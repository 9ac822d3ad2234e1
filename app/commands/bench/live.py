"""Watches a window while it trains at full speed, and how soon it pauses."""

from time import perf_counter as now

import psutil
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.workers.controller import Controller
from app.workers.status import Phase, Status
from mlp_engine import Frame

PROBE_INTERVAL = 10  # ms between two questions whether the event loop answers, each of which holds up the trainer
PAUSES = 50
RUNNING_TIME = 60  # ms, before each pause
QUIET_TIME = 1000  # ms after the first frame: what a start leaves behind is not measured here


class LiveProbe(QObject):
    """Runs when the first frame is painted, measures for some seconds, and then pauses many times.

    Attributes
    ----------
    frame_times, gaps, pauses : s, of each frame, of each silence of the event loop, of each pause
    seconds : how long it was measured
    memory : bytes, of the program's processes in the end
    phase : of the run
    first, last : the frames at both ends of that time
    """

    finished = Signal()
    """Everything is measured, or the run has ended before; ``phase`` tells."""

    def __init__(self, controller: Controller, seconds: float) -> None:
        super().__init__()
        self._controller = controller
        self._planned = seconds
        self.seconds = 0.0
        self.memory = 0
        self.phase = Phase.PAUSED
        self.frame_times: list[float] = []
        self.gaps: list[float] = []
        self.pauses: list[float] = []
        self.first: Frame | None = None
        self.last: Frame | None = None
        self._begun_at = self._answered_at = self._came_at = self._asked_at = 0.0
        self._pulse = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._pulse.timeout.connect(self._take_pulse)
        controller.frame_ready.connect(self._take_frame)
        controller.frame_drawn.connect(self._take_drawing)
        controller.status_changed.connect(self._take_status)

    @Slot()
    def _begin(self) -> None:
        self._begun_at = self._answered_at = now()
        self.first = self.last
        self._pulse.start(PROBE_INTERVAL)

    @Slot()
    def _take_pulse(self) -> None:
        time = now()
        self.gaps.append(max(0.0, time - self._answered_at - PROBE_INTERVAL / 1000))
        self._answered_at = time

    @Slot(object)
    def _take_frame(self, frame: Frame) -> None:
        self._came_at = now()
        if self.seconds == 0.0:
            self.last = frame

    @Slot()
    def _take_drawing(self) -> None:
        if self._begun_at == 0.0:
            self._begun_at = now()
            self._controller.run.emit()
            QTimer.singleShot(QUIET_TIME, self._begin)
        if not self._pulse.isActive():
            return
        time = now()
        self.frame_times.append(time - self._came_at)
        if time - self._begun_at >= self._planned:
            self.seconds = time - self._begun_at
            self._pulse.stop()
            self._pause()

    @Slot()
    def _pause(self) -> None:
        self._asked_at = now()
        self._controller.pause.emit()

    @Slot(object)
    def _take_status(self, status: Status) -> None:
        self.phase = status.phase
        if status.phase in (Phase.FAILED, Phase.DIVERGED, Phase.FINISHED):
            self.finished.emit()
        if status.phase is not Phase.PAUSED or self._asked_at == 0.0:
            return
        self.pauses.append(now() - self._asked_at)
        if len(self.pauses) == PAUSES:
            program = psutil.Process()
            self.memory = sum(process.memory_info().rss for process in (program, *program.children(recursive=True)))
            self.finished.emit()
        else:
            self._controller.run.emit()
            QTimer.singleShot(RUNNING_TIME, self._pause)
