"""``layerscope register``: tells a desktop of Linux what ``.layerscope`` files are, and which program opens them.

A desktop entry, a media type and an icon are written for the present user, below ``$XDG_DATA_HOME``, as freedesktop.org
has it in its specifications.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from app.files.standard_streams import complain, print_line
from app.files.whole_file import reason, write_whole
from app.style.assets import asset_bytes

ENTRY = "desktop/layerscope.desktop"
ICONS = "icons/hicolor"
FILES = {
    f"{ICONS}/scalable/apps/layerscope.svg": "icons/layerscope.svg",
    "mime/packages/layerscope.xml": "desktop/layerscope.xml",
    "applications/layerscope.desktop": ENTRY,  # the last, as it speaks of the others
}
"""Where each file goes below the user's data folder, and which resource it is."""

DATABASES = {
    "update-mime-database": ("mime", "shared-mime-info"),
    "update-desktop-database": ("applications", "desktop-file-utils"),
}
"""Each program that lets desktops know: the folder it reads, and its Debian package."""

ELSEWHERE = {
    "darwin": (
        'on macOS, have Automator make an application that runs the shell script "{program}" --tell-in-window "$@" '
        "with its input as arguments; then choose that for a .layerscope file in the Finder, Get Info, Open with."
    ),
    "win32": "on Windows, right-click a .layerscope file, Open with, Choose another app, and take {program}, always.",
}
"""What to do in systems where a program cannot simply say so, by their names in Python."""

FIT = "install Layerscope in a folder whose path can be read and has neither % nor =, and call it there."
"""What the specification of desktop entries, and what reads them, asks of the path of a program."""

_PLAIN = re.compile("[A-Za-z0-9_/.+-]+")


def register(is_removing: bool) -> int:
    """Write the files or remove them, let desktops know, and return the exit status: 1 if that did not work."""
    program = called_program()
    if (advice := ELSEWHERE.get(sys.platform)) is not None:
        complain(f"register is for the desktops of Linux; {advice.format(program=program)}")
        return 1
    if not (is_removing or _can_be_started(program)):
        complain(f"a desktop cannot start {program!r}: {FIT}")
        return 1
    data = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation))
    try:
        changed = _remove(data) if is_removing else _write(data, program)
        status = _let_desktops_know(data, changed)
        for path in changed:
            print_line(f"{'Removed' if is_removing else 'Wrote'} {path}")
        print_line(_conclusion(is_removing, changed, program))
    except OSError as error:
        complain(f"{error.filename or 'standard output'}: {reason(error)}")
        return 1
    return status


def called_program() -> str:
    """Return the path of the program that runs, as it was called; for ``python -m app`` what pip puts beside Python."""
    path = Path(sys.argv[0])
    return os.path.abspath(Path(sys.executable).with_name("layerscope") if path.name == "__main__.py" else path)


def entry_of(program: str) -> str:
    """Return the desktop entry that starts a program."""
    lines = {
        "TryExec=layerscope": f"TryExec={_as_value(program)}",
        "Exec=layerscope --tell-in-window %u": f"Exec={_as_value(_as_argument(program))} --tell-in-window %u",
    }
    return "".join(f"{lines.get(line, line)}\n" for line in asset_bytes(ENTRY).decode().splitlines())


def _as_argument(text: str) -> str:
    """Quote a text for a command line of a desktop entry."""
    quoted = re.sub(r'["`$\\]', r"\\\g<0>", text)
    return text if _PLAIN.fullmatch(text) else f'"{quoted}"'


def _as_value(text: str) -> str:
    """Escape a text for the value of a key in a desktop entry."""
    return text.replace("\\", r"\\")


def _can_be_started(program: str) -> bool:
    is_fit = program.isprintable() and not set("%=") & set(program)
    return is_fit and os.path.isfile(program) and os.access(program, os.X_OK)


def _write(data: Path, program: str) -> list[Path]:
    """Write all files and return their paths; raises OSError."""
    paths = []
    for name, resource in FILES.items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, entry_of(program).encode() if resource == ENTRY else asset_bytes(resource))
        paths.append(path)
    return paths


def _remove(data: Path) -> list[Path]:
    """Remove those files that are there and return their paths; raises OSError."""
    paths = []
    for name in reversed(FILES):
        path = data / name
        try:
            path.unlink()
        except (FileNotFoundError, NotADirectoryError):
            continue
        paths.append(path)
    return paths


def _let_desktops_know(data: Path, changed: list[Path]) -> int:
    """Have databases made again, as far as the programs for that are there; return 1 if one of them fails."""
    status = 0
    for name, (folder, package) in DATABASES.items():
        if not any(path.is_relative_to(data / folder) for path in changed):
            continue
        program = shutil.which(name)
        if program is None:
            complain(
                f"{name} is missing here, and until it has run, desktops may go by what was before; "
                f"on Debian or Ubuntu: sudo apt-get install {package}"
            )
            continue
        done = subprocess.run([program, str(data / folder)], capture_output=True, text=True, errors="replace")
        if done.returncode:
            complain(f"{name} has failed: {' '.join(done.stderr.split()) or f'status {done.returncode}'}")
            status = 1
    if any(path.is_relative_to(data / ICONS) for path in changed):
        os.utime(data / ICONS)  # by which desktops see that there are other icons
    return status


def _conclusion(is_removing: bool, changed: list[Path], program: str) -> str:
    if not is_removing:
        return f"Files that end in .layerscope, and layerscope: links, are opened by {program}."
    return "Layerscope is registered no more." if changed else "Layerscope was not registered."
