"""What is kept in pixels is painted anew when it changes, and never in a picture."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.export.pictures.picture_output import picture_of
from app.views.painting.cached_layer import CachedLayer

MakeSign = Callable[[], "Sign"]


class Sign(QWidget):
    """A text and an ellipse, painted as a layer and counted."""

    def __init__(self) -> None:
        super().__init__()
        self.content = "one"
        self.count = 0
        self.is_layered = True
        self._layer = CachedLayer(self)
        self.resize(80, 40)

    def paint(self, painter: QPainter) -> None:
        self.count += 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(20, 20, 60))  # a widget's painter has another one to start with than a pixmap's
        painter.setBrush(QColor(200, 30, 30, 120))
        painter.drawEllipse(QRectF(self.rect()).adjusted(3, 3, -3, -3))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.content)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.is_layered:
                self._layer.draw(painter, self.content, self.paint)
            else:
                self.paint(painter)


@pytest.fixture
def make_sign(qtbot: QtBot) -> MakeSign:
    def make() -> Sign:
        sign = Sign()
        qtbot.addWidget(sign)
        sign.show()
        return sign

    return make


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(image.constBits(), np.uint8).astype(int)


def test_what_stays_is_painted_once(make_sign: MakeSign) -> None:
    sign = make_sign()
    first = sign.grab().toImage()
    assert [sign.grab().toImage() == first for _ in range(3)] == [True] * 3
    assert sign.count == 1


def change_content(sign: Sign) -> None:
    sign.content = "two"


def change_size(sign: Sign) -> None:
    sign.resize(90, 50)


def change_font(sign: Sign) -> None:
    font = QFont(sign.font())
    font.setPointSizeF(2 * font.pointSizeF())
    sign.setFont(font)


@pytest.mark.parametrize("change", [change_content, change_size, change_font])
def test_what_changes_is_painted_anew(make_sign: MakeSign, change: Callable[[Sign], None]) -> None:
    sign, fresh = make_sign(), make_sign()
    old = sign.grab().toImage()
    for each in (sign, fresh):
        change(each)
    assert sign.grab().toImage() == fresh.grab().toImage() != old


def test_the_layer_looks_like_what_is_painted(make_sign: MakeSign) -> None:
    layered, painted = make_sign(), make_sign()
    painted.is_layered = False
    assert np.abs(pixels(layered.grab().toImage()) - pixels(painted.grab().toImage())).max() <= 2


def test_a_larger_picture_is_painted_in_full(make_sign: MakeSign) -> None:
    layered, painted = make_sign(), make_sign()
    painted.is_layered = False
    layered.grab()
    assert picture_of(layered) == picture_of(painted)
    assert layered.count == 2


def test_a_picture_of_a_hidden_widget_is_painted_in_full(make_sign: MakeSign) -> None:
    sign = make_sign()
    sign.hide()
    count = sign.count
    for _ in range(2):
        image = QImage(sign.size(), QImage.Format.Format_RGB32)
        sign.render(image, QPoint())
    assert sign.count == count + 2
