import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from mlp_engine import ACTIVATION_REGISTRY, Activation, relu, relu_derivative, sigmoid, sigmoid_derivative, tanh

FINITE = st.floats(allow_nan=False, allow_infinity=False)
MATRICES = arrays(np.float64, array_shapes(min_dims=2, max_dims=2), elements=FINITE)
every_activation = pytest.mark.parametrize("activation", ACTIVATION_REGISTRY.values(), ids=ACTIVATION_REGISTRY)


def test_the_registry_holds_the_lessons_activations_under_their_names() -> None:
    assert set(ACTIVATION_REGISTRY) >= {"relu", "sigmoid", "tanh", "linear"}
    assert all(name == activation.name for name, activation in ACTIVATION_REGISTRY.items())


@every_activation
def test_an_entry_unpacks_as_in_the_lesson(activation: Activation) -> None:
    f, derivative = activation
    assert (f, derivative) == (activation.f, activation.derivative)


@pytest.mark.parametrize(
    ("name", "z", "value", "slope"),
    [
        ("relu", -2.0, 0.0, 0.0),
        ("relu", 0.0, 0.0, 0.0),
        ("relu", 3.0, 3.0, 1.0),
        ("sigmoid", 0.0, 0.5, 0.25),
        ("sigmoid", math.log(3.0), 0.75, 0.1875),
        ("tanh", 0.0, 0.0, 1.0),
        ("tanh", math.log(2.0), 0.6, 0.64),
        ("linear", -2.5, -2.5, 1.0),
    ],
)
def test_values_and_slopes_are_those_of_the_formula(name: str, z: float, value: float, slope: float) -> None:
    f, derivative = ACTIVATION_REGISTRY[name]
    assert f(np.array([[z]]))[0, 0] == pytest.approx(value)
    assert derivative(np.array([[z]]))[0, 0] == pytest.approx(slope)


@every_activation
@given(Z=MATRICES)
def test_buffers_change_where_a_result_goes_and_not_what_it_is(activation: Activation, Z: np.ndarray) -> None:
    given_Z = Z.copy()
    A, slope = activation.f(Z), activation.derivative(Z)
    np.testing.assert_array_equal(Z, given_Z)
    assert not np.shares_memory(A, Z)
    out = np.empty_like(Z)
    assert activation.f(Z, out=out) is out
    np.testing.assert_array_equal(out, A)
    assert activation.derivative(Z, A, out=out) is out
    np.testing.assert_array_equal(out, slope)
    assert activation.f(Z, out=Z) is Z
    np.testing.assert_array_equal(Z, A)


@every_activation
@pytest.mark.parametrize("Z", [0, 0.0, [-1, 0, 2], np.array([-1, 0, 2])], ids=repr)
def test_numbers_lists_and_whole_numbers_are_welcome(activation: Activation, Z: object) -> None:
    as_floats = np.asarray(Z, dtype=np.float64)
    for function in activation:
        result = np.asarray(function(Z))
        assert result.dtype == np.float64
        np.testing.assert_array_equal(result, function(as_floats))


@every_activation
def test_nothing_overflows_for_the_largest_numbers(activation: Activation) -> None:
    Z = np.array([[-np.finfo(float).max, np.finfo(float).max]])
    assert np.isfinite(activation.f(Z)).all()
    assert np.isfinite(activation.derivative(Z)).all()


@every_activation
def test_nan_is_passed_on_and_not_hidden(activation: Activation) -> None:
    assert np.isnan(activation.f(np.array([[math.nan]]))).all()


@every_activation
@given(z=st.floats(-20.0, 20.0))
def test_a_derivative_is_the_slope_of_its_function(activation: Activation, z: float) -> None:
    step = 1e-6
    if any(abs(z - kink) <= step for kink in activation.kinks):
        z += 1.0
    rise = float(activation.f(np.array(z + step)) - activation.f(np.array(z - step)))
    tolerance = 1e-8 + (step / 4 if abs(z) <= step else 0.0)  # of ELU the slope has a corner at 0
    assert float(activation.derivative(np.array(z))) == pytest.approx(rise / (2 * step), abs=tolerance)


@every_activation
def test_a_derivative_jumps_at_the_kinks_and_nowhere_else(activation: Activation) -> None:
    Z = np.linspace(-20.0, 20.0, 4001)
    jumps = np.abs(activation.derivative(Z + 1e-9) - activation.derivative(Z - 1e-9)) > 1e-6
    np.testing.assert_allclose(Z[jumps], activation.kinks, atol=1e-12)


def test_the_slope_of_relu_at_its_kink_is_0() -> None:
    np.testing.assert_array_equal(relu_derivative(np.array([-1e-300, 0.0, 1e-300])), [0.0, 0.0, 1.0])


@given(z=FINITE)
def test_ranges_and_symmetries_hold_for_every_number(z: float) -> None:
    Z = np.array([z])
    assert relu(Z) - relu(-Z) == Z
    assert 0.0 <= sigmoid(Z) <= 1.0
    assert sigmoid(Z) + sigmoid(-Z) == pytest.approx(1.0)
    assert 0.0 <= sigmoid_derivative(Z) <= 0.25
    assert tanh(-Z) == -tanh(Z)
