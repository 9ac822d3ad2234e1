"""scikit-learn, which others wrote, has the same loss curve from the same weights and the same order of samples."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from mlp_engine import LayerSpec, RunConfig, Session
from tests.engine.runs import run
from tests.programs import module

networks: Any = module("sklearn.neural_network")
metrics: Any = module("sklearn.metrics")

N_EPOCHS, BATCH, ALPHA = 15, 10, 0.3
HIDDEN = {"tanh": "tanh", "relu": "relu", "sigmoid": "logistic", "linear": "identity"}
SOLVERS: dict[str, dict[str, object]] = {
    "gradient_descent": {"solver": "sgd", "momentum": 0.0},
    "momentum": {"solver": "sgd", "momentum": 0.9, "nesterovs_momentum": False},
    "nesterov": {"solver": "sgd", "momentum": 0.9, "nesterovs_momentum": True},
    "adam": {"solver": "adam", "beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-30},
}
BASE = RunConfig(
    n_samples=60,
    layers=(LayerSpec(5, "tanh"), LayerSpec(1, "sigmoid")),
    loss="binary_cross_entropy",
    learning_rate=0.02,
    batch_size=BATCH,
    batch_seed=7,
    epsilon=1e-30,  # which stands elsewhere in scikit-learn's Adam
)
RUNS = {
    "log-loss": BASE,
    "log-loss, ReLU": replace(BASE, layers=(LayerSpec(6, "relu"), LayerSpec(4, "relu"), LayerSpec(1, "sigmoid"))),
    "squared error": replace(BASE, layers=(LayerSpec(5, "sigmoid"), LayerSpec(1, "linear")), loss="half_mse"),
    "three classes": BASE.with_field("data_set", "blobs"),
}


def batches(config: RunConfig, m: int) -> Iterator[np.ndarray]:
    """The samples of each update of the run, in their order."""
    for epoch in range(N_EPOCHS):
        order = np.random.RandomState([config.batch_seed, epoch]).permutation(m)
        yield from np.split(order, range(BATCH, m, BATCH))


def targets(config: RunConfig, Y: np.ndarray) -> np.ndarray:
    """The targets as scikit-learn takes them: of a classification as the numbers of the classes."""
    if config.loss == "half_mse":
        return Y[0]
    return Y.argmax(axis=0) if len(Y) > 1 else Y[0].astype(int)


def twin(session: Session, alpha: float) -> Any:
    """The network of a session as scikit-learn's, before its first update."""
    config = session.config
    cls = networks.MLPRegressor if config.loss == "half_mse" else networks.MLPClassifier
    model = cls(
        hidden_layer_sizes=config.layer_dims[1:-1],
        activation=HIDDEN[config.activations[0]],
        batch_size=BATCH,
        learning_rate_init=config.learning_rate,
        alpha=alpha,
        shuffle=False,
        random_state=0,
        **SOLVERS[config.optimizer],
    )
    y = targets(config, session.Y)
    model.partial_fit(session.X.T, y, **({} if config.loss == "half_mse" else {"classes": np.unique(y)}))
    parameters, layers = session.model.parameters, range(1, session.model.L + 1)
    model.coefs_ = [parameters[f"W{l}"].T.copy() for l in layers]
    model.intercepts_ = [parameters[f"b{l}"].flatten() for l in layers]
    del model._optimizer  # which has made an update of other weights
    return model


def loss_of(model: Any, config: RunConfig, X: np.ndarray, y: np.ndarray) -> float:
    if config.loss == "half_mse":
        return float(metrics.mean_squared_error(y, model.predict(X.T))) / 2
    return float(metrics.log_loss(y, model.predict_proba(X.T)))


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@pytest.mark.parametrize("alpha", [0.0, ALPHA])
@pytest.mark.parametrize("optimizer", SOLVERS)
@pytest.mark.parametrize("name", RUNS)
def test_scikit_learn_has_the_same_loss_curve(name: str, optimizer: str, alpha: float) -> None:
    config = replace(RUNS[name], optimizer=optimizer, l2=alpha / BATCH)  # its penalty is divided by the batch
    session = Session(config)
    model, y = twin(session, alpha), targets(config, session.Y)
    losses = [loss_of(model, config, session.X, y)]
    n_batches = session.X.shape[1] // BATCH
    for number, batch in enumerate(batches(config, session.X.shape[1]), start=1):
        model.partial_fit(session.X.T[batch], y[batch])
        if number % n_batches == 0:
            losses.append(loss_of(model, config, session.X, y))
    np.testing.assert_allclose(run(config, N_EPOCHS).history.curves().loss, losses, rtol=0.0, atol=1e-8)
    assert abs(losses[-1] - losses[0]) > 1e-3
