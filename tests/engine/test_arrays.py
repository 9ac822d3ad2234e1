import math
import sys

import numpy as np
import pytest

from mlp_engine import InvalidInput
from mlp_engine.arrays import as_choice, as_integer, as_list, as_matrix, as_positive, as_real, joined, norm, read_only
from mlp_engine.errors import Text

ANYTHING = Text("anything")


def test_read_only_gives_a_copy_that_refuses_writing() -> None:
    array = np.array([[1.0, 2.0]])
    copy = read_only(array)
    array[0, 0] = 5.0
    assert copy[0, 0] == 1.0
    with pytest.raises(ValueError, match="read-only"):
        copy[0, 0] = 7.0


def test_joined_arrays_are_one_vector_and_keep_their_names_shapes_and_numbers() -> None:
    given = {
        "W1": np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
        "b1": np.array([[7.0], [8.0]]),
        "W2": np.array([[9.0]]),
    }
    vector, views = joined(given)
    np.testing.assert_array_equal(vector, np.arange(1.0, 10.0))
    assert {name: view.shape for name, view in views.items()} == {"W1": (2, 3), "b1": (2, 1), "W2": (1, 1)}
    vector *= 10.0
    views["b1"][1, 0] = -1.0
    np.testing.assert_array_equal(views["W1"], [[10.0, 20.0, 30.0], [40.0, 50.0, 60.0]])
    np.testing.assert_array_equal(vector[6:], [70.0, -1.0, 90.0])
    np.testing.assert_array_equal(given["W1"], [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


def test_the_norm_is_the_root_of_the_sum_of_squares() -> None:
    assert norm(np.array([3.0, -4.0])) == 5.0
    assert math.isnan(norm(np.array([0.0, math.nan])))
    with np.errstate(over="ignore"):
        assert norm(np.array([1e200])) == math.inf  # its square is not finite


@pytest.mark.parametrize(
    "value",
    [[[1, 2], [3, 4]], np.array([[1, 2], [3, 4]]), np.float32([[1, 2], [3, 4]]), ((1.0, 2.0), (3.0, 4.0))],
    ids=["list", "integers", "float32", "tuple"],
)
def test_what_can_be_read_as_a_matrix_becomes_float64(value: object) -> None:
    matrix = as_matrix("X", value, rows=2, columns=2)
    assert matrix.dtype == np.float64
    np.testing.assert_array_equal(matrix, [[1.0, 2.0], [3.0, 4.0]])


def test_truth_values_count_as_0_and_1() -> None:
    np.testing.assert_array_equal(as_matrix("Y", np.array([[True, False]])), [[1.0, 0.0]])


@pytest.mark.parametrize(
    ("value", "came"),
    [
        ([[1.0], [2.0], [3.0]], "an array of shape (3, 1)"),
        ([1.0, 2.0], "an array of shape (2,)"),
        (3.0, "an array of shape ()"),
        (np.zeros((2, 0)), "an array of shape (2, 0)"),
        ([[1.0], [2.0, 3.0]], "[[1.0], [2.0, 3.0]]"),
        ("abc", "'abc'"),
        ([["1"], ["2"]], "[['1'], ['2']]"),
        ([[1j], [2]], "[[1j], [2]]"),
        (np.array([[1j], [2]]), "array([[0.+1.j], [2.+0.j]])"),
        ([[object()], [1]], "[[<object object"),
        ([[10**400], [1]], "[[1000"),
    ],
)
def test_what_is_no_matrix_of_the_shape_is_refused(value: object, came: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        as_matrix("X", value, rows=2)
    assert caught.value.argument == "X"
    assert str(caught.value).startswith(f"X: {came}")
    assert str(caught.value).endswith("cannot be used; it must be a matrix of finite numbers, shape (2, m).")


def test_numbers_that_a_mask_hides_are_refused_in_lists_too() -> None:
    masked = np.ma.array([1.0, 2.0], mask=[False, True])
    for value in (masked.reshape(2, 1), [[1.0], [2.0], masked[:1], masked[1:]], ((np.ma.masked,),)):
        with pytest.raises(InvalidInput, match=r"^X: an array with masked numbers cannot be used; it must be a matrix"):
            as_matrix("X", value)
    np.testing.assert_array_equal(as_matrix("X", [masked[:1]]), [[1.0]])


def test_without_masked_arrays_in_the_process_lists_are_read_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "numpy.ma", raising=False)
    np.testing.assert_array_equal(as_matrix("X", [[1.0, 2.0]]), [[1.0, 2.0]])
    assert "numpy.ma" not in sys.modules


@pytest.mark.parametrize(("bad", "came"), [(math.nan, "nan"), (math.inf, "inf"), (-math.inf, "-inf"), (None, "nan")])
def test_an_entry_that_is_not_finite_is_named(bad: object, came: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        as_matrix("X", [[1.0, 2.0, 3.0], [4.0, 5.0, bad]])
    assert str(caught.value) == f"X[1, 2]: {came} cannot be used; it must be a finite number."


def test_a_fixed_number_of_columns_is_told() -> None:
    with pytest.raises(InvalidInput, match=r"shape \(n, 3\)\.$"):
        as_matrix("Y", [[1.0]], columns=3)


@pytest.mark.parametrize("value", [2, 9, np.int64(5), np.uint8(5)])
def test_whole_numbers_within_their_bounds_become_int(value: object) -> None:
    number = as_integer("n", value, 2, 9)
    assert type(number) is int
    assert number == value


@pytest.mark.parametrize("value", [1, 10, True, np.True_, 5.0, "5", None, [5], np.array([5])])
def test_anything_else_is_no_whole_number(value: object) -> None:
    with pytest.raises(InvalidInput, match=r"^n: .* must be a whole number from 2 to 9\.$") as caught:
        as_integer("n", value, 2, 9)
    assert caught.value.got is value


def test_a_whole_number_without_upper_bound_says_so() -> None:
    assert as_integer("n", 10**30, 2) == 10**30
    with pytest.raises(InvalidInput, match=r"^n: 1 cannot be used; it must be a whole number of at least 2\.$"):
        as_integer("n", 1, 2)


NO_NUMBERS = [True, np.True_, "0.5", None, [0.5], 1j, math.nan, math.inf, -math.inf, 10**400]


@pytest.mark.parametrize("value", [1, 0.5, np.float32(0.5), np.int8(1), 1e-300])
def test_positive_numbers_become_float(value: float) -> None:
    for number in (as_positive("rate", value), as_positive("rate", value, maximum=1.0)):
        assert type(number) is float
        assert number == value


@pytest.mark.parametrize("value", [0, 0.0, -0.0, -1, *NO_NUMBERS], ids=str)
def test_what_is_not_positive_is_refused(value: object) -> None:
    with pytest.raises(InvalidInput, match=r"must be a finite number above 0\.$"):
        as_positive("rate", value)
    with pytest.raises(InvalidInput, match=r"must be a number above 0 and at most 1.5\.$"):
        as_positive("rate", value, maximum=1.5)


def test_a_positive_number_may_reach_its_maximum_and_not_pass_it() -> None:
    assert as_positive("rate", 1.5, maximum=1.5) == 1.5
    with pytest.raises(InvalidInput):
        as_positive("rate", np.nextafter(1.5, 2.0), maximum=1.5)


@pytest.mark.parametrize("value", [0, 0.0, 2.5, 10, np.float64(10.0)])
def test_real_numbers_may_reach_both_bounds(value: float) -> None:
    number = as_real("noise", value, 0.0, 10.0)
    assert type(number) is float
    assert number == value


@pytest.mark.parametrize("value", [-1e-9, 10.000001, *NO_NUMBERS], ids=str)
def test_what_is_out_of_bounds_is_refused(value: object) -> None:
    with pytest.raises(InvalidInput, match=r"^noise: .* must be a number from 0 to 10\.$"):
        as_real("noise", value, 0.0, 10.0)


def test_a_choice_is_one_of_its_names() -> None:
    assert as_choice("loss", "b", ["a", "b"]) == "b"
    for value in ("c", "A", "", None, 1, ["a"]):
        with pytest.raises(InvalidInput, match=r"^loss: .* must be one of a, b\.$"):
            as_choice("loss", value, ["a", "b"])


@pytest.mark.parametrize("value", [(1, 2), [1, 2], iter((1, 2)), np.array([1, 2])])
def test_anything_with_items_is_a_list(value: object) -> None:
    assert as_list("sizes", value, ANYTHING) == [1, 2]


@pytest.mark.parametrize("value", [3, None, "relu", b"relu"])
def test_numbers_and_strings_are_no_lists(value: object) -> None:
    with pytest.raises(InvalidInput, match=r"^sizes: .* must be anything\.$"):
        as_list("sizes", value, ANYTHING)
