"""The one door from the tests to what this project does not install: other programs, fonts, and oracles in Python.

Where one is missing a test skips and names what brings it; in CI it fails. A call that goes past this door is refused.
``python -m tests.programs`` names the Debian packages of all of them, with ``oracles`` what pip takes.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest
from PySide6.QtGui import QFont, QFontDatabase

PROGRAMS = {
    "desktop-file-validate": "desktop-file-utils",
    "gio": "libglib2.0-bin",
    "latex": "texlive-latex-base",
    "pdfinfo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "rsvg-convert": "librsvg2-bin",
    "setpriv": "util-linux",
    "sh": "dash",
    "soffice": "libreoffice-impress",
    "unshare": "util-linux",
    "update-desktop-database": "desktop-file-utils",
    "update-mime-database": "shared-mime-info",
    "xdg-mime": "xdg-utils",
}
"""Each program that a test may start, with its Debian package."""

CHINESE = "Noto Sans CJK SC"
FONTS = {CHINESE: "fonts-noto-cjk"}
"""Each family that a test may draw with beside the usual one, with its Debian package."""

ORACLES = {"sklearn": "scikit-learn", "torch": "torch==2.13.0"}
"""Each module that a test may compare the engine with, as pip installs it; the program needs none of them."""

STARTS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}
"""The audit events of Python that start a program, the first argument of each."""

_found = {sys.executable}


def program(name: str) -> str:
    """Return the path of a program of the table."""
    path = shutil.which(name)
    if path is None:
        _missing(name, f"apt-get install {PROGRAMS[name]}")
    _found.add(path)
    return path


def font(family: str) -> QFont:
    """Return a font of the table; there must be a QGuiApplication."""
    if family not in QFontDatabase.families():
        _missing(family, f"apt-get install {FONTS[family]}")
    return QFont(family)


def module(name: str) -> ModuleType:
    """Return a module of the table; where it is missing and the caller is a module of tests, all of these skip."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        _missing(name, f"pip install {ORACLES[name.partition('.')[0]]}")


def installed(name: str) -> None:
    """Skip, as ``module`` does, where a module is missing; it is not loaded, which may take long."""
    if find_spec(name) is None:
        _missing(name, f"pip install {ORACLES[name]}")


def mounting() -> list[str]:
    """Return what starts a command in a name space of its own, to mount disks there; the rights may not allow that."""
    command = [program("unshare"), "--mount", "--map-root-user"]
    if subprocess.run([*command, program("sh"), "-c", "mount -t tmpfs tmpfs /tmp"], capture_output=True).returncode:
        pytest.skip("a disk cannot be mounted here")
    return command


def obeying() -> list[str]:
    """Return what starts a command that writes only where the rights of files and folders allow it, root or not."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [program("setpriv"), "--bounding-set=-dac_override,-dac_read_search"] if is_root else []


def refuse_others(event: str, arguments: tuple[object, ...]) -> None:
    """Raise PermissionError where a program starts that neither a wheel nor ``program`` has brought; an audit hook."""
    if event in STARTS:
        path = os.fsdecode(arguments[0])  # type: ignore[arg-type]
        if path not in _found and Path(path).parent != Path(sys.executable).parent:
            raise PermissionError(f"{path} is not in the wheel: tests ask tests/programs.py for it")


def _missing(name: str, remedy: str) -> NoReturn:
    sentence = f"{name} is missing: {remedy}"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence, allow_module_level=True)


@contextmanager
def stopping(process: "subprocess.Popen[Any]") -> Iterator[None]:
    """End a process that still runs behind a test: ``Popen`` would wait for it, and the test hang where it fails."""
    try:
        yield
    finally:
        process.kill()


if __name__ == "__main__":
    print(*(ORACLES.values() if "oracles" in sys.argv else sorted({*PROGRAMS.values(), *FONTS.values()})))
