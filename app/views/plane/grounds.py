"""Which ground suits a run."""

from collections.abc import Callable
from dataclasses import replace

from app.views.plane.axes import input_names, shortened, shown_plane
from app.views.plane.class_grounds import OneClass, SeveralClasses, TwoClasses
from app.views.plane.class_lines import ClassesOverLine
from app.views.plane.ground import Ground
from app.views.plane.number_grounds import CurveOverLine, Numbers
from mlp_engine import Frame, Plane

FIRST_TWO = Plane()


def ground_of(frame: Frame, output: int | None = None, plane: Plane = FIRST_TWO) -> Ground:
    """Return the ground of a run, for one of several outputs if one is wanted.

    ``plane`` says what it is over as long as the frame has no predictions.
    """
    ground = GROUNDS[len(frame.X) == 1, frame.config.data.is_regression](frame, output)
    rows = (0,) if len(frame.X) == 1 else shown_plane(frame, plane).axes
    names, own = input_names(frame), frame.config.own_data
    inputs = tuple(names[row] for row in rows)
    if own is None:
        return replace(ground, rows=rows, inputs=inputs)
    classes = tuple(shortened(name) or str(k) for k, name in enumerate(own.classes))
    return replace(
        ground,
        rows=rows,
        inputs=inputs,
        classes=classes,
        target=shortened(own.target) or "y",
        columns=tuple(own.columns[row] for row in rows),
        target_column=own.target,
        is_standardized=frame.config.standardize,
    )


def class_names(frame: Frame) -> list[str]:
    """Return what each class is called; nothing in a regression."""
    ground = ground_of(frame)
    return [ground.class_name(k) for k in range(ground.n_classes)]


def _classes(frame: Frame, output: int | None) -> Ground:
    count = len(frame.Y)
    if count == 1:
        return TwoClasses(2)
    return SeveralClasses(count) if output is None else OneClass(count, k=min(output, count - 1))


def _numbers(frame: Frame, output: int | None) -> Ground:
    del output  # there is but one
    return Numbers.of(frame)


def _class_line(frame: Frame, output: int | None) -> Ground:
    count = len(frame.Y)
    if count == 1:
        return ClassesOverLine(2)
    return ClassesOverLine(count, k=None if output is None else min(output, count - 1))


def _curve(frame: Frame, output: int | None) -> Ground:
    del output  # as above
    return CurveOverLine.of(frame)


GROUNDS: dict[tuple[bool, bool], Callable[[Frame, int | None], Ground]] = {
    (False, False): _classes,
    (False, True): _numbers,
    (True, False): _class_line,
    (True, True): _curve,
}
"""By whether there is but one input, and whether the targets are numbers."""
