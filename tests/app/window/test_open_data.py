"""Tables from files, drops and the clipboard, up to the run that learns from them."""

from collections.abc import Iterator
from dataclasses import replace
from math import inf
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.panels.open_data import draft as draft_module
from app.panels.open_data.dialog import OpenDataDialog
from app.widgets.message_bar import Severity
from app.window.actions import ActionId
from app.window.main_window import MainWindow
from app.workers.status import Phase
from mlp_engine import LayerSpec, RunConfig, class_of
from tests.app.files.tables.reading import IRIS
from tests.app.panels.open_data.tables import GERMAN, PLAIN, choose, fields, type_share
from tests.app.window.opened_runs import drop, enter, mime, wait_for_message
from tests.app.windows import message, trigger, wait_for_phase


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "flowers.csv"
    path.write_bytes(GERMAN)
    return path


@pytest.fixture
def choose_file(monkeypatch: pytest.MonkeyPatch, table: Path) -> list[Path]:
    """The files that the user chooses, one after the other; the table before there is another one."""
    chosen = [table]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen[-1]), ""))
    return chosen


def wait_for_dialog(qtbot: QtBot, window: MainWindow) -> OpenDataDialog:
    qtbot.waitUntil(lambda: shown(window) is not None and not shown(window)._is_reading)
    dialog = shown(window)
    assert dialog is not None
    return dialog


def shown(window: MainWindow) -> OpenDataDialog | None:
    dialog = vars(window.incoming.tables).get("dialog")
    return dialog if dialog is not None and dialog.isVisible() else None


def wait_for_data(qtbot: QtBot, window: MainWindow) -> RunConfig:
    qtbot.waitUntil(lambda: window._frame.config.own_data is not None)
    return window._frame.config


def test_flowers_are_learned_by_the_keyboard_alone(
    qtbot: QtBot, window: MainWindow, choose_file: list[Path], table: Path
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    dialog = wait_for_dialog(qtbot, window)
    qtbot.waitUntil(dialog.isActiveWindow)
    before = window._status.config
    while QApplication.focusWidget() is not fields(dialog)["Hold out"]:
        qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "0.3")
    assert window._status.config is before
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    config = wait_for_data(qtbot, window)
    assert shown(window) is None
    assert (config.data_set, config.own_data.name, config.test_share) == ("own", "flowers.csv", 0.3)
    assert config.own_data.classes == ("Iris-setosa", "Iris-versicolor", "Iris-virginica")
    assert (config.layers[-1].size, config.layers[-1].activation, config.loss) == (3, "softmax", "cross_entropy")
    assert config.learning_rate == 0.1
    assert window._frame.X.shape == (2, 4)
    assert window._frame.X_test.shape == (2, 2)
    assert window._config_panel.config == config


@pytest.mark.parametrize("name", IRIS)
def test_iris_is_learned_from_the_window_alone(qtbot: QtBot, window: MainWindow, name: str) -> None:
    window._controller.set_speed.emit(inf)
    drop(window, mime(QUrl.fromLocalFile(str(IRIS[name]))))
    dialog = wait_for_dialog(qtbot, window)
    type_share(qtbot, dialog, "0.3")
    dialog._open.click()
    config = wait_for_data(qtbot, window)
    assert (config.own_data.m, len(config.own_data.columns), len(config.own_data.classes)) == (150, 4, 3)
    trigger(window, ActionId.RUN_PAUSE)
    qtbot.waitUntil(lambda: window._frame.epoch > 300)
    assert window._frame.X_test.shape == (4, 45)
    right = class_of(window._frame.predictions_test) == class_of(window._frame.Y_test)
    assert right.mean() > 0.95


def test_rate_that_was_chosen_stays(qtbot: QtBot, window: MainWindow, table: Path) -> None:
    window._config_panel.config_changed.emit(RunConfig(learning_rate=0.3))
    qtbot.waitUntil(lambda: window._status.config.learning_rate == 0.3)
    window.incoming.tables.open(table)
    wait_for_dialog(qtbot, window)._open.click()
    assert wait_for_data(qtbot, window).learning_rate == 0.3


