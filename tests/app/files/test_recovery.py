"""What is kept in case that a program ends badly, found again by another process."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.files.document import document_bytes, read_document
from app.files.recovery import MOST_LEFT, Recovery
from mlp_engine.ways import opened
from tests.app.files.documents.good import document
from tests.programs import mounting, stopping

PROGRAM = """
import sys
from pathlib import Path
from app.files.recovery import Recovery
recovery = Recovery(Path(sys.argv[1]))
for line in sys.stdin:
    word, _, data = line.strip().partition(" ")
    if word == "keep":
        recovery.keep(data.encode())
        print("kept", flush=True)
    elif word == "look":
        print([left.path.read_text() for left in recovery.left_behind()], flush=True)
    elif word == "end":
        recovery.clear()
        recovery.close()
        print("ended", flush=True)
"""
ON_A_SMALL_DISK = """
import json, os, sys
from pathlib import Path
from subprocess import run
from app.files.recovery import Recovery
from app.files.whole_file import reason

def outcome(recovery, data):
    try:
        recovery.keep(data)
    except OSError as error:
        return str(reason(error))

def found():
    other = Recovery(disk)
    data = [len(left.path.read_bytes()) for left in other.left_behind()]
    other.close()
    return data

disk = Path(sys.argv[1])
run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], check=True)
mine, late = Recovery(disk), Recovery(disk)
results = [outcome(mine, bytes(100_000)), outcome(mine, bytes(300_000))]
try:
    (disk / "other").write_bytes(bytes(300_000))
except OSError:
    results.append("full")
results += [outcome(mine, bytes(100_001)), outcome(late, bytes(10)), found()]
mine.close()
late.close()  # a disk on which a lock is held cannot be made read-only by hand
results.append(found())
run(["mount", "-o", "remount,ro", str(disk)], check=True)
mine, late = Recovery(disk), Recovery(disk)
mine.take(mine.left_behind()[0])
results += [outcome(mine, b"x"), outcome(late, b"x")]
mine.clear()
results.append(found())
print(json.dumps(results))
"""


@contextmanager
def program(folder: Path) -> "Iterator[subprocess.Popen[str]]":
    """Start a program that keeps and looks as it is asked to."""
    command = [sys.executable, "-c", PROGRAM, str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process, stopping(process):
        yield process


def ask(process: "subprocess.Popen[str]", line: str) -> str:
    """Have a program do something, and return what it says."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def kill(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.wait()


def found(recovery: Recovery) -> list[bytes]:
    return [left.path.read_bytes() for left in recovery.left_behind()]


def left_by_many(folder: Path, count: int) -> None:
    """Leave runs behind, each a minute younger than the one before."""
    for number in range(count):
        recovery = Recovery(folder)
        recovery.keep(str(number).encode())
        recovery.close()
    for path in folder.rglob("run.layerscope"):
        os.utime(path, (0, 60 * int(path.read_text())))


def test_no_program_gets_what_is_another_s_that_lives(tmp_path: Path) -> None:
    with program(tmp_path) as one, program(tmp_path) as other:
        assert ask(one, "keep one") == ask(other, "keep other") == "kept"
        assert ask(one, "look") == ask(other, "look") == "[]"
        kill(one)
        assert ask(other, "look") == "['one']"
        assert ask(other, "keep again") == "kept"
        kill(other)
    assert sorted(found(Recovery(tmp_path))) == [b"again", b"one"]


def test_program_that_ends_cleanly_leaves_nothing(tmp_path: Path) -> None:
    with program(tmp_path) as one:
        assert ask(one, "keep one") == "kept"
        assert ask(one, "end") == "ended"
        kill(one)
    assert list(tmp_path.iterdir()) == []


def test_two_starts_at_once_do_not_both_get_it(tmp_path: Path) -> None:
    with program(tmp_path) as one:
        ask(one, "keep one")
        kill(one)
    starts = [Recovery(tmp_path) for _ in range(2)]
    assert [found(recovery) for recovery in starts] == [[b"one"], []]
    starts[0].close()  # undecided
    assert found(starts[1]) == [b"one"]


