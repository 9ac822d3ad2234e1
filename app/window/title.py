"""The title of the window."""

from PySide6.QtCore import QCoreApplication

from app.lesson.moments import place_of
from app.workers.status import Phase
from mlp_engine import Frame, marked

STATES = {Phase.RUNNING: marked("MainWindow", "running"), Phase.RESTORING: marked("MainWindow", "restoring")}


def title_of(name: str, frame: Frame | None, phase: Phase, is_modified: bool) -> str:
    """Return the title: the file, a star if it has not all of the run, and what the run does or where it is."""
    program = f"{name}{'*' if is_modified else ''} – Layerscope" if name else f"Layerscope{'*' if is_modified else ''}"
    if phase in STATES:
        state = QCoreApplication.translate("MainWindow", STATES[phase])
    else:
        state = place_of(frame) if frame else ""
    return f"{program} – {state}" if state else program
