"""Texts that change with every frame.

A QLabel asks for a new layout whenever its text changes, and the whole window follows: many times a second that costs
more than painting it. These ask for one only when they need another height.
"""

import math
from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mlp_engine import Frame

PLACE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
"""Characters that no font but a taller one has, such as Chinese, reach over the line; Qt would clip them there."""
WHOLE = QTextOption()
WHOLE.setWrapMode(QTextOption.WrapMode.WordWrap)
"""Does not break what is longer than a line; it is known then to be too long."""
PERIOD = 100  # ms; numbers that change faster cannot be read
STILL_PERIOD = 150  # ms without a frame, after which the texts catch up


class TextLine(QWidget):
    """One line in bold: of several texts the first that fits, else the beginning of the last and "…"."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: tuple[str, ...] = ("",)
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return the first text, also where another one is shown."""
        return self._texts[0]

    def set_text(self, *texts: str) -> None:
        """Show another text: the first of ``texts`` for which there is room, or the beginning of the last."""
        if texts != self._texts:
            self._texts = texts
            self.setAccessibleName(texts[0])
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics, width = self.fontMetrics(), self.width()
        text = next((text for text in self._texts if metrics.horizontalAdvance(text) <= width), None)
        if text is None:
            text = metrics.elidedText(self._texts[-1], Qt.TextElideMode.ElideRight, width)
        with QPainter(self) as painter:
            painter.drawText(self.rect(), PLACE, text)


class TextBlock(QWidget):
    """Rich text over as many lines as it needs: of several texts the first that is whole and not too high, else none.

    Attributes
    ----------
    most_height : px that it may take
    """

    def __init__(self) -> None:
        super().__init__()
        self.most_height = math.inf
        self._texts: tuple[str, ...] = ("",)
        self._widest: tuple[str, ...] = self._texts
        self._html = ""
        self._chosen: int | None = 0
        self._height = 0
        self._is_clear = False
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(self.font())
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """Return the rich text that is shown."""
        return self._html

    def set_text(self, *htmls: str, widest: Sequence[str] = ()) -> None:
        """Show another rich text: the first of ``htmls`` that is low enough.

        Parameters
        ----------
        widest : each text with the widest numbers it can have, for which room is kept, so that other numbers move
            nothing; none if the texts themselves are to be measured
        """
        before, self._widest = self._widest, tuple(widest) or htmls
        if (self._widest, len(htmls)) != (before, len(self._texts)):
            self._texts = htmls
            self._fit()
        elif htmls != self._texts:
            self._texts = htmls
            self._show(self._chosen)

    def set_most_height(self, most_height: float) -> None:
        """Take no more than so many px from now on."""
        if most_height != self.most_height:
            self.most_height = most_height
            self._fit()

    def _fit(self) -> None:
        before = self._height
        self._chosen, self._height = self._fitting(self._document, self.width())
        self._show(self._chosen)
        if self._height != before or not self.isVisible():  # hidden, it has not its width yet
            self.updateGeometry()

    def _show(self, chosen: int | None) -> None:
        self._html = "" if chosen is None else self._texts[chosen]
        self._document.setHtml(self._html)
        self._document.setTextWidth(self.width())
        self.setAccessibleName(self._document.toPlainText().replace("\N{WORD JOINER}", ""))
        self.update()

    def _fitting(self, document: QTextDocument, width: float) -> tuple[int | None, int]:
        """Return which text is shown in a width, and how high it is, measured in a document."""
        has_choice = len(self._widest) > 1
        option = WHOLE if has_choice else QTextOption()
        if document.defaultTextOption().wrapMode() != option.wrapMode():  # the old text would be laid out by another
            document.setDefaultTextOption(option)
        for index, html in enumerate(self._widest):
            document.setHtml(html)
            document.setTextWidth(width)
            is_whole = not has_choice or document.idealWidth() <= width
            if is_whole and document.size().height() <= self.most_height:
                return index, math.ceil(document.size().height()) if html else 0
        return None, 0

    def set_clear(self, is_clear: bool) -> None:
        """Leave the text unpainted, but keep its room."""
        self._is_clear = is_clear
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        copy = self._document.clone()
        copy.setDocumentMargin(0)
        _, height = self._fitting(copy, width)
        copy.deleteLater()
        return height

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._document.setDefaultFont(self.font())
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_clear:
            return
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = QPalette(self.palette())
        with QPainter(self) as painter:
            self._document.documentLayout().draw(painter, context)


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
        self._stillness = QTimer(self, singleShot=True, interval=STILL_PERIOD)  # anew with each frame that is refused
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
