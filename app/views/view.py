"""What every view has in common."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.lesson.selection import Selection
from app.style.mixins import Themed, Translated
from app.style.theme import Theme, palette
from app.views.painting.areas import draw_ring
from app.views.text.live_text import PERIOD, TextPace
from app.widgets.focus_keys import TakesKeys
from mlp_engine import Curves, Frame


class View(TakesKeys, Themed, Translated, QWidget):
    """A picture of a frame in a theme, and of nothing else: the same two give the same pixels.

    A subclass draws in ``draw_in_full``, or replaces ``draw`` if it draws every frame, colours in ``color``, and sets
    its texts in ``retranslate``. While a view is hidden it only keeps the newest frame, and draws it when it is shown.
    It has a ring while it has the focus: dashed, or solid while it takes the keys of its ``places``.

    Attributes
    ----------
    is_picture : whether it has no controls any more
    """

    text_period = PERIOD
    """How long texts stay while frames come quickly, in ms."""

    least_lines = 13.8, 9.3
    """How wide and how high a picture of the view has to be for all of it to be read, in lines of text."""

    selection_requested = Signal(object)
    """The ``Selection`` a user asks for by mouse or key; the view marks it when ``show_selection`` brings it back."""
    deed_requested = Signal(object)
    """A ``Deed`` that the user wants done; what comes of it is in the next frames."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame: Frame | None = None
        self.selection = Selection()
        self.is_picture = False
        self._is_stale = False
        self._pace = TextPace(self, self.text_period)
        self._pace.due.connect(self._draw_late)
        self.setAutoFillBackground(True)

    def show_frame(self, frame: Frame) -> None:
        """Draw ``frame``, now if the view is visible, otherwise as soon as it is."""
        self.frame = frame
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.draw(frame)

    def show_curves(self, curves: Curves) -> None:
        """Show the curves of some epochs more than those of the frame, the next of which is still to come."""

    def finish(self) -> None:
        """Draw the newest frame in full now, though hidden, and its texts too: for a picture."""
        self._lay_out_hidden()
        if self.frame is not None:
            self._is_stale = False
            self.draw(self.frame)
        self._lay_out_hidden()  # again, with the sizes that the parts of the view now need
        self._pace.catch_up()

    def _lay_out_hidden(self) -> None:
        if not self.isVisible():
            self.grab(QRect(0, 0, 1, 1))  # Qt lays out what is hidden only to paint it; a pixel is enough

    def apply_theme(self, theme: Theme) -> None:
        self.setPalette(palette(theme, theme.panel))
        self.setAutoFillBackground(not theme.is_clear)
        super().apply_theme(theme)
        if self.frame is not None:
            self.show_frame(self.frame)

    def hide_controls(self) -> None:
        """Become a picture: without what only a hand can use, such as buttons and scroll bars; there is no way back."""
        self.is_picture = True
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clearFocus()

    def become_difference(self) -> None:
        """Show differences of two frames, for which equations do not hold, from now on; there is no way back."""

    def leave_out_title(self) -> None:
        """Leave the name of the view to its place, such as a dock, which shows it above; there is no way back."""

    def own_menu(self, event: QContextMenuEvent) -> QMenu | None:
        """Return a menu, not yet open, of what can be done with the part that one is asked for; None for none."""
        del event
        return None

    def take_pointer(self) -> None:
        """Let a picture be pointed at and clicked, on the stage."""

    def legible_size(self, frame: Frame) -> QSize:
        """Return the size in px from which on all of a picture of ``frame`` can be read.

        A subclass that needs more for some networks extends this.
        """
        del frame
        line = self.fontMetrics().height()
        width, height = self.least_lines
        return QSize(math.ceil(width * line), math.ceil(height * line))

    def take_after(self, other: "View") -> None:
        """Show what ``other``, a view of the same class, shows of a frame: its switches, its zoom, its choices."""

    def scale_to(self, frames: Sequence[Frame]) -> None:
        """Draw on one scale that suits all of ``frames`` from now on, so that pictures of them can be compared."""

    def show_selection(self, selection: Selection) -> None:
        """Mark what the user has picked; a subclass that marks something extends this."""
        self.selection = selection

    def draw(self, frame: Frame) -> None:
        """Draw ``frame``, while frames come quickly some of them only; called only while the view is visible.

        A subclass that draws every one of them, perhaps in part, replaces this.
        """
        if self._pace.takes(frame):
            self.draw_in_full(frame)

    def draw_in_full(self, frame: Frame) -> None:
        """Draw all of ``frame``, the texts too."""
        raise NotImplementedError

    @Slot(object)
    def _draw_late(self, frame: Frame) -> None:
        self.draw_in_full(frame)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.frame is not None:
            self.show_frame(self.frame)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale and self.frame is not None:
            self._is_stale = False
            self.draw(self.frame)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                self.paint_ring(painter)

    def paint_ring(self, painter: QPainter) -> None:
        """Show that the view has the focus, and whether it takes keys."""
        draw_ring(painter, self.rect().toRectF(), self.palette().highlight().color(), self.is_entered)
