"""The equations hold for the matrices in them, which are those of the frame to the bit."""

import itertools
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from app.lesson.equations import (
    Equation,
    Operand,
    drawn_equations,
    equation_index,
    equation_of,
    newest_equation,
    taught_equations,
)
from app.lesson.quantities import Dimension
from mlp_engine import ACTIVATION_REGISTRY, OPTIMIZER_REGISTRY, Frame, FrameRequest, RunConfig, Session
from mlp_engine.arrays import FloatArray
from mlp_engine.progress import micro_steps

MakeFrame = Callable[..., Frame]
SYMBOLS = ("Z", "A", "loss", "δ", "dW", "db", "W", "b")
MIXED = [(5, "tanh"), (4, "relu"), (3, "sigmoid"), (1, "sigmoid")]


def request(layer: int) -> FrameRequest:
    return FrameRequest(layer, 0, has_terms=True, has_update=True)


def matrix(equation: Equation, name: str) -> FloatArray:
    [found] = [operand.matrix for operand in equation.operands if operand.name == name]
    return found


def trained(epochs: int = 7, **config: object) -> Session:
    session = Session(RunConfig(**{"layers": MIXED, **config}))  # type: ignore[arg-type]
    for _ in range(epochs):
        session.step()
    return session


def frames_inside(session: Session) -> Iterator[Frame]:
    """Yield frames of every layer at every step of an update."""
    L = session.model.L
    session.look_on()
    for position in range(1, len(micro_steps(L))):
        assert session.progress.position == position
        yield from (session.frame(request(l)) for l in range(1, L + 1))
        session.look_on()


def engine_matrix(session: Session, symbol: str, l: int) -> FloatArray:
    """Return what the network itself holds."""
    if symbol in ("Z", "A"):
        return session.model.caches[l - 1][symbol]
    if symbol == "δ":
        return session.model.deltas[l - 1]
    return session.model.grads[f"{symbol}{l}"]


@pytest.mark.parametrize("symbol", ["Z", "A", "δ", "dW", "db"])
@pytest.mark.parametrize("l", [1, 2, 3, 4])
def test_results_are_those_of_the_engine_to_the_bit(symbol: str, l: int) -> None:
    session = trained()
    equation = equation_of(session.frame(request(l)), symbol)
    assert equation.result.name == f"{symbol}[{l}]"
    assert equation.result.is_known
    assert equation.result.matrix.tobytes() == engine_matrix(session, symbol, l).tobytes()


@pytest.mark.parametrize("l", [1, 2, 3, 4])
def test_equations_hold(l: int) -> None:
    frame = trained().frame(request(l))
    Z, A, delta, dW, db = (equation_of(frame, symbol) for symbol in ("Z", "A", "δ", "dW", "db"))
    f = ACTIVATION_REGISTRY[frame.layers[l - 1].activation].f
    close = np.testing.assert_allclose
    close(Z.result.matrix, matrix(Z, f"W[{l}]") @ matrix(Z, f"A[{l - 1}]") + matrix(Z, f"b[{l}]"), rtol=1e-12)
    close(A.result.matrix, f(matrix(A, f"Z[{l}]").copy()), rtol=1e-12)
    close(dW.result.matrix, matrix(dW, f"δ[{l}]") @ matrix(dW, f"A[{l - 1}]ᵀ"), rtol=1e-9, atol=1e-15)
    close(db.result.matrix, matrix(db, f"δ[{l}]").sum(axis=1, keepdims=True), rtol=1e-9, atol=1e-15)
    if l == frame.L:
        before = (matrix(delta, f"A[{l}]") - matrix(delta, "Y")) / frame.Y.shape[1]
    else:
        before = matrix(delta, f"W[{l + 1}]ᵀ") @ matrix(delta, f"δ[{l + 1}]")
    close(delta.result.matrix, before * matrix(delta, f"φ′(Z[{l}])"), rtol=1e-9, atol=1e-18)


def test_loss_is_half_the_mean_of_the_squares() -> None:
    loss = equation_of(trained().frame(request(4)), "loss")
    errors = matrix(loss, "A[4]") - matrix(loss, "Y")
    assert loss.result.matrix.shape == (1, 1)
    assert loss.result.matrix[0, 0] == pytest.approx((errors**2).sum() / (2 * errors.shape[1]), rel=1e-12)
    assert [part for part in loss.parts if isinstance(part, str)] == ["=", "1/(2m) Σ (", "−", ")²"]


@pytest.mark.parametrize("symbol", ["W", "b"])
@pytest.mark.parametrize("l", [1, 4])
def test_an_update_is_a_sum_to_the_bit(symbol: str, l: int) -> None:
    session = trained()
    parameter = session.model.parameters[f"{symbol}{l}"]
    before = parameter.copy()
    session.step()
    equation = equation_of(session.frame(request(l)), symbol)
    old, change, new = equation.operands
    assert [operand.name for operand in equation.operands] == [
        f"{symbol}[{l}]",
        f"−η d{symbol}[{l}]",
        f"{symbol}′[{l}]",
    ]
    assert equation.result is new
    assert all(operand.is_known for operand in equation.operands)
    assert old.matrix.tobytes() == before.tobytes()
    assert new.matrix.tobytes() == parameter.tobytes()
    assert (old.matrix + change.matrix).tobytes() == new.matrix.tobytes()


