"""The user's own lessons: kept as they were, and whatever else is in the folder stops none of them."""

import errno
import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app import VERSION
from app.files.lessons import (
    LONGEST_TITLE,
    Lesson,
    Look,
    Unreadable,
    delete_lesson,
    own_lessons,
    read_lesson,
    save_lesson,
    users_folder,
)
from app.files.origin_reader import read_origin
from app.files.runs import load_run
from mlp_engine import EngineError, InvalidInput, OwnData, RunConfig, RunPoint

LOOK = Look(50.0, False, ("loss", "boundary"), 2)
TABLE = OwnData.of("mine", ["a", "b"], "y", [], [[0.0, 1.0, 2.0], [2.0, 0.5, 1.0]], [0.0, 1.0, 2.0])
LONG = ("x" * LONGEST_TITLE, "é" * 70)
HOSTILE = ("../../etc/passwd", "CON", "a/b\\c:d*?", "...", ".hidden", "周三：异或", "-", '"', *LONG)
CONFIGS = {"made": RunConfig(), "own data": RunConfig().with_fields({"own_data": TABLE})}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "lessons"


def values(folder: Path) -> dict[str, object]:
    """What a lesson's file says."""
    path = save_lesson(folder, Lesson("mine", "Look at the loss.", RunConfig(), LOOK))
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    return found


@pytest.mark.parametrize(
    "config", [RunConfig(), RunConfig().with_fields({"own_data": TABLE})], ids=["made", "own data"]
)
@pytest.mark.parametrize("look", [LOOK, Look(), Look(math.inf, True, ("set_up",), 1)])
def test_lesson_comes_back_as_it_was_kept(folder: Path, config: RunConfig, look: Look) -> None:
    path = save_lesson(folder, Lesson("Week 3: XOR", "Look at the loss.", config, look))
    assert read_lesson(path) == Lesson("Week 3: XOR", "Look at the loss.", config, look, path=path)
    assert own_lessons(folder) == [read_lesson(path)]
    assert read_origin(path).point == RunPoint(config)  # File ▸ Open takes it too


def test_every_title_can_be_kept_and_stays_in_the_folder(folder: Path) -> None:
    for title in HOSTILE:
        path = save_lesson(folder, Lesson(title, "", RunConfig()))
        assert path.parent == folder
        assert len(path.name.encode()) < 255
    found = [lesson.title for lesson in own_lessons(folder) if isinstance(lesson, Lesson)]
    assert sorted(found) == sorted(HOSTILE)
    assert len(list(folder.iterdir())) == len(HOSTILE)


@pytest.mark.parametrize("title", ["", "   ", "two\nlines", "x" * (LONGEST_TITLE + 1), "\u202eevil", "bell\a"])
def test_title_that_cannot_be_read_is_refused(folder: Path, title: str) -> None:
    with pytest.raises(InvalidInput):
        save_lesson(folder, Lesson(title, "", RunConfig()))
    assert not folder.exists() or not list(folder.iterdir())


def test_lessons_of_like_titles_do_not_take_each_other_s_file(folder: Path) -> None:
    paths = {save_lesson(folder, Lesson("a:b", "", RunConfig())), save_lesson(folder, Lesson("a?b", "", RunConfig()))}
    assert len(paths) == 2


def test_renamed_and_deleted(folder: Path) -> None:
    path = save_lesson(folder, Lesson("old", "Look.", RunConfig(), LOOK))
    assert save_lesson(folder, replace(read_lesson(path), title="new")) == path
    assert [(lesson.title, lesson.look) for lesson in own_lessons(folder) if isinstance(lesson, Lesson)] == [
        ("new", LOOK)
    ]
    delete_lesson(path)
    delete_lesson(path)  # somebody else was faster
    assert own_lessons(folder) == []


def with_look(**changes: object) -> Callable[[dict[str, object]], object]:
    def change(values: dict[str, object]) -> object:
        look = values["lesson"]
        assert isinstance(look, dict)
        return values | {"lesson": look | changes}

    return change


