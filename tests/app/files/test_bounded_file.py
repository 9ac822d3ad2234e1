"""Files of all kinds at the door."""

import errno
import math
import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from app.files import bounded_file
from app.files.bounded_file import LARGEST_PIECE, BoundedFile, opened
from app.files.file_names import LONGEST_SHOWN, shown_name
from app.files.origin_reader import read_origin
from mlp_engine import EngineError

needs_devices = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes and devices on this system")


def refusal(path: Path) -> str:
    with pytest.raises(EngineError) as caught:
        read_origin(path)
    return str(caught.value)


def test_a_file_is_read_by_pieces_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "digits"
    path.write_bytes(b"0123456789")
    with opened(path) as file:
        assert (file.read(4), file.tell(), file.read(4), file.read(4)) == (b"0123", 4, b"4567", b"89")
        assert (file.seek(-3, os.SEEK_END), file.read()) == (7, b"789")
        assert (file.seek(2), file.seek(3, os.SEEK_CUR), file.read(1)) == (2, 5, b"5")
        assert (file.seek(20), file.read(1)) == (20, b"")


def test_no_piece_is_large() -> None:
    data = bytes(LARGEST_PIECE + 1)
    file = BoundedFile.of(data, math.inf)
    for size in (LARGEST_PIECE + 1, -1):
        with pytest.raises(EngineError, match="larger than any"):
            file.read(size)
    assert len(file.read(LARGEST_PIECE)) == LARGEST_PIECE
    assert file.read() == b"\0"


def test_zipfile_reads_it() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"a" * 5000)
    with zipfile.ZipFile(BoundedFile.of(content.getvalue(), math.inf)) as archive:
        assert archive.testzip() is None
        assert archive.read("a") == b"a" * 5000


def test_what_is_added_to_an_open_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "grows"
    path.write_bytes(b"a" * 10_000)
    with opened(path) as file:
        with path.open("ab") as more:
            more.write(b"b" * 10_000)
        assert file.read(20_000) == b"a" * 10_000


def test_what_is_cut_off_an_open_file_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "shrinks"
    path.write_bytes(b"a" * 100_000)
    with opened(path) as file:
        os.truncate(path, 0)
        file.seek(90_000)
        assert file.read(20_000) == b""


def test_time_begins_with_the_first_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the disk took to wake up."""
    path = tmp_path / "slow"
    path.write_bytes(b"0123456789")
    time = [0.0]

    def look_slowly(status: os.stat_result, most: int) -> None:
        time[0] += 100.0

    monkeypatch.setattr(bounded_file, "_check", look_slowly)
    monkeypatch.setattr(bounded_file, "now", lambda: time[0])
    with opened(path, seconds=1.0) as file:
        assert file.read(1) == b"0"
        time[0] += 1.5
        with pytest.raises(EngineError, match="it takes too long to read"):
            file.read(1)


def test_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path).endswith("it is a folder or a device and not a file.")


@needs_devices
@pytest.mark.parametrize("path", ["/dev/zero", "pipe", "link to a device"])
def test_pipes_and_devices_are_not_read(tmp_path: Path, path: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link to a device").symlink_to("/dev/zero")
    assert refusal(tmp_path / path).endswith("it is a folder or a device and not a file.")


@needs_devices
def test_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It took the place after the first look."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    real, looks = bounded_file._check, []

    def look(status: os.stat_result, most: int) -> None:
        looks.append(status)
        if len(looks) > 1:
            real(status, most)

    monkeypatch.setattr(bounded_file, "_check", look)
    assert refusal(path).endswith("it is a folder or a device and not a file.")
    assert len(looks) == 2


@needs_devices
@pytest.mark.parametrize("path", ["/proc/self/environ", "/proc/self/maps", "/proc/kmsg", "/proc/kcore"])
def test_file_that_the_system_makes_up_is_refused(path: str) -> None:
    if not os.path.exists(path):
        pytest.skip(f"no {path} on this system")
    assert f"{Path(path).name} cannot be opened: " in refusal(Path(path))


def test_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    with path.open("wb") as file:
        file.truncate(10**12)  # of which nothing lies on the disk
    assert refusal(path) == "large.png cannot be opened: it is larger than any file of Layerscope."


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing.png", "missing.png cannot be opened: it is not there."),
        ("nul\0.png", "nul�.png cannot be opened: it cannot be read: "),
        ("a" * 5000, f"{'a' * 30}…{'a' * 29} cannot be opened: its name is too long."),
        ("file/inside", "inside cannot be opened: a part of its path is a file and not a folder."),
        ("dangling", "dangling cannot be opened: it is not there."),
        ("circle", "circle cannot be opened: it is a link that leads in a circle."),
        ("half \udcff\n.png", "half ��.png cannot be opened: it is not there."),
    ],
)
def test_file_that_is_not_there_says_why(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    assert refusal(tmp_path / name).startswith(words)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="no permissions of this kind on this system")
def test_folder_without_permission_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "secret"
    folder.mkdir()
    (folder / "a.png").write_bytes(b"")
    folder.chmod(0)
    user = os.geteuid()
    os.seteuid(user or 65534)  # nothing is forbidden to the first user
    try:
        assert refusal(folder / "a.png") == "a.png cannot be opened: you may not read it."
    finally:
        os.seteuid(user)
        folder.chmod(0o700)


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EIO, "its disk does not answer as it should."), (errno.ESTALE, "it cannot be read: ")],
)
def test_disk_that_goes_away_is_told(number: int, words: str) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(number, os.strerror(number))

    with pytest.raises(EngineError, match=words):
        BoundedFile(Broken(b"abc"), 3, math.inf).read(1)


@pytest.mark.parametrize("make", [lambda name: name, lambda name: f"/folder/{name}"])
def test_names_are_shown_in_one_short_line(make: Callable[[str], str]) -> None:
    assert shown_name(Path(make("图片 é.png"))) == "图片 é.png"
    assert shown_name(Path(make("a\u2028b\tc\x7f"))) == "a�b�c�"
    assert len(shown_name(Path(make("x" * 300)))) == LONGEST_SHOWN
    assert shown_name(Path(make("begin" + "x" * 300 + "end.png"))).endswith("end.png")
    assert shown_name(Path("/")) == "/"
