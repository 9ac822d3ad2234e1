"""The lesson's run comes out figure by figure, whichever way it is made."""

import re
import subprocess
import sys

import numpy as np
import pytest

from mlp_engine import MLP, RunConfig, Session, make_moons_dataset
from tests.engine.conftest import DATA

NORMS = ["|dW1|", "|dW2|", "|dW3|", "|db1|", "|db2|", "|db3|"]
Run = dict[str, np.ndarray]


def run_session() -> Run:
    """The figures of the default run, made by a Session."""
    config = RunConfig()
    session = Session(config)
    figures = {f"init_{name}": p.copy() for name, p in session.model.parameters.items()}
    for _ in range(config.epochs):
        session.step()
    curves = session.history.curves()
    figures |= {name: curves.norm(name)[: config.epochs] for name in NORMS}
    figures |= {"loss": curves.loss[: config.epochs], "accuracy": curves.accuracy[: config.epochs]}
    figures |= {f"final_{name}": p for name, p in session.model.parameters.items()}
    return figures | {"X": session.X, "Y": session.Y}


def run_loop() -> Run:
    """The figures of the same run, made by the lesson's own loop."""
    X, Y = make_moons_dataset(n_samples=300, noise=0.15, seed=42)
    model = MLP([2, 16, 8, 1], ["relu", "relu", "sigmoid"], seed=42)
    figures = {f"init_{name}": p.copy() for name, p in model.parameters.items()}
    losses, accuracies, norms = [], [], []
    for _ in range(2000):
        Y_pred = model.forward(X)
        losses.append(model.compute_loss(Y_pred, Y))
        accuracies.append(np.mean((Y_pred > 0.5) == Y))
        model.backward(Y)
        norms.append(model.get_gradient_norms())
        model.update(0.5)
    figures |= {name: np.array([norm[name] for norm in norms]) for name in NORMS}
    figures |= {f"final_{name}": p for name, p in model.parameters.items()}
    return figures | {"X": X, "Y": Y, "loss": np.array(losses), "accuracy": np.array(accuracies)}


@pytest.fixture(scope="module", params=[run_session, run_loop])
def run(request: pytest.FixtureRequest) -> Run:
    return request.param()


@pytest.fixture(scope="module")
def printed() -> str:
    script = [sys.executable, "-W", "error", str(DATA / "lesson_script.py")]
    return subprocess.run(script, capture_output=True, text=True, check=True, timeout=60).stdout


def test_every_figure_of_the_lesson_comes_out(run: Run, lesson: Run) -> None:
    assert run.keys() == lesson.keys()
    for name, expected in lesson.items():
        np.testing.assert_allclose(run[name], expected, rtol=1e-10, atol=0.0, err_msg=name)


def test_data_and_starting_weights_are_the_lessons_to_the_bit(run: Run, lesson: Run) -> None:
    for name in ["X", "Y", *(name for name in lesson if name.startswith("init_"))]:
        np.testing.assert_array_equal(run[name], lesson[name], err_msg=name)


def test_script_prints_the_lessons_epochs(printed: str) -> None:
    first = "Epoch    0: loss=0.159801, accuracy=0.5000, |dW1|=0.0475, |dW2|=0.1225, |dW3|=0.0849"
    assert first in printed.splitlines()
    epochs = re.findall(r"^Epoch +(\d+): loss=(\S+), accuracy=(\S+),", printed, re.MULTILINE)
    assert [(epoch, loss) for epoch, loss, _ in epochs] == [
        ("0", "0.159801"),
        ("400", "0.025212"),
        ("800", "0.007309"),
        ("1200", "0.003245"),
        ("1600", "0.002143"),
        ("1999", "0.001648"),
    ]
    assert [accuracy for _, _, accuracy in epochs] == ["0.5000", "0.9400", "0.9933", "1.0000", "1.0000", "1.0000"]


def test_script_prints_what_surrounds_the_training(printed: str) -> None:
    lines = printed.splitlines()
    assert lines[:3] == ["X shape: (2, 300), Y shape: (1, 300)", "class 0: 150, class 1: 150", "parameters: 193"]
    assert lines[-1] == "final accuracy: 1.0000"
    result, error = re.findall(r"gradient check: (\w+), (\S+)", printed)[0]
    assert result == "passed"
    assert float(error) < 1e-7
