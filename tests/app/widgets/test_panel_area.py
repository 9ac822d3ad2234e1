"""The room of a panel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.panel_area import PanelArea


def test_a_panel_scrolls_what_has_no_room(qtbot: QtBot) -> None:
    content = QWidget()
    content.setMinimumSize(300, 400)
    area = PanelArea(content)
    qtbot.addWidget(area)
    area.show()
    for width, height in ((200, 200), (300, 350), (310, 420), (600, 500)):
        area.resize(width, height)
        QApplication.processEvents()
        across, down = area.horizontalScrollBar(), area.verticalScrollBar()
        assert content.width() == max(300, width - (down.width() if down.isVisible() else 0))
        assert content.height() == max(400, height - (across.height() if across.isVisible() else 0))
        assert down.isVisible() == (height < 400 or (across.isVisible() and height < 400 + across.height()))


def test_a_panel_is_as_small_as_it_likes_whatever_is_in_it(qtbot: QtBot) -> None:
    contents = [QWidget(), QWidget()]
    contents[1].setMinimumSize(2000, 2000)
    areas = [PanelArea(content) for content in contents]
    for area in areas:
        qtbot.addWidget(area)
    assert areas[0].minimumSizeHint() == areas[1].minimumSizeHint()


def test_text_that_wraps_has_the_height_for_its_width(qtbot: QtBot) -> None:
    content = QWidget()
    label = QLabel("a word " * 40, wordWrap=True)
    column = QVBoxLayout(content)
    column.addWidget(label)
    area = PanelArea(content)
    qtbot.addWidget(area)
    area.show()
    for width in (150, 300, 600):
        area.resize(width, 60)
        QApplication.processEvents()
        assert label.height() >= label.heightForWidth(label.width())
    label.setText("a word " * 80)
    QApplication.processEvents()
    assert label.height() >= label.heightForWidth(label.width())


def test_keys_that_a_panel_does_not_need_are_left_to_the_window(qtbot: QtBot) -> None:
    content = QWidget()
    content.setMinimumSize(500, 500)
    area = PanelArea(content)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(area, key)
    assert area.horizontalScrollBar().value() == area.verticalScrollBar().value() == 0
