"""Lists of epochs as people write them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.figures.epoch_list import MOST_EPOCHS, epochs_beyond, read_epochs
from mlp_engine import InvalidInput


@pytest.mark.parametrize(
    ("text", "last", "epochs"),
    [
        ("0, 10, 100, 1000, last", 2000, (0, 10, 100, 1000, 2000)),
        ("0, 10, 100, 1000, last", 50, (0, 10, 50)),
        ("0, 10, 100, 1000, last", 0, (0,)),
        ("7", 9, (7,)),
        ("LAST", 9, (9,)),
        ("5,1, 3,1,last", 5, (1, 3, 5)),
        ("0 10 100", 2000, (0, 10, 100)),
        (" 0 ,, 10; ", 2000, (0, 10)),
        ("007", 9, (7,)),
        ("3..6", 9, (3, 4, 5, 6)),
        ("6..3", 9, (3, 4, 5, 6)),
        ("8..20", 9, (8, 9)),
        ("0..2000/5", 2000, (0, 500, 1000, 1500, 2000)),
        ("0..2000/5", 1200, (0, 500, 1000)),
        ("0 .. last / 3", 100, (0, 50, 100)),
        ("0..10/4", 100, (0, 3, 7, 10)),
        ("last..0/3", 100, (0, 50, 100)),
        ("0..last/40", 9, tuple(range(10))),
        ("0..last/1", 9, (9,)),
        ("0..last/2, 4", 9, (0, 4, 9)),
        ("0..999999999999", 3, (0, 1, 2, 3)),
        ("0...3", 3, (0, 1, 2, 3)),
        ("０，１０、１００；ｌ".replace("ｌ", "last"), 2000, (0, 10, 100, 2000)),
        ("0。。last／３", 100, (0, 50, 100)),
        ("0……3", 3, (0, 1, 2, 3)),
        ("0　10", 20, (0, 10)),
    ],
)
def test_epochs_that_a_text_asks_for(text: str, last: int, epochs: tuple[int, ...]) -> None:
    assert read_epochs(text, last) == epochs


@given(last=st.integers(0, 10**8), count=st.integers(2, MOST_EPOCHS))
def test_spread_has_both_ends_and_equal_steps(last: int, count: int) -> None:
    epochs = read_epochs(f"0..last/{count}", last)
    assert len(epochs) == min(count, last + 1)
    assert (epochs[0], epochs[-1]) == (0, last)
    if last >= count:
        steps = {after - before for before, after in pairwise(epochs)}
        assert max(steps) - min(steps) <= 1


@given(text=st.text(alphabet="0123456789last.,/ -x，", max_size=20), last=st.integers(0, 3000))
def test_any_text_gives_epochs_or_a_sentence(text: str, last: int) -> None:
    try:
        epochs = read_epochs(text, last)
    except InvalidInput:
        return
    assert 0 < len(epochs) <= MOST_EPOCHS
    assert list(epochs) == sorted(set(epochs))
    assert 0 <= epochs[0] <= epochs[-1] <= last


@pytest.mark.parametrize(
    ("text", "last", "beyond"),
    [
        ("0, 10, 100, 1000, last", 333, (1000,)),
        ("0, 10, 100, 1000, last", 0, (10, 100, 1000)),
        ("0, 10, 100, 1000, last", 1000, ()),
        ("7, 9,8 9", 7, (8, 9)),
        ("500..600", 333, (500, 600)),
        ("600..0/400, 4", 333, (600,)),
        ("0..last/400", 333, ()),
        ("0..999999999999", 3, (999999999999,)),
        ("７、８", 7, (8,)),
        ("", 7, ()),
    ],
)
def test_epochs_beyond_the_last_are_those_written_in_the_text(text: str, last: int, beyond: tuple[int, ...]) -> None:
    assert epochs_beyond(text, last) == beyond


@given(epochs=st.sets(st.integers(0, 5000), min_size=1), last=st.integers(0, 5000))
def test_each_epoch_named_is_shown_or_beyond(epochs: set[int], last: int) -> None:
    text = ", ".join(map(str, [*epochs, 0]))
    assert sorted(epochs | {0}) == [*read_epochs(text, last), *epochs_beyond(text, last)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("-5", "'-5'"),
        ("0, ten", "'ten'"),
        ("0..", "'0..'"),
        ("..5", "'..5'"),
        ("5/3", "'5/3'"),
        ("1.5", "'1.5'"),
        ("1..2..3", "'1..2..3'"),
        ("0..last/-1", "'0..last/-1'"),
        ("٣", "'٣'"),
        ("10²", "'10²'"),
        ("9" * 5000, "9999"),
    ],
)
def test_nonsense_is_told_with_examples(text: str, told: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_epochs(text, 2000)
    assert caught.value.argument == "epochs"
    assert told in str(caught.value)
    assert "0..last/40" in str(caught.value)
    with pytest.raises(InvalidInput):
        epochs_beyond(text, 2000)


@pytest.mark.parametrize("text", ["", " , ", "11", "20..30", "0..last/0"])
def test_no_epoch_at_all_is_told(text: str) -> None:
    with pytest.raises(InvalidInput, match="at least one epoch from 0 to 10"):
        read_epochs(text, 10)


@pytest.mark.parametrize("text", ["0..last", "0..1000", "0..last/1001", "0..last/999999999", "0..600, 601..1200"])
def test_too_many_epochs_are_told(text: str) -> None:
    with pytest.raises(InvalidInput, match="at most 1000 epochs"):
        read_epochs(text, 100_000_000)


def test_as_many_as_are_allowed_will_do() -> None:
    assert len(read_epochs("1..1000", 5000)) == len(read_epochs("0..last/1000", 5000)) == 1000
