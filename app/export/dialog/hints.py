"""What helps to fill in the fields of an export, or comes of them, for choices at an epoch."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.export.figures.choices import ExportChoices
from app.export.figures.material import shown_epochs
from app.export.outputs import names_of, output_of
from app.widgets.form import BREAK
from mlp_engine import InvalidInput, marked

CENTIMETRES_PER_INCH = 2.54
MOST_NAMED = 6  # epochs; of more, only their number is told
LONGEST_PIECE = 20  # characters of a name that stay in one line


def file_hint(choices: ExportChoices, epoch: int) -> str:
    """Return the name of the first file and how many more there are; a line may end inside the name.

    Raises InvalidInput if the pattern cannot be used.
    """
    first, *others = names_of(choices, epoch)
    text = marked("ExportForm", "{0} and {1} more files")
    return _translated(text).format(_breakable(first), len(others)) if others else _breakable(first)


def _breakable(name: str) -> str:
    """Let a line end after the signs that join words, and anywhere in what is long without them."""
    pieces = re.split(r"(?<=[-_ ])", name)
    return BREAK.join(piece if len(piece) <= LONGEST_PIECE else BREAK.join(piece) for piece in pieces)


def size_hint(choices: ExportChoices, _epoch: int) -> str:
    """Return how large a picture is in centimetres."""
    kind = output_of(choices)
    if kind.is_of_window:
        return _translated(marked("ExportForm", "The window as it is at the moment of the export, scaled to fit"))
    if not kind.numbers:
        return ""
    size = choices.size
    width, height = (f"{pixels / size.dpi * CENTIMETRES_PER_INCH:.1f}" for pixels in (size.width, size.height))
    return _translated(marked("ExportForm", "{0} × {1} cm on paper or on a slide")).format(width, height)


def epochs_hint(choices: ExportChoices, epoch: int) -> str:
    """Return which epochs are shown, and how to write others; raises InvalidInput if they cannot be read."""
    shown = _epochs_text(shown_epochs(choices, epoch))
    if choices.epochs:
        return shown
    example = _translated(marked("ExportForm", "0, 10, last, or 40 evenly: 0..last/40"))
    return f"{shown}\n{example}"


def _epochs_text(epochs: Sequence[int]) -> str:
    if len(epochs) > MOST_NAMED:
        text = marked("ExportForm", "{0} epochs from {1} to {2}")
        return _translated(text).format(len(epochs), epochs[0], epochs[-1])
    *others, last = map(str, epochs)
    if not others:
        return _translated(marked("ExportForm", "Epoch {0}")).format(last)
    listed = _translated(marked("ExportForm", ", ")).join(others)
    return _translated(marked("ExportForm", "Epochs {0} and {1}")).format(listed, last)


def duration_hint(choices: ExportChoices, epoch: int) -> str:
    """Return how long an animation is, as far as its epochs can be read."""
    try:
        n_epochs = len(shown_epochs(choices, epoch))
    except InvalidInput:
        return ""
    seconds = f"{n_epochs / choices.frames_per_second:.1f}"
    return _translated(marked("ExportForm", "{0} pictures, {1} s")).format(n_epochs, seconds)


def _translated(text: str) -> str:
    return QCoreApplication.translate("ExportForm", text)
