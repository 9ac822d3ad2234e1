"""Every key of the window: those of its actions, which hold everywhere, and those of the places in it."""

from PySide6.QtCore import QCoreApplication

from app.widgets.keys import KEYS_IN_PLACES, KeyRow, Place, Task
from app.window.actions import ActionId

SPECS = [action_id.value for action_id in ActionId]
KEYS: tuple[KeyRow, ...] = (
    *(KeyRow(Place.WINDOW, spec.shortcut, spec.tip, spec.task, context="Actions") for spec in SPECS if spec.shortcut),
    *KEYS_IN_PLACES,
)


def key_sections() -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return for each task its title and, in rows, keys, what they do and where, in the language of the window."""
    return [(_translated(task.value), [_texts(row) for row in KEYS if row.task is task]) for task in Task]


def _texts(row: KeyRow) -> tuple[str, str, str]:
    keys = _translated(row.shown) if row.shown else row.names
    return keys, QCoreApplication.translate(row.context, row.what), _translated(row.place.value)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Keys", text)
