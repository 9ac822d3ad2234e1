"""The sum that a cell is, against the cell as the engine computed it."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocumentFragment

from app.lesson.cell_sum import CellSum, Rest, cell_sum, pulls
from app.lesson.cell_text import equation, last_text, sum_text, term_text
from app.lesson.equations import equation_of, layer_equations
from app.lesson.selection import Selection
from mlp_engine import (
    ACTIVATION_REGISTRY,
    LOSS_REGISTRY,
    MLP,
    Frame,
    FrameRequest,
    LayerFrame,
    LayerSamples,
    Loss,
    Progress,
    RunConfig,
    RunPoint,
    Session,
)
from mlp_engine.frame import Batch
from tests.engine.networks import HIDDEN, PAIRS, targets

SYMBOLS = ("Z", "A", "δ", "dW", "db", "W", "b", "loss")


@cache
def any_frame() -> Frame:
    return Session(RunConfig()).frame(FrameRequest(resolution=0))


def frame_of(model: MLP, X: np.ndarray, Y: np.ndarray, l: int) -> Frame:
    """A frame of layer l of a model that has been passed forward and back."""
    layers = tuple(
        LayerFrame(
            l=n,
            activation=model.activations[n - 1],
            W=model.parameters[f"W{n}"],
            b=model.parameters[f"b{n}"],
            dW=model.grads[f"dW{n}"],
            db=model.grads[f"db{n}"],
            W_start=model.parameters[f"W{n}"],
        )
        for n in range(1, model.L + 1)
    )
    cache, following = model.caches[l - 1], model.deltas[l] if l < model.L else None
    slope = ACTIVATION_REGISTRY[model.activations[l - 1]].derivative(cache["Z"], cache["A"])
    samples = LayerSamples(l, cache["A_prev"], cache["Z"], cache["A"], model.deltas[l - 1], slope, following)
    loss, m = model.compute_loss(model.caches[-1]["A"], Y), Y.shape[1]
    config = copy(any_frame().config)
    object.__setattr__(config, "loss", model.loss.name)  # of the network nothing else of it is looked at
    batch = Batch(0, 1, np.arange(m), Y, loss)
    point, progress = RunPoint(config), Progress(model.L)
    return replace(any_frame(), point=point, progress=progress, X=X, Y=Y, batch=batch, layers=layers, samples=samples)


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


def cross_entropy(A: np.ndarray, Y: np.ndarray) -> np.ndarray:
    losses: np.ndarray = -(Y * np.log(A) + (1 - Y) * np.log(1 - A)).sum(axis=(-2, -1)) / Y.shape[-1]
    return losses


def cross_entropy_gradient(A: np.ndarray, Y: np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    return np.divide((A - Y) / Y.shape[1], A * (1 - A), out=out)


@pytest.mark.usefixtures("qapp")
def test_a_loss_of_another_kind_is_summed_and_written_by_its_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    term, slope = "−({Y} log {A} + (1 − {Y}) log (1 − {A}))", "({A} − {Y}) / ({A} (1 − {A}))"
    entropy = Loss("entropy", "", cross_entropy, cross_entropy_gradient, what="|{equation}|", term=term, slope=slope)
    monkeypatch.setitem(LOSS_REGISTRY, "entropy", entropy)
    model, X, Y = MLP([2, 3, 1], ["tanh", "sigmoid"], loss="entropy"), np.eye(2), np.array([[0.0, 1.0]])
    model.forward(X)
    model.backward(Y)
    frame = frame_of(model, X, Y, 2)
    loss, delta = (cell_sum(frame, Selection(layer=2, symbol=symbol, cell=(0, 1))) for symbol in ("loss", "δ"))
    assert loss is not None
    assert delta is not None
    assert (loss.total, delta.total) == (pytest.approx(frame.batch.loss), pytest.approx(frame.samples.delta[0, 1]))
    y_hat = f"{frame.samples.A[0, 1]:.3g}"
    assert term_text(loss.terms, 1, 3).replace("\xa0", " ") == f"(−(1 log {y_hat} + (1 − 1) log (1 − {y_hat})))"
    assert term_text(delta.terms, 0, 3).replace("\xa0", " ") == f"({y_hat} − 1) / ({y_hat} (1 − {y_hat}))·1/2"
    assert [part for part in equation_of(frame, "loss").parts if isinstance(part, str)][:3] == ["=", "1/m Σ", "−"]
    line = " ".join(term.name for term in layer_equations(frame, 2)[2])
    assert line == "δ[2] = (A[2] − Y) / (A[2] (1 − A[2])) / m ⊙ φ′(Z[2])"


def test_no_sample_pulls_in_a_sum_over_inputs(make_frame: Callable[..., Frame]) -> None:
    frame = make_frame(2, FrameRequest(2, 0, has_terms=True))
    for symbol in ("Z", "A", "δ", "W", "b"):
        made = cell_sum(frame, Selection(layer=2, symbol=symbol, cell=(0, 0)))
        assert made is not None
        assert pulls(made) == ()


def plain(html: str) -> str:
    return QTextDocumentFragment.fromHtml(html).toPlainText().replace("\xa0", " ")


def softmax_frame(Z: list[float]) -> Frame:
    """A frame of a network whose softmax has this column of Z, and (1, 2, 3, …) beside it."""
    n = len(Z)
    model = MLP([2, n], ["softmax"], loss="cross_entropy")
    model.parameters["W1"][:] = np.transpose([Z, np.arange(1.0, n + 1.0)])
    model.forward(np.eye(2))
    model.backward(np.eye(n)[:, :2])
    return frame_of(model, np.eye(2), np.eye(n)[:, :2], 1)


@pytest.mark.usefixtures("qapp")
def test_a_cell_of_a_softmax_is_its_part_of_the_sum_over_its_column() -> None:
    made = cell_sum(softmax_frame([0.0, 1.0, -2.0]), Selection(layer=1, symbol="A", cell=(1, 0)))
    assert made is not None
    e = np.exp([0.0, 1.0, -2.0])
    assert made.terms.products.tolist() == e.tolist()
    assert (made.total, made.value) == (pytest.approx(e[1] / e.sum()), pytest.approx(e[1] / e.sum()))
    written = [plain(text) for text in (equation(made), sum_text(made, 3, 9), last_text(made, 3))]
    assert written == [
        "A[1]2,1 = exp(Z[1]2,1) / Σi exp(Z[1]i,1)",
        "exp(0) + exp(1) + exp(−2) = 3.854",
        "exp(1) / 3.854 = 0.7054",
    ]


@pytest.mark.parametrize("Z", [[1000.0, 999.0], [-1000.0, -999.0], [1000.0, -1000.0], [750.0, 0.0]])
def test_a_cell_of_a_softmax_is_a_number_however_far_out(Z: list[float]) -> None:
    for k in range(2):
        made = cell_sum(softmax_frame(Z), Selection(layer=1, symbol="A", cell=(k, 0)))
        assert made is not None
        assert made.total == pytest.approx(1.0 / np.exp(np.array(Z) - Z[k]).sum() if Z[k] == max(Z) else made.value)


@pytest.mark.usefixtures("qapp")
def test_the_first_delta_of_a_cross_entropy_has_no_slope() -> None:
    frame = softmax_frame([0.0, 1.0, -2.0])
    made = cell_sum(frame, Selection(layer=1, symbol="δ", cell=(1, 0)))
    assert made is not None
    assert (made.rest, made.last) == (Rest.NOTHING, None)
    assert made.total == pytest.approx(frame.samples.delta[1, 0])
    assert plain(equation(made)) == "δ[1]2,1 = (A[1]2,1 − Y2,1)·1/m"
