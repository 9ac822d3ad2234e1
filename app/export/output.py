"""Files in the making: each is drawn in the GUI thread, a piece at a time, and encoded in any thread."""

from abc import ABC, abstractmethod
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.export.animation.encoder import AnimationEncoder, sample_numbers
from app.export.data_files import curves_csv, parameters_npz
from app.export.figures.choices import ExportChoices
from app.export.figures.figures import FigureSpec, Form
from app.export.figures.material import Material, shown_epochs
from app.export.pictures.drawing import draw_image, draw_pdf, draw_svg
from app.export.pictures.sheet import Sheet
from app.export.pictures.window_picture import picture_of_window
from app.files.origin import Origin, pdf_metadata, png_bytes, svg_with_origin
from app.style.theme import SLIDE_THEMES
from mlp_engine import Curves, Frame, InvalidInput, Text, marked

MOST_PIXELS = 300_000_000  # of all frames of an animation together: 1.2 GB


class Output(ABC):
    """One file. ``draw`` first, to its end; then ``encode``, which touches no widget.

    Between two pieces of work a file can be given up, and somebody can be told how far it is.

    Attributes
    ----------
    view : the name of the figure, for the name of the file
    suffix : of the file, without the dot
    """

    def __init__(self, view: str, suffix: str) -> None:
        self.view = view
        self.suffix = suffix

    @property
    def pieces(self) -> int:
        """How often ``draw`` and ``encode`` yield together."""
        return 2

    @abstractmethod
    def draw(self) -> Iterator[None]:
        """Draw what the file shows, in the GUI thread; yield after each piece."""

    @abstractmethod
    def encode(self) -> Iterator[bytes]:
        """Yield the content of the file in parts, which may be empty; in any thread."""


class PictureOutput(Output):
    """One picture of some panels."""

    def __init__(self, choices: ExportChoices, material: Material) -> None:
        super().__init__(choices.figure, choices.format)
        self._choices = choices
        self._material = material
        self._origin = Origin(material.frames(choices)[-1].point)
        self._title = title_of(choices.spec)
        self._image = QImage()
        self._data = b""

    def draw(self) -> Iterator[None]:
        choices, title = self._choices, self._title
        size, theme = choices.size, SLIDE_THEMES[choices.theme]
        with sheet_of(choices, self._material) as sheet:
            if choices.format == "svg":
                self._data = svg_with_origin(draw_svg(sheet, size, theme, title), self._origin)
            elif choices.format == "pdf":
                self._data = draw_pdf(sheet, size, theme, title, pdf_metadata(self._origin, title))
            else:
                self._image = draw_image(sheet, size, theme)
        yield

    def encode(self) -> Iterator[bytes]:
        yield self._data or png_bytes(self._image, self._origin, self._title)


class WindowOutput(Output):
    """The window as it is, as large as fits into the size."""

    def __init__(self, choices: ExportChoices, material: Material, window: QWidget) -> None:
        super().__init__(choices.figure, choices.format)
        scale = min(choices.size.width / window.width(), choices.size.height / window.height())
        self._image = picture_of_window(window, material.models, scale)  # now, while it shows the frame of the material
        self._origin = material.origin

    def draw(self) -> Iterator[None]:
        yield

    def encode(self) -> Iterator[bytes]:
        yield png_bytes(self._image, self._origin)


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


class CurvesOutput(Output):
    """The curves as a table."""

    def __init__(self, choices: ExportChoices, curves: Curves) -> None:
        super().__init__(choices.figure, choices.format)
        self._curves = curves

    def draw(self) -> Iterator[None]:
        yield

    def encode(self) -> Iterator[bytes]:
        yield curves_csv(self._curves)


class ParametersOutput(Output):
    """The weights and biases as arrays."""

    def __init__(self, choices: ExportChoices, frame: Frame) -> None:
        super().__init__(choices.figure, choices.format)
        self._frame = frame

    def draw(self) -> Iterator[None]:
        yield

    def encode(self) -> Iterator[bytes]:
        yield parameters_npz(self._frame, Origin(self._frame.point).text())


def check_animation(choices: ExportChoices, last: int) -> None:
    """Raise InvalidInput if the choices are those of an animation with too many frames to be drawn."""
    count = len(shown_epochs(choices, last))
    most = MOST_PIXELS // (choices.size.width * choices.size.height)
    if choices.spec.form is Form.ANIMATION and count > most:
        allowed = Text(marked("engine", "at most {most} epochs in pictures of this size"), {"most": most})
        raise InvalidInput("epochs", count, allowed)


def picture(choices: ExportChoices, material: Material) -> QImage:
    """Return the picture of a figure of panels."""
    with sheet_of(choices, material) as sheet:
        return draw_image(sheet, choices.size, SLIDE_THEMES[choices.theme])


def sheet_of(choices: ExportChoices, material: Material) -> Sheet:
    """Return the panels of a picture, with their frames."""
    frames = material.frames(choices)
    kinds = choices.spec.views * len(frames)
    sheet = Sheet(kinds, choices.size, SLIDE_THEMES[choices.theme], material.models)
    sheet.scale_to(frames)
    sheet.show_frames(frames)
    return sheet


def title_of(spec: FigureSpec) -> str:
    """Return the title of a figure in the language of the program."""
    return QCoreApplication.translate("Figures", spec.title)
