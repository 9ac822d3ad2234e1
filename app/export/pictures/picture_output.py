"""Pictures of panels, still and moving, and of the window, as files."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from app.export.animation.encoder import animation
from app.export.figures.choices import ExportChoices
from app.export.figures.material import Material, parts_of, shown_epochs
from app.export.output import Output
from app.export.pictures.drawing import draw_image, draw_pdf, draw_svg
from app.export.pictures.sheet import Sheet
from app.files.origin import Origin, pdf_metadata, png_bytes, svg_with_origin
from app.style.theme import SLIDE_THEMES, Theme, color
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
    def picture(cls, choices: ExportChoices, material: Material) -> QImage:
        """Return all figures side by side, each as small as that makes it."""
        parts = cls.files(choices)
        across = math.ceil(math.sqrt(len(parts)))
        size = choices.size.fitting(*(side // across for side in (choices.size.width, choices.size.height)))
        images = [super(SeriesOutput, cls).picture(replace(part, size=size), material) for part in parts]
        return contact_sheet(images, across, SLIDE_THEMES[choices.theme])


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
        with _empty_sheet(choices.spec.views, choices, self.material) as sheet:
            sheet.scale_to(self._frames)
            for frame in self._frames:
                sheet.show_frames([frame])
                self._images.append(draw_image(sheet, choices.size, theme))
                yield

    def encode(self) -> Iterator[bytes]:
        choices = self.choices
        yield from animation(self._images, choices.format, choices.frames_per_second, self._origin.carried())


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


def contact_sheet(images: Sequence[QImage], across: int, theme: Theme) -> QImage:
    """Return pictures of one size in a grid, with thin lines between them."""
    width, height = images[0].width(), images[0].height()
    sheet = QImage(across * width, -(-len(images) // across) * height, images[0].format())
    sheet.fill(color(theme.border))
    with QPainter(sheet) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)  # what is clear stays clear
        for index, image in enumerate(images):
            left, top = index % across * width, index // across * height
            right, bottom = left + width < sheet.width(), top + height < sheet.height()
            painter.drawImage(left, top, image, 0, 0, width - right, height - bottom)
    return sheet


def sheet_of(choices: ExportChoices, material: Material) -> Sheet:
    """Return the panels of a picture, with their frames."""
    frames = material.frames(choices)
    sheet = _empty_sheet(choices.spec.views * len(frames), choices, material)
    sheet.scale_to(frames)
    sheet.show_frames(frames)
    return sheet


def _empty_sheet(kinds: Sequence[Callable[[], View]], choices: ExportChoices, material: Material) -> Sheet:
    theme, has_equal_axes = SLIDE_THEMES[choices.theme], choices.axes == "equal"
    return Sheet(kinds, choices.size, theme, material.models, has_equal_axes)


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
