"""A table that shows clearly when it has the keyboard."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QTableView, QWidget

_WIDTH = 2  # px


class FocusTable(QTableView):
    """A table with a frame: a fine one, and a strong one in the accent colour while keys go to the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setLineWidth(_WIDTH)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() == QEvent.Type.Paint:  # of the frame; what it encloses is painted by the viewport
            self._paint_frame()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return is_done

    def _paint_frame(self) -> None:
        colors = self.palette()
        with QPainter(self) as painter:
            if self.hasFocus():
                painter.setPen(QPen(colors.highlight(), _WIDTH))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
                return
            for inset, brush in enumerate((colors.mid(), colors.base())):
                painter.setPen(QPen(brush, 1))
                painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))