def test_dropped_table_is_opened_and_another_file_is_not(qtbot: QtBot, window: MainWindow, table: Path) -> None:
    data = mime(QUrl.fromLocalFile(str(table)))
    enter(window, data)
    assert window.incoming.drop.hint.accessibleName() == "Drop flowers.csv to learn from its table"
    assert drop(window, data).isAccepted()
    dialog = wait_for_dialog(qtbot, window)
    assert dialog.draft.data.m == 6
    dialog.reject()
    assert window._status.config.own_data is None
    drop(window, mime(QUrl.fromLocalFile(str(table.with_suffix(".png")))))
    wait_for_message(qtbot, window, "flowers.png cannot be opened: it is not there.")
    assert shown(window) is None


def test_pasted_table_is_opened(qtbot: QtBot, active_window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(PLAIN.decode().replace(",", "\t"))
    active_window.setFocus()
    qtbot.keyClick(active_window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = wait_for_dialog(qtbot, active_window)
    assert (dialog.draft.source.name, dialog.draft.format.delimiter) == ("Pasted table", "\t")
    dialog._open.click()
    assert wait_for_data(qtbot, active_window).own_data.name == "Pasted table"


def test_copied_file_is_opened_and_what_is_no_table_is_told(qtbot: QtBot, window: MainWindow, table: Path) -> None:
    QGuiApplication.clipboard().setText("Nothing to learn here.")
    trigger(window, ActionId.PASTE_DATA)
    assert message(window).startswith("There is no table on the clipboard")
    assert window._message_bar.message.severity is Severity.WARNING
    assert shown(window) is None
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(table))])
    QGuiApplication.clipboard().setMimeData(copied)
    trigger(window, ActionId.PASTE_DATA)
    assert wait_for_dialog(qtbot, window).draft.source.path == table


