"""Which ground suits a run."""

from collections.abc import Callable

from app.views.plane.class_grounds import OneClass, SeveralClasses, TwoClasses
from app.views.plane.ground import Ground
from app.views.plane.number_grounds import CurveOverLine, Numbers
from mlp_engine import Frame


def ground_of(frame: Frame, output: int | None = None) -> Ground | None:
    """Return the ground of a run, for one of several outputs if one is wanted; None if its inputs are too many."""
    make = GROUNDS.get((len(frame.X), frame.config.data.is_regression))
    return None if make is None else make(frame, output)


def _classes(frame: Frame, output: int | None) -> Ground:
    count = len(frame.Y)
    if count == 1:
        return TwoClasses(2)
    return SeveralClasses(count) if output is None else OneClass(count, min(output, count - 1))


def _numbers(frame: Frame, output: int | None) -> Ground:
    del output  # there is but one
    return Numbers.of(frame)


def _curve(frame: Frame, output: int | None) -> Ground:
    del output  # as above
    return CurveOverLine.of(frame)


GROUNDS: dict[tuple[int, bool], Callable[[Frame, int | None], Ground]] = {
    (2, False): _classes,
    (2, True): _numbers,
    (1, True): _curve,
}
"""By the number of inputs and whether the targets are numbers."""
