"""What a benchmark has measured, as numbers, as JSON and as lines to read."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np


class Unmeasured(Exception):
    """Something came in between; the message is a sentence for whoever measures."""


@dataclass(frozen=True)
class Spread:
    """How times are spread: the median, the time that 99 of 100 stay below, and the longest."""

    p50: float
    p99: float
    max: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Spread":
        """Return the spread, in milliseconds, of at least one time."""
        milliseconds = 1000 * np.array(seconds)
        p50, p99, longest = (round(float(np.percentile(milliseconds, share)), 3) for share in (50, 99, 100))
        return cls(p50, p99, longest)


@dataclass(frozen=True)
class BenchFigures:
    """What was measured; the names are those of the JSON.

    Attributes
    ----------
    bare_epochs_per_s : of the same session without a window, in the same process, before and after
    live_epochs_per_s, ratio : of the program, and its share of bare
    fps : frames painted a second
    frame_ms : from the arrival of a frame to the end of its painting
    gui_gap_ms : how long the event loop did not answer
    pause_ms : from the request to pause to the news that it has
    first_frame_ms : from the start of the program to the first painted frame
    rss_mib : memory of the window's process and of the trainer's, in the end
    epochs_lost : epochs that were trained and are not in the curves
    """

    bare_epochs_per_s: float
    live_epochs_per_s: float
    ratio: float
    fps: float
    frame_ms: Spread
    gui_gap_ms: Spread
    pause_ms: Spread
    first_frame_ms: float
    rss_mib: float
    epochs_lost: int

    def as_dict(self) -> dict[str, object]:
        """Return what JSON can hold."""
        return asdict(self)

    def lines(self) -> list[str]:
        """Return the figures for a person."""
        return [
            f"bare          {self.bare_epochs_per_s:12,.0f} epochs/s, without a window",
            f"live          {self.live_epochs_per_s:12,.0f} epochs/s, ratio {self.ratio:.2f}",
            f"frames        {self.fps:12.1f} a second",
            f"a frame takes {_shown(self.frame_ms)}",
            f"no answer for {_shown(self.gui_gap_ms)}",
            f"pause after   {_shown(self.pause_ms)}",
            f"first frame   {self.first_frame_ms:12,.0f} ms after the start",
            f"memory        {self.rss_mib:12,.0f} MiB",
            f"epochs lost   {self.epochs_lost:12d}",
        ]


def _shown(spread: Spread) -> str:
    return f"{spread.p50:12.1f} ms (p50), {spread.p99:.1f} (p99), {spread.max:.1f} (longest)"
