"""What the window leaves out of its tool bar where there is little room."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.panels.run_bar import YIELDING, RunBar
from app.window.main_window import MainWindow
from tests.app.legibility.networks import frame_between_epochs, frames_inside
from tests.app.views.runs_to_draw import write_larger
from tests.app.window.test_docks import open_at

__all__ = ["write_larger"]


def left_out(window: MainWindow) -> set[str]:
    QApplication.processEvents()
    bar = window.findChild(RunBar)
    assert bar is not None
    return {name for name in YIELDING if not bar._parts[name].isVisible()}


@pytest.mark.parametrize("width", [900, 1024, 1280])
def test_what_is_left_out_does_not_depend_on_what_was_shown_before(
    qtbot: QtBot, settings: Settings, write_larger: Callable[[float], None], width: int
) -> None:
    write_larger(2.0)
    window = open_at(qtbot, settings, (width, 720))
    window._controller.frame_ready.disconnect(window.show_frame)  # its own run would come in between
    window.show_frame(frame_between_epochs("lesson"))
    before = left_out(window)
    window.show_frame(frames_inside("lesson")[0])  # has no loss and no accuracy
    assert left_out(window) > before
    window.show_frame(frame_between_epochs("lesson"))
    assert left_out(window) == before
    window.close()
