"""Fixtures that every test may use."""

import sys
from collections.abc import Callable

import pytest

from mlp_engine import Frame, FrameRequest, RunConfig, Session
from tests.programs import refuse_others
from tests.surroundings import prepare

prepare()
sys.addaudithook(refuse_others)


@pytest.fixture
def make_frame() -> Callable[..., Frame]:
    """Return a function that trains a run and gives its frame: ``make_frame(epochs, request, **config)``."""

    def make(epochs: int = 0, request: FrameRequest | None = None, **config: object) -> Frame:
        session = Session(RunConfig(**config))  # type: ignore[arg-type]
        for _ in range(epochs):
            session.step()
        return session.frame(request or FrameRequest())

    return make
