from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_engine import ACTIVATION_REGISTRY, MLP, InvalidInput, TooEarly
from mlp_engine.activations import names_for
from mlp_engine.losses import losses_for
from tests.engine.networks import HIDDEN


def make_model(n_outputs: int = 1) -> MLP:
    return MLP([2, 4, 3, n_outputs], ["relu", "tanh", "sigmoid"], seed=5)


def samples(n: int, m: int, seed: int = 0) -> np.ndarray:
    return np.random.RandomState(seed).randn(n, m)


def everything(model: MLP) -> list[np.ndarray]:
    """Every array of the training state, in one order."""
    matrices = [cache[name] for cache in model.caches for name in ("Z", "A_prev", "A")]
    return [*model.parameters.values(), *matrices, *model.deltas, *model.grads.values()]


def assert_same(arrays: list[np.ndarray], copies: list[np.ndarray]) -> None:
    for array, copy in zip(arrays, copies, strict=True):
        np.testing.assert_array_equal(array, copy)


def trained(model: MLP, m: int = 5) -> MLP:
    model.forward(samples(model.layer_dims[0], m))
    model.backward(samples(model.layer_dims[-1], m, seed=1))
    return model


def test_parameters_have_their_names_and_shapes() -> None:
    model = make_model()
    assert model.L == 3
    assert {name: value.shape for name, value in model.parameters.items()} == {
        "W1": (4, 2),
        "b1": (4, 1),
        "W2": (3, 4),
        "b2": (3, 1),
        "W3": (1, 3),
        "b3": (1, 1),
    }
    assert not any(model.parameters[f"b{l}"].any() for l in (1, 2, 3))


def test_a_seed_fixes_the_weights() -> None:
    for first, again in zip(make_model().parameters.values(), make_model().parameters.values(), strict=True):
        np.testing.assert_array_equal(first, again)
    other = MLP([2, 4, 3, 1], ["relu", "tanh", "sigmoid"], seed=6)
    assert not np.array_equal(other.parameters["W1"], make_model().parameters["W1"])


def test_caches_hold_the_matrices_of_the_equations() -> None:
    model, X = make_model(), samples(2, 7)
    A = model.forward(X)
    assert [set(cache) for cache in model.caches] == [{"Z", "A_prev", "A"}] * 3
    A_prev = X
    for l, cache in enumerate(model.caches, start=1):
        np.testing.assert_array_equal(cache["A_prev"], A_prev)
        Z = model.parameters[f"W{l}"] @ A_prev + model.parameters[f"b{l}"]
        np.testing.assert_allclose(cache["Z"], Z, rtol=1e-14)
        A_prev = ACTIVATION_REGISTRY[model.activations[l - 1]].f(cache["Z"])
        np.testing.assert_array_equal(cache["A"], A_prev)
    assert A is model.caches[-1]["A"]


def test_backward_returns_what_it_keeps() -> None:
    model = make_model(n_outputs=2)
    model.forward(samples(2, 7))
    grads = model.backward(samples(2, 7, seed=1))
    assert grads is model.grads
    assert {name: grad.shape for name, grad in grads.items()} == {
        f"d{name}": value.shape for name, value in model.parameters.items()
    }
    assert [delta.shape for delta in model.deltas] == [(4, 7), (3, 7), (2, 7)]
    for l in (1, 2, 3):
        np.testing.assert_allclose(grads[f"dW{l}"], model.deltas[l - 1] @ model.caches[l - 1]["A_prev"].T)
        np.testing.assert_allclose(grads[f"db{l}"], model.deltas[l - 1].sum(axis=1, keepdims=True))


@given(m=st.integers(1, 9), n_outputs=st.integers(1, 4), other_m=st.integers(1, 9))
def test_predicting_leaves_the_training_state_alone(m: int, n_outputs: int, other_m: int) -> None:
    model = trained(make_model(n_outputs), m)
    before = [array.copy() for array in everything(model)]
    arrays = everything(model)
    predicted = model.predict(samples(2, other_m, seed=2))
    assert predicted.shape == (n_outputs, other_m)
    assert_same(arrays, before)
    assert all(now is then for now, then in zip(everything(model), arrays, strict=True))
    np.testing.assert_array_equal(model.forward(samples(2, other_m, seed=2)), predicted)


@pytest.mark.parametrize("output", ACTIVATION_REGISTRY)
def test_predicting_does_not_write_to_its_samples(output: str) -> None:
    X, hidden = samples(2, 4), output if output in HIDDEN else "relu"
    MLP([2, 3, 1], [hidden, output], loss=losses_for(output)[0]).predict(X)
    np.testing.assert_array_equal(X, samples(2, 4))


@pytest.mark.parametrize(
    "call",
    [
        lambda model: model.forward(samples(2, 5, seed=3)),
        lambda model: model.backward(samples(1, 5, seed=3)),
        lambda model: model.predict(samples(2, 5, seed=3)),
        lambda model: model.compute_loss(samples(1, 5), samples(1, 5)),
        lambda model: model.get_gradient_norms(),
    ],
    ids=["forward", "backward", "predict", "compute_loss", "get_gradient_norms"],
)
def test_results_handed_out_are_not_overwritten_later(call: Callable[[MLP], Any]) -> None:
    model = trained(make_model())
    handed_out = everything(model)
    copies = [array.copy() for array in handed_out]
    call(model)
    assert_same(handed_out, copies)


def test_changing_the_samples_after_forward_does_not_change_the_gradients() -> None:
    X = samples(2, 5)
    model = make_model()
    model.forward(X)
    X[:] = 0.0
    np.testing.assert_array_equal(model.backward(samples(1, 5, seed=1))["dW1"], trained(make_model()).grads["dW1"])