def test_run_that_was_taken_is_kept_until_the_next_one_is(tmp_path: Path) -> None:
    left_by_many(tmp_path, 1)
    recovery = Recovery(tmp_path)
    recovery.keep(b"before it was taken")
    recovery.take(recovery.left_behind()[0])
    recovery.close()
    recovery = Recovery(tmp_path)
    [left] = recovery.left_behind()
    assert left.path.read_bytes() == b"0"
    recovery.take(left)
    recovery.keep(b"gone on")
    recovery.close()
    assert found(Recovery(tmp_path)) == [b"gone on"]


def test_run_that_is_left_for_later_can_be_had_in_another_program(tmp_path: Path) -> None:
    left_by_many(tmp_path, 2)
    one, other = Recovery(tmp_path), Recovery(tmp_path)
    newest, _ = one.left_behind()
    assert other.left_behind() == []
    one.set_aside(newest)
    [left] = other.left_behind()
    assert left == replace(newest, is_set_aside=True)


def test_what_was_discarded_or_cleared_is_gone_for_good(tmp_path: Path) -> None:
    left_by_many(tmp_path, 2)
    recovery = Recovery(tmp_path)
    newest, oldest = recovery.left_behind()
    recovery.discard(newest)
    recovery.take(oldest)
    recovery.clear()
    assert list(tmp_path.iterdir()) == []


def test_newest_come_first_and_the_oldest_of_too_many_go(tmp_path: Path) -> None:
    left_by_many(tmp_path, MOST_LEFT + 3)
    newest = [str(number).encode() for number in reversed(range(3, MOST_LEFT + 3))]
    recovery = Recovery(tmp_path)
    assert found(recovery) == newest
    assert recovery.left_behind()[0].saved_at.timestamp() == 60 * (MOST_LEFT + 2)
    assert len(list(tmp_path.rglob("run.layerscope"))) == MOST_LEFT


def test_claimed_run_whose_file_somebody_removes_is_offered_no_more(tmp_path: Path) -> None:
    left_by_many(tmp_path, 3)
    recovery = Recovery(tmp_path)
    newest, middle, oldest = recovery.left_behind()
    newest.path.unlink()
    middle.path.unlink()
    middle.path.parent.rmdir()
    assert recovery.left_behind() == [oldest]
    recovery.discard(oldest)
    assert list(tmp_path.iterdir()) == []


def test_folder_that_somebody_clears_away_is_made_again(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    recovery.keep(b"one")
    for path in sorted(tmp_path.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    recovery.keep(b"two")
    recovery.close()
    assert found(Recovery(tmp_path)) == [b"two"]


def test_usual_folder_is_among_the_user_s_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    Recovery().keep(b"one")
    [path] = tmp_path.rglob("run.layerscope")
    assert path.relative_to(tmp_path).parts[:2] == ("Layerscope", "recovery")
    assert (tmp_path / "Layerscope").stat().st_mode & 0o77 == 0


def test_full_and_read_only_disk_leave_what_was_kept_and_it_is_found_there(tmp_path: Path) -> None:
    """On a real one of 256 KiB, in a name space of its own where the rights allow that."""
    command = [*mounting(), sys.executable, "-c", ON_A_SMALL_DISK, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    no_room, read_only = "There is no room left on the disk.", "The disk is read-only."
    assert json.loads(done.stdout) == [
        None,
        no_room,
        "full",
        no_room,
        no_room,
        [],
        [100_000],
        read_only,
        read_only,
        [100_000],
    ]


def test_run_that_cannot_be_written_leaves_the_one_that_was_kept(tmp_path: Path) -> None:
    recovery, limits = Recovery(tmp_path), resource.getrlimit(resource.RLIMIT_FSIZE)
    run = document_bytes(document("touched"))
    recovery.keep(run)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            recovery.keep(document_bytes(document("long")))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    recovery.close()
    [left] = Recovery(tmp_path).left_behind()
    assert left.path.read_bytes() == run
    assert opened(read_document(left.path).run).epoch == 17
