from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.style.theme import LIGHT
from app.views.network.legend import LENGTH, LegendScale, paint_legend, place_legend

WIDTHS = (240.0, 300.0, 355.0, 700.0)
LIMITS = ((2.0, 1.0), (2.5, 0.6), (0.0125, 0.0125), (5e15, 2.5e15), (1.25e-104, 1.25e104))


def strip(width: float) -> QRectF:
    return QRectF(0.0, 300.0, width, 24.0)


def boxes(scales: list[LegendScale]) -> list[QRectF]:
    return [box for scale in scales for box in (scale.low_box, scale.bar, scale.high_box)]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("limits", LIMITS)
def test_all_that_is_shown_fits_in_the_middle(width: float, limits: tuple[float, float]) -> None:
    font = QFont(QApplication.font())
    scales = place_legend(strip(width), font, *limits)
    placed = boxes(scales)
    assert all(strip(width).contains(box) for box in placed)
    assert all(left.right() < right.left() for left, right in pairwise(placed))
    assert placed[0].left() == pytest.approx(width - placed[-1].right())
    for scale in scales:
        for text, box in ((scale.low, scale.low_box), (scale.high, scale.high_box)):
            assert box.width() >= QFontMetricsF(font).horizontalAdvance(text)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("width", "limits", "names"),
    [(240.0, (2.5, 0.6), "w"), (300.0, (2.5, 0.6), "wb"), (240.0, (5e15, 2.5e15), "w"), (700.0, (5e15, 2.5e15), "wb")],
)
def test_the_scale_of_the_weights_is_left_out_last(width: float, limits: tuple[float, float], names: str) -> None:
    scales = place_legend(strip(width), QApplication.font(), *limits)
    assert "".join(scale.low[0] for scale in scales) == names


@pytest.mark.usefixtures("qapp")
def test_scales_are_long_where_there_is_room() -> None:
    assert [scale.bar.width() for scale in place_legend(strip(700.0), QApplication.font(), 2.0, 1.0)] == [LENGTH] * 2


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_painted_at_the_edges(width: float) -> None:
    image = QImage(int(width) + 40, 340, QImage.Format.Format_RGB32)
    image.fill(0)
    area = strip(width).translated(20.0, 0.0)
    with QPainter(image) as painter:
        paint_legend(painter, area, LIGHT, QApplication.font(), 5.0, 2.5, 0.6)
    outside = [
        image.pixel(x, y) & 0xFFFFFF for x in (*range(20), *range(int(width) + 20, image.width())) for y in range(340)
    ]
    assert not any(outside)
    assert any(image.pixel(x, 312) & 0xFFFFFF for x in range(image.width()))
