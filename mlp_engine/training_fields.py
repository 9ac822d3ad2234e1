"""The fields of a run that say how it learns: a part of the table of ``mlp_engine.fields``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mlp_engine.arrays import LARGEST_SEED
from mlp_engine.errors import Text, marked
from mlp_engine.kinds import (
    ChoiceKind,
    Field,
    IntegerKind,
    OptionalKind,
    RealKind,
)
from mlp_engine.losses import LOSS_REGISTRY
from mlp_engine.optimizers import OPTIMIZER_REGISTRY
from mlp_engine.schedules import SCHEDULE_REGISTRY

if TYPE_CHECKING:
    from mlp_engine.config import RunConfig

LARGEST_RATE = 1000.0
MOST_EPOCHS = 100_000_000


def _optimizer_uses(name: str) -> Callable[[RunConfig], bool]:
    return lambda config: name in OPTIMIZER_REGISTRY[config.optimizer].settings


def _schedule_uses(name: str) -> Callable[[RunConfig], bool]:
    return lambda config: name in SCHEDULE_REGISTRY[config.schedule].settings


TRAINING_FIELDS: tuple[Field, ...] = (
    Field(
        "loss",
        marked("engine", "Loss"),
        marked("engine", "How wrong a prediction is, in a number: what the training makes small."),
        ChoiceKind({name: entry.label for name, entry in LOSS_REGISTRY.items()}),
        "training",
    ),
    Field(
        "optimizer",
        marked("engine", "Optimiser"),
        marked("engine", "How an update is made from a gradient."),
        ChoiceKind(
            {name: entry.label for name, entry in OPTIMIZER_REGISTRY.items()},
            {
                name: Text(entry.why, {"loss": Text(marked("engine", "loss"))})
                for name, entry in OPTIMIZER_REGISTRY.items()
            },
        ),
        "training",
    ),
    Field(
        "learning_rate",
        marked("engine", "Learning rate η"),
        marked("engine", "How far one update goes against the gradient. It can change while the network learns."),
        RealKind(0.0, LARGEST_RATE, excludes_minimum=True),
        "training",
        changes_live=True,
    ),
    Field(
        "momentum",
        marked("engine", "Momentum μ"),
        marked("engine", "How much of the last step the next one keeps."),
        RealKind(0.0, 1.0, step=0.05),
        "training",
        matters=_optimizer_uses("momentum"),
    ),
    Field(
        "beta1",
        marked("engine", "Decay β₁"),
        marked("engine", "How much of the mean of the gradients each update keeps."),
        RealKind(0.0, 1.0, excludes_maximum=True, step=0.05),
        "training",
        matters=_optimizer_uses("beta1"),
    ),
    Field(
        "beta2",
        marked("engine", "Decay β₂"),
        marked("engine", "How much of the mean of their squares each update keeps."),
        RealKind(0.0, 1.0, excludes_maximum=True, step=0.005),
        "training",
        matters=_optimizer_uses("beta2"),
    ),
    Field(
        "alpha",
        marked("engine", "Smoothing α"),
        marked("engine", "How much of the mean of the squared gradients each update keeps."),
        RealKind(0.0, 1.0, excludes_maximum=True, step=0.05),
        "training",
        matters=_optimizer_uses("alpha"),
    ),
    Field(
        "epsilon",
        marked("engine", "Guard ε"),
        marked("engine", "A small number that is added to a divisor, which is then never 0."),
        RealKind(0.0, 1.0, excludes_minimum=True),
        "training",
        matters=_optimizer_uses("epsilon"),
    ),
    Field(
        "weight_decay",
        marked("engine", "Weight decay λ"),
        marked("engine", "Share of itself, times η, that each update takes from every parameter."),
        RealKind(0.0, 10.0, step=0.01),
        "training",
        matters=_optimizer_uses("weight_decay"),
    ),
    Field(
        "schedule",
        marked("engine", "Schedule"),
        marked("engine", "How the learning rate changes from epoch to epoch."),
        ChoiceKind({name: entry.label for name, entry in SCHEDULE_REGISTRY.items()}),
        "training",
    ),
    Field(
        "schedule_epochs",
        marked("engine", "Schedule epochs"),
        marked("engine", "After how many epochs the rate drops, has halved, or has come down to almost 0."),
        IntegerKind(1, MOST_EPOCHS),
        "training",
        matters=_schedule_uses("schedule_epochs"),
    ),
    Field(
        "schedule_factor",
        marked("engine", "Factor"),
        marked("engine", "What the rate is multiplied by at each drop."),
        RealKind(0.0, 1.0, excludes_minimum=True, step=0.1),
        "training",
        matters=_schedule_uses("schedule_factor"),
    ),
    Field(
        "batch_size",
        marked("engine", "Batch size"),
        marked("engine", "How many samples one update learns from; an epoch takes all of them in turn."),
        OptionalKind(IntegerKind(1, 100_000), marked("engine", "all"), 10),
        "training",
    ),
    Field(
        "batch_seed",
        marked("engine", "Batch seed"),
        marked("engine", "The same seed shuffles the samples in the same way."),
        IntegerKind(0, LARGEST_SEED, is_seed=True),
        "training",
        matters=lambda config: config.batch_size is not None,
    ),
    Field(
        "l1",
        marked("engine", "L1 penalty"),
        marked("engine", "λ₁ of a penalty λ₁ Σ|W| on the weights."),
        RealKind(0.0, 100.0, step=0.001),
        "training",
    ),
    Field(
        "l2",
        marked("engine", "L2 penalty"),
        marked("engine", "λ₂ of a penalty λ₂/2 ΣW² on the weights."),
        RealKind(0.0, 100.0, step=0.001),
        "training",
    ),
    Field(
        "clip_norm",
        marked("engine", "Clip norm"),
        marked("engine", "The norm that the whole gradient may have at most; a larger one is made shorter."),
        OptionalKind(RealKind(0.0, 1e6, excludes_minimum=True), marked("engine", "none"), 1.0),
        "training",
    ),
    Field(
        "epochs",
        marked("engine", "Epochs"),
        marked("engine", "How many epochs until the run stops by itself."),
        IntegerKind(1, MOST_EPOCHS),
        "training",
        changes_live=True,
    ),
    Field(
        "stop_loss",
        marked("engine", "Stop at loss"),
        marked("engine", "The run stops when the loss is as small as this."),
        OptionalKind(RealKind(0.0, 1e6, excludes_minimum=True), marked("engine", "none"), 0.01),
        "training",
        changes_live=True,
    ),
    Field(
        "patience",
        marked("engine", "Patience"),
        marked("engine", "The run stops after so many epochs without a better test loss."),
        OptionalKind(IntegerKind(1, MOST_EPOCHS), marked("engine", "none"), 100),
        "training",
        changes_live=True,
        matters=lambda config: config.test_share > 0.0,
    ),
)
