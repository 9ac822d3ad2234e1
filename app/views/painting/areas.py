"""Areas of colour that are sharp in a picture, be it of pixels or of vectors: cells, scales, plates and frames."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen

from app.style.theme import ByteArray
from app.views.painting.device import has_widget_pixels, is_vector

SHARP_PIXELS = 4  # of an image in a vector picture, for a pixel of the widget; where it is smoothed, one is blurred
STOPS = 16  # of a gradient, for the rows of a table of colours
NO_OUTLINE = QPen(Qt.PenStyle.NoPen)
FOCUSED_WIDTH, ENTERED_WIDTH = 2, 3  # px, of a ring
DASH = [3.0, 2.0]  # of the ring of what has the focus, and the gap behind it, in widths of the line
HALF = 0.5  # px, of the frame of a bar


def draw_cells(painter: QPainter, rect: QRect, image: QImage) -> None:
    """Draw each pixel of ``image`` as a cell with sharp edges, which lie between pixels of the widget if they can."""
    if has_widget_pixels(painter):
        painter.drawImage(rect, image)
        return
    if image.width() <= rect.width() and image.height() <= rect.height():
        image = _spread(image, rect.size())
    if is_vector(painter):
        image = _spread(image, rect.size() * SHARP_PIXELS)
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.drawImage(rect, image)


def draw_scale(painter: QPainter, bar: QRectF, table: ByteArray, is_upright: bool = False) -> None:
    """Fill a bar with the rows of a table of colours (n, 3), the first at the left or, if upright, at the bottom.

    A frame has to be drawn on its edge. In a picture the bar ends below it, for some programs round bars upwards.
    """
    filled = bar if has_widget_pixels(painter) else bar.adjusted(HALF, HALF, -HALF, -HALF)
    if is_vector(painter):
        start, end = (bar.bottomLeft(), bar.topLeft()) if is_upright else (bar.topLeft(), bar.topRight())
        gradient = QLinearGradient(start, end)
        for stop in range(STOPS + 1):
            gradient.setColorAt(stop / STOPS, QColor(*table[round(stop / STOPS * (len(table) - 1))].tolist()))
        painter.fillRect(filled, gradient)
        return
    table = table[::-1].copy() if is_upright else table
    columns, rows = (1, len(table)) if is_upright else (len(table), 1)
    painter.drawImage(filled, QImage(table.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888))


def draw_frame(painter: QPainter, rect: QRectF, color: str | QColor, width: float = 1.0) -> None:
    """Draw a frame of ``width`` just inside a rectangle, as exactly at any scale as the rectangle itself."""
    frame = QPainterPath()
    frame.addRect(rect)
    frame.addRect(rect.adjusted(width, width, -width, -width))
    painter.fillPath(frame, QColor(color))


def draw_ring(painter: QPainter, rect: QRectF, ring: QColor, is_entered: bool) -> None:
    """Show that the focus is in a rectangle: dashed, and strong where it takes keys that would else be the run's."""
    if is_entered:
        draw_frame(painter, rect, ring, ENTERED_WIDTH)
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(ring, FOCUSED_WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(DASH)
    painter.setPen(pen)
    half = FOCUSED_WIDTH / 2
    painter.drawRect(rect.adjusted(half, half, -half, -half))


def draw_plate(painter: QPainter, box: QRectF, ground: QColor, radius: float, outline: QPen = NO_OUTLINE) -> None:
    """Fill a box with round corners, with an outline if there is a pen for it."""
    painter.setPen(outline)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, radius, radius)


def _spread(image: QImage, size: QSize) -> QImage:
    """Return ``image`` in another size, its pixels as sharp as before."""
    result = QImage(size, QImage.Format.Format_RGB32)
    with QPainter(result) as painter:
        painter.drawImage(result.rect(), image)
    return result
