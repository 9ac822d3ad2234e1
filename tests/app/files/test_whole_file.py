"""Files written whole or not at all."""

import errno
import json
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.files import whole_file as files
from app.files.whole_file import REASONS, reason, write_whole
from mlp_engine import InvalidInput, Text
from tests.programs import mounting

ON_A_SMALL_DISK = """
import json, os, sys
from pathlib import Path
from subprocess import run
from app.files.whole_file import reason, write_whole

def outcome(name, data, **options):
    try:
        write_whole(disk / name, data, **options)
    except OSError as error:
        return [error.errno, Path(error.filename).name, str(reason(error))]

disk = Path(sys.argv[1])
run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], check=True)
results = [outcome("old", b"old" * 10_000), outcome("old", bytes(300_000)), outcome("new", bytes(300_000))]
results.append(outcome("new", bytes(300_000), may_replace=False))
run(["mount", "-o", "remount,ro", str(disk)], check=True)
results += [outcome("old", b"x"), outcome("new", b"x")]
print(json.dumps([results, (disk / "old").read_bytes() == b"old" * 10_000, os.listdir(disk)]))
"""


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


@pytest.fixture(params=[True, False], ids=["may_replace", "may_not_replace"])
def may_replace(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def usual_rights() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


def test_file_holds_the_data_and_nothing_is_beside_it(tmp_path: Path, may_replace: bool) -> None:
    write_whole(tmp_path / "a.png", b"data", may_replace)
    assert (tmp_path / "a.png").read_bytes() == b"data"
    assert names(tmp_path) == ["a.png"]


def test_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"old and longer")
    write_whole(tmp_path / "a.png", b"new")
    assert (tmp_path / "a.png").read_bytes() == b"new"
    assert names(tmp_path) == ["a.png"]


@pytest.mark.parametrize("kind", ["file", "folder", "link", "dangling link"])
def test_what_is_there_is_never_replaced_unless_it_may(tmp_path: Path, kind: str) -> None:
    path, other = tmp_path / "a.png", tmp_path / "other"
    {
        "file": lambda: path.write_bytes(b"old"),
        "folder": path.mkdir,
        "link": lambda: (other.write_bytes(b"old"), path.symlink_to(other)),
        "dangling link": lambda: path.symlink_to(other),
    }[kind]()
    before = names(tmp_path)
    with pytest.raises(FileExistsError):
        write_whole(path, b"new", may_replace=False)
    assert names(tmp_path) == before
    assert [entry.read_bytes() for entry in tmp_path.iterdir() if entry.is_file()].count(b"new") == 0


@pytest.mark.parametrize("has_links", [True, False])
def test_file_that_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    path = tmp_path / "a.png"

    def somebody_else_is_quicker(_: int) -> None:
        path.write_bytes(b"theirs")

    monkeypatch.setattr(files.os, "fsync", somebody_else_is_quicker)
    if not has_links:
        monkeypatch.setattr(files.os, "link", failing(errno.EPERM))
    with pytest.raises(FileExistsError):
        write_whole(path, b"ours", may_replace=False)
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["a.png"]


def test_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files.os, "link", failing(errno.EPERM))
    write_whole(tmp_path / "a.png", b"data", may_replace=False)
    assert (tmp_path / "a.png").read_bytes() == b"data"
    assert names(tmp_path) == ["a.png"]


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), "some other name")

    return fail


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_file_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    monkeypatch.setattr(files.os, step, failing(number))
    with pytest.raises(OSError) as caught:  # noqa: PT011 - the number is what tells
        write_whole(path, b"new")
    assert (caught.value.errno, caught.value.filename) == (number, str(path))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.png"]


