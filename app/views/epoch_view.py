"""What the views over the epochs share: a key that reads the newest epoch or the one that is picked."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.views.epoch_plot import EpochPlot
from app.views.plot_view import KeyEntry, PlotView
from app.views.scales import epoch_label
from mlp_engine import Frame

CURSOR_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape)
LONG_STEPS = 50  # Shift with an arrow key crosses the plot in about so many steps


class EpochView(PlotView):
    """Curves over the epochs; pointing at an epoch reads its values in the key.

    With the keyboard, Left and Right pick an epoch, Shift makes long steps, Escape gives it up.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self.epoch_plot = EpochPlot()
        super().__init__(self.epoch_plot, parent)
        self.epoch_plot.cursor_moved.connect(self._show_values)
        self.epoch_plot.box.sigRangeChangedManually.connect(self._redraw)
        self.epoch_plot.zoom_changed.connect(self._redraw)

    def draw(self, frame: Frame) -> None:
        self.epoch_plot.set_epochs(frame.epoch, frame.config.epochs)
        self.draw_curves(frame)
        self._show_values()

    def draw_curves(self, frame: Frame) -> None:
        """Draw each curve of ``frame``."""
        raise NotImplementedError

    def entries(self, frame: Frame, epoch: int) -> list[KeyEntry]:
        """Return the key with the values of one epoch."""
        raise NotImplementedError

    def retranslate(self) -> None:
        super().retranslate()
        self.plot.setLabel("bottom", self.tr("epoch"))
        self.setAccessibleDescription(
            self.tr("Left and Right read an epoch, with Shift in long steps. Escape: the newest. Home: show all again.")
        )

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

    def takes_key(self, event: QKeyEvent) -> bool:
        return event.key() in CURSOR_KEYS or super().takes_key(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_long = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = max(1, self.epoch_plot.last_epoch // LONG_STEPS) if is_long else 1
        match event.key():
            case Qt.Key.Key_Left:
                self.epoch_plot.step_cursor(-step)
            case Qt.Key.Key_Right:
                self.epoch_plot.step_cursor(step)
            case Qt.Key.Key_Escape:
                self.epoch_plot.set_cursor(None)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()
