"""What a person reads in the export form: the names of what can be chosen, and what is known about it."""

from PySide6.QtCore import QCoreApplication

from app.export.choices import ExportChoices
from app.export.epoch_list import read_epochs
from app.export.figures import Form
from app.export.formats import FORMATS
from app.panels.export.fields import names_of_files, size_numbers
from mlp_engine import InvalidInput, marked

CENTIMETRES_PER_INCH = 2.54

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
    """Return what helps to fill in a row of the form; empty if there is nothing to say."""
    if row == "size":
        return _size_hint(choices)
    if row == "epochs":
        return _translated(marked("ExportForm", "0, 10, last, or 40 evenly: 0..last/40"))
    if row == "frames_per_second":
        return _duration_hint(choices, epoch)
    return ""


def file_text(choices: ExportChoices, pattern: str, epoch: int) -> str:
    """Return the name of the first file and how many more there are; raises InvalidInput for a bad pattern."""
    first, *others = names_of_files(choices, pattern, epoch)
    text = marked("ExportForm", "{0} and {1} more files")
    return _translated(text).format(first, len(others)) if others else first


def _size_hint(choices: ExportChoices) -> str:
    if choices.spec.form is Form.WINDOW:
        return _translated(marked("ExportForm", "The window is scaled to fit."))
    if not size_numbers(choices.spec):
        return ""
    size = choices.size
    width, height = (f"{pixels / size.dpi * CENTIMETRES_PER_INCH:.1f}" for pixels in (size.width, size.height))
    return _translated(marked("ExportForm", "{0} × {1} cm on paper or on a slide")).format(width, height)


def _duration_hint(choices: ExportChoices, epoch: int) -> str:
    try:
        n_epochs = len(read_epochs(choices.epochs or choices.spec.epochs, epoch))
    except InvalidInput:
        return ""
    seconds = f"{n_epochs / choices.frames_per_second:.1f}"
    return _translated(marked("ExportForm", "{0} pictures, {1} s")).format(n_epochs, seconds)


def _translated(text: str) -> str:
    return QCoreApplication.translate("ExportForm", text)
