"""How a heatmap shows what hands have frozen or switched off."""

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.lesson.quantities import Stilled
from app.style.theme import DARK, LIGHT, Theme
from app.views.heatmaps.heatmap import Heatmap
from app.views.heatmaps.number_heatmap import contrast
from app.views.heatmaps.stilled_marks import hatching
from tests.app.recorder import PaintCounter

VALUES = np.array([[-1.0, 0.0, 1.0], [0.5, -0.5, 0.1]])
FROZEN = Stilled(np.array([[True, True, True], [False, False, False]]))


def heatmap(qtbot: QtBot, theme: Theme, matrix: np.ndarray, stilled: Stilled, size: tuple[int, int]) -> Heatmap:
    widget = Heatmap()
    qtbot.addWidget(widget)
    widget.resize(*size)
    widget.apply_theme(theme)
    widget.show_matrix(matrix, 1.0)
    widget.show_stilled(stilled)
    return widget


def most_contrast(image: QImage, cell: QRect) -> float:
    """Return the largest contrast of a pixel of a cell with its middle."""
    middle = image.pixelColor(cell.center())
    inner = cell.adjusted(1, 1, -1, -1)
    places = ((x, y) for x in range(inner.left(), inner.right()) for y in range(inner.top(), inner.bottom()))
    return max(contrast(image.pixelColor(x, y), middle) for x, y in places)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(96, 46), (36, 26)])
def test_a_frozen_cell_is_marked_in_a_corner_whatever_its_colour(
    qtbot: QtBot, theme: Theme, size: tuple[int, int]
) -> None:
    marked = heatmap(qtbot, theme, VALUES, FROZEN, size)
    image = marked.grab().toImage()
    for column in range(3):
        assert most_contrast(image, marked.cell_rect(0, column)) >= 3.0
        assert most_contrast(image, marked.cell_rect(1, column)) == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_neuron_that_is_off_is_hatched(qtbot: QtBot, theme: Theme) -> None:
    marked = heatmap(qtbot, theme, VALUES, Stilled(off=(1,)), (96, 46))
    image = marked.grab().toImage()
    assert most_contrast(image, marked.cell_rect(0, 1)) == pytest.approx(1.0, abs=0.01)
    plain = heatmap(qtbot, theme, VALUES, Stilled(), (96, 46)).grab().toImage()
    for column in range(3):
        cell = marked.cell_rect(1, column).adjusted(2, 0, -2, 0)
        ground, y = plain.pixelColor(cell.center()), cell.center().y()
        inked = [x for x in range(cell.left(), cell.right()) if contrast(image.pixelColor(x, y), ground) >= 1.9]
        assert len(inked) >= 3


def test_frozen_cells_too_small_for_a_corner_are_dotted(qtbot: QtBot) -> None:
    frozen = np.zeros((100, 100), np.bool_)
    frozen[:, 50:] = True
    marked = heatmap(qtbot, LIGHT, np.zeros((100, 100)), Stilled(frozen), (206, 206))
    image, rect = marked.grab().toImage(), marked.image_rect()
    dark = [[image.pixelColor(x, y).lightness() < 100 for x in range(rect.left(), rect.right())] for y in range(20, 80)]
    halves = np.array(dark)[:, : rect.width() // 2 - 1], np.array(dark)[:, rect.width() // 2 + 1 :]
    assert [half.mean() for half in halves] == pytest.approx([0.0, 1 / 3], abs=0.02)


def test_the_same_marks_are_not_painted_again(qtbot: QtBot) -> None:
    marked = heatmap(qtbot, LIGHT, VALUES, FROZEN, (96, 46))
    marked.show()
    QApplication.processEvents()
    painted = PaintCounter(marked)
    marked.show_stilled(Stilled(FROZEN.frozen.copy()))  # type: ignore[union-attr]
    QApplication.processEvents()
    assert painted.painted == []
    marked.show_stilled(Stilled())
    QApplication.processEvents()
    assert painted.painted


def test_hatching_stays_inside() -> None:
    for rect in (QRect(3, 4, 90, 7), QRect(0, 0, 5, 60), QRect(2, 2, 9, 9)):
        lines = list(hatching(rect))
        assert lines
        for line in lines:
            for end in (line.p1(), line.p2()):
                assert rect.left() <= end.x() <= rect.right() + 1
                assert rect.top() <= end.y() <= rect.bottom() + 1


def test_a_tool_tip_says_it(qtbot: QtBot) -> None:
    marked = heatmap(qtbot, LIGHT, VALUES, Stilled(FROZEN.frozen, (0,)), (96, 46))
    assert marked.tip((0, 1)) == "Frozen: it does not learn. The neuron is switched off: its A is 0."
    assert marked.tip((1, 1)) == ""
