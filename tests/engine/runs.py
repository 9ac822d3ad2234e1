"""Runs for tests, ways through them, and all their numbers."""

from collections.abc import Iterator

import numpy as np

from mlp_engine import Frame, FrameRequest, LayerSpec, RunConfig, Session, retrace

SMALL = RunConfig(n_samples=20)
MIXED = RunConfig(
    n_samples=30,
    layers=(LayerSpec(5, "tanh"), LayerSpec(4, "relu"), LayerSpec(3, "linear"), LayerSpec(1, "sigmoid")),
)
WHOLE = FrameRequest(resolution=3, has_terms=True, has_update=True)


def run(config: RunConfig, epochs: int) -> Session:
    session = Session(config)
    step_for(session, epochs)
    return session


def step_for(session: Session, epochs: int) -> None:
    for _ in range(epochs):
        session.step()


def go(session: Session, epoch: int) -> int:
    """Go to an epoch, and count the steps of the way."""
    return sum(1 for _ in retrace(session, epoch)) - 1


def content(frame: Frame) -> list[bytes]:
    """Every number of a frame that belongs to its epoch."""
    curves, samples = frame.curves, frame.samples
    numbers: list[object] = [frame.epoch, frame.loss, frame.accuracy, curves.loss, curves.accuracy, curves.norms]
    numbers += [curves.series(name).newest for name in curves.names]
    numbers += [samples.A_prev, samples.Z, samples.A, samples.delta, samples.slope]
    for layer in frame.layers:
        numbers += [layer.W, layer.b, layer.dW, layer.db]
    if frame.update is not None:
        update = frame.update
        numbers += [update.W_before, update.b_before, update.dW, update.db, update.rate, update.rates, update.losses]
    assert frame.surface is not None
    return [np.asarray(value, dtype=float).tobytes() for value in (*numbers, frame.surface.outputs)]


def numbers(session: Session) -> Iterator[np.ndarray]:
    """Every number that a session shows of its present moment and its past."""
    for l in range(1, session.model.L + 1):
        frame = session.frame(FrameRequest(layer=l, resolution=4))
        layer, samples, curves = frame.layers[l - 1], frame.samples, frame.curves
        yield from (layer.W, layer.b, layer.dW, layer.db, layer.W_start)
        yield from (samples.A_prev, samples.Z, samples.A, samples.delta)
        yield from (curves.loss, curves.accuracy, curves.norms, np.array([frame.epoch]))
        assert frame.surface is not None
        yield frame.surface.outputs


def assert_same_to_the_bit(session: Session, expected: list[np.ndarray]) -> None:
    for now, then in zip(numbers(session), expected, strict=True):
        assert now.tobytes() == then.tobytes()
