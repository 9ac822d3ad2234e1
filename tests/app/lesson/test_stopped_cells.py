"""What is said of cells that hands have frozen, or whose neuron they have switched off."""

from collections.abc import Callable

import numpy as np
import pytest

from app.lesson.cell_sum import cell_sum
from app.lesson.equations import drawn_equations, equation_of, layer_quantities
from app.lesson.parameters import Parameter, is_frozen
from app.lesson.quantities import SYMBOLS
from app.lesson.selection import Selection
from app.lesson.stilled_texts import stilled_sentence, stilled_text
from app.lesson.stopped_cells import stopped_text
from mlp_engine import Frame, FrameRequest
from mlp_engine.events import BIAS, Part
from tests.app.lesson.test_sentences import all_text
from tests.app.views.hands.stilled import stilled_frame, stilled_session

FULL = FrameRequest(2, 0, has_terms=True, has_update=True)
LEARNS, FROZEN, OFF = (0, 0), (4, 3), (6, 0)
pytestmark = pytest.mark.usefixtures("qapp")


def at_update(**config: object) -> Frame:
    """Return a frame at the update behind the epoch in which hands were at work."""
    session = stilled_session(**config)
    session.step()
    session.look_on()
    session.look_back()
    return session.frame(FULL)


def at_step(symbol: str, l: int) -> Frame:
    session = stilled_session()
    while session.progress.newest != (symbol, l):
        session.look_on()
    return session.frame(FULL)


def test_each_matrix_knows_what_is_stopped_of_it() -> None:
    quantities = dict(zip(SYMBOLS, layer_quantities(stilled_frame()), strict=True))
    frozen = {name: quantity.stilled.has_frozen for name, quantity in quantities.items()}
    assert {name for name, has_frozen in frozen.items() if has_frozen} == {"W", "b"}
    assert {name: quantity.stilled.off for name, quantity in quantities.items()} == {
        name: () if name == "A_prev" else (6,) for name in SYMBOLS
    }
    W = quantities["W"].stilled
    assert (stilled_text(W, 4, 0), stilled_text(W, 6, 0), stilled_text(W, 0, 0)) == ("frozen", "neuron off", "")
    assert stilled_sentence(W, 1, 2) == "Frozen: it does not learn."


@pytest.mark.parametrize("symbol", ["W", "b"])
@pytest.mark.parametrize("optimizer", ["gradient_descent", "momentum", "adam"])
def test_a_frozen_entry_of_an_update_has_no_sum_but_a_reason(symbol: str, optimizer: str) -> None:
    frame = at_update(optimizer=optimizer, learning_rate=0.02)
    row, column = FROZEN if symbol == "W" else (4, 0)
    frozen, learns = (Selection(2, symbol=symbol, cell=cell) for cell in ((row, column), LEARNS))
    assert cell_sum(frame, frozen) is None
    assert stopped_text(frame, frozen) == "This entry is frozen: it does not learn, so no update changes it."
    cell = cell_sum(frame, learns)
    assert cell is not None
    assert cell.total == pytest.approx(cell.value)
    assert stopped_text(frame, learns) == ""


@pytest.mark.parametrize("optimizer", ["gradient_descent", "adam"])
def test_what_an_update_adds_is_nothing_where_it_is_frozen(optimizer: str) -> None:
    for equation in drawn_equations(at_update(optimizer=optimizer, learning_rate=0.02), "W").values():
        if equation.symbol != "W":
            continue
        before, change, after = equation.operands
        np.testing.assert_allclose(before.matrix + change.matrix, after.matrix, rtol=0, atol=1e-12)
        assert change.matrix[4].tolist() == [0.0] * 16
        assert np.count_nonzero(change.matrix[0])


def test_the_update_that_is_due_adds_nothing_there_either() -> None:
    change = equation_of(stilled_session().frame(FrameRequest(2, 0)), "W").operands[1]
    assert change.matrix[4].tolist() == [0.0] * 16
    assert np.count_nonzero(change.matrix[0])


@pytest.mark.parametrize(
    ("symbol", "reason"),
    [
        ("A", "This neuron is switched off: its A is 0, whatever its Z is."),
        ("δ", "This neuron is switched off: its δ is 0, for nothing depends on its Z."),
    ],
)
def test_of_a_neuron_that_is_off_no_sum_is_told_that_is_wrong(symbol: str, reason: str) -> None:
    frame = stilled_session().frame(FULL)
    for row in range(8):
        selection = Selection(2, symbol=symbol, cell=(row, 3))
        cell = cell_sum(frame, selection)
        assert stopped_text(frame, selection) == (reason if row == 6 else "")
        assert (cell is None) == (row == 6)
        assert cell is None or cell.total == pytest.approx(cell.value)


@pytest.mark.parametrize("symbol", ["Z", "dW", "db"])
def test_its_other_sums_hold(symbol: str) -> None:
    frame = stilled_session().frame(FULL)
    cell = cell_sum(frame, Selection(2, symbol=symbol, cell=OFF))
    assert cell is not None
    assert cell.total == pytest.approx(cell.value)


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (at_update, "What is frozen stays as it is, whatever its gradient."),
        (lambda: at_step("A", 2), "Switched off in this layer: 7. There A is 0, whatever Z is."),
        (lambda: at_step("δ", 2), "Switched off in this layer: 7. There δ is 0, for nothing depends on Z."),
    ],
)
def test_the_lesson_says_it(frame: Callable[[], Frame], words: str) -> None:
    assert words in all_text(frame())


@pytest.mark.parametrize("step", [("A", 1), ("Z", 2), ("δ", 3), ("dW", 2)])
def test_the_lesson_says_it_nowhere_else(step: tuple[str, int]) -> None:
    assert "Switched off" not in all_text(at_step(*step))


def test_a_part_is_frozen_if_nothing_in_it_learns() -> None:
    frame = stilled_frame()
    assert is_frozen(frame, Part(2, 4))
    assert is_frozen(frame, Parameter("W", 2, 1, 2).part)
    assert is_frozen(frame, Part(2, 5, BIAS))
    for part in (Part(2), Part(2, 1), Part(2, 5), Part(2, 1, 3), Part(1), Part(3, 0)):
        assert not is_frozen(frame, part)
