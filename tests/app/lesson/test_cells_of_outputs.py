"""The sums behind cells of the last layer, as its loss and a softmax make them."""

import numpy as np
import pytest
from PySide6.QtGui import QTextDocumentFragment

from app.lesson.cell_sum import Rest, cell_sum
from app.lesson.cell_text import equation, last_text, sum_text, term_text
from app.lesson.equations import equation_of, layer_equations
from app.lesson.selection import Selection
from mlp_engine import LOSS_REGISTRY, MLP, Frame, Loss
from tests.app.lesson.model_frames import frame_of


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
