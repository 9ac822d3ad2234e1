"""The words around a boundary: what its colours and signs mean, how well the network does, what a sample is."""

import math

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.lesson.numbers import loss_label
from app.lesson.score import Score, score_of
from app.lesson.selection import Cell
from app.style.theme import Theme
from app.views.boundary.kinks import SIGN, first_layer_kinks
from app.views.plane.ground import Ground
from app.views.plane.sample_key import sample_entries
from app.views.plane.sample_layers import HOLLOW, RING, is_batch_lit
from app.views.plots.plot_key import LINE, KeyEntry, key_text
from mlp_engine import Frame

WIDE_SCORE = -0.888  # which takes much room as R²


def key_entries(
    theme: Theme, ground: Ground, frame: Frame | None, has_residuals: bool, answer: Cell | None
) -> list[KeyEntry]:
    """Return the key of what is drawn: samples, the line and, where there are some, a test, a batch and so on."""
    line = KeyEntry(LINE, theme.contour, ground.line_name)
    entries = [*sample_entries(theme, ground, has_residuals), line]
    if frame is None:
        return entries
    if frame.X_test.size:
        entries.append(KeyEntry(HOLLOW, theme.text, QCoreApplication.translate("BoundaryView", "hollow: test")))
    if is_batch_lit(frame):
        entries.append(KeyEntry(RING, theme.contour, QCoreApplication.translate("BoundaryView", "ring: this batch")))
    if answer is not None and ground.n_classes:
        entries.append(KeyEntry(RING, theme.accent, _answer_text(*answer)))
    if first_layer_kinks(frame).size:
        kink = QCoreApplication.translate("BoundaryView", "kink: Z[1] = 0")
        entries.append(KeyEntry(SIGN, theme.curve_colors[1], kink))
    return entries


def _answer_text(row: int, column: int) -> str:
    if row == column:
        return QCoreApplication.translate("BoundaryView", "class {0}, right").format(row)
    return QCoreApplication.translate("BoundaryView", "class {0} taken for class {1}").format(row, column)


def score_text(frame: Frame | None) -> str:
    """Return how well the network does; nothing while that is not known."""
    return "" if frame is None or math.isnan(frame.accuracy) else _score(score_of(frame.config), frame.accuracy)


def _score(score: Score, value: float) -> str:
    return f"{score.label} {score.text(value)}"


def measures(frame: Frame, place: QWidget) -> str:
    """Return the loss and the score, on one line if there is room for any, so that all panels are alike."""
    loss, score = QCoreApplication.translate("BoundaryView", "loss {0}"), score_of(frame.config)
    longest = max((_score(score, value) for value in (1.0, WIDE_SCORE)), key=len)
    longest_line = f"{loss.format('0.0000')}    {longest}"
    has_room = place.fontMetrics().horizontalAdvance(longest_line) <= place.width()
    shown = "" if math.isnan(frame.loss) else loss.format(loss_label(frame.loss))
    parts = [KeyEntry("", (), text) for text in (shown, score_text(frame))]
    return key_text(parts) if has_room else "<br>".join(part.html() for part in parts)
