"""What a user chooses in an export, to be remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

from app.export.figures.figures import FIGURES, FigureSpec
from app.export.figures.picture_size import PictureSize
from app.style.theme import SLIDE_THEMES
from mlp_engine import RealKind, marked

SLOWEST, FASTEST = 0.1, 50.0  # frames a second; browsers show a frame of less than 20 ms for 100
FRAME_RATE = RealKind(SLOWEST, FASTEST)
AXES: dict[str, str] = {
    "filled": marked("engine", "Fill the room"),
    "equal": marked("engine", "Equal: one scale for x₁ and x₂"),
}
"""How the axes of a decision boundary are drawn, each with what a person reads."""


@dataclass(frozen=True)
class ExportChoices:
    """One export.

    Attributes
    ----------
    figure : a name of FIGURES
    format : one of the formats of the figure
    size : of the picture, of each frame of an animation; for slides only its proportions matter
    theme : a name of SLIDE_THEMES
    epochs : which epochs, as ``read_epochs`` understands it; empty for the usual ones of the figure
    frames_per_second : of an animation, 0.1 to 50
    folder : where the file goes
    pattern : the name of the file without its suffix, with ``{view}`` and ``{epoch}``
    axes : of decision boundaries, a name of AXES
    """

    figure: str = "boundary"
    format: str = "png"
    size: PictureSize = field(default_factory=PictureSize)
    theme: str = "light"
    epochs: str = ""
    frames_per_second: float = 10.0
    folder: str = ""
    pattern: str = "{view}_{epoch}"
    axes: str = "filled"

    def __post_init__(self) -> None:
        if self.figure not in FIGURES or self.theme not in SLIDE_THEMES or self.axes not in AXES:
            raise ValueError(f"{self.figure}, {self.theme}, {self.axes}")
        if not all(isinstance(text, str) for text in (self.epochs, self.folder, self.pattern)):
            raise TypeError(f"{self.epochs}, {self.folder}, {self.pattern}")
        FRAME_RATE.check("frames_per_second", self.frames_per_second)
        if self.format not in self.spec.formats:
            object.__setattr__(self, "format", self.spec.formats[0])

    @property
    def spec(self) -> FigureSpec:
        """The figure's entry in FIGURES."""
        return FIGURES[self.figure]

    def of_figure(self, name: str) -> ExportChoices:
        """Return the same choices for another figure, in its usual format if it has not the present one.

        The usual size becomes the usual size there.
        """
        size = FIGURES[name].size if self.size == self.spec.size else self.size
        return replace(self, figure=name, epochs="", size=size)

    def as_dict(self) -> dict[str, object]:
        """Return the choices as values that JSON can hold."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> ExportChoices:
        """Return the choices that ``as_dict`` gave; raises TypeError or ValueError for anything else."""
        size = values.get("size", {})
        if not isinstance(size, Mapping):
            raise TypeError(size)
        return cls(**{**values, "size": PictureSize(**size)})  # type: ignore[arg-type]
