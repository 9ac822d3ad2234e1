"""Files of all kinds at the door of tables."""

import os
import socket
from pathlib import Path

import pytest

from app.files import bounded_file
from app.files.bounded_file import LARGEST_FILE, LARGEST_PIECE
from app.files.tables.content import content_of
from mlp_engine import EngineError

needs_devices = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes and devices on this system")


def refusal(path: Path, seconds: float = 10.0) -> str:
    with pytest.raises(EngineError) as caught:
        content_of(path, seconds)
    sentence = str(caught.value)
    assert sentence.startswith(f"{path.name} cannot be opened: ")
    return sentence


@pytest.mark.parametrize("size", [0, 1, LARGEST_PIECE, 2 * LARGEST_PIECE + 1])
def test_all_of_a_file_is_read(size: int, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(os.urandom(size))
    assert content_of(path) == path.read_bytes()


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path)
    assert "not there" in refusal(tmp_path / "nothing.csv")


@needs_devices
def test_pipes_devices_and_sockets_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert "device" in refusal(tmp_path / "pipe.csv")
    assert "device" in refusal(Path("/dev/zero"))
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "socket.csv"))
        assert "device" in refusal(tmp_path / "socket.csv")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert refusal(path).endswith("it is larger than 64 MB.")


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "slow.csv"
    path.write_bytes(b"1,2\n")
    time = iter(range(100))
    monkeypatch.setattr(bounded_file, "now", lambda: float(next(time)))
    assert content_of(path, 10.0) == b"1,2\n"
    assert "too long" in refusal(path, 0.5)
