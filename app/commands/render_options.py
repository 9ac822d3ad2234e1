"""What ``layerscope render`` is asked to write."""

import argparse
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from app.export.figures.choices import FRAME_RATE, ExportChoices
from app.export.figures.figures import ANIMATION_FORMATS, FIGURES, PICTURE_FORMATS
from app.export.figures.formats import FORMATS
from app.export.figures.picture_size import PictureSize, read_size
from app.style.languages import LANGUAGES
from app.style.theme import SLIDE_THEMES
from mlp_engine import InvalidInput, Text, marked
from mlp_engine.arrays import as_choice

SLIDE_HEIGHT = 7.5  # inches, of whatever the shorter side of a picture is taken for
FIGURES_OF_FORMAT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(PICTURE_FORMATS, FIGURES["lesson"].parts),
    **dict.fromkeys(ANIMATION_FORMATS, ("animation",)),
    "pptx": ("slides",),
    "csv": ("curves",),
    "npz": ("parameters",),
}


@dataclass(frozen=True)
class RenderOptions:
    """What to write.

    Attributes
    ----------
    folder : where; it is made if it is missing
    formats : names of FORMATS
    epochs : of the film strip and of animations, as ``read_epochs`` understands it; empty for no strip
    size : px; None for the usual ones
    theme : a name of SLIDE_THEMES
    language : a name of LANGUAGES
    frames_per_second : of an animation
    may_replace : whether files that are there may be replaced
    is_quiet : whether to print nothing but what goes wrong
    """

    folder: Path
    formats: tuple[str, ...] = ("png",)
    epochs: str = ""
    size: tuple[int, int] | None = None
    theme: str = "light"
    language: str = "en"
    frames_per_second: float = 10.0
    may_replace: bool = False
    is_quiet: bool = False

    def choices(self) -> list[ExportChoices]:
        """Return the choices of each file."""
        return [
            ExportChoices(
                figure=figure,
                format=name,
                size=self._picture_size(FIGURES[figure].size),
                theme=self.theme,
                epochs=self.epochs,
                frames_per_second=self.frames_per_second,
            )
            for name in self.formats
            for figure in self._figures(name)
        ]

    def _figures(self, name: str) -> tuple[str, ...]:
        has_strip = self.epochs and name in PICTURE_FORMATS
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
        epochs=given.at,
        size=None if given.size is None else read_size(given.size),
        theme=as_choice("theme", given.theme, list(SLIDE_THEMES)),
        language=as_choice("lang", given.lang, list(LANGUAGES)),
        frames_per_second=FRAME_RATE.check("fps", FRAME_RATE.parse(given.fps)),
        may_replace=given.force,
        is_quiet=given.quiet,
    )


def _folder(text: str) -> Path:
    if not text.strip():  # as an unset variable in a script is; the working folder is "."
        raise InvalidInput("out", text, Text(marked("engine", "the path of a folder")))
    return Path(text)


def _names(argument: str, text: str, allowed: Collection[str]) -> tuple[str, ...]:
    """The names in a list with commas, each once."""
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    return tuple(dict.fromkeys(as_choice(argument, name, list(allowed)) for name in names or [text]))
