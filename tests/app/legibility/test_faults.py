"""What finds faults of writing finds each kind, and nothing where there is none."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.app.legibility.faults import faults


class Painted(QWidget):
    """Paints texts at places, and perhaps inside a clip."""

    def __init__(self, texts: dict[tuple[int, int], str], clip: QRectF | None = None) -> None:
        super().__init__()
        self.texts, self.clip = texts, clip

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.clip is not None:
                painter.setClipRect(self.clip)
            for place, text in self.texts.items():
                painter.drawText(QPointF(*place), text)


def good_form() -> QWidget:
    form = QWidget()
    layout = QVBoxLayout(form)
    table = QTableWidget(30, 30)
    for i in range(30):
        table.setItem(i, i, QTableWidgetItem("0.125"))
    for part in (QLabel("W<sup>[1]</sup> of two moons"), QPushButton("Save as …"), QLineEdit("typed"), table):
        layout.addWidget(part)
    form.resize(300, 240)
    return form


def low_label() -> QWidget:
    label = QLabel("lower than its type")
    label.setFixedSize(200, 5)
    return label


def low_row() -> QWidget:
    table = QTableWidget(3, 1)
    table.verticalHeader().setMinimumSectionSize(1)
    for i in range(3):
        table.setItem(i, 0, QTableWidgetItem("0.125"))
        table.setRowHeight(i, 4)
    table.resize(300, 200)
    return table


def narrow_parent() -> QWidget:
    parent = QWidget()
    QLabel("wider than what it lies in", parent).resize(300, 20)
    parent.resize(40, 20)
    return parent


def elided_cell(tip: str = "") -> QWidget:
    table = QTableWidget(1, 1)
    item = QTableWidgetItem("a sentence that is much too long")
    item.setToolTip(tip)
    table.setItem(0, 0, item)
    table.setColumnWidth(0, 40)
    table.setWordWrap(False)
    table.resize(300, 100)
    return table


def scrolled() -> QWidget:
    area = QScrollArea()
    area.setWidget(QLabel("a long line\n" * 40))
    area.resize(300, 103)
    return area


def without_bar() -> QWidget:
    area = QScrollArea()
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(QLabel("as long as this line is, nobody can scroll to its end"))
    area.resize(100, 50)
    return area


def rich_text() -> QWidget:
    text = QTextBrowser()
    text.setHtml("Z = Σ<sub><i>j</i></sub>W<sub>1,<i>j</i></sub>A<sub><i>j</i></sub>")
    text.resize(300, 50)
    return text


def covered() -> QWidget:
    below = Painted({(10, 30): "covered"})
    cover = QLabel("over it", below)
    cover.setAutoFillBackground(True)
    cover.setGeometry(0, 0, 200, 60)
    cover.setAlignment(Qt.AlignmentFlag.AlignTop)
    below.resize(200, 60)
    return below


@pytest.mark.parametrize(
    "make",
    [
        good_form,
        scrolled,
        covered,
        rich_text,
        lambda: elided_cell("the whole"),
        lambda: Painted({(0, 20): "a", (40, 20): "b"}),
    ],
)
def test_nothing_is_found_where_all_can_be_read(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    assert found_in(qtbot, make()) == []


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (low_label, "cut: 'lower"),
        (low_row, "cut: '0.125'"),
        (narrow_parent, "cut: 'wider"),
        (without_bar, "cut: 'as long"),
        (elided_cell, "elided without a tool tip: 'a "),
        (lambda: Painted({(-10, 20): "begins too early"}), "cut: 'begins"),
        (lambda: Painted({(10, 20): "clipped"}, QRectF(0, 0, 30, 100)), "cut: 'clipped'"),
        (lambda: Painted({(10, 20): "8.5", (18, 22): "9.5"}), "overlap: '8.5'"),
    ],
)
def test_each_fault_is_found(qtbot: QtBot, make: Callable[[], QWidget], fault: str) -> None:
    found = found_in(qtbot, make())
    assert found
    assert all(sentence.startswith(fault) for sentence in found)


def found_in(qtbot: QtBot, widget: QWidget) -> list[str]:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.wait(1)
    return faults(widget)
