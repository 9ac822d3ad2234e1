"""Files in the making: each is drawn in the GUI thread, a piece at a time, and encoded in any thread."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from PySide6.QtGui import QImage

from app.export.figures.choices import ExportChoices
from app.export.figures.material import Material, shown_epochs
from app.export.figures.picture_size import CUSTOM, SIZES
from app.style.theme import SLIDE_THEMES
from mlp_engine import Frame


class Output(ABC):
    """One file. ``draw`` first, to its end; then ``encode``, which touches no widget.

    Between two pieces of work a file can be given up, and somebody can be told how far it is. What a kind of file
    leaves to choose and how it is shown beforehand, its class says.

    Attributes
    ----------
    sizes : the sizes that suit it, names of SIZES and CUSTOM; none for data
    numbers : which numbers of a size are left to choose, attributes of PictureSize
    themes : the themes that suit it, names of SLIDE_THEMES
    has_speed : whether it moves
    is_one_picture : whether it can go to the clipboard
    is_of_window : whether it shows the window as it is, and not the frame of an epoch
    """

    sizes: ClassVar[tuple[str, ...]] = (*SIZES, CUSTOM)
    numbers: ClassVar[tuple[str, ...]] = ("width", "height", "dpi", "text")
    themes: ClassVar[tuple[str, ...]] = tuple(SLIDE_THEMES)
    has_speed: ClassVar[bool] = False
    is_one_picture: ClassVar[bool] = False
    is_of_window: ClassVar[bool] = False

    def __init__(self, choices: ExportChoices, material: Material) -> None:
        self.choices = choices
        self.material = material

    @classmethod
    def fitted(cls, choices: ExportChoices) -> ExportChoices:
        """Return the choices with a size that it can have."""
        return choices

    @classmethod
    def check(cls, choices: ExportChoices, last: int) -> None:
        """Raise InvalidInput if the epochs cannot be read, or there are too many to be drawn."""
        shown_epochs(choices, last)

    @classmethod
    def files(cls, choices: ExportChoices) -> list[ExportChoices]:
        """Return the choices of each file of an export."""
        return [choices]

    @classmethod
    def preview(cls, choices: ExportChoices) -> ExportChoices:
        """Return the choices of the picture that stands for an export while it is set up."""
        return choices

    @classmethod
    def contents(cls, frame: Frame, format: str) -> str:
        """Return what is in a file that has no picture to stand for it, as some lines; empty if there is one."""
        return ""

    @classmethod
    def picture(cls, choices: ExportChoices, material: Material) -> QImage:
        """Return the picture that stands for an export or goes to the clipboard."""
        raise NotImplementedError

    @property
    def pieces(self) -> int:
        """How often ``draw`` and ``encode`` yield together."""
        return 2

    def draw(self) -> Iterator[None]:
        """Draw what the file shows, if there is something to draw, in the GUI thread; yield after each piece."""
        yield

    @abstractmethod
    def encode(self) -> Iterator[bytes]:
        """Yield the content of the file in parts, which may be empty; in any thread."""
