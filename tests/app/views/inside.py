"""Frames inside an update."""

from mlp_engine import Frame, FrameRequest, RunConfig, Session
from mlp_engine.progress import MicroStep, micro_steps

EPOCHS = 30
STEPS = micro_steps(3)
"""Of the default network."""


def frame_at(step: MicroStep | tuple[str, int], layer: int = 2, resolution: int = 40) -> Frame:
    """Return a frame of the default run whose newest quantity is that of a step."""
    session = Session(RunConfig())
    for _ in range(EPOCHS):
        session.step()
    while session.progress.newest != step:
        session.look_on()
    return session.frame(FrameRequest(layer, resolution, has_terms=True, has_update=True))


def frame_before() -> Frame:
    """Return the same with all quantities known."""
    session = Session(RunConfig())
    for _ in range(EPOCHS):
        session.step()
    return session.frame(FrameRequest(2, 40))