@pytest.mark.parametrize("symbol", ["W", "b"])
def test_an_update_that_is_still_to_be_made_has_no_result(make_frame: MakeFrame, symbol: str) -> None:
    frame = make_frame(3, FrameRequest(2, 0))
    old, change, new = equation_of(frame, symbol).operands
    layer = frame.layers[1]
    gradient = {"W": layer.dW, "b": layer.db}[symbol]
    assert old.matrix is {"W": layer.W, "b": layer.b}[symbol]
    np.testing.assert_array_equal(change.matrix, -frame.config.learning_rate * gradient)
    assert (old.is_known, change.is_known, new.is_known) == (True, True, False)


def numbers(equation: Equation) -> Iterator[tuple[Operand, bool]]:
    return ((operand, bool(np.isfinite(operand.matrix).all())) for operand in equation.operands)


def test_an_operand_is_known_exactly_if_the_frame_has_its_numbers() -> None:
    seen = set()
    for frame in frames_inside(trained()):
        for symbol in SYMBOLS:
            for operand, has_numbers in numbers(equation_of(frame, symbol)):
                assert operand.is_known == has_numbers, (symbol, operand.name, frame.progress)
                seen.add((operand.name, has_numbers))
    names = {name for name, _ in seen}
    assert {"δ[4]", "W[2]ᵀ", "φ′(Z[1])", "A[0]ᵀ", "Y", "loss", "−η dW[3]"} <= names
    assert sum((name, False) in seen for name in names) > 20


@pytest.mark.parametrize("config", [{}, {"n_samples": 2}, {"layers": [(1, "relu"), (1, "sigmoid")]}])
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_dimensions_that_stand_for_the_same_are_equal(symbol: str, config: dict[str, object]) -> None:
    session = trained(1, **config)
    for l in range(1, session.model.L + 1):
        equation = equation_of(session.frame(request(l)), symbol)
        sizes: dict[Dimension, set[int]] = {}
        for operand in equation.operands:
            assert operand.term.shape == operand.matrix.shape
            for dimension, size in zip((operand.rows, operand.columns), operand.matrix.shape, strict=True):
                sizes.setdefault(dimension, set()).add(size)
        assert all(len(found) == 1 for found in sizes.values())
        assert sizes.get(Dimension.SINGLE, {1}) == {1}


@pytest.mark.parametrize(("symbol", "inner"), [("Z", Dimension.INPUT), ("δ", Dimension.NEXT), ("dW", Dimension.SAMPLE)])
def test_two_matrices_meet_in_their_inner_dimension(make_frame: MakeFrame, symbol: str, inner: Dimension) -> None:
    parts = equation_of(make_frame(1, request(2)), symbol).parts
    pairs = [
        (one, other)
        for one, other in itertools.pairwise(parts)
        if isinstance(one, Operand) and isinstance(other, Operand)
    ]
    [(left, right)] = pairs
    assert left.columns is right.rows is inner
    assert (left.term.matched, right.term.matched) == ((False, True), (True, False))


def test_what_a_frame_does_not_carry_is_unknown(make_frame: MakeFrame) -> None:
    frame = make_frame(1, FrameRequest(2, 0))
    operands = [operand for symbol in ("δ", "loss") for operand in equation_of(frame, symbol).operands]
    known = {operand.name: operand.is_known for operand in operands}
    assert {name for name, is_known in known.items() if not is_known} == {"δ[3]", "φ′(Z[2])", "A[3]"}
    shapes = {operand.name: operand.matrix.shape for operand in operands}
    assert (shapes["δ[3]"], shapes["φ′(Z[2])"], shapes["A[3]"]) == ((1, 300), (8, 300), (1, 300))


def test_the_matrix_of_the_layer_before_stands_in_the_equation_of_Z(make_frame: MakeFrame) -> None:
    frame = make_frame(1)
    assert equation_of(frame, "A_prev").symbol == "Z"
    assert str(equation_of(frame, "A_prev")) == "Z[1] (16, 300) = W[1] (16, 2) A[0] (2, 300) + b[1] (16, 1)"


def test_a_cell_and_what_it_is_made_of(make_frame: MakeFrame) -> None:
    equation = equation_of(make_frame(1, request(2)), "dW")
    made = equation.result.indices(5, 7)
    delta, transposed = equation.operands[1:]
    assert made == {Dimension.NEURON: 5, Dimension.INPUT: 7}
    assert (delta.place(made), transposed.place(made)) == ((5, None), (None, 7))
    assert transposed.place({Dimension.SAMPLE: 299}) == (299, None)
    assert transposed.place({Dimension.SAMPLE: 300}) == (None, None)
    assert float(delta.matrix[5] @ transposed.matrix[:, 7]) == pytest.approx(float(equation.result.matrix[5, 7]))


