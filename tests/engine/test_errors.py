import math

import numpy as np
import pytest

from mlp_engine import Diverged, EngineError, InvalidInput, Text, TooEarly
from mlp_engine.errors import marked


def test_a_text_fills_its_fields_and_theirs() -> None:
    inner = Text("{n:g} apples", {"n": 2.50})
    assert str(Text("{who} ate {what}", {"who": "Eve", "what": inner})) == "Eve ate 2.5 apples"


def test_braces_in_what_a_user_typed_are_left_alone() -> None:
    assert str(InvalidInput("data_set", "{x}", Text("a name"))) == "data_set: '{x}' cannot be used; it must be a name."


def test_marking_changes_nothing() -> None:
    assert marked("engine", "Data set") == "Data set"


@pytest.mark.parametrize(
    ("error", "builtin"),
    [(InvalidInput("n", 0, Text("more")), ValueError), (TooEarly(Text("Not yet.")), RuntimeError)],
)
def test_python_programs_can_catch_them_as_what_they_know(error: EngineError, builtin: type[Exception]) -> None:
    assert isinstance(error, EngineError)
    assert isinstance(error, builtin)
    assert str(error) == str(error.text)


@pytest.mark.parametrize(
    ("got", "shown"),
    [
        (np.float64(2.5), "2.5"),
        (np.True_, "True"),
        (np.eye(2), "array([[1., 0.], [0., 1.]])"),
        ("a" * 80, "'" + "a" * 58 + "…"),
        ("a" * 58, "'" + "a" * 58 + "'"),
        (Text("{n} layers", {"n": 13}), "13 layers"),
    ],
)
def test_what_came_is_shown_on_one_short_line(got: object, shown: str) -> None:
    error = InvalidInput("value", got, Text("a number"))
    assert str(error) == f"value: {shown} cannot be used; it must be a number."
    assert error.got is got


@pytest.mark.parametrize(
    ("value", "shown"), [(math.nan, "NaN"), (math.inf, "∞"), (-math.inf, "−∞"), (np.float64("nan"), "NaN")]
)
def test_divergence_says_what_where_and_when(value: float, shown: str) -> None:
    error = Diverged(Text("The loss"), value, epoch=37, quantity="Z[2]")
    assert str(error) == f"The loss became {shown} in epoch 37, first in Z[2]: try a smaller learning rate."
    assert (error.epoch, error.quantity) == (37, "Z[2]")


def test_a_loss_that_went_wrong_by_itself_is_told_once() -> None:
    error = Diverged(Text("The loss"), math.inf, epoch=2, quantity="loss")
    assert str(error) == "The loss became ∞ in epoch 2: try a smaller learning rate."
