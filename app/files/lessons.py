"""Lessons: set-ups to start from, with what to watch and how to look at it. The user's own are files in a folder."""

import json
import math
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app import VERSION
from app.files.bounded_file import LONGEST_TEXT, BoundedFile, opened, unopened
from app.files.file_names import file_name, free_path
from app.files.json_text import read_json
from app.files.versions import NUMBERS, is_newer, newer
from app.files.whole_file import write_whole
from mlp_engine import EngineError, InvalidInput, RunConfig, Text, marked

SUFFIX = "json"
LATEST_VERSION = 1
MOST_LESSONS = 200  # that are read from a folder
LONGEST_TITLE, LONGEST_WATCH = 80, 600  # characters
LONGEST_STEM = 50  # characters of the name of a file
MOST_PANELS, LONGEST_PANEL = 20, 40
HIGHEST_LAYER, HIGHEST_SPEED = 1000, 1e9
FULL, LOG, LINEAR = "full", "log", "linear"

NO_LESSON = Text(marked("engine", "it is not a set-up that was saved as a lesson."))
TOO_LARGE = marked("engine", "it is too large for a lesson: {size} MB of at most {most} MB.")
TOO_LONG = marked("engine", "its text has {length} characters, and that of a lesson may have {most}.")
TITLE_ALLOWED = Text(
    marked("engine", "a name of 1 to {most} characters that can be seen, in one line"), {"most": LONGEST_TITLE}
)


@dataclass(frozen=True)
class Look:
    """How a run is proposed to be looked at.

    Attributes
    ----------
    speed : epochs a second, infinity for as many as possible
    is_log : whether the loss has a logarithmic axis
    panels : to be in sight, by their names, the most important first
    layer : to be selected, from 1 on
    """

    speed: float = math.inf
    is_log: bool = True
    panels: tuple[str, ...] = ()
    layer: int = 1

    def as_dict(self) -> dict[str, object]:
        """Return the look as values that JSON can hold."""
        return {
            "version": LATEST_VERSION,
            "program": VERSION,
            "speed": FULL if math.isinf(self.speed) else self.speed,
            "scale": LOG if self.is_log else LINEAR,
            "panels": list(self.panels),
            "layer": self.layer,
        }

    @classmethod
    def from_dict(cls, values: object) -> "Look":
        """Return the look that ``as_dict`` gave; raises EngineError, with half a sentence, for anything else."""
        if not isinstance(values, Mapping):
            raise EngineError(NO_LESSON)
        is_version = type(version := values.get("version")) is int and version == LATEST_VERSION
        speed, layer, panels = _speed(values.get("speed")), values.get("layer"), values.get("panels")
        is_layer = type(layer) is int and 1 <= layer <= HIGHEST_LAYER
        is_panels = isinstance(panels, list) and len(panels) <= MOST_PANELS and all(map(_is_panel, panels))
        scale = values.get("scale")
        if not (is_version and scale in (LOG, LINEAR) and speed and is_layer and is_panels):
            raise EngineError(NO_LESSON)
        return cls(speed, scale == LOG, tuple(panels or ()), layer or 1)


@dataclass(frozen=True)
class Lesson:
    """A run to start from.

    Attributes
    ----------
    title : a few words
    watch : what is to be seen, and where; perhaps nothing
    name : that of the preset; empty for one of the user's own
    path : of the file with one of the user's own, if it is saved
    """

    title: str
    watch: str
    config: RunConfig
    look: Look = Look()
    name: str = ""
    path: Path | None = None


@dataclass(frozen=True)
class Unreadable:
    """A file among the lessons that cannot be read, and the sentence on why."""

    path: Path
    reason: Text


def users_folder() -> Path:
    """Return the folder of the user's own lessons, which need not be there yet."""
    from PySide6.QtCore import QStandardPaths  # the names of the presets are told without Qt

    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(data) / "Layerscope" / "lessons"  # whatever the program is called that asks


def checked_title(title: str) -> str:
    """Return a title without blanks around it; raises InvalidInput if it is empty, long or cannot be seen."""
    title = title.strip()
    is_seen = all(character.isprintable() for character in title)
    if not (title and is_seen and len(title) <= LONGEST_TITLE):
        raise InvalidInput("name", title, TITLE_ALLOWED)
    return title


