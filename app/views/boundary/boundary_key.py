"""The words around a boundary: what its colours and signs mean, how well the network does, what a sample is."""

import math

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.lesson.numbers import fixed, loss_label, short
from app.lesson.score import Score, score_of
from app.lesson.selection import Cell
from app.style.theme import Theme
from app.views.boundary.axes import input_names, plane_values, shown_plane, tidied
from app.views.boundary.ground import Ground
from app.views.boundary.kinks import SIGN, first_layer_kinks
from app.views.boundary.number_grounds import Numbers
from app.views.boundary.sample_layers import HOLLOW, RING, SHAPES, is_batch_lit, residual_color
from app.views.plots.plot_key import LINE, KeyEntry, key_text
from mlp_engine import Frame, Plane

UPRIGHT = "│"  # sign in a key
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


def sample_entries(theme: Theme, ground: Ground, has_residuals: bool) -> list[KeyEntry]:
    """Return the key of the samples; of more than two classes the first has a name, and the others their number."""
    count = ground.n_classes
    names = [ground.class_name(k) if ground.classes or k == 0 or count == 2 else str(k) for k in range(count)]
    if count:
        return [KeyEntry(SHAPES[k][1], theme.class_colors[k], name) for k, name in enumerate(names)]
    sign = SHAPES[0][1]
    if ground.is_map:
        return [KeyEntry(sign, (theme.negative, theme.positive), "ŷ − y" if has_residuals else "y")]
    residuals = [KeyEntry(UPRIGHT, residual_color(theme), "ŷ − y")] if has_residuals else []
    return [KeyEntry(sign, theme.class_colors[0], "y"), *residuals]


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


def sample_text(frame: Frame | None, ground: Ground | None, sample: int) -> str:
    """Return which sample it is and, in a regression, y, ŷ and ŷ − y, each in a line."""
    name = QCoreApplication.translate("BoundaryView", "sample {0}").format(sample + 1)
    if frame is None or not isinstance(ground, Numbers) or sample >= frame.Y.shape[1]:
        return name
    y = float(frame.Y[0, sample])
    lines = [name, f"y = {fixed(y, '.3f')}"]
    if frame.progress.knows("A", frame.L):
        prediction = float(frame.predictions[0, sample])
        lines += [f"ŷ = {fixed(prediction, '.3f')}", f"ŷ − y = {fixed(prediction - y, '.3f')}"]
    return "\n".join(lines)
