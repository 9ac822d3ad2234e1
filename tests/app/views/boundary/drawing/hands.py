"""What hands do to a boundary, and what comes of it."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.lesson.deeds import Deed
from app.views.boundary.boundary_view import BoundaryView
from mlp_engine import FrameRequest, Session
from mlp_engine.arrays import FloatArray
from mlp_engine.events import Event
from tests.app.recorder import Recorder
from tests.app.views.boundary.planes import pixel

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier
FEW = 12


def events_of(deeds: Recorder) -> list[Event]:
    return [event for deed in deeds.payloads for event in deed.content]


def place_of(view: BoundaryView, at: QPoint) -> tuple[float, float]:
    place = view.plane.box.mapSceneToView(view.plane.mapToScene(at))
    return place.x(), place.y()


def sample_pixel(view: BoundaryView, sample: int) -> QPoint:
    assert view.frame is not None
    return pixel(view, *view.ground.places(view.frame.X, view.frame.Y)[:, sample])


def distances(view: BoundaryView, at: QPoint) -> FloatArray:
    assert view.frame is not None
    pixels = [sample_pixel(view, sample) for sample in range(view.frame.X.shape[1])]
    return np.hypot(*np.array([[p.x() - at.x(), p.y() - at.y()] for p in pixels]).T)


def free_pixel(view: BoundaryView) -> QPoint:
    """The place in the middle of the plot that is farthest from all samples."""
    area = view.plane.box.sceneBoundingRect().adjusted(90, 90, -90, -90).toRect()
    places = [QPoint(x, y) for x in range(area.left(), area.right(), 7) for y in range(area.top(), area.bottom(), 7)]
    return max(places, key=lambda place: distances(view, place).min())


def drag(qtbot: QtBot, view: BoundaryView, *pixels: QPoint, button: Qt.MouseButton = LEFT) -> None:
    viewport = view.plane.viewport()
    qtbot.mousePress(viewport, button, pos=pixels[0])
    for place in pixels[1:]:
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            QPointF(place),
            QPointF(viewport.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            button,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)
    qtbot.mouseRelease(viewport, button, pos=pixels[-1])


def carry_out(view: BoundaryView, session: Session) -> Callable[[Deed], None]:
    """What becomes of a deed in the window: the run changes, and a new frame comes."""

    def do(deed: Deed) -> None:
        session.intervene(deed.content)  # type: ignore[arg-type]
        view.show_frame(session.frame(FrameRequest(resolution=20)))

    return do
