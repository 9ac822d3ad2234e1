"""Runs to start from: the presets that come with the program, and the files that it has written."""

import json
from collections.abc import Callable, Mapping
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TypeVar

from app.files.bounded_file import unopened
from app.files.document import SUFFIX as DOCUMENT_SUFFIX
from app.files.document import Document, read_document
from app.files.lessons import Look, lesson_called, users_folder
from app.files.share_line import begins_as_share_line, read_share_line
from app.style.assets import asset_bytes, asset_names
from mlp_engine import InvalidInput, RunConfig, RunPoint, Text, marked

FOLDER, SUFFIX = "presets", ".json"
FIRST = "lesson"  # among the presets
Result = TypeVar("Result")
PATIENCE = 10.0  # s: within which a disk wakes up or a network answers, if they will

SILENT = Text(marked("engine", "the disk or the network that it is on does not answer."))


@dataclass(frozen=True)
class Preset:
    """A run that is worth a look, with a sentence that says what it shows, and how to look at it."""

    description: str
    config: RunConfig
    look: Look


def preset_names() -> list[str]:
    """Return the names of the presets, the lesson's first."""
    names = [name.removesuffix(SUFFIX) for name in asset_names(FOLDER, SUFFIX)]
    return sorted(names, key=lambda name: (name != FIRST, name))


def load_preset(name: str) -> Preset:
    """Return one of ``preset_names``."""
    values = json.loads(asset_bytes(f"{FOLDER}/{name}{SUFFIX}"))
    return Preset(values["description"], RunConfig.from_dict(values["config"]), Look.from_dict(values["lesson"]))


def load_run(name_or_path: str, seconds: float = PATIENCE) -> RunPoint:
    """Return the run of a preset or a set-up line, at its start, or that of a file, at the epoch that the file shows.

    Raises EngineError as ``load`` does.
    """
    return point_of(load(name_or_path, seconds))


def load(name_or_path: str, seconds: float = PATIENCE) -> RunPoint | Document:
    """Return the run of a preset or a set-up line, at its start, or what ``content_of`` finds in a file.

    What begins with ``layerscope:`` is a line; a file of such a name may be given as ``./layerscope:…``. Where there is
    none of these, it is the run of one of the user's own lessons, by its title.

    Raises EngineError if it is none of them, if the file says of no run where it came from, or if its disk or network
    has not answered after so many seconds.
    """
    if name_or_path in preset_names():
        return RunPoint(load_preset(name_or_path).config)
    if begins_as_share_line(name_or_path):
        return RunPoint(read_share_line(name_or_path))
    path = Path(name_or_path)
    try:
        return detached(partial(_content_of, path)).result(seconds)
    except TimeoutError:
        raise unopened(path, SILENT) from None


def content_of(path: Path) -> RunPoint | Document:
    """Return what is saved in a file, or the run and the epoch that it shows; raises EngineError for others."""
    from app.files.origin_reader import read_origin  # it needs Qt, and the names of the presets do not

    return read_document(path) if path.suffix.lower() == DOCUMENT_SUFFIX else read_origin(path).point


def with_fields(point: RunPoint, given: Mapping[str, object]) -> RunPoint:
    """Return the point with other values for some fields of its configuration, and what has to change with them.

    What is given stays as it is given. A given learning rate holds from the first epoch on. A given number of epochs
    is also the last epoch that the point may have. With any of them the point is at the beginning of its epoch, which
    may have other updates then.

    Raises InvalidInput if a value is not allowed, or does not go with another.
    """
    if not given:
        return point
    config = point.config.with_fields(given)
    changed = RunPoint(config, point.epoch, () if "learning_rate" in given else point.rates)
    return changed.at(min(point.epoch, config.epochs)) if "epochs" in given else changed


def end_of(point: RunPoint, given: Mapping[str, object]) -> RunPoint:
    """Return where a run ends that nobody stops.

    That is at the given number of epochs; without one, at the point itself, or if that is in its first epoch, at the
    number of epochs of its configuration.
    """
    return point.at(point.config.epochs) if "epochs" in given or not point.epoch else point


def _content_of(path: Path) -> RunPoint | Document:
    try:
        path.stat()
    except FileNotFoundError:
        if (lesson := lesson_called(users_folder(), str(path))) is not None:
            return RunPoint(lesson.config)
        allowed = Text(marked("engine", "a file, or one of {choices}"), {"choices": ", ".join(preset_names())})
        raise InvalidInput("config", str(path), allowed) from None
    except (OSError, ValueError):
        pass  # what is there, and why it cannot be read, is said better by who reads it
    return content_of(path)


def point_of(content: RunPoint | Document) -> RunPoint:
    """Return where the run is that was found."""
    return content.run.point if isinstance(content, Document) else content


def detached(work: Callable[[], Result]) -> Future[Result]:
    """Begin work that the program can end without, such as a read from a network folder that never comes back.

    It is done in a thread of its own; returned is the promise of its result or its exception.

    ``cancel`` on the promise lets go of the work: nobody hears of it any more. The thread goes on until the work is
    done, which therefore should have a bound, but neither the window nor the end of the program waits for it.
    """
    promise: Future[Result] = Future()
    Thread(target=_carry_out, args=(work, promise), name="detached", daemon=True).start()
    return promise


def _carry_out(work: Callable[[], Result], promise: Future[Result]) -> None:
    with suppress(InvalidStateError):  # it was cancelled
        try:
            result = work()
        except BaseException as error:  # whatever it is belongs to who asked for the work
            promise.set_exception(error)
        else:
            promise.set_result(result)
