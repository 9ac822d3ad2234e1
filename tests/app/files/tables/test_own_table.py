"""What becomes of a table: data for a run, and a word on the rows that are left out."""

from dataclasses import replace

import numpy as np
import pytest

from app.files.tables.fault import TableFault
from app.files.tables.joining import joined
from app.files.tables.own_table import own_data
from app.files.tables.table import Table
from app.files.tables.table_format import TableFormat
from app.files.tables.use import Gaps, Use, guess_use
from mlp_engine import RunConfig
from mlp_engine.own_data import MOST_CLASSES, MOST_COLUMNS, MOST_NUMBERS
from tests.app.files.tables.reading import data_of, read

GAPS = "a,b,c\n1.5,2,u\n,3,v\n2.5,NA,u\n4.5,4,?\n5.5,7,v\n"


def refusal(table: Table, use: Use) -> TableFault:
    with pytest.raises(TableFault) as caught:
        own_data(table, use, "table")
    return caught.value


def test_rows_with_gaps_are_left_out_and_told() -> None:
    data, report = data_of(GAPS)
    np.testing.assert_array_equal(data.X, [[1.5, 5.5], [2, 7]])
    np.testing.assert_array_equal(data.y, [0, 1])
    assert (report.left_out, report.n_means) == ((3, 4, 5), 0)


def test_gaps_are_filled_with_the_mean_of_the_rows_that_stay_but_never_what_is_learned() -> None:
    table = read(GAPS)
    data, report = own_data(table, replace(guess_use(table), gaps=Gaps.MEAN), "table")
    np.testing.assert_allclose(data.X, [[1.5, (1.5 + 2.5 + 5.5) / 3, 2.5, 5.5], [2, 3, (2 + 3 + 7) / 3, 7]])
    np.testing.assert_array_equal(data.y, [0, 1, 0, 1])
    assert (report.left_out, report.n_means) == ((5,), 2)


def test_a_run_learns_from_it() -> None:
    data, _ = data_of("a,b,c\n1,2,u\n3,4,v\n5,6,w\n")
    config = RunConfig().with_fields({"own_data": data})
    assert (config.layer_dims[0], config.n_outputs, config.n_samples) == (2, 3, 3)


def test_numbers_that_are_written_otherwise_are_the_same_class() -> None:
    data, _ = data_of("1,1.5\n1.0,2.5\n+2,3.5\n2,4.5\n0,1\n-0,2\n", target=0)
    assert data.classes == ("0", "1", "2")
    np.testing.assert_array_equal(data.y, [1, 1, 2, 2, 0, 0])


def test_classes_are_in_the_order_of_numbers_then_of_words() -> None:
    data, _ = data_of("x,class\n" + "1,10\n2,9\n3,-1\n4,b\n5,a\n" * 2)
    assert data.classes == ("-1", "9", "10", "a", "b")


def test_names_are_short_lines() -> None:
    name = "long\tname\n" * 30
    data, _ = data_of(f'"{name}",b,c\n1,2,"u\n \tv\x07"\n3,4,w\n')
    assert data.columns[0].startswith("long name long name")
    assert len(data.columns[0]) == 200
    assert data.classes == ("u v�", "w")


