"""A frame that shows for a moment where something is."""

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.style.themed import Themed
from app.views.painting.areas import draw_frame

PERIOD = 1500  # ms
WIDTH = 4  # px


class Spotlight(Themed, QWidget):
    """Lies over its parent and frames a part of it; the pointer goes through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, singleShot=True, interval=PERIOD)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def point_at(self, target: QWidget, part: QRect | None = None) -> None:
        """Frame a widget in the same window, or a part of it."""
        area = target.rect() if part is None else part.adjusted(-WIDTH, -WIDTH, WIDTH, WIDTH) & target.rect()
        corner = self._parent.mapFromGlobal(target.mapToGlobal(area.topLeft()))
        self.setGeometry(QRect(corner, area.size()))
        self.show()
        self.raise_()
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            draw_frame(painter, self.rect().toRectF(), self.theme.accent, WIDTH)
