"""``layerscope render``: a whole run without a screen, as pictures, slides, animations and numbers."""

import os
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication

from app.export.files import reason, write_whole
from app.export.fonts import missing_font
from app.export.material import RESOLUTION, Material, needed_epochs
from app.export.outputs import Output
from app.export.plan import outputs_of
from app.export.render_options import RenderOptions
from app.i18n import install_language
from mlp_engine import Diverged, EpochRecord, Frame, FrameRequest, RunPoint, Session, check_gradients, replay

T = TypeVar("T")

CHECKED_SAMPLES = 5
LOG_LINES = 5  # at equal distances, and one more for the last epoch
REQUEST = FrameRequest(layer=2, resolution=RESOLUTION)


class Refusal(Exception):
    """A sentence: why nothing more is written."""


def render(point: RunPoint, options: RenderOptions) -> int:
    """Train to a point of a run, print what the lesson prints, write the files, and return the exit status.

    The status is 1 if the run diverged or a file cannot be written. Raises EngineError for options that do not fit.
    """
    choices = options.choices()
    paths = [options.folder / f"{choice.figure}.{choice.format}" for choice in choices]
    wanted = {epoch for choice in choices for epoch in needed_epochs(choice, point.epoch)} | {point.epoch}
    try:
        _start_application(options.language)
        _make_folder(options, paths)
        material = _train(point, wanted, options.is_quiet)
        for choice, path in zip(choices, paths, strict=True):
            (output,) = outputs_of(choice, material)
            _write(output, path, options)
    except (Refusal, Diverged) as error:
        sys.stderr.write(f"layerscope: {error}\n")
        return 1
    return 0


def _start_application(language: str) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    install_language(language)
    if (sentence := missing_font(language)) is not None:
        raise Refusal(str(sentence))


def _make_folder(options: RenderOptions, paths: list[Path]) -> None:
    """Make the folder, and see that no file is in the way, before the work begins."""
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        taken = [path.name for path in paths if path.exists()]
    except OSError as error:
        raise Refusal(f"{error.filename or options.folder}: {reason(error)}") from None
    if taken and not options.may_replace:
        raise Refusal(f"{options.folder} has {', '.join(taken)} already; --force replaces what is there.")


def _train(point: RunPoint, wanted: Collection[int], is_quiet: bool) -> Material:
    """Train the run, and return its frames at the epochs that are wanted, the last being one of them."""
    every = max(1, point.epoch // LOG_LINES)
    frames: dict[int, Frame] = {}
    for session in _with_progress(replay(point), point.epoch + 1):
        epoch = session.epoch
        if epoch in wanted:
            frames[epoch] = session.frame(REQUEST)
        if is_quiet:
            continue
        if epoch == 0:
            _print_gradient_check(session)
        if epoch < point.epoch and (epoch % every == 0 or epoch == point.epoch - 1):
            print(_log_line(session.history.last(), session.history.norm_names))
    now = frames[point.epoch]
    if not is_quiet:
        print(f"Final accuracy: {now.accuracy:.4f}")
    return Material(now, frames)


def _write(output: Output, path: Path, options: RenderOptions) -> None:
    content = b"".join(_with_progress(_made(output), output.pieces))
    try:
        write_whole(path, content, options.may_replace)
    except OSError as error:
        raise Refusal(f"{path}: {reason(error)}") from None
    if not options.is_quiet:
        print(f"Wrote {path}")


def _made(output: Output) -> Iterator[bytes]:
    """Draw and encode a file; yield its parts, and nothing for each piece that was drawn."""
    for _ in output.draw():
        yield b""
    yield from output.encode()


def _print_gradient_check(session: Session) -> None:
    X, Y = session.X[:, :CHECKED_SAMPLES], session.Y[:, :CHECKED_SAMPLES]
    report = check_gradients(session.model, X, Y)
    print(f"Gradient check on {len(X.T)} samples, relative errors:")
    for check in report.parameters:
        print(f"  {check.name}: {check.relative_error:.2e}  {check.reading.value}")
    print(f"  largest: {report.largest.relative_error:.2e} in {report.largest.name}, {report.largest.reading.value}")


def _log_line(record: EpochRecord, norm_names: tuple[str, ...]) -> str:
    norms = dict(zip(norm_names, record.norms, strict=True))
    shown = [f"{name}={norm:.4f}" for name, norm in norms.items() if name.startswith("|dW")]
    values = [f"loss={record.loss:.6f}", f"accuracy={record.accuracy:.4f}", *shown]
    return f"Epoch {record.epoch:4d}: {', '.join(values)}"


def _with_progress(steps: Iterator[T], total: int) -> Iterator[T]:
    """Yield the steps, with a progress bar if somebody is there to see it."""
    return _progress_bar(steps, total) if sys.stderr.isatty() else steps


def _progress_bar(steps: Iterator[T], total: int, width: int = 40) -> Iterator[T]:
    shown = -1
    for index, step in enumerate(steps):
        yield step
        done = (index + 1) * width // total
        if done != shown:
            shown = done
            sys.stderr.write(f"\r[{'#' * done}{'.' * (width - done)}] {index + 1}/{total}\x1b[K\r")
    sys.stderr.write("\x1b[K")
