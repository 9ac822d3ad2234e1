"""What slides say of a run in a line, and all of it in the notes for the speaker."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app import VERSION
from app.lesson.measures import measures_of
from app.lesson.numbers import epoch_label, exact, short
from app.lesson.rates import rate_at
from app.lesson.value_text import table_text, value_text
from app.style.translation import engine_text
from mlp_engine import ACTIVATION_REGISTRY, FIELDS, OPTIMIZER_REGISTRY, Field, Frame, OwnData, RunConfig, marked
from mlp_engine.event_log import Entry
from mlp_engine.events import Event, SetParameter

MOST_EVENTS = 30  # changes by hand that are listed


def architecture(config: RunConfig) -> str:
    """Return the number of neurons of each layer, such as 2–16–8–1."""
    return "–".join(map(str, config.layer_dims))


def activations(config: RunConfig) -> str:
    """Return the activation of each layer, such as "ReLU, ReLU, sigmoid"."""
    return ", ".join(engine_text(ACTIVATION_REGISTRY[name].label) for name in config.activations)


def loss_in_words(loss: float) -> str:
    """Return a loss as slides write it."""
    return short(loss, 4)


def caption(frame: Frame) -> str:
    """Return epoch, loss, accuracy, architecture and learning rate of a frame in one line.

    Batches are told, and so is an optimiser that is not the lesson's.
    """
    config = frame.config
    loss, score = (measure.text() for measure in measures_of(frame, loss_in_words))
    fields = {
        "epoch": epoch_label(frame.epoch),
        "loss": loss,
        "score": score,
        "network": f"{architecture(config)} ({activations(config)})",
        "rate": exact(rate_at(frame.point, frame.epoch)),
        "optimizer": engine_text(OPTIMIZER_REGISTRY[config.optimizer].label),
        "size": config.batch_size,
    }
    texts = [marked("Slides", "epoch {epoch} · {loss} · {score} · {network} · η = {rate}")]
    if config.optimizer != RunConfig.optimizer:
        texts.append("{optimizer}")
    if not frame.batch.is_whole:
        texts.append(marked("Slides", "batches of {size}"))
    parts = [QCoreApplication.translate("Slides", text).format_map(fields) for text in texts]
    parts[1:] = [part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts[1:]]
    return " · ".join(parts).replace(" = ", "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}")


def configuration(frame: Frame) -> str:
    """Return every field that matters to the run, a line each, what was changed in it, and where the picture was taken.

    The fields are those in force at the end.
    """
    config = frame.config
    fields = [field for field in FIELDS if field.matters(config)]
    lines = [f"{engine_text(field.label)}: {_shown(field, config)}" for field in fields]
    changes = QCoreApplication.translate("Slides", marked("Slides", "Learning rate η from epoch {epoch} on: {rate}"))
    lines += [changes.format(epoch=epoch, rate=exact(rate)) for epoch, rate in frame.point.rates]
    lines += _by_hand(frame.point.events)
    place = QCoreApplication.translate("Slides", marked("Slides", "Layerscope {version}, epoch {epoch}"))
    return "\n".join([*lines, place.format(version=VERSION, epoch=frame.epoch)])


def _by_hand(events: Sequence[Entry]) -> list[str]:
    """Return what hands did in a run, a line each, of many the first ones."""
    text = QCoreApplication.translate("Slides", marked("Slides", "By hand at epoch {epoch}: {what}"))
    lines = [text.format(epoch=entry.epoch, what=_done(entry.event)) for entry in events[:MOST_EVENTS]]
    if more := len(events) - len(lines):
        left_out = QCoreApplication.translate("Slides", marked("Slides", "… and {count} more changes by hand"))
        lines.append(left_out.format(count=more))
    return lines


def _done(event: Event) -> str:
    said = engine_text(event.text)
    return f"{said} = {exact(event.value)}" if isinstance(event, SetParameter) else said


def _shown(field: Field, config: RunConfig) -> str:
    value = getattr(config, field.name)
    text = value_text(field, value)
    return f"{text}, {table_text(value)}" if isinstance(value, OwnData) else text
