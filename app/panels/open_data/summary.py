"""What would become of a table, in sentences."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.lesson.value_text import size_text, table_text
from app.panels.open_data.draft import Draft
from app.style.translation import listed
from mlp_engine import OwnData, marked

MOST_LISTED = 5  # lines; of more, the first
LONGEST_NAMES = 120  # characters of the names of classes that are listed


def summary_text(draft: Draft) -> str:
    """Return what a run would learn from, what is left out, and what that adds to files; empty if it is not known."""
    data, report = draft.data, draft.report
    if data is None or report is None:
        return ""
    sentences = [_learned(data)]
    if report.left_out:
        sentences.append(_left_out(report.left_out))
    if report.n_means == 1:
        sentences.append(_word(marked("OpenDataDialog", "A gap is filled with the mean of its column.")))
    elif report.n_means:
        text = _word(marked("OpenDataDialog", "{0} gaps are filled with the means of their columns."))
        sentences.append(text.format(report.n_means))
    size = _word(marked("OpenDataDialog", "Adds about {0} to each picture, slide and file."))
    sentences.append(size.format(size_text(data.packed_size)))
    return " ".join(sentences)


def _learned(data: OwnData) -> str:
    names = listed(data.classes) if data.classes else data.target
    shown = names if len(names) <= LONGEST_NAMES else f"{names[: LONGEST_NAMES - 1]}…"
    return _word(marked("OpenDataDialog", "{0}: {1}.")).format(table_text(data), shown)


def _left_out(lines: Sequence[int]) -> str:
    """Return which rows are left out because of gaps."""
    if len(lines) == 1:
        return _word(marked("OpenDataDialog", "A row with a gap is left out: line {0}.")).format(*lines)
    numbers = [str(line) for line in lines[:MOST_LISTED]]
    if len(lines) > MOST_LISTED:
        text = _word(marked("OpenDataDialog", "{0} rows with gaps are left out: lines {1}, …"))
        return text.format(len(lines), listed(numbers))
    text = _word(marked("OpenDataDialog", "{0} rows with gaps are left out: lines {1} and {2}."))
    return text.format(len(lines), listed(numbers[:-1]), numbers[-1])


def _word(text: str) -> str:
    return QCoreApplication.translate("OpenDataDialog", text)
