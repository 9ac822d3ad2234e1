"""What a test says where another program, a font or an oracle is missing, and that no test can go past that door."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests import programs
from tests.programs import ORACLES, font, installed, module, mounting, program

LACKING: dict[str, tuple[Callable[[], object], str]] = {
    "a program": (lambda: program("rsvg-convert"), "rsvg-convert is missing: apt-get install librsvg2-bin"),
    "a font": (lambda: font("Nowhere Sans"), "Nowhere Sans is missing: apt-get install fonts-nowhere"),
    "an oracle": (lambda: module("nothing.optim"), "nothing.optim is missing: pip install nothing==1.0"),
    "an oracle that is not loaded": (lambda: installed("nothing"), "nothing is missing: pip install nothing==1.0"),
    "a disk": (mounting, "unshare is missing: apt-get install util-linux"),
}


@pytest.mark.parametrize(("is_ci", "outcome"), [(False, pytest.skip.Exception), (True, pytest.fail.Exception)])
@pytest.mark.parametrize(("need", "sentence"), LACKING.values(), ids=LACKING)
def test_what_is_missing_skips_with_the_reason_and_fails_in_ci(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    is_ci: bool,
    outcome: type[BaseException],
    need: Callable[[], object],
    sentence: str,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("CI", "true" if is_ci else "")
    monkeypatch.setitem(programs.FONTS, "Nowhere Sans", "fonts-nowhere")
    monkeypatch.setitem(programs.ORACLES, "nothing", "nothing==1.0")
    with pytest.raises(outcome) as caught:
        need()
    assert str(caught.value) == sentence


@pytest.mark.parametrize("name", ORACLES)
def test_no_oracle_is_asked_for_past_the_door(name: str) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in Path(__file__).parent.rglob("test_*.py")}
    assert [file for file, text in texts.items() if f'importorskip("{name}' in text] == []


@pytest.mark.parametrize(
    "start",
    [
        lambda: subprocess.run(["rsvg-convert", "--version"]),
        lambda: subprocess.run("rsvg-convert --version", shell=True),
        lambda: os.system("rsvg-convert --version"),
        lambda: os.posix_spawnp("rsvg-convert", ["rsvg-convert"], os.environ),
        lambda: os.execvp("rsvg-convert", ["rsvg-convert"]),
    ],
)
def test_a_program_cannot_be_started_past_the_door(
    monkeypatch: pytest.MonkeyPatch, start: Callable[[], object]
) -> None:
    monkeypatch.setattr(programs, "_found", {sys.executable})  # another test may have gone through the door for it
    with pytest.raises(PermissionError, match=r"tests/programs\.py"):
        start()
