"""A run in words, in the language of the program."""

from PySide6.QtCore import QCoreApplication

from app import VERSION
from app.lesson.numbers import epoch_label
from app.style.translation import engine_text
from mlp_engine import ACTIVATION_REGISTRY, FIELDS, ChoiceKind, Frame, LayersKind, RunConfig, marked


def architecture(config: RunConfig) -> str:
    """Return the number of neurons of each layer, such as 2–16–8–1."""
    return "–".join(map(str, config.layer_dims))


def activations(config: RunConfig) -> str:
    """Return the activation of each layer, such as "ReLU, ReLU, sigmoid"."""
    return ", ".join(engine_text(ACTIVATION_REGISTRY[name].label) for name in config.activations)


def percent(share: float) -> str:
    """Return a share from 0 to 1 in percent."""
    return f"{100 * share:.1f} %"


def caption(frame: Frame) -> str:
    """Return epoch, loss, accuracy, architecture and learning rate of a frame in one line."""
    text = marked("Slides", "epoch {epoch} · loss {loss} · accuracy {accuracy} · {network} · η = {rate}")
    words = QCoreApplication.translate("Slides", text).format(
        epoch=epoch_label(frame.epoch),
        loss=f"{frame.loss:.4g}",
        accuracy=percent(frame.accuracy),
        network=f"{architecture(frame.config)} ({activations(frame.config)})",
        rate=f"{frame.config.learning_rate:g}",
    )
    return words.replace(" = ", "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}")


def configuration(frame: Frame) -> str:
    """Return every field of the run, a line each, its rate changes, and where the picture was taken."""
    lines = [f"{engine_text(field.label)}: {_value(frame.config, field.name)}" for field in FIELDS]
    changes = QCoreApplication.translate("Slides", marked("Slides", "Learning rate η from epoch {epoch} on: {rate}"))
    lines += [changes.format(epoch=epoch, rate=f"{rate:g}") for epoch, rate in frame.point.rates]
    place = QCoreApplication.translate("Slides", marked("Slides", "Layerscope {version}, epoch {epoch}"))
    return "\n".join([*lines, place.format(version=VERSION, epoch=frame.epoch)])


def _value(config: RunConfig, name: str) -> str:
    kind = next(field.kind for field in FIELDS if field.name == name)
    value = getattr(config, name)
    if isinstance(kind, LayersKind):
        return ", ".join(f"{layer.size} {engine_text(ACTIVATION_REGISTRY[layer.activation].label)}" for layer in value)
    return engine_text(kind.labels[value]) if isinstance(kind, ChoiceKind) else f"{value:g}"
