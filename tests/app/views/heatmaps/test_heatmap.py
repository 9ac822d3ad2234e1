from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from app.lesson.numbers import rounded
from app.lesson.selection import Cell
from app.style.theme import DARK, LIGHT, Theme, diverging_table
from app.views.heatmaps.heatmap import Heatmap
from app.views.heatmaps.number_heatmap import NumberHeatmap
from app.widgets.focus_keys import FocusKeys
from tests.app.recorder import PaintCounter, Recorder

SIGNS = np.array([[2.0, -2.0, 0.0], [1.0, -1.0, 0.5]])


@pytest.fixture
def heatmap(qtbot: QtBot) -> Heatmap:
    widget = Heatmap()
    qtbot.addWidget(widget)
    widget.resize(200, 100)
    widget.show_matrix(SIGNS, 2.0)
    return widget


def color_at(heatmap: Heatmap, row: int, column: int) -> tuple[int, int, int]:
    color = heatmap.grab().toImage().pixelColor(heatmap.cell_rect(row, column).center())
    return color.red(), color.green(), color.blue()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_positive_negative_and_zero_have_their_colors(heatmap: Heatmap, theme: Theme) -> None:
    heatmap.apply_theme(theme)
    for column, role in enumerate((theme.positive, theme.negative, theme.zero)):
        wanted = QColor(role)
        assert color_at(heatmap, 0, column) == pytest.approx((wanted.red(), wanted.green(), wanted.blue()), abs=2)
    red, _, blue = color_at(heatmap, 1, 0)
    assert red > blue
    red, _, blue = color_at(heatmap, 1, 1)
    assert blue > red


def test_the_scale_is_the_given_one_not_the_matrix_own(heatmap: Heatmap) -> None:
    full = color_at(heatmap, 0, 0)
    heatmap.show_matrix(SIGNS, 200.0)
    assert color_at(heatmap, 0, 0) == pytest.approx(color_at(heatmap, 0, 2), abs=2)
    assert color_at(heatmap, 0, 0) != pytest.approx(full, abs=50)


@pytest.mark.parametrize("shape", [(1, 1), (16, 2), (1, 8), (8, 300), (300, 8), (2048, 2048)])
def test_every_shape_is_drawn_and_read_at_the_same_place(qtbot: QtBot, shape: Cell) -> None:
    heatmap = Heatmap()
    qtbot.addWidget(heatmap)
    heatmap.resize(301, 157)
    matrix = np.where(np.random.default_rng(1).random(shape) < 0.5, -1.0, 1.0)
    heatmap.show_matrix(matrix, 1.0)
    rect, image = heatmap.image_rect(), heatmap.grab().toImage()
    for x, y in ((rect.left() + 2, rect.top() + 3), (rect.center().x() - 3, rect.center().y() + 2)):
        cell = heatmap.cell_at(QPoint(x, y))
        assert cell is not None
        if rect.width() < shape[1] or heatmap.cell_rect(*cell).adjusted(1, 1, -1, -1).contains(x, y):
            color = image.pixelColor(x, y)
            assert (color.red() > color.blue()) == (matrix[cell] > 0)
    row, column = heatmap.cell_at(rect.bottomRight()) or (0, 0)
    assert shape[0] - row <= 1 + shape[0] // rect.height()
    assert shape[1] - column <= 1 + shape[1] // rect.width()
    assert heatmap.cell_at(rect.bottomRight() + QPoint(1, 1)) is None


