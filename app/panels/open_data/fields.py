"""The one table of what can be chosen when a table is opened.

To add a field: an entry in ``FIELDS`` and, unless it is a choice between names, an editor in ``editors.EDITORS``.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.files.tables.table_format import DECIMALS, DELIMITERS, ENCODINGS, TableFormat
from app.files.tables.use import Gaps
from app.panels.open_data.draft import Draft, Source
from mlp_engine import FIELDS as RUN_FIELDS
from mlp_engine import Field, marked
from mlp_engine.kinds import ChoiceKind, TextKind

GROUPS = {
    "written": marked("OpenDataDialog", "How it is written"),
    "learned": marked("OpenDataDialog", "What is learned"),
}
"""The groups of the fields, with their headings."""
FIRST_LINES: dict[str, tuple[str, bool, bool]] = {
    "data": (marked("engine", "Is data"), False, False),
    "names": (marked("engine", "Names the columns"), True, False),
    "units": (marked("engine", "Names, then units"), True, True),
}
"""What the first line may be: what a person reads, and what that is in a TableFormat."""
GAP_LABELS = {
    Gaps.LEAVE_OUT.value: marked("engine", "Leave the row out"),
    Gaps.MEAN.value: marked("engine", "Mean of the column"),
}
CLASSES, NUMBERS = "classes", "numbers"
KINDS = {CLASSES: marked("engine", "Each value a class"), NUMBERS: marked("engine", "The numbers themselves")}
_RUN_FIELD = {field.name: field for field in RUN_FIELDS}


@dataclass(frozen=True)
class DataField(Field):
    """One thing that can be chosen.

    Attributes
    ----------
    value : what is chosen in a draft
    with_value : the draft in which something else is; raises InvalidInput if that cannot be
    offers : the names to choose from
    is_shown : whether it is left to the user
    hint : what comes of it
    """

    value: Callable[[Draft], Any] = lambda _: None
    with_value: Callable[[Draft, Any], Draft] = lambda draft, _: draft
    offers: Callable[[Draft], Collection[str]] = lambda _: ()
    is_shown: Callable[[Draft], bool] = lambda _: True
    hint: Callable[[Draft], str] = lambda _: ""


def _format_of(draft: Draft) -> TableFormat:
    return draft.format or TableFormat()


def _first_line(draft: Draft) -> str:
    written = _format_of(draft)
    return "units" if written.has_units else "names" if written.has_header else "data"


def _with_delimiter(draft: Draft, sign: str) -> Draft:
    """Return the draft with another delimiter; a comma cannot be in the numbers, too."""
    written = _format_of(draft)
    decimal = next(mark for mark in (written.decimal, *DECIMALS) if mark != sign)
    return draft.with_format(replace(written, delimiter=sign, decimal=decimal))


def _with_first_line(draft: Draft, name: str) -> Draft:
    _, has_header, has_units = FIRST_LINES[name]
    return draft.with_format(replace(_format_of(draft), has_header=has_header, has_units=has_units))


def _is_read(draft: Draft) -> bool:
    return draft.table is not None and draft.use is not None


def _has_gaps(draft: Draft) -> bool:
    return _is_read(draft) and any(column.n_gaps for column in draft.columns)


def _with_use(draft: Draft, **changes: Any) -> Draft:
    assert draft.use is not None
    return draft.with_use(replace(draft.use, **changes))


def _with_labels(draft: Draft, labels: Source | None) -> Draft:
    return draft if labels == draft.labels else draft.with_labels(labels)


def _with_share(draft: Draft, share: object) -> Draft:
    checked = _RUN_FIELD["test_share"].check(share)
    assert isinstance(checked, float)
    return replace(draft, test_share=checked)


def _share_hint(draft: Draft) -> str:
    """Return how many rows are held out, as the engine counts them."""
    if draft.data is None or not draft.test_share:
        return ""
    m = draft.data.m
    n_test = min(max(round(draft.test_share * m), 1), m - 1)
    text = marked("OpenDataDialog", "{0} of {1} rows are held out for the test")
    return QCoreApplication.translate("OpenDataDialog", text).format(n_test, m)


FIELDS: tuple[DataField, ...] = (
    DataField(
        "delimiter",
        marked("engine", "&Delimiter"),
        marked("engine", "What stands between two cells of a line."),
        ChoiceKind(DELIMITERS),
        "written",
        value=lambda draft: _format_of(draft).delimiter,
        with_value=_with_delimiter,
        offers=lambda _: DELIMITERS,
    ),
    DataField(
        "decimal",
        marked("engine", "Decimal &sign"),
        marked("engine", "What stands before the decimals of a number."),
        ChoiceKind(DECIMALS),
        "written",
        value=lambda draft: _format_of(draft).decimal,
        with_value=lambda draft, sign: draft.with_format(replace(_format_of(draft), decimal=sign)),
        offers=lambda draft: [sign for sign in DECIMALS if sign != _format_of(draft).delimiter],
    ),
    DataField(
        "first_line",
        marked("engine", "&First line"),
        marked("engine", "Whether the table has a row of names, and perhaps one of units under it."),
        ChoiceKind({name: label for name, (label, *_) in FIRST_LINES.items()}),
        "written",
        value=_first_line,
        with_value=_with_first_line,
        offers=lambda _: FIRST_LINES,
    ),
    DataField(
        "encoding",
        marked("engine", "&Encoding"),
        marked("engine", "How letters are written in the file; it matters for names only."),
        ChoiceKind(ENCODINGS),
        "written",
        value=lambda draft: _format_of(draft).encoding,
        with_value=lambda draft, name: draft.with_format(replace(_format_of(draft), encoding=name)),
        offers=lambda _: ENCODINGS,
        is_shown=lambda draft: draft.source.path is not None,
    ),
    DataField(
        "target",
        marked("engine", "&Learn"),
        marked("engine", "The column that the network learns to tell from the others."),
        TextKind(),
        "learned",
        value=lambda draft: draft.use and draft.use.target,
        with_value=lambda draft, column: draft.with_target(column),
        is_shown=_is_read,
    ),
    DataField(
        "labels",
        marked("engine", "La&bels"),
        marked("engine", "Where the column that is learned comes from, if it is not in the same file."),
        TextKind(),
        "learned",
        value=lambda draft: draft.labels,
        with_value=_with_labels,
        is_shown=lambda draft: draft.table is not None,
    ),
    DataField(
        "kind",
        marked("engine", "&As"),
        marked("engine", "Whether each different value is a class of its own, or the numbers themselves are learned."),
        ChoiceKind(KINDS),
        "learned",
        value=lambda draft: NUMBERS if draft.use and draft.use.is_regression else CLASSES,
        with_value=lambda draft, name: _with_use(draft, is_regression=name == NUMBERS),
        offers=lambda _: (CLASSES, NUMBERS),
        is_shown=_is_read,
    ),
    DataField(
        "inputs",
        marked("engine", "&Inputs"),
        marked("engine", "The columns that the network is given. The first two are those that are drawn."),
        TextKind(),
        "learned",
        value=lambda draft: draft.use and draft.use.inputs,
        with_value=lambda draft, inputs: _with_use(draft, inputs=inputs),
        is_shown=_is_read,
    ),
    DataField(
        "gaps",
        marked("engine", "&Gaps"),
        marked("engine", "What becomes of a row with a gap in its inputs."),
        ChoiceKind(GAP_LABELS),
        "learned",
        value=lambda draft: draft.use.gaps.value if draft.use else Gaps.LEAVE_OUT.value,
        with_value=lambda draft, name: _with_use(draft, gaps=Gaps(name)),
        offers=lambda _: GAP_LABELS,
        is_shown=_has_gaps,
    ),
    DataField(
        "standardize",
        marked("engine", "S&tandardise"),
        _RUN_FIELD["standardize"].help,
        _RUN_FIELD["standardize"].kind,
        "learned",
        value=lambda draft: draft.standardize,
        with_value=lambda draft, is_on: replace(draft, standardize=is_on),
    ),
    DataField(
        "test_share",
        marked("engine", "&Hold out"),
        _RUN_FIELD["test_share"].help,
        _RUN_FIELD["test_share"].kind,
        "learned",
        value=lambda draft: draft.test_share,
        with_value=_with_share,
        hint=_share_hint,
    ),
)

FIELD: dict[str, DataField] = {field.name: field for field in FIELDS}
