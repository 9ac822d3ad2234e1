"""Presets: each does what its description says."""

import json
import statistics
from pathlib import Path

import numpy as np
import pytest

from app.files.origin_reader import read_origin
from app.files.runs import load_preset, load_run, preset_names
from mlp_engine import FrameRequest, RunConfig, RunPoint, Session

RESOURCES = Path(__file__).parents[3] / "resources" / "presets"


def trained(name: str, epochs: int | None = None) -> Session:
    session = Session(load_preset(name).config)
    for _ in range(session.config.epochs if epochs is None else epochs):
        session.step()
    return session


def test_the_lesson_comes_first_and_there_are_more() -> None:
    assert preset_names()[0] == "lesson"
    assert load_run("lesson") == RunPoint(RunConfig())
    assert 4 <= len(preset_names()) <= 16
    assert len({load_preset(name).config for name in preset_names()}) == len(preset_names())


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_says_what_it_shows_and_learns(name: str) -> None:
    preset = load_preset(name)
    assert preset.description.endswith(".")
    assert len(preset.description) <= 110
    session = trained(name, 50)
    assert np.isfinite(session.history.curves().loss).all()
    assert load_run(name) == RunPoint(preset.config)
    written = json.loads((RESOURCES / f"{name}.json").read_text())["config"]
    assert preset.config.as_dict() == RunConfig().as_dict() | written
    assert read_origin(RESOURCES / f"{name}.json").point == RunPoint(preset.config)  # File ▸ Open takes it too


def test_presets_show_what_they_say() -> None:
    line = trained("straight_line").frame(FrameRequest())
    assert line.L == 1
    assert 0.87 < line.accuracy < 0.91
    jumps = np.diff(trained("large_rate").history.curves().loss) > 0
    assert 0.4 < statistics.mean(jumps.tolist()) < 0.6
    tanh, sigmoid = trained("deep_tanh").history.curves(), trained("deep_sigmoid").history.curves()
    assert tanh.accuracy[-1] == 1.0
    assert sigmoid.loss[1000] > 0.9 * sigmoid.loss[50]
    assert sigmoid.norm("|dW1|")[:900].max() < 0.05 * tanh.norm("|dW1|")[0]
    few = trained("few_samples").frame(FrameRequest(resolution=0))
    assert few.X.shape == (2, 20)
    assert few.loss < 0.001


def test_playground_s_start_gets_under_a_test_loss_of_2_hundredths() -> None:
    config = load_preset("playground").config
    assert [layer.size for layer in config.layers] == [4, 2, 1]
    assert {layer.activation for layer in config.layers[:-1]} == {"tanh"}
    assert (config.data_set, config.learning_rate, config.batch_size, config.test_share) == ("circle", 0.03, 10, 0.5)
    curves = trained("playground", 600).history.curves()
    assert curves.series("test_loss").newest < 0.02
    assert curves.series("test_accuracy").newest > 0.98


def test_two_hidden_layers_unwind_the_spiral() -> None:
    curves = trained("spiral_two_layers").history.curves()
    assert curves.series("test_accuracy").newest == 1.0
    assert curves.accuracy[-1] > 0.99


def test_softmax_tells_five_blobs_apart() -> None:
    session = trained("five_blobs")
    assert session.config.n_outputs == 5
    assert session.history.curves().series("test_accuracy").newest == 1.0


def test_relu_follows_the_sine_of_one_input() -> None:
    session = trained("sine")
    assert session.config.layer_dims[0] == 1
    assert session.history.curves().series("test_accuracy").newest > 0.98  # R²


def test_xor_with_zero_weights_does_not_learn_and_with_others_does() -> None:
    session = trained("symmetry")
    assert abs(session.history.curves().loss - np.log(2)).max() < 1e-12
    assert not np.any(session.frame(FrameRequest(resolution=0)).layers[0].W)
    session = Session(session.config.with_field("initializer", "he"))
    for _ in range(session.config.epochs):
        session.step()
    assert session.history.curves().accuracy[-1] > 0.9


def test_adam_is_after_200_epochs_where_gradient_descent_is_after_2000() -> None:
    assert trained("adam", 201).history.curves().loss[-1] < trained("lesson").history.curves().loss[-1]


def test_a_penalty_keeps_the_test_loss_from_rising() -> None:
    alone, penalised = trained("overfitting"), trained("l2_penalty")
    assert alone.config == penalised.config.with_field("l2", 0.0)
    rising = alone.history.curves().series("test_loss").mean
    assert rising[-1] > 3 * rising.min()
    assert alone.history.curves().loss[-1] < 0.05
    assert penalised.history.curves().series("test_loss").newest < 0.3
