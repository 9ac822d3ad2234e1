"""Every view of a run whose network or samples hands have changed on the way."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.export.pictures.picture_output import picture_of
from app.views.table import VIEWS
from app.views.view import View
from tests.app.views.reshaped import CHANGES, frames_around


def drawn(qtbot: QtBot, name: str) -> View:
    view = VIEWS[name].kind()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    return view


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", VIEWS)
def test_a_view_goes_on_and_back_over_a_change(qtbot: QtBot, name: str, change: str) -> None:
    """It looks at each frame as a view that has seen no other."""
    view, frames = drawn(qtbot, name), frames_around(change)
    for frame in (*frames, *frames[::-1]):
        view.show_frame(frame)
        view.finish()
        QApplication.processEvents()
    seen = picture_of(view)
    view.hide()  # or it had the focus
    fresh = drawn(qtbot, name)
    fresh.show_frame(frames[2])
    fresh.finish()
    QApplication.processEvents()
    fresh.show_frame(frames[0])
    fresh.finish()
    QApplication.processEvents()
    assert seen == picture_of(fresh)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", VIEWS)
def test_pictures_on_one_scale_can_be_of_before_and_after_a_change(qtbot: QtBot, name: str, change: str) -> None:
    view, frames = drawn(qtbot, name), frames_around(change)
    for order in (frames, frames[::-1]):
        view.scale_to(order)
        for frame in order:
            view.show_frame(frame)
            view.finish()
            assert not picture_of(view).allGray()
