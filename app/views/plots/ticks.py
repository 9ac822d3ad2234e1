"""Which values an axis writes: as many round ones as can be read, and two wherever two have room."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.lesson.numbers import power_of_ten, written
from mlp_engine.round_numbers import ONE_TWO_FIVE, round_up, tidy

Ticks = list[tuple[float | None, list[float]]]
"""By levels, as pyqtgraph wants them: the distance of the ticks, None if they are not labelled, and where they are."""

EASY, TIGHT = 0.7, 0.1  # between two labels, in heights of a line: to be read at a glance, and to be read at all
LOG_EASY = 1.0  # the same between decades
MOST_TICKS = 20
STRIDES = (1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300)  # of labelled decades
ROUNDING = 1e-9  # of a step


@dataclass(frozen=True)
class LabelRoom:
    """The room along an axis for the labels of its ticks.

    Attributes
    ----------
    low, high : the values at its ends
    length : of the axis, in px
    before, after : px beyond its low and its high end in which a label may lie
    line : px, the height of a line of text
    widths : returns how many px the labels of values take along the axis
    """

    low: float
    high: float
    length: float
    before: float
    after: float
    line: float
    widths: Callable[[Sequence[float]], list[float]]

    def within(self, values: Sequence[float]) -> list[float]:
        """Return those of ``values`` whose labels are not cut at an end."""
        spans = zip(values, self._spans(values), strict=True)
        return [value for value, (start, end) in spans if start >= -self.before and end <= self.length + self.after]

    def has_room(self, values: Sequence[float], gap: float) -> bool:
        """Tell whether the labels of rising ``values`` lie ``gap`` lines of text from each other, or more."""
        return all(start - end >= gap * self.line for (_, end), (start, _) in pairwise(self._spans(values)))

    def _spans(self, values: Sequence[float]) -> list[tuple[float, float]]:
        """From where to where each label goes, in px from the low end."""
        scale = self.length / (self.high - self.low)
        places = [(value - self.low) * scale for value in values]
        halves = [width / 2 for width in self.widths(values)]
        return [(place - half, place + half) for place, half in zip(places, halves, strict=True)]


def round_ticks(
    room: LabelRoom, least_step: float = 0.0, spread: float = 0.0, limits: tuple[float, float] = (-math.inf, math.inf)
) -> list[float]:
    """Return the multiples of 1, 2 or 5 times a power of ten, within ``limits``, that an axis labels.

    They are as dense as can be read at a glance, ``spread`` lines of text apart more than usual. Where that leaves not
    even two, two that are far apart.
    """
    low, high = max(room.low, limits[0]), min(room.high, limits[1])
    tight: list[list[float]] = []
    for step in _round_steps(max((room.high - room.low) / MOST_TICKS, least_step)):
        values = room.within(_multiples(low, high, step))
        if len(values) < 2:
            break
        if room.has_room(values, EASY + spread):
            return values
        tight.insert(0, _ends(values))
    return _first_with_room(room, [*tight, values[:1]])


def log_ticks(room: LabelRoom) -> Ticks:
    """Return the ticks of an axis of log10: whole decades, every second, third, fifth, … if they are many.

    If they are few, 2 and 5 of each decade are labelled too, as many as give two labels if they have but little room.
    """
    decades = room.within(_log_values(room, (1,)))
    strides = ([decade for decade in decades if decade % stride == 0] for stride in STRIDES)
    some = next((values for values in strides if room.has_room(values, LOG_EASY)), [])
    if len(some) >= 2 and len(some) < len(decades):
        return [(1.0, some)]
    between, finest = _log_values(room, (2, 5)), _log_values(room, (3, 4, 6, 7, 8, 9))
    all_labelled = room.within(sorted([*decades, *between]))
    if room.has_room(all_labelled, LOG_EASY):
        return [(1.0, all_labelled), (None, finest)]
    if len(some) < 2:
        some = _first_with_room(room, [_ends(decades), _ends(all_labelled), decades[:1]])
    return [(1.0, some), (None, sorted({*decades, *between} - {*some})), (None, finest)]


def log_label(height: float) -> str:
    """Return 10**height, a round number, as a person writes it: 0.05, 20, 2·10⁻⁵."""
    exponent = math.floor(height + 1e-9)
    mantissa = round(10 ** (height - exponent))
    if -3 <= exponent <= 3:
        return written(mantissa * 10.0**exponent, ".10g")
    power = power_of_ten(exponent)
    return power if mantissa == 1 else f"{mantissa}·{power}"


def _first_with_room(room: LabelRoom, choices: Sequence[list[float]]) -> list[float]:
    """Return the first choice that can be read, else nothing."""
    return next((values for values in choices if values and room.has_room(values, TIGHT)), [])


def _ends(values: Sequence[float]) -> list[float]:
    """Return the first and the last of ``values``, if there are two."""
    return [values[0], values[-1]] if len(values) > 1 else []


def _multiples(low: float, high: float, step: float) -> list[float]:
    first, last = math.ceil(low / step - ROUNDING), math.floor(high / step + ROUNDING)
    return [tidy(k * step) for k in range(first, last + 1)]


def _round_steps(least: float) -> Iterator[float]:
    """Yield 1, 2, 5, 10, … times a power of ten, from ``least`` on."""
    step = round_up(least, ONE_TWO_FIVE)
    while True:
        yield step
        step = round_up(1.5 * step, ONE_TWO_FIVE)


def _log_values(room: LabelRoom, mantissas: tuple[int, ...]) -> list[float]:
    """Return log10 of these numbers times every power of ten, as far as they lie on the axis."""
    decades = range(math.floor(room.low), math.ceil(room.high) + 1)
    heights = [decade + math.log10(mantissa) for decade in decades for mantissa in mantissas]
    return [height for height in heights if room.low <= height <= room.high]
