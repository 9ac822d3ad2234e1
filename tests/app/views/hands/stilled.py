"""Frames of a run in which hands have frozen entries and switched off a neuron."""

from mlp_engine import Frame, FrameRequest, RunConfig, Session
from mlp_engine.events import BIAS, Event, Freeze, Part, SwitchOff

FROZEN: tuple[Event, ...] = (Freeze(Part(2, 4)), Freeze(Part(2, 1, 2)), Freeze(Part(2, 5, BIAS)))
OFF = SwitchOff(2, 6)


def stilled_session(**config: object) -> Session:
    """Return a run after three epochs: in layer 2 neuron 5, the weight 2, 3 and the bias 6 are frozen, 7 is off."""
    session = Session(RunConfig(**config))  # type: ignore[arg-type]
    for _ in range(3):
        session.step()
    session.intervene((*FROZEN, OFF))
    return session


def stilled_frame(layer: int = 2) -> Frame:
    """Return a frame of it."""
    return stilled_session().frame(FrameRequest(layer, 0))
