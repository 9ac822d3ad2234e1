"""What else changes with a field, so that one choice is one step, and which pairs are refused."""

import dataclasses
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp_engine import (
    ACTIVATION_REGISTRY,
    DATA_SET_REGISTRY,
    LOSS_REGISTRY,
    InvalidInput,
    LayerSpec,
    OwnData,
    RunConfig,
)
from mlp_engine.losses import losses_for
from tests.engine.configs import FIELD, OTHER, run_configs, values

HIDDEN = RunConfig().layers[:-1]
BLOBS = RunConfig().with_field("data_set", "blobs")
PLANE = RunConfig().with_field("data_set", "plane")


def output_of(config: RunConfig) -> tuple[int, str, str]:
    """Return size and activation of the output layer and the loss, once the hidden layers are seen to be the same."""
    assert config.layers[:-1] == HIDDEN
    return (*config.layers[-1], config.loss)


@pytest.mark.parametrize("name", [name for name in OTHER if name != "loss"])
def test_one_field_can_be_changed(name: str) -> None:
    changed = RunConfig().with_field(name, OTHER[name])
    assert changed == dataclasses.replace(RunConfig(), **{name: OTHER[name]})


def test_several_classes_bring_softmax_and_cross_entropy_in_one_step() -> None:
    assert output_of(RunConfig().with_field("data_set", "blobs")) == (3, "softmax", "cross_entropy")
    assert output_of(RunConfig().with_field("data_set", "spiral")) == (3, "softmax", "cross_entropy")
    assert output_of(PLANE.with_field("data_set", "blobs")) == (3, "softmax", "cross_entropy")


def test_a_regression_brings_a_linear_output_and_the_squared_error() -> None:
    for name in ("plane", "bumps", "sine", "step", "absolute"):
        for config in (RunConfig(), BLOBS, RunConfig().with_field("loss", "binary_cross_entropy")):
            assert output_of(config.with_field("data_set", name)) == (1, "linear", "half_mse")


@pytest.mark.parametrize("name", ["moons", "circle", "xor", "gauss", "above_sine"])
def test_back_at_two_classes_the_output_is_the_lessons(name: str) -> None:
    for config in (BLOBS, PLANE):
        assert output_of(config.with_field("data_set", name)) == (1, "sigmoid", "half_mse")
    assert BLOBS.with_field("data_set", "moons") == RunConfig() == PLANE.with_field("data_set", "moons")


def test_targets_of_the_same_kind_leave_the_choices_as_they_are() -> None:
    config = RunConfig(loss="binary_cross_entropy").with_field("data_set", "xor")
    assert output_of(config) == (1, "sigmoid", "binary_cross_entropy")
    squared = BLOBS.with_field("layers", (*HIDDEN, LayerSpec(3, "sigmoid")))
    assert output_of(squared) == (3, "sigmoid", "half_mse")
    assert output_of(squared.with_field("data_set", "spiral")) == (3, "sigmoid", "half_mse")
    huber = PLANE.with_field("loss", "huber").with_field("data_set", "bumps")
    assert output_of(huber) == (1, "linear", "huber")


def test_the_number_of_classes_is_the_width_of_the_output_layer() -> None:
    for n_classes in range(3, 9):
        assert output_of(BLOBS.with_field("n_classes", n_classes)) == (n_classes, "softmax", "cross_entropy")
    assert output_of(BLOBS.with_field("n_classes", 2)) == (1, "sigmoid", "half_mse")
    assert output_of(BLOBS.with_field("n_classes", 2).with_field("n_classes", 4)) == (4, "softmax", "cross_entropy")
    assert output_of(RunConfig().with_field("n_classes", 8)) == (1, "sigmoid", "half_mse")


def test_more_classes_than_a_data_set_can_have_become_as_many_as_it_can() -> None:
    eight = BLOBS.with_field("n_classes", 8)
    spiral = eight.with_field("data_set", "spiral")
    assert (spiral.n_classes, output_of(spiral)) == (5, (5, "softmax", "cross_entropy"))
    with pytest.raises(InvalidInput, match=r"^n_classes: 6 cannot be used; it must be a whole number from 2 to 5\."):
        spiral.with_field("n_classes", 6)


