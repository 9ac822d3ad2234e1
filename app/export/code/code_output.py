"""A run as code, as a file of an export."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from app.export.code.notebook import notebook
from app.export.code.numpy_script import numpy_cells, numpy_script
from app.export.code.page import Page
from app.export.code.torch_script import torch_script
from app.export.data_files import DataOutput
from app.export.figures.choices import ExportChoices
from app.export.figures.material import Material, sharp
from app.export.figures.picture_size import SIZES
from app.export.pictures.picture_output import PictureOutput
from mlp_engine import Frame, RunPoint, marked

PICTURES = ("boundary", "loss")  # of a notebook, names of FIGURES
SCRIPTS = {"py": numpy_script, "torch": torch_script}
ABOUT = {
    "py": marked("Export", "A script of {lines} lines that needs nothing but NumPy."),
    "torch": marked("Export", "A script of {lines} lines for PyTorch."),
    "ipynb": marked("Export", "A notebook of {lines} lines that needs nothing but NumPy, with two pictures."),
}
PROMISE = marked(
    "Export",
    "It trains the network again to epoch {epoch}: with the same samples, start, batches, optimiser and changes by "
    "hand, and to the same numbers.",
)
PROMISE_OF_TORCH = marked(
    "Export",
    "It trains the network again to epoch {epoch}: with the same samples, start, batches, optimiser and changes by "
    "hand, and to the same numbers but for rounding, which may grow over many epochs.",
)


class CodeOutput(DataOutput):
    """A script or a notebook that makes the run again."""

    def __init__(self, choices: ExportChoices, material: Material) -> None:
        super().__init__(choices, material)
        self._pictures: dict[str, PictureOutput] = {}  # by their titles
        if choices.format == "ipynb":
            for name in PICTURES:
                picture = replace(choices, figure=name, format="png", size=SIZES["web"][1])
                title = QCoreApplication.translate("Figures", picture.spec.title)
                shown = Material(sharp(material.now, picture), material.past, material.models)
                self._pictures[title] = PictureOutput(picture, shown)

    @classmethod
    def contents(cls, frame: Frame, format: str) -> str:
        text = script_text(frame.point, format)
        sentences = ABOUT[format], PROMISE_OF_TORCH if format == "torch" else PROMISE
        about, promise = (QCoreApplication.translate("Export", sentence) for sentence in sentences)
        return f"{about.format(lines=text.count(chr(10)))}\n{promise.format(epoch=frame.epoch)}"

    @property
    def pieces(self) -> int:
        return len(self._pictures) + 1 if self._pictures else super().pieces

    def draw(self) -> Iterator[None]:
        if not self._pictures:
            yield
        for picture in self._pictures.values():
            yield from picture.draw()

    def encode(self) -> Iterator[bytes]:
        point = self.material.now.point
        if self.choices.format in SCRIPTS:
            yield script_text(point, self.choices.format).encode()
            return
        pictures = {title: b"".join(picture.encode()) for title, picture in self._pictures.items()}
        yield notebook(Page(point).about("NumPy alone"), numpy_cells(point), pictures)


def script_text(point: RunPoint, format: str) -> str:
    """Return the code of a format, one of a notebook as a script."""
    return SCRIPTS.get(format, numpy_script)(point)
