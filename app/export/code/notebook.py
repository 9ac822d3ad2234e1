"""A run as a Jupyter notebook: the cells of its NumPy script, and its pictures.

The format is that of nbformat 4.5 (https://nbformat.readthedocs.io/en/latest/format_description.html), laid out as
Jupyter saves it.
"""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence

from app.export.code.cells import Cell

FORMAT, MINOR = 4, 5


def notebook(about: str, cells: Sequence[Cell], pictures: Mapping[str, bytes]) -> bytes:
    """Return a notebook.

    Parameters
    ----------
    about : what it is about; its first line is the title
    cells : of code, each below its words
    pictures : PNG files by their titles, which follow the code
    """
    title, _, rest = about.partition("\n")
    parts = [_words(f"# {title}\n{rest}")]
    for cell in cells:
        parts += [_words(f"## {cell.title}\n\n{cell.words}".strip()), _code(cell.code)]
    parts += [_picture(f"picture-{number}.png", *one) for number, one in enumerate(pictures.items(), start=1)]
    values = {
        "cells": [{"id": f"cell-{number}", **part} for number, part in enumerate(parts, start=1)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": FORMAT,
        "nbformat_minor": MINOR,
    }
    return f"{json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def _words(text: str) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(keepends=True)}


def _code(text: str) -> dict[str, object]:
    source = text.splitlines(keepends=True)
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}


def _picture(name: str, title: str, png: bytes) -> dict[str, object]:
    """Return a cell that shows a picture it holds: one that is there again when the code has run anew."""
    attachments = {name: {"image/png": b64encode(png).decode("ascii")}}
    return {**_words(f"## {title}\n\n![{title}](attachment:{name})"), "attachments": attachments}
