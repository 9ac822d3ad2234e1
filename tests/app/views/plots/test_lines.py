import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QGraphicsItem, QWidget
from pytestqt.qtbot import QtBot

from app.style.theme import LIGHT, surface_table
from app.views.plots.lines import HAIR, WIDE, CursorLine, Line, Markers, hairlines
from app.views.plots.plot import Plot
from app.views.plots.scales import ValueAxis
from app.views.plots.smooth_image import SmoothImage


@pytest.fixture
def plot(qtbot: QtBot) -> Plot:
    plot = Plot(ValueAxis("bottom"), ValueAxis("left"))
    qtbot.addWidget(plot)
    plot.color(LIGHT)
    plot.resize(200, 120)
    plot.box.setRange(xRange=(0, 10), yRange=(0, 10), padding=0)
    plot.show()
    return plot


def dark_column(plot: Plot, scale: int) -> np.ndarray:
    """The darkness, 0 to 1, of each pixel down the middle of a picture at ``scale``."""
    image = QImage(plot.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor(LIGHT.panel))
    plot.grab()
    QWidget.render(plot, image)  # as a picture of the view around it does
    x = plot.mapFromScene(plot.box.mapViewToScene(plot.box.viewRect().center())).x() * scale
    heights = range(20 * scale, 80 * scale)
    return np.array([1 - image.pixelColor(x + scale, y).lightnessF() for y in heights])


def picture_with(plot: Plot, item: QGraphicsItem, monkeypatch: pytest.MonkeyPatch) -> QImage:
    """What Qt's scene shows with ``item``; pyqtgraph's items are painted by nothing else."""
    monkeypatch.setattr("app.views.plots.plot.is_seen", lambda painter, widget: False)
    plot.box.addItem(item, ignoreBounds=True)
    image = plot.grab().toImage()
    plot.box.removeItem(item)
    return image


ZIGZAG = np.stack([np.linspace(-1.0, 11.0, 200), np.random.default_rng(1).uniform(-1.0, 11.0, 200)])


def test_a_hairline_looks_like_a_curve_of_pyqtgraph(plot: Plot, monkeypatch: pytest.MonkeyPatch) -> None:
    line = Line(HAIR)
    line.set_color(LIGHT.text)
    line.setData(*ZIGZAG)
    curve = pg.PlotCurveItem(*ZIGZAG, pen=LIGHT.text, antialias=True, connect="finite")
    nothing = picture_with(plot, Line(), monkeypatch)
    assert picture_with(plot, line, monkeypatch) == picture_with(plot, curve, monkeypatch) != nothing


@pytest.mark.parametrize("symbol", ["o", "t", "s"])
def test_markers_look_like_those_of_pyqtgraph(plot: Plot, monkeypatch: pytest.MonkeyPatch, symbol: str) -> None:
    places = np.concatenate([ZIGZAG, [[1e300, 3.0, np.nan], [3.0, -np.inf, 5.0]]], axis=1)
    markers = Markers(symbol, 9)
    markers.setPen(LIGHT.marker_edge)
    markers.setBrush(LIGHT.text)
    for count in (3, places.shape[1]):
        markers.setData(*places[:, :count])
        theirs = pg.ScatterPlotItem(
            *places[:, :count], symbol=symbol, size=9, pen=pg.mkPen(LIGHT.marker_edge), brush=pg.mkBrush(LIGHT.text)
        )
        assert picture_with(plot, markers, monkeypatch) == picture_with(plot, theirs, monkeypatch)


def test_markers_change_their_look(plot: Plot, monkeypatch: pytest.MonkeyPatch) -> None:
    def new(size: float, edge: str, fill: str) -> Markers:
        markers = Markers("o", size)
        markers.setPen(edge)
        markers.setBrush(fill)
        markers.setData([5.0], [5.0])
        return markers

    changed = new(12, "#ff0000", "#00ff00")
    picture_with(plot, changed, monkeypatch)
    for change, wanted in (
        (lambda: changed.setSize(20), (20, "#ff0000", "#00ff00")),
        (lambda: changed.setPen("#0000ff"), (20, "#0000ff", "#00ff00")),
        (lambda: changed.setBrush("#ffff00"), (20, "#0000ff", "#ffff00")),
    ):
        change()
        assert picture_with(plot, changed, monkeypatch) == picture_with(plot, new(*wanted), monkeypatch)


