"""Where the panels are by themselves: rules that depend on nothing but the room that there is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QSize, Qt

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical

SET_UP_SHARE, INSPECTOR_SHARE, UPPER_SHARE = 0.19, 0.28, 0.52  # of the width, the width and the height
NETWORK_SHARE = 0.53  # of the room that the network and the boundary have together
PICTURE_SHARE = 0.3  # of the width, network and boundary each, while an update is looked at
EQUATION_SHARE, MOST_EQUATION_SHARE = 0.4, 0.5  # of the height

# The rest is in lines of writing, so that larger writing has what it needs.
LEAST_SET_UP, MOST_SET_UP = 16, 23
LEAST_INSPECTOR, LEAST_COLUMNS = 23, 30  # in one column, and in two
LEAST_MIDDLE = 30  # across, between set-up and inspector
LEAST_PICTURE = 12  # across, the network or the boundary
LEAST_CURVES = 19  # across, for the titles of the loss and of the gradient norms on their tabs
LEAST_THREE_CURVES = 86  # across the window, for the gradient norms beside the loss
LEAST_ROWS = 28  # down, for two rows of panels
LEAST_EQUATION = 18  # down
LEAST_UPDATE = 18  # down, for the equation and the panels above it

BEHIND = {"confusion": "weights", "neuron": "boundary"}
"""The panel behind which one comes that no arrangement has, when it is opened."""
REST = 0
"""In place of the pixels of the one part that takes what the others leave."""


class Room(NamedTuple):
    """What an arrangement depends on: width, height, the height of a line, and the width that the set-up's form needs.

    All are in pixels.
    """

    width: int
    height: int
    line: int
    form: int


@dataclass(frozen=True)
class Split:
    """Parts side by side or below each other.

    Attributes
    ----------
    extents : how much each has: pixels, and one of them the REST; or, where none has the REST, a share of the sum
    """

    orientation: Qt.Orientation
    parts: "tuple[Part, ...]"
    extents: tuple[float, ...]


Tabs: TypeAlias = tuple[str, ...]
"""Panels behind each other; the first is in front."""
Part: TypeAlias = Tabs | Split


def watching(room: Room) -> Part:
    """Return the arrangement for watching a network learn: every panel but the equation and those of BEHIND.

    ::

        set-up | network | boundary               | inspector
               | loss | gradient norms | weights  |

    Where there is less room, panels go behind others: first the gradient norms behind the loss, then the inspector
    behind the set-up, then the boundary behind the network and the weights behind the loss. Where it is too low for two
    rows, the lower one goes behind the boundary.
    """
    width, line = room.width, room.line
    set_up = max(room.form, min(max(LEAST_SET_UP * line, int(SET_UP_SHARE * width)), MOST_SET_UP * line))
    inspector = max(LEAST_INSPECTOR * line, int(INSPECTOR_SHARE * width))
    if width - set_up - inspector >= LEAST_MIDDLE * line:
        center = _center(room, width - set_up - inspector)
        return Split(ACROSS, (("set_up",), center, ("inspector",)), (set_up, REST, inspector))
    return Split(ACROSS, (("set_up", "inspector"), _center(room, width - set_up)), (set_up, REST))


def _center(room: Room, width: int) -> Part:
    network, boundary, weights = ("network",), ("boundary",), ("weights",)
    curves: Tabs = ("loss", "gradient_norms")
    is_low, is_narrow = room.height < LEAST_ROWS * room.line, width < 2 * LEAST_PICTURE * room.line
    if is_low and is_narrow:
        return network + boundary + curves + weights
    if is_low:
        return Split(ACROSS, (network, boundary + curves + weights), (width // 2, REST))
    upper: Part = network + boundary
    lower: Part = curves + weights
    if not is_narrow:
        upper = Split(ACROSS, (network, boundary), (int(NETWORK_SHARE * width), REST))
        if room.width < LEAST_THREE_CURVES * room.line:
            titles = min(LEAST_CURVES * room.line, width - LEAST_PICTURE * room.line)
            lower = Split(ACROSS, (curves, weights), (max(width // 2, titles), REST))
        else:
            lower = Split(ACROSS, (curves[:1], curves[1:], weights), (width // 3, width // 3, REST))
    return Split(DOWN, (upper, lower), (int(UPPER_SHARE * room.height), REST))


def inside(room: Room) -> Part:
    """Return the arrangement for looking inside an update; it has no other panels.

    ::

        network | boundary | inspector
        equation

    Where there is less room, the boundary goes behind the network, and where it is too low for both rows all go behind
    the equation.
    """
    if room.height < LEAST_UPDATE * room.line:
        return ("equation", "network", "boundary", "inspector")
    free = room.width - LEAST_COLUMNS * room.line
    picture = min(int(PICTURE_SHARE * room.width), free // 2)
    if picture >= LEAST_PICTURE * room.line:
        upper = Split(ACROSS, (("network",), ("boundary",), ("inspector",)), (picture, picture, REST))
    else:
        picture = max(free, int(EQUATION_SHARE * room.width))
        upper = Split(ACROSS, (("network", "boundary"), ("inspector",)), (picture, REST))
    wanted = max(LEAST_EQUATION * room.line, int(EQUATION_SHARE * room.height))
    equation = min(wanted, int(MOST_EQUATION_SHARE * room.height))
    return Split(DOWN, (upper, ("equation",)), (REST, equation))


def names(part: Part) -> Iterator[str]:
    """Yield the panels in a part of an arrangement, that of its upper left corner first."""
    if isinstance(part, Split):
        for inner in part.parts:
            yield from names(inner)
    else:
        yield from part


def sizes(part: Part, size: QSize, separator: int) -> dict[str, QSize]:
    """Return the size of the front panel of each place in an arrangement that has ``size`` in all.

    Parameters
    ----------
    separator : pixels between two parts
    """
    if not isinstance(part, Split):
        return {part[0]: size}
    is_across = part.orientation is ACROSS
    extent = size.width() if is_across else size.height()
    found: dict[str, QSize] = {}
    for inner, own in zip(part.parts, _pixels(part.extents, extent - separator * (len(part.parts) - 1)), strict=True):
        found |= sizes(inner, QSize(own, size.height()) if is_across else QSize(size.width(), own), separator)
    return found


def shape(part: Part) -> object:
    """Return what an arrangement is apart from all sizes: two of the same shape differ in nothing else."""
    return (part.orientation, *map(shape, part.parts)) if isinstance(part, Split) else part


def _pixels(extents: Sequence[float], free: int) -> list[int]:
    """Return how many of ``free`` pixels each of some parts has."""
    if REST in extents:
        rest = max(1, free - int(sum(extents)))
        return [int(extent) or rest for extent in extents]
    ends = [round(free * end / sum(extents)) for end in accumulate(extents, initial=0.0)]
    return [max(1, end - start) for start, end in pairwise(ends)]
