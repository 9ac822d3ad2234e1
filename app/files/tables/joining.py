"""Inputs and labels from two files."""

from dataclasses import replace

from app.files.tables.fault import TableFault
from app.files.tables.table import Row, Table
from app.files.tables.use import likely_target
from mlp_engine import Text, marked


def joined(inputs: Table, labels: Table, column: int | None = None) -> Table:
    """Return a table with the columns of the inputs, and behind them one of the labels; its lines are the inputs'.

    Parameters
    ----------
    inputs, labels : two tables of as many rows in the same order
    column : of the labels, from 0; None for a likely one

    Raises
    ------
    TableFault
        if one has more rows than the other, or there are no labels
    """
    n_inputs, n_labels = len(inputs.rows), len(labels.rows)
    if n_inputs != n_labels:
        sentence = marked("engine", "the inputs have {inputs} rows, and the labels {labels}: they must have as many.")
        raise TableFault(Text(sentence, {"inputs": n_inputs, "labels": n_labels}))
    j = likely_target(labels) if column is None else column
    rows = tuple(
        Row(row.line, (*row.cells, label.cells[j])) for row, label in zip(inputs.rows, labels.rows, strict=True)
    )
    return replace(inputs, columns=(*inputs.columns, labels.columns[j]), rows=rows)
