"""The one table of file formats."""

from mlp_engine import marked

FORMATS: dict[str, str] = {
    "png": marked("engine", "PNG picture (.png)"),
    "svg": marked("engine", "SVG drawing (.svg)"),
    "pdf": marked("engine", "PDF page (.pdf)"),
    "pptx": marked("engine", "PowerPoint slides (.pptx)"),
    "gif": marked("engine", "GIF animation (.gif)"),
    "webp": marked("engine", "WebP animation (.webp)"),
    "csv": marked("engine", "CSV table (.csv)"),
    "npz": marked("engine", "NumPy arrays (.npz)"),
}
"""What a person reads for each; the name is the suffix of the file, without the dot."""
