"""What is learned from a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from app.files.tables.fault import TableFault
from app.files.tables.table import Column, ColumnKind, Table
from mlp_engine import Text, marked

TARGET_NAMES = frozenset(
    {"class", "classes", "label", "labels", "target", "species", "y", "category", "outcome", "diagnosis", "output"}
    | {"klasse", "art", "ziel", "kategorie", "ausgabe", "类别", "类", "标签", "目标", "分类", "种类", "结果"}
)
NO_NUMBERS = Text(marked("engine", "there is no column of numbers to learn from."))


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
    target = _likely_target(table.columns) if target is None else target
    inputs = [j for j, column in enumerate(table.columns) if column.kind is ColumnKind.NUMBERS and j != target]
    if not inputs:
        raise TableFault(NO_NUMBERS)
    return Use(tuple(inputs), target, not has_classes(table.columns[target]))


def has_classes(column: Column) -> bool:
    """Tell whether a column probably has classes: words, or few different whole numbers, each of them often."""
    if column.kind is ColumnKind.WORDS:
        return True
    return column.are_whole and bool(column.classes)


def _likely_target(columns: Sequence[Column]) -> int:
    useful = [j for j, column in enumerate(columns) if column.kind in (ColumnKind.NUMBERS, ColumnKind.WORDS)]
    if not useful:
        raise TableFault(NO_NUMBERS)
    named = [j for j in useful if columns[j].name.lower() in TARGET_NAMES]
    words = [j for j in useful if columns[j].kind is ColumnKind.WORDS and columns[j].classes]
    ends = [j for j in (useful[-1], useful[0]) if has_classes(columns[j]) and columns[j].classes]
    at_ends = [j for j in (useful[-1], useful[0]) if j in words]
    return [*named[-1:], *at_ends, *words[-1:], *ends, useful[-1]][0]
