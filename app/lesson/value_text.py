"""What a person reads for a value of a field."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.lesson.numbers import exact
from app.style.translation import engine_text, listed
from mlp_engine import ACTIVATION_REGISTRY, LOSS_REGISTRY, Field, OwnData, Text, marked
from mlp_engine.inputs import INPUT_LABELS
from mlp_engine.kinds import ChoiceKind, LayersKind, LayerSpec, OptionalKind, OwnDataKind, SetKind, SwitchKind
from mlp_engine.written import in_a_line

LABELS = INPUT_LABELS | {
    name: entry.label for registry in (LOSS_REGISTRY, ACTIVATION_REGISTRY) for name, entry in registry.items()
}


def value_text(field: Field, value: object) -> str:
    """Return a value of a field as the form writes it, of layers all of them."""
    match field.kind:
        case ChoiceKind(labels=labels):
            return engine_text(labels[str(value)])
        case LayersKind() if isinstance(value, tuple):
            return listed(map(layer_text, value))
        case SetKind(labels=labels) if isinstance(value, Iterable):
            return listed(engine_text(labels[name]) for name in value)
        case OptionalKind(absent=word) if value is None:
            return engine_text(word)
        case OwnDataKind():
            return in_a_line(value.name) if isinstance(value, OwnData) else _word(marked("Values", "none"))
        case SwitchKind():
            return _word(marked("Values", "yes") if value else marked("Values", "no"))
    return exact(value) if isinstance(value, int | float) else str(value)


def layer_text(layer: LayerSpec) -> str:
    """Return a layer as the form writes it."""
    return f"{layer.size} {engine_text(ACTIVATION_REGISTRY[layer.activation].label)}"


def table_text(table: OwnData) -> str:
    """Return how large a table is, such as "150 rows, 4 inputs, 3 classes"."""
    has_one_input = len(table.columns) == 1
    if table.classes:
        one = marked("Values", "{rows} rows, 1 input, {classes} classes")
        many = marked("Values", "{rows} rows, {inputs} inputs, {classes} classes")
    else:
        one = marked("Values", "{rows} rows, 1 input, a number to learn")
        many = marked("Values", "{rows} rows, {inputs} inputs, a number to learn")
    text = _word(one if has_one_input else many)
    return text.format(rows=table.m, inputs=len(table.columns), classes=len(table.classes))


def columns_text(table: OwnData) -> str:
    """Return what the columns of a table are called, a line for what is given and one for what is learned."""
    names, classes = (listed(map(in_a_line, part)) for part in (table.columns, table.classes))
    inputs = _word(marked("Values", "Inputs: {0}")).format(names)
    learned = _word(marked("Values", "To learn: {0}")).format(in_a_line(table.target))
    return f"{inputs}\n{learned}" + (f" ({classes})" if classes else "")


def size_text(n_bytes: int) -> str:
    """Return a size in a file, such as "12 kB"."""
    return f"{n_bytes / 1e6:.1f} MB" if n_bytes >= 1e6 else f"{max(1, round(n_bytes / 1000))} kB"


def inputs_text(labels: list[str], most: int = 3) -> str:
    """Return the names of all inputs, or where they are more than ``most`` of the first and the last."""
    return ", ".join(labels) if len(labels) <= most else f"{labels[0]} … {labels[-1]}"


def with_labels(allowed: Text) -> Text:
    """Return what is allowed with the labels of inputs, losses and activations for the names that files have."""

    def label(value: object) -> object:
        return listed(engine_text(LABELS.get(name, name)) for name in str(value).split(", "))

    return Text(
        allowed.template,
        {key: value if not isinstance(value, str) else label(value) for key, value in allowed.fields.items()},
    )


def _word(text: str) -> str:
    return QCoreApplication.translate("Values", text)
