"""Frames of networks of every kind that a window has to have room for."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from mlp_engine import Diverged, Frame, FrameRequest, LayerSpec, Progress, RunConfig, Session, micro_steps
from mlp_engine.progress import MicroStep

TWELVE = (*(LayerSpec(16, "tanh") for _ in range(11)), LayerSpec(1, "sigmoid"))
CONFIGS: dict[str, RunConfig] = {
    "lesson": RunConfig(),
    "one layer": RunConfig(layers=(LayerSpec(1, "sigmoid"),)),
    "twelve layers": RunConfig(layers=TWELVE),
    "diverged": RunConfig(layers=(LayerSpec(16, "relu"), LayerSpec(1, "linear")), learning_rate=3.0),
    "classes": RunConfig(
        data_set="blobs",
        n_classes=8,
        layers=(LayerSpec(8, "gelu"), LayerSpec(8, "softmax")),
        loss="cross_entropy",
        optimizer="adamw",
        learning_rate=0.01,
        schedule="step",
        batch_size=32,
        test_share=0.3,
        l1=0.001,
        l2=0.001,
        clip_norm=0.1,
    ),
    "wide": RunConfig(layers=(LayerSpec(512, "relu"), LayerSpec(512, "relu"), LayerSpec(1, "sigmoid"))),
}
EPOCHS = {"wide": 3}
MANY = 60
WITH_MAPS = FrameRequest(map_resolution=8, neuron=(1, 0))


@cache
def _session(name: str) -> Session:
    """Return a run after some epochs, or at the last one before it diverges."""
    session = Session(CONFIGS[name])
    try:
        for _ in range(EPOCHS.get(name, MANY)):
            session.step()
    except Diverged:
        pass
    return session


@cache
def frame_between_epochs(name: str) -> Frame:
    """Return a frame of whole epochs."""
    session = _session(name)
    session.look_at_all()
    return session.frame(WITH_MAPS)


@cache
def frames_inside(name: str) -> tuple[Frame, ...]:
    """Return a frame of each kind of step inside an update: forwards, the loss, backwards, the update itself."""
    session = _session(name)
    L = session.model.L
    wanted = [("W", 0), ("Z", 1), ("A", L), ("loss", L), ("δ", (L + 1) // 2), ("dW", L), ("db", 1)]
    frames = []
    for symbol, l in wanted:
        session.progress = Progress(L, micro_steps(L).index(MicroStep(symbol, l)))
        request = replace(WITH_MAPS, layer=l or 1, has_terms=True, has_update=symbol == "W")
        frames.append(session.frame(request))
    return tuple(frames)


def moments(first: int, step: int) -> Iterator[tuple[str, Frame]]:
    """Yield every network at every ``step``-th of its moments from ``first`` on, each network from another one on.

    Its moments are the time between epochs and each kind of step inside an update.
    """
    for i, name in enumerate(CONFIGS):
        frames = frame_between_epochs(name), *frames_inside(name)
        for place in range(0, len(frames), step):
            yield name, frames[(first + i + place) % len(frames)]


def moment_name(frame: Frame) -> str:
    """Return which moment of its network a frame shows."""
    return frame.progress.newest.name if frame.progress.newest else "between epochs"
