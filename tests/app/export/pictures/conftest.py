from collections.abc import Callable, Sequence

import pytest
from PySide6.QtWidgets import QGridLayout, QWidget
from pytestqt.qtbot import QtBot

from app.export.figures.picture_size import PictureSize
from app.export.pictures.drawing import logical_size
from app.style.theme import LIGHT, Theme
from app.views.view import View
from mlp_engine import Frame
from tests.app.export.pictures.sheets import SMALL

MakeSheet = Callable[..., QWidget]


@pytest.fixture
def make_sheet(qtbot: QtBot) -> MakeSheet:
    """Return a function that lays views out beside each other for a picture and shows them a frame."""
    kept = []  # nothing else keeps them alive

    def make(views: Sequence[View], frame: Frame, theme: Theme = LIGHT, size: PictureSize = SMALL) -> QWidget:
        sheet = QWidget()
        qtbot.addWidget(sheet)
        sheet.resize(logical_size(size))
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, view in enumerate(views):
            grid.addWidget(view, 0, column)
            grid.setColumnStretch(column, 1)
            view.apply_theme(theme)
            view.hide_controls()
            view.show_frame(frame)
        sheet.grab()
        for view in views:
            view.finish()
        kept.append(sheet)
        return sheet

    return make
