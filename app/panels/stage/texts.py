"""What is written on the stage below the views."""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.lesson.cell_sum import CellSum, cell_sum
from app.lesson.cell_text import equation, last_text, sum_text, title
from app.lesson.measures import measures_of
from app.lesson.moments import batch_name, begun, moment_of
from app.lesson.names import raised
from app.lesson.numbers import epoch_label, loss_label
from app.lesson.selection import Selection
from app.lesson.sentences import lesson
from app.lesson.stopped_cells import stopped_text
from app.style.mixins import Themed, Translated
from app.style.theme import Theme
from app.views.text.live_text import TextBlock
from mlp_engine import Frame

_RAISED = 2 / 3  # the size of raised type in Qt's rich text, as a share of the type beside it
_LINES = 3
_LINE = 1.25  # the height of a line in sizes of its type, whatever the font: raised type is not cut
_REMARK = 1.1  # the size of a remark, in that of the smallest type
_DIGITS = 3  # of a number in a sum
_TERMS = (12, 8, 5, 4, 3, 2)  # numbers of terms that are tried for a sum

Remark = Callable[[], Sequence[str]]
"""Returns what is to be said in the language of the window, then shorter ways to say it."""


class StageCaption(Themed, Translated, TextBlock):
    """What is being computed, or between two updates the epoch, its loss and its accuracy.

    Below that stands for some time a remark, else how the picked cell is computed. The caption is always as high as
    three lines, so that nothing moves; where not all fits into them, the sentence gives way, but not its heading.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._least = 1.0
        self._frame: Frame | None = None
        self._selection = Selection()
        self._remark: Remark | None = None
        self._written: object = None  # what the text depends on
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.fall_silent)

    def show_frame(self, frame: Frame, selection: Selection) -> None:
        """Tell what the frame shows, and how the picked cell is computed."""
        if selection.cell not in (None, self._selection.cell):
            self._remark = None  # who picks a cell wants to see its sum
        self._frame, self._selection = frame, selection
        self._write()

    def remark(self, remark: Remark, period: int) -> None:
        """Say something for ``period`` ms."""
        self._remark = remark
        self._timer.start(period)
        self._write()

    @Slot()
    def fall_silent(self) -> None:
        """End what is said for some time."""
        self._remark = None
        self._write()

    def set_least(self, pixels: float) -> None:
        """Write no type smaller than ``pixels``."""
        self._least = pixels
        font = self.font()
        font.setPixelSize(max(1, math.ceil(math.ceil(pixels) / _RAISED)))  # raised type is cut to whole px
        self.setFont(font)
        self.setFixedHeight(_LINES * math.ceil(_LINE * font.pixelSize()))

    def retranslate(self) -> None:
        self._write()

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        if self._frame is None:
            return
        above, below = self._above(self._frame), self._below(self._frame)
        written = above, below, self.size()
        if written == self._written:
            return
        self._written = written
        for texts in product(above, below):
            self.set_text("".join(texts))
            if self.heightForWidth(self.width()) <= self.height():
                return

    def _above(self, frame: Frame) -> tuple[str, ...]:
        """Return the sentence of the frame, and its heading alone."""
        if frame.progress.is_inside:
            words = lesson(frame, has_links=False)
            texts: tuple[str, ...] = (f"<b>{words.heading}</b> &nbsp; {words.what}", f"<b>{words.heading}</b>")
        elif frame.point.update:
            text = self.tr("<b>{moment}</b> &nbsp; loss of {batch}: {loss}")
            loss = loss_label(frame.batch.loss)
            texts = (text.format(moment=begun(moment_of(frame)), batch=batch_name(frame), loss=loss),)
        else:
            text = self.tr("<b>Epoch {epoch}</b> &nbsp; {loss}, {score}")
            loss, score = (measure.text() for measure in measures_of(frame))
            texts = (text.format(epoch=epoch_label(frame.epoch), loss=loss, score=score),)
        return tuple(self._paragraph(text) for text in texts)

    def _below(self, frame: Frame) -> tuple[str, ...]:
        """Return ways to write what stands below, the longest first."""
        if self._remark is not None:
            size = math.ceil(_REMARK * self._least)
            style = f"text-align:right; font-size:{size}px; color:{self.theme.muted}"
            return tuple(self._paragraph(text, size, style) for text in self._remark())
        cell = cell_sum(frame, self._selection) if self._selection.cell is not None else None
        texts = (stopped_text(frame, self._selection),) if cell is None else _sums(cell)
        return tuple(self._paragraph(text) if text else "" for text in texts)

    def _paragraph(self, html: str, size: int = 0, style: str = "") -> str:
        """Return rich text in type of ``size`` px, 0 for that of the caption, with lines as high in all languages."""
        line = f"line-height:{math.ceil(_LINE * (size or self.font().pixelSize()))}px; -qt-line-height-type:fixed"
        return f'<p style="margin:0; {line}; {style}">{html}</p>'


def _sums(cell: CellSum) -> Iterator[str]:
    """Yield ways to write a sum: with its formula or without, and with ever fewer terms."""
    for formula, n_terms in product((f" &nbsp; {equation(cell)} &nbsp; ", " = "), _TERMS):
        numbers = [sum_text(cell, _DIGITS, n_terms)] if cell.is_summed else []
        steps = [*numbers, *filter(None, [last_text(cell, _DIGITS)])]
        yield f"<b>{raised(title(cell))}</b>{formula}{'; '.join(steps)}"
