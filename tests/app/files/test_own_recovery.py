"""The runs that one program keeps, each for itself, whatever comes while they are written."""

import os
from pathlib import Path

import pytest

from app.files.recovery import MOST_OWN, Recovery
from tests.app.files.test_recovery import found, left_by_many


def test_runs_of_one_program_are_kept_each_for_itself(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    recovery.keep(b"first", 1)
    recovery.keep(b"second", 2)
    recovery.keep(b"third", 3)
    recovery.keep(b"first again", 1)
    recovery.clear(2)
    assert recovery.left_behind() == []
    recovery.close()
    assert sorted(found(Recovery(tmp_path))) == [b"first again", b"third"]


def test_too_many_runs_of_one_program_are_the_newest(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    for run in range(MOST_OWN + 2):
        recovery.keep(str(run).encode(), run)
    recovery.close()
    assert sorted(found(Recovery(tmp_path))) == [str(run).encode() for run in range(2, MOST_OWN + 2)]


def test_all_runs_of_a_program_are_given_up_at_once(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    recovery.keep(b"first", 1)
    recovery.keep(b"second", 2)
    recovery.close(is_given_up=True)
    recovery.keep(b"late", 3)
    assert list(tmp_path.iterdir()) == []


def test_run_that_is_cleared_while_it_is_written_does_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recovery, fsync = Recovery(tmp_path), os.fsync
    recovery.keep(b"before")

    def clear_first(file: int) -> None:
        monkeypatch.setattr(os, "fsync", fsync)
        recovery.clear()

    monkeypatch.setattr(os, "fsync", clear_first)
    recovery.keep(b"late")
    assert list(tmp_path.iterdir()) == []


def test_run_that_is_encoded_while_another_is_taken_does_not_get_into_its_place(tmp_path: Path) -> None:
    left_by_many(tmp_path, 1)
    recovery = Recovery(tmp_path)
    turn = recovery.turn_of(0)
    recovery.take(recovery.left_behind()[0])
    recovery.keep(b"of the run before", 0, turn)
    recovery.close()
    assert found(Recovery(tmp_path)) == [b"0"]


def test_run_that_is_written_while_another_is_taken_does_not_get_into_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_by_many(tmp_path, 1)
    recovery, fsync = Recovery(tmp_path), os.fsync
    [left] = recovery.left_behind()
    recovery.keep(b"before")

    def take_first(file: int) -> None:
        monkeypatch.setattr(os, "fsync", fsync)
        recovery.take(left)

    monkeypatch.setattr(os, "fsync", take_first)
    recovery.keep(b"of the run before", 0, recovery.turn_of(0))
    recovery.close()
    assert found(Recovery(tmp_path)) == [b"0"]


def test_nothing_is_kept_behind_the_end(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    recovery.close()
    recovery.keep(b"late")
    assert recovery.left_behind() == list(tmp_path.iterdir()) == []
