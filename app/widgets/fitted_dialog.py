"""Dialogs that fit the screen, and what scrolls in them where it does not fit."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QScrollArea, QWidget

ROOM_AROUND = QSize(40, 60)  # px for the frame of the window and the edges of the screen


class FittedDialog(QDialog):
    """A dialog that opens in its usual size, or larger if its writing needs that, but no larger than the screen.

    Opened on another screen than before it is made to fit that one; else it keeps the size that the user gave it.
    """

    def __init__(self, usual_size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual_size = usual_size
        self._room: QSize | None = None  # on the screen where it was seen last

    def showEvent(self, event: QShowEvent) -> None:
        room = (self.parentWidget() or self).screen().availableSize() - ROOM_AROUND
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self._usual_size.expandedTo(self.sizeHint()).boundedTo(room))
        elif self._room not in (None, room):
            self.resize(self.size().boundedTo(room))
        self._room = room
        super().showEvent(event)


class ScrolledPart(QScrollArea):
    """A part of a dialog: it fills the room, and scrolls where that is less than it needs."""

    def __init__(self, part: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        if part is not None:
            self.setWidget(part)

    def setWidget(self, part: QWidget) -> None:
        super().setWidget(part)
        part.setAutoFillBackground(False)  # which Qt has set: the ground is that of the dialog


def take_icons(part: QWidget) -> None:
    """Take the icons of the desktop, which do not follow the theme, from the buttons in a dialog of Qt."""
    for button in part.findChildren(QPushButton):
        button.setIcon(QIcon())
