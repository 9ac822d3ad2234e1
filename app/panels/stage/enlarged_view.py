"""A view seen from far away: all of it enlarged, its writing, its lines and its room alike."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.lesson.numbers import rounded
from app.lesson.selection import Selection
from app.style.mixins import Themed
from app.style.theme import Theme, color
from app.views.view import View
from mlp_engine import Frame

_DIGITS = 3  # of a number


class EnlargedView(Themed, QWidget):
    """Shows a view as a picture of it, ``scale`` times as large and with rounded numbers; the mouse reaches the view.

    The view stays hidden and is as large as it is without being enlarged. So nothing in it has to know about sizes, and
    the picture is the one that an export to a slide would give.
    """

    def __init__(self, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._scale = 1.0
        self._target: QWidget | None = None  # the part of the view that the mouse is over
        view.setMinimumSize(1, 1)  # it takes the room there is
        view.hide_controls()
        view.take_pointer()
        self.setMouseTracking(True)

    def legible_size(self, frame: Frame) -> QSize:
        """Return the size in px from which on all of the view of a frame can be read."""
        return self.view.legible_size(frame) * self._scale

    def set_scale(self, scale: float) -> None:
        """Enlarge the view ``scale`` times from now on."""
        self._scale = scale
        self._fit()

    def show_frame(self, frame: Frame) -> None:
        """Draw ``frame``."""
        with rounded(_DIGITS):
            self.view.show_frame(frame)
            self.view.finish()
        self.update()

    def show_selection(self, selection: Selection) -> None:
        """Mark what the user has picked."""
        with rounded(_DIGITS):
            self.view.show_selection(selection)
        self._draw_again()

    def color(self, theme: Theme) -> None:
        with rounded(_DIGITS):
            self.view.apply_theme(theme)
        self._draw_again()

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        with rounded(_DIGITS):
            self.view.retranslate()
        self._draw_again()

    def _fit(self) -> None:
        self.view.resize(QSize(round(self.width() / self._scale), round(self.height() / self._scale)))
        self._draw_again()

    def _draw_again(self) -> None:
        if self.view.frame is not None:
            self.show_frame(self.view.frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter, rounded(_DIGITS):
            painter.fillRect(self.rect(), color(self.view.theme.panel))
            painter.scale(self._scale, self._scale)
            self.view.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._forward(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._forward(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._forward(event)
        event.ignore()  # whatever it lies on may want to know, too

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._aim(None)

    def _forward(self, event: QMouseEvent) -> None:
        """Give an event to the part of the view where it happens; while a button is down, to where it was pressed."""
        place = event.position() / self._scale
        if self._target is None or not event.buttons() or event.type() == QEvent.Type.MouseButtonPress:
            self._aim(self.view.childAt(place.toPoint()) or self.view)
        if self._target is None:
            return
        local = self._target.mapFrom(self.view, place) if self._target is not self.view else place
        button, buttons, modifiers = event.button(), event.buttons(), event.modifiers()
        copy = QMouseEvent(event.type(), local, event.globalPosition(), button, buttons, modifiers)
        with rounded(_DIGITS):
            QCoreApplication.sendEvent(self._target, copy)
        self.update()

    def _aim(self, target: QWidget | None) -> None:
        """Let the mouse leave the parts that it is no longer over, and enter the others."""
        left, entered = self._with_parents(self._target), self._with_parents(target)
        self._target = target
        for parts, others, kind in ((left, entered, QEvent.Type.Leave), (entered, left, QEvent.Type.Enter)):
            for part in parts:
                if part not in others:
                    QCoreApplication.sendEvent(part, QEvent(kind))
        if left != entered:
            self.update()

    def _with_parents(self, part: QWidget | None) -> list[QWidget]:
        """Return a part and all that it lies in, up to the view."""
        found = []
        while part is not None:
            found.append(part)
            part = None if part is self.view else part.parentWidget()
        return found
