"""Documents that can be opened, to be looked at and to be damaged."""

from dataclasses import replace
from functools import cache

from app.files.document import Document
from mlp_engine import LayerSpec, RunConfig, Session, retrace
from mlp_engine.events import AddPoint, Freeze, Part, SetParameter, SwitchOff
from mlp_engine.history import History
from mlp_engine.reshaping import with_layer, with_neuron

DESK = {"bookmarks": [[3, "the turn"]], "selection": {"layer": 1}, "panels": ["network", "curves"], "speed": "inf"}


def small() -> Session:
    """A run of the lesson, at its newest epoch."""
    return trained(Session(RunConfig(n_samples=20)), 12)


def touched() -> Session:
    """Batches, a test, Adam, all that hands do, a run that was left, and an update that is looked at."""
    config = RunConfig(
        n_samples=24,
        test_share=0.25,
        batch_size=5,
        optimizer="adam",
        learning_rate=0.01,
        l2=0.01,
        layers=(LayerSpec(3, "tanh"), LayerSpec(1, "sigmoid")),
    )
    session = trained(Session(config), 3)
    session.intervene([SetParameter("W", 1, 0, 0, 0.25), Freeze(Part(1, 0, None)), SwitchOff(1, 1)])
    trained(session, 2).intervene([with_neuron(session.config, 1)])
    trained(session, 2).intervene([AddPoint((0.5, 0.25), 1.0)])
    trained(session, 6).intervene([with_layer(session.config, 2)])
    trained(session, 4)
    for _ in retrace(session, 14):
        pass
    session.change(replace(session.config, learning_rate=0.02))
    trained(session, 3).step_update()
    session.look_on()
    return session


def long() -> Session:
    """A run of which a point of the curves stands for several epochs, left for another one, and gone back in."""
    session = Session(RunConfig(n_samples=10, optimizer="momentum", learning_rate=0.1))
    session.history = History(session.norm_names, 8, session.history.extra_names)
    session.history.append(session.record)
    trained(session, 100)
    for _ in retrace(session, 70):
        pass
    session.change(replace(session.config, learning_rate=0.05))
    trained(session, 33)
    for _ in retrace(session, 90):
        pass
    return session


def trained(session: Session, epochs: int) -> Session:
    for _ in range(epochs):
        session.step()
    return session


GOOD = {"small": small, "touched": touched, "long": long}


@cache
def document(name: str) -> Document:
    return Document(GOOD[name]().saved(), DESK)
