"""Where the panels are, and who may change that."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.style.translation import install_language
from app.window.actions import ActionId
from app.window.docks import DockArea
from app.window.main_window import MainWindow
from app.workers.status import Phase
from mlp_engine import RunConfig
from tests.app.windows import open_window, trigger, wait_for_phase

Places = dict[str, QRect]
DEEP = RunConfig(layers=((16, "relu"),) * 11 + ((1, "sigmoid"),))
STRANGE = [
    b"{}",
    b"[]",
    b'{"state": 1, "docked": null, "floating": [], "front": []}',
    b'{"state": "AAAA", "docked": ["weights"], "floating": [], "front": []}',
    b'{"state": "AAAA", "docked": {"down": [["set_up"], ["loss"]], "shares": [1e400, 1]}, "floating": [], "front": []}',
    b'{"state": "AAAA", "shares": {"weights": [1, 1]}}',
]
SIZES = [(900, 600), (1024, 720), (1280, 720), (1366, 720), (1920, 1080)]


def places(area: DockArea) -> Places:
    """Where each panel is that is in sight."""
    QApplication.processEvents()
    return {
        name: dock.geometry()
        for name, dock in area.docks.items()
        if not dock.isHidden() and not dock.isFloating() and dock.geometry().right() >= 0
    }


def open_at(qtbot: QtBot, settings: Settings, size: tuple[int, int], config: RunConfig | None = None) -> MainWindow:
    window = open_window(qtbot, settings, config)
    window.setWindowState(Qt.WindowState.WindowNoState)
    resize(window, *size)
    return window


def resize(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    QApplication.processEvents()
    assert window.size() == QSize(width, height)


def look(qtbot: QtBot, window: MainWindow, *, inside: bool) -> Places:
    trigger(window, ActionId.LOOK_ON if inside else ActionId.ABANDON)
    wait_for_phase(qtbot, window, Phase.INSIDE if inside else Phase.PAUSED)
    return places(window._dock_area)


def drag_line(window: MainWindow, left: str, right: str, by: int) -> None:
    """Move the line between two panels, as the user does."""
    area = window._dock_area
    before, after = area.docks[left].geometry(), area.docks[right].geometry()
    start = QPoint((before.right() + after.left()) // 2, max(before.top(), after.top()) + 30)
    assert area.isSeparator(start)
    QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(area, start + QPoint(by, 0))
    QApplication.processEvents()
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=start + QPoint(by, 0))
    QApplication.processEvents()


def close_panel(dock: QDockWidget) -> None:
    dock.close()
    QApplication.processEvents()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_each_arrangement_is_the_same_each_time_and_after_a_restart(
    qtbot: QtBot, settings: Settings, size: tuple[int, int]
) -> None:
    window = open_at(qtbot, settings, size)
    watched = places(window._dock_area)
    looked_into = look(qtbot, window, inside=True)
    assert look(qtbot, window, inside=False) == watched
    assert look(qtbot, window, inside=True) == looked_into
    window.close()
    again = open_at(qtbot, settings, size)
    assert places(again._dock_area) == watched
    assert look(qtbot, again, inside=True) == looked_into
    again.close()
    assert settings.layout.isEmpty()
    assert settings.inside_layout.isEmpty()


@pytest.mark.parametrize("inside", [False, True])
def test_what_a_large_run_needs_is_not_remembered(qtbot: QtBot, settings: Settings, inside: bool) -> None:
    window = open_at(qtbot, settings, (1024, 720))
    before = look(qtbot, window, inside=True) if inside else places(window._dock_area)
    window.close()
    large = open_at(qtbot, settings, (1024, 720), DEEP)
    look(qtbot, large, inside=True)
    look(qtbot, large, inside=False)
    large.close()
    again = open_at(qtbot, settings, (1024, 720))
    assert (look(qtbot, again, inside=True) if inside else places(again._dock_area)) == before
    again.close()


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("by_user", [False, True])
def test_sizes_there_and_back_are_the_same(qtbot: QtBot, settings: Settings, inside: bool, by_user: bool) -> None:
    window = open_at(qtbot, settings, (1366, 720))
    if inside:
        look(qtbot, window, inside=True)
    if by_user:
        drag_line(window, "network", "boundary", -60)
    before = places(window._dock_area)
    for width, height in ((1024, 720), (900, 600), (1920, 1080), (1, 1)):
        window.resize(width, height)  # it is as small as it can be for the last
        QApplication.processEvents()
        resize(window, 1366, 720)
        assert places(window._dock_area) == before
    window.close()


@pytest.mark.parametrize("inside", [False, True])
def test_what_the_user_moves_stays_until_it_is_reset(qtbot: QtBot, settings: Settings, inside: bool) -> None:
    window = open_at(qtbot, settings, (1280, 720))
    first = look(qtbot, window, inside=inside) if inside else places(window._dock_area)
    drag_line(window, "network", "boundary", 50)
    moved = places(window._dock_area)
    assert moved["network"].width() == pytest.approx(first["network"].width() + 50, abs=3)
    look(qtbot, window, inside=not inside)
    assert look(qtbot, window, inside=inside) == moved
    window.close()
    again = open_at(qtbot, settings, (1280, 720))
    if inside:
        look(qtbot, again, inside=True)
    assert places(again._dock_area) == moved
    trigger(again, ActionId.RESET_LAYOUT)
    assert places(again._dock_area) == first
    again.close()
    assert settings.layout.isEmpty()
    assert settings.inside_layout.isEmpty()


def test_a_move_in_one_arrangement_leaves_the_other_to_the_rules(qtbot: QtBot, settings: Settings) -> None:
    window = open_at(qtbot, settings, (1280, 720))
    drag_line(window, "network", "boundary", 50)
    window.close()
    assert not settings.layout.isEmpty()
    assert settings.inside_layout.isEmpty()


def test_a_closed_panel_stays_closed_in_every_size(qtbot: QtBot, settings: Settings) -> None:
    window = open_at(qtbot, settings, (1280, 720))
    close_panel(window._dock_area.docks["weights"])
    resize(window, 1024, 720)
    assert "weights" not in places(window._dock_area)
    resize(window, 1280, 720)
    before = places(window._dock_area)
    window.close()
    again = open_at(qtbot, settings, (1280, 720))
    assert places(again._dock_area) == before
    again.close()


def test_a_panel_behind_another_keeps_its_height_over_a_restart(qtbot: QtBot, settings: Settings) -> None:
    window = open_at(qtbot, settings, (1024, 720))
    drag_line(window, "network", "boundary", 30)
    before = places(window._dock_area)
    window.close()
    again = open_at(qtbot, settings, (1024, 720))
    assert places(again._dock_area) == before
    again.close()


def test_a_panel_brought_to_the_front_stays_there_in_every_size(qtbot: QtBot, settings: Settings) -> None:
    window = open_at(qtbot, settings, (1024, 720))
    assert "gradient_norms" not in places(window._dock_area)
    window._dock_area.bring_to_front("gradient_norms")
    resize(window, 1000, 720)
    look(qtbot, window, inside=True)
    assert "gradient_norms" in look(qtbot, window, inside=False)
    window.close()
    assert settings.layout.isEmpty()


def test_a_floating_panel_comes_back_in_front_of_the_window_and_on_a_screen(qtbot: QtBot, settings: Settings) -> None:
    window = open_at(qtbot, settings, (1024, 720))
    dock = window._dock_area.docks["weights"]
    dock.setFloating(True)
    dock.setGeometry(9000, 9000, 300, 200)
    QApplication.processEvents()
    window.close()
    again = open_at(qtbot, settings, (1024, 720))
    dock = again._dock_area.docks["weights"]
    qtbot.waitUntil(dock.isVisible)
    assert dock.isFloating()
    assert again.screen().availableGeometry().intersects(dock.frameGeometry())
    assert dock.windowHandle().transientParent() is again.windowHandle()
    again.close()


def test_panels_that_find_other_places_keep_the_focus(qtbot: QtBot, settings: Settings) -> None:
    window = open_at(qtbot, settings, (1920, 1080))
    network = window._views["network"]
    network.setFocus()
    for width in (1024, 900, 600, 1920):
        resize(window, width, 700)
        assert window.focusWidget() is network
    look(qtbot, window, inside=True)
    assert window.focusWidget() is network
    window.close()


def test_a_layout_of_another_version_is_left(qtbot: QtBot, settings: Settings) -> None:
    window = open_at(qtbot, settings, (1280, 720))
    first = places(window._dock_area)
    window._dock_area.docks["weights"].hide()
    older = window._dock_area.saveState(2)
    window.close()
    settings.layout = settings.inside_layout = older
    again = open_at(qtbot, settings, (1280, 720))
    assert places(again._dock_area) == first
    look(qtbot, again, inside=True)
    again.close()
    for data in STRANGE:
        settings.layout = QByteArray(data)
        again = open_at(qtbot, settings, (1280, 720))
        assert places(again._dock_area) == first
        again.close()


@pytest.fixture
def enlarge(qapp: QApplication) -> Callable[[float], None]:
    font = qapp.font()

    def enlarge_by(factor: float) -> None:
        larger = qapp.font()
        larger.setPointSizeF(font.pointSizeF() * factor)
        qapp.setFont(larger)

    yield enlarge_by
    qapp.setFont(font)


@pytest.mark.parametrize("config", [None, DEEP], ids=["lesson", "12 layers"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(("factor", "size"), [(1.0, (930, 490)), (1.5, (900, 600)), (2.0, (890, 570))])
def test_the_smallest_window_fits_a_small_screen(
    qtbot: QtBot,
    settings: Settings,
    enlarge: Callable[[float], None],
    config: RunConfig | None,
    language: str,
    factor: float,
    size: tuple[int, int],
) -> None:
    enlarge(factor)
    install_language(language)
    window = open_at(qtbot, settings, size, config)
    for inside in (True, False):
        look(qtbot, window, inside=inside)
        least = window.minimumSizeHint()
        assert least.width() <= size[0]
        assert least.height() <= size[1]
        assert window.size() == QSize(*size)
    window.close()
    install_language("en")


def test_what_is_in_a_panel_moves_no_panel(qtbot: QtBot, settings: Settings) -> None:
    window = open_at(qtbot, settings, (1024, 720))
    before = places(window._dock_area)
    for view in window._views.values():
        view.setMinimumSize(500, 900)
    assert places(window._dock_area) == before
    window.close()


@pytest.mark.parametrize("size", [(900, 600), (1280, 800), (1920, 1080)])
def test_inside_an_update_the_inspector_has_room_for_two_columns(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    window = open_at(qtbot, Settings(str(tmp_path / "settings.ini")), size)
    area = window._dock_area
    area.look_inside(True)

    def has_room() -> bool:
        network, boundary, inspector = (area.docks[name].width() for name in ("network", "boundary", "inspector"))
        return inspector >= 380 and inspector > network and abs(network - boundary) <= 2

    qtbot.waitUntil(has_room)
    window.close()
