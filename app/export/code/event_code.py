"""What hands have done to a run, as a table and the code that applies it.

A row of the table is ``(epoch, update, kind, …)``; each kind of event has the code that carries it out, in NumPy and in
PyTorch, by its name in the engine.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from app.export.code.cells import indented, lines
from app.export.code.shapes import Shapes
from mlp_engine import RunConfig, RunPoint
from mlp_engine.events import BIAS, AddPoint, ErasePoint, Event, Freeze, MovePoint, SetParameter, SwitchOff


class EventCode(NamedTuple):
    """How a kind of event is carried out, with its values behind the name of its kind.

    Attributes
    ----------
    values : the names of its values in the table
    numpy, torch : the code
    """

    values: str
    numpy: str
    torch: str


_SAMPLES = """X = np.insert(X, sample, x, axis=1)
Y = np.insert(Y, sample, y, axis=1)"""
_MOVED = """X[:, sample] = x
Y[:, sample] = Y[:, sample] if y is None else y"""
_ERASED = "X, Y = np.delete(X, sample, axis=1), np.delete(Y, sample, axis=1)"

EVENTS: dict[str, EventCode] = {
    "set": EventCode(
        "symbol, layer, place, value",
        "parameters[symbol][layer][place] = value",
        "parameters[symbol][layer][place] = value",
    ),
    "freeze": EventCode(
        "symbol, layer, place, is_frozen",
        "frozen[symbol][layer][place] = is_frozen",
        "frozen[symbol][layer][place] = is_frozen",
    ),
    "switch": EventCode("layer, neuron, is_off", "off[layer][neuron] = is_off", "off[layer][neuron] = is_off"),
    "add": EventCode("sample, x, y", _SAMPLES, _SAMPLES),
    "move": EventCode("sample, x, y", _MOVED, _MOVED),
    "erase": EventCode("(sample,)", _ERASED, _ERASED),
    "reshape": EventCode("(shape,)", "reshape(**shape)", "reshape(**shape)"),
}


def kinds_of(point: RunPoint) -> list[str]:
    """Return the names of the kinds of events that there are, in the order of EVENTS."""
    there = {entry.event.name for entry in point.events}
    return [name for name in EVENTS if name in there]


def changes_samples(point: RunPoint) -> bool:
    """Tell whether samples were added, moved or erased."""
    return any(entry.event.changes_samples for entry in point.events)


def event_table(point: RunPoint, m: int) -> str:
    """Return the table of the events of a run that begins with m samples to learn from."""
    rows: list[str] = []
    shapes = Shapes(point).rows()
    for epoch, update, event in point.events:
        given = [[next(shapes)]] if event.changes_shape else _rows_of(event, point.config, m)
        for values in given:
            rows.append(f"({epoch}, {update}, {', '.join([repr(event.name), *values])}),".replace("'", '"'))
        m += event.added
    return lines("# (epoch, update, what, ...)", "# fmt: off", "BY_HAND = [", indented(lines(*rows)), "]", "# fmt: on")


def _rows_of(event: Event, config: RunConfig, m: int) -> Iterator[list[str]]:
    """Yield the values of an event as Python writes them; a part of W and b is two rows."""
    match event:
        case SetParameter(symbol, l, row, column, value):
            yield [repr(symbol), str(l), _place(symbol, row, column), repr(value)]
        case Freeze((l, neuron, source), is_frozen):
            for symbol in _symbols(source):
                yield [repr(symbol), str(l), _place(symbol, neuron, source), str(is_frozen)]
        case SwitchOff(l, neuron, is_off):
            yield [str(l), str(neuron), str(is_off)]
        case AddPoint(x, y, sample):
            yield [str(m if sample is None else sample), _numbers(x), _target(y, config)]
        case MovePoint(sample, x, y):
            yield [str(sample), _numbers(x), "None" if y is None else _target(y, config)]
        case ErasePoint(sample):
            yield [str(sample)]


def _symbols(source: int | None) -> Iterable[str]:
    if source is None:
        return ("W", "b")
    return ("b",) if source == BIAS else ("W",)


def _place(symbol: str, row: int | None, column: int | None) -> str:
    """Return which entries of W[l] are meant, or which rows of b[l]."""
    rows = ":" if row is None else str(row)
    return f"np.s_[{rows}]" if symbol == "b" else f"np.s_[{rows}, {':' if column is None else column}]"


def _numbers(values: Iterable[Any]) -> str:
    return f"[{', '.join(repr(float(value)) for value in values)}]"


def _target(y: float, config: RunConfig) -> str:
    """Return the column of Y that a class or a target is."""
    n = config.n_outputs
    return _numbers([y] if config.data.is_regression or n == 1 else [float(k == int(y)) for k in range(n)])


def event_function(point: RunPoint, *, is_torch: bool, renewed: str) -> str:
    """Return the function that does what was done at a moment; ``renewed`` makes anew what depends on the samples."""
    kinds = kinds_of(point)
    changed = ["X", "Y"] if {"add", "erase"} & set(kinds) else []
    changed += [renewed.split(" = ")[0]] if renewed else []
    branches = "\n".join(
        lines(
            f'{"if" if number == 0 else "elif"} what == "{name}":',
            indented(f"{EVENTS[name].values} = values"),
            indented(EVENTS[name].torch if is_torch else EVENTS[name].numpy),
        )
        for number, name in enumerate(kinds)
    )
    loop = lines(
        "for at_epoch, at_update, what, *values in BY_HAND:",
        indented("if (at_epoch, at_update) != (epoch, update):\n    continue"),
        indented(branches),
    )
    body = lines(
        '"""Do what was done by hand when so many epochs and updates were made."""',
        f"global {', '.join(changed)}" if changed else "",
        loop,
        renewed,
    )
    head = "@torch.no_grad()\n" if is_torch else ""
    return f"{head}def do_by_hand(epoch, update):\n{indented(body)}"