def test_update_goes_against_the_gradients_in_place() -> None:
    model = trained(make_model())
    held = dict(model.parameters)
    expected = {name: value - 0.3 * model.grads[f"d{name}"] for name, value in model.parameters.items()}
    model.update(0.3)
    for name, value in model.parameters.items():
        assert value is held[name]
        np.testing.assert_array_equal(value, expected[name])


@pytest.mark.parametrize("n_outputs", [1, 3])
def test_norms_are_those_of_the_gradients(n_outputs: int) -> None:
    model = trained(make_model(n_outputs))
    norms = model.get_gradient_norms()
    assert list(norms) == ["|dW1|", "|db1|", "|dW2|", "|db2|", "|dW3|", "|db3|"]
    for name, norm in norms.items():
        assert type(norm) is float
        assert norm == pytest.approx(np.linalg.norm(model.grads[name.strip("|")]), rel=1e-14)


def test_the_loss_sums_over_outputs_and_averages_over_samples() -> None:
    loss = make_model(3).compute_loss([[1, 2], [3, 5], [0, 1]], [[0, 0], [1, 2], [0, 0]])
    assert type(loss) is float
    assert loss == (1 + 4 + 4 + 9 + 0 + 1) / (2 * 2)


def test_lists_are_as_good_as_arrays() -> None:
    model = MLP((2, 3, 1), ("tanh", "linear"))
    A = model.forward([[1, 2], [3, 4]])
    np.testing.assert_array_equal(A, model.predict(np.array([[1.0, 2.0], [3.0, 4.0]])))
    assert model.backward([[True, False]])["dW1"].dtype == np.float64


def test_calls_that_come_too_early_say_what_to_call_first() -> None:
    model = make_model()
    with pytest.raises(TooEarly, match="call forward first"):
        model.backward([[1.0]])
    model.forward(samples(2, 1))
    with pytest.raises(TooEarly, match=r"^update needs gradients: call backward first\.$"):
        model.update(0.1)
    with pytest.raises(TooEarly, match=r"^get_gradient_norms needs gradients: call backward first\.$"):
        model.get_gradient_norms()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (([2], []), "layer_dims: [2] cannot be used; it must be a list of at least two sizes, input and output."),
        (((2,), []), "layer_dims: (2,) cannot be used; it must be a list of at least two sizes, input and output."),
        ((5, []), "layer_dims: 5 cannot be used; it must be a list of at least two sizes, input and output."),
        (([2, 0, 1], ["relu"] * 2), "layer_dims[1]: 0 cannot be used; it must be a whole number of at least 1."),
        (([2, True], ["relu"]), "layer_dims[1]: True cannot be used; it must be a whole number of at least 1."),
        (([2, 2.0], ["relu"]), "layer_dims[1]: 2.0 cannot be used; it must be a whole number of at least 1."),
        (
            ([2, 3, 1], ["relu"]),
            "activations: ['relu'] cannot be used; it must be a list of names, one for each layer but the input, "
            "2 in all.",
        ),
        (
            ([2, 1], "relu"),
            "activations: 'relu' cannot be used; it must be a list of names, one for each layer but the input, "
            "1 in all.",
        ),
        (
            ([2, 1], ["ReLU"]),
            f"activations[0]: 'ReLU' cannot be used; it must be one of {', '.join(ACTIVATION_REGISTRY)}.",
        ),
        (
            ([2, 2, 1], ["softmax", "sigmoid"]),
            f"activations[0]: 'softmax' cannot be used; it must be one of {', '.join(names_for(is_output=False))}.",
        ),
        (([2, 1], ["relu"], -1), "seed: -1 cannot be used; it must be a whole number from 0 to 2147483647."),
    ],
)
def test_a_network_that_cannot_be_built_says_why(arguments: Any, sentence: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        MLP(*arguments)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("argument", ["initializer", "loss"])
def test_an_unknown_name_is_refused(argument: str) -> None:
    with pytest.raises(InvalidInput, match=f"^{argument}: 'best' cannot be used; it must be one of "):
        MLP([2, 1], ["relu"], **{argument: "best"})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("call", "argument"),
    [
        (lambda model: model.forward(samples(3, 5)), "X"),
        (lambda model: model.forward(samples(2, 5)[0]), "X"),
        (lambda model: model.forward([[1.0, 2.0], [3.0, np.nan]]), "X[1, 1]"),
        (lambda model: model.predict(samples(5, 2)), "X"),
        (lambda model: model.predict([[np.inf], [0.0]]), "X[0, 0]"),
        (lambda model: model.backward(samples(1, 4)), "Y"),
        (lambda model: model.backward(samples(2, 5)), "Y"),
        (lambda model: model.backward([[0.0, 0.0, np.nan, 0.0, 0.0]]), "Y[0, 2]"),
        (lambda model: model.compute_loss([[1.0, 2.0]], [[1.0]]), "Y_pred"),
        (lambda model: model.compute_loss([[1.0]], [[np.nan]]), "Y_true[0, 0]"),
        (lambda model: model.update(0.0), "learning_rate"),
        (lambda model: model.update(-0.1), "learning_rate"),
        (lambda model: model.update(np.nan), "learning_rate"),
    ],
)
def test_bad_input_is_named_and_changes_nothing(call: Callable[[MLP], Any], argument: str) -> None:
    model = trained(make_model())
    before = [array.copy() for array in everything(model)]
    with pytest.raises(InvalidInput) as caught:
        call(model)
    assert caught.value.argument == argument
    assert_same(everything(model), before)


def test_the_default_seed_is_the_lessons() -> None:
    np.testing.assert_array_equal(
        MLP([2, 3], ["tanh"]).parameters["W1"], MLP([2, 3], ["tanh"], seed=42).parameters["W1"]
    )
