"""What is found out of a table, step by step."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.files.tables.table_format import TableFormat
from app.files.tables.use import Gaps
from app.panels.open_data.draft import Draft, Source
from app.panels.open_data.lines import FIRST_LINES, LONGEST_SHOWN
from app.panels.open_data.pasted import looks_like_table
from mlp_engine import EngineError
from tests.app.panels.open_data.tables import FLOWERS, GERMAN, PLAIN, WITH_GAPS, complete, draft_of

LENGTHS = [float(row[0].replace(",", ".")) for row in FLOWERS]


@pytest.mark.parametrize("content", [GERMAN, PLAIN, GERMAN.decode("utf-8-sig"), PLAIN.decode()])
def test_flowers_are_read_as_they_are_meant(content: bytes | str) -> None:
    draft = draft_of(content)
    assert draft.problem is None
    assert draft.data.classes == ("Iris-setosa", "Iris-versicolor", "Iris-virginica")
    assert draft.data.X[0].tolist() == LENGTHS
    assert draft.data.y.tolist() == [0, 0, 1, 1, 2, 2]
    assert draft.data.name == "flowers.csv"


def test_file_is_read_from_the_disk_once(tmp_path: Path) -> None:
    path = tmp_path / "flowers.csv"
    path.write_bytes(GERMAN)
    draft = complete(Draft(Source("flowers.csv", path)))
    path.unlink()
    other = complete(draft.with_format(replace(draft.format, has_header=False)))
    assert draft.data.m == 6
    assert other.source.content == GERMAN
    with pytest.raises(EngineError, match=r"flowers.csv cannot be opened: it is not there."):
        complete(Draft(Source("flowers.csv", path)))


def test_other_cells_are_guessed_anew_and_the_same_cells_keep_what_was_chosen() -> None:
    draft = draft_of(GERMAN)
    chosen = complete(draft.with_use(replace(draft.use, inputs=(1,))))
    assert chosen.data.columns == ("Breite",)
    renamed = complete(chosen.with_format(replace(chosen.format, encoding="latin-1")))
    assert renamed.use == chosen.use
    wrong = complete(draft.with_format(TableFormat(delimiter=",")))
    assert wrong.data is None
    assert complete(wrong.with_format(draft.format)).data == draft.data


def test_column_that_is_no_longer_learned_becomes_an_input_if_it_has_numbers() -> None:
    draft = draft_of(b"a,b,c\n1,2,3.5\n2,5,4.5\n3,1,6.25\n4,7,8\n")
    assert (draft.use.inputs, draft.use.target, draft.use.is_regression) == ((0, 1), 2, True)
    other = complete(draft.with_target(0))
    assert (other.use.inputs, other.use.target) == ((1, 2), 0)
    flowers = draft_of(GERMAN).with_target(0)
    assert flowers.use.inputs == (1,)  # names are no numbers
    assert flowers.use.is_regression
    assert not flowers.with_target(2).use.is_regression


def test_gaps_are_left_out_and_counted_or_filled() -> None:
    draft = draft_of(WITH_GAPS)
    assert draft.report.left_out == (3, 4)
    assert draft.data.X.tolist() == [[1, 7, 9], [2, 8, 10]]
    filled = complete(draft.with_use(replace(draft.use, gaps=Gaps.MEAN)))
    assert (filled.report.left_out, filled.report.n_means) == ((), 2)
    assert filled.data.X[0].tolist() == [1, 5.5, 5, 7, 9]


def test_labels_of_another_file_are_learned() -> None:
    inputs = draft_of(b"1,2\n3,4\n5,6\n7,9\n", "inputs.csv")
    labels = Source("labels.csv", content=b"no\nyes\nno\nyes\n")
    draft = complete(inputs.with_labels(labels))
    assert draft.problem is None
    assert draft.data.classes == ("no", "yes")
    assert draft.data.y.tolist() == [0, 1, 0, 1]
    assert draft.data.X.tolist() == [[1, 3, 5, 7], [2, 4, 6, 9]]
    assert complete(draft.with_labels(None)).use == inputs.use


def test_labels_that_do_not_go_with_the_inputs_are_a_problem_and_are_dropped() -> None:
    inputs = draft_of(b"1,2\n3,4\n5,6\n7,9\n", "inputs.csv")
    draft = complete(inputs.with_labels(Source("labels.csv", content=b"no\nyes\nno\n")))
    assert str(draft.problem.text).startswith("labels.csv: ")
    assert draft.labels is None
    assert draft.data is None
    assert complete(draft.with_use(inputs.use)).data == inputs.data


def test_what_is_no_table_is_shown_as_it_is_written() -> None:
    lines = [f"{i},{2 * i},x" for i in range(100)]
    lines[70] = "70,140"
    draft = draft_of("\n".join(lines).encode())
    assert (draft.table, draft.problem.line) == (None, 71)
    numbers = [line.number for line in draft.lines]
    assert numbers == [*range(1, FIRST_LINES + 1), *range(68, 75)]
    assert dict(draft.lines)[71] == "70,140"


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02", b"\xff" * 1000, b'"' * 99, b"," * 500_000, bytes(range(256))]
)
def test_anything_has_a_problem_and_short_lines(content: bytes) -> None:
    draft = draft_of(content)
    assert draft.problem is not None
    assert all(len(line.text) <= LONGEST_SHOWN for line in draft.lines)


def test_problem_of_a_cell_names_its_place() -> None:
    draft = draft_of(b"a,b,class\n1,2,x\n3,oops,y\n5,6,x\n7,8,y\n")
    assert (draft.problem.line, draft.problem.column) == (3, 2)
    assert "oops" in str(draft.problem.text)
    assert np.isin([0, 1], draft.use.inputs).all()


@pytest.mark.parametrize("text", ["1\t2\n3\t4", "1,5;2\n2,5;3\n", "a b\n1 2\n", "x|y\n1|2\n3|4", '"a","b"\n"1","2"\n'])
def test_table_is_known_by_its_first_lines(text: str) -> None:
    assert looks_like_table(text)


@pytest.mark.parametrize(
    "text", ["", "\n", "one line of 3 words", "12\n13\n14", "not a number\nin these lines", "x" * 10**6]
)
def test_what_is_no_table_is_known_too(text: str) -> None:
    assert not looks_like_table(text)
