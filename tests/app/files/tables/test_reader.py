"""Lines and cells, and what is wrong with them."""

import csv
import math
from io import StringIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.tables.cells import LONGEST_CELL
from app.files.tables.fault import TableFault
from app.files.tables.reader import LONGEST_LINE, MOST_TABLE_COLUMNS, PIECE, read_table
from app.files.tables.table import ColumnKind
from app.files.tables.table_format import DELIMITERS, TableFormat
from app.files.tables.values import number_in, numbers_in
from mlp_engine import InvalidInput
from mlp_engine.own_data import MOST_CLASSES, MOST_ROWS
from tests.app.files.tables.reading import end_of, read

CELLS = st.text(
    st.sampled_from('ab,;"\n|\t 1.5é中') | st.characters(codec="utf-8", exclude_characters="\r\0\ufeff"), max_size=8
)
BARE = TableFormat(has_header=False)


def fault_of(content: bytes | str, format: TableFormat = BARE) -> TableFault:
    with pytest.raises(TableFault) as caught:
        read(content, format)
    return caught.value


@given(
    st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1)),
    st.sampled_from([*",;|\t"]),
)
def test_cells_are_read_as_python_s_own_reader_does(rows: list[list[str]], delimiter: str) -> None:
    text = StringIO()
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    expected = [[cell.strip() for cell in row] for row in csv.reader(StringIO(text.getvalue()), delimiter=delimiter)]
    expected = [row for row in expected if any(row)]
    if not expected:
        assert "no rows" in str(fault_of(text.getvalue(), TableFormat(delimiter=delimiter, has_header=False)))
        return
    table = read(text.getvalue().encode(), TableFormat(delimiter=delimiter, has_header=False))
    assert [list(row.cells) for row in table.rows] == expected


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_pieces_may_end_anywhere(delimiter: str, end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("1.5", "ü中😀"), ("-2", 'a "b"'), ("3", f"c{delimiter}d")]
    quoted = ["{}{}{}".format(a, delimiter, '"' + b.replace('"', '""') + '"') for a, b in rows]
    content = end.join(quoted).encode()
    for size in range(1, len(content) + 2):
        monkeypatch.setattr("app.files.tables.reader.PIECE", size)
        table = read(content, TableFormat(delimiter=delimiter, has_header=False))
        assert [row.cells for row in table.rows] == rows
        assert [row.line for row in table.rows] == [1, 2, 3]


