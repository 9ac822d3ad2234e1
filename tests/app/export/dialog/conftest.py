"""What the tests of the export dialog share."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.export.dialog.dialog import ExportDialog
from tests.app.export.dialog.dialogs import START


@pytest.fixture
def dialog(qtbot: QtBot) -> ExportDialog:
    dialog = ExportDialog()
    qtbot.addWidget(dialog)
    dialog.show_point(412, 1)
    dialog.show_choices(START)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitActive(dialog)
    return dialog


@pytest.fixture
def write_larger(qapp: QApplication) -> Iterator[Callable[[float], None]]:
    """Return a function that makes the type so many times larger than usual."""
    usual = QApplication.font()

    def write(scale: float) -> None:
        font = QFont(usual)
        font.setPointSizeF(usual.pointSizeF() * scale)
        QApplication.setFont(font)

    yield write
    QApplication.setFont(usual)
