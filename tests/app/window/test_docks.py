"""Where the panels are at first."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from tests.app.windows import open_window


@pytest.mark.parametrize("size", [(900, 600), (1280, 800), (1920, 1080)])
def test_inside_an_update_the_inspector_has_room_for_two_columns(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    window = open_window(qtbot, Settings(str(tmp_path / "settings.ini")))
    window.resize(*size)
    area = window._dock_area
    area.look_inside(True)

    def has_room() -> bool:
        network, boundary, inspector = (area.docks[name].width() for name in ("network", "boundary", "inspector"))
        return inspector >= 380 and inspector > network and abs(network - boundary) <= 2

    qtbot.waitUntil(has_room)
    window.close()
