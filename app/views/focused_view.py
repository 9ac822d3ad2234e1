"""A view that shows when the keyboard is in it."""

from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen

from app.views.view import View


class FocusedView(View):
    """Outlined while it has the focus."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setPen(QPen(self.palette().highlight().color(), 2))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
