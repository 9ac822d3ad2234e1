"""Pictures of panels, still and moving, and of the window, as files."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.export.animation.encoder import animation
from app.export.figures.choices import ExportChoices
from app.export.figures.material import Material, parts_of, shown_epochs
from app.export.output import Output
from app.export.pictures.drawing import draw_image, draw_pdf, draw_svg
from app.export.pictures.sheet import Sheet
from app.files.origin import Origin, pdf_metadata, png_bytes, svg_with_origin
from app.style.theme import SLIDE_THEMES
from app.views.view import View
from mlp_engine import InvalidInput, Text, marked

MOST_PIXELS = 300_000_000  # of all frames of an animation together: 1.2 GB


class PictureOutput(Output):
    """One picture of some panels."""

    is_one_picture = True

    def __init__(self, choices: ExportChoices, material: Material) -> None:
        super().__init__(choices, material)
        self._origin = Origin(material.frames(choices)[-1].point)
        self._title = QCoreApplication.translate("Figures", choices.spec.title)
        self._image = QImage()
        self._data = b""

    @classmethod
    def picture(cls, choices: ExportChoices, material: Material) -> QImage:
        with sheet_of(choices, material) as sheet:
            return draw_image(sheet, choices.size, SLIDE_THEMES[choices.theme])

    def draw(self) -> Iterator[None]:
        choices, title, origin = self.choices, self._title, self._origin
        size, theme = choices.size, SLIDE_THEMES[choices.theme]
        with sheet_of(choices, self.material) as sheet:
            if choices.format == "svg":
                self._data = svg_with_origin(draw_svg(sheet, size, theme, title), origin)
            elif choices.format == "pdf":
                self._data = draw_pdf(sheet, size, theme, title, pdf_metadata(origin, title))
            else:
                self._image = draw_image(sheet, size, theme)
        yield

    def encode(self) -> Iterator[bytes]:
        yield self._data or png_bytes(self._image, self._origin, self._title)


class SeriesOutput(PictureOutput):
    """A picture for each of several figures."""

    is_one_picture = False

    @classmethod
    def files(cls, choices: ExportChoices) -> list[ExportChoices]:
        return parts_of(choices)

    @classmethod
    def preview(cls, choices: ExportChoices) -> ExportChoices:
        return choices.of_figure("decision_boundary_after")


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


class WindowOutput(Output):
    """The window as it is, as large as fits into the size."""

    numbers = ("width", "height")
    themes = ()
    is_one_picture = True
    is_of_window = True

    def __init__(self, choices: ExportChoices, material: Material) -> None:
        super().__init__(choices, material)
        window = material.window
        assert window is not None
        scale = min(choices.size.width / window.width(), choices.size.height / window.height())
        self._image = picture_of_window(window, material.models, scale)  # now, while it shows the frame of the material

    @classmethod
    def picture(cls, choices: ExportChoices, material: Material) -> QImage:
        assert material.window is not None
        return picture_of_window(material.window, material.models)

    def encode(self) -> Iterator[bytes]:
        yield png_bytes(self._image, self.material.origin)


def sheet_of(choices: ExportChoices, material: Material) -> Sheet:
    """Return the panels of a picture, with their frames."""
    frames = material.frames(choices)
    kinds = choices.spec.views * len(frames)
    sheet = Sheet(kinds, choices.size, SLIDE_THEMES[choices.theme], material.models)
    sheet.scale_to(frames)
    sheet.show_frames(frames)
    return sheet


def picture_of_window(window: QWidget, views: Iterable[View], scale: float = 2.0) -> QImage:
    """Return what the window shows, its views drawn in full."""
    for view in views:
        if view.isVisible():
            view.finish()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # what has just been hidden leaves its room
    return picture_of(window, scale)


def picture_of(widget: QWidget, scale: float = 2.0) -> QImage:
    """Return what the widget shows, drawn anew at ``scale`` pixels for each of its own."""
    image = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(widget.palette().window().color())
    widget.render(image)
    return image
