"""The one table of the fields of a run: it drives validation, the form, the file format and the command line.

To add a field: an attribute of ``RunConfig`` and an entry in ``FIELDS`` of the same name.
"""

from __future__ import annotations

from mlp_engine.arrays import LARGEST_SEED
from mlp_engine.datasets import DATA_SET_REGISTRY, LARGEST_TEST_SHARE
from mlp_engine.drawings import LARGEST_NOISE
from mlp_engine.errors import marked
from mlp_engine.initializers import INITIALIZER_REGISTRY
from mlp_engine.inputs import INPUT_LABELS
from mlp_engine.kinds import (
    ChoiceKind,
    Field,
    IntegerKind,
    LayersKind,
    OwnDataKind,
    RealKind,
    SetKind,
    SwitchKind,
)
from mlp_engine.own_data import OWN
from mlp_engine.training_fields import TRAINING_FIELDS

LAYERS = LayersKind(most_layers=12, largest_size=2048)
DATA_SETS = DATA_SET_REGISTRY | {OWN.name: OWN}


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
        LAYERS,
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
    *TRAINING_FIELDS,
)
