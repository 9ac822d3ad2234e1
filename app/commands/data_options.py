"""The options that say which table a run learns from."""

import argparse
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from app.files.bounded_file import unopened
from app.files.file_names import shown_name
from app.files.runs import PATIENCE, SILENT, detached
from app.files.standard_streams import complain
from app.files.tables.content import content_of
from app.files.tables.fault import TableFault
from app.files.tables.guess import guess_format
from app.files.tables.joining import joined
from app.files.tables.own_table import Report, own_data
from app.files.tables.reader import read_table
from app.files.tables.table import ColumnKind, Table
from app.files.tables.use import Use, guess_use
from app.files.tables.values import listed
from app.workers.stop_request import StopRequest
from mlp_engine import EngineError, InvalidInput, OwnData, Text, marked
from mlp_engine.own_data import OWN

DATA_HELP = (
    "A table to learn from, such as a CSV file, in place of --data-set. How it is written, what is learned and which "
    "columns are inputs is guessed; rows with gaps are left out."
)
LABEL_HELP = "The column of --data that is learned, by its name or its number from 1."
LABELS_HELP = "A file with what is learned, a row for each row of --data; --label is a column of it then."


def add_data_options(group: "argparse._ArgumentGroup") -> None:
    """Let a command take a table."""
    group.add_argument("--data", metavar="FILE", help=DATA_HELP)
    group.add_argument("--label", metavar="COLUMN", help=LABEL_HELP)
    group.add_argument("--labels-file", metavar="FILE", help=LABELS_HELP)


def given_data(options: argparse.Namespace, given: Mapping[str, object], stop: StopRequest) -> dict[str, OwnData]:
    """Return the table to learn from as a field of a run; nothing if none was given.

    Complains of rows that are left out. Raises EngineError if a file cannot be read, or for options that do not go with
    it.
    """
    if options.data is None:
        for name in ("label", "labels_file"):
            if (value := getattr(options, name)) is not None:
                raise InvalidInput(name, value, Text(marked("engine", "left out without --data")))
        return {}
    for name in ("data_set", "n_samples"):
        if given.get(name, OWN.name) != OWN.name:
            raise InvalidInput(name, given[name], Text(marked("engine", "left out with --data, which has its own")))
    path = Path(options.data)
    try:
        table, target = _table_and_target(path, options, stop)
        use = guess_use(table, target)
        data, report = own_data(table, use, shown_name(path))
    except TableFault as fault:
        raise _in(path, fault) from None
    for sentence in _left_out(table, use, data, report):
        complain(sentence)
    return {"own_data": data}


def _table_and_target(path: Path, options: argparse.Namespace, stop: StopRequest) -> tuple[Table, int | None]:
    """Return a table, and the number of the column to learn, from 0; None for a likely one."""
    table = _table(path, stop)
    if options.labels_file is None:
        return table, _column(table, options.label)
    labels = _table(Path(options.labels_file), stop)
    return joined(table, labels, _column(labels, options.label)), len(table.columns)


def _table(path: Path, stop: StopRequest) -> Table:
    """Read a file, as it is probably written."""
    try:
        content = detached(partial(content_of, path)).result(PATIENCE)
    except TimeoutError:
        raise unopened(path, SILENT) from None
    steps = read_table(content, guess_format(content))
    try:
        while True:
            stop.check()
            next(steps)
    except StopIteration as end:
        table: Table = end.value
        return table
    except TableFault as fault:
        raise _in(path, fault) from None


def _column(table: Table, label: str | None) -> int | None:
    """Return the column of a name, or else of a number, from 0; None if none is given."""
    if label is None:
        return None
    wanted, count = label.strip(), len(table.columns)
    names, numbers = [column.name for column in table.columns], [str(number) for number in range(1, count + 1)]
    for sought, known in ((wanted, names), (wanted.lower(), [name.lower() for name in names]), (wanted, numbers)):
        if sought and sought in known:
            return known.index(sought)
    named = [name for name in names if name]
    if not named:
        raise InvalidInput("label", label, Text(marked("engine", "a number from 1 to {count}"), {"count": count}))
    sentence = marked("engine", "a number from 1 to {count}, or one of {names}")
    raise InvalidInput("label", label, Text(sentence, {"count": count, "names": listed(named)}))


def _in(path: Path, fault: TableFault) -> EngineError:
    return EngineError(Text(marked("engine", "{file}: {what}"), {"file": shown_name(path), "what": fault.text}))


def _left_out(table: Table, use: Use, data: OwnData, report: Report) -> Iterator[str]:
    """Yield what a person should know of rows and columns that nothing is learned from."""
    if report.left_out:
        lines = listed([str(line) for line in report.left_out])
        yield f"{data.name}: rows that are left out because of gaps: {len(report.left_out)}, on lines {lines}."
    words = [
        column.name or str(j)
        for j, column in enumerate(table.columns, start=1)
        if column.kind is ColumnKind.WORDS and j - 1 != use.target
    ]
    if words:
        yield f"{data.name}: columns that are no inputs because they have words: {listed(words)}."
