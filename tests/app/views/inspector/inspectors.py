"""What the tests of the inspector share."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from app.export.figures.picture_size import PictureSize
from app.views.inspector.inspector_view import InspectorView
from app.views.inspector.matrix_table import MatrixTable
from app.views.inspector.statistics_table import StatisticsTable
from app.views.text.typeset import TypesetLine
from mlp_engine import Frame, FrameRequest

T = TypeVar("T")
MakeFrame = Callable[..., Frame]

LAYER_2 = FrameRequest(layer=2, resolution=0)
A_PREV, W, Z, DW = 0, 1, 3, 6
SLIDE = PictureSize()
IN_DECK, IN_NARROW_DECK = PictureSize(2304, 1008, 192.0), PictureSize(1728, 1008, 192.0)  # below title and caption


def part(view: InspectorView, kind: type[T]) -> T:
    return view.findChild(kind)


def labels(view: InspectorView) -> list[str]:
    return [line.text() for line in view.findChildren(TypesetLine)]


def choose(view: InspectorView, row: int) -> None:
    table = part(view, StatisticsTable)
    table.setCurrentIndex(table.model().index(row, 0))


def numbers(view: InspectorView) -> list[list[float]]:
    model = part(view, MatrixTable).model()
    role = Qt.ItemDataRole.EditRole
    return [[model.data(model.index(r, c), role) for c in range(model.columnCount())] for r in range(model.rowCount())]


def layer(make_frame: MakeFrame, l: int, **config: object) -> Frame:
    return make_frame(50, FrameRequest(l, 0), **config)


def parts(view: InspectorView) -> dict[str, QRect]:
    widgets: dict[str, QWidget] = {
        "heading": view._heading,
        "equations": view._sheet,
        "statistics": view.statistics,
        "name": view._panel.title,
        "heatmap": view._panel.heatmap,
        "scale": view._panel.color_bar,
        "numbers": view.numbers,
    }
    rects = {name: QRect(part.mapTo(view, QPoint()), part.size()) for name, part in widgets.items()}
    return {name: rect for name, rect in rects.items() if not rect.isEmpty()}
