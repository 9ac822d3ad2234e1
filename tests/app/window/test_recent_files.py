"""The files that were used last, in the menu."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.files.settings import Settings
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from tests.app.window.exports import step_to
from tests.app.window.test_documents import save
from tests.app.windows import message, trigger


def test_recent_files(qtbot: QtBot, window: MainWindow, settings: Settings, path: Path) -> None:
    save(qtbot, window)
    assert settings.recent == (str(path),)
    menu = window._menus.recent
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "&1  talk.layerscope"
    step_to(qtbot, window, 1)
    trigger(window, ActionId.NEW)
    qtbot.waitUntil(lambda: window.documents.path is None)
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: window.documents.path == path)
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    assert settings.recent == ()


def test_recent_files_of_one_name_are_told_apart_by_their_folders(window: MainWindow, settings: Settings) -> None:
    settings.recent = (
        "/a/x/run.layerscope",
        "/b/x/run.layerscope",
        "/x/run.layerscope",
        "/b/a&b/run.layerscope",
        "/b/o",
    )
    menu = window._menus.recent
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()[:-2]] == [
        "&1  run.layerscope – a/x",
        "&2  run.layerscope – b/x",
        "&3  run.layerscope – /x",
        "&4  run.layerscope – a&&b",
        "&5  o",
    ]


def test_recent_file_that_is_gone_is_left_out_when_it_is_chosen(
    qtbot: QtBot, window: MainWindow, settings: Settings, path: Path, tmp_path: Path
) -> None:
    save(qtbot, window)
    damaged = tmp_path / "damaged.layerscope"
    damaged.write_bytes(b"damaged")
    settings.recent = (str(damaged), str(path))
    path.unlink()
    menu = window._menus.recent
    for number, name in enumerate(("damaged", "talk")):
        menu.aboutToShow.emit()
        menu.actions()[number].trigger()
        qtbot.waitUntil(lambda name=name: message(window).startswith(f"{name}.layerscope cannot be opened: "))
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()[:-2]] == ["&1  damaged.layerscope"]
    assert settings.recent == (str(damaged),)
