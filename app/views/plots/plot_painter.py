"""How a plot is painted on the screen, many times a second."""

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from app.views.painting.cached_layer import CachedLayer


class PlotPainter:
    """Paints a plot of one ground colour on the screen, with the pixels that its scene would paint.

    A scene asks every item where it is and how large, and paints each anew; that costs several times as much as
    painting what has changed. Here all that stands still is painted once and copied, and the layers go over it.

    Attributes
    ----------
    still : the items, from the lowest, that stand still while a run goes on; each has a method ``look`` that returns
        something else as soon as it would paint something else
    """

    def __init__(self, plot: pg.PlotWidget, still: list[pg.GraphicsWidget]) -> None:
        self.still = still
        self._plot = plot
        self._ground = CachedLayer(plot.viewport())

    def paint(self, painter: QPainter) -> None:
        """Paint the plot with a painter of its viewport."""
        self._plot.scene().prepareForPaint()
        looks = [(item.geometry(), item.look()) if item.isVisible() else None for item in self.still]
        self._ground.draw(painter, looks, self._paint_ground, self._plot.backgroundBrush().color())
        for box in self._plot.plotItem.childItems():
            if isinstance(box, pg.ViewBox) and not box.rect().isEmpty():
                self._paint_layers(painter, box)

    def _paint_ground(self, painter: QPainter) -> None:
        painter.fillRect(self._plot.viewport().rect(), self._plot.backgroundBrush())
        for item in self.still:
            self._paint_still(painter, item)
            for child in item.childItems():
                self._paint_still(painter, child)

    def _paint_still(self, painter: QPainter, item: QGraphicsItem) -> None:
        if item.isVisible():
            option = QStyleOptionGraphicsItem()
            option.exposedRect = item.boundingRect()
            painter.save()
            painter.setWorldTransform(item.sceneTransform(), combine=True)
            item.paint(painter, option, self._plot.viewport())
            painter.restore()

    def _paint_layers(self, painter: QPainter, box: pg.ViewBox) -> None:
        ratio = self._plot.viewport().devicePixelRatioF()
        painter.save()
        painter.setClipRect(box.sceneBoundingRect())
        for layer in box.childGroup.childItems():
            if layer.isVisible() and not layer.is_empty():
                painter.save()
                painter.setWorldTransform(layer.sceneTransform(), combine=True)
                layer.paint_on_screen(painter, ratio)
                painter.restore()
        painter.restore()
