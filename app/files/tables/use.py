"""What is learned from a table."""

import math
from dataclasses import dataclass
from enum import Enum

from app.files.tables.fault import TableFault
from app.files.tables.table import ColumnKind, Table
from app.files.tables.values import number_in
from mlp_engine import Text, marked

TARGET_NAMES = frozenset(
    {"class", "classes", "label", "labels", "target", "species", "y", "category", "outcome", "diagnosis", "output"}
    | {"klasse", "art", "ziel", "kategorie", "ausgabe", "类别", "类", "标签", "目标", "分类", "种类", "结果"}
)
NO_NUMBERS = Text(marked("engine", "there is no column of numbers to learn from."))

NOTHING = Text(marked("engine", "there is no column with anything to learn."))


class Gaps(Enum):
    """What becomes of rows with gaps in their inputs; those without what is to be learned are left out."""

    LEAVE_OUT = "leave out"
    MEAN = "mean"  # of the column, in the place of a gap


@dataclass(frozen=True)
class Use:
    """What is learned from which columns.

    Attributes
    ----------
    inputs : numbers of columns, from 0, in order
    target : the column that is learned, no input
    is_regression : whether its numbers are learned, and no classes
    gaps : what becomes of gaps
    """

    inputs: tuple[int, ...]
    target: int
    is_regression: bool = False
    gaps: Gaps = Gaps.LEAVE_OUT


def guess_use(table: Table, target: int | None = None) -> Use:
    """Return what is probably meant: all numbers are inputs but those of a given ``target``, or else a likely one.

    Raises TableFault if there are no numbers to learn from, or nothing to learn.
    """
    if target is None:
        target = likely_target(table)
    inputs = [j for j, column in enumerate(table.columns) if column.kind is ColumnKind.NUMBERS and j != target]
    if not inputs:
        raise TableFault(NO_NUMBERS)
    column = table.columns[target]
    return Use(tuple(inputs), target, not (column.kind is ColumnKind.WORDS or has_classes(table, target)))


def has_classes(table: Table, j: int) -> bool:
    """Tell whether a column probably has classes: few words, or few whole numbers that come again."""
    column = table.columns[j]
    has_words = any(math.isnan(number_in(name, ".")) for name in column.classes)
    return (
        bool(column.classes) and (has_words or column.are_whole) and column.n_different <= max(2, len(table.rows) // 2)
    )


def likely_target(table: Table) -> int:
    """Return a column of a telling name, or else of classes: the last one, the first one, another of words.

    Raises TableFault if there is nothing in any.
    """
    columns = table.columns
    useful = [j for j, column in enumerate(columns) if column.kind in (ColumnKind.NUMBERS, ColumnKind.WORDS)]
    if not useful:
        raise TableFault(NOTHING)
    named = [j for j in useful if columns[j].name.lower() in TARGET_NAMES]
    at_ends = [j for j in (useful[-1], useful[0]) if has_classes(table, j)]
    words = [j for j in useful if columns[j].kind is ColumnKind.WORDS and has_classes(table, j)]
    return [*named[-1:], *at_ends, *words[-1:], useful[-1]][0]