def test_lines_are_counted_with_those_inside_quotation_marks_and_those_that_are_empty() -> None:
    table = read('a,b\n\n1,"x\ny\nz"\n\n2,"w"\n', TableFormat())
    assert [row.line for row in table.rows] == [3, 7]
    assert [row.cells for row in table.rows] == [("1", "x\ny\nz"), ("2", "w")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_first_name(encoding: str) -> None:
    table = read("aé,b\n1,2\n".encode(encoding), TableFormat(encoding.removesuffix("-sig")))
    assert [column.name for column in table.columns] == ["aé", "b"]


def test_utf_16_without_a_byte_order_mark_is_refused() -> None:
    assert str(fault_of("a,b\n1,2\n".encode("utf-16-le"), TableFormat("utf-16"))).startswith("line 1: ")


def test_what_is_in_a_column_is_told() -> None:
    table = read(
        "id,number,word,gaps,few,mixed,sign\n1,1.5,a,,1,5,+\n2,NA,b,NaN,2,x,-\n3,?,a,-,2,7,-\n4,2.5,,n/a,1,8,+\n",
        TableFormat(),
    )
    told = [(c.name, c.kind, c.n_gaps, c.n_different, c.classes, c.are_whole) for c in table.columns]
    assert told == [
        ("id", ColumnKind.INDEX, 0, 4, ("1", "2", "3", "4"), True),
        ("number", ColumnKind.NUMBERS, 2, 2, ("1.5", "2.5"), False),
        ("word", ColumnKind.WORDS, 1, 2, ("a", "b"), False),
        ("gaps", ColumnKind.GAPS, 4, 0, (), True),
        ("few", ColumnKind.NUMBERS, 0, 2, ("1", "2"), True),
        ("mixed", ColumnKind.NUMBERS, 0, 4, ("5", "7", "8", "x"), False),
        ("sign", ColumnKind.WORDS, 0, 2, ("+", "-"), False),
    ]


def test_a_column_of_many_words_has_no_classes() -> None:
    table = read("".join(f"{i}.5,w{i}\n" for i in range(MOST_CLASSES + 1)), BARE)
    assert [(column.n_different, column.classes) for column in table.columns] == [(9, ()), (9, ())]


@pytest.mark.parametrize(
    ("content", "format", "line", "column", "words"),
    [
        ("", BARE, None, None, "no rows"),
        ("a,b\n", TableFormat(), None, None, "no rows"),
        ("a,b\ncm,s\n", TableFormat(has_units=True), None, None, "no rows"),
        ("1,2\n3,4\n5\n", BARE, 3, None, "1, and 2 in the lines before"),
        ("a,b\n\n1,2,3,4\n", TableFormat(), 3, None, "4, and 2 in the lines before"),
        ('1,2\n"3,4\n5,6\n', BARE, 2, 1, "not closed"),
        ('1,2\n3,"4" 5\n5,6\n', BARE, 2, 2, "more than a delimiter"),
        ('1,2\n3,"' + "4\n" * LONGEST_CELL, BARE, 2, 2, str(LONGEST_CELL)),
        ("1,2\n" + "3" * (LONGEST_LINE + PIECE), BARE, 2, None, "characters"),
        ("1,2\n" + "3," * MOST_TABLE_COLUMNS + "\n", BARE, 2, None, str(MOST_TABLE_COLUMNS)),
        ("1,2\n" * (MOST_ROWS + 1), BARE, MOST_ROWS + 1, None, str(MOST_ROWS)),
        (b"1,2\n3,\0\n", BARE, 2, None, "no text"),
        (b"1,2\n3,4\n5,\xff\n", BARE, 3, None, "UTF-8"),
        (b"1,2\n3,4\n5,\xff\xff\n", TableFormat("gbk"), 3, None, "GBK"),
        ("1,2\n3,4\n".encode("utf-16")[:-1], TableFormat("utf-16"), 2, None, "UTF-16"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    content: bytes | str, format: TableFormat, line: int | None, column: int | None, words: str
) -> None:
    fault = fault_of(content, format)
    assert words in str(fault)
    assert (fault.line, fault.column) == (line, column)
    start = f"line {line}, column {column}: " if column else f"line {line}: " if line else ""
    assert str(fault) == f"{start}{fault.what}"


def test_the_place_of_a_wrong_byte_is_told_beyond_the_first_piece() -> None:
    n = 2 * PIECE // 4
    fault = fault_of(b"1,2\n" * n + b"3,\xe4\n", BARE)
    assert fault.line == n + 1


def test_progress_goes_from_nothing_to_all() -> None:
    content = b"1.5,2\n" * 50_000
    told = list(read_table(content, BARE))
    assert [total for _, total in told] == [len(content)] * len(told)
    done = [done for done, _ in told]
    assert done == sorted(done)
    assert done[0] == PIECE
    assert done[-1] == len(content)
    assert len(told) >= len(content) / PIECE


def test_a_text_needs_no_encoding() -> None:
    table = end_of(read_table("1,ü\n2,\ud800\n", TableFormat("latin-1", has_header=False)), 9)
    assert [row.cells for row in table.rows] == [("1", "ü"), ("2", "?")]


@pytest.mark.parametrize("field", ["encoding", "delimiter", "decimal"])
def test_a_format_is_of_what_there_is(field: str) -> None:
    with pytest.raises(InvalidInput, match=field):
        TableFormat(**{field: "x"})


@pytest.mark.parametrize(
    ("cell", "decimal", "number"),
    [
        ("1.5", ".", 1.5),
        ("1,5", ",", 1.5),
        ("1.5", ",", math.nan),
        ("1,5", ".", math.nan),
        ("1_000", ".", math.nan),
        ("1.000,5", ",", math.nan),
        ("−1e−3", ".", -0.001),
        ("+.5", ".", 0.5),
        ("5.", ".", 5.0),
        ("1e400", ".", math.inf),
        ("0x10", ".", math.nan),
        ("１２", ".", 12.0),
        ("5 %", ".", math.nan),
    ],
)
def test_numbers_are_read_or_none_is_there(cell: str, decimal: str, number: float) -> None:
    np.testing.assert_array_equal([number_in(cell, decimal)], [number])
    np.testing.assert_array_equal(numbers_in([cell, "7"], decimal), [number, 7.0])
    np.testing.assert_array_equal(numbers_in(["x", cell], decimal), [math.nan, number])
