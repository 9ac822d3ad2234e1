"""Data for a run, made of a table."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.files.tables.fault import TableFault
from app.files.tables.table import Table
from app.files.tables.use import Gaps, Use
from app.files.tables.values import NUMBER_GAPS, class_in, class_order, numbers_in, one_line, shortened
from mlp_engine import OwnData, Text, marked
from mlp_engine.arrays import FloatArray
from mlp_engine.own_data import LONGEST_NAME, MOST_CLASSES, MOST_COLUMNS, MOST_NUMBERS

Mask = npt.NDArray[np.bool_]
LARGEST_NUMBER = 1e100  # the squares of many such are still finite
IndexArray = npt.NDArray[np.intp]
NO_INPUTS = Text(marked("engine", "at least one column must be an input."))
BOTH = Text(marked("engine", "it cannot be an input and learned, too."))
ONLY_GAPS = Text(marked("engine", "there is nothing in it."))
TOO_FEW_ROWS = Text(marked("engine", "fewer than two rows are without gaps."))


@dataclass(frozen=True)
class Report:
    """What became of a table.

    Attributes
    ----------
    left_out : the lines, from 1, of the rows that were left out because of gaps
    n_means : how many gaps were filled with the mean of their column
    """

    left_out: tuple[int, ...]
    n_means: int


def own_data(table: Table, use: Use, name: str) -> tuple[OwnData, Report]:
    """Return what a run learns from, and what became of the rows; ``name`` is what the table is called.

    Raises TableFault for a use that the table does not allow, with line and column where a cell is to blame.
    """
    _check(table, use)
    X = np.array([_numbers(table, j) for j in use.inputs])  # (n, rows), NaN where there is a gap
    is_kept = ~_gaps(table, use.target)
    if use.gaps is Gaps.LEAVE_OUT:
        is_kept &= ~np.isnan(X).any(axis=0)
    if is_kept.sum() < 2:
        raise TableFault(TOO_FEW_ROWS)
    _check_size(int(is_kept.sum()), use)
    X, n_means = _filled(X[:, is_kept], use)
    classes, y = _targets(table, use, np.flatnonzero(is_kept))
    names = [table.columns[j].name or f"x{i}" for i, j in enumerate(use.inputs, start=1)]
    data = OwnData.of(one_line(name)[:LONGEST_NAME], names, table.columns[use.target].name or "y", classes, X, y)
    return data, Report(tuple(table.rows[i].line for i in np.flatnonzero(~is_kept)), n_means)


def _check(table: Table, use: Use) -> None:
    if not use.inputs:
        raise TableFault(NO_INPUTS)
    if len(use.inputs) > MOST_COLUMNS:
        sentence = marked("engine", "{count} columns are inputs, and at most {most} may be.")
        raise TableFault(Text(sentence, {"count": len(use.inputs), "most": MOST_COLUMNS}))
    if use.target in use.inputs:
        raise TableFault(BOTH, column=use.target + 1)
    for j in (*use.inputs, use.target):
        if table.columns[j].n_gaps == len(table.rows):
            raise TableFault(ONLY_GAPS, column=j + 1)
    used = use.inputs if use.gaps is Gaps.LEAVE_OUT else ()
    _check_size(len(table.rows) - sum(table.columns[j].n_gaps for j in (*used, use.target)), use)  # at least so many


def _check_size(n_rows: int, use: Use) -> None:
    size = n_rows * (len(use.inputs) + 1)
    if size > MOST_NUMBERS:
        sentence = marked("engine", "there would be {count} numbers in these columns, and at most {most} may be.")
        raise TableFault(Text(sentence, {"count": size, "most": MOST_NUMBERS}))


def _numbers(table: Table, j: int) -> FloatArray:
    """Return the numbers of a column, NaN where there is a gap; raise TableFault for anything else."""
    numbers = np.array(numbers_in([row.cells[j] for row in table.rows], table.format.decimal))
    for i in np.flatnonzero(~(np.abs(numbers) <= LARGEST_NUMBER)):
        line, cells = table.rows[i]
        if cells[j].lower() not in NUMBER_GAPS:
            raise TableFault(_no_number(cells[j], numbers[i]), line, j + 1)
    return numbers


def _no_number(cell: str, number: float) -> Text:
    if math.isnan(number):
        return Text(marked("engine", "“{cell}” is no number."), {"cell": shortened(cell)})
    if math.isinf(number):
        return Text(marked("engine", "“{cell}” is no finite number."), {"cell": shortened(cell)})
    sentence = marked("engine", "“{cell}” is not between −{most:g} and {most:g}.")
    return Text(sentence, {"cell": shortened(cell), "most": LARGEST_NUMBER})


def _gaps(table: Table, j: int) -> Mask:
    """Return which rows have a gap in a column, (rows,)."""
    gaps = table.columns[j].gaps
    return np.array([row.cells[j].lower() in gaps for row in table.rows])


def _filled(X: FloatArray, use: Use) -> tuple[FloatArray, int]:
    """Return X (n, m) with means in the place of NaN, and how many."""
    gaps = np.isnan(X)
    counts = (~gaps).sum(axis=1, keepdims=True)
    if not counts.all():
        raise TableFault(ONLY_GAPS, column=use.inputs[int(np.argmin(counts))] + 1)
    means = np.nansum(X / counts, axis=1, keepdims=True)  # divided first: the sum might be no finite number
    return np.where(gaps, means, X), int(gaps.sum())


def _targets(table: Table, use: Use, kept: IndexArray) -> tuple[list[str], FloatArray]:
    """Return the names of the classes, none in a regression, and what is learned of the rows that are kept."""
    j = use.target
    if use.is_regression:
        return [], _numbers(table, j)[kept]
    cells = [table.rows[i].cells[j] for i in kept]
    names = {cell: class_in(cell, table.format.decimal) for cell in set(cells)}
    classes = sorted(set(names.values()), key=class_order)
    _check_classes(classes, j)
    number = {name: k for k, name in enumerate(classes)}
    return classes, np.array([number[names[cell]] for cell in cells], dtype=np.float64)


def _check_classes(classes: Sequence[str], j: int) -> None:
    if len(classes) > MOST_CLASSES:
        sentence = marked("engine", "there are {count} classes in it, and at most {most} can be learned.")
        raise TableFault(Text(sentence, {"count": len(classes), "most": MOST_CLASSES}), column=j + 1)
    if len(classes) < 2:
        sentence = marked("engine", "all rows are of the class “{name}”, and there must be two or more.")
        raise TableFault(Text(sentence, {"name": shortened(classes[0])}), column=j + 1)
    if longest := next((name for name in classes if len(name) > LONGEST_NAME), None):
        sentence = marked("engine", "the name of the class “{name}” has more than {most} characters.")
        raise TableFault(Text(sentence, {"name": shortened(longest), "most": LONGEST_NAME}), column=j + 1)
