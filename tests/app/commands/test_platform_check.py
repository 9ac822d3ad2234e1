"""What is said, and with which exit status, where Qt cannot start."""

import os
import subprocess
import sys
from collections.abc import Sequence

import pytest

from app.commands import platform_check
from app.commands.platform_check import (
    explain_import_error,
    has_display,
    missing_libraries,
    missing_sentence,
    needed_libraries,
)

# An application that writes to every channel; on a good start it ends with status 7.
PROGRAM = """
import sys
from app.commands.platform_check import stop_without_platform_plugin
stop_without_platform_plugin()
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication
qWarning("said before the start")
application = QGuiApplication([])
qWarning("said after the start")
sys.exit(7)
"""

# Layerscope where a module cannot be imported, as the dynamic linker or Python says it.
BROKEN_IMPORT = """
import sys
class Finder:
    def find_spec(self, name, *_):
        if name == {module!r}:
            raise ImportError("libEGL.so.1: cannot open shared object file", name="QtGui", path={path!r})
sys.meta_path.insert(0, Finder())
from app.__main__ import main
sys.argv = ["layerscope", "render", "--out", "nowhere"]
sys.exit(main())
"""


def run(program: str, arguments: Sequence[str] = (), **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a program in an environment without any display but the given one."""
    clean = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and name != "QT_QPA_PLATFORM"}
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, env=clean | environ, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def is_root(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.setattr(platform_check, "_is_root", lambda: request.param)


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Lack one library until a command has run that installs its package; return the commands that ran."""
    ran: list[list[str]] = []
    monkeypatch.setattr(platform_check, "_can_load", lambda name: name != "libEGL.so.1" or bool(ran))
    monkeypatch.setattr(platform_check.subprocess, "run", lambda command, **_: ran.append(command))
    monkeypatch.setattr(platform_check.shutil, "which", lambda name: f"/usr/bin/{name}")
    return ran


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_a_linux_machine_has_a_display_if_its_environment_names_one(environ: dict[str, str], expected: bool) -> None:
    assert has_display(environ, "linux") is expected


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_macos_and_windows_always_have_a_display_and_bring_all_that_qt_needs(platform: str) -> None:
    assert has_display({}, platform)
    assert needed_libraries({"DISPLAY": ":0"}, platform) == {}


def test_libraries_of_a_window_system_matter_only_where_it_is_used() -> None:
    def needed(**environ: str) -> set[str]:
        return {name.partition(".so")[0] for name in needed_libraries(environ, "linux")}

    assert "libEGL" in needed() & needed(DISPLAY=":0") & needed(WAYLAND_DISPLAY="wayland-0")
    assert "libxcb-cursor" in needed(DISPLAY=":0") & needed(QT_QPA_PLATFORM="xcb")
    assert "libwayland-cursor" in needed(DISPLAY=":0", WAYLAND_DISPLAY="wayland-0")
    assert "libxcb-cursor" not in needed() | needed(DISPLAY=":0", QT_QPA_PLATFORM="offscreen")
    assert "libwayland-cursor" not in needed() | needed(DISPLAY=":0")


def test_a_library_is_missing_if_it_cannot_be_loaded() -> None:
    table = {"libc.so.6": "libc6", "libnowhere.so.1": "libnowhere1"}

    assert missing_libraries(table) == {"libnowhere.so.1": "libnowhere1"}


def test_this_machine_has_what_the_tests_need() -> None:
    assert missing_libraries(needed_libraries({"QT_QPA_PLATFORM": "offscreen"})) == {}


@pytest.mark.usefixtures("is_root")
@pytest.mark.parametrize(("is_root", "prefix"), [(False, "sudo "), (True, "")], indirect=["is_root"])
def test_the_sentence_names_the_libraries_and_ends_in_the_exact_command(prefix: str) -> None:
    missing = {"libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0", "libEGL.so.1": "libegl1"}

    sentence = missing_sentence(missing)

    assert sentence.endswith(f": {prefix}apt-get install -y libglib2.0-0 libegl1")
    assert all(library in sentence for library in missing)
    assert "\n" not in sentence


@pytest.mark.usefixtures("commands", "is_root")
@pytest.mark.parametrize("is_root", [False], indirect=True)
def test_a_failed_import_of_qt_is_explained_by_the_missing_library() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    assert explain_import_error(error).endswith("sudo apt-get install -y libegl1")


def test_a_failed_import_that_no_library_explains_is_told_in_its_own_words() -> None:
    assert explain_import_error(ImportError("No module named 'PySide6'")).endswith("No module named 'PySide6'")


@pytest.mark.usefixtures("is_root")
@pytest.mark.parametrize("is_root", [True], indirect=True)
def test_root_can_have_missing_libraries_installed(
    commands: list[list[str]], capfd: pytest.CaptureFixture[str]
) -> None:
    assert platform_check.main(["--install"]) == 0
    assert commands == [["apt-get", "update"], ["apt-get", "install", "-y", "libegl1"]]
    assert "apt-get install -y libegl1\n" in capfd.readouterr().err


@pytest.mark.usefixtures("is_root")
@pytest.mark.parametrize(("is_root", "arguments"), [(True, []), (False, ["--install"])], indirect=["is_root"])
def test_nothing_is_installed_without_being_asked_or_without_the_rights(
    commands: list[list[str]], arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert platform_check.main(arguments) == 1
    assert commands == []
    assert capfd.readouterr().err.count("\n") == 1


def test_the_module_works_without_qt() -> None:
    result = run("import sys, app.commands.platform_check; sys.exit(any('PySide6' in name for name in sys.modules))")

    assert result.returncode == 0


def test_without_a_display_one_sentence_says_what_to_do() -> None:
    result = run(PROGRAM)

    assert result.returncode == 2
    assert result.stderr == f"layerscope: {platform_check.NO_DISPLAY}\n"


def test_a_plugin_that_does_not_exist_is_named_in_one_sentence() -> None:
    result = run(PROGRAM, QT_QPA_PLATFORM="nonsense")

    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert 'Could not find the Qt platform plugin "nonsense"' in result.stderr
    assert "layerscope render" in result.stderr


def test_a_display_that_does_not_answer_is_told_in_the_words_of_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform_check, "_can_load", lambda name: True)

    sentence = platform_check.explain_failed_start("could not connect to display :7", {"DISPLAY": ":7"})

    assert "(could not connect to display :7)" in sentence
    assert "layerscope render" in sentence


def test_missing_libraries_are_named_when_the_start_fails() -> None:
    lacking = "import app.commands.platform_check as check; check._can_load = lambda name: 'cursor' not in name\n"

    result = run(lacking + PROGRAM, DISPLAY=":7654")

    assert result.returncode == 2
    assert result.stderr.endswith("apt-get install -y libxcb-cursor0\n")
    assert result.stderr.count("\n") == 1


def test_after_a_good_start_every_message_reaches_stderr_in_order() -> None:
    result = run(PROGRAM, QT_QPA_PLATFORM="offscreen")

    assert result.returncode == 7
    assert result.stderr.splitlines() == ["said before the start", "said after the start"]


def test_a_message_from_the_start_is_not_lost_if_none_follows() -> None:
    result = run(PROGRAM.replace('qWarning("said after the start")', ""), QT_QPA_PLATFORM="offscreen")

    assert result.stderr.splitlines() == ["said before the start"]


@pytest.mark.parametrize(("display", "status"), [("", 1), (":0", 0)])
def test_the_check_runs_as_a_module_and_tells_whether_there_is_a_display(display: str, status: int) -> None:
    result = run(
        "import runpy; runpy.run_module('app.commands.platform_check', run_name='__main__')",
        ["--display"],
        DISPLAY=display,
    )

    assert (result.returncode, result.stdout, result.stderr) == (status, "", "")


def test_layerscope_ends_with_one_sentence_and_status_2_where_qt_cannot_be_loaded() -> None:
    result = run(BROKEN_IMPORT.format(module="PySide6.QtGui", path="/somewhere/PySide6/QtGui.abi3.so"))

    assert result.returncode == 2
    assert result.stderr == "layerscope: Qt cannot be loaded: libEGL.so.1: cannot open shared object file\n"


def test_an_import_that_fails_for_another_reason_is_a_fault_and_keeps_its_traceback() -> None:
    result = run(BROKEN_IMPORT.format(module="app.commands.render", path="/somewhere/render.py"))

    assert result.returncode == 1
    assert result.stderr.startswith("Traceback")
