"""The one table of what an export leaves to choose.

The table drives the form, its hints, validation and the options of ``layerscope render``. To add a field: an attribute
of ``ExportChoices`` and an entry in ``FIELDS`` of the same name.
"""

import os
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication

from app.export.figures.choices import AXES, FRAME_RATE, ExportChoices
from app.export.figures.figures import FIGURES, When
from app.export.figures.formats import FORMATS
from app.export.figures.material import shown_epochs, shows_plane
from app.export.figures.picture_size import CUSTOM, LARGEST_SIDE, SIZES
from app.export.outputs import names_of, output_of
from app.style.translation import listed
from app.widgets.form import BREAK, LONGEST_PIECE
from mlp_engine import Field, InvalidInput, Text, marked
from mlp_engine.kinds import ChoiceKind, IntegerKind, RealKind, TextKind

_SIDE = IntegerKind(64, LARGEST_SIDE)
_SIZE_LABELS = {name: label for name, (label, _) in SIZES.items()} | {CUSTOM: marked("engine", "Custom")}
_THEME_LABELS = {
    "light": marked("engine", "Light, on white"),
    "dark": marked("engine", "Dark"),
    "transparent": marked("engine", "Transparent, dark writing"),
}
CENTIMETRES_PER_INCH = 2.54
MOST_NAMED = 6  # epochs; of more, only their number is told


@dataclass(frozen=True)
class ExportField(Field):
    """One field of ExportChoices, or a number of its size.

    Attributes
    ----------
    unit : what a person reads behind it
    offers : the names to choose from
    is_shown : whether it is left to the user
    hint : what helps to fill it in or comes of it, for choices at an epoch
    judge : raises InvalidInput if there is no export of such choices at an epoch
    parts : fields that stand in its row
    """

    help: str = field(default="", init=False)  # the hint says more
    unit: str = ""
    offers: Callable[[ExportChoices], Collection[str]] = lambda _: ()
    is_shown: Callable[[ExportChoices], bool] = lambda _: True
    hint: Callable[[ExportChoices, int], str] = lambda *_: ""
    judge: Callable[[ExportChoices, int], object] = lambda *_: None
    parts: "tuple[ExportField, ...]" = ()

    @property
    def default(self) -> object:
        """The usual value."""
        return value_in(ExportChoices(), self.name)


def _check_folder(choices: ExportChoices, _epoch: int) -> None:
    if not os.path.isabs(os.path.expanduser(choices.folder)):
        raise InvalidInput("folder", choices.folder, Text(marked("engine", "an absolute path of a folder")))


def _file_hint(choices: ExportChoices, epoch: int) -> str:
    """Return the name of the first file and how many more there are; a line may end inside the name.

    Raises InvalidInput if the pattern cannot be used.
    """
    first, *others = names_of(choices, epoch)
    text = marked("ExportForm", "{0} and {1} more files")
    return _translated(text).format(breakable(first), len(others)) if others else breakable(first)


def breakable(name: str) -> str:
    """Let a line end after the signs that join words, and anywhere in what is long without them."""
    pieces = re.split(r"(?<=[-_ ])", name)
    return BREAK.join(piece if len(piece) <= LONGEST_PIECE else BREAK.join(piece) for piece in pieces)


def _size_hint(choices: ExportChoices, _epoch: int) -> str:
    """Return how large a picture is in centimetres."""
    kind = output_of(choices)
    if kind.is_of_window:
        return _translated(marked("ExportForm", "The window as it is at the moment of the export, scaled to fit"))
    if not kind.numbers:
        return ""
    size = choices.size
    width, height = (f"{pixels / size.dpi * CENTIMETRES_PER_INCH:.1f}" for pixels in (size.width, size.height))
    return _translated(marked("ExportForm", "{0} × {1} cm on paper or on a slide")).format(width, height)


def _epochs_hint(choices: ExportChoices, epoch: int) -> str:
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
    return _translated(marked("ExportForm", "Epochs {0} and {1}")).format(listed(others), last)


