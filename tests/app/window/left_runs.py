"""Runs that programs leave behind."""

from pathlib import Path

from app.files.recovery import Recovery


def leave_behind(folder: Path, *runs: bytes) -> None:
    for run in runs:
        recovery = Recovery(folder)
        recovery.keep(run)
        recovery.close()


def left_behind(folder: Path) -> list[bytes]:
    recovery = Recovery(folder)
    found = [left.path.read_bytes() for left in recovery.left_behind()]
    recovery.close()
    return found
