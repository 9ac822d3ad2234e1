"""Runs to be written as code, drawn or one for each entry of the tables."""

from contextlib import suppress
from dataclasses import replace

from hypothesis import strategies as st

from mlp_engine import (
    ACTIVATION_REGISTRY,
    DATA_SET_REGISTRY,
    LOSS_REGISTRY,
    OPTIMIZER_REGISTRY,
    SCHEDULE_REGISTRY,
    Diverged,
    EngineError,
    Event,
    LayerSpec,
    RunConfig,
    Session,
)
from mlp_engine.events import BIAS, AddPoint, Freeze, Part, SetParameter, SwitchOff
from mlp_engine.initializers import INITIALIZER_REGISTRY
from mlp_engine.inputs import INPUT_REGISTRY, inputs_for
from mlp_engine.losses import losses_for
from mlp_engine.reshaping import (
    with_activation,
    with_inputs,
    with_layer,
    with_neuron,
    without_layer,
    without_neuron,
)
from tests.engine.configs import tables
from tests.engine.drawn_events import drawn_events
from tests.engine.drawn_runs import drawn_runs

EPOCHS = 12
SMALL = RunConfig(n_samples=20, layers=(LayerSpec(4, "tanh"), LayerSpec(3, "relu"), LayerSpec(1, "sigmoid")))


def trained(config: RunConfig, epochs: int = EPOCHS) -> Session:
    session = Session(config)
    for _ in range(epochs):
        session.step()
    return session


def of_every_entry() -> list[RunConfig]:
    """A run for each entry of every table that a script has code for."""
    small = replace(SMALL, learning_rate=0.02)
    data_sets = [small.with_field("data_set", name) for name in DATA_SET_REGISTRY]
    return [
        *data_sets,
        *(replace(config, label_noise=0.3, test_share=0.25) for config in data_sets),
        *(small.with_fields({"data_set": name, "n_classes": 2}) for name in ("spiral", "blobs")),
        *(replace(small, optimizer=name, momentum=0.5, batch_size=6) for name in OPTIMIZER_REGISTRY),
        *(replace(small, initializer=name, bias_start=0.1) for name in INITIALIZER_REGISTRY),
        *(replace(small, schedule=name, schedule_epochs=4) for name in SCHEDULE_REGISTRY),
        *(replace(small, inputs=("x1", name)) for name in INPUT_REGISTRY),
        *(_paired(activation, loss) for activation in ACTIVATION_REGISTRY for loss in losses_for(activation)),
        replace(small, l1=0.01, l2=0.02, clip_norm=0.05),
        replace(small, optimizer="nesterov", momentum=0.0),
    ]


def _paired(activation: str, loss: str) -> RunConfig:
    """A run with an activation, in the hidden layer too where it can be there, and a loss."""
    is_output_only = ACTIVATION_REGISTRY[activation].is_output_only
    data_set, n_outputs = ("blobs", 3) if is_output_only else ("moons", 1)
    layers = (LayerSpec(4, "tanh" if is_output_only else activation), LayerSpec(n_outputs, activation))
    assert loss in LOSS_REGISTRY
    return RunConfig(data_set, n_samples=20, layers=layers, loss=loss, learning_rate=0.05)


def of_every_shape() -> list[Session]:
    """Runs whose network is given other shapes and earlier ones again, one for each optimiser, and one of classes."""
    config = replace(SMALL, batch_size=7, learning_rate=0.02, bias_start=0.1, test_share=0.2)
    runs = [_reshaped(replace(config, optimizer=name, momentum=0.5)) for name in OPTIMIZER_REGISTRY]
    classes = replace(config.with_field("data_set", "blobs"), batch_size=None, l2=0.01, clip_norm=0.5)
    session = trained(replace(classes, optimizer="adam"), 3)
    back = session.intervene((with_activation(session.config, len(session.config.layers), "sigmoid"),))
    assert session.config.loss != classes.loss
    session.step()
    session.intervene(back)
    session.intervene((with_inputs(session.config, ("x1", "x2_squared")),))
    session.step()
    return [*runs, session]


def _reshaped(config: RunConfig) -> Session:
    """A run with a neuron less in the middle, one more, a layer more and less, other inputs, and all that undone."""
    session = trained(config, 2)
    session.intervene((Freeze(Part(2, 1)), Freeze(Part(1, 3, BIAS)), SwitchOff(1, 2)))
    session.step()
    back: list[tuple[Event, ...]] = []
    for make in (
        lambda: without_neuron(session.config, 1, 1),
        lambda: with_layer(session.config, 2),
        lambda: with_inputs(session.config, ("x2", "x1_x2", "sin_x1")),
        lambda: with_neuron(session.config, 2),
        lambda: without_layer(session.config, 1),
    ):
        back.append(session.intervene((make(),)))
        session.step()
    session.intervene((SetParameter("W", 1, 0, 0, 0.5), AddPoint((0.1, 0.2), 1.0)))
    while back:
        session.intervene(back.pop())
        session.step()
    session.step_update()
    return session


@st.composite
def touched_runs(draw: st.DrawFn) -> Session:
    """A run of any kind, perhaps of a table, that hands have changed in any way, and back."""
    config = draw(drawn_runs(epochs=30))
    allowed = inputs_for(list(INPUT_REGISTRY), config.data.n_inputs)
    inputs = ("x1", *draw(st.lists(st.sampled_from(allowed), unique=True)))
    config = replace(config, inputs=inputs, initializer="he")  # of equal weights rounding says which sign comes next
    if draw(st.booleans()):
        config = config.with_fields({"own_data": draw(tables()), "standardize": draw(st.booleans())})
    try:
        session, back = Session(config), []
        for _ in range(draw(st.integers(0, 15))):
            _go_on(draw, session, back)
    except Diverged:
        return trained(SMALL)
    return session


def _go_on(draw: st.DrawFn, session: Session, back: list[tuple[Event, ...]]) -> None:
    """Make an epoch or an update, change something by hand, or undo what was changed last; ``back`` leads there."""
    what = draw(st.sampled_from(["step", "step", "update", "rate", "hand", "undo"]))
    if what == "step":
        session.step()
    elif what == "update":
        session.step_update()
    elif what == "rate":
        session.change(replace(session.config, learning_rate=draw(st.sampled_from([0.01, 0.03]))))
    elif what == "hand" or not back:
        with suppress(EngineError):
            back.append(session.intervene((draw(drawn_events(session)),)))
    else:
        with suppress(EngineError):  # an epoch later it may not fit any more
            session.intervene(back.pop())
