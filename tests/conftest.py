"""Fixtures that every test may use."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.programs import refuse_others
from tests.surroundings import prepare

if TYPE_CHECKING:
    from mlp_engine import Frame, FrameRequest

prepare()
sys.addaudithook(refuse_others)


@pytest.fixture
def make_frame() -> Callable[..., Frame]:
    """Return a function that trains a run and gives its frame: ``make_frame(epochs, request, **config)``."""
    from mlp_engine import FrameRequest, RunConfig, Session  # here, as what is prepared comes before NumPy

    def make(epochs: int = 0, request: FrameRequest | None = None, **config: object) -> Frame:
        session = Session(RunConfig(**config))  # type: ignore[arg-type]
        for _ in range(epochs):
            session.step()
        return session.frame(request or FrameRequest())

    return make
