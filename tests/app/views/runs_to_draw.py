"""Networks and sizes with which a view has little room, and writing in all sizes."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from mlp_engine import Diverged, Frame, FrameRequest, RunConfig, Session

SIZES = ((230, 240), (260, 190), (320, 200), (520, 360), (900, 300))
FONT_SCALES = (1.0, 1.5, 2.0)
NETWORKS: dict[str, tuple[RunConfig, int]] = {
    "lesson": (RunConfig(), 40),
    "start": (RunConfig(), 0),
    "one layer": (RunConfig(layers=[(1, "sigmoid")]), 40),
    "twelve layers": (RunConfig(layers=[*[(16, "relu")] * 11, (1, "sigmoid")]), 30),
    "diverged": (RunConfig(layers=[(16, "tanh"), (8, "tanh"), (1, "linear")], learning_rate=1000.0), 60),
    "silent": (RunConfig(layers=[(16, "relu"), (8, "relu"), (1, "relu")], learning_rate=1000.0), 20),
    "wide": (RunConfig(layers=[(512, "relu"), (512, "relu"), (1, "sigmoid")]), 2),
}


def last_frame(name: str) -> Frame:
    """The last frame of one of NETWORKS, or the last before it diverged."""
    config, epochs = NETWORKS[name]
    session = Session(config)
    try:
        while session.epoch < epochs:
            session.step()
    except Diverged:
        pass
    return session.frame(FrameRequest(resolution=20))


@pytest.fixture(scope="module")
def frames() -> dict[str, Frame]:
    return {name: last_frame(name) for name in NETWORKS}


@pytest.fixture
def write_larger(qapp: QApplication) -> Iterator[Callable[[float], None]]:
    """Return a function that sets the font of the application so many times as large as it is."""
    before = QFont(qapp.font())

    def write(scale: float) -> None:
        font = QFont(before)
        font.setPointSizeF(scale * before.pointSizeF())
        qapp.setFont(font)
        qapp.processEvents()  # widgets hear of it by events

    yield write
    qapp.setFont(before)
    qapp.processEvents()
