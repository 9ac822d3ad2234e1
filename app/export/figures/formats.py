"""The one table of file formats."""

from dataclasses import dataclass

from mlp_engine import marked


@dataclass(frozen=True)
class Format:
    """A file format: its suffix, without the dot, is its name in ``FORMATS``; its label is translated in "Formats"."""

    label: str


FORMATS: dict[str, Format] = {
    "png": Format(marked("Formats", "PNG picture")),
    "svg": Format(marked("Formats", "SVG drawing")),
    "pdf": Format(marked("Formats", "PDF page")),
    "pptx": Format(marked("Formats", "PowerPoint slides")),
    "gif": Format(marked("Formats", "GIF animation")),
    "webp": Format(marked("Formats", "WebP animation")),
    "csv": Format(marked("Formats", "CSV table")),
    "npz": Format(marked("Formats", "NumPy arrays")),
}
