"""``layerscope render``: a whole run without a screen, with the pictures of the lesson."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.export.picture import beside, picture_of, save_png
from app.look import wear
from app.theme import LIGHT
from app.views.base import View
from app.views.boundary_view import BoundaryView
from app.views.curves_view import GradientNormView, LossView
from app.views.weights_view import WeightsView
from mlp_engine import Diverged, EpochRecord, Frame, FrameRequest, RunConfig, Session, check_gradients

CHECKED_SAMPLES = 5
LOG_LINES = 5  # at equal distances, and one more for the last epoch
REQUEST = FrameRequest(layer=1, resolution=200)
BOUNDARY_SIZE, CURVE_SIZE, WEIGHTS_SIZE = QSize(960, 720), QSize(800, 500), QSize(960, 900)


def render(config: RunConfig, folder: Path) -> int:
    """Train, print what the lesson prints, write its four pictures to ``folder``, and return the exit status.

    The status is 1 if the run diverged or the pictures cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        session = Session(config)
        _print_gradient_check(session)
        start = session.frame(REQUEST)
        _train(session)
        end = session.frame(REQUEST)
        print(f"Final accuracy: {end.accuracy:.4f}")
        _write_pictures(start, end, folder)
    except Diverged as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"{error.filename or folder}: {error.strerror or error}")
    return 0


def _print_gradient_check(session: Session) -> None:
    X, Y = session.X[:, :CHECKED_SAMPLES], session.Y[:, :CHECKED_SAMPLES]
    report = check_gradients(session.model, X, Y)
    print(f"Gradient check on {len(X.T)} samples, relative errors:")
    for check in report.parameters:
        print(f"  {check.name}: {check.relative_error:.2e}  {check.reading.value}")
    print(f"  largest: {report.largest.relative_error:.2e} in {report.largest.name}, {report.largest.reading.value}")


def _train(session: Session) -> None:
    epochs = session.config.epochs
    every = max(1, epochs // LOG_LINES)
    for epoch in _with_progress(range(epochs)):
        record = session.step()
        if epoch % every == 0 or epoch == epochs - 1:
            print(_log_line(record, session.history.norm_names))


def _log_line(record: EpochRecord, norm_names: tuple[str, ...]) -> str:
    norms = dict(zip(norm_names, record.norms, strict=True))
    shown = [f"{name}={norm:.4f}" for name, norm in norms.items() if name.startswith("|dW")]
    values = [f"loss={record.loss:.6f}", f"accuracy={record.accuracy:.4f}", *shown]
    return f"Epoch {record.epoch:4d}: {', '.join(values)}"


def _with_progress(epochs: range) -> Iterator[int]:
    """Yield the epochs, with a progress bar if somebody is there to see it."""
    yield from _progress_bar(epochs) if sys.stderr.isatty() else epochs


def _progress_bar(epochs: range, width: int = 40) -> Iterator[int]:
    shown = -1
    for epoch in epochs:
        yield epoch
        done = (epoch + 1) * width // len(epochs)
        if done != shown:
            shown = done
            sys.stderr.write(f"\r[{'#' * done}{'.' * (width - done)}] {epoch + 1}/{len(epochs)}\x1b[K\r")
    sys.stderr.write("\x1b[K")


def _write_pictures(start: Frame, end: Frame, folder: Path) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if isinstance(app, QApplication):
        app.setStyle("Fusion")
    wear(LIGHT)
    for name, image in _pictures(start, end):
        path = folder / f"{name}.png"
        save_png(image, path)
        print(f"Wrote {path}")


def _pictures(start: Frame, end: Frame) -> Iterable[tuple[str, QImage]]:
    boundary = BoundaryView()
    yield "decision_boundary_before", _picture(boundary, BOUNDARY_SIZE, start)
    yield "decision_boundary_after", _picture(boundary, BOUNDARY_SIZE, end)
    curves = [_picture(view, CURVE_SIZE, end) for view in (LossView(), GradientNormView())]
    yield "training_curves", beside(*curves)
    yield "weight_heatmaps", _picture(WeightsView(), WEIGHTS_SIZE, end)


def _picture(view: View, size: QSize, frame: Frame) -> QImage:
    view.resize(size)
    view.apply_theme(LIGHT)
    view.grab()  # a widget that was never shown lays itself out when it is painted: the picture is thrown away
    view.show_frame(frame)
    view.finish()
    return picture_of(view)


def _fail(sentence: str) -> int:
    sys.stderr.write(f"layerscope: {sentence}\n")
    return 1
