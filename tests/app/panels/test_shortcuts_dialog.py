"""The list of keys: it fits a small screen, and everything in it can be read there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QApplication, QLabel, QProxyStyle, QPushButton, QStyle
from pytestqt.qtbot import QtBot

from app.panels.shortcuts_dialog import ShortcutsDialog
from app.style.translation import install_language
from app.window.key_table import key_sections


def line_heights(text: str, font: QFont, width: int) -> list[float]:
    """The heights of the lines of a text that is as wide as that."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    heights = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        heights.append(line.height())
        assert line.naturalTextWidth() <= width, text
    layout.endLayout()
    return heights


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_text_is_whole_and_the_rest_is_scrolled_to(qtbot: QtBot, qapp: QApplication, language: str) -> None:
    install_language(language)
    dialog = ShortcutsDialog(key_sections())
    install_language("en")
    qtbot.addWidget(dialog)
    dialog.resize(min(dialog.width(), 700), min(dialog.height(), 500))
    dialog.show()
    qapp.processEvents()
    table = dialog.table
    assert table.columnViewportPosition(2) + table.columnWidth(2) <= table.viewport().width()
    assert table.verticalScrollBar().maximum() > 0
    for row in range(table.rowCount()):
        for column in range(table.columnCount() if table.columnSpan(row, 0) == 1 else 1):
            item, room = table.item(row, column), table.visualRect(table.model().index(row, column))
            margin = table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
            heights = line_heights(item.text(), item.font(), room.width() - 2 * margin)
            assert len(heights) * max(heights) <= room.height(), item.text()
    rule = dialog.findChild(QLabel)
    assert rule.height() >= rule.heightForWidth(rule.width())


def test_it_is_never_larger_than_the_screen(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(key_sections())
    qtbot.addWidget(dialog)
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()


def test_the_keyboard_scrolls_and_closes_it(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(key_sections())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.focusWidget() is dialog.table
    qtbot.keyClick(dialog.table, Qt.Key.Key_PageDown)
    qtbot.keyClick(dialog.table, Qt.Key.Key_PageDown)
    assert dialog.table.verticalScrollBar().value() > 0
    qtbot.keyClick(dialog.table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


class DesktopWithIcons(QProxyStyle):
    def styleHint(self, hint: QStyle.StyleHint, *others: object) -> int:
        has_icons = hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
        return 1 if has_icons else super().styleHint(hint, *others)


def test_no_button_has_an_icon_of_the_desktop_which_follows_no_theme(qtbot: QtBot, qapp: QApplication) -> None:
    usual = qapp.style().objectName()
    qapp.setStyle(DesktopWithIcons(usual))
    try:
        dialog = ShortcutsDialog(key_sections())
        qtbot.addWidget(dialog)
        buttons = dialog.findChildren(QPushButton)
        assert buttons
        assert all(button.icon().isNull() for button in buttons)
    finally:
        qapp.setStyle(usual)
