"""The inspector where there is little room: nothing is smaller than its writing, and what is taught is seen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from app.style.theme import LIGHT
from app.style.translation import install_language
from app.views.inspector.arrangement import GIVES_WAY, Amount, Arrangement, Part
from app.views.inspector.inspector_view import InspectorView
from app.views.inspector.matrix_table import MatrixTable
from app.views.inspector.shape_equations import ShapeEquations
from app.views.inspector.statistics_table import StatisticsTable
from mlp_engine import Frame
from mlp_engine.progress import UPDATE
from tests.app.views.inside import STEPS, frame_at
from tests.app.views.inspector.inspectors import LAYER_2, part

SIZES = [(250, 180), (320, 230), (320, 420), (490, 310), (1000, 500)]


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    install_language(request.param)
    yield request.param
    install_language("en")


@pytest.fixture(params=[1.0, 2.0])
def ordinary_font(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[QFont]:
    before = QApplication.font()
    enlarged = QFont(before)
    enlarged.setPointSizeF(request.param * before.pointSizeF())
    QApplication.setFont(enlarged)
    yield enlarged
    QApplication.setFont(before)


def shown(qtbot: QtBot, frame: Frame, size: tuple[int, int], row: int = 3) -> InspectorView:
    view = InspectorView()
    qtbot.addWidget(view)
    view.apply_theme(LIGHT)
    view.statistics.choose(row)
    view.resize(*size)
    view.show()
    view.show_frame(frame)
    view.finish()
    for _ in range(3):
        QApplication.processEvents()
    return view


def assert_whole(table: QTableView) -> None:
    """All rows and columns in sight are seen whole, and have room for what is written in them."""
    model, room, metrics = table.model(), table.viewport().rect(), QFontMetrics(table.font())
    tops = [table.rowViewportPosition(row) for row in range(model.rowCount())]
    rows = [row for row, top in enumerate(tops) if top + table.rowHeight(row) > 0 and top < room.height()]
    columns = [c for c in range(model.columnCount()) if not table.isColumnHidden(c)]
    assert rows
    columns = [c for c in columns if table.visualRect(model.index(rows[0], c)).intersects(room)]
    assert columns
    across, side = table.horizontalHeader(), table.verticalHeader()
    for row in rows:
        assert (
            table.rowHeight(row) >= metrics.size(0, str(side.model().headerData(row, side.orientation()))).height() + 2
        )
        for column in columns:
            rect, text = table.visualRect(model.index(row, column)), str(model.index(row, column).data())
            assert room.contains(rect)
            assert rect.height() >= metrics.size(0, text).height()
            assert rect.width() >= metrics.horizontalAdvance(text) + 6  # Qt's margins
    for column in columns:
        title = str(model.headerData(column, across.orientation()))
        assert across.height() >= metrics.size(0, title).height() + 2
        assert table.columnWidth(column) >= metrics.horizontalAdvance(title) + 6


@pytest.mark.usefixtures("language", "ordinary_font")
@pytest.mark.parametrize("size", SIZES)
def test_no_row_is_lower_and_no_column_narrower_than_its_writing(qtbot: QtBot, size: tuple[int, int]) -> None:
    view = shown(qtbot, frame_at(("db", 1)), size, row=5)
    for kind in (StatisticsTable, MatrixTable):
        if part(view, kind).isVisible():
            assert_whole(part(view, kind))


@pytest.mark.parametrize("size", [(250, 180), (320, 420), (490, 310)])
def test_numbers_of_a_diverged_run_are_written_shorter_and_not_cut(
    qtbot: QtBot, make_frame: Callable[..., Frame], size: tuple[int, int]
) -> None:
    frame = make_frame(3, LAYER_2)
    for scale in (-7.926e137, 3e-120):
        view = shown(qtbot, replace(frame, samples=replace(frame.samples, delta=scale * frame.samples.delta)), size, 5)
        table = part(view, StatisticsTable)
        assert_whole(table)
        texts = [str(table.model().index(5, column).data()) for column in range(1, 5)]
        assert any("e" in text for text in texts)
        assert max(map(len, texts)) <= 7


def marked_rect(image: QImage) -> QRect:
    """Return where the ground of the marked equation is painted."""
    ground = QColor(LIGHT.accent)
    share = 0.18
    wanted = [round(share * part + (1 - share) * 255) for part in (ground.red(), ground.green(), ground.blue())]
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)
    ys, xs = np.nonzero((np.abs(pixels - wanted) <= 2).all(axis=-1))
    return QRect() if not len(xs) else QRect(xs.min(), ys.min(), xs.max() - xs.min() + 1, ys.max() - ys.min() + 1)


@pytest.mark.parametrize("is_picture", [False, True], ids=["panel", "picture"])
@pytest.mark.parametrize("size", [*SIZES, (166, 300)])
@pytest.mark.parametrize("step", [("dW", 2), ("δ", 3)])
def test_the_formula_that_is_taught_is_always_in_sight(
    qtbot: QtBot, size: tuple[int, int], step: tuple[str, int], is_picture: bool
) -> None:
    frame = frame_at(step, layer=step[1])
    view = InspectorView()
    qtbot.addWidget(view)
    view.apply_theme(LIGHT)
    if is_picture:
        view.hide_controls()
    view.resize(*size)
    view.show_frame(frame)
    view.finish()
    sheet = part(view, ShapeEquations)
    room = QRect(sheet.mapTo(view, sheet.rect().topLeft()), sheet.size())
    assert view.rect().contains(room)
    plate = marked_rect(sheet.grab().toImage())
    assert plate.height() >= 0.5 * sheet._line_height()
    image = sheet.grab(plate).toImage()
    ink = [x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).lightness() < 100]
    assert len(ink) > 50
    assert max(ink) < image.width() - 1


def test_while_the_loss_or_the_update_is_taught_its_formula_is_shown(qtbot: QtBot) -> None:
    for step, l, words in (
        (("loss", 3), 3, ["loss = 1/(2m) Σ (A[3]"]),
        (UPDATE, 2, ["W′[2]", "− η dW[2]", "b′[2]", "− η db[2]"]),
    ):
        view = shown(qtbot, frame_at(step, layer=l), (490, 310))
        told = part(view, ShapeEquations).accessibleDescription().replace("(1, 1) ", "")
        assert all(word in told for word in words)


def test_steps_move_nothing(qtbot: QtBot) -> None:
    places = set()
    for step in STEPS[1:]:
        view = shown(qtbot, frame_at(step, layer=max(1, step.l)), (640, 460))
        places.add(tuple(part(view, kind).geometry().getRect() for kind in (ShapeEquations, StatisticsTable)))
    assert len(places) == 1


def least(part: Part, amount: Amount) -> tuple[int, int]:
    heights = {
        Part.HEADING: 20,
        Part.EQUATIONS: 160 if amount is Amount.ALL else 34,
        Part.STATISTICS: 140 if amount is Amount.ALL else 60,
        Part.COLORS: 70,
        Part.NUMBERS: 80,
    }
    return 100, heights[part]


def rank(part: Part) -> int:
    """Return when a part gives way for the last time."""
    return max((i for i, (given, _) in enumerate(GIVES_WAY) if given is part), default=len(GIVES_WAY))


@pytest.mark.parametrize("used", Arrangement)
def test_parts_give_way_in_the_order_that_is_told(used: Arrangement) -> None:
    amounts = [used.amounts(QSize(500, height), lambda *of: QSize(*least(*of))) for height in range(600, 20, -1)]
    for more, fewer in pairwise(amounts):
        given = [rank(part) for part in Part if fewer[part].value < more[part].value]
        back = [rank(part) for part in Part if fewer[part].value > more[part].value]
        assert not back or max(back) < max(given)  # beside what gives way later, there is room again
    assert all(amount is Amount.ALL for amount in amounts[0].values())
    assert amounts[-1][Part.EQUATIONS] is Amount.SOME
    gone = [
        next(i for i, one in enumerate(amounts) if one[part] is Amount.NOTHING) for part in (Part.NUMBERS, Part.COLORS)
    ]
    assert gone == sorted(gone)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_the_frame_of_a_table_is_fine_at_any_scale(
    qtbot: QtBot, make_frame: Callable[..., Frame], ratio: float
) -> None:
    view = shown(qtbot, make_frame(3, LAYER_2), (330, 650))
    view.setFocus()
    table = part(view, StatisticsTable)
    table.clearFocus()
    image = QImage(table.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    table.render(image)
    border = QColor(LIGHT.border).lightness()
    middle = image.height() // 2
    edge = [image.pixelColor(x, middle).lightness() for x in (0, 1)]
    assert edge[0] == pytest.approx(border, abs=8)
    assert min(edge) >= border - 8


@pytest.mark.parametrize("kind", [StatisticsTable, MatrixTable])
def test_names_of_rows_stand_on_the_line_of_their_numbers(
    qtbot: QtBot, make_frame: Callable[..., Frame], kind: type[StatisticsTable] | type[MatrixTable]
) -> None:
    view = shown(qtbot, make_frame(3, LAYER_2), (330, 700), row=1)
    table = part(view, kind)
    image = table.grab().toImage()
    side, frame = table.verticalHeader().width(), table.frameWidth()
    row = 2 if kind is StatisticsTable else 0  # not the chosen one, which is written on another ground
    top = table.rowViewportPosition(row) + table.horizontalHeader().height() + frame

    def bottom(left: int, right: int) -> int:
        """Return the lowest pixel of the digits between two places."""
        lines = range(top + 1, top + table.rowHeight(row) - 1)
        return max(y for y in lines for x in range(left, right) if image.pixelColor(x, y).lightness() < 110)

    name = bottom(frame + 1, frame + side - 2)
    end = frame + side + table.columnWidth(0)
    number = bottom(end - 10, end - 2)
    assert abs(name - number) <= 1
