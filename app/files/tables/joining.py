"""Inputs and labels from two files."""

from dataclasses import replace

from app.files.tables.fault import TableFault
from app.files.tables.table import Row, Table
from mlp_engine import Text, marked


def joined(inputs: Table, labels: Table) -> Table:
    """Return a table with the columns of both, those with the labels last; its lines are those of the inputs.

    Raises TableFault unless both have as many rows, which are in the same order.
    """
    counts = len(inputs.rows), len(labels.rows)
    if counts[0] != counts[1]:
        sentence = marked("engine", "there are {inputs} rows of inputs and {labels} rows of labels.")
        raise TableFault(Text(sentence, {"inputs": counts[0], "labels": counts[1]}))
    rows = tuple(Row(row.line, row.cells + label.cells) for row, label in zip(inputs.rows, labels.rows, strict=True))
    return replace(inputs, columns=inputs.columns + labels.columns, rows=rows)
