"""Where panels of different needs go in one room."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from PySide6.QtCore import QRect, QSize

_Lines = Sequence[Sequence[str]]  # the names in each row, or in each column


@dataclass(frozen=True)
class Arrangement:
    """Panels put into their places.

    Attributes
    ----------
    places : of each panel by its name
    shares : of the width or height that it needs, what each panel has, to a hundredth, from the worst-off panel on
    """

    places: Mapping[str, QRect]
    shares: tuple[float, ...]

    @property
    def fits(self) -> bool:
        """Whether every panel has what it needs."""
        return min(self.shares, default=1.0) >= 1.0


def arrange(needs: Mapping[str, QSize], room: QRect, gap: int) -> Arrangement:
    """Return the arrangement in rows or in columns that gives most to the panel that is worst off, then to the next.

    So views that want to be square come to stand beside each other in a wide room, and one that is wide and low gets a
    strip of its own. Panels keep their order; what there is more than they need is shared out in proportion.

    Parameters
    ----------
    needs : the least size of each panel by its name
    gap : px between two panels
    """
    turned = {name: need.transposed() for name, need in needs.items()}
    found = []
    for lines in _splits(list(needs)):
        found.append(_rows(lines, needs, room, gap))
        columns = _rows(lines, turned, _turned(room), gap)
        found.append({name: _turned(place) for name, place in columns.items()})
    return max((Arrangement(places, _shares(places, needs)) for places in found), key=lambda one: one.shares)


def _splits(names: Sequence[str]) -> Iterator[_Lines]:
    """Yield every way to cut names into lines, from all in one to each in its own."""
    if not names:
        yield ()
    for count in range(len(names), 0, -1):
        for rest in _splits(names[count:]):
            yield (names[:count], *rest)


def _rows(lines: _Lines, needs: Mapping[str, QSize], room: QRect, gap: int) -> dict[str, QRect]:
    places: dict[str, QRect] = {}
    heights = [max(needs[name].height() for name in line) for line in lines]
    for line, (top, height) in zip(lines, _parts(room.top(), room.height(), heights, gap), strict=True):
        widths = [needs[name].width() for name in line]
        for name, (left, width) in zip(line, _parts(room.left(), room.width(), widths, gap), strict=True):
            places[name] = QRect(left, top, width, height)
    return places


def _parts(start: int, length: int, needs: Sequence[int], gap: int) -> list[tuple[int, int]]:
    """Return where each part of a length begins, and how long it is: in proportion to the needs, with gaps between."""
    room = length - gap * (len(needs) - 1)
    edges = [room * before // max(sum(needs), 1) for before in accumulate(needs, initial=0)]
    return [(start + a + i * gap, b - a) for i, (a, b) in enumerate(pairwise(edges))]


def _shares(places: Mapping[str, QRect], needs: Mapping[str, QSize]) -> tuple[float, ...]:
    return tuple(sorted(round(_share(place.size(), needs[name]), 2) for name, place in places.items()))


def _share(size: QSize, need: QSize) -> float:
    return min(size.width() / need.width(), size.height() / need.height())


def _turned(place: QRect) -> QRect:
    """Return the rectangle with its axes exchanged."""
    return QRect(place.y(), place.x(), place.height(), place.width())
