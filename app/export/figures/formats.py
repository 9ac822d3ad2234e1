"""The one table of file formats."""

from mlp_engine import marked

FORMATS: dict[str, str] = {
    "png": marked("engine", "PNG picture (.png)"),
    "svg": marked("engine", "SVG drawing (.svg)"),
    "pdf": marked("engine", "PDF page (.pdf)"),
    "pptx": marked("engine", "PowerPoint slides (.pptx)"),
    "gif": marked("engine", "GIF animation (.gif)"),
    "webp": marked("engine", "WebP animation (.webp)"),
    "layerscope": marked("engine", "Layerscope run (.layerscope)"),
    "csv": marked("engine", "CSV table (.csv)"),
    "npz": marked("engine", "NumPy arrays (.npz)"),
    "safetensors": marked("engine", "Safetensors arrays (.safetensors)"),
    "json": marked("engine", "JSON numbers (.json)"),
    "py": marked("engine", "NumPy script (.py)"),
    "torch": marked("engine", "PyTorch script (.py)"),
    "ipynb": marked("engine", "Jupyter notebook (.ipynb)"),
}
"""What a person reads for each; the name is the suffix of the file, without the dot, unless ENDINGS has another."""

ENDINGS: dict[str, str] = {"torch": "_torch.py"}  # so that both scripts of a run can be in one folder


def ending_of(format: str) -> str:
    """Return how the names of the files of a format end, with the dot."""
    return ENDINGS.get(format, f".{format}")
