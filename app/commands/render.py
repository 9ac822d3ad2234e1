"""``layerscope render``: a whole run without a screen, as pictures, slides, animations and numbers."""

import errno
import os
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.commands.render_options import RenderOptions
from app.export.carried import carried
from app.export.figures.choices import ExportChoices
from app.export.figures.epoch_list import epochs_beyond
from app.export.figures.formats import ending_of
from app.export.figures.material import Material, is_of_whole_epochs, needed_epochs
from app.export.output import Output
from app.export.outputs import output_of, outputs_of
from app.files.standard_streams import complain, print_error, print_line
from app.files.tables.values import listed
from app.files.whole_file import reason, write_whole
from app.lesson.names import formula_name
from app.lesson.numbers import exact, fixed
from app.style.translation import install_language, missing_font
from app.workers.stop_request import Stopped, StopRequest
from mlp_engine import (
    Diverged,
    Frame,
    FrameRequest,
    GradientCheck,
    History,
    OwnData,
    ParameterCheck,
    Reading,
    RunConfig,
    RunPoint,
    Session,
    Text,
    replay,
)
from mlp_engine.frame_request import RESOLUTION

CHECKED_SAMPLES = 5
EPSILON = 1e-7
MOST_CHECKED = 10_000  # weights and biases: some seconds
LOG_LINES = 5  # at equal distances, and one more for the last epoch
REQUEST = FrameRequest(layer=2, resolution=RESOLUTION)
T = TypeVar("T")
Tell = Callable[[str], None]
"""Prints a line, unless nothing is to be printed."""
BAR_WIDTH = 40


def render(
    point: RunPoint,
    options: RenderOptions,
    stop: StopRequest,
    heeds_rules: bool = False,
    desk: Mapping[str, object] | None = None,
) -> int:
    """Train to a point of a run, print what the lesson prints, write the files, and return the exit status.

    If it ``heeds_rules``, the run ends where its set-up has it stop before. The ``desk`` is how the run is looked at,
    as far as that is known. The status is 1 if a gradient is wrong, the run diverged or a file cannot be written, and
    that of ``stop`` if it was stopped. Raises EngineError for options that do not fit.
    """
    tell: Tell = (lambda _text: None) if options.is_quiet else say
    choices = options.choices()
    try:
        point = _end_by_rules(point, tell, stop) if heeds_rules else point
    except Stopped:
        return stop.end("stopped before everything was written.")
    _check(choices, options.wish.epochs, point.epoch)
    paths = [options.folder / f"{choice.figure}{ending_of(choice.format)}" for choice in choices]
    wanted = {epoch for choice in choices for epoch in needed_epochs(choice, point.epoch)} | {point.epoch}
    try:
        _start_application(options.language)
        _make_folder(options, paths)
        now, frames, is_wrong = _train(point, wanted, tell, stop)
        material = Material(now, frames, desk=desk or {})
        for choice, path in zip(choices, paths, strict=True):
            (output,) = outputs_of(choice, _shown(material, choice))
            _write(output, path, options.may_replace, stop)
            _tell_written(path, carried(material.now.point, choice.format), tell)
    except (Refusal, Diverged) as error:
        complain(str(error))
        return 1
    except Stopped:
        return stop.end("stopped before everything was written.")
    return 1 if is_wrong else 0


def _end_by_rules(point: RunPoint, tell: Tell, stop: StopRequest) -> RunPoint:
    """Return where the loss or the patience with the test stops a run, or the point if neither does before it."""
    if point.config.stop_loss is None and point.config.patience is None:
        return point
    try:
        for session in with_progress(until_stopped(replay(point), stop), point.epoch + 1):
            if session.reason_to_stop:
                best = f", best test loss at epoch {session.best_epoch}" if session.best_epoch is not None else ""
                tell(f"Stopped at epoch {session.epoch} by {session.reason_to_stop}{best}")
                return session.point
    except Diverged:
        pass  # which is told when the pictures are made
    return point


def _check(choices: Sequence[ExportChoices], epochs: str, last: int) -> None:
    """Raise EngineError for choices that do not fit, and complain of epochs that the run does not reach."""
    for choice in choices:
        output_of(choice).check(choice, last)
    if beyond := epochs_beyond(epochs, last):
        left_out = ", ".join(map(str, beyond))
        complain(f"the run ends at epoch {last}: of the epochs, {left_out} cannot be shown.")


def _start_application(language: str) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["LC_ALL"] = "C.UTF-8"  # the pictures are the same wherever they are made
    os.environ["FC_LANG"] = language.replace("_", "-")  # Chinese letters are not drawn as in Japan
    QLocale.setDefault(QLocale.c())
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    install_language(language)
    if (sentence := missing_font(language)) is not None:
        raise Refusal(str(sentence))


def _make_folder(options: RenderOptions, paths: list[Path]) -> None:
    """Make the folder, and see that nothing is in the way of the files, before the work begins."""
    folder = options.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = [path.name for path in paths if os.path.lexists(path)]
    except OSError as error:
        raise Refusal(f"{error.filename or folder}: {reason(error)}") from None
    if taken and not options.may_replace:
        raise Refusal(f"{folder} has {', '.join(taken)} already; --force replaces what is there.")
    for path in paths:
        if path.is_dir():
            raise Refusal(f"{path}: {reason(IsADirectoryError(errno.EISDIR, ''))}")
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Refusal(f"{folder}: {reason(error)}") from None


def _shown(material: Material, choices: ExportChoices) -> Material:
    """Return the material for a file, which may be of whole epochs only."""
    last = material.now.epoch
    return replace(material, now=material.past[last]) if is_of_whole_epochs(choices) else material