DAMAGED: dict[str, Callable[[dict[str, object]], object]] = {
    "no table": lambda values: [values],
    "no config": lambda values: {name: value for name, value in values.items() if name != "config"},
    "no look": lambda values: {name: value for name, value in values.items() if name != "lesson"},
    "config of another kind": lambda values: values | {"config": 7},
    "impossible config": lambda values: values | {"config": {"n_samples": -1}},
    "unknown field": lambda values: values | {"config": {"colour": "red"}},
    "no title": lambda values: values | {"title": ""},
    "title of another kind": lambda values: values | {"title": ["a"]},
    "title of two lines": lambda values: values | {"title": "a\nb"},
    "half a character": lambda values: values | {"description": "\ud800"},
    "endless words": lambda values: values | {"description": "x" * 100_000},
    "no version": with_look(version=None),
    "version of another kind": with_look(version=True),
    "newer version": with_look(version=2, program="97.1"),
    "another version": with_look(version=2),
    "program of another kind": with_look(version=2, program=["97.1"]),
    "speed 0": with_look(speed=0),
    "speed below 0": with_look(speed=-1),
    "absurd speed": with_look(speed=10**400),
    "speed in words": with_look(speed="fast"),
    "yes for a speed": with_look(speed=True),
    "unknown scale": with_look(scale="cubic"),
    "scale of another kind": with_look(scale=["log"]),
    "panels of another kind": with_look(panels="loss"),
    "panel of another kind": with_look(panels=[1]),
    "many panels": with_look(panels=["loss"] * 1000),
    "long panel": with_look(panels=["x" * 1000]),
    "layer 0": with_look(layer=0),
    "layer between layers": with_look(layer=1.5),
    "absurd layer": with_look(layer=10**30),
}
TEXTS = {
    "nothing": b"",
    "noise": bytes(range(256)) * 10,
    "half of it": b'{"title": "a", "descri',
    "NaN": b'{"title": "a", "description": "", "config": {"noise": NaN}, "lesson": {}}',
    "deep": b'{"a":' + b"[" * 100_000,
    "many": b"[" + b"1," * 2_000_000 + b"1]",
    "null bytes": b"\0" * 1000,
    "surrogate": b'{"title": "\\ud800", "description": "", "config": {}, "lesson": {"version": 1}}',
    "too large": b" " * 7_000_000,
}


TOLD_SIZES = {
    "endless words": "its text has 100000 characters, and that of a lesson may have 600.",
    "too large": "it is too large for a lesson: 7 MB of at most 6 MB.",
}


def test_lesson_of_a_newer_program_that_has_nothing_new_is_read(folder: Path) -> None:
    path = save_lesson(folder, Lesson("good", "", RunConfig()))
    lesson = read_lesson(path)
    text = path.read_text(encoding="utf-8")
    assert f'"program": "{VERSION}"' in text
    path.write_text(text.replace(VERSION, "97.1"), encoding="utf-8")
    assert read_lesson(path) == lesson


@pytest.mark.parametrize("name", [*DAMAGED, *TEXTS])
def test_damaged_lesson_is_a_sentence_and_stops_no_other(folder: Path, name: str) -> None:
    good = save_lesson(folder, Lesson("good", "", RunConfig()))
    content = TEXTS[name] if name in TEXTS else json.dumps(DAMAGED[name](values(folder))).encode()
    (folder / "bad.json").write_bytes(content)
    found = own_lessons(folder)
    assert [entry.path for entry in found] == [good, folder / "bad.json"]
    bad = found[1]
    assert isinstance(bad, Unreadable)
    sentence = str(EngineError(bad.reason))
    assert sentence.startswith("bad.json cannot be opened: it")
    assert ("by Layerscope 97.1; this is " in sentence) == (name == "newer version")
    assert sentence.endswith(TOLD_SIZES.get(name, "."))


def test_other_things_in_the_folder_are_no_lessons(folder: Path) -> None:
    save_lesson(folder, Lesson("good", "", RunConfig()))
    (folder / "a.txt").write_text("notes")
    (folder / "b.json").mkdir()
    (folder / "c.json").symlink_to(folder / "c.json")
    kinds = [type(entry) for entry in own_lessons(folder)]
    assert kinds == [Lesson, Unreadable, Unreadable]


def test_folder_that_is_not_there_has_no_lessons(tmp_path: Path) -> None:
    assert own_lessons(tmp_path / "nothing") == []
    (tmp_path / "file").write_text("")
    assert own_lessons(tmp_path / "file") == []


def test_full_disk_keeps_the_old_lesson(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save_lesson(folder, Lesson("mine", "old", RunConfig()))

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr("app.files.whole_file.os.fsync", fail)
    with pytest.raises(OSError, match="no room"):
        save_lesson(folder, replace(read_lesson(path), watch="new"))
    assert read_lesson(path).watch == "old"
    assert list(folder.iterdir()) == [path]


def test_command_line_takes_an_own_lesson_by_its_title(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.files.runs.users_folder", lambda: tmp_path)
    config = RunConfig(epochs=7)
    save_lesson(tmp_path, Lesson("Week 3: XOR", "", config))
    assert load_run("Week 3: XOR") == RunPoint(config)
    assert load_run("lesson") == RunPoint(RunConfig())
    with pytest.raises(InvalidInput):
        load_run("Week 4")


def test_usual_folder_is_the_user_s_own_whatever_the_program_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    assert users_folder().parts[-2:] == ("Layerscope", "lessons")
