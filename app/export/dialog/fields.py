"""The one table of what an export leaves to choose.

The table drives the form, its hints, validation and the options of ``layerscope render``. To add a field: an attribute
of ``ExportChoices`` and an entry in ``FIELDS`` of the same name.
"""

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from app.export.dialog import hints
from app.export.figures.choices import FRAME_RATE, ExportChoices
from app.export.figures.figures import FIGURES, When
from app.export.figures.formats import FORMATS
from app.export.figures.material import shown_epochs
from app.export.figures.picture_size import CUSTOM, LARGEST_SIDE, SIZES
from app.export.outputs import names_of, output_of
from mlp_engine import InvalidInput, Text, marked
from mlp_engine.arrays import as_choice
from mlp_engine.kinds import IntegerKind, RealKind

THEMES: dict[str, str] = {
    "light": marked("ExportForm", "Light, on white"),
    "dark": marked("ExportForm", "Dark"),
    "transparent": marked("ExportForm", "Transparent, dark writing"),
}


@dataclass(frozen=True)
class OfferKind:
    """One of ``names``: ``texts`` gives those that an export offers, each with what a person reads."""

    names: Collection[str]
    texts: Callable[[ExportChoices], Mapping[str, str]]

    def check(self, argument: str, value: object) -> object:
        """Return ``value`` or raise InvalidInput."""
        return as_choice(argument, value, list(self.names))

    def parse(self, text: str) -> object:
        """Read what a person typed."""
        return text


@dataclass(frozen=True)
class FigureKind(OfferKind):
    """A name of FIGURES."""


@dataclass(frozen=True)
class SizeKind(OfferKind):
    """A size, one of SIZES or given in numbers."""

    def check(self, argument: str, value: object) -> object:
        """Return ``value``, a PictureSize: there is none that is not allowed."""
        return value


@dataclass(frozen=True)
class LineKind:
    """A line of text: ``usual`` gives what stands for an empty one."""

    usual: Callable[[ExportChoices], str] = lambda _: ""

    def check(self, argument: str, value: object) -> str:
        """Return ``value`` without space around it."""
        return str(value).strip()

    def parse(self, text: str) -> object:
        """Read what a person typed."""
        return text


@dataclass(frozen=True)
class FolderKind(LineKind):
    """The full path of a folder, in which ~ is that of the user."""

    def check(self, argument: str, value: object) -> str:
        """Return ``value`` without space around it, or raise InvalidInput."""
        path = super().check(argument, value)
        if not os.path.isabs(os.path.expanduser(path)):
            raise InvalidInput(argument, path, Text(marked("engine", "an absolute path of a folder")))
        return path


@dataclass(frozen=True)
class ExportField:
    """One field of ExportChoices.

    Attributes
    ----------
    name : the attribute of ExportChoices, or of its size
    label, unit : what a person reads before and behind it, to be translated in the context "ExportForm"
    kind : what values are allowed
    is_shown : whether the choices leave it to the user
    hint : what helps to fill it in or comes of it, for choices at an epoch
    judge : raises InvalidInput if there is no export of such choices at an epoch
    parts : fields that stand in its row
    """

    name: str
    label: str
    kind: OfferKind | LineKind | IntegerKind | RealKind
    unit: str = ""
    is_shown: Callable[[ExportChoices], bool] = lambda _: True
    hint: Callable[[ExportChoices, int], str] = lambda *_: ""
    judge: Callable[[ExportChoices, int], object] = lambda *_: None
    parts: "tuple[ExportField, ...]" = ()


def translated(text: str) -> str:
    """Return a label or a unit of the table in the language of the window."""
    return QCoreApplication.translate("ExportForm", text)


def _figures(_: ExportChoices) -> dict[str, str]:
    return {name: QCoreApplication.translate("Figures", spec.title) for name, spec in FIGURES.items()}


def _formats(choices: ExportChoices) -> dict[str, str]:
    names = {name: QCoreApplication.translate("Formats", FORMATS[name].label) for name in choices.spec.formats}
    return {name: f"{text} (.{name})" for name, text in names.items()}


