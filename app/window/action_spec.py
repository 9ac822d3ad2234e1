"""What an action of the window is."""

from dataclasses import dataclass

from PySide6.QtGui import QAction

from app.widgets.keys import Task
from app.workers.status import Phase

ALWAYS = frozenset(Phase)
INSIDE = frozenset({Phase.INSIDE})
WITH_A_PAST = ALWAYS - {Phase.FAILED}


@dataclass(frozen=True)
class ActionSpec:
    """One action.

    Attributes
    ----------
    text, tip : English, to be translated in the context "Actions"
    short : the same for a button with little room, empty where ``text`` will do
    shortcut : keys, each as QKeySequence reads it, with spaces between them
    icon : name of an icon, empty for none
    phases : in which it is enabled
    task : for which its key is pressed
    is_checkable : whether it is a choice that stays
    """

    text: str
    tip: str
    shortcut: str = ""
    icon: str = ""
    phases: frozenset[Phase] = ALWAYS
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    short: str = ""
    task: Task = Task.WINDOW
    is_checkable: bool = False
