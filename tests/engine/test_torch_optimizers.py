"""PyTorch, which others wrote, makes the same updates: every optimizer, schedule, penalty, loss and activation."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from mlp_engine import (
    ACTIVATION_REGISTRY,
    LOSS_REGISTRY,
    OPTIMIZER_REGISTRY,
    SCHEDULE_REGISTRY,
    LayerSpec,
    RunConfig,
    Session,
)
from mlp_engine.losses import losses_for
from tests.programs import module

torch: Any = module("torch")
F = torch.nn.functional

N_UPDATES = 50
NEAR = 1e-10
OPTIMIZERS: dict[str, Callable[[Any, RunConfig], Any]] = {
    "gradient_descent": lambda p, c: torch.optim.SGD(p, c.learning_rate),
    "momentum": lambda p, c: torch.optim.SGD(p, c.learning_rate, c.momentum),
    "nesterov": lambda p, c: torch.optim.SGD(p, c.learning_rate, c.momentum, nesterov=True),
    "rmsprop": lambda p, c: torch.optim.RMSprop(p, c.learning_rate, c.alpha, c.epsilon),
    "adam": lambda p, c: torch.optim.Adam(p, c.learning_rate, (c.beta1, c.beta2), c.epsilon),
    "adamw": lambda p, c: torch.optim.AdamW(p, c.learning_rate, (c.beta1, c.beta2), c.epsilon, c.weight_decay),
}
SCHEDULES: dict[str, Callable[[Any, RunConfig], Any]] = {
    "constant": lambda o, c: torch.optim.lr_scheduler.LambdaLR(o, lambda t: 1.0),
    "step": lambda o, c: torch.optim.lr_scheduler.StepLR(o, c.schedule_epochs, c.schedule_factor),
    "cosine": lambda o, c: torch.optim.lr_scheduler.CosineAnnealingLR(o, c.schedule_epochs),
    "inverse": lambda o, c: torch.optim.lr_scheduler.LambdaLR(o, lambda t: 1.0 / (1.0 + t / c.schedule_epochs)),
}
ACTIVATIONS: dict[str, Callable[[Any], Any]] = {
    "relu": torch.relu,
    "leaky_relu": F.leaky_relu,
    "elu": F.elu,
    "silu": F.silu,
    "gelu": lambda Z: F.gelu(Z, approximate="tanh"),
    "softplus": F.softplus,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "linear": lambda Z: Z,
    "softmax": lambda Z: torch.softmax(Z, 0),
}
LOSSES: dict[str, Callable[[Any, Any, Any], Any]] = {  # of Z[L], A[L] and Y, summed
    "half_mse": lambda Z, A, Y: F.mse_loss(A, Y, reduction="sum") / 2,
    "binary_cross_entropy": lambda Z, A, Y: F.binary_cross_entropy_with_logits(Z, Y, reduction="sum"),
    "cross_entropy": lambda Z, A, Y: F.cross_entropy(Z.T, Y.T, reduction="sum"),
    "huber": lambda Z, A, Y: F.huber_loss(A, Y, reduction="sum"),
}
SMALL = RunConfig(n_samples=20, layers=(LayerSpec(4, "tanh"), LayerSpec(3, "sigmoid"), LayerSpec(1, "sigmoid")))


class Twin:
    """The network of a session as PyTorch trains it."""

    def __init__(self, session: Session) -> None:
        self.config = session.config
        self.X, self.Y = torch.tensor(session.X), torch.tensor(session.Y)
        self.parameters = {
            name: torch.tensor(parameter, requires_grad=True) for name, parameter in session.model.parameters.items()
        }
        self._optimizer = OPTIMIZERS[self.config.optimizer](self.parameters.values(), self.config)

    def loss(self) -> Any:
        """The loss of the data, without the penalty."""
        A = self.X
        for l, name in enumerate(self.config.activations, start=1):
            Z = self.parameters[f"W{l}"] @ A + self.parameters[f"b{l}"]
            A = ACTIVATIONS[name](Z)
        return LOSSES[self.config.loss](Z, A, self.Y) / self.Y.shape[1]

    def step(self) -> None:
        self._optimizer.zero_grad()
        weights = [parameter for name, parameter in self.parameters.items() if name.startswith("W")]
        penalty = sum(self.config.l1 * W.abs().sum() + self.config.l2 / 2 * (W**2).sum() for W in weights)
        (self.loss() + penalty).backward()
        if self.config.clip_norm is not None:
            torch.nn.utils.clip_grad_norm_(self.parameters.values(), self.config.clip_norm)
        self._optimizer.step()


def assert_agrees(config: RunConfig) -> None:
    """Hold a session and its twin against each other, over 50 updates."""
    session = Session(config)
    twin = Twin(session)
    for _ in range(N_UPDATES):
        session.step()
        twin.step()
        assert abs(session.record.loss - float(twin.loss().detach())) < NEAR
        for name, parameter in session.model.parameters.items():
            np.testing.assert_allclose(parameter, twin.parameters[name].detach(), rtol=0.0, atol=NEAR, err_msg=name)
    assert session.record.loss != Session(config).record.loss


PAIRS = [(activation, loss) for activation in ACTIVATION_REGISTRY for loss in losses_for(activation)]


def paired(activation: str, loss: str) -> RunConfig:
    """A run with a loss, and an activation in the last layer and, if it can be there, in the hidden one."""
    is_output_only = ACTIVATION_REGISTRY[activation].is_output_only
    data_set, n_outputs = ("blobs", 3) if is_output_only else ("moons", 1)
    layers = (LayerSpec(4, "tanh" if is_output_only else activation), LayerSpec(n_outputs, activation))
    return RunConfig(data_set, n_samples=20, layers=layers, loss=loss, learning_rate=0.05)


def test_pytorch_agrees_with_every_optimizer_of_the_table() -> None:
    assert OPTIMIZERS.keys() == OPTIMIZER_REGISTRY.keys()


@pytest.mark.parametrize("name", OPTIMIZER_REGISTRY)
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"l1": 0.003, "l2": 0.02},
        {"clip_norm": 0.05, "l2": 0.01},
        {"momentum": 0.5, "beta1": 0.7, "beta2": 0.9, "alpha": 0.8, "epsilon": 1e-3, "weight_decay": 0.2},
    ],
    ids=["alone", "penalty", "clipped", "other settings"],
)
def test_pytorch_makes_the_same_updates(name: str, changes: dict[str, float]) -> None:
    assert_agrees(replace(SMALL, optimizer=name, learning_rate=0.02, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
def test_pytorch_agrees_with_every_pair_of_activation_and_loss(activation: str, loss: str) -> None:
    assert_agrees(paired(activation, loss))


def test_every_loss_goes_with_an_activation() -> None:
    assert {loss for _, loss in PAIRS} == LOSS_REGISTRY.keys()


@pytest.mark.parametrize("name", SCHEDULE_REGISTRY)
def test_pytorch_has_the_same_rates(name: str) -> None:
    config = replace(SMALL, schedule=name, schedule_epochs=12, schedule_factor=0.3)
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], config.learning_rate)
    schedule = SCHEDULES[name](optimizer, config)
    for epoch in range(12 if name == "cosine" else 40):  # whose rate stays above 0 in the end
        assert config.rate_at(epoch) == pytest.approx(optimizer.param_groups[0]["lr"], rel=1e-12)
        optimizer.step()
        schedule.step()


def test_the_rate_of_a_schedule_is_never_0() -> None:
    for name in SCHEDULE_REGISTRY:
        config = replace(SMALL, schedule=name, schedule_epochs=1, schedule_factor=1e-9)
        assert min(map(config.rate_at, (0, 1, 2, 100, 10**8))) > 0.0


def test_a_cosine_stays_where_it_is_last_above_0() -> None:
    config = replace(SMALL, schedule="cosine", schedule_epochs=12)
    assert {config.rate_at(epoch) for epoch in (11, 12, 13, 1000)} == {config.rate_at(11)}
