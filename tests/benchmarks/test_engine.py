"""The engine's benchmark compares like with like, and its picture shows what was measured."""

from itertools import count
from xml.etree import ElementTree

import numpy as np
import pytest

from tests.benchmarks.engine import in_turn, require_one_loss, summary
from tests.benchmarks.engine_contestants import CONTESTANTS, LAYERSCOPE, LESSON, Case
from tests.benchmarks.engine_lesson import LessonMLP, gradient_check
from tests.benchmarks.engine_plot import BOTTOM, LEFT, RIGHT, TOP, draw, place, time_text
from tests.engine.conftest import DATA

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def lesson() -> dict[str, np.ndarray]:
    with np.load(DATA / "lesson_run.npz", allow_pickle=False) as file:
        return dict(file)


def test_the_lessons_formulation_computes_the_lessons_figures(lesson: dict[str, np.ndarray]) -> None:
    model = LessonMLP([2, 16, 8, 1], ["relu", "relu", "sigmoid"])
    for epoch in range(200):
        Y_pred = model.forward(lesson["X"])
        assert model.compute_loss(Y_pred, lesson["Y"]) == pytest.approx(lesson["loss"][epoch], rel=1e-12)
        model.backward(lesson["Y"])
        norms = model.get_gradient_norms()
        W_then_b = [norms[f"|d{kind}{l}|"] for kind in "Wb" for l in (1, 2, 3)]
        np.testing.assert_allclose(W_then_b, lesson["grad_norms"][epoch], rtol=1e-12)
        model.update(0.5)


def test_the_lessons_gradient_check_finds_its_error(lesson: dict[str, np.ndarray]) -> None:
    model = LessonMLP([2, 16, 8, 1], ["relu", "relu", "sigmoid"])
    assert 1e-10 < gradient_check(model, lesson["X"][:, :5], lesson["Y"][:, :5]) < 1e-7


def test_all_contestants_train_the_same_network() -> None:
    case = Case((2, 5, 4, 1), 20, rounds=1, epochs=1)
    losses = {one.title: one.start(case)(7) for one in CONTESTANTS if one.is_installed}
    assert losses[LAYERSCOPE.title] == pytest.approx(losses[LESSON.title], rel=1e-12)
    require_one_loss(losses)
    with pytest.raises(SystemExit):
        require_one_loss(losses | {"another": 0.123})


def test_multiply_adds_are_those_of_the_products() -> None:
    forward, dW, delta = 2 * 3 + 3 * 1, 3 * 2 + 1 * 3, 3 * 1
    assert Case((2, 3, 1), 10, rounds=1, epochs=1).multiply_adds == 10 * (forward + dW + delta)


def test_contestants_are_timed_in_turn_and_compared_round_by_round() -> None:
    runs: list[str] = []
    ticks = count()
    times = in_turn({name: lambda name=name: runs.append(name) for name in "abc"}, 3, lambda: float(next(ticks)))
    assert "".join(runs) == "abcbcacab"
    assert times == {"a": [1.0] * 3, "b": [1.0] * 3, "c": [1.0] * 3}
    times = {"fast": [1.0, 20.0, 3.0], "slow": [2.0, 80.0, 6.0]}
    figures = summary(times, "fast", {"slow": "slow"}, per_run=2)
    assert (figures["median"], figures["ratios"]) == (1.5, {"slow": 0.5})


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(54.31e-6, "54.3 µs"), (999.7e-6, "1.00 ms"), (0.0234, "23.4 ms"), (0.1234, "123 ms"), (1.255, "1.25 s")],
)
def test_times_have_three_digits(seconds: float, expected: str) -> None:
    assert time_text(seconds) == expected


def test_the_picture_names_every_contestant_and_keeps_within_its_axes() -> None:
    cases = [
        {"layer_dims": [2, n, 1], "n_samples": 1234, "multiply_adds": 10.0**power}
        | {"contestants": {"Layerscope": {"median": seconds}, "A & B": {"median": 3 * seconds}}}
        for n, power, seconds in ((16, 5, 5e-5), (512, 10, 1.0))
    ]
    machine = {"clock": "CPU time", "threads": 1, "processor": "<any>", "numpy": "2.0"}
    root = ElementTree.fromstring(draw({"machine": machine, "cases": cases}))
    words = [element.text for element in root.iter(f"{SVG}text")]
    assert {"Layerscope", "A & B", "2–512–1", "1,234 samples"} <= set(words)
    points = [(float(circle.get("cx", "")), float(circle.get("cy", ""))) for circle in root.iter(f"{SVG}circle")]
    assert len(points) == 4
    assert all(LEFT <= x <= RIGHT and TOP <= y <= BOTTOM for x, y in points)
    np.testing.assert_allclose(points[0], place(1e5, 5e-5), atol=0.1)


def test_ten_times_the_cost_is_one_line_of_the_grid_higher() -> None:
    (x, low), (_, high) = place(1e6, 1e-3), place(1e6, 1e-2)
    assert low - high == pytest.approx((BOTTOM - TOP) / 6)
    assert place(1e7, 1e-3)[0] - x == pytest.approx((RIGHT - LEFT) / 6.1)
