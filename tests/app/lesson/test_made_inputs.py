"""What the rows of A[0] are called where they are made of X, and where they are columns of own data."""

import re
from functools import cache

import numpy as np
import pytest

from app.lesson.cell_sum import cell_sum
from app.lesson.cell_text import equation, title
from app.lesson.equations import equation_of, layer_equations, layer_quantities
from app.lesson.matrix_text import latex_equation, numpy_equation
from app.lesson.selection import Selection
from app.lesson.sentences import lesson
from mlp_engine import Frame, FrameRequest, RunConfig, Session
from tests.app.tables import FLOWERS

MADE = RunConfig(n_samples=20, inputs=("x2", "x1_squared", "sin_x2"))
OWN = RunConfig().with_fields({"own_data": FLOWERS})
MADE_OF_OWN = RunConfig().with_fields({"own_data": FLOWERS, "inputs": ["x1", "x1_x2"]})


@cache
def frame_of(config: RunConfig, steps: int = 0) -> Frame:
    session = Session(config)
    if steps:
        session.step()
        session.look_back()  # to the midst of the update
        while session.progress.position > steps:
            session.look_back()
    return session.frame(FrameRequest(has_terms=True, has_update=True))


def plain(html: str) -> str:
    return re.sub("<[^>]*>", "", html).replace("\N{WORD JOINER}", "").replace("&nbsp;", " ")


def test_the_engine_makes_the_rows_that_the_names_say() -> None:
    frame = frame_of(MADE)
    made = np.array([frame.X[1], frame.X[0] ** 2, np.sin(frame.X[1])])
    assert np.array_equal(frame.samples.A_prev, made)
    assert [name.label for name in layer_quantities(frame)[0].row_names] == ["x₂", "x₁²", "sin x₂"]


def test_a_0_that_is_made_of_x_is_never_called_x() -> None:
    first = layer_quantities(frame_of(MADE))[0]
    assert (first.name, first.short_name) == ("A[0]", "A[0]")
    assert layer_quantities(frame_of(RunConfig(n_samples=20)))[0].name == "X = A[0]"
    assert layer_quantities(frame_of(OWN))[0].name == "X = A[0]"


def test_the_columns_of_the_first_weights_have_the_names_of_the_inputs_and_those_of_others_none() -> None:
    quantities = {quantity.name: quantity for quantity in layer_quantities(frame_of(MADE))}
    for name in ("W[1]", "dW[1]"):
        assert [column.label for column in quantities[name].column_names] == ["x₂", "x₁²", "sin x₂"]
        assert quantities[name].row_names == ()
    for name in ("b[1]", "Z[1]", "A[1]", "δ[1]"):
        assert quantities[name].row_names == quantities[name].column_names == ()
    second = Session(MADE).frame(FrameRequest(layer=2))
    assert all(not quantity.row_names and not quantity.column_names for quantity in layer_quantities(second))


def test_own_columns_are_told_beside_their_coordinates() -> None:
    names = layer_quantities(frame_of(OWN))[0].row_names
    assert [name.full for name in names] == [
        "x₁ sepal length",
        "x₂ sepal width",
        "x₃ petal length",
        "x₄ petal width",
    ]
    names = layer_quantities(frame_of(MADE_OF_OWN))[0].row_names
    assert [name.full for name in names] == ["x₁ sepal length", "x₃ petal length", "x₄ petal width", "x₁x₂"]


def test_plain_inputs_of_the_lesson_are_only_counted() -> None:
    assert all(quantity.inputs == () for quantity in layer_quantities(frame_of(RunConfig(n_samples=20))))


@pytest.mark.parametrize(("config", "name"), [(MADE, "A[0]"), (RunConfig(n_samples=20), "X")])
def test_sums_of_cells_say_what_they_are_made_of(config: RunConfig, name: str) -> None:
    for symbol, cell in (("Z", (0, 3)), ("dW", (0, 1))):
        made = cell_sum(frame_of(config), Selection(symbol=symbol, cell=cell))
        assert made is not None
        assert name in plain(equation(made))
        assert ("X" in plain(equation(made))) == (name == "X")
        assert "X" not in title(made)


def test_equations_and_copies_have_the_shape_of_what_enters() -> None:
    frame = frame_of(MADE)
    assert str(equation_of(frame, "Z")) == "Z[1] (16, 20) = W[1] (16, 3) A[0] (3, 20) + b[1] (16, 1)"
    assert "A^{[0]}" in latex_equation(equation_of(frame, "Z"), 3)
    assert "A0 = np.array" in numpy_equation(equation_of(frame, "Z"), 3)
    assert " ".join(map(str, layer_equations(frame, 1)[3])) == "dW[1] (16, 3) = δ[1] (16, 20) A[0]ᵀ (20, 3)"


def test_the_lesson_tells_of_which_rows_a_0_is_and_keeps_x_for_the_samples() -> None:
    told = lesson(frame_of(MADE, steps=1))
    assert "Z[1] = W[1] A[0] + b[1]" in plain(told.what)
    assert "A[0] has the rows x₂, x₁², sin x₂, made of the samples X." in plain(told.why)
    told = lesson(frame_of(RunConfig(n_samples=20), steps=1))
    assert "Z[1] = W[1] X + b[1]" in plain(told.what)
    assert "made of" not in plain(told.why)
