"""Programs that a desktop starts, and what desktops say of files when they are asked."""

import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.programs import program

SHOW_ARGUMENTS = """#!/bin/sh
printf '%s|' "$@"
"""
PROGRAM = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys
from app.__main__ import main
from app.window import program as p

show = p.Program.show

def show_and_close(self):
    show(self)
    documents = self.window.documents

    def tell(what):
        print(what)
        self.window.close()

    def look_at_file():
        if documents.path is not None:
            tell(documents.path)

    def look_at_frame(frame):
        message = self.window._message_bar.message
        if message is not None and message.severity.name == "WARNING":
            tell(message.text)
        elif sys.argv[-1].startswith("layerscope:"):
            tell(frame.point.config)

    documents.changed.connect(look_at_file)
    self.controller.frame_ready.connect(look_at_frame)

p.Program.show = show_and_close
sys.exit(main())
"""
"""A program of another place than the tests', which says what is in its window, and closes it."""


def run(
    arguments: list[str], environment: Mapping[str, str], folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(arguments, capture_output=True, text=True, timeout=60, env=environment, cwd=folder)


def ask(environment: Mapping[str, str], *question: str) -> str:
    done = run([program(question[0]), *question[1:]], environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def launch(environment: Mapping[str, str], entry: Path, *clicked: str) -> str:
    """Return what a program prints that is started as a desktop does it, which does not wait for its end."""
    arguments = [program("gio"), "launch", str(entry), *clicked]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True)
    try:
        return process.communicate(timeout=60)[0]  # up to where the program has closed it
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise


def executable(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def type_of(environment: Mapping[str, str], path: Path) -> str:
    lines = ask(environment, "gio", "info", "--attributes=standard::content-type", str(path)).splitlines()
    return next(line.split()[1] for line in lines if "content-type" in line)
