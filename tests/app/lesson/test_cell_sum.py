"""The sum that a cell is, against the cell as the engine computed it."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.lesson.cell_sum import CellSum, Rest, cell_sum, pulls
from app.lesson.selection import Selection
from mlp_engine import (
    LOSS_REGISTRY,
    MLP,
    Frame,
    FrameRequest,
    RunConfig,
    Session,
)
from tests.app.lesson.model_frames import frame_of
from tests.engine.networks import HIDDEN, PAIRS, targets

SYMBOLS = ("Z", "A", "δ", "dW", "db", "W", "b", "loss")


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    sizes = draw(st.just([2, 5, 4, 3, 1]) | st.lists(st.integers(1, 5), min_size=2, max_size=5))
    output, loss = draw(st.sampled_from(PAIRS))
    activations = [*(draw(st.sampled_from(HIDDEN)) for _ in sizes[2:]), output]
    m = draw(st.integers(1, 40))
    random = np.random.RandomState(draw(st.integers(0, 10**6)))
    X, Y = random.normal(size=(sizes[0], m)), targets(random, loss, sizes[-1], m)
    model = MLP(sizes, activations, seed=draw(st.integers(0, 10**6)), loss=loss)
    for l in range(1, model.L + 1):
        model.parameters[f"b{l}"][:] = random.normal(size=(sizes[l], 1))
    model.forward(X)
    model.backward(Y)
    return frame_of(model, X, Y, draw(st.integers(1, model.L)))


def matrix_of(frame: Frame, symbol: str) -> np.ndarray:
    """The matrix as the engine computed it; for W and b as the engine's rule updates it."""
    layer, samples = frame.layers[frame.samples.l - 1], frame.samples
    rate = frame.config.learning_rate
    return {
        "Z": samples.Z,
        "A": samples.A,
        "δ": samples.delta,
        "dW": layer.dW,
        "db": layer.db,
        "W": layer.W - rate * layer.dW,
        "b": layer.b - rate * layer.db,
        "loss": np.array([[frame.batch.loss]]),
    }[symbol]


@settings(max_examples=300, deadline=None)
@given(frames(), st.sampled_from(SYMBOLS), st.data())
def test_the_terms_of_any_cell_make_the_cell(frame: Frame, symbol: str, data: st.DataObject) -> None:
    matrix = matrix_of(frame, symbol)
    i, j = (data.draw(st.integers(0, size - 1)) for size in matrix.shape)
    made = cell_sum(frame, Selection(symbol=symbol, cell=(i, j)))
    if symbol == "loss" and frame.samples.l < frame.L:
        assert made is None
        return
    assert made is not None
    assert (made.row, made.column) == (i, j)
    wanted = float(matrix[i, j])
    scale = float(np.abs(made.terms.products).sum()) + (abs(made.last.value) if made.rest is Rest.ADD else 0.0)
    tolerance = 1e-12 * max(scale, abs(wanted)) + 1e-300
    assert made.total == pytest.approx(wanted, rel=0, abs=tolerance)
    if symbol in ("W", "b"):
        assert made.value is None  # it is not made yet
    else:
        assert made.value == wanted
    assert_factors_make_terms(made)
    assert_is_written_by_hand(made)


def assert_factors_make_terms(made: CellSum) -> None:
    terms = made.terms
    right = 1.0 if terms.right is None else terms.right.values
    assert np.array_equal(terms.left.values * right, terms.products)
    assert len(terms) % terms.count == 0


