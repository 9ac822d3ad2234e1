"""The tabs of panels behind each other."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.style.translation import install_language
from app.window.main_window import MainWindow
from mlp_engine import Frame
from tests.app.window.test_docks import look, open_at


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_titles_on_tabs_are_whole(qtbot: QtBot, settings: Settings, language: str, factor: float) -> None:
    usual = QApplication.font()
    larger = QFont(usual)
    larger.setPointSizeF(factor * usual.pointSizeF())
    QApplication.setFont(larger)
    settings.language = language
    window = open_at(qtbot, settings, (1024, 768))
    area = window._dock_area
    for inside in (False, True):
        look(qtbot, window, inside=inside)
        for bar in area.findChildren(QTabBar):
            for tab in range(bar.count()):
                assert bar.tabRect(tab).width() > bar.fontMetrics().horizontalAdvance(bar.tabText(tab))
            if factor == 1.0 and not bar.visibleRegion().isEmpty():  # Qt keeps unused ones beside the window
                assert bar.sizeHint().width() <= bar.width()  # nothing needs to be scrolled
    window.close()
    QApplication.setFont(usual)
    install_language("en")


def test_a_dock_is_called_what_its_view_shows_of_the_run(
    qtbot: QtBot, settings: Settings, make_frame: Callable[..., Frame]
) -> None:
    settings.maps = False  # which would be asked for, and so bring a frame of the run
    window = open_at(qtbot, settings, (1024, 768))
    dock = window._dock_area.docks["loss"]
    assert dock.windowTitle() == "Loss and accuracy"
    window.show_frame(make_frame(1, data_set="sine", layers=((4, "tanh"), (1, "linear"))))
    assert dock.windowTitle() == "Loss and R²"
    window._choose("language", "zh_CN")
    QApplication.processEvents()
    assert dock.windowTitle() == "损失与R²"
    install_language("en")
    window.close()


def test_a_panel_that_is_opened_from_the_menu_is_in_front_of_its_tabs(qtbot: QtBot, window: MainWindow) -> None:
    docks = window._dock_area.docks
    docks["confusion"].toggleViewAction().trigger()
    assert docks["weights"] in window._dock_area.tabifiedDockWidgets(docks["confusion"])
    qtbot.waitUntil(lambda: not docks["confusion"].visibleRegion().isEmpty())