def _duration_hint(choices: ExportChoices, epoch: int) -> str:
    """Return how long an animation is, as far as its epochs can be read."""
    try:
        n_epochs = len(shown_epochs(choices, epoch))
    except InvalidInput:
        return ""
    seconds = f"{n_epochs / choices.frames_per_second:.1f}"
    return _translated(marked("ExportForm", "{0} pictures, {1} s")).format(n_epochs, seconds)


def _translated(text: str) -> str:
    return QCoreApplication.translate("ExportForm", text)


NUMBERS: tuple[ExportField, ...] = (
    ExportField("width", marked("engine", "Width in pixels"), _SIDE, unit="×"),
    ExportField("height", marked("engine", "Height in pixels"), _SIDE, unit=marked("engine", "px")),
    ExportField(
        "dpi", marked("engine", "Resolution in dots per inch"), RealKind(24, 1200, step=1), unit=marked("engine", "dpi")
    ),
    ExportField(
        "text",
        marked("engine", "Size of the writing in points"),
        RealKind(2, 100, step=1),
        unit=marked("engine", "pt writing"),
    ),
)
"""The numbers of a size."""

FIELDS: tuple[ExportField, ...] = (
    ExportField("figure", marked("engine", "&What"), ChoiceKind({name: spec.title for name, spec in FIGURES.items()})),
    ExportField(
        "format", marked("engine", "&Format"), ChoiceKind(FORMATS), offers=lambda choices: choices.spec.formats
    ),
    ExportField(
        "size",
        marked("engine", "&Size"),
        ChoiceKind(_SIZE_LABELS),
        offers=lambda choices: output_of(choices).sizes,
        is_shown=lambda choices: bool(output_of(choices).sizes),
        hint=_size_hint,
        parts=NUMBERS,
    ),
    ExportField(
        "theme",
        marked("engine", "&Theme"),
        ChoiceKind(_THEME_LABELS),
        offers=lambda choices: output_of(choices).themes,
        is_shown=lambda choices: bool(output_of(choices).themes),
    ),
    ExportField("axes", marked("engine", "A&xes"), ChoiceKind(AXES), is_shown=shows_plane),
    ExportField(
        "epochs",
        marked("engine", "E&pochs"),
        TextKind(),
        is_shown=lambda choices: choices.spec.when is When.CHOSEN,
        hint=_epochs_hint,
        judge=shown_epochs,
    ),
    ExportField(
        "frames_per_second",
        marked("engine", "Spee&d"),
        FRAME_RATE,
        unit=marked("engine", "frames per second"),
        is_shown=lambda choices: output_of(choices).has_speed,
        hint=_duration_hint,
    ),
    ExportField("folder", marked("engine", "F&older"), TextKind(), judge=_check_folder),
    ExportField("pattern", marked("engine", "&Name"), TextKind(), hint=_file_hint, judge=names_of),
)

FIELD: dict[str, ExportField] = {entry.name: entry for entry in (*FIELDS, *NUMBERS)}
SIZE_NUMBERS = tuple(entry.name for entry in NUMBERS)


def fitted(choices: ExportChoices) -> ExportChoices:
    """Return the choices with the full path of the folder and a size that the export can have."""
    return output_of(choices).fitted(replace(choices, folder=os.path.expanduser(choices.folder)))


def value_in(choices: ExportChoices, name: str) -> object:
    """Return the value of a field."""
    return getattr(choices.size if name in SIZE_NUMBERS else choices, name)


def with_value(choices: ExportChoices, name: str, value: object) -> ExportChoices:
    """Return the choices with another value of a field; raises InvalidInput if it does not go with the rest."""
    if name == "figure":
        return choices if value == choices.figure else choices.of_figure(str(value))
    if name == "size":
        return replace(choices, size=SIZES[str(value)][1])
    if name in SIZE_NUMBERS:
        return replace(choices, size=replace(choices.size, **{name: value}))  # type: ignore[arg-type]
    return replace(choices, **{name: value})  # type: ignore[arg-type]


def checked_value(name: str, value: object, choices: ExportChoices, epoch: int) -> object:
    """Return what was chosen or typed for a field as it is to be kept.

    Raises InvalidInput if it cannot be used together with the choices in force, for pictures of ``epoch``.
    """
    checked = FIELD[name].check(value)
    FIELD[name].judge(with_value(choices, name, checked), epoch)
    return checked
