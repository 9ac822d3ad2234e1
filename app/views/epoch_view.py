"""What the views over the epochs share: a key that reads the newest epoch or the one that is picked."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.views.epoch_plot import EpochPlot
from app.views.plot_view import KeyEntry, PlotView
from app.views.scales import epoch_label
from mlp_engine import Frame


class EpochView(PlotView):
    """Curves over the epochs; pointing at an epoch reads its values in the key.

    With the keyboard, Left and Right pick an epoch, Shift makes long steps, Escape gives it up.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self.epoch_plot = EpochPlot()
        super().__init__(self.epoch_plot, parent)
        self.longest: Frame | None = None  # the frame whose epochs and values the axes show, unless it is the newest
        self.epoch_plot.cursor_moved.connect(self._show_values)
        self.epoch_plot.box.sigRangeChangedManually.connect(self._redraw)
        self.epoch_plot.zoom_changed.connect(self._redraw)

    def draw(self, frame: Frame) -> None:
        room = frame.epoch if self.longest is None else self.longest.epoch
        self.epoch_plot.set_epochs(frame.epoch, frame.config.epochs, room)
        self.draw_curves(frame)
        self._show_values()

    def scale_to(self, frames: Sequence[Frame]) -> None:
        """Give the axes the room that the last of ``frames``, which are of one run, needs."""
        self.longest = max(frames, key=lambda frame: frame.epoch)
        self._redraw()

    def draw_curves(self, frame: Frame) -> None:
        """Draw each curve of ``frame``."""
        raise NotImplementedError

    def entries(self, frame: Frame, epoch: int) -> list[KeyEntry]:
        """Return the key with the values of one epoch."""
        raise NotImplementedError

    def retranslate(self) -> None:
        super().retranslate()
        self.plot.setLabel("bottom", self.tr("epoch"))

    def cursor_hint(self) -> str:
        return self.tr("Left and Right read an epoch, with Shift in long steps. Escape: the newest.")

    @Slot()
    def _show_values(self) -> None:
        if self.frame is not None:
            epoch = self.frame.epoch if self.epoch_plot.cursor is None else self.epoch_plot.cursor
            heading = self.tr("epoch {0}").format(epoch_label(epoch))
            self.show_key(self.entries(self.frame, min(epoch, self.frame.epoch)), heading)

    @Slot()
    def _redraw(self) -> None:
        if self.frame is not None:
            self.show_frame(self.frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()
