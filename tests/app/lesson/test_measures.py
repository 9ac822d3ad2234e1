"""How loss and score are written, with those of a test or without."""

import math
from collections.abc import Callable
from dataclasses import replace

from app.lesson.measures import measures_of
from app.lesson.rates import rates_in
from mlp_engine import Frame, RunConfig, RunPoint

MakeFrame = Callable[..., Frame]


def texts(frame: Frame) -> list[str]:
    return [measure.text() for measure in measures_of(frame)]


def test_without_a_test_there_is_one_number_each(make_frame: MakeFrame) -> None:
    assert texts(make_frame(0)) == ["loss 0.1598", "accuracy 50.0 %"]


def test_a_test_stands_behind_in_brackets(make_frame: MakeFrame) -> None:
    frame = replace(make_frame(0), extras={"test_loss": 0.25, "test_accuracy": 0.4})
    assert texts(frame) == ["loss 0.1598 (test 0.2500)", "accuracy 50.0 % (test 40.0 %)"]
    unknown = replace(frame, extras={"test_loss": math.nan, "test_accuracy": math.nan})
    assert texts(unknown) == ["loss 0.1598", "accuracy 50.0 %"]


def test_a_regression_has_r_squared(make_frame: MakeFrame) -> None:
    frame = make_frame(0, data_set="sine", layers=((4, "tanh"), (1, "linear")))
    assert texts(replace(frame, accuracy=0.91234))[1] == "R² 0.912"


def test_the_rates_of_points_that_stand_for_some_epochs() -> None:
    point = RunPoint(RunConfig(learning_rate=0.1), 9, ((0, 0.4), (3, 0.1)))
    low, mean, high = rates_in(point, 7, 2)
    assert low.tolist() == [0.4, 0.1, 0.1, 0.1]
    assert mean.tolist() == [0.4, 0.25, 0.1, 0.1]
    assert high.tolist() == [0.4, 0.4, 0.1, 0.1]
