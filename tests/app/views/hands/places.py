"""Cells in a window, of which hands take hold."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.views.hands.held_cells import HeldCells
from app.views.hands.held_heatmap import HeldHeatmap
from app.views.inspector.inspector_view import InspectorView
from tests.app.views.hands.views import Window

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CELL = 3, 5


class Place(NamedTuple):
    """Cells in a window, the widget that has the keyboard, and the one that hears of the mouse."""

    window: Window
    keyboard: HeldCells
    mouse: QWidget

    def at(self, row: int, column: int) -> QPoint:
        return self.keyboard.place_of((row, column)).center()

    def click(self, row: int, column: int) -> None:
        QTest.mouseClick(self.mouse, LEFT, pos=self.at(row, column))
        QApplication.processEvents()

    def double_click(self, row: int, column: int) -> None:
        self.click(row, column)
        QTest.mouseDClick(self.mouse, LEFT, pos=self.at(row, column))

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.keyboard, key)

    def value(self, row: int, column: int, symbol: str = "W") -> float:
        return float(self.window.session.model.parameters[f"{symbol}2"][row, column])

    def go_to(self, row: int, column: int) -> None:
        """Enter, and go to a cell by the keyboard alone."""
        self.keyboard.setFocus(Qt.FocusReason.TabFocusReason)
        self.key(KEY.Key_Return)
        for key in [KEY.Key_Home] + [KEY.Key_Up] * 9 + [KEY.Key_Down] * row + [KEY.Key_Right] * column:
            self.key(key)


def heatmap_in(window: Window) -> Place:
    heatmap = next(one for one in window.findChildren(HeldHeatmap) if one.matrix.shape in ((8, 16), (8, 1)))
    return Place(window, heatmap, heatmap)


def table_in(window: Window) -> Place:
    assert isinstance(window.view, InspectorView)
    table = window.view.numbers
    table.setFixedWidth(1000)  # so that the cells of these tests are in sight
    table.setMinimumHeight(250)
    QApplication.processEvents()
    return Place(window, table, table.viewport())
