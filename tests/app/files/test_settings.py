"""What is remembered, read back by another process."""

import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trials
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QLockFile
from pytestqt.qtbot import QtBot

from app.export.snapshots import last_choices
from app.files.settings import FIRST_SPEED, LARGEST, Settings
from app.style.theme import SYSTEM, chosen_theme
from app.style.translation import install_language
from mlp_engine import LayerSpec, RunConfig
from tests.app.tables import LARGEST_TABLE
from tests.app.windows import open_window

READ = """
import sys
from app.files.settings import Settings
settings = Settings(sys.argv[1])
print(settings.theme, settings.language, settings.speed, settings.export)
print(settings.config, settings.folded)
print(bytes(settings.geometry.data()), bytes(settings.layout.data()))
"""


def test_another_process_reads_what_was_set(tmp_path: Path) -> None:
    path = str(tmp_path / "settings.ini")
    config = replace(RunConfig(), layers=(LayerSpec(5, "tanh"), LayerSpec(1, "sigmoid")), learning_rate=0.125)
    settings = Settings(path)
    settings.theme, settings.language, settings.speed = "dark", "zh_CN", 20.0
    settings.export, settings.config = {"folder": "/a folder/图片"}, config
    settings.geometry, settings.layout = QByteArray(b"\x00geo"), QByteArray(b"\xfflay")
    settings.folded = ("data", "network")
    assert settings.save()
    read = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=True)
    assert read.stdout.splitlines() == [
        "dark zh_CN 20.0 {'folder': '/a folder/图片'}",
        f"{config!r} ('data', 'network')",
        r"b'\x00geo' b'\xfflay'",
    ]


def test_first_start_has_defaults(tmp_path: Path) -> None:
    settings = Settings(str(tmp_path / "none.ini"))
    assert (settings.theme, settings.language, settings.speed) == (SYSTEM, SYSTEM, FIRST_SPEED)
    assert settings.config == RunConfig()
    assert (settings.export, settings.folded) == ({}, ())
    assert settings.geometry.isEmpty()


@pytest.mark.parametrize(
    "text",
    ["config=no json", 'config="{\\"n_samples\\": -3}"', 'config="{\\"unknown\\": 1}"', 'config="[1]"', "speed=fast"],
)
def test_spoilt_file_gives_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(f"[General]\n{text}\n")
    settings = Settings(str(path))
    assert settings.config == RunConfig()
    assert settings.speed == FIRST_SPEED


def test_unwritable_file_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "folder.ini"
    path.mkdir()
    settings = Settings(str(path))
    settings.theme = "dark"
    assert not settings.save()


# files that are damaged

NAMES = ("theme", "language", "speed", "export", "config", "geometry", "layout", "inside_layout")
PIECES = (
    b'[General]\n[%General]\n[theme]\n[ \n ] \n \r ; # = == , " \\ \\\\ \0 @ @@ @Invalid() @ByteArray( \\0 \\x7f '
    b"\\xd800 { } [ ] : 1e999 -1 NaN Infinity 99999999999999999999 layers epochs size folder true null \xff \xc3 "
    b"\xef\xbb\xbf"
).split(b" ")
SPOILT = (
    b'[General]\nconfig="' + b"[" * 100_000 + b'"\nexport="' + b'{\\"a\\":' * 50_000 + b'"\n',
    b'[General]\nconfig="{\\"epochs\\": ' + b"9" * 5000 + b'}"\nspeed=' + b"9" * 5000 + b"\n",
    b'[General]\nconfig="{\\"learning_rate\\": 1e999}"\nspeed=nan\ntheme=purple\nlanguage=tlh\n',
    b"[General]\ntheme=@Variant(\\0\\0\\0\\t\\x7f\\xff\\xff\\xff)\n",
    b'[General]\ntheme="@Vari"\\x61nt\\\n(\\0\\0\\0\\t\\x7f\\xff\\xff\\xff)\n',
    b"[General]\ntheme=\\100Variant(\\0\\0\\0\\t\\x7f\\xff\\xff\\xff)\n",
    b"[General]\nlayout=@ByteArray(" + bytes(range(1, 40)) + b")\ngeometry=@ByteArray()\ninside_layout=1, 2\n",
    b'[General]\nexport="{\\"folder\\": 5, \\"size\\": {\\"width\\": 1e400}, \\"figure\\": []}"\n',
    b'[General]\nexport="{\\"folder\\": \\"\\\\ud800\\\\u0000\\"}"\ntheme=\\xd800\n',
    bytes(range(256)) * 20,
    b"x" * (LARGEST + 1),
)