def test_the_pointer_points_at_cells_and_leaves(heatmap: Heatmap, qtbot: QtBot) -> None:
    heatmap.show()
    cells = Recorder(heatmap.cell_changed)
    qtbot.mouseMove(heatmap, heatmap.cell_rect(1, 2).center())
    assert heatmap.cell == (1, 2)
    qtbot.mouseMove(heatmap, QPoint(199, 99))
    assert heatmap.cell is None
    assert cells.last is None


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        (Qt.Key.Key_Left, (1, 0)),
        (Qt.Key.Key_Right, (1, 2)),
        (Qt.Key.Key_Up, (0, 1)),
        (Qt.Key.Key_Down, (1, 1)),
        (Qt.Key.Key_Home, (1, 0)),
        (Qt.Key.Key_End, (1, 2)),
        (Qt.Key.Key_PageUp, (0, 1)),
        (Qt.Key.Key_PageDown, (1, 1)),
    ],
)
def test_keys_move_the_cursor_and_stop_at_the_edge(heatmap: Heatmap, qtbot: QtBot, key: Qt.Key, cell: Cell) -> None:
    heatmap.point_at((1, 1))
    qtbot.keyClick(heatmap, key)
    assert heatmap.cell == cell


def test_control_goes_to_the_corners(heatmap: Heatmap, qtbot: QtBot) -> None:
    heatmap.point_at((1, 1))
    qtbot.keyClick(heatmap, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert heatmap.cell == (0, 0)
    qtbot.keyClick(heatmap, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert heatmap.cell == (1, 2)


def test_once_it_is_entered_the_arrows_are_no_shortcuts_of_the_window(qtbot: QtBot, heatmap: Heatmap) -> None:
    window = QMainWindow()
    FocusKeys(window)
    qtbot.addWidget(window)
    window.setCentralWidget(heatmap)
    step = QAction(window)
    step.setShortcut("Right")
    window.addAction(step)
    steps = Recorder(step.triggered)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    heatmap.clearFocus()
    heatmap.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(heatmap, Qt.Key.Key_Right)
    assert (heatmap.cell, len(steps)) == ((0, 0), 1)
    qtbot.keyClick(heatmap, Qt.Key.Key_Return)
    qtbot.keyClick(heatmap, Qt.Key.Key_Right)
    assert (heatmap.cell, len(steps)) == ((0, 1), 1)
    window.takeCentralWidget()


def test_the_cursor_stays_in_a_smaller_matrix(heatmap: Heatmap) -> None:
    heatmap.point_at((1, 2))
    heatmap.show_matrix(np.ones((1, 2)), 1.0)
    assert heatmap.cell == (0, 1)


def test_a_marked_row_is_framed_and_one_that_is_missing_is_not(heatmap: Heatmap) -> None:
    plain = heatmap.grab().toImage()
    heatmap.mark(row=1)
    assert heatmap.grab().toImage() != plain
    heatmap.mark(row=2)
    assert heatmap.grab().toImage() == plain


def test_a_marked_column_or_cell_is_framed_and_one_that_is_missing_is_not(heatmap: Heatmap) -> None:
    heatmap.resize(400, 200)  # wider than the image
    plain = heatmap.grab().toImage()
    heatmap.mark(column=2)
    assert heatmap.grab().toImage() != plain
    heatmap.mark(column=3)
    assert heatmap.grab().toImage() == plain
    heatmap.mark(cell=(1, 2))
    assert heatmap.grab().toImage() != plain
    for cell in ((1, 3), (2, 0), None):
        heatmap.mark(cell=cell)
        assert heatmap.grab().toImage() == plain


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("shape", [(3, 4), (300, 40), (40, 900), (512, 2000)])
def test_on_the_screen_each_pixel_shows_the_cell_that_is_read_there(qtbot: QtBot, shape: Cell, theme: Theme) -> None:
    heatmap = Heatmap()
    qtbot.addWidget(heatmap)
    heatmap.resize(163, 107)
    heatmap.apply_theme(theme)
    heatmap.show()
    matrix = np.random.default_rng(2).uniform(-1.0, 1.0, shape)
    heatmap.show_matrix(matrix, 1.0)
    rect, image = heatmap.image_rect(), heatmap.grab().toImage()
    table = diverging_table(theme)
    for x in range(rect.left(), rect.right() + 1, 7):
        for y in range(rect.top(), rect.bottom() + 1, 5):
            cell = heatmap.cell_at(QPoint(x, y))
            assert cell is not None
            box = heatmap.cell_rect(*cell)
            is_beside = rect.width() >= shape[1] and not box.left() < x < box.right()
            is_above = rect.height() >= shape[0] and not box.top() < y < box.bottom()
            if is_beside or is_above:
                continue  # on the edge of a large cell
            color = image.pixelColor(x, y)
            assert (color.red(), color.green(), color.blue()) == tuple(table[int(matrix[cell] * 127.5 + 128.0)])


def change_size(heatmap: Heatmap) -> None:
    heatmap.resize(90, 160)


def change_theme(heatmap: Heatmap) -> None:
    heatmap.apply_theme(DARK)


def change_limit(heatmap: Heatmap) -> None:
    heatmap.show_matrix(heatmap.matrix, 3.0)


def change_entry(heatmap: Heatmap) -> None:
    matrix = heatmap.matrix.copy()
    matrix[heatmap.cell_at(heatmap.image_rect().center())] *= -1.0
    heatmap.show_matrix(matrix, 1.0)


@pytest.mark.parametrize("change", [change_size, change_theme, change_limit, change_entry])
def test_a_large_matrix_is_seen_to_change(qtbot: QtBot, change: Callable[[Heatmap], None]) -> None:
    heatmap, fresh = Heatmap(), Heatmap()
    for each in (heatmap, fresh):
        qtbot.addWidget(each)
        each.resize(200, 100)
        each.show()
        each.show_matrix(np.random.default_rng(3).uniform(0.1, 1.0, (300, 500)), 1.0)
    before = heatmap.grab().toImage()
    for each in (heatmap, fresh):
        change(each)
    fresh.show_matrix(fresh.matrix, fresh._limit)  # looks everything up
    assert heatmap.grab().toImage() == fresh.grab().toImage() != before


def test_what_is_there_already_is_not_painted_again(qtbot: QtBot) -> None:
    heatmap = Heatmap()
    qtbot.addWidget(heatmap)
    heatmap.resize(200, 100)
    heatmap.show()
    matrix = np.random.default_rng(4).uniform(-1.0, 1.0, (30, 50))
    for change, is_painted in (
        (lambda: heatmap.show_matrix(matrix, 1.0), True),
        (lambda: heatmap.show_matrix(matrix.copy(), 1.0), False),
        (lambda: heatmap.mark(row=3), True),
        (lambda: heatmap.mark(row=3), False),
        (lambda: heatmap.show_matrix(-matrix, 1.0), True),
    ):
        QApplication.processEvents()
        counter = PaintCounter(heatmap)
        change()
        QApplication.processEvents()
        assert bool(counter.painted) == is_painted


def test_a_matrix_of_another_shape_is_drawn_though_its_pixels_have_the_same_colors(qtbot: QtBot) -> None:
    images = []
    for shapes in ([(4, 1)], [(900, 900), (4, 1)], [(4, 900), (4, 1)]):
        heatmap = Heatmap()
        qtbot.addWidget(heatmap)
        heatmap.resize(200, 103)
        heatmap.show()
        for shape in shapes:
            heatmap.show_matrix(np.zeros(shape), 1.0)
            heatmap.grab()
        images.append(heatmap.grab().toImage())
    assert images[0] == images[1] == images[2]


def test_cells_have_few_digits_while_numbers_are_rounded(qtbot: QtBot) -> None:
    heatmap = NumberHeatmap()
    qtbot.addWidget(heatmap)
    heatmap.resize(300, 200)
    heatmap.show_matrix(np.array([[0.1234, -0.5678]]), 1.0)
    with rounded(3):
        few = heatmap.cell_type()
    many = heatmap.cell_type()
    assert few is not None
    assert many is not None
    assert (few.form.text(-0.5678), many.form.text(-0.5678)) == ("−0.57", "−0.568")
