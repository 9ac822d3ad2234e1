"""Runs of any kind, drawn from the tables of the engine: an entry that is added there is drawn by itself."""

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from mlp_engine import (
    ACTIVATION_REGISTRY,
    DATA_SET_REGISTRY,
    LOSS_REGISTRY,
    OPTIMIZER_REGISTRY,
    Diverged,
    LayerSpec,
    RunConfig,
    Session,
)
from mlp_engine.initializers import INITIALIZER_REGISTRY
from mlp_engine.schedules import SCHEDULE_REGISTRY

RATES = (0.01, 0.02, 0.05)
MOST_SAMPLES = 12
HIDDEN = sorted(name for name, activation in ACTIVATION_REGISTRY.items() if not activation.is_output_only)


@st.composite
def drawn_runs(draw: st.DrawFn, epochs: int = 400, n_hidden: int = 2) -> RunConfig:
    """A small run of so many hidden layers that does not diverge at once."""
    data = draw(st.sampled_from(sorted(DATA_SET_REGISTRY)))
    config = RunConfig(epochs=epochs, n_samples=MOST_SAMPLES, learning_rate=RATES[1]).with_field("data_set", data)
    if config.data.has_choice_of_classes:
        config = config.with_field("n_classes", draw(st.integers(*config.data.classes)))
    config = replace(config, **draw(outputs(config, n_hidden)), **draw(choices()))
    return config if _is_learned(config) else replace(config, clip_norm=0.01, stop_loss=None)


@st.composite
def outputs(draw: st.DrawFn, config: RunConfig, n_hidden: int) -> dict[str, object]:
    """A loss that goes with the targets, and layers that end in an activation which goes with it."""
    losses = [loss for loss in LOSS_REGISTRY.values() if not (loss.is_for_classes and config.data.is_regression)]
    fitting = [loss for loss in losses if not loss.output or _fits(loss.output, config.n_outputs)]
    loss = draw(st.sampled_from(fitting))
    output = loss.output or draw(st.sampled_from(HIDDEN))
    hidden = [LayerSpec(3 - l % 2, draw(st.sampled_from(HIDDEN))) for l in range(n_hidden)]
    return {"loss": loss.name, "layers": (*hidden, LayerSpec(config.n_outputs, output))}


def _fits(activation: str, n_outputs: int) -> bool:
    return activation in ACTIVATION_REGISTRY and not (ACTIVATION_REGISTRY[activation].is_output_only and n_outputs == 1)


def choices() -> st.SearchStrategy[dict[str, object]]:
    """Everything else that a run can be set to; what is usual comes first, and so is what a failure shrinks to."""
    return st.fixed_dictionaries(
        {
            "batch_size": st.none() | st.integers(1, MOST_SAMPLES + 2),
            "batch_seed": st.integers(0, 3),
            "optimizer": st.sampled_from(list(OPTIMIZER_REGISTRY)),
            "schedule": st.sampled_from(list(SCHEDULE_REGISTRY)),
            "schedule_epochs": st.integers(1, 40),
            "initializer": st.sampled_from(list(INITIALIZER_REGISTRY)),
            "bias_start": st.sampled_from([0.0, 0.1]),
            "l1": st.sampled_from([0.0, 0.001]),
            "l2": st.sampled_from([0.0, 0.01]),
            "clip_norm": st.sampled_from([None, 0.05]),
            "test_share": st.sampled_from([0.0, 0.3]),
            "label_noise": st.sampled_from([0.0, 0.2]),
            "stop_loss": st.sampled_from([None, 0.05]),
            "patience": st.sampled_from([None, 3]),
        }
    )


def _is_learned(config: RunConfig) -> bool:
    """Tell whether a run stays finite with the largest of the rates."""
    try:
        session = Session(replace(config, learning_rate=max(RATES)))
        for _ in range(40):
            session.step()
    except Diverged:
        return False
    return bool(np.isfinite(session.record.loss))
