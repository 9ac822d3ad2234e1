"""What an export leaves to choose, by its figure, and what each number may be."""

import os
from dataclasses import replace

from app.export.figures.choices import FRAME_RATE, ExportChoices
from app.export.figures.epoch_list import read_epochs
from app.export.figures.figures import FigureSpec, Form, When
from app.export.figures.picture_size import LARGEST_SIDE, SIZES, PictureSize
from app.files.file_names import file_names
from app.style.theme import SLIDE_THEMES
from mlp_engine import InvalidInput, Text, marked
from mlp_engine.kinds import IntegerKind, RealKind

CUSTOM = "custom"
"""The size that is none of SIZES."""
SLIDE_SIZES = ("16:9", "4:3")
WIDE = 1.5  # from this width for each height on, slides are 16:9
DATA_FORMS = (Form.CURVES, Form.WEIGHTS)

NUMBERS: dict[str, IntegerKind | RealKind] = {
    "width": IntegerKind(64, LARGEST_SIDE),
    "height": IntegerKind(64, LARGEST_SIDE),
    "dpi": RealKind(24.0, 1200.0),
    "text": RealKind(2.0, 100.0),
    "frames_per_second": FRAME_RATE,
}


def size_names(spec: FigureSpec) -> tuple[str, ...]:
    """Return the sizes that suit a figure, names of SIZES and CUSTOM; none for data."""
    if spec.form in DATA_FORMS:
        return ()
    return SLIDE_SIZES if spec.form is Form.DECK else (*SIZES, CUSTOM)


def size_numbers(spec: FigureSpec) -> tuple[str, ...]:
    """Return which numbers of its size a figure leaves to choose, names of NUMBERS."""
    if CUSTOM not in size_names(spec):
        return ()
    return ("width", "height") if spec.form is Form.WINDOW else ("width", "height", "dpi", "text")


def theme_names(spec: FigureSpec) -> tuple[str, ...]:
    """Return the themes that suit a figure; none for data, nor for the window, which is in its own."""
    return () if spec.form in (*DATA_FORMS, Form.WINDOW) else tuple(SLIDE_THEMES)


def has_epochs(spec: FigureSpec) -> bool:
    """Tell whether a figure is of epochs that the user may choose."""
    return spec.when is When.CHOSEN


def can_be_copied(spec: FigureSpec) -> bool:
    """Tell whether a figure is one picture, for the clipboard."""
    return spec.form in (Form.PICTURE, Form.WINDOW)


def fitted(choices: ExportChoices) -> ExportChoices:
    """Return the choices with the full path of the folder and, if they are of slides, a size that slides can have."""
    choices = replace(choices, folder=os.path.expanduser(choices.folder))
    size, allowed = choices.size, [SIZES[name][1] for name in SLIDE_SIZES]
    if choices.spec.form is not Form.DECK or size in allowed:
        return choices
    return replace(choices, size=allowed[0] if size.width >= WIDE * size.height else allowed[1])


def names_of_files(choices: ExportChoices, pattern: str, epoch: int) -> list[str]:
    """Return the names that an export at an epoch would give; raises InvalidInput if the pattern cannot be used."""
    return file_names(pattern, choices.spec.parts or (choices.figure,), epoch, choices.format)


def with_number(size: PictureSize, name: str, value: object) -> PictureSize:
    """Return the size with another number; raises InvalidInput if it does not go with the rest."""
    return replace(size, **{name: value})  # type: ignore[arg-type]


def checked_value(name: str, value: object, choices: ExportChoices, epoch: int) -> object:
    """Return what was typed for a field as it is to be kept.

    Parameters
    ----------
    name : an attribute of ExportChoices or of its size
    value : what was typed: a number, or a text
    choices, epoch : all that is in force, and the epoch of the pictures, on which it may depend

    Raises
    ------
    InvalidInput
        if it cannot be used
    """
    if name in NUMBERS:
        number = NUMBERS[name].check(name, value)
        if name in size_numbers(choices.spec):
            with_number(choices.size, name, number)
        return number
    text = str(value).strip()
    if name == "epochs" and text and has_epochs(choices.spec):
        read_epochs(text, epoch)
    if name == "folder" and not os.path.isabs(os.path.expanduser(text)):
        raise InvalidInput(name, text, Text(marked("engine", "an absolute path of a folder")))
    if name == "pattern":
        names_of_files(choices, text, epoch)
    return text
