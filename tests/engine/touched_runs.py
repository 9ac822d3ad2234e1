"""A small run, and all of it that hands may change."""

from mlp_engine import (
    FrameRequest,
    LayerSpec,
    RunConfig,
    Session,
)

SMALL = RunConfig(n_samples=40, layers=(LayerSpec(5, "tanh"), LayerSpec(4, "relu"), LayerSpec(1, "sigmoid")))


def everything(session: Session) -> tuple[object, ...]:
    learner = session._learner
    arrays = learner.state, learner.X, learner.Y, learner.frozen, session.frame(FrameRequest(1, 0)).curves.newest
    return (
        session.epoch,
        session.update,
        session.config,
        repr(session.model.off),
        *(array.tobytes() for array in arrays),
    )


def trained(config: RunConfig, epochs: int) -> Session:
    session = Session(config)
    for _ in range(epochs):
        session.step()
    return session