def test_text_field_takes_the_clipboard_for_itself(qtbot: QtBot, active_window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("1,2\n3,4\n5,6\n")
    box = active_window._config_panel.rows["epochs"].editor.control
    box.setFocus()
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert box.text() != "1000000"
    assert shown(active_window) is None
    assert message(active_window) == ""


def test_own_data_of_the_set_up_asks_for_a_table(qtbot: QtBot, window: MainWindow, choose_file: list[Path]) -> None:
    box = window._config_panel.rows["data_set"].editor.control
    box.show_name("own")
    box.activated.emit(box.currentIndex())
    wait_for_dialog(qtbot, window)._open.click()
    assert wait_for_data(qtbot, window).own_data.name == "flowers.csv"
    assert box.name == "own"


def test_wrong_files_leave_the_run_alone(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    trigger(window, ActionId.RUN_PAUSE)
    wait_for_phase(qtbot, window, Phase.RUNNING)
    (tmp_path / "folder.csv").mkdir()
    drop(window, mime(QUrl.fromLocalFile(str(tmp_path / "folder.csv"))))
    wait_for_message(qtbot, window, "folder.csv cannot be opened: it is a folder or a device and not a file.")
    (tmp_path / "binary.csv").write_bytes(bytes(range(256)) * 40)
    drop(window, mime(QUrl.fromLocalFile(str(tmp_path / "binary.csv"))))
    dialog = wait_for_dialog(qtbot, window)
    assert dialog.draft.problem is not None
    assert not dialog._open.isEnabled()
    dialog.reject()
    epoch = window._frame.epoch
    qtbot.waitUntil(lambda: window._frame.epoch > epoch + 5)
    assert window._status.phase is Phase.RUNNING
    assert window._status.config == RunConfig(epochs=10**7)


def test_table_that_does_not_go_with_the_set_up_says_so_in_the_dialog(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "long.csv"
    path.write_text("a,b\n" + "\n".join(f"{i},{'xy'[i % 2]}" for i in range(1000)))
    drop(window, mime(QUrl.fromLocalFile(str(path))))
    dialog = wait_for_dialog(qtbot, window)
    before = window._status.config
    huge = RunConfig(layers=(*[LayerSpec(2048, "relu")] * 11, LayerSpec(1, "sigmoid")), n_samples=10)
    window._controller.status = replace(window._controller.status, config=huge)
    dialog._open.click()
    words = "It does not go with the set-up: Samples would have to be at most"
    assert dialog._status.text.startswith(words)
    assert dialog.isVisible()
    assert window._status.config is before


class Hung:
    """A read that comes back only when it is released."""

    def __init__(self) -> None:
        self.released = Event()
        self.over: list[str] = []

    def __call__(self, path: Path) -> bytes:
        assert self.released.wait(60)
        self.over.append(path.stem)
        return GERMAN


@pytest.fixture
def hung(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hung]:
    hung = Hung()
    monkeypatch.setattr(draft_module, "content_of", hung)
    yield hung
    hung.released.set()


def test_long_read_is_shown_and_can_be_cancelled(qtbot: QtBot, window: MainWindow, hung: Hung) -> None:
    trigger(window, ActionId.RUN_PAUSE)
    wait_for_phase(qtbot, window, Phase.RUNNING)
    window.incoming.tables.open(Path("/net/slow.csv"))
    qtbot.waitUntil(lambda: shown(window) is not None)
    dialog = shown(window)
    assert dialog._status.is_reading
    assert not dialog._open.isEnabled()
    epoch = window._frame.epoch
    qtbot.waitUntil(lambda: window._frame.epoch > epoch + 5)  # the window lives
    qtbot.mouseClick(dialog._cancel, Qt.MouseButton.LeftButton)
    assert shown(window) is None
    assert window.incoming.tables._reading is None
    hung.released.set()
    qtbot.waitUntil(lambda: hung.over == ["slow"])
    epoch = window._frame.epoch
    qtbot.waitUntil(lambda: window._frame.epoch > epoch + 5)
    assert shown(window) is None
    assert window._status.config.own_data is None


def test_next_table_replaces_one_that_is_being_read(qtbot: QtBot, window: MainWindow, hung: Hung, table: Path) -> None:
    window.incoming.tables.open(Path("/net/first.csv"))
    qtbot.waitUntil(lambda: shown(window) is not None)
    window.incoming.tables.open(Path("/net/second.csv"))
    hung.released.set()
    dialog = wait_for_dialog(qtbot, window)
    qtbot.waitUntil(lambda: sorted(hung.over) == ["first", "second"])
    assert dialog.draft.source.name == "second.csv"
    assert dialog.draft.data is not None


def test_window_closes_while_a_table_is_read(qtbot: QtBot, window: MainWindow, hung: Hung) -> None:
    window.incoming.tables.open(Path("/net/slow.csv"))
    qtbot.waitUntil(lambda: shown(window) is not None)
    assert window.close()
    assert shown(window) is None
    hung.released.set()
    qtbot.waitUntil(lambda: hung.over == ["slow"])


def test_every_setting_reaches_the_run(qtbot: QtBot, window: MainWindow, table: Path) -> None:
    window._config_panel.config_changed.emit(RunConfig(label_noise=0.2, test_share=0.5))
    qtbot.waitUntil(lambda: window._status.config.label_noise == 0.2)
    window.incoming.tables.open(table)
    dialog = wait_for_dialog(qtbot, window)
    assert dialog.draft.test_share == 0.5  # as it is in the set-up
    choose(dialog, "Learn", "Breite")
    qtbot.waitUntil(lambda: dialog.is_ready)
    fields(dialog)["Standardise"].click()
    type_share(qtbot, dialog, "0.2")
    dialog._open.click()
    config = wait_for_data(qtbot, window)
    assert (config.own_data.target, config.own_data.columns, config.own_data.classes) == ("Breite", ("Länge",), ())
    assert (config.standardize, config.test_share, config.label_noise) == (False, 0.2, 0.0)
    assert config.layers[-1].activation == "linear"
