"""Fixtures that every test may use."""

import os
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from mlp_engine import Frame, FrameRequest, RunConfig, Session


@pytest.fixture
def make_frame() -> Callable[..., Frame]:
    """Return a function that trains a run and gives its frame: ``make_frame(epochs, request, **config)``."""

    def make(epochs: int = 0, request: FrameRequest | None = None, **config: object) -> Frame:
        session = Session(RunConfig(**config))  # type: ignore[arg-type]
        for _ in range(epochs):
            session.step()
        return session.frame(request or FrameRequest())

    return make
