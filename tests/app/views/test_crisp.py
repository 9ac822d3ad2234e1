import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.theme import LIGHT
from app.views.crisp import HAIR, WIDE, CursorLine, Line, Markers, hairlines
from app.views.plot import Plot


@pytest.fixture
def plot(qtbot: QtBot) -> Plot:
    plot = Plot()
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
    markers = Markers(symbol="s", size=12, pen=None, brush=LIGHT.text)
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
    plot.addItem(line)
    line.setPen(LIGHT.text)
    line.setPos(5.0)
    for scale in (1, 3):
        darkness = 1.0 - QColor(LIGHT.text).lightnessF()
        assert dark_column(plot, scale).sum() == pytest.approx(darkness * scale, abs=0.1)
