"""What the tests of the export dialog share."""

import pytest
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