def _sizes(choices: ExportChoices) -> dict[str, str]:
    labels = {name: QCoreApplication.translate("Export", label) for name, (label, _) in SIZES.items()}
    labels[CUSTOM] = QCoreApplication.translate("ExportForm", "Custom")
    return {name: labels[name] for name in output_of(choices).sizes}


def _themes(choices: ExportChoices) -> dict[str, str]:
    return {name: translated(THEMES[name]) for name in output_of(choices).themes}


_SIDE = IntegerKind(64, LARGEST_SIDE)

FIELDS: tuple[ExportField, ...] = (
    ExportField("figure", marked("ExportForm", "&What"), FigureKind(FIGURES, _figures)),
    ExportField("format", marked("ExportForm", "&Format"), OfferKind(FORMATS, _formats)),
    ExportField(
        "size",
        marked("ExportForm", "&Size"),
        SizeKind(SIZES, _sizes),
        is_shown=lambda choices: bool(output_of(choices).sizes),
        hint=hints.size_hint,
        parts=(
            ExportField("width", marked("ExportForm", "Width in pixels"), _SIDE, "×"),
            ExportField("height", marked("ExportForm", "Height in pixels"), _SIDE, marked("ExportForm", "px")),
            ExportField(
                "dpi",
                marked("ExportForm", "Resolution in dots per inch"),
                RealKind(24.0, 1200.0, step=1.0),
                marked("ExportForm", "dpi"),
            ),
            ExportField(
                "text",
                marked("ExportForm", "Size of the writing in points"),
                RealKind(2.0, 100.0, step=1.0),
                marked("ExportForm", "pt writing"),
            ),
        ),
    ),
    ExportField(
        "theme",
        marked("ExportForm", "&Theme"),
        OfferKind(THEMES, _themes),
        is_shown=lambda choices: bool(output_of(choices).themes),
    ),
    ExportField(
        "epochs",
        marked("ExportForm", "E&pochs"),
        LineKind(lambda choices: choices.spec.epochs),
        is_shown=lambda choices: choices.spec.when is When.CHOSEN,
        hint=hints.epochs_hint,
        judge=shown_epochs,
    ),
    ExportField(
        "frames_per_second",
        marked("ExportForm", "Spee&d"),
        FRAME_RATE,
        marked("ExportForm", "frames per second"),
        is_shown=lambda choices: output_of(choices).has_speed,
        hint=hints.duration_hint,
    ),
    ExportField("folder", marked("ExportForm", "F&older"), FolderKind()),
    ExportField("pattern", marked("ExportForm", "&Name"), LineKind(), hint=hints.file_hint, judge=names_of),
)

FIELD: dict[str, ExportField] = {part.name: part for field in FIELDS for part in (field, *field.parts)}
"""Each field and each part of one, by its name."""
SIZE_NUMBERS = tuple(part.name for part in FIELD["size"].parts)


def fitted(choices: ExportChoices) -> ExportChoices:
    """Return the choices with the full path of the folder and a size that the export can have."""
    return output_of(choices).fitted(replace(choices, folder=os.path.expanduser(choices.folder)))


def with_value(choices: ExportChoices, name: str, value: object) -> ExportChoices:
    """Return the choices with another value of a field; raises InvalidInput if it does not go with the rest."""
    if name == "figure":
        return choices if value == choices.figure else choices.of_figure(str(value))
    if name in SIZE_NUMBERS:
        return replace(choices, size=replace(choices.size, **{name: value}))  # type: ignore[arg-type]
    return replace(choices, **{name: value})  # type: ignore[arg-type]


def checked_value(name: str, value: object, choices: ExportChoices, epoch: int) -> object:
    """Return what was chosen or typed for a field as it is to be kept.

    Parameters
    ----------
    name : of a field in FIELD
    value : what was typed: a number, or a text
    choices, epoch : all that is in force, and the epoch of the pictures, on which it may depend

    Raises
    ------
    InvalidInput
        if it cannot be used
    """
    field = FIELD[name]
    checked = field.kind.check(name, value)
    field.judge(with_value(choices, name, checked), epoch)
    return checked