def test_a_smooth_image_looks_like_one_of_pyqtgraph(plot: Plot, monkeypatch: pytest.MonkeyPatch) -> None:
    indices = np.random.default_rng(2).integers(0, 256, (12, 9), np.uint8)
    image, theirs = SmoothImage(), pg.ImageItem(indices, axisOrder="row-major", levels=(0, 255))
    image.set_indices(indices)
    image.set_table(surface_table(LIGHT))
    theirs.setLookupTable(surface_table(LIGHT))
    for item in (image, theirs):
        getattr(item, "set_rect" if item is image else "setRect")(QRectF(1.0, 2.0, 7.0, 9.0))
    plot.setRenderHint(plot.renderHints().SmoothPixmapTransform)
    assert picture_with(plot, image, monkeypatch) == picture_with(plot, theirs, monkeypatch)


@pytest.mark.parametrize("scale", [1, 2, 3])
@pytest.mark.parametrize("width", [HAIR, WIDE])
def test_line_is_as_wide_in_a_larger_picture_and_has_no_gap(plot: Plot, width: float, scale: int) -> None:
    line = Line(width)
    line.set_color(LIGHT.text)
    plot.addItem(line)
    line.setData([0.0, 10.0], [5.0, 5.2])
    darkness = dark_column(plot, scale)
    assert darkness.sum() == pytest.approx(width * scale, abs=0.35 * width * scale)
    inked = np.flatnonzero(darkness > 0.3)
    assert (np.diff(inked) == 1).all()


def test_markers_are_sharp_in_a_larger_picture(plot: Plot) -> None:
    markers = Markers(symbol="s", size=12)
    markers.setPen(None)
    markers.setBrush(LIGHT.text)
    plot.addItem(markers)
    markers.setData([5.0], [5.0])
    darkness = dark_column(plot, 4)
    assert np.count_nonzero(darkness > 0.8) == pytest.approx(48, abs=2)
    assert np.count_nonzero((darkness > 0.1) & (darkness < 0.7)) <= 2


def test_hairlines_fill_the_width() -> None:
    for width in (1.0, 2.0, 3.6, 6.0):
        places = np.array(hairlines(width))
        assert np.hypot(*places.T).max() <= (width - 1) / 2 + 1e-9


def test_cursor_line_is_as_wide_in_a_larger_picture(plot: Plot) -> None:
    line = CursorLine(angle=0)
    line.show()
    plot.addItem(line)
    line.setPen(LIGHT.text)
    line.setValue(5.0)
    for scale in (1, 3):
        darkness = 1.0 - QColor(LIGHT.text).lightnessF()
        assert dark_column(plot, scale).sum() == pytest.approx(darkness * scale, abs=0.1)


@pytest.mark.parametrize("scale", [1, 3])
def test_markers_of_several_looks_are_those_of_one_each(plot: Plot, scale: int) -> None:
    colors = [LIGHT.accent, LIGHT.error, LIGHT.success]
    places = np.array([[2.0, 5.0, 8.0, 5.0], [3.0, 5.0, 7.0, 8.0]])
    which = np.array([0, 1, 2, 1])

    def picture_of(layers: list[Markers]) -> QImage:
        for layer in layers:
            plot.box.addItem(layer, ignoreBounds=True)
        image = QImage(plot.size() * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        plot.grab()  # lays it out
        QWidget.render(plot, image)
        for layer in layers:
            plot.box.removeItem(layer)
        return image

    together = Markers("o", 12)
    together.set_looks([(pg.mkPen(LIGHT.text), pg.mkBrush(color)) for color in colors])
    together.setData(*places, which)
    apart = []
    for k, color in enumerate(colors):
        apart.append(Markers("o", 12))
        apart[-1].set_looks([(pg.mkPen(LIGHT.text), pg.mkBrush(color))])
        apart[-1].setData(*places[:, which == k])
    assert picture_of([together]) == picture_of(apart)
    together.setData(*places, which[::-1].copy())
    assert picture_of([together]) != picture_of(apart)
