"""What a person reads in the export form: the names of what can be chosen, and what is known about it."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.export.dialog.fields import has_epochs, names_of_files, size_numbers
from app.export.figures.choices import ExportChoices
from app.export.figures.epoch_list import read_epochs
from app.export.figures.figures import Form
from app.export.figures.formats import FORMATS
from mlp_engine import InvalidInput, marked

CENTIMETRES_PER_INCH = 2.54
MOST_NAMED = 6  # epochs; of more, only their number is told
BREAK = "\u200b"  # has no width, and a line may end at it
LONGEST_PIECE = 20  # characters of a name that stay in one line

THEMES: dict[str, str] = {
    "light": marked("ExportForm", "Light, on white"),
    "dark": marked("ExportForm", "Dark"),
    "transparent": marked("ExportForm", "Transparent, dark writing"),
}


def theme_text(name: str) -> str:
    """Return what a person calls a theme of pictures."""
    return _translated(THEMES[name])


def format_text(name: str) -> str:
    """Return what a person calls a format, with its suffix."""
    return f"{QCoreApplication.translate('Formats', FORMATS[name].label)} (.{name})"


def hint(row: str, choices: ExportChoices, epoch: int) -> str:
    """Return what helps to fill in a row of the form, or what comes of it; empty if there is nothing to say."""
    if row == "size":
        return _size_hint(choices)
    if row == "epochs":
        return _epochs_hint(choices, epoch) if has_epochs(choices.spec) else ""
    if row == "frames_per_second":
        return _duration_hint(choices, epoch)
    return ""


def file_text(choices: ExportChoices, epoch: int) -> str:
    """Return the name of the first file and how many more there are; a line may end inside the name.

    Raises InvalidInput if the pattern cannot be used.
    """
    first, *others = names_of_files(choices, choices.pattern, epoch)
    text = marked("ExportForm", "{0} and {1} more files")
    return _translated(text).format(_breakable(first), len(others)) if others else _breakable(first)


def _breakable(name: str) -> str:
    """Let a line end after the signs that join words, and anywhere in what is long without them."""
    pieces = re.split(r"(?<=[-_ ])", name)
    return BREAK.join(piece if len(piece) <= LONGEST_PIECE else BREAK.join(piece) for piece in pieces)


def _size_hint(choices: ExportChoices) -> str:
    if choices.spec.form is Form.WINDOW:
        return _translated(marked("ExportForm", "The window as it is at the moment of the export, scaled to fit"))
    if not size_numbers(choices.spec):
        return ""
    size = choices.size
    width, height = (f"{pixels / size.dpi * CENTIMETRES_PER_INCH:.1f}" for pixels in (size.width, size.height))
    return _translated(marked("ExportForm", "{0} × {1} cm on paper or on a slide")).format(width, height)


def _epochs_hint(choices: ExportChoices, epoch: int) -> str:
    shown = _epochs_text(_epochs(choices, epoch))
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


def _epochs(choices: ExportChoices, epoch: int) -> Sequence[int]:
    return read_epochs(choices.epochs or choices.spec.epochs, epoch)


def _duration_hint(choices: ExportChoices, epoch: int) -> str:
    try:
        n_epochs = len(_epochs(choices, epoch))
    except InvalidInput:
        return ""
    seconds = f"{n_epochs / choices.frames_per_second:.1f}"
    return _translated(marked("ExportForm", "{0} pictures, {1} s")).format(n_epochs, seconds)


def _translated(text: str) -> str:
    return QCoreApplication.translate("ExportForm", text)
