"""The room of a panel, which what is in it does not change."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

LEAST_PANEL = QSize(6, 3)  # lines of writing


class PanelArea(QScrollArea):
    """Scrolls what is in a panel where that needs more room than there is.

    How small a panel can be does not depend on what is in it: nothing that comes into a panel moves another one, or
    makes the window larger.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Give the content the room that there is, or what it needs at least: Qt would give it what it likes best."""
        room = self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        least = _least_size(self._content, room.width())
        if least.height() > room.height():
            room.setWidth(room.width() - bar)
            least = _least_size(self._content, room.width())
        if least.width() > room.width():
            room.setHeight(room.height() - bar)
        self._content.resize(room.expandedTo(least))

    def minimumSizeHint(self) -> QSize:
        return LEAST_PANEL * self.fontMetrics().height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # keys that a panel has no use for are the window's


def _least_size(content: QWidget, width: int) -> QSize:
    """Return what a widget needs at least, if it is given ``width``."""
    least = content.minimumSizeHint().expandedTo(content.minimumSize())
    layout = content.layout()
    if layout is not None and layout.hasHeightForWidth():
        least.setHeight(layout.minimumHeightForWidth(max(width, least.width())))
    return least
