"""The actions of a window, made from their table."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.style.icons import icon
from app.style.theme import LIGHT, Theme
from app.window.actions import PAUSE_TEXT, REPEATED, ActionId
from app.workers.controller import Controller
from app.workers.status import TRAINING, Phase

INTENTS: dict[ActionId, str] = {
    ActionId.RUN_PAUSE: "toggle",
    ActionId.STEP: "step",
    ActionId.BACK: "back",
    ActionId.STEP_UPDATE: "step_update",
    ActionId.BACK_UPDATE: "back_update",
    ActionId.LOOK_ON: "look_on",
    ActionId.LOOK_BACK: "look_back",
    ActionId.FINISH: "finish",
    ActionId.ABANDON: "abandon",
    ActionId.RESET: "reset",
}
"""What is left to the controller, by the names of its signals."""


class WindowActions(dict[ActionId, QAction]):
    """An action for each entry of the table; ``retranslate`` and ``apply_theme`` finish them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._phase, self._theme = Phase.PAUSED, LIGHT
        self._pointless: set[ActionId] = set()  # whatever the phase
        for action_id in ActionId:
            spec = action_id.value
            action = QAction(window)
            action.setObjectName(action_id.name.lower())
            action.setShortcuts([QKeySequence(key) for key in spec.shortcut.split()])
            action.setMenuRole(spec.role)
            action.setAutoRepeat(action_id in REPEATED)
            self[action_id] = action
        window.addActions(list(self.values()))

    def chosen(self, ids: Iterable[ActionId]) -> list[QAction]:
        """Return some of them, in this order."""
        return [self[action_id] for action_id in ids]

    def connect_intents(self, controller: Controller) -> None:
        """Have a controller do what is left to it."""
        for action_id, name in INTENTS.items():
            self[action_id].triggered.connect(getattr(controller, name))

    def retranslate(self) -> None:
        """Set texts and tips in the language of the window."""
        for action_id, action in self.items():
            spec, keys = action_id.value, _keys(action)
            tip = _translated(spec.tip)
            action.setText(_translated(spec.text))
            if spec.short:
                action.setIconText(_translated(spec.short))
            action.setStatusTip(tip)
            action.setToolTip(f"{tip} ({keys})" if keys else tip)
        self._show_run()

    def apply_theme(self, theme: Theme) -> None:
        """Set the icons in the colours of the theme."""
        self._theme = theme
        for action_id, action in self.items():
            if name := action_id.value.icon:
                action.setIcon(icon(name, theme))
        self._show_run()

    def follow_phase(self, phase: Phase) -> None:
        """Enable what makes sense in ``phase``."""
        self._phase = phase
        for action_id in self:
            self._enable(action_id)
        self._show_run()

    def allow(self, action_id: ActionId, is_possible: bool) -> None:
        """Enable an action where it makes sense, or in no phase because there is nothing that it could act on."""
        if is_possible:
            self._pointless.discard(action_id)
        else:
            self._pointless.add(action_id)
        self._enable(action_id)

    def _enable(self, action_id: ActionId) -> None:
        makes_sense = self._phase in action_id.value.phases
        self[action_id].setEnabled(makes_sense and action_id not in self._pointless)

    def _show_run(self) -> None:
        """Let the run action say what it would do."""
        is_running, run = self._phase in TRAINING, self[ActionId.RUN_PAUSE]
        run.setText(_translated(PAUSE_TEXT if is_running else ActionId.RUN_PAUSE.value.text))
        run.setIcon(icon("pause" if is_running else "run", self._theme))


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
