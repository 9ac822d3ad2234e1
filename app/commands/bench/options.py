"""What ``layerscope bench`` is asked to measure."""

import argparse
from dataclasses import dataclass

from app.export.figures.picture_size import read_size
from mlp_engine import RealKind, RunConfig
from mlp_engine.arrays import as_integer

SECONDS = RealKind(1.0, 3600.0)
FRAME_RATE = RealKind(1.0, 240.0)
SMALLEST_SIDE, LARGEST_SIDE = 320, 16_384  # px


@dataclass(frozen=True)
class BenchOptions:
    """What to measure.

    Attributes
    ----------
    config : of the run, which goes on as long as it is measured
    seconds : how long the window is watched while it trains at full speed
    frame_rate : frames a second, at most
    size : px, of the window
    has_maps : whether there are maps in the nodes of the network that have room for them
    """

    config: RunConfig
    seconds: float = 20.0
    frame_rate: float = 30.0
    size: tuple[int, int] = (1280, 800)
    has_maps: bool = True


def read_options(given: argparse.Namespace, config: RunConfig) -> BenchOptions:
    """Return the options of a command line; raises InvalidInput for a value that is not allowed."""
    width, height = read_size(given.size)
    return BenchOptions(
        config,
        SECONDS.check("seconds", SECONDS.parse(given.seconds)),
        FRAME_RATE.check("fps", FRAME_RATE.parse(given.fps)),
        (
            as_integer("width", width, SMALLEST_SIDE, LARGEST_SIDE),
            as_integer("height", height, SMALLEST_SIDE, LARGEST_SIDE),
        ),
        not given.no_maps,
    )
