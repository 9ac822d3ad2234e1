"""The statistics of matrices, computed so that nobody waits for them."""

import math
from collections.abc import Iterator
from itertools import islice
from time import perf_counter as now

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.lesson.quantities import Quantity, Statistics
from mlp_engine.arrays import FloatArray

Quantities = tuple[Quantity, ...]

BLOCK = 2**16  # entries that are looked at in one go; they stay in the processor's cache
TURN = 8  # blocks, after which waiting events have their turn: 1 to 2 ms
REST = 9  # times as long as the work before it


class StatisticsJob(QObject):
    """Computes statistics: of matrices of ordinary size at once, of large ones in several turns of the event loop.

    Where they are asked for again and again, large ones take a tenth of the time at most: some are left out, but never
    the last.
    """

    done = Signal(object, object)
    """The quantities that were asked for, and a tuple with the Statistics of each."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted: Quantities | None = None  # to be begun
        self._begun: Quantities = ()
        self._work: Iterator[tuple[Statistics, ...] | None] | None = None
        self._turns, self._seconds = 0, 0.0  # of the present work
        self._timer = QTimer(self, singleShot=True)  # active while it works or rests
        self._timer.timeout.connect(self._go_on)

    def ask(self, quantities: Quantities) -> None:
        """Compute the statistics of ``quantities``, after the present work and rest."""
        self._wanted = quantities
        if not self._timer.isActive():
            self._go_on()

    def drop(self) -> None:
        """Forget what was asked for: whoever asks next does not wait."""
        self._wanted = self._work = None
        self._timer.stop()

    def finish(self) -> None:
        """Compute all that was asked for now, however long it takes."""
        while self._wanted is not None or self._work is not None:
            self._go_on()

    @Slot()
    def _go_on(self) -> None:
        if self._work is None:
            if self._wanted is None:
                return
            self._begun, self._wanted = self._wanted, None
            self._work, self._turns, self._seconds = _in_blocks(self._begun), 0, 0.0
        start = now()
        finished = next((statistics for statistics in islice(self._work, TURN) if statistics is not None), None)
        self._turns += 1
        self._seconds += now() - start
        if finished is None:
            self._timer.start(0)
            return
        self._work = None
        if self._turns > 1:
            self._timer.start(math.ceil(1000 * REST * self._seconds))
        self.done.emit(self._begun, finished)


def _in_blocks(quantities: Quantities) -> Iterator[tuple[Statistics, ...] | None]:
    """Yield None after each block of a large matrix, and at last the statistics of all."""
    found = []
    for quantity in quantities:
        if not quantity.is_known:
            found.append(Statistics.unknown(quantity.matrix.shape))
            continue
        blocks = row_blocks(quantity.matrix)
        parts = []
        for block in blocks:
            parts.append(Statistics.of(block))
            if len(blocks) > 1:
                yield None
        found.append(Statistics.of_parts(quantity.matrix.shape, parts))
    yield tuple(found)


def row_blocks(matrix: FloatArray) -> list[FloatArray]:
    """Return a matrix in blocks of rows with about BLOCK entries each."""
    rows = max(1, BLOCK // matrix.shape[1])
    return [matrix[first : first + rows] for first in range(0, len(matrix), rows)]
