"""What the gallery of lessons has done beside the window: reading files, and training for a picture."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter as now

from app.files.lessons import own_lessons
from app.workers.tasks import STEP_SECONDS, Steps
from mlp_engine import FrameRequest, RunConfig, Session

MOST_SECONDS = 4.0  # that are spent on a picture: a run that takes longer is shown as it is then


def listed(folder: Path, change: Callable[[], object] | None) -> Steps:
    """Do something to the files of a folder, if anything, and return what is in it then."""
    yield 0, 0
    if change is not None:
        change()
    return own_lessons(folder)


def trained(config: RunConfig) -> Steps:
    """Train a run to its end, or for as long as a picture of it is worth, and return a frame of it."""
    session, latest = Session(config), now() + MOST_SECONDS
    while session.epoch < config.epochs and now() < latest:
        end = now() + STEP_SECONDS
        while session.epoch < config.epochs and now() < end:
            session.step()
        yield session.epoch, config.epochs
    return session.frame(FrameRequest())
