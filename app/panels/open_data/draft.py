"""A table on its way into a run."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

from app.files.tables.content import content_of
from app.files.tables.fault import TableFault
from app.files.tables.guess import guess_format
from app.files.tables.own_table import Report, own_data
from app.files.tables.reader import read_table
from app.files.tables.table import Column, ColumnKind, Table
from app.files.tables.table_format import TableFormat
from app.files.tables.use import Use, guess_use, has_classes
from app.panels.open_data.lines import FIRST_LINES, Line, lines_around
from mlp_engine import EngineError, OwnData, Text

Progress = Generator[tuple[int, int], None, "Draft"]
"""Work in steps: it yields how much is done and of how much, 0 if nobody knows, and returns a draft."""


@dataclass(frozen=True)
class Source:
    """Where a table comes from.

    Attributes
    ----------
    name : what it is called
    path : of a file; None for what was pasted
    content : what is in it; None before it is read
    """

    name: str
    path: Path | None = None
    content: bytes | str | None = None


@dataclass(frozen=True)
class Problem:
    """Why nothing can be learned from a table: a sentence, and perhaps the line and the column, both from 1."""

    text: Text
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class Draft:
    """What is known of a table so far, and what is wanted of it; ``completed`` finds out what is None.

    Attributes
    ----------
    source : where it comes from
    format : how it is written
    table : what is in it
    use : what is learned from it
    data, report : what a run would take, and what became of the rows
    problem : why it takes nothing
    lines : some of it as it is written, if it cannot be read as a table
    """

    source: Source
    format: TableFormat | None = None
    table: Table | None = None
    use: Use | None = None
    data: OwnData | None = None
    report: Report | None = None
    problem: Problem | None = None
    lines: tuple[Line, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether there is nothing more to find out."""
        return self.data is not None or self.problem is not None

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is in the columns; none before they are read."""
        return () if self.table is None else self.table.columns

    def with_format(self, format: TableFormat) -> Draft:
        """Return the draft of a table that is written otherwise."""
        return Draft(self.source, format, use=self.use)

    def with_use(self, use: Use) -> Draft:
        """Return the draft of which something else is learned."""
        return Draft(self.source, self.format, self.table, use)

    def with_target(self, target: int) -> Draft:
        """Return the draft in which another column is learned; the one before becomes an input if it has numbers."""
        assert self.use is not None
        inputs = {*self.use.inputs, self.use.target} - {target}
        fitting = (j for j in sorted(inputs) if j != self.use.target or is_number(self.columns[j]))
        is_regression = not has_classes(self.columns[target])
        return self.with_use(replace(self.use, inputs=tuple(fitting), target=target, is_regression=is_regression))


def is_number(column: Column) -> bool:
    """Tell whether a column has numbers that can be learned from."""
    return column.kind is ColumnKind.NUMBERS


def completed(draft: Draft) -> Progress:
    """Find out what is not known of a draft yet, in steps of some milliseconds, and return all of it.

    What is wrong with the table is its problem. Raises EngineError if its file cannot be read at all.
    """
    if draft.source.content is None:
        assert draft.source.path is not None
        yield 0, 0
        draft = replace(draft, source=replace(draft.source, content=content_of(draft.source.path)))
    content = draft.source.content
    assert content is not None
    yield 0, 0
    try:
        if draft.format is None:
            draft = replace(draft, format=guess_format(content))
        if draft.table is None:
            table = yield from read_table(content, draft.format or TableFormat())
            draft = replace(draft, table=table, use=_kept(draft.use, table))
        if draft.use is None:
            draft = replace(draft, use=guess_use(draft.table))
        yield 0, 0
        data, report = own_data(draft.table, draft.use, draft.source.name)
        _ = data.packed_size  # which takes a while
        return replace(draft, data=data, report=report)
    except TableFault as fault:
        problem = Problem(fault.text, fault.line, fault.column)
    except EngineError as error:
        problem = Problem(error.text)
    lines: tuple[Line, ...] = ()
    if draft.table is None:
        lines = lines_around(content, draft.format or TableFormat(), problem.line)
    return replace(draft, problem=problem, lines=lines)


def _kept(use: Use | None, table: Table) -> Use:
    """Return what was to be learned, if the table still has that, else what is probably meant."""
    columns = table.columns
    if use is not None and max(*use.inputs, use.target) < len(columns) and all(map(is_number, [columns[j] for j in use.inputs])):
        return use
    guessed = guess_use(table)
    return guessed if use is None else replace(guessed, gaps=use.gaps)
