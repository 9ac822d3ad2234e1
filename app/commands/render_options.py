"""What ``layerscope render`` is asked to write."""

import argparse
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.export.dialog.fields import FIELD, with_value
from app.export.figures.choices import ExportChoices
from app.export.figures.figures import ANIMATION_FORMATS, FIGURES, PICTURE_FORMATS
from app.export.figures.formats import FORMATS
from app.export.figures.picture_size import PictureSize, read_size
from app.style.languages import LANGUAGES
from mlp_engine import InvalidInput, Text, marked
from mlp_engine.arrays import as_choice

SLIDE_HEIGHT = 7.5  # inches, of whatever the shorter side of a picture is taken for
FIGURES_OF_FORMAT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(PICTURE_FORMATS, FIGURES["lesson"].parts),
    **dict.fromkeys(ANIMATION_FORMATS, ("animation",)),
    "pptx": ("slides",),
    "layerscope": ("run",),
    "csv": ("curves",),
    **dict.fromkeys(FIGURES["parameters"].formats, ("parameters",)),
    **dict.fromkeys(FIGURES["code"].formats, ("code",)),
}


@dataclass(frozen=True)
class RenderOptions:
    """What to write.

    Attributes
    ----------
    folder : where; it is made if it is missing
    formats : names of FORMATS
    wish : theme and speed of each file, and the epochs of the film strip and of animations; empty for no strip
    size : px; None for the usual ones
    language : a name of LANGUAGES
    may_replace : whether files that are there may be replaced
    is_quiet : whether to print nothing but what goes wrong
    """

    folder: Path
    formats: tuple[str, ...] = ("png",)
    wish: ExportChoices = field(default_factory=ExportChoices)
    size: tuple[int, int] | None = None
    language: str = "en"
    may_replace: bool = False
    is_quiet: bool = False

    def choices(self) -> list[ExportChoices]:
        """Return the choices of each file."""
        return [
            replace(self.wish, figure=figure, format=name, size=self._picture_size(FIGURES[figure].size))
            for name in self.formats
            for figure in self._figures(name)
        ]

    def _figures(self, name: str) -> tuple[str, ...]:
        has_strip = self.wish.epochs and name in PICTURE_FORMATS
        return (*FIGURES_OF_FORMAT[name], "film_strip") if has_strip else FIGURES_OF_FORMAT[name]

    def _picture_size(self, usual: PictureSize) -> PictureSize:
        if self.size is None:
            return usual
        width, height = self.size
        return PictureSize(width, height, min(width, height) / SLIDE_HEIGHT, usual.text)


def read_options(given: argparse.Namespace) -> RenderOptions:
    """Return the options of a command line; raises InvalidInput for a value that is not allowed."""
    return RenderOptions(
        folder=_folder(given.out),
        formats=_names("formats", given.formats, FORMATS),
        wish=_wish(given),
        size=None if given.size is None else read_size(given.size),
        language=as_choice("lang", given.lang, list(LANGUAGES)),
        may_replace=given.force,
        is_quiet=given.quiet,
    )


def _wish(given: argparse.Namespace) -> ExportChoices:
    wish = ExportChoices(epochs=given.at)
    for name, option in (("theme", "theme"), ("frames_per_second", "fps")):
        kind = FIELD[name].kind
        wish = with_value(wish, name, kind.check(option, kind.parse(getattr(given, option))))
    return wish


def _folder(text: str) -> Path:
    if not text.strip():  # as an unset variable in a script is; the working folder is "."
        raise InvalidInput("out", text, Text(marked("engine", "the path of a folder")))
    return Path(text)


def _names(argument: str, text: str, allowed: Collection[str]) -> tuple[str, ...]:
    """The names in a list with commas, each once."""
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    return tuple(dict.fromkeys(as_choice(argument, name, list(allowed)) for name in names or [text]))
