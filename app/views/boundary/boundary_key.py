"""The words around a boundary: what its colours and signs mean, how well the network does, what a sample is."""

import math

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.lesson.numbers import loss_label, short
from app.lesson.score import Score, score_of
from app.lesson.selection import Cell
from app.style.theme import Theme
from app.views.boundary.kinks import SIGN, first_layer_kinks
from app.views.plane.axes import input_names, plane_values, shown_plane, tidied
from app.views.plane.ground import Ground
from app.views.plane.sample_key import sample_entries
from app.views.plane.sample_layers import HOLLOW, RING, is_batch_lit
from app.views.plots.plot_key import LINE, KeyEntry, key_text
from mlp_engine import Frame, Plane

MOST_OTHERS = 3  # inputs that are not drawn, of which it is said where they stand
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
        entries.append(KeyEntry(RING, theme.accent, _answer_text(ground, *answer)))
    if first_layer_kinks(frame).size:
        kink = QCoreApplication.translate("BoundaryView", "kink: Z[1] = 0")
        entries.append(KeyEntry(SIGN, theme.curve_colors[1], kink))
    return entries


def _answer_text(ground: Ground, row: int, column: int) -> str:
    names = [ground.classes[k] if ground.classes else str(k) for k in (row, column)]
    if row == column:
        return QCoreApplication.translate("BoundaryView", "class {0}, right").format(*names)
    return QCoreApplication.translate("BoundaryView", "class {0} taken for class {1}").format(*names)


def plane_notes(ground: Ground, frame: Frame | None) -> list[KeyEntry]:
    """Return where the inputs stand that are not drawn."""
    if frame is None or len(frame.X) <= len(ground.rows):
        return []
    plane = shown_plane(frame, Plane(ground.rows))  # type: ignore[arg-type]  # of several inputs two are drawn
    others = [row for row in range(len(frame.X)) if row not in plane.axes]
    if len(others) <= MOST_OTHERS:
        names, values, spans = input_names(frame), plane_values(frame, plane), np.ptp(frame.X, axis=1).tolist()
        return [KeyEntry("", (), f"{names[row]} = {short(tidied(values[row], spans[row]))}") for row in others]
    note = QCoreApplication.translate("BoundaryView", "{0} other inputs are fixed")
    return [KeyEntry("", (), note.format(len(others)))]


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
