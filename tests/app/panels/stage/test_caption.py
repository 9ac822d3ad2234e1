"""The caption of the stage: what is computed, the sum of the picked cell, and what is said for some time."""

import re
from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.lesson.cell_sum import cell_sum
from app.lesson.cell_text import title
from app.lesson.selection import Selection
from app.lesson.sentences import lesson
from app.panels.stage.stage import Stage
from app.style.theme import LIGHT
from app.views.equation.equation_view import EquationView
from app.views.heatmaps.heatmap import Heatmap
from app.views.table import VIEWS
from app.views.view import View
from mlp_engine import Frame
from tests.app.panels.stage.stages import SIZES, Present
from tests.app.views.inside import STEPS, frame_at

# The sum of a cell


def point_of(stage: Stage, name: str, heatmap: QWidget, cell: QRect) -> QPoint:
    """Return where the middle of a cell of a heatmap is in the panel of a view."""
    panel = stage._panels[name]
    return (QPointF(heatmap.mapTo(panel.view, cell.center())) * panel._scale).toPoint()


def test_a_click_on_a_matrix_shows_the_sum_and_moves_nothing(qtbot: QtBot, stage: Stage, present: Present) -> None:
    stage.selection_requested.connect(stage.show_selection)
    present("boundary", "equation", size=(1024, 768), frame="inside")
    view = stage._panels["equation"].view
    assert isinstance(view, EquationView)
    stage.show_selection(Selection(2, symbol="δ"))
    heatmap = view.sheet.shown()[0]
    point = point_of(stage, "equation", heatmap, heatmap.cell_rect(3, 100))
    picked = []
    for _ in range(3):
        qtbot.mouseClick(stage._panels["equation"], Qt.MouseButton.LeftButton, pos=point)
        picked.append(stage._selection.cell)
    assert picked == [picked[0], None, picked[0]]
    assert picked[0] is not None
    assert picked[0][0] == 3
    assert f"δ[2] row 4, sample {picked[0][1] + 1}" in stage._caption.accessibleName()
    assert "Step 11 of 16" in stage._caption.accessibleName()


def test_a_click_on_the_heatmap_of_the_inspector_shows_the_sum(qtbot: QtBot, stage: Stage, present: Present) -> None:
    stage.selection_requested.connect(stage.show_selection)
    present("inspector")
    panel = stage._panels["inspector"]
    heatmap = panel.view.findChild(Heatmap)
    assert isinstance(heatmap, Heatmap)
    point = point_of(stage, "inspector", heatmap, heatmap.cell_rect(2, 150))
    qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=point)
    assert stage._selection.cell is not None
    assert "Z[2] row 3, sample" in stage._caption.accessibleName()
    assert "Epoch 30" in stage._caption.accessibleName()


ENTRIES: dict[str, Callable[[Frame], float]] = {
    "Z": lambda frame: frame.samples.Z[3, 0],
    "A": lambda frame: frame.samples.A[3, 0],
    "δ": lambda frame: frame.samples.delta[3, 0],
    "dW": lambda frame: frame.layers[1].dW[3, 0],
    "db": lambda frame: frame.layers[1].db[3, 0],
    "W": lambda frame: frame.layers[1].W[3, 0] - frame.config.learning_rate * frame.layers[1].dW[3, 0],
    "b": lambda frame: frame.layers[1].b[3, 0] - frame.config.learning_rate * frame.layers[1].db[3, 0],
}
"""Row 4, column 1 of each matrix of layer 2; of the parameters after the next update, which is what the sum tells."""
RESULT = re.compile(r"=[\s\xa0]*(?:10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)·)?\(?(−?[\d.]+(?:e−?\d+)?)\)?$")
PLAIN = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")


def result_of(told: str) -> float:
    """Return the number at the end of a sum, which may be a multiple of a power of ten."""
    found = RESULT.search(told.strip())
    assert found is not None, told
    power, number = (group.translate(PLAIN) for group in found.groups(default="0"))
    return float(number) * 10.0 ** int(power)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("symbol", ENTRIES)
@pytest.mark.usefixtures("language")
def test_a_cell_picked_in_the_window_has_its_sum_on_the_stage(
    stage: Stage, originals: Mapping[str, View], frames: dict[str, Frame], symbol: str, size: tuple[int, int]
) -> None:
    selection = Selection(2, symbol=symbol, cell=(3, 0))
    stage.present(["network"], originals, LIGHT, frames["ordinary"], selection)
    stage.setWindowState(Qt.WindowState.WindowNoState)
    stage.resize(*size)
    stage._caption.fall_silent()
    cell = cell_sum(frames["ordinary"], selection)
    assert cell is not None
    told = stage._caption.accessibleName()
    assert QTextDocumentFragment.fromHtml(title(cell)).toPlainText() in told
    assert result_of(told) == pytest.approx(ENTRIES[symbol](frames["ordinary"]), rel=2e-3)
    assert stage._caption.heightForWidth(stage._caption.width()) <= stage._caption.height()


# What is written


def test_the_hint_stands_in_the_caption_and_goes_with_the_first_key(
    qtbot: QtBot, stage: Stage, present: Present
) -> None:
    present("inspector")
    assert all(spec.title in stage._caption.accessibleName().replace("\xa0", " ") for spec in VIEWS.values())
    assert "Epoch 30" in stage._caption.accessibleName()
    assert not stage._caption.geometry().intersects(stage._panels["inspector"].geometry())
    qtbot.keyClick(stage, Qt.Key.Key_A)
    assert "Inspector" not in stage._caption.accessibleName()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.usefixtures("language")
def test_every_step_and_what_is_said_fit_into_the_caption(
    stage: Stage, present: Present, size: tuple[int, int]
) -> None:
    present("network", size=size)
    caption = stage._caption
    for step in STEPS:
        frame = frame_at(step, resolution=10)
        stage.show_frame(frame)
        for is_silent in (False, True):
            if is_silent:
                caption.fall_silent()
                what = QTextDocumentFragment.fromHtml(lesson(frame, has_links=False).what).toPlainText()
                assert what.replace("\N{WORD JOINER}", "") in caption.accessibleName()
            else:
                caption.remark(stage._hint, 1000)
            assert caption.heightForWidth(caption.width()) <= caption.height()
