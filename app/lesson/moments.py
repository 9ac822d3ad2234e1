"""Where a run is, in words: after so many epochs and, where an epoch is several updates, so many of the next one."""

from PySide6.QtCore import QCoreApplication

from app.lesson.names import step_name
from app.lesson.numbers import epoch_label
from mlp_engine import Frame, RunPoint, marked

_EPOCH = marked("Moments", "epoch {epoch}")
_UPDATE = marked("Moments", "epoch {epoch}, update {update}")
_UPDATE_OF = marked("Moments", "epoch {epoch}, update {update} of {count}")
_BATCH = marked("Moments", "batch {number} of {count}")


def moment_of(frame: Frame) -> str:
    """Return where a frame's run is, such as "epoch 12" or "epoch 12, update 3 of 30", in the window's language."""
    return moment_text(frame.point, frame.batch.count)


def place_of(frame: Frame) -> str:
    """Return the same and, inside an update, what of that is computed last: "epoch 12, update 3 of 30, Z[1]"."""
    moment, newest = moment_of(frame), frame.progress.newest
    text = QCoreApplication.translate("Moments", "{moment}, {step}")
    return moment if newest is None else text.format(moment=moment, step=step_name(newest))


def moment_text(point: RunPoint, count: int | None = None) -> str:
    """Return the same of a point, of whose epochs it may be known how many updates they are."""
    text = _EPOCH if not point.update else _UPDATE if count is None else _UPDATE_OF
    fields = {"epoch": epoch_label(point.epoch), "update": point.update, "count": count}
    return QCoreApplication.translate("Moments", text).format(**fields)


def moment_number(frame: Frame) -> str:
    """Return the epochs that are made and the share of the next one, as short as can be: "12" or "12 + 3/30"."""
    epoch, update = epoch_label(frame.epoch), frame.point.update
    return f"{epoch} + {update}/{frame.batch.count}" if update else epoch


def batch_name(frame: Frame) -> str:
    """Return which batch is due, such as "batch 4 of 30", in the window's language; nothing where it is all samples."""
    if frame.batch.is_whole:
        return ""
    fields = {"number": frame.batch.update + 1, "count": frame.batch.count}
    return QCoreApplication.translate("Moments", _BATCH).format(**fields)


def begun(text: str) -> str:
    """Return a text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def are_alike(one: Frame, other: Frame) -> bool:
    """Tell whether two frames carry the same layer of networks and data sets of the same size, and know the same."""
    layers = one.samples.l == other.samples.l and one.config.layers == other.config.layers
    layers = layers and one.config.inputs == other.config.inputs
    samples = one.X.shape == other.X.shape and one.samples.Z.shape == other.samples.Z.shape
    return layers and samples and one.progress == other.progress
