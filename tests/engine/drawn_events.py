"""What hands may do to a run, drawn for the network and the samples that it has."""

from hypothesis import strategies as st

from mlp_engine import Event, RunConfig, Session
from mlp_engine.event_log import EVENT_REGISTRY
from mlp_engine.events import BIAS, AddPoint, ErasePoint, Freeze, MovePoint, Part, SetParameter, SwitchOff
from mlp_engine.inputs import INPUT_REGISTRY, inputs_for
from mlp_engine.reshaping import (
    Reshape,
    with_activation,
    with_inputs,
    with_layer,
    with_neuron,
    without_layer,
    without_neuron,
)

NUMBERS = st.floats(-2.0, 2.0)
MOST_NEURONS, MOST_LAYERS = 5, 4


@st.composite
def drawn_events(draw: st.DrawFn, session: Session) -> Event:
    """An event that the session can take, unless its numbers would stop being finite."""
    l = draw(st.integers(1, session.model.L))
    n_in, n_out = session.model.layer_dims[l - 1 : l + 1]
    row, column = draw(st.integers(0, n_out - 1)), draw(st.integers(0, n_in - 1))
    kind = draw(st.sampled_from(list(EVENT_REGISTRY.values())))
    if kind is SetParameter:
        symbol = draw(st.sampled_from("Wb"))
        return SetParameter(symbol, l, row, column if symbol == "W" else 0, draw(NUMBERS))
    if kind is SwitchOff and l < session.model.L:
        return SwitchOff(l, row, draw(st.booleans()))
    if kind in (AddPoint, MovePoint, ErasePoint):
        return draw(_points(kind, session))
    if kind is Reshape:
        return draw(_shapes(session.config))
    part = draw(st.sampled_from([Part(l), Part(l, row), Part(l, row, column), Part(l, row, BIAS)]))
    return Freeze(part, draw(st.booleans()))


@st.composite
def _points(draw: st.DrawFn, kind: type[Event], session: Session) -> Event:
    n, m = session.X.shape
    sample, x = draw(st.integers(0, m - 1)), tuple(draw(st.lists(NUMBERS, min_size=n, max_size=n)))
    y = draw(NUMBERS) if session.config.data.is_regression else draw(st.integers(0, max(len(session.Y), 2) - 1))
    if kind is ErasePoint and m > 3:
        return ErasePoint(sample)
    if kind is MovePoint:
        return MovePoint(sample, x, draw(st.sampled_from([None, y])))
    return AddPoint(x, y, draw(st.sampled_from([None, sample])))


@st.composite
def _shapes(draw: st.DrawFn, config: RunConfig) -> Event:
    L = len(config.layers)
    if L == 1:
        return with_layer(config, 1)
    l = draw(st.integers(1, L - 1))
    size = config.layers[l - 1].size
    choices = [with_activation(config, l, draw(st.sampled_from(["tanh", "relu"])))]
    if size < MOST_NEURONS:
        choices.append(with_neuron(config, l))
    if size > 1:
        choices += [without_neuron(config, l), without_neuron(config, l, draw(st.integers(0, size - 1)))]
    choices.append(with_layer(config, l) if L < MOST_LAYERS else without_layer(config, l))
    allowed = inputs_for(list(INPUT_REGISTRY), config.data.n_inputs)
    choices.append(with_inputs(config, draw(st.lists(st.sampled_from(allowed), min_size=1, unique=True))))
    return draw(st.sampled_from(choices))
