"""The sum that a cell is, written out as rich text: its name, the formula, and the same with numbers."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from app.lesson.cell_sum import CellSum, Factor, Rest, Terms, pulling_columns, sample_terms
from app.lesson.names import raised
from app.lesson.number_form import NumberForm, number_form, plain
from app.lesson.numbers import MINUS, short
from app.lesson.quantities import Dimension

GAP = "\N{NO-BREAK SPACE}"
MOST_TERMS = 400  # that are written, however much room there is
_LONG = 30  # characters of a formula
_ENTRY = re.compile(r"(\(?)\{(\w+)\}(²?)")
_BESIDE = re.compile(r"(?<=[\w)}²])(?<!log) (?=[\w({√])")  # between two factors


def title(cell: CellSum) -> str:
    """Return which cell it is, such as "δ[1] row 4, sample 18"."""
    places: dict[str, object] = {"row": cell.row + 1, "column": cell.column + 1, "name": cell.name}
    if cell.symbol == "loss":
        return QCoreApplication.translate("CellSum", "loss")
    if cell.columns is Dimension.SINGLE:
        return QCoreApplication.translate("CellSum", "{name} row {row}").format(**places)
    if cell.columns is Dimension.INPUT:
        return QCoreApplication.translate("CellSum", "{name} row {row}, column {column}").format(**places)
    if cell.batch.is_whole:
        return QCoreApplication.translate("CellSum", "{name} row {row}, sample {column}").format(**places)
    text = QCoreApplication.translate("CellSum", "{name} row {row}, column {column}: sample {sample}")
    return text.format(**places, sample=cell.batch.sample_of(cell.column) + 1)


def equation(cell: CellSum) -> str:
    """Return how the cell is computed, in symbols."""
    terms = cell.terms
    product = _factor(terms.left, _gap(terms))
    if terms.right is not None:
        sign = "·" if terms.right.text else GAP
        product += f"{sign}{_factor(terms.right)}"
    total = f"Σ<sub><i>{terms.index}</i></sub>{GAP}{product}" if terms.index else product
    return f"{_result(cell)} = {_finished(cell, total)}"


def sum_text(cell: CellSum, digits: int, n_terms: int) -> str:
    """Return the sum of the terms with its numbers; of more than ``n_terms`` the middle ones are only counted.

    Where factors are very small or large, one power of ten stands before all terms.
    """
    n = len(cell.terms)
    last = n_terms // 2 if n > n_terms else 0
    first = min(n, n_terms) - last
    written = [term_text(cell.terms, i, digits) for i in (*range(first), *range(n - last, n))]
    if left_out := n - len(written):
        more = QCoreApplication.translate("CellSum", "… {count} more …").format(count=left_out)
        written.insert(first, more.replace(" ", GAP))
    total = f" +{GAP}".join(written)
    exponent = cell.terms.exponent(cell.terms.left) + cell.terms.exponent(cell.terms.right)
    if not exponent:
        return f"{total} ={GAP}{short(cell.sum, digits + 1)}"
    power = plain(NumberForm(0, exponent).power)
    return f"{power}·({total}) ={GAP}{power}·{_enclosed(short(cell.sum / 10.0**exponent, digits + 1))}"


def last_text(cell: CellSum, digits: int) -> str:
    """Return the step from the sum to the cell with its numbers; empty if the cell is the sum."""
    total, result = short(cell.sum, digits + 1), short(cell.total, digits + 1)
    if cell.last is None:
        return ""
    if cell.rest is Rest.APPLY:
        return f"{cell.last.text}({total}) ={GAP}{result}"
    if cell.rest is Rest.TIMES:
        share, slope = cell.last.text, short(cell.last.value, digits)
        step = f"{share}{GAP}·{GAP}{_enclosed(total)}" if share else f"{total}·{_enclosed(slope)}"
        return f"{step} ={GAP}{result}"
    if cell.rest is Rest.DIVIDE:
        return f"{_value(cell.last, 0, digits)}{GAP}/{GAP}{_enclosed(total)} ={GAP}{result}"
    number = _value(cell.last, 0, digits + (not cell.last.entries))
    is_added = cell.rest is Rest.ADD
    step = f"{total} +{GAP}{_enclosed(number)}" if is_added else f"{number} {MINUS}{GAP}{_enclosed(total)}"
    return f"{step} ={GAP}{result}"


def pulls_text(cell: CellSum, digits: int, count: int = 5) -> str:
    """Return which samples pull most in a sum over samples, each a link to its number; else nothing."""
    strongest = {cell.batch.sample_of(column): column for column in pulling_columns(cell, count)}
    if not strongest:
        return ""
    added = sample_terms(cell)
    links = [
        f'<a href="{sample}">{sample + 1}</a>{GAP}({_signed(float(added[column]), digits)})'
        for sample, column in strongest.items()
    ]
    text = QCoreApplication.translate("CellSum", "samples that pull most: {samples}")
    return text.format(samples=", ".join(links) + (" …" if len(added) > len(links) else ""))


def term_text(terms: Terms, i: int, digits: int) -> str:
    """Return a term with its numbers, such as "(−0.22)·0.57", without a place for a line to break."""
    left, right = terms.left, terms.right
    text = _scaled(terms, left, i, digits)
    if right is None:
        return text if i == 0 else _enclosed(text)
    return f"{text if i == 0 else _enclosed(text)}·{_enclosed(right.text or _scaled(terms, right, i, digits))}"


def outermost(n: int) -> Iterator[int]:
    """Yield the terms in the order in which they are written as long as there is room: first, last, second, …."""
    for i in range(min(n, MOST_TERMS)):
        yield n - 1 - i // 2 if i % 2 else i // 2


def _gap(terms: Terms) -> str:
    """Return what parts the pieces of a factor: a long formula may break there."""
    return GAP if len(terms.left.name) < _LONG else " "


def _scaled(terms: Terms, factor: Factor, i: int, digits: int) -> str:
    """Return a value as a multiple of the power of ten that stands before the sum."""
    if terms.exponent(factor):
        return number_form(factor.largest, digits).text(float(factor.values[i]))
    return _value(factor, i, digits, _gap(terms))


def _value(factor: Factor, i: int, digits: int, gap: str = GAP) -> str:
    if not factor.entries:
        return factor.text or short(float(factor.values[i]), digits)
    numbers = {name: _value(entry, i, digits) for name, entry in factor.entries.items()}

    def number(found: re.Match[str]) -> str:
        before, name, squared = found.groups()
        needs_no_more = before and not squared
        text = numbers[name]
        if squared and "e" in text:
            return f"{before}({text}){squared}"
        return before + (text if needs_no_more else _enclosed(text)) + squared

    return _ENTRY.sub(number, _BESIDE.sub("·", factor.name).replace(" ", gap))


def _enclosed(number: str) -> str:
    return f"({number})" if number.startswith(MINUS) else number


def _signed(value: float, digits: int) -> str:
    return short(value, digits) if value < 0.0 else f"+{short(value, digits)}"


def _result(cell: CellSum) -> str:
    columns = () if cell.columns is Dimension.SINGLE else (cell.column + 1,)
    return title(cell) if cell.symbol == "loss" else _placed(cell.name, (cell.row + 1, *columns))


def _finished(cell: CellSum, total: str) -> str:
    """Return in symbols what is done with the sum."""
    if cell.last is None:
        return total
    last = _factor(cell.last)
    if cell.rest is Rest.APPLY:
        return f"{last}({total})"
    if cell.rest is Rest.ADD:
        return f"{total} + {last}"
    if cell.rest is Rest.DIVIDE:
        return f"{last} / {total}"
    if cell.rest is Rest.SUBTRACT_FROM:
        return f"{last} {MINUS} {total}"
    if cell.last.text:
        return f"{last}{GAP}{total}"
    return f"({total}) · {last}" if cell.terms.index else f"{total} · {last}"


def _factor(factor: Factor, gap: str = GAP) -> str:
    if not factor.entries:
        return _placed(factor.name, factor.place)
    return factor.name.replace(" ", gap).format(**{name: _factor(entry) for name, entry in factor.entries.items()})


def _placed(name: str, place: tuple[int | str, ...]) -> str:
    """Return a matrix with a row and a column below it, inside a bracket that the name may have."""
    below = ",".join(f"<i>{index}</i>" if isinstance(index, str) else str(index) for index in place)
    bracket = ")" if name.endswith(")") and below else ""
    return raised(name.removesuffix(bracket)) + (f"<sub>{below}</sub>" if below else "") + bracket
