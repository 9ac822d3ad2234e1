"""What somebody is looking at."""

from dataclasses import dataclass

from mlp_engine.arrays import as_integer

RESOLUTION = 200  # of the prediction surface along each axis, in pictures and while a run stands still
LARGEST_RESOLUTION = 2000


@dataclass(frozen=True)
class Plane:
    """Which two inputs a prediction surface is over, and what the others are there.

    Attributes
    ----------
    axes : two different rows of X, along x and along y
    at : the value of each row of X, of which those of the axes do not count; None for their means
    """

    axes: tuple[int, int] = (0, 1)
    at: tuple[float, ...] | None = None


USUAL_PLANE = Plane()


@dataclass(frozen=True)
class FrameRequest:
    """What somebody is looking at, and so what a frame has to carry.

    Attributes
    ----------
    layer : the layer whose sample matrices are wanted, 1 to L; larger numbers mean L
    resolution : points of the prediction surface along each axis, 0 to 2000; 0 for no surface
    has_terms : whether what δ is made from is wanted, too: φ'(Z[l]) and δ[l+1]
    has_update : whether the update is wanted, with the loss along its direction
    plane : what the surface and the maps are over
    map_resolution : points along each axis of a map of every neuron's A, 0 to 2000; 0 for no maps
    neuron : (layer, neuron from 0), of which the surface is wanted, too; None for none

    Raises
    ------
    InvalidInput
        if a number is not as described
    """

    layer: int = 1
    resolution: int = 100
    has_terms: bool = False
    has_update: bool = False
    plane: Plane = USUAL_PLANE
    map_resolution: int = 0
    neuron: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        as_integer("layer", self.layer, 1)
        as_integer("map_resolution", self.map_resolution, 0, LARGEST_RESOLUTION)
        as_integer("resolution", self.resolution, 0, LARGEST_RESOLUTION)
