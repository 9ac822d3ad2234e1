import dataclasses
import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_engine import ACTIVATION_REGISTRY, DATA_SET_REGISTRY, FIELDS, Field, InvalidInput, LayerSpec, RunConfig
from mlp_engine import needs_restart as needs
from mlp_engine.kinds import LayersKind, TextKind

FIELD = {field.name: field for field in FIELDS}
OTHER: dict[str, object] = {  # an allowed value of each field that is not the default
    "n_samples": 7,
    "noise": 0.0,
    "data_seed": 0,
    "layers": (LayerSpec(3, "tanh"), LayerSpec(1, "linear")),
    "weight_seed": 2**31 - 1,
    "learning_rate": 0.01,
    "epochs": 1,
}
LAYERS = st.builds(LayerSpec, st.integers(1, 2048), st.sampled_from(sorted(ACTIVATION_REGISTRY)))
SEEDS = st.integers(0, 2**31 - 1)
CONFIGS = st.builds(
    RunConfig,
    data_set=st.sampled_from(
        sorted(name for name, kind in DATA_SET_REGISTRY.items() if kind.n_outputs(2) == 1 and not kind.is_regression)
    ),
    n_samples=st.integers(2, 150),
    noise=st.floats(0.0, 10.0),
    data_seed=SEEDS,
    layers=st.lists(LAYERS, max_size=11).map(lambda hidden: (*hidden, LayerSpec(1, "sigmoid"))),
    weight_seed=SEEDS,
    learning_rate=st.floats(0.0, 1000.0, exclude_min=True),
    epochs=st.integers(1, 100_000_000),
)


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


@given(CONFIGS)
def test_a_config_survives_its_file(config: RunConfig) -> None:
    assert RunConfig.from_dict(config.as_dict()) == config
    assert RunConfig.from_dict(json.loads(json.dumps(config.as_dict(), allow_nan=False))) == config
    assert hash(RunConfig.from_dict(config.as_dict())) == hash(config)


def test_missing_fields_take_their_default() -> None:
    assert RunConfig.from_dict({}) == RunConfig()
    assert RunConfig.from_dict({"epochs": 5}) == RunConfig(epochs=5)


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


@pytest.mark.parametrize(
    ("values", "argument", "came", "allowed"),
    [
        ({"data_set": "spiral"}, "data_set", "'spiral'", "one of " + ", ".join(DATA_SET_REGISTRY)),
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
        ({"rate": 3}, "field", "'rate'", "one of " + ", ".join(FIELD)),
        ([1], "config", "[1]", "a table of fields and their values"),
    ],
)
def test_a_bad_value_is_refused_in_a_sentence(values: Any, argument: str, came: str, allowed: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        RunConfig.from_dict(values)
    assert str(caught.value) == f"{argument}: {came} cannot be used; it must be {allowed}."
    assert caught.value.argument == argument


@pytest.mark.parametrize("name", list(OTHER))
def test_only_a_field_that_changes_live_needs_no_restart(name: str) -> None:
    other = dataclasses.replace(RunConfig(), **{name: OTHER[name]})
    assert needs(RunConfig(), other) is not FIELD[name].changes_live
    assert not needs(other, other)


def test_rate_and_epochs_change_live() -> None:
    assert [field.name for field in FIELDS if field.changes_live] == ["learning_rate", "epochs"]


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("data_set", "moons", "moons"),
        ("n_samples", " 12 ", 12),
        ("noise", "1e-1", 0.1),
        ("learning_rate", "2", 2.0),
        ("layers", "16:relu, 1:sigmoid", (LayerSpec(16, "relu"), LayerSpec(1, "sigmoid"))),
    ],
)
def test_what_a_person_types_is_read(name: str, typed: str, value: object) -> None:
    assert FIELD[name].check(FIELD[name].kind.parse(typed)) == value


@pytest.mark.parametrize(
    ("name", "typed", "argument"),
    [
        ("data_set", "spiral", "data_set"),
        ("n_samples", "2.5", "n_samples"),
        ("noise", "nan", "noise"),
        ("noise", "loud", "noise"),
        ("learning_rate", "inf", "learning_rate"),
        ("layers", "", "layers[1].size"),
        ("layers", "16", "layers[1].activation"),
        ("layers", "4:relu,many:tanh", "layers[2].size"),
    ],
)
def test_what_cannot_be_read_is_refused_where_it_stands(name: str, typed: str, argument: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        FIELD[name].check(FIELD[name].kind.parse(typed))
    assert caught.value.argument == argument


def test_the_layers_may_come_from_anything_that_can_be_gone_through() -> None:
    kind = LayersKind(most_layers=2, largest_size=4)
    assert kind.check("layers", ([size, "tanh"] for size in (4, 1))) == (LayerSpec(4, "tanh"), LayerSpec(1, "tanh"))


def test_a_text_is_kept_without_space_around_it() -> None:
    kind = TextKind()
    assert kind.check("title", kind.parse(" week 3 ")) == "week 3"
    with pytest.raises(InvalidInput, match="a text"):
        kind.check("title", 3)


@pytest.mark.parametrize("name", list(OTHER))
def test_one_field_can_be_changed(name: str) -> None:
    changed = RunConfig().with_field(name, OTHER[name])
    assert changed == dataclasses.replace(RunConfig(), **{name: OTHER[name]})


def test_another_data_set_sets_the_width_of_the_output_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    config = RunConfig()
    monkeypatch.setitem(DATA_SET_REGISTRY, "moons", dataclasses.replace(DATA_SET_REGISTRY["moons"], n_outputs=3))
    assert config.with_field("data_set", "moons").layers == (*config.layers[:-1], LayerSpec(3, "sigmoid"))


@pytest.mark.parametrize(("name", "value"), [("data_set", "spiral"), ("epochs", 0)])
def test_a_field_is_not_changed_to_what_is_not_allowed(name: str, value: object) -> None:
    with pytest.raises(InvalidInput, match=f"^{name}: "):
        RunConfig().with_field(name, value)


def test_run_that_no_computer_can_hold_is_refused() -> None:
    wide = (LayerSpec(2048, "relu"), LayerSpec(2048, "relu"), LayerSpec(1, "sigmoid"))
    with pytest.raises(InvalidInput, match=r"n_samples: 100000 cannot be used.*at most 1\d{4} with layers") as caught:
        RunConfig(n_samples=100_000, layers=wide)
    most = caught.value.allowed.fields["most"]
    assert RunConfig(n_samples=most, layers=wide).n_samples == most
    assert RunConfig(n_samples=100_000).n_samples == 100_000
