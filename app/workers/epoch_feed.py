"""Every epoch on its way to the curves: one by one, or some of them together with a frame."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mlp_engine import EpochRecord, Frame, continued

FRAME_BEHIND = 8  # ms; what comes with a frame is shown by it


class EpochFeed(QObject):
    """Hears of every epoch, and makes the curves longer by those that no frame has brought yet.

    Epochs that are slower than the display come, and are told, one by one, however long the next frame takes to make.
    Faster ones come right before the frame that brings them all at once.
    """

    grown = Signal(object)
    """The Curves of the last frame, with the epochs that were finished since."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None
        self._records: list[EpochRecord] = []  # that have come since the last frame
        self._timer = QTimer(self, singleShot=True, interval=FRAME_BEHIND)
        self._timer.timeout.connect(self._tell)

    @Slot(object)
    def take(self, records: Sequence[EpochRecord]) -> None:
        """Hear of the next epochs."""
        self._records += records
        self._timer.start()

    def follow(self, frame: Frame) -> None:
        """Go on from the curves of a frame, which has all epochs that have come before it."""
        self._frame = frame
        self._records.clear()
        self._timer.stop()

    @Slot()
    def _tell(self) -> None:
        if self._frame is None or self._frame.progress.is_inside or self._frame.curves.span > 1:
            return  # where a point stands for several epochs, one more is not seen
        n_known, n_curves = len(self._frame.curves), len(self._frame.curves.newest)
        following = [record for record in self._records if record.epoch >= n_known and n_values(record) == n_curves]
        if following and following[0].epoch == n_known:  # else they are of another run, whose frame is on its way
            self.grown.emit(continued(self._frame.curves, following))


def n_values(record: EpochRecord) -> int:
    """Return for how many curves a record has a value; runs may differ in that."""
    return 2 + len(record.norms) + len(record.extras)
