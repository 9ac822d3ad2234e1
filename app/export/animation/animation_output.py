"""A picture for each of several epochs, as one moving file."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import QImage

from app.export.animation.encoder import animation
from app.export.figures.choices import ExportChoices
from app.export.figures.material import Material, shown_epochs
from app.export.pictures.drawing import draw_image
from app.export.pictures.picture_output import PictureOutput
from app.export.pictures.sheet import Sheet
from app.style.theme import SLIDE_THEMES
from mlp_engine import InvalidInput, Text, marked

MOST_PIXELS = 300_000_000  # of all frames of an animation together: 1.2 GB


class AnimationOutput(PictureOutput):
    """A picture of the same panels for each of several epochs."""

    has_speed = True
    is_one_picture = False

    def __init__(self, choices: ExportChoices, material: Material) -> None:
        super().__init__(choices, material)
        self._frames = material.frames(choices)
        self._images: list[QImage] = []
        self.check(choices, material.now.epoch)

    @classmethod
    def check(cls, choices: ExportChoices, last: int) -> None:
        count = len(shown_epochs(choices, last))
        most = MOST_PIXELS // (choices.size.width * choices.size.height)
        if count > most:
            allowed = Text(marked("engine", "at most {most} epochs in pictures of this size"), {"most": most})
            raise InvalidInput("epochs", count, allowed)

    @classmethod
    def preview(cls, choices: ExportChoices) -> ExportChoices:
        return replace(choices, epochs="last")

    @property
    def pieces(self) -> int:
        return 2 * len(self._frames) + 1

    def draw(self) -> Iterator[None]:
        choices = self.choices
        theme = SLIDE_THEMES[choices.theme]
        with Sheet(choices.spec.views, choices.size, theme, self.material.models) as sheet:
            sheet.scale_to(self._frames)
            for frame in self._frames:
                sheet.show_frames([frame])
                self._images.append(draw_image(sheet, choices.size, theme))
                yield

    def encode(self) -> Iterator[bytes]:
        choices = self.choices
        yield from animation(self._images, choices.format, choices.frames_per_second, self._origin.text())