def _train(
    point: RunPoint, wanted: Collection[int], tell: Tell, stop: StopRequest
) -> tuple[Frame, dict[int, Frame], bool]:
    """Train the run; return its frame at the point, those of the epochs that are wanted, and if a gradient is wrong."""
    if own := point.config.own_data:
        tell(_data_line(own))
    every = max(1, point.epoch // LOG_LINES)
    frames: dict[int, Frame] = {}
    is_wrong = False
    for session in with_progress(until_stopped(replay(point), stop), point.epoch + point.update + 1):
        epoch = session.epoch
        if epoch in wanted and not session.update:
            frames[epoch] = session.frame(REQUEST)
        if epoch == 0:
            is_wrong = _check_gradients(session, tell, stop) is Reading.WRONG
        if epoch < point.epoch and (epoch % every == 0 or epoch == point.epoch - 1):
            tell(_log_line(session.history, point.config))
    now = session.frame(REQUEST) if point.update else frames[point.epoch]
    score = _score_name(point.config)
    tell(f"Final {score}: {now.accuracy:.4f}")
    if now.X_test.size:
        tell(f"Final {score} of the test: {now.extras['test_accuracy']:.4f}")
    return now, frames, is_wrong


def _write(output: Output, path: Path, may_replace: bool, stop: StopRequest) -> None:
    content = b"".join(with_progress(until_stopped(_made(output), stop), output.pieces))
    try:
        write_whole(path, content, may_replace)
    except OSError as error:
        raise Refusal(f"{path}: {reason(error)}") from None


def _tell_written(path: Path, more: Text | None, tell: Tell) -> None:
    tell(f"Wrote {path}")
    if more is not None:
        tell(f"  {more}")


def _made(output: Output) -> Iterator[bytes]:
    """Draw and encode a file; yield its parts, and nothing for each piece that was drawn."""
    for _ in output.draw():
        yield b""
    yield from output.encode()


def _check_gradients(session: Session, tell: Tell, stop: StopRequest) -> Reading:
    """Check the gradients of a session, print what is found, and complain of a wrong one."""
    size = sum(parameter.size for parameter in session.model.parameters.values())
    if size > MOST_CHECKED:
        tell(f"Gradient check left out: {size} weights and biases would take too long.")
        return Reading.UNKNOWN
    A_0, Y = session.A_0[:, :CHECKED_SAMPLES], session.Y[:, :CHECKED_SAMPLES]
    check = GradientCheck(session.model, A_0, Y, EPSILON)
    for _ in until_stopped(iter(check), stop):
        pass
    report = check.report()
    largest = report.largest
    tell(f"Gradient check on {len(Y.T)} samples, relative errors:")
    for parameter in report.parameters:
        tell(f"  {formula_name(parameter.name)}: {fixed(parameter.relative_error, '.2e')}  {parameter.reading.value}")
    name, error = formula_name(largest.name), fixed(largest.relative_error, ".2e")
    tell(f"  largest: {error} in {name}, {largest.reading.value}{_advice(largest)}")
    if report.reading is Reading.WRONG:
        complain(f"the gradient of {name} is wrong: its relative error is {error}.")
    return report.reading


def _advice(check: ParameterCheck) -> str:
    """Return what to say of a gradient that is too small to tell."""
    if check.reading is not Reading.TOO_SMALL:
        return ""
    if check.telling_epsilon is None:
        return f" at epsilon {exact(EPSILON)}, and no other would tell more"
    return f" at epsilon {exact(EPSILON)}, while {exact(check.telling_epsilon)} would tell more"


def _data_line(data: OwnData) -> str:
    learned = f"{data.target}, one of {listed(data.classes)}" if data.classes else f"{data.target}, a number"
    return f"Data: {data.m} rows of {data.name}, inputs {listed(data.columns)}; learned is {learned}"


def _log_line(history: History, config: RunConfig) -> str:
    record, score = history.last(), _score_name(config)
    norms = dict(zip(history.norm_names, record.norms, strict=True))
    extras = dict(zip(history.extra_names, record.extras, strict=True))
    values = [f"loss={record.loss:.6f}", f"{score}={record.accuracy:.4f}"]
    values += [f"{name.replace('accuracy', score)}={value:.6f}" for name, value in extras.items()]
    values += [f"{formula_name(name)}={norm:.4f}" for name, norm in norms.items() if name.startswith("|dW")]
    return f"Epoch {record.epoch:4d}: {', '.join(values)}"


def _score_name(config: RunConfig) -> str:
    return "R²" if config.data.is_regression else "accuracy"


class Refusal(Exception):
    """A sentence: why nothing more is written."""


def until_stopped(steps: Iterator[T], stop: StopRequest) -> Iterator[T]:
    """Yield the steps; raise Stopped before the next one if there was a signal."""
    for step in steps:
        stop.check()
        yield step


def say(text: str) -> None:
    """Print a line at once, unless nobody reads any more; raise Refusal if there is no place for it."""
    try:
        print_line(text)
    except OSError as error:
        raise Refusal(f"standard output: {reason(error)}") from None


def with_progress(steps: Iterator[T], total: int) -> Iterator[T]:
    """Yield the steps, with a progress bar if somebody is there to see it."""
    return _progress_bar(steps, total) if sys.stderr is not None and sys.stderr.isatty() else steps


def _progress_bar(steps: Iterator[T], total: int) -> Iterator[T]:
    shown = -1
    try:
        for index, step in enumerate(steps):
            yield step
            done = (index + 1) * BAR_WIDTH // total
            if done != shown:
                shown = done
                print_error(f"\r[{'#' * done}{'.' * (BAR_WIDTH - done)}] {index + 1}/{total}\x1b[K\r")
    finally:
        print_error("\x1b[K")
