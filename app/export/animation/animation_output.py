"""A picture for each of several epochs, as one moving file."""

from collections.abc import Iterator

from PySide6.QtGui import QImage

from app.export.animation.encoder import AnimationEncoder, sample_numbers
from app.export.figures.choices import ExportChoices
from app.export.figures.figures import Form
from app.export.figures.material import Material, shown_epochs
from app.export.output import Output
from app.export.pictures.drawing import draw_image
from app.export.pictures.sheet import Sheet
from app.files.origin import Origin
from app.style.theme import SLIDE_THEMES
from mlp_engine import InvalidInput, Text, marked

MOST_PIXELS = 300_000_000  # of all frames of an animation together: 1.2 GB


class AnimationOutput(Output):
    """A picture of the same panels for each of several epochs."""

    def __init__(self, choices: ExportChoices, material: Material) -> None:
        super().__init__(choices.figure, choices.format)
        self._choices = choices
        self._frames = material.frames(choices)
        self._material = material
        self._images: list[QImage] = []
        check_animation(choices, material.now.epoch)

    @property
    def pieces(self) -> int:
        return 2 * len(self._frames) + 1

    def draw(self) -> Iterator[None]:
        choices = self._choices
        theme = SLIDE_THEMES[choices.theme]
        with Sheet(choices.spec.views, choices.size, theme, self._material.models) as sheet:
            sheet.scale_to(self._frames)
            for frame in self._frames:
                sheet.show_frames([frame])
                self._images.append(draw_image(sheet, choices.size, theme))
                yield

    def encode(self) -> Iterator[bytes]:
        images, rate, origin = self._images, self._choices.frames_per_second, Origin(self._frames[-1].point).text()
        samples = [images[number] for number in sample_numbers(len(images))]
        encoder = AnimationEncoder(self.suffix, samples, rate, origin)
        for image in images:
            encoder.add(image)
            yield b""
        yield encoder.finish()


def check_animation(choices: ExportChoices, last: int) -> None:
    """Raise InvalidInput if the choices are those of an animation with too many frames to be drawn."""
    count = len(shown_epochs(choices, last))
    most = MOST_PIXELS // (choices.size.width * choices.size.height)
    if choices.spec.form is Form.ANIMATION and count > most:
        allowed = Text(marked("engine", "at most {most} epochs in pictures of this size"), {"most": most})
        raise InvalidInput("epochs", count, allowed)
