"""What a user hands to the engine, or puts into a network, is refused by a sentence where it cannot be used."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from mlp_engine import (
    ACTIVATION_REGISTRY,
    MLP,
    EpochRecord,
    History,
    InvalidInput,
    Progress,
    RunConfig,
    RunPoint,
    accuracy,
    gradient_check,
    micro_steps,
)

A, Y = np.array([[0.2, 0.7, 0.6, 0.1]]), np.array([[0.0, 1.0, 0.0, 1.0]])
MASKED = np.ma.array([[0.2, 0.7, 0.6, 0.1]], mask=[[False, True, False, False]])


def model() -> MLP:
    """A network in which every layer has as many neurons as there are samples: nothing but checks tells rows apart."""
    model = MLP([3, 3, 3], ["tanh", "sigmoid"], seed=4)
    model.forward(np.eye(3))
    model.backward(np.eye(3))
    return model


BAD_PAIRS = [
    (A, Y[:, :1], "A: an array of shape (1, 4)"),
    (A, Y[0], "Y: an array of shape (4,)"),
    (A[0], Y, "A: an array of shape (4,)"),
    (A.T, Y, "A: an array of shape (4, 1)"),
    ([[0.2, np.nan, 0.6, 0.1]], Y, "A[0, 1]: nan"),
    (A, [[0.0, 1.0, np.inf, 1.0]], "Y[0, 2]: inf"),
    (MASKED, Y, "A: an array with masked numbers"),
    ([MASKED[0]], Y, "A: an array with masked numbers"),
    (A, np.ma.array(Y, mask=Y == 1.0), "Y: an array with masked numbers"),
    ("abcd", Y, "A: 'abcd'"),
    (A + 1j, Y, "A: array([["),
    (np.zeros((1, 0)), np.zeros((1, 0)), "Y: an array of shape (1, 0)"),
]


@pytest.mark.parametrize(("predicted", "targets", "sentence"), BAD_PAIRS)
def test_predictions_and_targets_that_do_not_fit_have_neither_accuracy_nor_loss(
    predicted: Any, targets: Any, sentence: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        accuracy(predicted, targets)
    assert str(caught.value).startswith(sentence)
    with pytest.raises(InvalidInput) as caught:
        MLP([2, 1], ["sigmoid"]).compute_loss(predicted, targets)
    assert str(caught.value).startswith(sentence.replace("A", "Y_pred", 1) if sentence[0] == "A" else "Y_true")


def test_accuracy_reads_what_it_can() -> None:
    assert accuracy(A, Y) == 0.5
    assert accuracy(A.tolist(), Y.astype(int)) == 0.5
    assert accuracy(np.ma.array(A), Y.astype(bool)) == 0.5


def test_targets_of_several_outputs_name_one_class_each() -> None:
    with pytest.raises(InvalidInput) as caught:
        accuracy(A.T, Y.T)  # four samples of one output, transposed
    assert str(caught.value).startswith("Y[:, 0]: [0.0, 1.0, 0.0, 1.0] cannot be used; it must be a column with one ")
    assert accuracy([[0.2, 0.9], [0.8, 0.3]], [[0.1, 0.3], [0.2, 0.4]]) == 0.5


def test_a_loss_of_transposed_matrices_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"^Y_true: an array of shape \(4, 1\)"):
        MLP([2, 1], ["sigmoid"]).compute_loss(A.T, Y.T)


def replaced(name: str, value: Callable[[np.ndarray], Any]) -> Callable[[dict[str, Any]], None]:
    def replace(arrays: dict[str, Any]) -> None:
        arrays[name] = value(arrays[name])

    return replace


def masked(array: np.ndarray) -> np.ndarray:
    return np.ma.array(array, mask=np.eye(*array.shape))


DAMAGES = [
    (replaced("b1", np.ravel), 'parameters["b1"]: an array of shape (3,)'),
    (replaced("b2", np.transpose), 'parameters["b2"]: an array of shape (1, 3)'),
    (replaced("W1", lambda W: W[:2]), 'parameters["W1"]: an array of shape (2, 3)'),
    (replaced("W2", masked), 'parameters["W2"]: an array with masked numbers'),
    (replaced("W1", lambda W: np.where(np.eye(3), np.nan, W)), 'parameters["W1"][0, 0]: nan'),
    (replaced("b2", lambda b: b + 1j), 'parameters["b2"]: array([['),
    (replaced("W1", lambda W: None), 'parameters["W1"]: an array of shape ()'),
    (replaced("W2", str), 'parameters["W2"]: '),
    (lambda arrays: arrays.pop("b1"), "parameters: ['W1', 'W2', 'b2']"),
]
USES = {
    "forward": lambda model: model.forward(np.eye(3)),
    "backward": lambda model: model.backward(np.eye(3)),
    "predict": lambda model: model.predict(np.eye(3)),
    "update": lambda model: model.update(0.1),
    "gradient_check": lambda model: gradient_check(model, np.eye(3), np.eye(3)),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
@pytest.mark.parametrize(("damage", "sentence"), DAMAGES, ids=[sentence for _, sentence in DAMAGES])
def test_parameters_that_cannot_be_used_are_named_wherever_they_are_used(
    use: Callable[[MLP], Any], damage: Callable[[dict[str, Any]], None], sentence: str
) -> None:
    damaged = model()
    damage(damaged.parameters)
    with pytest.raises(InvalidInput) as caught:
        use(damaged)
    assert str(caught.value).startswith(sentence)


def test_parameters_that_are_no_dictionary_are_refused() -> None:
    damaged = model()
    damaged.parameters = list(damaged.parameters.values())  # type: ignore[assignment]
    with pytest.raises(InvalidInput, match=r"^parameters: .* must be a dictionary with the matrices W1, b1, W2, b2"):
        damaged.forward(np.eye(3))


@pytest.mark.parametrize("convert", [np.int64, np.float32, list], ids=["int64", "float32", "list"])
def test_real_numbers_of_another_type_are_read_but_cannot_be_updated_in_place(convert: Any) -> None:
    expected, other = model(), model()
    for name, parameter in expected.parameters.items():
        whole = np.rint(3 * parameter)
        expected.parameters[name] = whole
        other.parameters[name] = whole.tolist() if convert is list else whole.astype(convert)
    for network in (expected, other):
        network.forward(np.eye(3))
        network.backward(np.eye(3)[::-1])
    np.testing.assert_array_equal(other.predict(np.eye(3)), expected.predict(np.eye(3)))
    for name, grad in expected.grads.items():
        np.testing.assert_array_equal(other.grads[name], grad)
    before = dict(other.parameters)
    with pytest.raises(InvalidInput, match=r'^parameters\["W1"\]: .* must be a float64 array that an update can'):
        other.update(0.1)
    assert all(other.parameters[name] is value for name, value in before.items())


def test_an_update_that_is_refused_changes_nothing() -> None:
    damaged = model()
    damaged.parameters["b2"].flags.writeable = False
    before = {name: parameter.copy() for name, parameter in damaged.parameters.items()}
    with pytest.raises(InvalidInput, match=r'^parameters\["b2"\]: '):
        damaged.update(0.1)
    for name, parameter in damaged.parameters.items():
        np.testing.assert_array_equal(parameter, before[name])


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (replaced("db1", np.ravel), 'grads["db1"]: an array of shape (3,)'),
        (replaced("dW1", lambda dW: dW[:, :1]), 'grads["dW1"]: an array of shape (3, 1)'),
        (replaced("dW2", masked), 'grads["dW2"]: an array with masked numbers'),
        (lambda grads: grads.pop("dW1"), "grads: ['db1', 'dW2', 'db2']"),
    ],
)
def test_gradients_that_cannot_be_used_are_named(damage: Callable[[dict[str, Any]], None], sentence: str) -> None:
    class Own(MLP):
        def backward(self, Y: npt.ArrayLike) -> dict[str, np.ndarray]:
            super().backward(Y)
            damage(self.grads)
            return self.grads

    own = Own([3, 3, 3], ["tanh", "sigmoid"])
    own.forward(np.eye(3))
    own.backward(np.eye(3))
    for use in (own.get_gradient_norms, lambda: own.update(0.1), lambda: gradient_check(own, np.eye(3), np.eye(3))):
        with pytest.raises(InvalidInput) as caught:
            use()
        assert str(caught.value).startswith(sentence)


def test_gradients_that_are_not_finite_have_a_norm_and_make_no_update() -> None:
    damaged = model()
    damaged.grads["dW2"][1, 2] = np.nan
    assert np.isnan(damaged.get_gradient_norms()["|dW2|"])
    with pytest.raises(InvalidInput, match=r'^grads\["dW2"\]\[1, 2\]: nan cannot be used'):
        damaged.update(0.1)


@pytest.mark.parametrize("grads", [None, np.eye(2), [1.0]], ids=str)
def test_gradients_that_are_no_dictionary_are_refused(grads: Any) -> None:
    damaged = model()
    damaged.grads = grads
    with pytest.raises(InvalidInput, match=r"^grads: .* must be a dictionary with the matrices dW1, db1, dW2, db2"):
        damaged.update(0.1)


@pytest.mark.parametrize("network", [None, "MLP", MLP, RunConfig()], ids=["none", "text", "class", "config"])
def test_what_is_no_network_has_no_gradients_to_check(network: Any) -> None:
    with pytest.raises(InvalidInput, match=r"must be a network, an MLP\.$"):
        gradient_check(network, A, Y)


@pytest.mark.parametrize("name", ACTIVATION_REGISTRY)
@pytest.mark.parametrize(("Z", "came"), [("abc", "'abc'"), (1j, "1j"), (None, ""), (MASKED, "an array with masked")])
def test_activations_refuse_what_holds_no_real_numbers(name: str, Z: Any, came: str) -> None:
    if Z is None:
        Z, came = object(), "<object"
    for function in ACTIVATION_REGISTRY[name]:
        with pytest.raises(InvalidInput) as caught:
            function(Z)
        assert str(caught.value).startswith(f"Z: {came}")


@pytest.mark.parametrize("name", ["sigmoid", "tanh"])
def test_a_slope_needs_values_of_the_same_shape(name: str) -> None:
    derivative = ACTIVATION_REGISTRY[name].derivative
    with pytest.raises(InvalidInput, match=r"^A: an array of shape \(1,\) .* real numbers, shape \(1, 4\)\.$"):
        derivative(A, [0.5])  # type: ignore[arg-type]
    np.testing.assert_array_equal(derivative(A, ACTIVATION_REGISTRY[name].f(A).tolist()), derivative(A))


def test_an_epoch_or_a_curve_that_there_is_not_is_refused() -> None:
    history = History(["|dW1|"])
    for epoch in range(4):
        history.append(EpochRecord(epoch, 1.0, 0.5, (0.1,)))
    curves = history.curves()
    for epoch in (-1, 4, 1.0, "1"):
        with pytest.raises(InvalidInput, match=r"^epoch: .* must be a whole number from 0 to 3\.$"):
            curves.series("loss").at(epoch)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match=r"^name: '\|dW2\|' .* must be one of loss, accuracy, \|dW1\|\.$"):
        curves.norm("|dW2|")


@pytest.mark.parametrize(
    ("call", "argument"),
    [
        (lambda: RunConfig().with_field("colour", "red"), "field"),
        (lambda: RunPoint(RunConfig(), 5).at(-1), "epoch"),
        (lambda: RunPoint(RunConfig(), 5).at("3"), "epoch"),  # type: ignore[arg-type]
        (lambda: micro_steps(0), "L"),
        (lambda: Progress(2.5), "L"),  # type: ignore[arg-type]
        (lambda: Progress(1, 7), "position"),
        (lambda: Progress(1, -1), "position"),
    ],
)
def test_arguments_out_of_their_range_are_named(call: Callable[[], Any], argument: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        call()
    assert caught.value.argument == argument
