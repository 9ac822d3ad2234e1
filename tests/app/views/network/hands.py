"""A diagram under hands: frames with what they have done, and deeds that it asks for."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.lesson.deeds import Deed
from app.views.network.edits import Edit
from app.views.network.handles import Handle
from app.views.network.network_view import NetworkView
from mlp_engine import Frame, FrameRequest, Session
from mlp_engine.events import Event

NO_BUTTON, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def frozen(frame: Frame, l: int, *entries: tuple[int, int], biases: tuple[int, ...] = ()) -> Frame:
    """The frame with some weights and biases of layer l frozen."""
    layer = frame.layers[l - 1]
    W, b = np.zeros(layer.W.shape, bool), np.zeros(layer.b.shape, bool)
    for entry in entries:
        W[entry] = True
    b[list(biases)] = True
    return with_layer(frame, l, W_frozen=W, b_frozen=b)


def frozen_layer(frame: Frame, l: int) -> Frame:
    layer = frame.layers[l - 1]
    return with_layer(frame, l, W_frozen=np.ones(layer.W.shape, bool), b_frozen=np.ones(layer.b.shape, bool))


def with_layer(frame: Frame, l: int, **changes: object) -> Frame:
    layers = [replace(layer, **changes) if layer.l == l else layer for layer in frame.layers]  # type: ignore[arg-type]
    return replace(frame, layers=tuple(layers))


def send_mouse(
    view: NetworkView,
    kind: QEvent.Type,
    point: QPointF,
    button: Qt.MouseButton = NO_BUTTON,
    buttons: Qt.MouseButton = NO_BUTTON,
    modifiers: Qt.KeyboardModifier = NO_KEY,
) -> None:
    QApplication.sendEvent(view, QMouseEvent(kind, point, view.mapToGlobal(point), button, buttons, modifiers))


def hover(view: NetworkView, point: QPointF) -> None:
    send_mouse(view, QEvent.Type.MouseMove, point)


def hover_layer(view: NetworkView, l: int) -> None:
    scene = view.scene()
    assert scene is not None
    column = scene.picture.layout.columns[l]
    hover(view, QPointF(column.x, column.area.bottom() - 1.0))


def handles(view: NetworkView) -> list[Handle]:
    scene = view.scene()
    assert scene is not None
    return view.touch.handles(scene)


def handle(view: NetworkView, edit: Edit, l: int) -> Handle:
    """A handle of the layer that is hovered."""
    [found] = [each for each in handles(view) if (each.edit, each.l) == (edit, l) and not each.has_arrow]
    return found


def click(view: NetworkView, point: QPointF) -> None:
    hover(view, point)
    send_mouse(view, QEvent.Type.MouseButtonPress, point, LEFT, LEFT)
    send_mouse(view, QEvent.Type.MouseButtonRelease, point, LEFT)


def double_click(view: NetworkView, point: QPointF) -> None:
    click(view, point)
    send_mouse(view, QEvent.Type.MouseButtonDblClick, point, LEFT, LEFT)
    send_mouse(view, QEvent.Type.MouseButtonRelease, point, LEFT)


def drag(view: NetworkView, start: QPointF, *ys: float, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press at a point, and go up by so many pixels each."""
    hover(view, start)
    send_mouse(view, QEvent.Type.MouseButtonPress, start, LEFT, LEFT)
    for y in ys:
        send_mouse(view, QEvent.Type.MouseMove, start - QPointF(0.0, y), NO_BUTTON, LEFT, modifiers)


def let_go(view: NetworkView, point: QPointF) -> None:
    send_mouse(view, QEvent.Type.MouseButtonRelease, point, LEFT)


def events(deeds: list[Deed]) -> list[Event]:
    """The events of some deeds, each of which has one."""
    found = []
    for deed in deeds:
        assert isinstance(deed.content, tuple)
        [event] = deed.content
        found.append(event)
    return found


def texts(menu: QMenu) -> list[str]:
    return [action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()]


def entry(menu: QMenu, text: str) -> QAction:
    [found] = [action for action in menu.actions() if action.text().partition("\t")[0] == text]
    return found


def middle(view: NetworkView, l: int, neuron: int, source: int) -> QPoint:
    """The middle of an edge."""
    scene = view.scene()
    assert scene is not None
    ends = [scene.picture.layout.columns[i].y[j] for i, j in ((l - 1, source), (l, neuron))]
    x = (scene.picture.layout.columns[l - 1].x + scene.picture.layout.columns[l].x) / 2
    return QPoint(round(x), round(sum(ends) / 2))


class Desk:
    """A diagram and the run that it shows: what it asks for is done at once, as the trainer does it.

    Attributes
    ----------
    deeds : what it has asked for
    """

    def __init__(self, view: NetworkView, session: Session) -> None:
        self.view, self.session = view, session
        self.deeds: list[Deed] = []
        view.deed_requested.connect(self._do)
        self.show()

    def _do(self, deed: Deed) -> None:
        self.deeds.append(deed)
        assert isinstance(deed.content, tuple)
        self.session.intervene(deed.content)
        self.show()

    def show(self) -> None:
        self.view.show_frame(self.session.frame(FrameRequest()))

    @property
    def sizes(self) -> list[int]:
        return self.session.config.layer_dims

    @property
    def frame(self) -> Frame:
        return self.session.frame(FrameRequest())
