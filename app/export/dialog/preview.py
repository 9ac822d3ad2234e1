"""The live preview of an export."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style.mixins import Themed, Translated
from app.style.theme import LIGHT

_SQUARE = 8  # px, of the checkerboard
_EDGE = 1  # px on the screen, around the picture
_TAG_PADDING = 8  # px


class PreviewArea(Themed, Translated, QWidget):
    """Shows a picture as large as it fits, or a text in its place.

    What is transparent shows a checkerboard. It is light in every theme, since the writing of such pictures is dark.
    """

    resized = Signal(QSize)
    """How many pixels of the screen a picture may now have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._note = ""
        self._is_pending = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 120)
        self.retranslate()

    @property
    def picture_room(self) -> QSize:
        """How many pixels of the screen a picture may have."""
        return _times(self.size(), self.devicePixelRatioF()) - QSize(2 * _EDGE, 2 * _EDGE)

    @property
    def text(self) -> str:
        """What is written in the area, empty if there is only a picture."""
        return self._note or (self.tr("Drawing the preview…") if self._is_pending else "")

    def show_image(self, image: QImage) -> None:
        """Show a picture; sharp if it fills ``picture_room`` in one direction."""
        self._image, self._note, self._is_pending = QImage(image), "", False
        self._say()

    def show_note(self, text: str) -> None:
        """Show a text in place of a picture."""
        self._image, self._note, self._is_pending = QImage(), text, False
        self._say()

    def show_pending(self) -> None:
        """Show that a picture is on its way; the one before stays until then."""
        self._note, self._is_pending = "", True
        self._say()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Preview"))
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(400, 250)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.resized.emit(self.picture_room)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(self.picture_room)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._image.isNull():
                self._draw_text(painter)
                return
            self._draw_picture(painter)
            if self._is_pending:
                self._draw_tag(painter)

    def _say(self) -> None:
        self.setAccessibleDescription(self.text)
        self.update()

    def _picture_rect(self) -> QRect:
        """Where the picture is, in pixels of the screen."""
        rect = QRect(0, 0, 0, 0)
        rect.setSize(self._image.size().scaled(self.picture_room, Qt.AspectRatioMode.KeepAspectRatio))
        free = _times(self.size(), self.devicePixelRatioF()) - rect.size()
        rect.moveTo(free.width() // 2, free.height() // 2)
        return rect

    def _draw_picture(self, painter: QPainter) -> None:
        rect = self._picture_rect()
        painter.save()
        painter.scale(1 / self.devicePixelRatioF(), 1 / self.devicePixelRatioF())
        painter.fillRect(rect.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE), QColor(self.theme.border))
        if self._image.hasAlphaChannel():
            painter.setBrushOrigin(rect.topLeft())
            painter.fillRect(rect, QBrush(_checkerboard(round(_SQUARE * self.devicePixelRatioF()))))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(rect, self._image)
        painter.restore()

    def _draw_text(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self.theme.border), 1, Qt.PenStyle.DashLine))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QColor(self.theme.muted))
        room = self.rect().adjusted(16, 16, -16, -16)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.text)

    def _draw_tag(self, painter: QPainter) -> None:
        metrics = self.fontMetrics()
        size = QSize(metrics.horizontalAdvance(self.text), metrics.height()) + QSize(2 * _TAG_PADDING, _TAG_PADDING)
        rect = QRect(self.rect().center(), size)
        rect.moveCenter(self.rect().center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self.theme.border))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Button))
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(QColor(self.theme.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text)


def _times(size: QSize, ratio: float) -> QSize:
    """Return a size in pixels of the screen."""
    return QSize(int(size.width() * ratio), int(size.height() * ratio))


def _checkerboard(square: int) -> QPixmap:
    pixmap = QPixmap(2 * square, 2 * square)
    pixmap.fill(QColor(LIGHT.panel))
    with QPainter(pixmap) as painter:
        for offset in (0, square):
            painter.fillRect(offset, offset, square, square, QColor(LIGHT.border))
    return pixmap
