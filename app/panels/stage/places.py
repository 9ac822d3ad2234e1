"""Where the panels of the stage stand."""

from collections.abc import Sequence

from PySide6.QtCore import QRect

WIDE = "equation"  # the panel that is wide and low
_WIDE_SHARE = 0.45  # of the height, for the wide panel above or below others
_MOST_ACROSS = 2  # so many panels stand beside each other, unless there are more than four


def places(names: Sequence[str], room: QRect, gap: int) -> dict[str, QRect]:
    """Return the place of each panel in ``room``, all beside or below each other with ``gap`` px between them.

    One fills the room, two stand side by side; the first of three has one side for itself, more stand in a grid. The
    equation has a strip for itself below the others.
    """
    others = [name for name in names if name != WIDE]
    if WIDE not in names:
        return _first_and_others(others, room, gap) if len(others) == 3 else _grid(others, room, gap)
    if not others:
        return {WIDE: room}
    low = round(_WIDE_SHARE * (room.height() - gap))
    upper, lower = room.adjusted(0, 0, 0, -low - gap), room.adjusted(0, room.height() - low, 0, 0)
    return _row(others, upper, gap) | {WIDE: lower}


def _first_and_others(names: Sequence[str], room: QRect, gap: int) -> dict[str, QRect]:
    left, right = _row(names[:2], room, gap).values()
    upper, lower = (round(share * (right.height() + gap)) for share in (0.5, 1.0))
    top = QRect(right.left(), right.top(), right.width(), upper - gap)
    bottom = QRect(right.left(), right.top() + upper, right.width(), lower - upper - gap)
    return dict(zip(names, (left, top, bottom), strict=True))


def _grid(names: Sequence[str], room: QRect, gap: int) -> dict[str, QRect]:
    """Rows of equal height, of which the last may have fewer and so wider panels."""
    across = _MOST_ACROSS if len(names) <= 4 else 3
    rows = [names[i : i + across] for i in range(0, len(names), across)]
    result: dict[str, QRect] = {}
    for index, row in enumerate(rows):
        top, bottom = (room.top() + (room.height() + gap) * i // len(rows) for i in (index, index + 1))
        result |= _row(row, QRect(room.left(), top, room.width(), bottom - top - gap), gap)
    return result


def _row(names: Sequence[str], room: QRect, gap: int) -> dict[str, QRect]:
    edges = [room.left() + (room.width() + gap) * i // len(names) for i in range(len(names) + 1)]
    return {
        name: QRect(left, room.top(), right - left - gap, room.height())
        for name, left, right in zip(names, edges, edges[1:], strict=False)
    }
