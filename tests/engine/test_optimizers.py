import numpy as np

from mlp_engine import OPTIMIZER_REGISTRY, Settings


def test_the_registry_names_its_entries() -> None:
    assert all(name == optimizer.name for name, optimizer in OPTIMIZER_REGISTRY.items())


def test_gradient_descent_goes_against_the_gradient_in_place() -> None:
    theta, gradient, step = np.array([1.0, 2.0, 3.0]), np.array([10.0, -20.0, 1.0]), np.empty(3)
    OPTIMIZER_REGISTRY["gradient_descent"].update(theta, gradient, {}, Settings(0.1), step)
    np.testing.assert_allclose(theta, [0.0, 4.0, 2.9], atol=1e-15)
    np.testing.assert_array_equal(gradient, [10.0, -20.0, 1.0])
