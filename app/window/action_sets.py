"""Which actions go together."""

from app.window.actions import ActionId
from mlp_engine import marked

REPEATED = frozenset(
    {
        ActionId.STEP,
        ActionId.BACK,
        ActionId.STEP_UPDATE,
        ActionId.BACK_UPDATE,
        ActionId.LOOK_ON,
        ActionId.LOOK_BACK,
        ActionId.NEXT_STEP,
        ActionId.PREVIOUS_STEP,
        ActionId.SLOWER,
        ActionId.FASTER,
        ActionId.UNDO,
        ActionId.REDO,
    }
)  # while their key is held down

PAUSE_TEXT = marked("Actions", "&Pause")

TOOL_BAR: tuple[ActionId, ...] = (
    ActionId.RESET,
    ActionId.BACK,
    ActionId.RUN_PAUSE,
    ActionId.STEP,
    ActionId.LOOK_BACK,
    ActionId.LOOK_ON,
)
INSIDE_UPDATE: tuple[ActionId, ...] = (ActionId.LOOK_BACK, ActionId.LOOK_ON, ActionId.FINISH, ActionId.ABANDON)
"""What is offered beside the lesson's sentences."""
