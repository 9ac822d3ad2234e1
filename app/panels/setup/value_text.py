"""What a person reads for a value of a field."""

from app.style.translation import engine_text
from app.widgets.value_boxes import number_text
from mlp_engine import ACTIVATION_REGISTRY, LOSS_REGISTRY, Field, Text
from mlp_engine.kinds import ChoiceKind, LayersKind, LayerSpec, OptionalKind

LABELS = {name: entry.label for registry in (LOSS_REGISTRY, ACTIVATION_REGISTRY) for name, entry in registry.items()}


def value_text(field: Field, value: object) -> str:
    """Return a value of a field as the form writes it, of layers all of them."""
    match field.kind:
        case ChoiceKind(labels=labels):
            return engine_text(labels[str(value)])
        case LayersKind() if isinstance(value, tuple):
            return ", ".join(map(layer_text, value))
        case OptionalKind(absent=word) if value is None:
            return engine_text(word)
    return number_text(value)


def layer_text(layer: LayerSpec) -> str:
    """Return a layer as the form writes it."""
    return f"{layer.size} {engine_text(ACTIVATION_REGISTRY[layer.activation].label)}"


def with_labels(allowed: Text) -> Text:
    """Return what is allowed with the labels of losses and activations for the names that files have for them."""

    def label(value: object) -> object:
        return ", ".join(engine_text(LABELS.get(name, name)) for name in str(value).split(", "))

    return Text(
        allowed.template,
        {key: value if not isinstance(value, str) else label(value) for key, value in allowed.fields.items()},
    )
