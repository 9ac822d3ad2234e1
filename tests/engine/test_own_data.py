"""A table of the user's own: what it may hold, and how files hold it."""

import base64
import json
import zlib
from collections.abc import Callable

import numpy as np
import pytest

from mlp_engine import InvalidInput, OwnData, RunConfig
from mlp_engine.datasets import draw_data
from mlp_engine.own_data import LONGEST_NAME, MOST_CLASSES, MOST_COLUMNS, MOST_NUMBERS, MOST_ROWS, OWN
from mlp_engine.packing import packed

X = np.array([[1.0, 2.0, 3.0], [-0.1, 1e-300, 1e100]])
CLASSES = OwnData.of("two.csv", ["a", "b"], "kind", ["no", "yes"], X, [0, 1, 1])
NUMBERS = OwnData.of("two.csv", ["a", "b"], "size", [], X, [0.5, -1e99, 7.0])


@pytest.mark.parametrize("table", [CLASSES, NUMBERS])
def test_a_table_is_the_same_to_the_bit_behind_a_file(table: OwnData) -> None:
    text = json.dumps(table.as_dict(), allow_nan=False)
    again = OwnData.from_dict(json.loads(text))
    assert again == table
    assert again.X.tobytes() == X.tobytes()
    assert again.y.tobytes() == table.y.tobytes()
    config = RunConfig().with_field("own_data", table)
    assert RunConfig.from_dict(json.loads(json.dumps(config.as_dict()))) == config
    assert config.n_samples == 3


def test_any_program_can_read_the_numbers_of_a_file() -> None:
    values = CLASSES.as_dict()
    numbers = np.frombuffer(zlib.decompress(base64.b64decode(str(values["numbers"]))), "<f8")
    assert np.array_equal(numbers.reshape(3, 3), [*X, [0.0, 1.0, 1.0]])
    assert values["rows"] == 3
    assert CLASSES.packed_size == len(str(values["numbers"]))


def test_numbers_that_repeat_take_little_room() -> None:
    table = OwnData.of("zeros.csv", ["a"], "b", [], np.zeros((1, 10_000)), np.zeros(10_000))
    assert table.packed_size < len(table.numbers) / 100


def test_many_classes_are_a_row_each_and_two_or_a_number_are_one() -> None:
    three = OwnData.of("three.csv", ["a"], "kind", ["p", "q", "r"], [[1.0, 2.0, 3.0, 4.0]], [2, 0, 1, 2])
    assert three.Y.tolist() == [[0, 1, 0, 0], [0, 0, 1, 0], [1, 0, 0, 1]]
    assert CLASSES.Y.tolist() == [[0, 1, 1]]
    assert NUMBERS.Y.tolist() == [[0.5, -1e99, 7.0]]


def made(X: object, y: object, *, columns: int = 1, classes: int = 0, name: object = "t") -> OwnData:
    """A table; its names are of no interest."""
    names, kinds = [f"column {i}" for i in range(columns)], [f"class {k}" for k in range(classes)]
    return OwnData.of(name, names, "y", kinds, X, y)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("table", "argument"),
    [
        (lambda: OwnData("t", (), "y", (), bytes(24)), "own_data.columns"),
        (lambda: made(np.zeros((MOST_COLUMNS + 1, 2)), [0, 0], columns=MOST_COLUMNS + 1), "own_data.columns"),
        (lambda: made(np.zeros((1, 3)), np.zeros(3), classes=1), "own_data.classes"),
        (lambda: made(np.zeros((1, 3)), np.zeros(3), classes=MOST_CLASSES + 1), "own_data.classes"),
        (lambda: made(np.zeros((1, 3)), np.zeros(3), name=5), "own_data.name"),
        (lambda: made(np.zeros((1, 3)), np.zeros(3), name="n" * (LONGEST_NAME + 1)), "own_data.name"),
        (lambda: OwnData("t", ("a",), "y", (), bytes(40)), "own_data.numbers"),
        (lambda: made(np.zeros((1, 1)), np.zeros(1)), "own_data.rows"),
        (lambda: made(np.zeros((1, MOST_ROWS + 1)), np.zeros(MOST_ROWS + 1)), "own_data.rows"),
        (lambda: made(np.zeros((MOST_COLUMNS, 250)), np.zeros(250), columns=MOST_COLUMNS), "own_data.numbers"),
        (lambda: made([[1.0, 2e120]], [0, 1]), "own_data"),
        (lambda: made([[1.0, 2.0]], [0, -2e120]), "own_data"),
        (lambda: OwnData("t", ("a",), "y", (), np.array([1.0, 2.0, np.nan, 4.0]).tobytes()), "own_data"),
        (lambda: made([[1.0, np.inf]], [0, 1]), "X"),
        (lambda: made([[1.0, 2.0]], [0, 1, 2]), "y"),
        (lambda: made([[1.0, 2.0]], [0, 2], classes=2), "own_data.target"),
        (lambda: made([[1.0, 2.0]], [0, 0.5], classes=2), "own_data.target"),
        (lambda: made([[1.0, 2.0]], [0, -1], classes=2), "own_data.target"),
    ],
)
def test_what_no_run_could_learn_is_refused_in_a_sentence(table: Callable[[], object], argument: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        table()
    assert caught.value.argument.partition("[")[0] == argument
    assert str(caught.value).endswith(".")
    assert len(str(caught.value)) < 500


def test_the_largest_tables_are_taken() -> None:
    rows = MOST_NUMBERS // 2
    assert rows > MOST_ROWS  # so that many rows are bounded by themselves
    assert made(np.zeros((1, MOST_ROWS)), np.zeros(MOST_ROWS)).m == MOST_ROWS
    assert made(np.zeros((MOST_COLUMNS, 249)), np.zeros(249), columns=MOST_COLUMNS).m == 249
    assert made([[1e100, -1e100]], [0, MOST_CLASSES - 1], classes=MOST_CLASSES).data_set.classes == (8, 8)


@pytest.mark.parametrize(
    "values",
    [
        5,
        {},
        {"name": "t"},
        CLASSES.as_dict() | {"path": "/etc"},
        CLASSES.as_dict() | {"columns": "ab"},
        CLASSES.as_dict() | {"columns": ["a"]},
        CLASSES.as_dict() | {"classes": 2},
        CLASSES.as_dict() | {"classes": [0, 1]},
        CLASSES.as_dict() | {"rows": 4},
        CLASSES.as_dict() | {"rows": 1},
        CLASSES.as_dict() | {"rows": 2.5},
        CLASSES.as_dict() | {"rows": MOST_ROWS, "columns": ["a"] * 9},
        CLASSES.as_dict() | {"numbers": "no numbers"},
        CLASSES.as_dict() | {"numbers": 5},
        CLASSES.as_dict() | {"numbers": packed(bytes(71))},
        CLASSES.as_dict() | {"numbers": packed(bytes(10_000_000))},
    ],
    ids=lambda values: str(values)[:80],
)
def test_what_a_file_may_hold_instead_is_refused(values: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        OwnData.from_dict(values)  # type: ignore[arg-type]
    assert caught.value.argument.startswith("own_data")
    assert len(str(caught.value)) < 500


def test_without_a_table_there_is_nothing_to_draw() -> None:
    with pytest.raises(InvalidInput, match=r"^own_data: .*a table: open one with File"):
        draw_data(OWN, 10, 0.0, 1, n_classes=2, label_noise=0.0, test_share=0.0)
