"""The lesson's own formulation in plain NumPy, where each step makes new matrices, to measure the engine against."""

import numpy as np

from mlp_engine.arrays import FloatArray


def relu(Z: FloatArray) -> FloatArray:
    return np.maximum(0, Z)


def relu_slope(Z: FloatArray) -> FloatArray:
    return (Z > 0).astype(np.float64)


def sigmoid(Z: FloatArray) -> FloatArray:
    return 1.0 / (1.0 + np.exp(-np.clip(Z, -500, 500)))


def sigmoid_slope(Z: FloatArray) -> FloatArray:
    s = sigmoid(Z)
    return s * (1.0 - s)


ACTIVATIONS = {"relu": (relu, relu_slope), "sigmoid": (sigmoid, sigmoid_slope)}


class LessonMLP:
    """The network of the lesson, with its vocabulary."""

    def __init__(self, layer_dims: list[int], activations: list[str], seed: int = 42) -> None:
        random = np.random.RandomState(seed)
        self.L = len(activations)
        self.activations = activations
        self.parameters: dict[str, FloatArray] = {}
        for l in range(1, self.L + 1):
            n_in, n_out = layer_dims[l - 1], layer_dims[l]
            self.parameters[f"W{l}"] = random.randn(n_out, n_in) * np.sqrt(2.0 / n_in)
            self.parameters[f"b{l}"] = np.zeros((n_out, 1))

    def forward(self, X: FloatArray) -> FloatArray:
        self.caches = []
        A = X
        for l in range(1, self.L + 1):
            A_prev = A
            Z = self.parameters[f"W{l}"] @ A_prev + self.parameters[f"b{l}"]
            f, _ = ACTIVATIONS[self.activations[l - 1]]
            A = f(Z)
            self.caches.append({"Z": Z, "A_prev": A_prev, "A": A})
        return A

    def backward(self, Y: FloatArray) -> None:
        m = Y.shape[1]
        self.grads = {}
        last = self.caches[-1]
        _, slope = ACTIVATIONS[self.activations[-1]]
        delta = (1.0 / m) * (last["A"] - Y) * slope(last["Z"])
        for l in range(self.L, 0, -1):
            self.grads[f"dW{l}"] = delta @ self.caches[l - 1]["A_prev"].T
            self.grads[f"db{l}"] = np.sum(delta, axis=1, keepdims=True)
            if l > 1:
                _, slope = ACTIVATIONS[self.activations[l - 2]]
                delta = (self.parameters[f"W{l}"].T @ delta) * slope(self.caches[l - 2]["Z"])

    def update(self, learning_rate: float) -> None:
        for l in range(1, self.L + 1):
            self.parameters[f"W{l}"] -= learning_rate * self.grads[f"dW{l}"]
            self.parameters[f"b{l}"] -= learning_rate * self.grads[f"db{l}"]

    def compute_loss(self, Y_pred: FloatArray, Y: FloatArray) -> float:
        return np.mean((Y_pred - Y) ** 2) / 2.0

    def get_gradient_norms(self) -> dict[str, float]:
        norms = {}
        for l in range(1, self.L + 1):
            norms[f"|dW{l}|"] = np.linalg.norm(self.grads[f"dW{l}"])
            norms[f"|db{l}|"] = np.linalg.norm(self.grads[f"db{l}"])
        return norms


def gradient_check(model: LessonMLP, X: FloatArray, Y: FloatArray, epsilon: float = 1e-7) -> float:
    """Return the largest relative error, each entry of each parameter probed by two forward passes."""
    model.forward(X)
    model.backward(Y)
    errors = []
    for name, parameter in model.parameters.items():
        analytic, numeric = model.grads[f"d{name}"], np.zeros_like(parameter)
        entries = np.nditer(parameter, flags=["multi_index"])
        while not entries.finished:
            index = entries.multi_index
            original = parameter[index]
            parameter[index] = original + epsilon
            plus = model.compute_loss(model.forward(X), Y)
            parameter[index] = original - epsilon
            minus = model.compute_loss(model.forward(X), Y)
            numeric[index] = (plus - minus) / (2.0 * epsilon)
            parameter[index] = original
            entries.iternext()
        sum_of_norms = np.linalg.norm(analytic) + np.linalg.norm(numeric)
        errors.append(np.linalg.norm(analytic - numeric) / max(sum_of_norms, 1e-10))
    return max(errors)
