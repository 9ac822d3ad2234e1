"""The places of panels as a tree: made from where they are, and as values that JSON can hold."""

import math
from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QRect

from app.window.arrangements import ACROSS, DOWN, Part, Split, Tabs

DIRECTIONS = {"down": DOWN, "across": ACROSS}
"""Rows first: a grid may be cut either way, and the rules cut it into rows."""
SHARES = "shares"
DIGITS = 6  # of a share, which tell every pixel of any screen
TOLERANCE = 1e-3  # of the sum of shares


def tree(places: Mapping[Tabs, QRect], separator: int) -> Part:
    """Return how some panels share their room, with shares.

    Those that no line parts from each other, which Qt does not make, come behind each other.

    Parameters
    ----------
    places : where each group of tabs is
    separator : pixels between two parts
    """
    for orientation in DIRECTIONS.values():
        is_across = orientation is ACROSS
        groups = _groups(places, is_across, separator)
        if len(groups) > 1:
            extents = [_extent(group.values(), is_across) for group in groups]
            shares = tuple(round(extent / sum(extents), DIGITS) for extent in extents)
            return Split(orientation, tuple(tree(group, separator) for group in groups), shares)
    return tuple(name for tabs in places for name in tabs)


def values_of(part: Part) -> object:
    """Return a tree with shares as values that JSON can hold."""
    if not isinstance(part, Split):
        return list(part)
    direction = next(name for name, orientation in DIRECTIONS.items() if orientation is part.orientation)
    return {direction: list(map(values_of, part.parts)), SHARES: list(part.extents)}


def part_in(values: object, panels: Collection[str]) -> Part:
    """Return the tree that ``values_of`` gave.

    Raises ValueError for anything else: such as panels that are none of ``panels``, or are there twice.
    """
    return _part_in(values, set(panels), len(panels))


def names_in(values: object, left: set[str]) -> Tabs:
    """Return names of panels, and take them from those that are left; raises ValueError if they are not among them."""
    if not isinstance(values, list):
        raise ValueError(values)
    for name in values:
        if not isinstance(name, str) or name not in left:
            raise ValueError(name)
        left.remove(name)
    return tuple(values)


def _part_in(values: object, left: set[str], levels: int) -> Part:
    """Return a part, of panels that are left."""
    if isinstance(values, list) and values:
        return names_in(values, left)
    direction = next((name for name in DIRECTIONS if isinstance(values, dict) and set(values) == {name, SHARES}), None)
    if direction is None or not isinstance(values, dict) or not levels:
        raise ValueError(values)
    parts, shares = values[direction], values[SHARES]
    is_split = isinstance(parts, list) and isinstance(shares, list) and 2 <= len(parts) == len(shares)
    if not is_split or len(parts) > len(left) or not all(map(_is_share, shares)) or abs(sum(shares) - 1) > TOLERANCE:
        raise ValueError(shares)
    return Split(DIRECTIONS[direction], tuple(_part_in(inner, left, levels - 1) for inner in parts), tuple(shares))


def _is_share(value: object) -> bool:
    return isinstance(value, float) and 0.0 < value < 1.0


def _groups(places: Mapping[Tabs, QRect], is_across: bool, separator: int) -> list[dict[Tabs, QRect]]:
    """Return the places in groups with a whole separator between them, which no place reaches into."""
    groups: list[dict[Tabs, QRect]] = []
    end = -math.inf
    for tabs, rect in sorted(places.items(), key=lambda item: _span(item[1], is_across)):
        first, last = _span(rect, is_across)
        if first > end + separator:
            groups.append({})
        groups[-1][tabs] = rect
        end = max(end, last)
    return groups


def _extent(rects: Iterable[QRect], is_across: bool) -> int:
    spans = [_span(rect, is_across) for rect in rects]
    return max(last for _, last in spans) - min(first for first, _ in spans) + 1


def _span(rect: QRect, is_across: bool) -> tuple[int, int]:
    """Return the first and the last pixel."""
    return (rect.left(), rect.right()) if is_across else (rect.top(), rect.bottom())