def read_all(settings: Settings) -> list[object]:
    """Everything that the window reads, as it does."""
    chosen_theme(settings.theme)
    install_language(settings.language)
    install_language("en")
    assert settings.speed > 0
    assert isinstance(settings.config, RunConfig)
    return [last_choices(settings), *(getattr(settings, name) for name in NAMES)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings")


contents = st.one_of(
    st.binary(max_size=300),
    st.lists(st.sampled_from((*PIECES, *(f"{name}=".encode() for name in NAMES))), max_size=40).map(b"".join),
    st.tuples(st.sampled_from(NAMES), st.binary(max_size=60)).map(
        lambda pair: b"[General]\n%b=%b" % (pair[0].encode(), pair[1])
    ),
)


@pytest.mark.usefixtures("qapp")
@given(content=contents)
@trials(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_content_is_survived_and_mended(folder: Path, content: bytes) -> None:
    assert_mended_after(folder / f"{os.urandom(8).hex()}.ini", content)


def test_the_last_set_up_comes_back_with_the_largest_table(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    config = RunConfig().with_fields({"own_data": LARGEST_TABLE})
    settings = Settings(str(path))
    settings.config = config
    assert settings.save()
    assert path.stat().st_size < LARGEST / 2
    code = "import sys, zlib; from app.files.settings import Settings\n"
    code += "print(zlib.crc32(Settings(sys.argv[1]).config.own_data.numbers))"
    told = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert int(told.stdout) == zlib.crc32(LARGEST_TABLE.numbers)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("content", SPOILT, ids=range(len(SPOILT)))
def test_spoilt_content_is_survived_and_mended(tmp_path: Path, content: bytes) -> None:
    assert_mended_after(tmp_path / "settings.ini", content)


def assert_mended_after(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    settings = Settings(str(path))
    read_all(settings)
    settings.theme, settings.config, settings.layout = "dark", RunConfig(epochs=7), QByteArray(b"places")
    assert settings.save()
    del settings
    again = Settings(str(path))
    assert (again.theme, again.config, again.layout) == ("dark", RunConfig(epochs=7), QByteArray(b"places"))
    assert again.save()


@pytest.mark.parametrize("content", SPOILT[:3] + SPOILT[6:], ids=range(len(SPOILT) - 3))
def test_window_opens_whatever_its_settings_hold(qtbot: QtBot, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(content)
    window = open_window(qtbot, Settings(str(path)))
    assert window.isVisible()
    assert window._dock_area.docks["network"].isVisible()
    window._config_panel.groups["data"].heading.click()
    window.close()
    assert Settings(str(path)).config == RunConfig(epochs=10**7)
    assert Settings(str(path)).folded == ("data",)


def test_file_that_qt_must_not_read_goes_aside(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    for content in (SPOILT[3], SPOILT[-1]):
        path.write_bytes(content)
        assert Settings(str(path)).theme == SYSTEM
        assert (tmp_path / "settings.ini.damaged").read_bytes() == content


def test_harmless_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    settings = Settings(str(path))
    settings.export = {"folder": "C:\\100 \\x40Variant(", "pattern": "@home, \\"}
    assert settings.save()
    assert Settings(str(path)).export == settings.export
    assert os.listdir(tmp_path) == ["settings.ini"]


def test_damaged_layout_is_none(tmp_path: Path) -> None:
    """Qt restores what it is given, and may end the program over a single wrong bit."""
    path = tmp_path / "settings.ini"
    settings = Settings(str(path))
    settings.layout, settings.geometry = QByteArray(b"places of panels"), QByteArray(b"a place")
    assert settings.save()
    damaged = tmp_path / "damaged.ini"  # of another name, or Qt might know the old content still
    damaged.write_bytes(path.read_bytes().replace(b"places of panels", b"places of panela"))
    again = Settings(str(damaged))
    assert (again.layout, again.geometry) == (QByteArray(), QByteArray(b"a place"))


def test_file_that_is_damaged_while_the_window_is_open_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    settings = Settings(str(path))
    settings.theme = "dark"
    assert settings.save()
    path.write_bytes(b"no settings at all\n")
    settings.language = "zh_CN"
    assert settings.save()
    assert Settings(str(path)).language == "zh_CN"


def as_pipe(path: Path) -> None:
    os.mkfifo(path)


def as_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def as_circle(path: Path) -> None:
    path.symlink_to(path)


def with_locked(path: Path) -> None:
    Path(f"{path}.lock").touch()


def without_folder(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_bytes(b"a file")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes and devices on this system")
@pytest.mark.parametrize("make", [as_pipe, as_device, as_circle, with_locked, without_folder, Path.mkdir])
def test_what_is_no_file_does_not_hang_the_start(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "folder" / "settings.ini"
    path.parent.mkdir()
    make(path)
    settings = Settings(str(path))
    settings.theme = "dark"
    assert settings.theme == "dark"
    assert not settings.save()
    assert without_folder is not make or path.parent.read_bytes() == b"a file"


def test_lock_that_was_left_behind_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    lock = Path(f"{path}.lock")
    lock.touch()
    os.utime(lock, (1, 1))
    settings = Settings(str(path))
    settings.theme = "dark"
    assert settings.save()
    assert QLockFile(str(lock)).tryLock(0)


def test_link_to_a_file_that_is_gone_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.symlink_to(tmp_path / "elsewhere.ini")
    settings = Settings(str(path))
    settings.theme = "dark"
    assert settings.save()
    assert Settings(str(tmp_path / "elsewhere.ini")).theme == "dark"