WRITTEN = {  # the matrices of an update in their equations
    "momentum": ["V′[2] = μ V[2] + dW[2]", "W[2] + −η V′[2] = W′[2]"],
    "nesterov": ["V′[2] = μ V[2] + dW[2]", "W[2] + −η (dW[2] + μ V′[2]) = W′[2]"],
    "rmsprop": ["S′[2] = α S[2] + (1 − α) dW[2] ²", "W[2] + −η dW[2] / (√S′[2] + ε) = W′[2]"],
    "adam": [
        "M′[2] = β₁ M[2] + (1 − β₁) dW[2]",
        "S′[2] = β₂ S[2] + (1 − β₂) dW[2] ²",
        "W[2] + −η M̂[2] / (√Ŝ[2] + ε) = W′[2]",
    ],
    "adamw": [
        "M′[2] = β₁ M[2] + (1 − β₁) dW[2]",
        "S′[2] = β₂ S[2] + (1 − β₂) dW[2] ²",
        "W[2] + −η (λ W[2] + M̂[2] / (√Ŝ[2] + ε)) = W′[2]",
    ],
}
REMEMBERING = [name for name, optimizer in OPTIMIZER_REGISTRY.items() if optimizer.memories]


@pytest.mark.parametrize("name", REMEMBERING)
def test_an_update_is_drawn_with_all_that_is_remembered(name: str) -> None:
    frame = trained(layers=[(3, "tanh"), (2, "tanh"), (1, "sigmoid")], optimizer=name, learning_rate=0.02).frame(
        request(2)
    )
    equations = drawn_equations(frame, "W")
    assert list(equations) == [*(memory.symbol for memory in OPTIMIZER_REGISTRY[name].memories), "W"]
    assert [str(equation).replace(" (2, 3)", "") for equation in equations.values()] == WRITTEN[name]
    assert frame.update is not None
    for memory in frame.update.memories:
        equation = equations[memory.symbol]
        assert equation.result.matrix is memory.W_after
        assert matrix(equation, f"{memory.symbol}[2]") is memory.W_before
        assert equation.operands[2].matrix is frame.update.dW
    old, change, new = equations["W"].operands
    np.testing.assert_allclose(old.matrix + change.matrix, new.matrix, rtol=1e-14)
    assert new.matrix is frame.layers[1].W
    assert all(operand.is_known for equation in equations.values() for operand in equation.operands)
    assert list(drawn_equations(frame, "b"))[-1] == "b"


@pytest.mark.parametrize("name", REMEMBERING)
def test_what_the_next_update_will_remember_is_unknown(name: str) -> None:
    frame = trained(optimizer=name, learning_rate=0.02).frame(FrameRequest(2, 0))
    for equation in drawn_equations(frame, "W").values():
        assert not equation.result.is_known
        assert all(not np.isfinite(o.matrix).any() for o in equation.operands if not o.is_known)


@pytest.mark.parametrize("name", OPTIMIZER_REGISTRY)
def test_the_inspector_teaches_the_formula_of_the_update(name: str) -> None:
    session = trained(optimizer=name, learning_rate=0.02)
    session.look_on()
    session.look_back()
    frame = session.frame(request(2))
    lines = [" ".join(term.name for term in line) for line in taught_equations(frame)]
    formula = {"gradient_descent": "W′[2] = W[2] − η dW[2]", "adam": "W′[2] = W[2] − η M̂[2] / (√Ŝ[2] + ε)"}
    assert lines[equation_index(frame, "W")].startswith("W′[2] = W[2] − ")
    assert lines[equation_index(frame, "b")].startswith("b′[2] = b[2] − ")
    assert lines[equation_index(frame, "W")] == formula.get(name, lines[equation_index(frame, "W")])
    assert len(lines) == 2 + 2 * len(OPTIMIZER_REGISTRY[name].memories)
    assert newest_equation(frame) is None


def test_penalties_and_a_slope_that_cancels_change_the_equations() -> None:
    frame = trained(layers=[(3, "tanh"), (1, "sigmoid")], loss="binary_cross_entropy", l1=0.1, l2=0.2).frame(request(2))
    dW, delta, loss = (equation_of(frame, symbol) for symbol in ("dW", "δ", "loss"))
    A, Y, W, m = matrix(delta, "A[2]"), matrix(delta, "Y"), frame.layers[1].W, 300
    close = np.testing.assert_allclose
    close(dW.result.matrix, delta.result.matrix @ frame.samples.A_prev.T + 0.2 * W + 0.1 * np.sign(W), rtol=1e-12)
    close(delta.result.matrix, (A - Y) / m, rtol=1e-12)
    close(loss.result.matrix, -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)), rtol=1e-9)
    signs = {
        symbol: [part for part in equation.parts if isinstance(part, str)]
        for symbol, equation in (("dW", dW), ("δ", delta))
    }
    assert signs == {"dW": ["=", "+", "λ₂", "+", "λ₁ sign(", ")"], "δ": ["=", "1/m (", "−", ")"]}
    assert [operand.matrix is W for operand in dW.operands] == [False, False, False, True, True]
