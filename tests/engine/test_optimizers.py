import numpy as np

from mlp_engine import OPTIMIZER_REGISTRY


def test_the_registry_names_its_entries() -> None:
    assert all(name == optimizer.name for name, optimizer in OPTIMIZER_REGISTRY.items())


def test_gradient_descent_goes_against_the_gradient_in_place() -> None:
    W, b = np.array([[1.0, 2.0]]), np.array([[3.0]])
    parameters, grads = {"W1": W, "b1": b}, {"dW1": np.array([[10.0, -20.0]]), "db1": np.array([[1.0]])}
    OPTIMIZER_REGISTRY["gradient_descent"].update(parameters, grads, 0.1)
    assert parameters["W1"] is W
    np.testing.assert_allclose(W, [[0.0, 4.0]])
    np.testing.assert_allclose(b, [[2.9]])
    np.testing.assert_array_equal(grads["dW1"], [[10.0, -20.0]])
