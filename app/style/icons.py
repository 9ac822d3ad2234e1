"""Icons: drawings in one colour, tinted as the theme asks."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.style.assets import asset_bytes
from app.style.theme import Theme


@cache
def icon(name: str, theme: Theme, size: int = 24) -> QIcon:
    """Return a single-colour icon in the colours of the theme, sharp up to three times ``size`` pixels."""
    source = asset_bytes(f"icons/{name}.svg")
    result = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, theme.text), (QIcon.Mode.Disabled, theme.border)):
        renderer = QSvgRenderer(QByteArray(source.replace(b"currentColor", tint.encode())))
        for scale in (1, 2, 3):
            result.addPixmap(_drawn(renderer, size * scale), mode)
    return result


def _drawn(renderer: QSvgRenderer, pixels: int) -> QPixmap:
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
    return pixmap
