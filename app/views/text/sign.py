"""The signs between the matrices of an equation, in the height of the matrices where they enclose some."""

import re

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from app.views.text.typeset import RAISED, sized

_PIECES = re.compile(r"1/\(?\w+\)?|\([^()]+\)|[()]|[^\s()]+")  # fractions, numbers in brackets, brackets, others
_LARGE = 1.25  # the size of a sign, as a share of the font
_BRACKET = 0.4  # its width, in sizes of the font
_STROKE = 0.09  # of a line, in the same
_PAD = 0.1  # beside a piece, in the same


def pieces(sign: str) -> list[str]:
    """Return what a sign such as "1/(2m) Σ (" consists of: "1/(2m)", "Σ", "("."""
    return _PIECES.findall(sign)


def piece_width(piece: str, font: QFont) -> float:
    """Return the width of a piece of a sign beside matrices named in ``font``."""
    em = QFontMetricsF(font).height()
    return 2 * _PAD * em + _inner_width(piece, font)


def draw_piece(painter: QPainter, piece: str, box: QRectF, font: QFont, color: str) -> None:
    """Draw a piece of a sign in the middle of a box as high as the matrices beside it."""
    em = QFontMetricsF(font).height()
    inside = box.adjusted(_PAD * em, 0.0, -_PAD * em, 0.0)
    painter.setPen(QPen(QColor(color), max(1.0, _STROKE * em)))
    if piece in "()":
        _draw_bracket(painter, inside, is_left=piece == "(")
    elif piece.startswith("1/"):
        _draw_fraction(painter, _below(piece), inside, font)
    elif piece == "²":
        _draw_text(painter, "2", QRectF(inside.left(), inside.top(), inside.width(), em), sized(font, RAISED))
    else:
        _draw_text(painter, piece, inside, sized(font, _LARGE))


def _inner_width(piece: str, font: QFont) -> float:
    if piece in "()":
        return _BRACKET * QFontMetricsF(font).height()
    if piece == "²":
        return QFontMetricsF(sized(font, RAISED)).horizontalAdvance("2")
    if piece.startswith("1/"):
        return QFontMetricsF(font).horizontalAdvance(_below(piece)) + 2 * _PAD * QFontMetricsF(font).height()
    return QFontMetricsF(sized(font, _LARGE)).horizontalAdvance(piece)


def _below(fraction: str) -> str:
    """Return what 1 is divided by."""
    return fraction.removeprefix("1/").strip("()")


def _draw_bracket(painter: QPainter, box: QRectF, is_left: bool) -> None:
    outside, inside = (box.left(), box.right()) if is_left else (box.right(), box.left())
    beyond = 2 * outside - inside  # a curve reaches half way to the point that it is drawn to
    path = QPainterPath(QPointF(inside, box.top()))
    path.quadTo(QPointF(beyond, box.center().y()), QPointF(inside, box.bottom()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _draw_fraction(painter: QPainter, below: str, box: QRectF, font: QFont) -> None:
    line, middle = QFontMetricsF(font).height(), box.center().y()
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
    _draw_text(painter, "1", QRectF(box.left(), middle - line, box.width(), line), font)
    _draw_text(painter, below, QRectF(box.left(), middle, box.width(), line), font)


def _draw_text(painter: QPainter, text: str, box: QRectF, font: QFont) -> None:
    metrics = QFontMetricsF(font)
    left = box.center().x() - metrics.horizontalAdvance(text) / 2
    baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.setFont(font)
    painter.drawText(QPointF(left, baseline), text)