def test_a_loss_brings_the_activation_that_it_goes_with() -> None:
    sigmoid = BLOBS.with_field("loss", "binary_cross_entropy")
    assert output_of(sigmoid) == (3, "sigmoid", "binary_cross_entropy")
    assert output_of(sigmoid.with_field("loss", "cross_entropy")) == (3, "softmax", "cross_entropy")
    assert output_of(BLOBS.with_field("loss", "half_mse")) == (3, "sigmoid", "half_mse")
    linear = RunConfig().with_field("layers", (*HIDDEN, LayerSpec(1, "linear")))
    assert output_of(linear.with_field("loss", "huber")) == (1, "linear", "huber")
    assert output_of(linear.with_field("loss", "binary_cross_entropy")) == (1, "sigmoid", "binary_cross_entropy")


def test_an_output_layer_brings_a_loss_that_it_goes_with() -> None:
    binary = RunConfig(loss="binary_cross_entropy")
    assert output_of(binary.with_field("layers", (*HIDDEN, LayerSpec(1, "tanh")))) == (1, "tanh", "half_mse")
    assert output_of(BLOBS.with_field("layers", (*HIDDEN, LayerSpec(3, "linear")))) == (3, "linear", "half_mse")
    squared = RunConfig(data_set="blobs", layers=(*HIDDEN, LayerSpec(3, "sigmoid")))
    assert output_of(squared.with_field("layers", BLOBS.layers)) == (3, "softmax", "cross_entropy")


def test_what_is_given_together_is_kept_and_brings_only_the_rest() -> None:
    config = RunConfig().with_fields({"loss": "binary_cross_entropy", "n_classes": 5, "data_set": "blobs"})
    assert output_of(config) == (5, "sigmoid", "binary_cross_entropy")
    layers = (LayerSpec(4, "tanh"), LayerSpec(5, "sigmoid"))
    config = RunConfig().with_fields({"layers": layers, "data_set": "blobs", "n_classes": 5})
    assert (config.layers, config.loss) == (layers, "half_mse")
    with pytest.raises(InvalidInput, match=r"^layers\[3\]\.size: 1 cannot be used"):
        RunConfig().with_fields({"data_set": "blobs", "layers": RunConfig().layers})
    assert RunConfig().with_fields({}) == RunConfig()


@settings(max_examples=60)
@given(run_configs(), st.sampled_from(list(DATA_SET_REGISTRY)))
def test_every_data_set_can_be_chosen_from_every_run(config: RunConfig, name: str) -> None:
    changed = config.with_field("data_set", name)
    assert changed.layers[:-1] == config.layers[:-1]
    assert changed.layers[-1].size == DATA_SET_REGISTRY[name].n_outputs(changed.n_classes)
    assert changed.with_field("data_set", name) == changed


@settings(max_examples=60)
@given(run_configs(), st.data())
def test_any_field_is_changed_or_refused_in_a_sentence(config: RunConfig, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([name for name in FIELD if name != "layers" and FIELD[name].matters(config)]))
    value = data.draw(values(FIELD[name]))
    changed = refused = None
    try:
        changed = config.with_field(name, value)
    except InvalidInput as error:
        refused = error.argument
    if changed:
        assert getattr(changed, name) == value
        assert RunConfig.from_dict(changed.as_dict()) == changed
    else:
        assert refused == name


PAIRS = [
    ({"loss": "cross_entropy"}, "loss", "one of half_mse, binary_cross_entropy, huber with sigmoid in the last layer"),
    ({"loss": "huber", "layers": [(1, "softmax")]}, "layers[1].activation", "another one: {one}"),
    ({"layers": [(4, "softmax"), (1, "sigmoid")]}, "layers[1].activation", "another one: {one}"),
    (
        {"loss": "binary_cross_entropy", "layers": [(1, "tanh")]},
        "loss",
        "one of half_mse, huber with tanh in the last layer",
    ),
    (
        {"data_set": "blobs", "layers": [(3, "softmax")], "loss": "half_mse"},
        "loss",
        "one of cross_entropy with softmax in the last layer",
    ),
    (
        {"data_set": "sine", "loss": "binary_cross_entropy"},
        "loss",
        "one of half_mse, huber, as the targets are no classes",
    ),
]


