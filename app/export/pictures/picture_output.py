"""Pictures of panels and of the window, as files."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.export.figures.choices import ExportChoices
from app.export.figures.figures import FigureSpec
from app.export.figures.material import Material
from app.export.output import Output
from app.export.pictures.drawing import draw_image, draw_pdf, draw_svg
from app.export.pictures.sheet import Sheet
from app.export.pictures.window_picture import picture_of_window
from app.files.origin import Origin, pdf_metadata, png_bytes, svg_with_origin
from app.style.theme import SLIDE_THEMES


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
