"""The one table of the fields of a run: it drives validation, the form, the file format and the command line.

To add a field: an attribute of ``RunConfig`` and an entry in ``FIELDS`` of the same name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mlp_engine.arrays import LARGEST_SEED
from mlp_engine.datasets import DATA_SET_REGISTRY, LARGEST_TEST_SHARE
from mlp_engine.drawings import LARGEST_NOISE
from mlp_engine.errors import Text, marked
from mlp_engine.initializers import INITIALIZER_REGISTRY
from mlp_engine.inputs import INPUT_LABELS
from mlp_engine.kinds import (
    ChoiceKind,
    Field,
    IntegerKind,
    LayersKind,
    OptionalKind,
    OwnDataKind,
    RealKind,
    SetKind,
    SwitchKind,
)
from mlp_engine.losses import LOSS_REGISTRY
from mlp_engine.optimizers import OPTIMIZER_REGISTRY
from mlp_engine.own_data import OWN
from mlp_engine.schedules import SCHEDULE_REGISTRY

if TYPE_CHECKING:
    from mlp_engine.config import RunConfig

DATA_SETS = DATA_SET_REGISTRY | {OWN.name: OWN}
LARGEST_RATE = 1000.0
MOST_EPOCHS = 100_000_000
_IN_WORDS = {"loss": Text(marked("engine", "loss"))}
"""What stands for the symbols of a lesson's sentence where no equation is near."""


def _optimizer_uses(name: str) -> Callable[[RunConfig], bool]:
    return lambda config: name in OPTIMIZER_REGISTRY[config.optimizer].settings


def _schedule_uses(name: str) -> Callable[[RunConfig], bool]:
    return lambda config: name in SCHEDULE_REGISTRY[config.schedule].settings


FIELDS: tuple[Field, ...] = (
    Field(
        "data_set",
        marked("engine", "Data set"),
        marked("engine", "The points that the network learns from."),
        ChoiceKind(
            {name: entry.label for name, entry in DATA_SETS.items()},
            {name: entry.what for name, entry in DATA_SETS.items()},
        ),
        "data",
    ),
    Field(
        "own_data",
        marked("engine", "Table"),
        marked("engine", "The table that the samples come from; the run carries it with it."),
        OwnDataKind(),
        "data",
        is_typed=False,
        matters=lambda config: config.own_data is not None,
    ),
    Field(
        "standardize",
        marked("engine", "Standardise"),
        marked("engine", "Whether each input gets mean 0 and deviation 1 over the samples to learn from."),
        SwitchKind(),
        "data",
        matters=lambda config: config.own_data is not None,
    ),
    Field(
        "n_classes",
        marked("engine", "Classes"),
        marked("engine", "How many classes or arms the data set has."),
        IntegerKind(2, 8),
        "data",
        matters=lambda config: config.data.has_choice_of_classes,
    ),
    Field(
        "n_samples",
        marked("engine", "Samples"),
        marked("engine", "How many points, those of the test included."),
        IntegerKind(2, 100_000),
        "data",
        matters=lambda config: config.own_data is None,
    ),
    Field(
        "noise",
        marked("engine", "Noise"),
        marked("engine", "Standard deviation of the normal noise on each coordinate."),
        RealKind(0.0, LARGEST_NOISE, step=0.05),
        "data",
        matters=lambda config: config.own_data is None,
    ),
    Field(
        "label_noise",
        marked("engine", "Label noise"),
        marked(
            "engine",
            "Share of the labels that are flipped; in a regression the standard deviation of the noise on the target.",
        ),
        RealKind(0.0, 1.0, step=0.05),
        "data",
    ),
    Field(
        "test_share",
        marked("engine", "Test share"),
        marked("engine", "Share of the samples that the network does not learn from, but is tested with."),
        RealKind(0.0, LARGEST_TEST_SHARE, step=0.1),
        "data",
    ),
    Field(
        "data_seed",
        marked("engine", "Data seed"),
        marked("engine", "The same seed draws the same points."),
        IntegerKind(0, LARGEST_SEED, is_seed=True),
        "data",
    ),
    Field(
        "inputs",
        marked("engine", "Inputs"),
        marked("engine", "What enters the network: coordinates of a point, and functions of x₁ and x₂."),
        SetKind(INPUT_LABELS),
        "network",
    ),
    Field(
        "layers",
        marked("engine", "Layers"),
        marked("engine", "Number of neurons and activation of each layer, the input not counted."),
        LayersKind(most_layers=12, largest_size=2048),
        "network",
    ),
    Field(
        "initializer",
        marked("engine", "Starting weights"),
        marked("engine", "How the weights are drawn at the start."),
        ChoiceKind({name: entry.label for name, entry in INITIALIZER_REGISTRY.items()}),
        "network",
    ),
    Field(
        "init_scale",
        marked("engine", "Scale"),
        marked("engine", "Standard deviation of the starting weights, or their value where all are the same."),
        RealKind(-100.0, 100.0, step=0.1),
        "network",
        matters=lambda config: INITIALIZER_REGISTRY[config.initializer].uses_scale,
    ),
    Field(
        "bias_start",
        marked("engine", "Starting biases"),
        marked("engine", "What every bias is at the start."),
        RealKind(-100.0, 100.0, step=0.1),
        "network",
    ),
    Field(
        "weight_seed",
        marked("engine", "Weight seed"),
        marked("engine", "The same seed draws the same starting weights."),
        IntegerKind(0, LARGEST_SEED, is_seed=True),
        "network",
    ),
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
