"""The table of actions and the menus built from it."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from app.style.icons import icon
from app.style.theme import DARK, LIGHT
from app.window.actions import ActionId
from app.window.docks import DockArea
from app.window.menus import MENUS, Menus
from app.window.window_actions import WindowActions
from app.workers.status import Phase


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(window: QMainWindow) -> WindowActions:
    actions = WindowActions(window)
    actions.retranslate()
    actions.apply_theme(LIGHT)
    return actions


def test_every_action_has_text_tip_and_an_own_key(actions: WindowActions) -> None:
    keys = [key.toString() for action in actions.values() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    for action_id, action in actions.items():
        assert action.text(), action_id
        assert action.statusTip(), action_id


@pytest.mark.parametrize(
    ("action_id", "key"),
    [
        (ActionId.RUN_PAUSE, "Space"),
        (ActionId.STEP, "Right"),
        (ActionId.RESET, "Ctrl+R"),
        (ActionId.UNDO, "Ctrl+Z"),
        (ActionId.REDO, "Ctrl+Shift+Z"),
        (ActionId.OPEN, "Ctrl+O"),
        (ActionId.EXPORT, "Ctrl+E"),
        (ActionId.COPY_VIEW, "Ctrl+C"),
        (ActionId.QUIT, "Ctrl+Q"),
    ],
)
def test_keys_of_the_commands(actions: WindowActions, action_id: ActionId, key: str) -> None:
    assert actions[action_id].shortcut() == QKeySequence(key)


def test_every_action_stands_in_a_menu_once() -> None:
    in_menus = [entry for _, entries in MENUS.values() for entry in entries if isinstance(entry, ActionId)]
    in_submenus = [ActionId.SAVE_WINDOW, ActionId.COPY_WINDOW]
    assert sorted([*in_menus, *in_submenus], key=list(ActionId).index) == list(ActionId)


@pytest.mark.parametrize("phase", Phase)
def test_run_action_says_what_it_would_do(actions: WindowActions, phase: Phase) -> None:
    actions.follow_phase(phase)
    run, step = actions[ActionId.RUN_PAUSE], actions[ActionId.STEP]
    assert run.text() == ("&Pause" if phase in (Phase.RUNNING, Phase.RESTORING) else "&Run")
    assert run.isEnabled() == (phase not in (Phase.DIVERGED, Phase.FAILED))
    assert step.isEnabled() == (phase in (Phase.PAUSED, Phase.INSIDE, Phase.FINISHED))
    assert actions[ActionId.RESET].isEnabled()
    assert run.shortcut() == QKeySequence("Space")


def test_icons_take_the_colour_of_the_theme(qtbot: QtBot) -> None:
    for theme in (LIGHT, DARK):
        image = icon("run", theme).pixmap(24, 24).toImage()
        assert image.pixelColor(image.width() // 2, image.height() // 2).name() == theme.text


def test_menus_tell_what_was_chosen(qtbot: QtBot, window: QMainWindow, actions: WindowActions) -> None:
    area = DockArea({"loss": QMenu(), "weights": QMenu()})
    qtbot.addWidget(area)
    area.docks["loss"].setWindowTitle("Loss")
    menus = Menus(window, actions, area.docks, ["loss", "weights"])
    chosen: list[tuple[str, str]] = []
    menus.chosen.connect(lambda *choice: chosen.append(choice))
    groups = {name: group.actions() for name, group in menus._groups.items()}
    wanted = [("theme", "dark"), ("language", "zh_CN"), ("save_picture", "loss"), ("copy_picture", "weights")]
    for submenu, value in wanted:
        next(action for action in groups[submenu] if action.data() == value).trigger()
    assert chosen == wanted
    menus.check("dark", "en")
    assert [action.data() for action in groups["theme"] if action.isChecked()] == ["dark"]
    assert [action.data() for action in groups["language"] if action.isChecked()] == ["en"]
    assert groups["save_picture"][0].text() == "Loss"


def test_mnemonics_of_a_menu_differ(qtbot: QtBot, window: QMainWindow, actions: WindowActions) -> None:
    area = DockArea({})
    qtbot.addWidget(area)
    menus = Menus(window, actions, area.docks, [])
    actions.follow_phase(Phase.PAUSED)
    for menu in menus._menus.values():
        letters = [action.text().partition("&")[2][:1].lower() for action in menu.actions() if not action.isSeparator()]
        assert all(letters)
        assert len(letters) == len(set(letters)), letters
