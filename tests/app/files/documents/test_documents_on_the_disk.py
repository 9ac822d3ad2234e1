"""A saved run on its way to the disk: whole, read back and settled there, or not at all."""

import errno
import os
import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.files import whole_file
from app.files.document import (
    document_bytes,
    read_document,
    write_document,
)
from tests.app.files.documents.good import document
from tests.app.files.documents.test_documents import names, plain


def no_room(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def wrong_byte(file: int) -> None:
    """Stand for a disk that does not keep what it was given."""
    os.lseek(file, 5000, os.SEEK_SET)
    os.write(file, b"?")


def fewer_bytes(file: int) -> None:
    os.ftruncate(file, 5000)


def more_bytes(file: int) -> None:
    os.lseek(file, 0, os.SEEK_END)
    os.write(file, b"?")


@pytest.mark.parametrize(
    ("trouble", "number"),
    [(no_room, errno.ENOSPC), (wrong_byte, errno.EIO), (fewer_bytes, errno.EIO), (more_bytes, errno.EIO)],
)
def test_file_that_is_not_right_on_the_disk_leaves_the_old_one(
    path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Callable[[int], None], number: int
) -> None:
    write_document(path, document("small"))
    before = path.read_bytes()
    monkeypatch.setattr("os.open", only_files(os.open))
    monkeypatch.setattr("os.fsync", trouble)
    monkeypatch.setattr(whole_file, "_PIECE", len(document_bytes(document("touched"))))  # then more is a piece more
    with pytest.raises(OSError) as caught:  # noqa: PT011 - the number is what tells
        write_document(path, document("touched"))
    assert (caught.value.errno, caught.value.filename) == (number, str(path))
    assert path.read_bytes() == before
    assert names(path.parent) == [path.name]


def only_files(open_file: Callable[..., int]) -> Callable[..., int]:
    """Have no folder opened, so that what stands for a disk meets files alone."""

    def without_folders(path: Any, flags: int, *others: Any, **named: Any) -> int:
        if Path(path).is_dir():
            raise PermissionError
        return open_file(path, flags, *others, **named)

    return without_folders


def test_full_disk_leaves_the_old_file(path: Path) -> None:
    write_document(path, document("touched"))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            write_document(path, document("long"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert plain(read_document(path).run) == plain(document("touched").run)
    assert names(path.parent) == [path.name]


@pytest.mark.parametrize("is_there", [True, False])
def test_file_and_then_its_folder_are_on_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool) -> None:
    if is_there:
        path.write_bytes(b"old")
    done: list[object] = []
    sync, move = os.fsync, os.replace

    def note_sync(file: int) -> None:
        done.append(os.fstat(file).st_ino)
        sync(file)

    def note_move(source: Path, target: Path) -> None:
        done.append("moved")
        move(source, target)

    monkeypatch.setattr("os.fsync", note_sync)
    monkeypatch.setattr("os.replace", note_move)
    write_document(path, document("small"))
    assert done == [path.stat().st_ino, "moved", path.parent.stat().st_ino]


def test_file_is_read_back_before_the_old_one_goes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"old")
    seen: list[bytes] = []
    read_back = whole_file._read_back

    def note(temporary: Path, data: bytes) -> None:
        seen.append(path.read_bytes())
        assert temporary.read_bytes() == data
        read_back(temporary, data)

    monkeypatch.setattr(whole_file, "_read_back", note)
    write_document(path, document("small"))
    assert seen == [b"old"]