@pytest.mark.parametrize(("fields", "argument", "allowed"), PAIRS)
def test_a_pair_that_does_not_go_together_is_refused_in_a_sentence(
    fields: dict[str, object], argument: str, allowed: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        RunConfig.from_dict(fields)
    allowed = allowed.format(one="softmax is for a last layer of several neurons")
    assert caught.value.argument == argument
    assert str(caught.value).endswith(f" cannot be used; it must be {allowed}.")


@pytest.mark.parametrize(
    ("config", "loss", "allowed"),
    [
        (RunConfig(), "cross_entropy", "one of half_mse, binary_cross_entropy, huber with sigmoid in the last layer"),
        (PLANE, "cross_entropy", "one of half_mse, huber, as the targets are no classes"),
        (PLANE, "binary_cross_entropy", "one of half_mse, huber, as the targets are no classes"),
    ],
)
def test_a_loss_that_cannot_be_is_refused_as_a_loss(config: RunConfig, loss: str, allowed: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        config.with_field("loss", loss)
    assert str(caught.value) == f"loss: {loss!r} cannot be used; it must be {allowed}."


@pytest.mark.parametrize("output", list(ACTIVATION_REGISTRY))
@pytest.mark.parametrize("loss", list(LOSS_REGISTRY))
def test_loss_and_output_go_together_as_the_table_says(loss: str, output: str) -> None:
    n_outputs = BLOBS.n_outputs
    fields = {"data_set": "blobs", "loss": loss, "layers": [(n_outputs, output)]}
    if loss in losses_for(output):
        assert RunConfig.from_dict(fields).loss == loss
    else:
        with pytest.raises(InvalidInput, match=r"^loss: "):
            RunConfig.from_dict(fields)


@pytest.mark.parametrize(("name", "value"), [("data_set", "moon"), ("epochs", 0)])
def test_a_field_is_not_changed_to_what_is_not_allowed(name: str, value: object) -> None:
    with pytest.raises(InvalidInput, match=f"^{name}: "):
        RunConfig().with_field(name, value)


def test_there_is_no_other_field() -> None:
    with pytest.raises(InvalidInput, match=r"^field: 'rate' cannot be used; it must be one of data_set, "):
        RunConfig().with_field("rate", 0.5)


def test_a_loss_and_layers_that_are_both_given_stay_as_they_are() -> None:
    values = {"loss": "huber", "layers": (LayerSpec(3, "tanh"), LayerSpec(1, "tanh"))}
    changed = RunConfig().with_fields(values)
    assert (changed.loss, changed.layers) == (values["loss"], values["layers"])


def test_a_data_set_that_has_none_of_the_inputs_brings_the_usual_ones() -> None:
    config = RunConfig().with_field("inputs", ("x2", "x1_x2"))
    assert config.with_field("data_set", "xor").inputs == ("x2", "x1_x2")
    sine = config.with_field("data_set", "sine")
    assert (sine.inputs, sine.input_labels) == (("x1", "x2"), ["x₁"])
    table = OwnData.of("one.csv", ["a"], "b", (), [[1.0, 2.0, 3.0]], [1.0, 4.0, 9.0])
    assert config.with_field("own_data", table).inputs == ("x1", "x2")
    squares = config.with_field("inputs", ("x2", "x1_squared")).with_field("data_set", "sine")
    assert (squares.inputs, squares.input_labels) == (("x2", "x1_squared"), ["x₁²"])


def test_inputs_that_are_given_are_refused_where_there_are_none_of_them() -> None:
    with pytest.raises(InvalidInput) as caught:
        RunConfig().with_fields({"data_set": "sine", "inputs": ("x2", "sin_x2")})
    assert caught.value.argument == "inputs"
    assert str(caught.value).endswith("it must be one or more of x1, x1_squared, sin_x1.")


@pytest.mark.parametrize("made", [lambda: RunConfig(data_set="own"), lambda: RunConfig().with_field("data_set", "own")])
def test_data_of_ones_own_need_a_table(made: Callable[[], RunConfig]) -> None:
    with pytest.raises(InvalidInput, match=r"^own_data: .* a table: open one with File") as caught:
        made()
    assert caught.value.argument == "own_data"
