"""What stands in the title bar of the window."""

from PySide6.QtCore import QCoreApplication

from app.lesson.names import step_name
from app.workers.status import Phase
from mlp_engine import Frame, marked

RUNNING = marked("WindowTitle", "Layerscope – running")
RESTORING = marked("WindowTitle", "Layerscope – restoring")
AT_STEP = marked("WindowTitle", "Layerscope – epoch {0}, {1}")
AT_EPOCH = marked("WindowTitle", "Layerscope – epoch {0}")


def window_title(phase: Phase, frame: Frame | None) -> str:
    """Return what the program is at: the epoch and the step that are shown, where they do not fly past."""
    text, epoch, step = AT_EPOCH, frame.epoch if frame else 0, ""
    if phase is Phase.RUNNING:
        text = RUNNING
    elif phase is Phase.RESTORING:
        text = RESTORING
    elif frame is not None and frame.progress.newest is not None:
        text, step = AT_STEP, step_name(frame.progress.newest)
    return QCoreApplication.translate("WindowTitle", text).format(epoch, step)