def own_lessons(folder: Path) -> list[Lesson | Unreadable]:
    """Return what is in a folder: the lessons by their titles, then what cannot be read."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == f".{SUFFIX}")[:MOST_LESSONS]
    except OSError:  # there is none yet, or it cannot be read; to save one says why
        return []
    found = list(map(_readable, paths))
    return sorted(found, key=_place)


def read_lesson(path: Path) -> Lesson:
    """Return the lesson in a file; raises EngineError if it is none, or damaged, or of a newer version."""
    try:
        with opened(path) as file:
            return _lesson_in(_text_of(file), path)
    except EngineError as error:
        raise unopened(path, error.text) from None


def save_lesson(folder: Path, lesson: Lesson) -> Path:
    """Write a lesson over the file that it is from or, without one, into a new file, and return where it is.

    Raises InvalidInput if its title is not allowed, and OSError if it cannot be written; then nothing has changed.
    """
    title, watch = checked_title(lesson.title), lesson.watch.strip()[:LONGEST_WATCH]
    config, look = lesson.config.as_dict(), lesson.look.as_dict()
    values = {"title": title, "description": watch, "config": config, "lesson": look}
    data = json.dumps(values, ensure_ascii=False, allow_nan=False, indent=1).encode()
    if lesson.path is not None:
        write_whole(lesson.path, data)
        return lesson.path
    folder.mkdir(parents=True, exist_ok=True)
    path = free_path(folder / _file_name(title))
    write_whole(path, data, may_replace=False)
    return path


def delete_lesson(path: Path) -> None:
    """Delete the file of a lesson, if it is still there; raises OSError if that is not possible."""
    path.unlink(missing_ok=True)


def lesson_called(folder: Path, title: str) -> Lesson | None:
    """Return the lesson in a folder with a title, whatever else is in the folder; None if there is none."""
    lessons = (lesson for lesson in own_lessons(folder) if isinstance(lesson, Lesson))
    return next((lesson for lesson in lessons if lesson.title == title.strip()), None)


def folded(title: str) -> str:
    """Return what two titles have in common that a person would take for the same."""
    return unicodedata.normalize("NFKC", title).casefold().strip()


def _text_of(file: BoundedFile) -> bytes:
    """Return the text of a lesson; raises EngineError, with half a sentence, if it is too large for one."""
    if file.size > LONGEST_TEXT:
        raise EngineError(Text(TOO_LARGE, {"size": -(-file.size // 1_000_000), "most": LONGEST_TEXT // 1_000_000}))
    return file.read_text(LONGEST_TEXT)


def _lesson_in(text: bytes, path: Path) -> Lesson:
    """Return the lesson in a text; raises EngineError with half a sentence."""
    try:
        values = read_json(text.decode("utf-8-sig"))
    except ValueError:
        raise EngineError(NO_LESSON) from None
    config = values.get("config") if isinstance(values, dict) else None
    if not isinstance(values, dict) or not isinstance(config, dict):
        raise EngineError(NO_LESSON)
    try:
        return _lesson_of(values, config, path)
    except (ValueError, EngineError) as error:  # a set-up that is not possible, among others
        is_told = isinstance(error, EngineError) and not isinstance(error, InvalidInput)
        reason = error if is_told else EngineError(NO_LESSON)
        raise _newer(values.get("lesson")) or reason from None


def _lesson_of(values: Mapping[str, object], config: Mapping[str, object], path: Path) -> Lesson:
    look = Look.from_dict(values.get("lesson"))
    title, watch = values.get("title"), values.get("description")
    if not isinstance(title, str) or not isinstance(watch, str):
        raise EngineError(NO_LESSON)
    if len(watch) > LONGEST_WATCH:
        raise EngineError(Text(TOO_LONG, {"length": len(watch), "most": LONGEST_WATCH}))
    watch.encode()  # there may be halves of characters in it
    return Lesson(checked_title(title), watch, RunConfig.from_dict(config), look, path=path)


def _newer(look: object) -> EngineError | None:
    """Return what there is to say of a lesson that a newer program has saved; None of another one."""
    program = look.get("program") if isinstance(look, Mapping) else None
    return newer(program) if isinstance(program, str) and NUMBERS.fullmatch(program) and is_newer(program) else None


def _readable(path: Path) -> Lesson | Unreadable:
    try:
        return read_lesson(path)
    except EngineError as error:
        return Unreadable(path, error.text)


def _place(found: Lesson | Unreadable) -> tuple[bool, str]:
    is_lesson = isinstance(found, Lesson)
    return not is_lesson, folded(found.title) if isinstance(found, Lesson) else found.path.name


def _speed(value: object) -> float:
    """Return a speed; 0 if it is none."""
    if value == FULL:
        return math.inf
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= HIGHEST_SPEED:
        return float(value)
    return 0.0


def _is_panel(name: object) -> bool:
    return isinstance(name, str) and 0 < len(name) <= LONGEST_PANEL


def _file_name(title: str) -> str:
    """Return the name of a file that is like a title, and possible everywhere."""
    kept = "".join(character if character.isalnum() or character in " -_" else "_" for character in title)
    try:
        return file_name(kept[:LONGEST_STEM], "", 0, SUFFIX)
    except InvalidInput:  # as Windows keeps some names for itself
        return f"lesson.{SUFFIX}"