@pytest.mark.parametrize(
    ("content", "use", "words"),
    [
        ("a,b\n1,2\nabc,3\n", Use((0,), 1, True), "line 3, column 1: “abc” is no number."),
        ("a,b\n1,2\n3,abc\n", Use((0,), 1, True), "line 3, column 2: “abc” is no number."),
        ("a,b\n1,2\n-inf,3\n", Use((0,), 1, True), "line 3, column 1: “-inf” is no finite number."),
        ("a,b\n1,2\n3,1e999\n", Use((0,), 1, True), "line 3, column 2: “1e999” is no finite number."),
        ("a,b\n1,2\n-2e100,3\n", Use((0,), 1, True), "line 3, column 1: “-2e100” is not between −1e100 and 1e100."),
        ("a,b\n1,2\n1.5.5,3\n", Use((0,), 1), "line 3, column 1: “1.5.5” is no number."),
        (f"a,b\n1,2\n{'x' * 99},3\n", Use((0,), 1), f"line 3, column 1: “{'x' * 39}…” is no number."),
        ("a,b\n1,u\n2,u\n", Use((0,), 1), "column 2: all rows are of the class “u”, and there must be two or more."),
        (
            "a,b\n1,u\n,v\n2,u\n",
            Use((0,), 1),
            "column 2: all rows are of the class “u”, and there must be two or more.",
        ),
        (f"a,b\n1,u\n2,{'v' * 201}\n", Use((0,), 1), f"class “{'v' * 39}…” has more than 200 characters."),
        ("a,b\n1,2\n3,4\n", Use((), 1), "at least one column must be an input."),
        ("a,b\n1,2\n3,4\n", Use((0, 1), 1), "column 2: it cannot be an input and learned, too."),
        ("a,b,c\n1,2,\n3,4,\n", Use((0,), 2), "column 3: there is nothing in it."),
        ("a,b,c\n1,2,\n3,4,\n", Use((0, 2), 1, True, Gaps.MEAN), "column 3: there is nothing in it."),
        ("a,b,c\n1,2,\n3,4,\n5,,5\n", Use((0, 2), 1, True, Gaps.MEAN), "column 3: there is nothing in it."),
        ("a,b\n1,2\n,4\n5,\n", Use((0,), 1), "fewer than two rows are without gaps."),
        ("a,b\n,2\n3,\n", Use((0,), 1), "fewer than two rows are without gaps."),
        (
            "a,b\n" + "".join(f"{i},c{i}\n" for i in range(300)),
            Use((0,), 1),
            f"column 2: there are 300 classes in it, and at most {MOST_CLASSES} can be learned.",
        ),
        (
            "1," * (MOST_COLUMNS + 1) + "1\n",
            Use(tuple(range(MOST_COLUMNS + 1)), MOST_COLUMNS + 1),
            f"{MOST_COLUMNS + 1} columns are inputs, and at most {MOST_COLUMNS} may be.",
        ),
        (
            "1,2,3,4,5,6\n" * 50_000,
            Use((0, 1, 2, 3, 4), 5),
            f"there would be 300000 numbers in these columns, and at most {MOST_NUMBERS} may be.",
        ),
    ],
)
def test_what_a_table_does_not_allow_is_a_sentence_with_its_place(content: str, use: Use, words: str) -> None:
    written = TableFormat(has_header=content.startswith("a"))
    assert str(refusal(read(content, written), use)).endswith(words)


def test_large_numbers_have_a_mean() -> None:
    table = read("1e100,1\n" * 30 + ",2\n", TableFormat(has_header=False))
    data, _ = own_data(table, Use((0,), 1, gaps=Gaps.MEAN), "table")
    np.testing.assert_allclose(data.X, 1e100)


def test_a_use_may_be_of_any_columns_in_their_order() -> None:
    table = read("a,b,c\n1,2,3\n4,5,6\n")
    data, _ = own_data(table, Use((1,), 0, is_regression=True), "table")
    assert (data.columns, data.target, data.classes) == (("b",), "a", ())
    np.testing.assert_array_equal([*data.X, data.y], [[2, 5], [1, 4]])


@pytest.mark.parametrize(
    ("labels", "classes"),
    [("u\nv\nu\n", ("u", "v")), (",label\n0,u\n1,v\n2,u\n", ("u", "v")), ("1\n-1\n1\n", ("-1", "1"))],
)
def test_inputs_and_labels_come_from_two_files(labels: str, classes: tuple[str, ...]) -> None:
    table = joined(read("a,b\n1,2\n3,4\n5,6\n"), read(labels))
    data, _ = own_data(table, guess_use(table, len(table.columns) - 1), "table")
    assert (data.columns, data.classes) == (("a", "b"), classes)
    np.testing.assert_array_equal(data.X, [[1, 3, 5], [2, 4, 6]])
    assert data.y[0] == data.y[2] != data.y[1]


def test_another_column_of_the_labels_can_be_joined() -> None:
    table = joined(read("a,b\n1,2\n3,4\n"), read("p,q\n1,u\n2,v\n"), 0)
    assert [column.name for column in table.columns] == ["a", "b", "p"]


def test_two_files_must_have_as_many_rows() -> None:
    with pytest.raises(TableFault, match="the inputs have 2 rows, and the labels 3"):
        joined(read("a,b\n1,2\n3,4\n"), read("u\nv\nu\n"))


def test_labels_must_be_there() -> None:
    with pytest.raises(TableFault, match="anything to learn"):
        joined(read("a,b\n1,2\n3,4\n5,6\n"), read("index,\n1,\n2,\n3,\n"))


@pytest.mark.parametrize("content", ["a,b\nu,v\nu,w\nx,w\n", "u\nv\n", "index,\n0,\n1,\n2,\n", "1\n2\n"])
def test_without_numbers_to_learn_from_nothing_is_learned(content: str) -> None:
    with pytest.raises(TableFault, match="there is no column"):
        guess_use(read(content))
