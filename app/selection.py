"""What the user has picked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Selection:
    """A layer, 1 to L, and perhaps one of its neurons, counted from 0."""

    layer: int = 1
    neuron: int | None = None
