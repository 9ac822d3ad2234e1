import pytest

from app.views.inspector.table_picture import Span, head_and_kept, latest_first, whole_span


@pytest.mark.parametrize(
    ("room", "first", "span"),
    [
        (100, 0, Span(0, 5, is_cut=False)),
        (99, 0, Span(0, 4, is_cut=True)),
        (89, 0, Span(0, 3, is_cut=True)),
        (60, 2, Span(2, 5, is_cut=False)),
        (59, 2, Span(2, 4, is_cut=True)),
        (0, 0, Span(0, 0, is_cut=True)),
        (-20, 0, Span(0, 0, is_cut=True)),
    ],
)
def test_whole_columns_are_shown_and_room_is_left_for_dots(room: int, first: int, span: Span) -> None:
    assert whole_span((20,) * 5, room, first, 10) == span


def test_near_the_end_earlier_columns_fill_the_room() -> None:
    assert latest_first((20,) * 5, 60, 4) == 2
    assert latest_first((20,) * 5, 60, 1) == 1
    assert latest_first((20,) * 5, 500, 4) == 0


@pytest.mark.parametrize(
    ("lines", "kept", "shown"),
    [
        (8, 3, (0, 1, 2, 3, 4, 5, 6, 7)),
        (7, 3, (0, 1, 2, 3, 4, 5, None)),
        (4, 2, (0, 1, 2, None)),
        (4, 3, (0, None, 3, None)),
        (4, 6, (0, None, 6, 7)),
        (4, 7, (0, 1, None, 7)),
        (2, 3, (3, None)),
        (1, 3, (3,)),
        (0, 3, ()),
    ],
)
def test_of_too_many_rows_the_first_and_the_chosen_one_are_kept(
    lines: int, kept: int, shown: tuple[int | None, ...]
) -> None:
    assert head_and_kept(8, lines, kept) == shown


@pytest.mark.parametrize("kept", range(8))
@pytest.mark.parametrize("lines", range(3, 9))
def test_dots_stand_for_two_rows_or_more_and_nothing_else_is_left_out(lines: int, kept: int) -> None:
    shown = head_and_kept(8, lines, kept)
    assert kept in shown
    assert len(shown) <= lines
    for row, following in zip((-1, *shown), (*shown, 8), strict=True):
        assert row is None or following is None or following == row + 1
    left_out = 8 - sum(row is not None for row in shown)
    assert left_out == 0 or left_out >= 2 * shown.count(None) > 0
