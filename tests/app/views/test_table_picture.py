import pytest

from app.views.table_picture import Span, latest_first, whole_span


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
