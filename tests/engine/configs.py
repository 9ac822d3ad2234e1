"""Configurations of runs: a value of each field that is not its default, and all that goes together."""

import numpy as np
from hypothesis import strategies as st

from mlp_engine import (
    ACTIVATION_REGISTRY,
    DATA_SET_REGISTRY,
    FIELDS,
    LOSS_REGISTRY,
    ChoiceKind,
    Field,
    IntegerKind,
    LayerSpec,
    OptionalKind,
    OwnData,
    RunConfig,
)
from mlp_engine.kinds import OwnDataKind, SetKind, SwitchKind
from mlp_engine.losses import losses_for

FIELD = {field.name: field for field in FIELDS}
OTHER: dict[str, object] = {
    "data_set": "circle",
    "n_classes": 5,
    "n_samples": 7,
    "noise": 0.0,
    "label_noise": 0.1,
    "test_share": 0.3,
    "data_seed": 0,
    "standardize": False,
    "inputs": ("x1", "x1_x2"),
    "layers": (LayerSpec(3, "tanh"), LayerSpec(1, "linear")),
    "init_scale": -1.0,
    "bias_start": 0.1,
    "weight_seed": 2**31 - 1,
    "loss": "huber",
    "learning_rate": 0.01,
    "momentum": 0.0,
    "beta1": 0.0,
    "beta2": 0.0,
    "alpha": 0.0,
    "epsilon": 1e-3,
    "weight_decay": 0.0,
    "schedule_epochs": 1,
    "schedule_factor": 1.0,
    "batch_size": 10,
    "batch_seed": 0,
    "l1": 0.001,
    "l2": 100.0,
    "clip_norm": 1.0,
    "epochs": 1,
    "stop_loss": 0.02,
    "patience": 100,
}


def names(field: str) -> list[str]:
    """Return the choices of a field."""
    kind = FIELD[field].kind
    assert isinstance(kind, ChoiceKind)
    return list(kind.labels)


def values(field: Field) -> st.SearchStrategy[object]:
    """Draw what a field allows, whatever the others are."""
    kind = field.kind.number if isinstance(field.kind, OptionalKind) else field.kind
    drawn: st.SearchStrategy[object]
    if isinstance(kind, SwitchKind):
        drawn = st.booleans()
    elif isinstance(kind, OwnDataKind):
        drawn = tables()
    elif isinstance(kind, SetKind):
        drawn = st.lists(st.sampled_from(list(kind.labels)), min_size=1, unique=True).map(
            lambda names: tuple(name for name in kind.labels if name == "x1" or name in names)
        )
    elif isinstance(kind, ChoiceKind):
        drawn = st.sampled_from(list(kind.labels))
    elif isinstance(kind, IntegerKind):
        drawn = st.integers(kind.minimum, kind.maximum)
    else:
        low, high = getattr(kind, "excludes_minimum", False), getattr(kind, "excludes_maximum", False)
        drawn = st.floats(kind.minimum, kind.maximum, exclude_min=low, exclude_max=high)  # type: ignore[union-attr]
    return st.none() | drawn if isinstance(field.kind, OptionalKind) else drawn


def outputs_for(loss: str, n_outputs: int) -> list[str]:
    """Return the activations of an output layer that go with a loss."""
    fitting = [name for name in ACTIVATION_REGISTRY if loss in losses_for(name)]
    return [name for name in fitting if n_outputs > 1 or not ACTIVATION_REGISTRY[name].is_output_only]


@st.composite
def tables(draw: st.DrawFn) -> OwnData:
    """Draw a table of the user's own, of classes or numbers."""
    n, m, n_classes = draw(st.integers(1, 4)), draw(st.integers(2, 30)), draw(st.sampled_from([0, 2, 3, 8]))
    random = np.random.RandomState(draw(st.integers(0, 1000)))
    y = random.randint(0, n_classes, m) if n_classes else random.standard_normal(m)
    columns, classes = [f"column {i}" for i in range(n)], [f"class {k}" for k in range(n_classes)]
    return OwnData.of("table.csv", columns, "kind", classes, random.standard_normal((n, m)), y)


@st.composite
def run_configs(draw: st.DrawFn) -> RunConfig:
    """Draw a configuration of which every field may be anything that goes with the others."""
    bound = ("data_set", "own_data", "n_classes", "n_samples", "loss", "layers")
    free = [field for field in FIELDS if field.name not in bound]
    name = draw(st.sampled_from(names("data_set")))
    table = draw(tables()) if name == "own" else None
    data_set = DATA_SET_REGISTRY[name] if table is None else table.data_set
    n_classes = draw(st.integers(*(data_set.classes if data_set.has_choice_of_classes else (2, 8))))
    n_outputs = data_set.n_outputs(n_classes)
    pairs = [
        (loss.name, output)
        for loss in LOSS_REGISTRY.values()
        if not (loss.is_for_classes and data_set.is_regression)
        for output in outputs_for(loss.name, n_outputs)
    ]
    loss, output = draw(st.sampled_from(pairs))
    hidden = st.sampled_from([name for name, kind in ACTIVATION_REGISTRY.items() if not kind.is_output_only])
    layers = draw(st.lists(st.builds(LayerSpec, st.integers(1, 2048), hidden), max_size=11))
    return RunConfig(
        data_set=data_set.name,
        own_data=table,
        n_classes=n_classes,
        n_samples=draw(st.integers(2, 150)),
        loss=loss,
        layers=(*layers, LayerSpec(n_outputs, output)),
        **{field.name: draw(values(field)) for field in free},  # type: ignore[arg-type]
    )
