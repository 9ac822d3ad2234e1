"""A run that a timeline shows, and places in it."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.panels.timeline.timeline import Timeline
from mlp_engine import Frame, FrameRequest, Session

REQUEST = FrameRequest(resolution=0)


def seen_at(session: Session, epoch: int) -> Frame:
    session.rewind(epoch)
    while session.epoch < epoch:
        session.step()
    return session.frame(REQUEST)


def place(timeline: Timeline, epoch: int) -> QPoint:
    return QPoint(round(timeline.track().x(epoch)), timeline.height() // 2)


def grabbed(timeline: Timeline) -> QImage:
    QApplication.processEvents()
    return timeline.grab().toImage()
