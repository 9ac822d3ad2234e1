"""What desktops know of Layerscope when it has registered itself: they are asked themselves."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.commands import register as command
from app.commands.register import DATABASES, FILES, called_program, entry_of, register
from app.files.document import SUFFIX
from app.style.assets import asset_bytes
from mlp_engine import RunConfig
from tests.app.commands.clicks import PROGRAM, SHOW_ARGUMENTS, ask, executable, launch, run, type_of
from tests.programs import program

ROOT = Path(__file__).parents[3]
TYPE = "application/x-layerscope"
SAVED = Path(__file__).parents[1] / "files" / "documents" / f"format_1{SUFFIX}"
FOREIGN = b'{"__metadata__":{"format":"pt"},"W1":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}'
TOOLS = [*DATABASES]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """That of a user who has nothing of his own, on a desktop that knows this machine's programs."""
    mine = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "settings")}
    ours = {"PYTHONPATH": str(ROOT)}  # wherever a program is started from
    return {**os.environ, **mine, **ours, "GIO_USE_VFS": "local", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}


@pytest.fixture
def lonely(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The data folder, which is not there yet, of a user whose machine has no program but Layerscope."""
    data = tmp_path / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "argv", [str(executable(tmp_path / "layerscope", SHOW_ARGUMENTS)), "register"])
    return data


def layerscope(environment: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return run([sys.executable, "-m", "app", "register", *arguments], environment)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_desktop_entry_is_valid_as_it_comes(tmp_path: Path) -> None:
    path = tmp_path / "layerscope.desktop"
    path.write_bytes(asset_bytes("desktop/layerscope.desktop"))
    assert ask(os.environ, "desktop-file-validate", str(path)) == ""


@pytest.mark.parametrize("folder", ["plain", "two words", 'a "b" $HOME `c` \\d \\\\e', "#&;(~'é运*?<>|"])
def test_a_program_is_started_from_any_folder_with_what_was_clicked(
    tmp_path: Path, environment: dict[str, str], folder: str
) -> None:
    called = executable(tmp_path / folder / "layerscope", SHOW_ARGUMENTS)
    entry = tmp_path / "layerscope.desktop"
    entry.write_text(entry_of(str(called)), encoding="utf-8")

    assert ask(environment, "desktop-file-validate", str(entry)) == ""
    for clicked in ("/a b%ü#.layerscope", "layerscope:1/layers=4:tanh,1:sigmoid/end"):
        assert launch(environment, entry, clicked) == f"--tell-in-window|{clicked}|"
    assert launch(environment, entry) == "--tell-in-window|"


def test_files_and_links_are_known_and_opened_in_the_window(
    tmp_path: Path, home: Path, environment: dict[str, str]
) -> None:
    for name in TOOLS:
        program(name)
    called = executable(tmp_path / "bin" / "layerscope", PROGRAM.format(python=sys.executable))
    done = run([sys.executable, str(called), "register"], environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line for line in done.stdout.splitlines() if line.startswith("Wrote ")] == [
        f"Wrote {home / 'data' / name}" for name in FILES
    ]
    entry = home / "data" / "applications" / "layerscope.desktop"

    for kind in (TYPE, "x-scheme-handler/layerscope"):
        assert "\nRegistered applications:\n\tlayerscope.desktop\n" in ask(environment, "gio", "mime", kind)
        assert ask(environment, "xdg-mime", "query", "default", kind) == "layerscope.desktop\n"
    copy = tmp_path / f"über 100%{SUFFIX}"
    copy.write_bytes(SAVED.read_bytes())
    assert type_of(environment, copy) == TYPE
    assert launch(environment, entry, str(copy)) == f"{copy}\n"
    assert run([sys.executable, str(called), copy.as_uri()], environment).stdout == f"{copy}\n"  # as others hand it on
    assert run([sys.executable, str(called), copy.name], environment, tmp_path).stdout == f"{copy}\n"
    assert launch(environment, entry, "layerscope:1/epochs=77/end") == f"{RunConfig(epochs=77)}\n"

    (tmp_path / f"cut{SUFFIX}").write_bytes(SAVED.read_bytes()[:-1])
    said = {
        str(tmp_path / f"cut{SUFFIX}"): "cut.layerscope cannot be opened: it is damaged.\n",
        "layerscope:1/epochs=77": "The set-up line cannot be taken: ",
    }
    for clicked, sentence in said.items():
        assert launch(environment, entry, clicked).startswith(sentence)
        done = run([sys.executable, str(called), clicked], environment)  # in a terminal
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"layerscope: {sentence}")


def test_saved_runs_are_known_by_what_is_in_them(tmp_path: Path, environment: dict[str, str]) -> None:
    program("update-mime-database")
    assert layerscope(environment).returncode == 0
    (tmp_path / "saved").write_bytes(SAVED.read_bytes())
    (tmp_path / "foreign").write_bytes(len(FOREIGN).to_bytes(8, "little") + FOREIGN + bytes(8))

    assert type_of(environment, tmp_path / "saved") == TYPE
    assert type_of(environment, tmp_path / "foreign") != TYPE


def test_qt_knows_the_type_by_its_name_in_both_languages_and_its_icon(environment: dict[str, str]) -> None:
    """It reads what was written, without other programs."""
    assert layerscope(environment | {"PATH": ""}).returncode == 0
    script = (
        "from PySide6.QtCore import QLocale, QMimeDatabase\n"
        "for name in ('en', 'zh_CN'):\n"
        "    QLocale.setDefault(QLocale(name))\n"
        "    kind = QMimeDatabase().mimeTypeForName('application/x-layerscope')\n"
        "    print(ascii(kind.comment()), kind.suffixes(), kind.iconName())\n"
    )
    done = run([sys.executable, "-c", script], environment)
    assert done.stdout.splitlines() == [
        "'Layerscope run' ['layerscope'] layerscope",
        ascii("Layerscope 训练") + " ['layerscope'] layerscope",
    ]


def test_registering_again_changes_nothing_and_removing_leaves_what_others_have(
    home: Path, environment: dict[str, str]
) -> None:
    for name in TOOLS:
        program(name)
    other = home / "data" / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.write_text("[Desktop Entry]\nType=Application\nName=Other\nExec=true %f\nMimeType=text/x-other;\n")
    before = contents(home)

    assert layerscope(environment).returncode == 0
    once = contents(home)
    assert set(once) > {f"data/{name}" for name in FILES}
    assert layerscope(environment).returncode == 0
    assert contents(home) == once

    done = layerscope(environment, "--remove")
    assert (done.returncode, done.stderr) == (0, "")
    after = contents(home)
    assert after.items() >= before.items()
    assert [name for name, content in after.items() if b"layerscope" in content.lower() or "layerscope" in name] == []
    assert b"other.desktop" in after["data/applications/mimeinfo.cache"]
    done = layerscope(environment, "--remove")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Layerscope was not registered.\n", "")
    assert contents(home) == after


def test_removing_what_was_never_there_makes_nothing(lonely: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert register(is_removing=True) == 0
    assert capsys.readouterr() == ("Layerscope was not registered.\n", "")
    assert not lonely.exists()


def test_programs_that_are_missing_are_told_and_no_error(lonely: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for is_removing in (False, True):
        assert register(is_removing) == 0
        told = capsys.readouterr().err.splitlines()
        assert [line.split(" is missing here")[0] for line in told] == [f"layerscope: {name}" for name in TOOLS]
        assert set(contents(lonely)) == (set() if is_removing else set(FILES))


def test_desktops_see_by_the_folder_that_there_is_another_icon(lonely: Path) -> None:
    """So it is in the specification of icon themes."""
    assert register(is_removing=False) == 0
    for is_removing in (False, True):
        os.utime(lonely / "icons" / "hicolor", (0, 0))
        assert register(is_removing) == 0
        assert (lonely / "icons" / "hicolor").stat().st_mtime > 0


def test_program_that_fails_is_told(tmp_path: Path, environment: dict[str, str]) -> None:
    for name in TOOLS:
        executable(tmp_path / "bin" / name, "#!/bin/sh\necho 'no room'  >&2\nexit 3\n")
    done = layerscope(environment | {"PATH": str(tmp_path / "bin")})
    assert done.returncode == 1
    assert done.stderr.splitlines() == [f"layerscope: {name} has failed: no room" for name in TOOLS]


@pytest.mark.parametrize("place", ["", "applications", "mime", "mime/packages/layerscope.xml"])
def test_folder_that_cannot_be_written_is_a_sentence(
    lonely: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    obstacle = lonely / place
    is_folder = place.endswith(".xml")
    obstacle.parent.mkdir(parents=True, exist_ok=True)
    obstacle.mkdir() if is_folder else obstacle.write_text("")

    assert register(is_removing=False) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith(f"layerscope: {obstacle}")
    assert register(is_removing=True) == (1 if is_folder else 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_standard_output_that_is_full_is_a_sentence(home: Path, environment: dict[str, str]) -> None:
    arguments = [sys.executable, "-m", "app", "register"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, env=environment)
    assert done.returncode == 1
    assert done.stderr.endswith("layerscope: standard output: There is no room left on the disk.\n")


@pytest.mark.parametrize(("system", "word"), [("darwin", "Automator"), ("win32", "Open with")])
def test_elsewhere_it_says_what_to_do_and_writes_nothing(
    lonely: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], system: str, word: str
) -> None:
    monkeypatch.setattr(command.sys, "platform", system)
    assert register(is_removing=False) == 1
    told = capsys.readouterr().err
    assert word in told
    assert called_program() in told
    assert not lonely.exists()


@pytest.mark.parametrize("folder", ["100%", "a=b", "a\nb", os.fsdecode(b"\xff")])
def test_program_that_no_desktop_can_start_is_not_registered(
    lonely: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    monkeypatch.setattr(sys, "argv", [str(executable(lonely.parent / folder / "layerscope", SHOW_ARGUMENTS))])
    assert register(is_removing=False) == 1
    assert capsys.readouterr().err.startswith("layerscope: a desktop cannot start ")
    assert not lonely.exists()


def test_the_program_is_the_one_that_was_called(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for called, path in {
        "bin/layerscope": tmp_path / "bin" / "layerscope",
        "/opt/layerscope": Path("/opt/layerscope"),
        str(tmp_path / "app" / "__main__.py"): Path(sys.executable).with_name("layerscope"),
    }.items():
        monkeypatch.setattr(sys, "argv", [called, "register"])
        assert called_program() == str(path)