def test_interruption_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a.png").write_bytes(b"old")
    monkeypatch.setattr(files.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.png", b"new")
    assert (tmp_path / "a.png").read_bytes() == b"old"
    assert names(tmp_path) == ["a.png"]


def test_full_and_read_only_disk_leave_what_was_there(tmp_path: Path) -> None:
    """On a real one of 256 KiB, in a name space of its own where the rights allow that."""
    done = subprocess.run(
        [*mounting(), sys.executable, "-c", ON_A_SMALL_DISK, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    results, is_old_there, left = json.loads(done.stdout)
    no_room, read_only = "There is no room left on the disk.", "The disk is read-only."
    assert results == [
        None,
        [errno.ENOSPC, "old", no_room],
        [errno.ENOSPC, "new", no_room],
        [errno.ENOSPC, "new", no_room],
        [errno.EROFS, "old", read_only],
        [errno.EROFS, "new", read_only],
    ]
    assert is_old_there
    assert left == ["old"]


def test_limit_of_the_size_of_files_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(OSError, match="too large") as caught:
            write_whole(tmp_path / "a.png", bytes(200_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert str(reason(caught.value)) == "Files of this size are not allowed there."
    assert (tmp_path / "a.png").read_bytes() == b"old"
    assert names(tmp_path) == ["a.png"]


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("missing/a.png", "The folder does not exist."),
        ("file/a.png", "A part of the path is a file and not a folder."),
        ("x" * 300, "The name is too long."),
    ],
)
def test_place_where_no_file_can_be_is_told(tmp_path: Path, may_replace: bool, place: str, sentence: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError) as caught:  # noqa: PT011 - the sentence is what tells
        write_whole(tmp_path / place, b"data", may_replace)
    assert caught.value.filename == str(tmp_path / place)
    assert str(reason(caught.value)) == sentence
    assert names(tmp_path) == ["file"]


def test_what_the_program_refuses_says_itself_why() -> None:
    error = InvalidInput("epochs", 0, Text("a whole number"))
    assert reason(error) is error.text


def test_longest_name_that_the_system_takes_will_do(tmp_path: Path, may_replace: bool) -> None:
    write_whole(tmp_path / ("x" * 255), b"data", may_replace)
    assert names(tmp_path) == ["x" * 255]


def test_folder_and_pipe_are_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(IsADirectoryError) as caught:
        write_whole(tmp_path / "folder", b"data")
    assert str(reason(caught.value)) == "There is a folder of this name."
    with pytest.raises(OSError, match="Invalid argument"):
        write_whole(tmp_path / "pipe", b"data")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert names(tmp_path) == ["folder", "pipe"]


def test_new_file_has_the_usual_rights(tmp_path: Path, may_replace: bool, usual_rights: None) -> None:
    (tmp_path / "usual").write_bytes(b"")
    write_whole(tmp_path / "ours", b"", may_replace)
    assert os.stat(tmp_path / "ours").st_mode == os.stat(tmp_path / "usual").st_mode
    assert stat.S_IMODE(os.stat(tmp_path / "ours").st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o666, 0o755])
def test_replaced_file_keeps_its_rights(tmp_path: Path, mode: int, usual_rights: None) -> None:
    (tmp_path / "a.png").write_bytes(b"old")
    (tmp_path / "a.png").chmod(mode)
    write_whole(tmp_path / "a.png", b"new")
    assert stat.S_IMODE(os.stat(tmp_path / "a.png").st_mode) == mode


def test_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "real.png").write_bytes(b"old")
    (tmp_path / "a.png").symlink_to(Path("there") / "real.png")
    write_whole(tmp_path / "a.png", b"new")
    assert (tmp_path / "a.png").is_symlink()
    assert (tmp_path / "there" / "real.png").read_bytes() == b"new"
    assert (names(tmp_path), names(tmp_path / "there")) == (["a.png", "there"], ["real.png"])


def test_link_in_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").symlink_to(tmp_path / "a.png")
    with pytest.raises(OSError, match=r"a\.png"):
        write_whole(tmp_path / "a.png", b"new")
    assert (tmp_path / "a.png").is_symlink()


def test_path_of_the_working_folder_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, may_replace: bool) -> None:
    monkeypatch.chdir(tmp_path)
    write_whole(Path("a.png"), b"data", may_replace)
    assert names(tmp_path) == ["a.png"]


def test_reasons_are_sentences_and_rare_ones_are_the_system_s_words() -> None:
    for number, sentence in REASONS.items():
        assert str(reason(OSError(number, os.strerror(number)))) == sentence
        assert sentence[0].isupper()
        assert sentence.endswith(".")
    assert str(reason(OSError(errno.ELOOP, "Too many {levels} of links"))) == "Too many {levels} of links"
    assert str(reason(OSError("the encoder gave up"))) == "the encoder gave up"


def test_file_open_in_another_program_of_windows_is_told() -> None:
    class Shared(PermissionError):
        winerror = 32

    assert str(reason(Shared(errno.EACCES, "Permission denied"))) == "Another program uses the file."
