"""The network diagram under hands: what the mouse and the keys pick in it."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from app.lesson.selection import Selection
from app.views.network.keys import Lead, key_target, picked, tab_target
from app.views.network.scene import Scene
from app.views.network.texts import NetworkTexts
from app.views.network.touch import TOUCHING, Touch
from app.views.view import View
from app.widgets.keys import Place


class HandledView(View):
    """A view of a network in which the user picks a layer, a neuron or an edge; its ``touch`` changes them.

    Tab goes from layer to layer until it leaves at the last one. Once it is entered Home and End go to the first and
    the last; Up and Down go from neuron to neuron, and with Shift from edge to edge into the neuron. Left and Right are
    left to the window, which steps through the epochs with them.

    Attributes
    ----------
    touch : what mouse and keys do beside picking
    """

    places = (Place.NETWORK,)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = NetworkTexts(self)
        self.touch = Touch(self, self.scene, self._request, self._texts)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def scene(self) -> Scene | None:
        """Return what is in the diagram; None before the first frame."""
        raise NotImplementedError

    def tip_at(self, point: QPointF) -> str:
        """Return what the tooltip says at a point now; empty where there is nothing."""
        raise NotImplementedError

    @property
    def keeps_weights(self) -> bool:
        """Whether another shape of the network keeps the weights that still fit; else the run begins anew."""
        return self.touch.keeps_weights

    @keeps_weights.setter
    def keeps_weights(self, keeps_weights: bool) -> None:
        self.touch.keeps_weights = keeps_weights

    def _request(self, target: Selection | None) -> bool:
        """Ask for a layer, neuron or edge; tell whether it is another one than now."""
        scene = self.scene()
        if target is None or scene is None or target == scene.marked:
            return False
        self.selection_requested.emit(picked(self.selection, target))
        return True

    def _target(self, event: QKeyEvent, lead: Lead) -> Selection | None:
        scene = self.scene()
        return None if scene is None else lead(event, scene.frame, scene.marked)

    def event(self, event: QEvent) -> bool:
        if event.type() in TOUCHING and self.touch.take(event):
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        # not in focusNextPrevChild, which Qt also calls to move the focus off a hidden or disabled widget
        key = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        has_gone_on = key is not None and self._request(self._target(key, tab_target))
        return has_gone_on or super().event(event)  # the focus leaves only where there is no layer to go to

    def keyPressEvent(self, event: QKeyEvent) -> None:
        target = self._target(event, key_target)
        if target is None:
            super().keyPressEvent(event)
        else:
            self._request(target)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        scene = self.scene()
        if scene is not None and not scene.frame.progress.is_inside:  # there the step says which layer is looked at
            first_met = {Qt.FocusReason.TabFocusReason: 1, Qt.FocusReason.BacktabFocusReason: scene.frame.L}
            if l := first_met.get(event.reason()):
                self._request(Selection(l))

    def own_menu(self, event: QContextMenuEvent) -> QMenu | None:
        return self.touch.own_menu(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImCursorRectangle and (scene := self.scene()) is not None:
            return QRect(scene.middle(scene.marked).toPoint(), QSize(1, 1))  # where a menu opens at a key
        return super().inputMethodQuery(query)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.enter_by(event)
        scene = self.scene()
        if scene is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        layout, place = scene.picture.layout, event.position()
        target = layout.node_at(place) or scene.entering_edge_at(place) or Selection(layout.layer_at(place) or 0)
        if target.layer > 0:  # the inputs have no Z to look into
            self._request(target)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if (scene := self.scene()) is not None:
            self.setCursor(self.touch.cursor_at(scene, event.position()))
