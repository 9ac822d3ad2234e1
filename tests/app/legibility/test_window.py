"""There is room for every word in the window, whatever it shows and however large it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.window.main_window import MainWindow
from app.workers.controller import Controller
from app.workers.status import Phase, Status
from mlp_engine import Frame
from tests.app.legibility.conftest import FONT_SCALES, LANGUAGES, SIZES, size_name
from tests.app.legibility.faults import faults
from tests.app.legibility.networks import CONFIGS, moment_name, moments

MakeWindow = Callable[[str, float], MainWindow]


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path, write_in: Callable[[str, float], None]) -> MakeWindow:
    """Return a function that opens a window whose frames the test shows itself."""

    def make(language: str, scale: float) -> MainWindow:
        write_in(language, scale)
        settings = Settings(str(tmp_path / "settings.ini"))
        settings.language, settings.theme = language, "light"
        controller = Controller(CONFIGS["lesson"])
        window = MainWindow(controller, settings)
        controller.setParent(window)
        qtbot.addWidget(window, before_close_func=lambda _: controller.close())
        return window

    return make


def show(qtbot: QtBot, window: MainWindow, frame: Frame, size: tuple[int, int]) -> None:
    """Show a frame as it comes from a trainer, and its texts now."""
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*size)
    window.show_status(Status(Phase.INSIDE if frame.progress.is_inside else Phase.PAUSED, frame.config, 2000))
    window.show_frame(frame)
    window.show()
    for _ in range(3):  # until what is laid out has what it needs
        qtbot.wait(1)
    for view in window._views.values():
        if view.isVisible():
            view.finish()
    qtbot.wait(1)


def moments_in(size: tuple[int, int], scale: float) -> Iterator[tuple[str, Frame]]:
    """Yield each network at all moments where there is least room, elsewhere at two, which are others for each size."""
    is_smallest = (size, scale) == (SIZES[0], FONT_SCALES[-1])
    return moments(SIZES.index(size), step=1 if is_smallest else len(SIZES))


def test_with_each_size_of_type_the_windows_show_all_moments() -> None:
    for scale in FONT_SCALES:
        met = {(name, id(frame)) for size in SIZES for name, frame in moments_in(size, scale)}
        assert met == {(name, id(frame)) for name, frame in moments(0, step=1)}


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("scale", FONT_SCALES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_in_the_window_can_be_read(
    qtbot: QtBot, make_window: MakeWindow, language: str, scale: float, size: tuple[int, int]
) -> None:
    window = make_window(language, scale)
    found = []
    for name, frame in moments_in(size, scale):
        show(qtbot, window, frame, size)
        place = f"{name}, {moment_name(frame)}"
        if (window.width(), window.height()) != size:
            found.append(f"{place}: the window takes {window.width()} x {window.height()}")
        found += [f"{place}: {fault}" for fault in faults(window)]
    assert not found, f"{len(found)} faults\n" + "\n".join(found)
