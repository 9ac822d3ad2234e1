"""The window as a picture."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.views.view import View


def picture_of_window(window: QWidget, views: Iterable[View], scale: float = 2.0) -> QImage:
    """Return what the window shows, its views drawn in full."""
    for view in views:
        if view.isVisible():
            view.finish()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # what has just been hidden leaves its room
    return picture_of(window, scale)


def picture_of(widget: QWidget, scale: float = 2.0) -> QImage:
    """Return what the widget shows, drawn anew at ``scale`` pixels for each of its own."""
    image = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(widget.palette().window().color())
    widget.render(image)
    return image
