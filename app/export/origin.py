"""Where a file came from, carried in the file itself."""

from __future__ import annotations

from dataclasses import dataclass

from app.version import VERSION
from mlp_engine import RunPoint


@dataclass(frozen=True)
class Origin:
    """The run and the epoch that a file shows, and the version of the program that wrote it."""

    point: RunPoint
    version: str = VERSION

    def text(self) -> str:
        """Return it as one line of JSON in ASCII."""
        raise NotImplementedError
