"""Every view at every size: a panel can be dragged as small as one likes."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.export.pictures.picture_output import picture_of
from app.style.theme import DARK
from app.views.table import VIEWS
from mlp_engine import Frame


@pytest.mark.parametrize("size", [(1, 1), (60, 60), (100, 103), (1, 400), (400, 1), (3000, 40), (2560, 1440)])
@pytest.mark.parametrize("name", VIEWS)
def test_view_can_be_drawn_at_any_size(
    qtbot: QtBot, make_frame: Callable[..., Frame], name: str, size: tuple[int, int]
) -> None:
    view = VIEWS[name].kind()
    qtbot.addWidget(view)
    view.apply_theme(DARK)
    view.show()
    view.show_frame(make_frame(20))
    view.resize(*size)
    QApplication.processEvents()
    view.show_frame(make_frame(21))
    QApplication.processEvents()
    image = picture_of(view)
    assert image.width() == 2 * view.width()
    assert not image.allGray()
