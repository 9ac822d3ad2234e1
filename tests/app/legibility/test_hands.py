"""There is room for what is said of cells that hands have stopped, and for the box in which a number is typed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.views.hands.held_heatmap import HeldHeatmap
from app.views.inspector.inspector_view import InspectorView
from app.views.view import View
from app.views.weights.weights_view import WeightsView
from app.widgets.cell_box import CellBox
from tests.app.legibility.conftest import FONT_SCALES, LANGUAGES
from tests.app.legibility.faults import faults
from tests.app.views.hands.stilled import stilled_frame

SIZES = {WeightsView: (260, 300), InspectorView: (400, 560)}
LEFT = Qt.MouseButton.LeftButton
FROZEN, OFF = (4, 3), (6, 3)


@pytest.fixture
def make_view(qtbot: QtBot, write_in: Callable[[str, float], None]) -> Callable[..., View]:
    """Return a function that shows a view of a run with frozen cells, as large as in a small window for its type."""

    def make(kind: type[View], language: str, scale: float) -> View:
        write_in(language, scale)
        view = kind()
        qtbot.addWidget(view)
        width, height = SIZES[kind]
        view.resize(round(width * scale), round(height * scale))
        view.show_selection(Selection(2, symbol="W"))
        view.show_frame(stilled_frame())
        view.show()
        QApplication.processEvents()
        return view

    return make


@pytest.mark.parametrize("kind", SIZES)
@pytest.mark.parametrize("scale", FONT_SCALES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_stopped_can_be_read(
    make_view: Callable[..., View], kind: type[View], language: str, scale: float
) -> None:
    view = make_view(kind, language, scale)
    heatmap = next(one for one in view.findChildren(HeldHeatmap) if one.matrix.shape == (8, 16))
    for cell in (FROZEN, OFF):
        heatmap.point_at(cell)
        view.finish()
        assert faults(view) == []


@pytest.mark.parametrize("kind", SIZES)
@pytest.mark.parametrize("scale", FONT_SCALES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_box_and_its_reason_can_be_read(
    make_view: Callable[..., View], kind: type[View], language: str, scale: float
) -> None:
    view = make_view(kind, language, scale)
    heatmap = next(one for one in view.findChildren(HeldHeatmap) if one.matrix.shape == (8, 16))
    for cell in ((0, 0), (7, 15)):
        QTest.mouseDClick(heatmap, LEFT, pos=heatmap.place_of(cell).center())
        box = view.findChild(CellBox)
        QTest.keyClicks(box, "-0.1234567x")
        box.commit()
        reason = next(label for label in view.findChildren(QLabel) if label.frameShape() == label.Shape.Box)
        for part in (box, reason):
            assert part.isVisible()
            assert view.rect().contains(QRect(part.mapTo(view, QPoint()), part.size()))
        assert box.fontMetrics().horizontalAdvance(box.text()) + 8 <= box.width()
        assert reason.heightForWidth(reason.width()) <= reason.height()
        box.close_box()
