"""Whether an event fits a run as it is: what it names must be there."""

from collections.abc import Sequence

from mlp_engine.arrays import as_integer
from mlp_engine.config import RunConfig
from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.events import BIAS, AddPoint, ErasePoint, Event, Freeze, MovePoint, SetParameter, SwitchOff
from mlp_engine.own_data import MOST_ROWS
from mlp_engine.reshaping import Reshape

LEAST_SAMPLES = 2


def check_part(event: Event, dims: Sequence[int]) -> None:
    """Raise InvalidInput if an event names a part that a network of some layer sizes has not."""
    L = len(dims) - 1
    match event:
        case SetParameter(symbol, l, row, column):
            as_integer("layer", l, 1, L)
            as_integer("row", row, 0, dims[l] - 1)
            as_integer("column", column, 0, dims[l - 1] - 1 if symbol == "W" else 0)
        case Freeze((l, neuron, source)):
            as_integer("layer", l, 1, L)
            if neuron is not None:
                as_integer("neuron", neuron, 0, dims[l] - 1)
            if source not in (None, BIAS):
                as_integer("source", source, 0, dims[l - 1] - 1)
        case SwitchOff(l, neuron):
            if l >= L:
                sentence = marked("engine", "a hidden layer: what the network gives is not switched off")
                raise InvalidInput("layer", l, Text(sentence))
            as_integer("neuron", neuron, 0, dims[l] - 1)


def check_samples(event: Event, shape: tuple[int, int], n_outputs: int, *, is_regression: bool) -> None:
    """Raise InvalidInput if an event does not fit samples X of a shape (n, m), with targets Y (n_outputs, m)."""
    n, m = shape
    match event:
        case AddPoint(x, y, sample):
            as_integer("samples", m + 1, LEAST_SAMPLES, MOST_ROWS)
            if sample is not None:
                as_integer("sample", sample, 0, m)
        case MovePoint(sample, x, y):
            as_integer("sample", sample, 0, m - 1)
        case ErasePoint(sample):
            as_integer("sample", sample, 0, m - 1)
            if m <= LEAST_SAMPLES:
                raise InvalidInput(
                    "samples", m - 1, Text(marked("engine", "at least {least}"), {"least": LEAST_SAMPLES})
                )
            return
        case _:
            return
    if len(x) != n:
        raise InvalidInput("x", list(x), Text(marked("engine", "{count} coordinates"), {"count": n}))
    if y is not None and not is_regression:
        as_integer("class", int(y) if y.is_integer() else y, 0, max(n_outputs, 2) - 1)


def reshaped(event: Reshape, config: RunConfig) -> RunConfig:
    """Return the configuration that an event makes of another.

    Raises InvalidInput if it was made for another shape, or leads to none.
    """
    values = Reshape.values_of(config)
    if any(values[name] != value for name, value in event.before.items()):
        raise InvalidInput("event", event.before, Text(marked("engine", "an event for the network as it is")))
    new = event.made(config)
    if len(event.origins) != len(new.layers) or max(event.origins) > len(config.layers):
        raise InvalidInput("event.origins", event.origins, Text(marked("engine", "an old layer for each new one")))
    return new
