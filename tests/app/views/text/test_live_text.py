"""Texts that change with every frame."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.text.live_text import TextBlock, TextLine


class LayoutCounter(QObject):
    """Counts how often a widget is asked for a new layout."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    QVBoxLayout(parent)
    parent.resize(300, 200)
    qtbot.addWidget(parent)
    return parent


def put(parent: QWidget, text: QWidget) -> LayoutCounter:
    layout = parent.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(text)
    layout.addStretch(1)
    parent.show()
    QApplication.processEvents()
    return LayoutCounter(parent)


def test_line_never_asks_for_a_layout(parent: QWidget) -> None:
    line = TextLine()
    counter = put(parent, line)
    before = line.grab().toImage()
    line.set_text("epoch 1 " * 50)
    QApplication.processEvents()
    assert counter.count == 0
    assert line.width() < 300
    assert line.grab().toImage() != before
    assert line.text() == line.accessibleName() == "epoch 1 " * 50


def test_block_asks_for_a_layout_only_when_its_height_changes(parent: QWidget) -> None:
    block = TextBlock()
    block.set_text("epoch <b>1</b>")
    counter = put(parent, block)
    one_line = block.height()
    block.set_text("epoch <b>2</b>")
    QApplication.processEvents()
    assert (counter.count, block.height()) == (0, one_line)
    block.set_text("many words " * 30)
    QApplication.processEvents()
    assert counter.count > 0
    assert block.height() == block.heightForWidth(block.width()) > one_line
    assert block.accessibleName().split() == ["many", "words"] * 30


def test_empty_block_takes_no_room(parent: QWidget) -> None:
    block = TextBlock()
    put(parent, block)
    assert block.height() == 0


@pytest.mark.parametrize("is_shown", [False, True])
def test_block_follows_the_font(qtbot: QtBot, is_shown: bool) -> None:
    def picture(is_large_first: bool) -> QImage:
        parent, block = QWidget(), TextBlock()
        qtbot.addWidget(parent)
        parent.resize(300, 200)
        font = parent.font()
        font.setPixelSize(27)
        if is_large_first:
            parent.setFont(font)
        QVBoxLayout(parent).addWidget(block)
        block.set_text("some words " * 8)
        parent.setVisible(is_shown)
        QApplication.processEvents()
        parent.setFont(font)
        QApplication.processEvents()
        return parent.grab().toImage()

    assert picture(is_large_first=False) == picture(is_large_first=True)
