"""What is wrong with a table, and where."""

from mlp_engine import EngineError, Text, marked


class TableFault(EngineError):
    """A table, or a use of it, that cannot be taken.

    Attributes
    ----------
    what : half a sentence without the place, in the context "engine"
    line, column : the place in the file, both from 1; None where there is none
    """

    def __init__(self, what: Text, line: int | None = None, column: int | None = None) -> None:
        super().__init__(_placed(what, line, column))
        self.what = what
        self.line = line
        self.column = column


def _placed(what: Text, line: int | None, column: int | None) -> Text:
    if line is not None and column is not None:
        template = marked("engine", "line {line}, column {column}: {what}")
    elif line is not None:
        template = marked("engine", "line {line}: {what}")
    elif column is not None:
        template = marked("engine", "column {column}: {what}")
    else:
        return what
    return Text(template, {"line": line, "column": column, "what": what})
