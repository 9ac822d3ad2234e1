"""What is written in a window: every piece of text that Qt paints in it, and where."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPixmap,
    QRegion,
    QTextItem,
    QTransform,
)
from PySide6.QtWidgets import QWidget

DPI = 96
COLORS = 2**24
LENGTH = 300  # mm, of which nothing depends
EVERYWHERE = QRectF(-1e6, -1e6, 2e6, 2e6)


@dataclass(frozen=True)
class Writing:
    """A piece of text that a widget paints.

    Attributes
    ----------
    ink : the box of its glyphs, in px of the widget
    line : its ascent and descent over its width, in px of the widget
    clip : what the painter lets through, in px of the widget
    """

    widget: QWidget
    text: str
    ink: QRectF
    line: QRectF
    clip: QRectF


class TextEngine(QPaintEngine):
    """Keeps text and drops everything else; as it is no raster, views write text as text."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.written: list[Writing] = []
        self._widget = widget

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        pass

    def drawTextItem(self, place: QPointF, item: QTextItem) -> None:
        if not any(character.isprintable() and not character.isspace() for character in item.text()):
            return
        painter = self.painter()
        to_widget: QTransform = painter.combinedTransform()
        ink = QFontMetricsF(item.font(), self.paintDevice()).tightBoundingRect(item.text()).translated(place)
        line = QRectF(place.x(), place.y() - item.ascent(), item.width(), item.ascent() + item.descent())
        clip = to_widget.mapRect(painter.clipBoundingRect()) if painter.hasClipping() else EVERYWHERE
        self.written.append(Writing(self._widget, item.text(), to_widget.mapRect(ink), to_widget.mapRect(line), clip))

    def drawPixmap(self, rect: QRectF, pixmap: QPixmap, source: QRectF) -> None: ...  # type: ignore[override]
    def drawImage(self, rect: QRectF, image: QImage, source: QRectF, flags: object) -> None: ...  # type: ignore[override]
    def drawTiledPixmap(self, rect: QRectF, pixmap: QPixmap, place: QPointF) -> None: ...  # type: ignore[override]
    def drawPath(self, path: object) -> None: ...
    def drawPolygon(self, *args: object) -> None: ...  # type: ignore[override]
    def drawRects(self, *args: object) -> None: ...  # type: ignore[override]
    def drawLines(self, *args: object) -> None: ...  # type: ignore[override]
    def drawPoints(self, *args: object) -> None: ...  # type: ignore[override]
    def drawEllipse(self, *args: object) -> None: ...  # type: ignore[override]


class TextDevice(QPaintDevice):
    """As many pixels as a widget has, on which nothing but text leaves a mark."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._metrics = metrics_of(widget.size())
        self.engine = TextEngine(widget)

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        return self._metrics.get(metric, 0)


def metrics_of(size: QSize) -> dict[QPaintDevice.PaintDeviceMetric, int]:
    """Return what a device of some pixels says about itself."""
    Metric = QPaintDevice.PaintDeviceMetric
    return {
        Metric.PdmWidth: size.width(),
        Metric.PdmHeight: size.height(),
        Metric.PdmWidthMM: LENGTH,
        Metric.PdmHeightMM: LENGTH,
        Metric.PdmNumColors: COLORS,
        Metric.PdmDepth: 32,
        Metric.PdmDpiX: DPI,
        Metric.PdmDpiY: DPI,
        Metric.PdmPhysicalDpiX: DPI,
        Metric.PdmPhysicalDpiY: DPI,
        Metric.PdmDevicePixelRatio: 1,
        Metric.PdmDevicePixelRatioScaled: int(QPaintDevice.devicePixelRatioFScale()),
    }


def written_by(widget: QWidget) -> list[Writing]:
    """Return what a widget itself writes, its children not."""
    device = TextDevice(widget)
    QWidget.render(widget, device, QPoint(), QRegion(QRect(QPoint(), widget.size())), QWidget.RenderFlag(0))
    return device.engine.written


def seen_widgets(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all in it that can be seen, parents first; windows of their own are left out."""
    yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and not child.isHidden():
            is_within = widget.rect().intersects(child.geometry())  # a panel behind another tab is not
            yield from seen_widgets(child) if is_within else ()


def writing_in(widget: QWidget) -> list[Writing]:
    """Return all that is written in a widget, which may be hidden itself."""
    return [writing for part in seen_widgets(widget) for writing in written_by(part)]
