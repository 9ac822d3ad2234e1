"""The layers of a plot: what is drawn between its axes, in their units."""

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.views.painting.device import is_on_screen


class PlotLayer(QGraphicsItem):
    """A layer of a plot: as large as the plot, and nothing that the mouse could pick.

    It goes into a ``pg.ViewBox``, and its methods have the names that pyqtgraph's own items have. Those work out where
    they are and how large whenever their data change; with new data in every frame that costs more than painting.
    """

    def is_empty(self) -> bool:
        """Tell whether there is nothing to draw."""
        raise NotImplementedError

    def paint_on_screen(self, painter: QPainter, ratio: float) -> None:
        """Draw on a screen that has ``ratio`` pixels for each pixel of the widget, fast if it is not so anyhow.

        Whatever this and ``paint_picture`` change of the painter, its owner restores.
        """
        self.paint_picture(painter)

    def paint_picture(self, painter: QPainter) -> None:
        """Draw into a picture, be it of pixels or of vectors, sharp at any scale."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.is_empty():
            return
        if widget is not None and is_on_screen(painter, widget):
            self.paint_on_screen(painter, widget.devicePixelRatioF())
        else:
            self.paint_picture(painter)

    def changed(self) -> None:
        """Have the plot painted; by ``update``, its scene would first look for what there is to be painted."""
        scene = self.scene()
        for view in scene.views() if scene is not None else ():
            view.viewport().update()

    def boundingRect(self) -> QRectF:
        return QRectF() if self.is_empty() else self.area()

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def area(self) -> QRectF:
        """Return where the plot is, in the units of its axes; nowhere if the layer is in none."""
        group = self.parentItem()  # which all layers of a plot are in
        box: pg.ViewBox | None = group.parentItem() if group is not None else None
        return QRectF() if box is None else self.mapRectFromItem(box, box.rect())
