"""What is written on the stage beside the views: the caption, and for a while which keys there are."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.lesson.numbers import epoch_label, loss_label
from app.lesson.sentences import lesson
from app.style.mixins import Themed
from app.style.theme import Theme, palette
from app.views.text.live_text import TextBlock
from mlp_engine import Frame

_RAISED = 2 / 3  # the size of raised type in Qt's rich text, as a share of the type beside it
_LINE = '<p style="line-height:120%; margin:8px 0 0 0">'  # so high that raised type is not cut
_HINT_PERIOD = 8000  # ms
_HINT_SIZE, _HINT_WIDTH = 1.2, 0.8  # of the smallest type, and of the width of the stage


class StageCaption(TextBlock):
    """What is being computed, or between two updates the epoch, its loss and its accuracy."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_frame(self, frame: Frame) -> None:
        """Tell what the frame shows."""
        self.set_text(f"{_LINE}{self._words(frame)}</p>")

    def set_least(self, pixels: float) -> None:
        """Write no type smaller than ``pixels``."""
        _set_size(self, pixels / _RAISED)

    def _words(self, frame: Frame) -> str:
        if frame.progress.is_inside:
            words = lesson(frame, has_links=False)
            return f"<b>{words.heading}</b> &nbsp; {words.what}"
        text = self.tr("<b>Epoch {epoch}</b> &nbsp; loss {loss}, accuracy {accuracy} %")
        accuracy = f"{100 * frame.accuracy:.1f}"
        return text.format(epoch=epoch_label(frame.epoch), loss=loss_label(frame.loss), accuracy=accuracy)


class StageHint(Themed, QLabel):
    """Says for some seconds which keys there are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QLabel.Shape.Box)
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, singleShot=True, interval=_HINT_PERIOD)
        self._timer.timeout.connect(self.hide)

    def set_titles(self, titles: Sequence[str]) -> None:
        """Name the panels in the order of the numbers that show them."""
        numbers = [f"{i} {title}".replace(" ", "&nbsp;") for i, title in enumerate(titles, start=1)]
        keys = self.tr("Page Up and Page Down step, Esc leaves. Show or hide a panel:")
        self.setText(f"{keys}<br>{' &nbsp; '.join(numbers)}")

    def set_least(self, pixels: float) -> None:
        """Write no type smaller than ``pixels``."""
        _set_size(self, _HINT_SIZE * pixels)
        self.setMargin(round(pixels / 2))

    def color(self, theme: Theme) -> None:
        self.setPalette(palette(theme, theme.raised))

    def place(self, room: QRect) -> None:
        """Lie over the middle of the lower end of ``room``."""
        width = round(_HINT_WIDTH * room.width())
        height = self.heightForWidth(width)
        self.setGeometry(room.center().x() - width // 2, room.bottom() - height, width, height)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.raise_()
        self._timer.start()


def _set_size(widget: QWidget, pixels: float) -> None:
    font = widget.font()
    font.setPixelSize(max(1, math.ceil(pixels)))
    widget.setFont(font)
