"""An empty plot window of pyqtgraph, in a process of its own: the least that a program with plots can take to start."""

import json
import sys

import pyqtgraph as pg
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent

from app.commands.bench.first_frame import print_time


class EmptyPlot(pg.PlotWidget):
    """Ends the program when it is painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self.close)


def main() -> None:
    """Open a window of the size on standard input, and print the time at which it was painted."""
    width, height = json.load(sys.stdin)
    app = pg.mkQApp()
    window = EmptyPlot()
    window.resize(width, height)
    window.show()
    app.exec()
    print_time()
