"""A table on its way into a run."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

from app.files.tables.content import content_of
from app.files.tables.fault import TableFault
from app.files.tables.guess import guess_format
from app.files.tables.joining import joined
from app.files.tables.own_table import Report, own_data
from app.files.tables.reader import read_table
from app.files.tables.table import Column, ColumnKind, Table
from app.files.tables.table_format import TableFormat
from app.files.tables.use import Use, guess_use, has_classes
from app.panels.open_data.lines import Line, lines_around
from mlp_engine import EngineError, OwnData, Text, marked

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
    labels : where more columns come from, one of which is learned
    format : how it is written
    table : what is in it, the columns of the labels last
    use : what is learned from it
    data, report : what a run would take, and what became of the rows
    problem : why it would take nothing
    lines : some of it as it is written, if it cannot be read as a table
    standardize, test_share : as in RunConfig
    """

    source: Source
    labels: Source | None = None
    format: TableFormat | None = None
    table: Table | None = None
    use: Use | None = None
    data: OwnData | None = None
    report: Report | None = None
    problem: Problem | None = None
    lines: tuple[Line, ...] = ()
    standardize: bool = True
    test_share: float = 0.0

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is in the columns; none before they are read."""
        return () if self.table is None else self.table.columns

    def with_format(self, format: TableFormat) -> Draft:
        """Return the draft of a table that is written otherwise."""
        has_same_cells = self.format is not None and _signs(format) == _signs(self.format)
        use = self.use if has_same_cells else None
        return replace(self._unread, format=format, use=use)

    def with_labels(self, labels: Source | None) -> Draft:
        """Return the draft of which the labels come from elsewhere; None if they are in the table."""
        return replace(self._unread, labels=labels, use=None)

    def with_use(self, use: Use) -> Draft:
        """Return the draft of which something else is learned."""
        return replace(self, use=use, data=None, report=None, problem=None)

    @property
    def _unread(self) -> Draft:
        """The draft before its table is read."""
        return replace(self, table=None, data=None, report=None, problem=None, lines=())

    def with_target(self, target: int) -> Draft:
        """Return the draft in which another column is learned; the one before becomes an input if it has numbers."""
        assert self.table is not None
        assert self.use is not None
        before = {self.use.target} if is_number(self.columns[self.use.target]) else set()
        inputs = tuple(sorted({*self.use.inputs, *before} - {target}))
        has_words = self.columns[target].kind is ColumnKind.WORDS
        is_regression = not has_words and not has_classes(self.table, target)
        return self.with_use(replace(self.use, inputs=inputs, target=target, is_regression=is_regression))


def _signs(format: TableFormat) -> tuple[str, str]:
    return format.delimiter, format.decimal


def is_number(column: Column) -> bool:
    """Tell whether a column has numbers that can be learned from."""
    return column.kind in (ColumnKind.NUMBERS, ColumnKind.INDEX)


def completed(draft: Draft) -> Progress:
    """Find out what is not known of a draft yet, in steps of some milliseconds, and return all of it.

    What is wrong with the table is its problem. Labels that do not go with it are dropped, which is its problem, too.
    Raises EngineError if its file cannot be read at all.
    """
    yield 0, 0
    content = _content(draft.source)
    draft = replace(draft, source=replace(draft.source, content=content))
    try:
        if draft.format is None:
            draft = replace(draft, format=guess_format(content))
        if draft.table is None:
            labels, draft = draft.labels, replace(draft, labels=None)
            draft = yield from _with_table(draft)
            draft = draft if labels is None else (yield from _with_labels(draft, labels))
        table = draft.table
        assert table is not None
        use = _fitting(draft.use, table)
        draft = replace(draft, use=use)
        yield 0, 0
        data, report = own_data(table, use, draft.source.name)
        _ = data.packed_size  # which takes a while, and is known from then on
        return replace(draft, data=data, report=report)
    except TableFault as fault:
        problem = Problem(fault.text, fault.line, fault.column)
    except EngineError as error:
        problem = Problem(error.text)
    lines = () if draft.table else lines_around(content, draft.format or TableFormat(), problem.line)
    return replace(draft, problem=problem, lines=lines)


def _content(source: Source) -> bytes | str:
    if source.content is not None:
        return source.content
    assert source.path is not None
    return content_of(source.path)


def _with_table(draft: Draft) -> Progress:
    """Return a draft with its table."""
    assert draft.format is not None
    table = yield from read_table(_content(draft.source), draft.format)
    return replace(draft, table=table)


def _with_labels(draft: Draft, labels: Source) -> Progress:
    """Return a draft with the columns of another table behind its own; the last of these is learned."""
    assert draft.table is not None
    content = _content(labels)
    try:
        more = yield from read_table(content, guess_format(content))
        table = joined(draft.table, more)
    except TableFault as fault:
        sentence = marked("engine", "{file}: {what}")
        raise EngineError(Text(sentence, {"file": labels.name, "what": fault.text})) from None
    use = draft.use or guess_use(table, len(table.columns) - 1)
    return replace(draft, labels=replace(labels, content=content), table=table, use=use)


def _fitting(use: Use | None, table: Table) -> Use:
    """Return what was to be learned, if the table has that, else what is probably meant."""
    if use is None:
        return guess_use(table)
    columns = table.columns
    is_there = max((*use.inputs, use.target)) < len(columns)
    if is_there and all(is_number(columns[j]) for j in use.inputs):
        return use
    return replace(guess_use(table), gaps=use.gaps)
