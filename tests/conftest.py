"""Fixtures that every test may use."""

import os
import shutil
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


PACKAGES = {
    "rsvg-convert": "librsvg2-bin",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "soffice": "libreoffice-impress",
}
"""Other programs that read what is exported, and the Debian package of each."""


@pytest.fixture
def program() -> Callable[[str], str]:
    """Return a function that gives the path of another program, or skips the test where that is not installed."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            sentence = f"{name} is missing: apt-get install {PACKAGES[name]}"
            if os.environ.get("CI"):
                pytest.fail(sentence)
            pytest.skip(sentence)
        return path

    return find
