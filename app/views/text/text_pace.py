"""When the texts of a view follow its frames, and what else is dear to draw and changes little."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from mlp_engine import Frame

PERIOD = 100  # ms; numbers that change faster cannot be read
STILL_PERIOD = 150  # ms without a frame, after which the texts catch up


class TextPace(QObject):
    """Says which frames the texts of a view show: while frames come quickly only some of them, and always the last.

    Each frame is offered to ``takes``; what that refuses comes back by ``due`` if it is the last for a moment.
    """

    due = Signal(object)
    """A Frame that the texts show late."""

    def __init__(self, parent: QObject, period: int = PERIOD) -> None:
        super().__init__(parent)
        self._period = period
        self._offered: Frame | None = None
        self._taken: Frame | None = None
        self._age = QElapsedTimer()
        self._stillness = QTimer(self)  # starts anew with each frame that is refused
        self._stillness.setSingleShot(True)
        self._stillness.setInterval(STILL_PERIOD)
        self._stillness.timeout.connect(self.catch_up)

    def takes(self, frame: Frame) -> bool:
        """Tell whether the texts show ``frame`` now: after some time, or if it does not follow what they show."""
        self._offered = frame
        is_due = self._taken is None or self._age.hasExpired(self._period) or not _follows(frame, self._taken)
        if is_due:
            self._taken = frame
            self._age.start()
        else:
            self._stillness.start()
        return is_due

    @Slot()
    def catch_up(self) -> None:
        """Give the newest frame to the texts if they do not show it."""
        if self._offered is not self._taken:
            self._taken = self._offered
            self._age.start()
            self.due.emit(self._offered)


def _follows(frame: Frame, earlier: Frame) -> bool:
    """Tell whether a frame shows a later epoch of what may be the same run."""
    return frame.epoch > earlier.epoch and frame.config.layers == earlier.config.layers
