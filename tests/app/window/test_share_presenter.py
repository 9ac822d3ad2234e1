"""The set-up as a line of text: copied, pasted and dropped in a window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.files.share_line import read_share_line, share_line
from app.lesson.deeds import Deed
from app.widgets.message_bar import Severity
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from mlp_engine import OwnData, RunConfig
from mlp_engine.events import AddPoint
from tests.app.window.opened_runs import drop, enter
from tests.app.windows import message, trigger

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SPIRAL = RunConfig().with_fields({"data_set": "spiral", "learning_rate": 0.03, "epochs": 777})
TABLE = OwnData.of("", ["x"], "y", [], [[0.0, 1.0]], [0.0, 1.0])


def text_of(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def wait_for_set_up(qtbot: QtBot, window: MainWindow, config: RunConfig) -> None:
    qtbot.waitUntil(lambda: window._frame.config == config and window._config_panel.config == config)


def click(qtbot: QtBot, menu: QMenu, action: QAction) -> None:
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_set_up_goes_by_keys_to_the_clipboard_and_back(qtbot: QtBot, active_window: MainWindow) -> None:
    window = active_window
    window._config_panel.config_changed.emit(SPIRAL)
    wait_for_set_up(qtbot, window, SPIRAL)
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_T, CTRL)
    assert QGuiApplication.clipboard().text() == f"layerscope --config '{share_line(SPIRAL)}'"
    assert message(window).startswith("The set-up is copied as a line of text.")
    qtbot.keyClick(window, Qt.Key.Key_V, CTRL)
    assert message(window) == "The run has this set-up already."
    before = RunConfig(epochs=10**6)
    trigger(window, ActionId.UNDO)
    wait_for_set_up(qtbot, window, before)
    qtbot.keyClick(window, Qt.Key.Key_V, CTRL)
    wait_for_set_up(qtbot, window, SPIRAL)
    qtbot.waitUntil(lambda: message(window).startswith("The set-up is taken: Data set, Layers and 3 others."))
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    wait_for_set_up(qtbot, window, before)


def test_link_is_copied_by_the_menu_and_is_one_where_forms_are_kept(qtbot: QtBot, window: MainWindow) -> None:
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&Edit")
    menu.popup(window.mapToGlobal(QPoint(0, 20)))
    qtbot.waitUntil(menu.isVisible)
    click(qtbot, menu, window._actions[ActionId.COPY_LINK])
    data = QGuiApplication.clipboard().mimeData()
    link = share_line(window._status.config)
    assert data.text() == link
    assert data.html() == f'<a href="{link}">{link}</a>'
    assert QUrl(link).isValid()
    assert QUrl(link).scheme() == "layerscope"
    assert read_share_line(data.html().replace('"', " ")) == window._status.config
    QGuiApplication.clipboard().clear()


def test_points_drawn_by_hand_are_told_to_be_missing(qtbot: QtBot, window: MainWindow) -> None:
    missing = "by Ctrl+V. The points that were drawn, moved or erased are not in it."
    for is_drawn in (False, True):
        if is_drawn:
            window._views["boundary"].deed_requested.emit(Deed((AddPoint((0.1, 0.2), 1.0),)))
            qtbot.waitUntil(lambda: window._frame.X.shape[1] == window._status.config.n_samples + 1)
        for action_id in (ActionId.COPY_SET_UP, ActionId.COPY_LINK):
            trigger(window, action_id)
            assert message(window).endswith(missing) is is_drawn
    QGuiApplication.clipboard().clear()


def test_table_of_the_user_s_own_is_not_copied(qtbot: QtBot, window: MainWindow) -> None:
    own = RunConfig(epochs=10).with_fields({"own_data": TABLE})
    window._config_panel.config_changed.emit(own)
    qtbot.waitUntil(lambda: window._status.config.own_data is not None)
    QGuiApplication.clipboard().setText("before")
    for action_id in (ActionId.COPY_SET_UP, ActionId.COPY_LINK):
        trigger(window, action_id)
        assert message(window).startswith("A table of your own does not fit into a line of text")
        assert QGuiApplication.clipboard().text() == "before"


@pytest.mark.parametrize(
    "text",
    [
        "layerscope:1/learning_rate=nan/end",
        "layerscope:1/epochs=5",
        "layerscope:1/epochs=5/epochs=6/end",
        "layerscope:1/epochs={0.__class__}/end",
        "layerscope:1/data_set=own/end",
        "layerscope:2/epochs=5/end",
        "<b>layerscope:1/<img src=x>=1/end</b>",
    ],
)
@pytest.mark.parametrize("bring", ["paste", "drop"])
def test_hostile_line_is_refused_and_changes_nothing(window: MainWindow, text: str, bring: str) -> None:
    before, frame = window._status.config, window._frame
    if bring == "paste":
        QGuiApplication.clipboard().setText(text)
        trigger(window, ActionId.PASTE_DATA)
    else:
        drop(window, text_of(text))
    assert message(window).startswith("The set-up line cannot be taken: ")
    assert window._message_bar.message.severity is Severity.WARNING
    assert window.incoming.set_ups._asked is None
    assert (window._status.config, window._frame) == (before, frame)


def test_what_is_no_set_up_goes_to_who_reads_tables(window: MainWindow) -> None:
    for text in ("Layerscope: a program.", "http://example.org/", "javascript:alert(1)", "", "x" * 10**6):
        QGuiApplication.clipboard().setText(text)
        trigger(window, ActionId.PASTE_DATA)
        assert message(window).startswith("There is no table on the clipboard")


def test_dropped_text_and_dropped_link_are_taken(qtbot: QtBot, window: MainWindow) -> None:
    link = QMimeData()
    link.setUrls([QUrl(share_line(RunConfig(epochs=50)))])
    for data, config in ((text_of(f"Try this:\n> {share_line(SPIRAL)}."), SPIRAL), (link, RunConfig(epochs=50))):
        assert enter(window, data).isAccepted()
        assert window.incoming.drop.hint.isVisible()
        assert window.incoming.drop.hint.accessibleName() == "Drop the set-up to take it"
        assert drop(window, data).isAccepted()
        assert not window.incoming.drop.hint.isVisible()
        wait_for_set_up(qtbot, window, config)
    assert not enter(window, text_of("Nothing to see here.")).isAccepted()


def test_sentences_are_translated(window: MainWindow, speak_foreign: Callable[[], None]) -> None:
    speak_foreign()
    trigger(window, ActionId.COPY_SET_UP)
    assert message(window).startswith("译The set-up")
    QGuiApplication.clipboard().setText("layerscope:1/epochs=0/end")
    trigger(window, ActionId.PASTE_DATA)
    assert message(window).startswith("译The set-up line cannot be taken: 译")
