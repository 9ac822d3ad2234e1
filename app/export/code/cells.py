"""Pieces of code with words about them: the same for a script and for a notebook."""

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

WIDTH = 88  # of a line, as Ruff and Black have it
CELL = "# %%"  # which Jupyter, VS Code and Spyder take for the beginning of a cell


class Cell(NamedTuple):
    """A piece of code.

    Attributes
    ----------
    title : a few words
    words : some sentences, in one line; may be empty
    code : Python, without a blank line at either end
    """

    title: str
    words: str
    code: str


def script_of(about: str, cells: Sequence[Cell]) -> str:
    """Return a script: what it is about, as its docstring, and the cells, the imports first."""
    lines = "\n".join(textwrap.fill(paragraph, WIDTH) for paragraph in about.split("\n"))
    imports, *rest = map(_written, cells)
    return f'"""{lines}\n"""\n\n{imports}\n\n' + "\n\n\n".join(rest) + "\n"


def _written(cell: Cell) -> str:
    mark, *words = [f"{CELL} {cell.title}", *textwrap.wrap(cell.words, WIDTH - 2)]
    return "\n".join([mark, *(f"# {line}" for line in words), cell.code])


def blocks(*parts: str) -> str:
    """Return functions, and what stands around them, with the two blank lines between them; empty ones are left out."""
    return "\n\n\n".join(part for part in parts if part)


def lines(*parts: str) -> str:
    """Return the parts as lines, without the empty ones."""
    return "\n".join(part for part in parts if part)


def indented(code: str, depth: int = 1) -> str:
    """Return code so many steps further to the right."""
    return textwrap.indent(code, "    " * depth)
