import dataclasses
import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from mlp_engine import (
    ACTIVATION_REGISTRY,
    DATA_SET_REGISTRY,
    FIELDS,
    ChoiceKind,
    Field,
    InvalidInput,
    LayerSpec,
    RunConfig,
)
from mlp_engine import needs_restart as needs
from tests.engine.configs import FIELD, OTHER, run_configs


def test_the_default_is_the_lessons_run() -> None:
    config = RunConfig()
    assert config.layer_dims == [2, 16, 8, 1]
    assert config.activations == ["relu", "relu", "sigmoid"]
    assert (config.data_set, config.n_samples, config.noise, config.data_seed) == ("moons", 300, 0.15, 42)
    assert (config.weight_seed, config.learning_rate, config.epochs) == (42, 0.5, 2000)


def test_the_table_and_the_attributes_agree() -> None:
    assert [field.name for field in FIELDS] == [field.name for field in dataclasses.fields(RunConfig)]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_can_be_shown_and_allows_its_default(field: Field) -> None:
    assert field.label
    assert field.help.endswith(".")
    default = getattr(RunConfig(), field.name)
    assert field.check(default) == default


def test_nobody_can_change_a_config() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        RunConfig().epochs = 3  # type: ignore[misc]


@settings(max_examples=60)
@given(run_configs())
def test_a_config_survives_its_file(config: RunConfig) -> None:
    assert RunConfig.from_dict(config.as_dict()) == config
    assert RunConfig.from_dict(json.loads(json.dumps(config.as_dict(), allow_nan=False))) == config
    assert hash(RunConfig.from_dict(config.as_dict())) == hash(config)


def test_missing_fields_take_their_default() -> None:
    assert RunConfig.from_dict({}) == RunConfig()
    assert RunConfig.from_dict({"epochs": 5}) == RunConfig(epochs=5)


OF_VERSION_0_1 = {
    "data_set": "moons",
    "n_samples": 300,
    "noise": 0.15,
    "data_seed": 42,
    "layers": [[16, "relu"], [8, "relu"], [1, "sigmoid"]],
    "weight_seed": 42,
    "learning_rate": 0.5,
    "epochs": 2000,
}


def test_a_file_of_version_0_1_means_what_it_meant() -> None:
    assert RunConfig.from_dict(OF_VERSION_0_1) == RunConfig()
    assert RunConfig().settings == (0.5, 0.9, 0.9, 0.999, 0.99, 1e-8, 0.01)
    left_out = RunConfig().as_dict().keys() - OF_VERSION_0_1
    assert {name: getattr(RunConfig.from_dict(OF_VERSION_0_1), name) for name in left_out} == {
        "own_data": None,
        "standardize": True,
        "inputs": ("x1", "x2"),
        "n_classes": 3,
        "label_noise": 0.0,
        "test_share": 0.0,
        "initializer": "he",
        "init_scale": 0.5,
        "bias_start": 0.0,
        "loss": "half_mse",
        "optimizer": "gradient_descent",
        "momentum": 0.9,
        "beta1": 0.9,
        "beta2": 0.999,
        "alpha": 0.99,
        "epsilon": 1e-8,
        "weight_decay": 0.01,
        "schedule": "constant",
        "schedule_epochs": 1000,
        "schedule_factor": 0.1,
        "batch_size": None,
        "batch_seed": 42,
        "l1": 0.0,
        "l2": 0.0,
        "clip_norm": None,
        "stop_loss": None,
        "patience": None,
    }


def test_numbers_of_numpy_become_plain_ones() -> None:
    config = RunConfig(n_samples=np.int64(7), noise=np.float64(0.5), layers=[[np.int32(1), "tanh"]])  # type: ignore[arg-type]
    assert config == RunConfig(n_samples=7, noise=0.5, layers=(LayerSpec(1, "tanh"),))
    assert json.dumps(config.as_dict())


SAMPLES = "a whole number from 2 to 100000"
SEED = "a whole number from 0 to 2147483647"
RATE = "a number above 0 and at most 1000"
STACK = "1 to 12 layers, each a size and an activation"
LAYER = "a size and an activation"
SIZE = "a whole number from 1 to 2048"
BELOW_1 = "a number of at least 0 and below 1"


