"""Offering back what was kept."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.files.document import Document, document_bytes
from app.files.recovery import Recovery
from app.panels.recovery.dialog import RecoveryDialog
from app.window.main_window import MainWindow
from app.window.recovery_presenter import RecoveryPresenter
from mlp_engine import RunConfig, Session
from tests.app.recorder import Recorder
from tests.app.window.left_runs import leave_behind, left_behind
from tests.app.windows import message


def run_at(epoch: int, file: str = "") -> bytes:
    """Return what is kept of a run at an epoch, which was in a file or in none."""
    session = Session(RunConfig(n_samples=10))
    for _ in range(epoch):
        session.step()
    return document_bytes(Document(session.saved(), {"file": file}))


@pytest.fixture
def presenter(tmp_path: Path, window: MainWindow) -> Iterator[RecoveryPresenter]:
    recovery = Recovery(tmp_path / "kept")
    yield RecoveryPresenter(recovery, window.messages, window)
    recovery.close()


def dialog_of(qtbot: QtBot, window: MainWindow, presenter: RecoveryPresenter) -> RecoveryDialog:
    presenter.look()
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is not None)
    dialog = window.findChild(RecoveryDialog)
    assert isinstance(dialog, RecoveryDialog)
    return dialog


def rows(dialog: RecoveryDialog) -> list[str]:
    return [dialog._list.item(row).text() for row in range(dialog._list.count())]


def test_nobody_is_asked_where_there_is_nothing(
    qtbot: QtBot, window: MainWindow, presenter: RecoveryPresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    offer = presenter._offer_new
    monkeypatch.setattr(presenter, "_offer_new", lambda found: (told.append(found), offer(found)))
    presenter.look()
    qtbot.waitUntil(lambda: told == [[]])
    assert window.findChild(RecoveryDialog) is None


def test_run_is_offered_with_epoch_set_up_and_time_and_restored_by_enter(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, presenter: RecoveryPresenter
) -> None:
    leave_behind(tmp_path / "kept", run_at(412))
    dialog, wanted = dialog_of(qtbot, window, presenter), Recorder(presenter.restore_wanted)
    [row] = rows(dialog)
    assert row.startswith("Epoch 412 · ")
    assert "network 2–16–8–1\nkept on " in row
    QTest.keyClick(dialog._list, Qt.Key.Key_Return)
    assert wanted.last.run.point.epoch == 412
    assert not dialog.isVisible()
    presenter._recovery.close()  # it could not be opened
    assert left_behind(tmp_path / "kept") == [run_at(412)]


def test_run_of_a_file_is_offered_with_its_name(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, presenter: RecoveryPresenter
) -> None:
    leave_behind(tmp_path / "kept", run_at(412, str(tmp_path / "Tuesday.layerscope")))
    [row] = rows(dialog_of(qtbot, window, presenter))
    assert "network 2–16–8–1\nTuesday.layerscope, kept on " in row


def test_run_that_is_open_is_offered_no_more_when_the_program_ends_cleanly(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, presenter: RecoveryPresenter
) -> None:
    leave_behind(tmp_path / "kept", run_at(412))
    dialog, wanted = dialog_of(qtbot, window, presenter), Recorder(presenter.restore_wanted)
    dialog._wanted.click()
    presenter.confirm("another document", 0)
    presenter.confirm(wanted.last, 0)
    presenter._recovery.clear()
    presenter._recovery.close()
    assert left_behind(tmp_path / "kept") == []


def test_discarded_run_goes_and_what_is_left_for_later_stays(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, presenter: RecoveryPresenter
) -> None:
    leave_behind(tmp_path / "kept", run_at(1), run_at(2))
    dialog = dialog_of(qtbot, window, presenter)
    [_, second] = rows(dialog)
    dialog._discard.click()
    assert rows(dialog) == [second]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    presenter._recovery.close()
    [left] = left_behind(tmp_path / "kept")
    assert left == run_at(int(second.split()[1]))


@pytest.mark.parametrize("look", [RecoveryPresenter.look, RecoveryPresenter.look_again])
def test_what_keeps_it_from_looking_is_told(
    qtbot: QtBot,
    window: MainWindow,
    presenter: RecoveryPresenter,
    monkeypatch: pytest.MonkeyPatch,
    look: Callable[[RecoveryPresenter], None],
) -> None:
    def refuse() -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(presenter._recovery, "left_behind", refuse)
    look(presenter)
    qtbot.waitUntil(lambda: message(window) != "")
    assert message(window) == "What is kept cannot be looked through. The disk does not answer as it should."


def test_damaged_run_can_only_be_discarded(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, presenter: RecoveryPresenter
) -> None:
    leave_behind(tmp_path / "kept", b"damaged")
    dialog = dialog_of(qtbot, window, presenter)
    assert rows(dialog)[0].startswith(
        "This run cannot be restored: it is no run that Layerscope has saved, or it is damaged.\n"
    )
    assert not dialog._wanted.isEnabled()
    dialog._discard.click()
    assert not dialog.isVisible()
    assert left_behind(tmp_path / "kept") == []
