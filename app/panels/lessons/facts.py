"""What a lesson sets up, in a few lines."""

import math
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from app.files.lessons import Lesson
from app.lesson.numbers import exact
from app.lesson.value_text import value_text
from app.style.translation import engine_text, listed
from app.views.table import SET_UP_TITLE, VIEWS
from mlp_engine import FIELDS, marked

SHOWN = ("data_set", "own_data", "n_samples", "layers", "loss", "optimizer", "learning_rate", "batch_size", "epochs")
"""The fields of a run that are told, if they matter in it."""

Fact = tuple[str, str]
"""What is told, and its value."""


def facts_of(lesson: Lesson) -> Iterator[Fact]:
    """Yield what a lesson sets up, in the language of the window."""
    fields = {field.name: field for field in FIELDS}
    for field in (fields[name] for name in SHOWN):
        value = getattr(lesson.config, field.name)
        if field.matters(lesson.config) and value is not None:
            yield engine_text(field.label), value_text(field, value)
    look = lesson.look
    yield _text(marked("Lessons", "Speed")), _speed_text(look.speed)
    scale = marked("Lessons", "logarithmic") if look.is_log else marked("Lessons", "linear")
    yield _text(marked("Lessons", "Axis of the loss")), _text(scale)
    titles = [panel_title(name) for name in look.panels if name in VIEWS or name == "set_up"]
    if titles:
        yield _text(marked("Lessons", "Panels")), listed(titles)


def panel_title(name: str) -> str:
    """Return what a panel is called."""
    return QCoreApplication.translate("Views", VIEWS[name].title if name in VIEWS else SET_UP_TITLE)


def _speed_text(speed: float) -> str:
    if math.isinf(speed):
        return _text(marked("Lessons", "as fast as possible"))
    template = marked("Lessons", "1 epoch a second") if speed == 1 else marked("Lessons", "{0} epochs a second")
    return _text(template).format(exact(speed))


def _text(text: str) -> str:
    return QCoreApplication.translate("Lessons", text)