def assert_is_written_by_hand(made: CellSum) -> None:
    """The total, by the formula that a reader sees, number by number."""
    total = 0.0
    for product in made.terms.products.tolist():
        total += product
    last = made.last.value if made.last is not None and made.rest is not Rest.APPLY else 0.0
    written = {
        Rest.NOTHING: total,
        Rest.ADD: total + last,
        Rest.TIMES: total * last,
        Rest.SUBTRACT_FROM: last - total,
        Rest.APPLY: made.total,
        Rest.DIVIDE: last / (total or 1.0),
    }
    assert made.total == pytest.approx(written[made.rest], rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("l", [1, 2, 3])
@pytest.mark.parametrize("symbol", ["W", "b"])
def test_an_update_that_was_made_leads_to_the_frames_own_parameters(l: int, symbol: str) -> None:
    session = Session(RunConfig())
    for _ in range(7):
        session.step()
    frame = session.frame(FrameRequest(l, 0, has_update=True))
    after = getattr(frame.layers[l - 1], symbol)
    for cell in np.ndindex(after.shape):
        made = cell_sum(frame, Selection(symbol=symbol, cell=cell))
        assert made is not None
        assert made.value == after[cell]
        assert made.total == pytest.approx(made.value, rel=1e-13)
    assert made.name == f"{symbol}′[{l}]"


def test_names_of_the_factors(make_frame: Callable[..., Frame]) -> None:
    frame = make_frame(3, FrameRequest(2, 0, has_terms=True))
    made = cell_sum(frame, Selection(layer=2, symbol="δ", cell=(3, 17)))
    assert made is not None
    assert (made.name, made.row, made.column) == ("δ[2]", 3, 17)
    assert (made.terms.left.name, made.terms.left.place) == ("W[3]", ("k", 4))
    assert made.terms.right is not None
    assert (made.terms.right.name, made.terms.right.place) == ("δ[3]", ("k", 18))
    assert made.last is not None
    assert (made.last.name, made.last.place) == ("φ′(Z[2])", (4, 18))
    assert frame.samples.slope is not None
    assert made.last.value == frame.samples.slope[3, 17]


@pytest.mark.parametrize(
    "selection",
    [
        Selection(symbol="Z"),  # no cell is picked
        Selection(symbol="A_prev", cell=(0, 0)),  # given
        Selection(symbol="Z", cell=(16, 0)),  # beyond the matrix
        Selection(symbol="db", cell=(0, 1)),
        Selection(symbol="δ", cell=(0, 0)),  # without the terms of δ
    ],
)
def test_no_sum(make_frame: Callable[..., Frame], selection: Selection) -> None:
    assert cell_sum(make_frame(2, FrameRequest(1, 0)), selection) is None


def test_what_is_not_computed_yet_has_no_sum() -> None:
    session = Session(RunConfig())
    session.step()
    known: list[set[str]] = []
    for _ in range(15):
        session.look_on()
        frame = session.frame(FrameRequest(3, 0, has_terms=True, has_update=True))
        sums = {symbol: cell_sum(frame, Selection(layer=3, symbol=symbol, cell=(0, 0))) for symbol in SYMBOLS}
        known.append({symbol for symbol, made in sums.items() if made is not None})
        assert all(np.isfinite(made.total) for made in sums.values() if made is not None)
    first_of = {symbol: next(i for i, symbols in enumerate(known) if symbol in symbols) for symbol in SYMBOLS}
    order = ("Z", "A", "loss", "δ", "dW", "db")
    assert [first_of[symbol] for symbol in order] == sorted(first_of[symbol] for symbol in order)
    assert len({first_of[symbol] for symbol in order}) == len(order)


@settings(deadline=None)
@given(frames(), st.sampled_from(["dW", "db", "loss"]), st.integers(1, 50))
def test_pulls_are_the_samples_that_add_most(frame: Frame, symbol: str, count: int) -> None:
    made = cell_sum(frame, Selection(symbol=symbol, cell=(0, 0)))
    if made is None:
        return
    samples = frame.samples
    adds = {
        "dW": samples.delta[0] * samples.A_prev[0],
        "db": samples.delta[0],
        "loss": loss_of_each(frame) if samples.l == frame.L else None,
    }[symbol]
    pulling = [j for j in np.argsort(-np.abs(adds), kind="stable").tolist() if adds[j] != 0.0]
    got = pulls(made, count)
    assert np.abs(adds[list(got)]) == pytest.approx(np.abs(adds[pulling[:count]]), rel=1e-12)
    assert len(set(got)) == len(got) == min(count, len(pulling))


def loss_of_each(frame: Frame) -> np.ndarray:
    """The loss of each sample alone, without the factor of the sum."""
    loss, A, Y = LOSS_REGISTRY[frame.config.loss], frame.samples.A, frame.batch.Y
    return np.array([loss.divisor * loss.value(a[:, None], y[:, None]) for a, y in zip(A.T, Y.T, strict=True)])


def test_no_sample_pulls_in_a_sum_over_inputs(make_frame: Callable[..., Frame]) -> None:
    frame = make_frame(2, FrameRequest(2, 0, has_terms=True))
    for symbol in ("Z", "A", "δ", "W", "b"):
        made = cell_sum(frame, Selection(layer=2, symbol=symbol, cell=(0, 0)))
        assert made is not None
        assert pulls(made) == ()