@pytest.mark.parametrize(
    ("values", "argument", "came", "allowed"),
    [
        ({"data_set": "moon"}, "data_set", "'moon'", "one of " + ", ".join([*DATA_SET_REGISTRY, "own"])),
        ({"n_samples": 1}, "n_samples", "1", SAMPLES),
        ({"n_samples": True}, "n_samples", "True", SAMPLES),
        ({"n_samples": np.float64(2.5)}, "n_samples", "2.5", SAMPLES),
        ({"noise": -0.1}, "noise", "-0.1", "a number from 0 to 10"),
        ({"noise": math.nan}, "noise", "nan", "a number from 0 to 10"),
        ({"data_seed": -1}, "data_seed", "-1", SEED),
        ({"weight_seed": 2**31}, "weight_seed", "2147483648", SEED),
        ({"learning_rate": 0}, "learning_rate", "0", RATE),
        ({"learning_rate": "fast"}, "learning_rate", "'fast'", RATE),
        ({"learning_rate": math.inf}, "learning_rate", "inf", RATE),
        ({"epochs": 0}, "epochs", "0", "a whole number from 1 to 100000000"),
        ({"layers": 3}, "layers", "3", STACK),
        ({"layers": "16:relu"}, "layers", "'16:relu'", STACK),
        ({"layers": []}, "layers", "0", STACK),
        ({"layers": [(1, "relu")] * 13}, "layers", "13", STACK),
        ({"layers": [(8, "relu"), 1]}, "layers[2]", "1", LAYER),
        ({"layers": ["a1"]}, "layers[1]", "'a1'", LAYER),
        ({"layers": [(1, "relu", 2)]}, "layers[1]", "(1, 'relu', 2)", LAYER),
        ({"layers": [(0, "relu"), (1, "relu")]}, "layers[1].size", "0", SIZE),
        ({"layers": [(True, "relu")]}, "layers[1].size", "True", SIZE),
        ({"layers": [(1, "swish")]}, "layers[1].activation", "'swish'", "one of " + ", ".join(ACTIVATION_REGISTRY)),
        ({"layers": [(4, "relu")]}, "layers[1].size", "4", "1, one neuron for each output of the data set"),
        ({"n_classes": 1}, "n_classes", "1", "a whole number from 2 to 8"),
        ({"data_set": "spiral", "n_classes": 6}, "n_classes", "6", "a whole number from 2 to 5"),
        ({"n_classes": None}, "n_classes", "None", "a whole number from 2 to 8"),
        ({"data_set": "blobs"}, "layers[3].size", "1", "3, one neuron for each output of the data set"),
        ({"label_noise": 1.1}, "label_noise", "1.1", "a number from 0 to 1"),
        ({"test_share": 0.95}, "test_share", "0.95", "a number from 0 to 0.9"),
        ({"init_scale": 101}, "init_scale", "101", "a number from −100 to 100"),
        ({"bias_start": "x"}, "bias_start", "'x'", "a number from −100 to 100"),
        ({"momentum": 1.01}, "momentum", "1.01", "a number from 0 to 1"),
        ({"beta1": 1.0}, "beta1", "1.0", BELOW_1),
        ({"beta1": -0.1}, "beta1", "-0.1", BELOW_1),
        ({"beta2": 1}, "beta2", "1", BELOW_1),
        ({"alpha": math.nan}, "alpha", "nan", BELOW_1),
        ({"epsilon": 0.0}, "epsilon", "0.0", "a number above 0 and at most 1"),
        ({"weight_decay": 11}, "weight_decay", "11", "a number from 0 to 10"),
        ({"schedule_epochs": 0}, "schedule_epochs", "0", "a whole number from 1 to 100000000"),
        ({"schedule_factor": 0}, "schedule_factor", "0", "a number above 0 and at most 1"),
        ({"batch_size": 0}, "batch_size", "0", "all, or a whole number from 1 to 100000"),
        ({"batch_size": 2.5}, "batch_size", "2.5", "all, or a whole number from 1 to 100000"),
        (
            {"batch_size": "1,000"},
            "batch_size",
            "'1,000'",
            "all, or a whole number from 1 to 100000, written in digits alone",
        ),
        ({"batch_seed": None}, "batch_seed", "None", SEED),
        ({"l1": -1}, "l1", "-1", "a number from 0 to 100"),
        ({"l2": True}, "l2", "True", "a number from 0 to 100"),
        ({"clip_norm": 0}, "clip_norm", "0", "none, or a number above 0 and at most 1e6"),
        ({"stop_loss": -1}, "stop_loss", "-1", "none, or a number above 0 and at most 1e6"),
        ({"patience": 0}, "patience", "0", "none, or a whole number from 1 to 100000000"),
        ({"rate": 3}, "field", "'rate'", "one of " + ", ".join(FIELD)),
        ([1], "config", "[1]", "a table of fields and their values"),
    ],
)
def test_a_bad_value_is_refused_in_a_sentence(values: Any, argument: str, came: str, allowed: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        RunConfig.from_dict(values)
    assert str(caught.value) == f"{argument}: {came} cannot be used; it must be {allowed}."
    assert caught.value.argument == argument


CHOICES = [(field.name, kind.labels) for field in FIELDS if isinstance(kind := field.kind, ChoiceKind)]


@pytest.mark.parametrize(("name", "labels"), CHOICES, ids=[name for name, _ in CHOICES])
@pytest.mark.parametrize("value", ["", "none of them", 3, None])
def test_what_is_not_in_a_table_is_refused_with_all_that_is(name: str, labels: dict[str, str], value: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        RunConfig.from_dict({name: value})
    assert str(caught.value) == f"{name}: {value!r} cannot be used; it must be one of {', '.join(labels)}."


def test_every_field_that_can_be_wrong_has_been_tried_above() -> None:
    assert {field.name for field in FIELDS} == OTHER.keys() | {name for name, _ in CHOICES} | {"own_data"}


@pytest.mark.parametrize("name", list(OTHER))
def test_only_a_field_that_changes_live_needs_no_restart(name: str) -> None:
    other = dataclasses.replace(RunConfig(), **{name: OTHER[name]})
    assert needs(RunConfig(), other) is not FIELD[name].changes_live
    assert not needs(other, other)


def test_the_rate_and_where_a_run_stops_change_live() -> None:
    live = [field.name for field in FIELDS if field.changes_live]
    assert live == ["learning_rate", "epochs", "stop_loss", "patience"]


def test_run_that_no_computer_can_hold_is_refused() -> None:
    wide = (LayerSpec(2048, "relu"), LayerSpec(2048, "relu"), LayerSpec(1, "sigmoid"))
    with pytest.raises(InvalidInput, match=r"n_samples: 100000 cannot be used.*at most 1\d{4} with layers") as caught:
        RunConfig(n_samples=100_000, layers=wide)
    most = caught.value.allowed.fields["most"]
    assert RunConfig(n_samples=most, layers=wide).n_samples == most
    assert RunConfig(n_samples=100_000).n_samples == 100_000
