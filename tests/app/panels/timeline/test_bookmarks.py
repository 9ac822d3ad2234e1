"""Bookmarks of a run."""

from hypothesis import given
from hypothesis import strategies as st

from app.panels.timeline.bookmarks import LONGEST_NAME, MOST_BOOKMARKS, Bookmark, BookmarkList
from tests.app.recorder import Recorder

EPOCHS = st.lists(st.integers(0, 50))


def epochs(marks: BookmarkList) -> list[int]:
    return [bookmark.epoch for bookmark in marks.bookmarks]


@given(toggled=EPOCHS)
def test_they_are_a_sorted_set_of_epochs(toggled: list[int]) -> None:
    marks = BookmarkList()
    for epoch in toggled:
        marks.toggle(epoch)
    assert epochs(marks) == sorted(epoch for epoch in set(toggled) if toggled.count(epoch) % 2)


@given(added=st.sets(st.integers(0, 50)), epoch=st.integers(0, 50))
def test_neighbours_are_the_nearest_on_each_side(added: set[int], epoch: int) -> None:
    marks = BookmarkList()
    for each in added:
        marks.toggle(each)
    before, after = marks.before(epoch), marks.after(epoch)
    assert (before and before.epoch) == max((e for e in added if e < epoch), default=None)
    assert (after and after.epoch) == min((e for e in added if e > epoch), default=None)


def test_a_bookmark_without_a_name_is_called_by_its_epoch() -> None:
    marks = BookmarkList()
    marks.toggle(412)
    assert marks.bookmarks[0].title == "epoch 412"
    marks.rename(412, "  plateau ")
    assert marks.bookmarks == (Bookmark(412, "plateau"),)
    marks.rename(412, " ")
    assert marks.bookmarks[0].title == "epoch 412"


def test_name_is_one_line_and_not_longer_than_it_may_be() -> None:
    marks = BookmarkList()
    marks.toggle(1)
    marks.rename(1, " a\n\tb\x00 " + "n" * 400_000)
    [bookmark] = marks.bookmarks
    assert bookmark.name == "a b " + "n" * (LONGEST_NAME - 4)


def test_there_are_never_too_many_and_that_is_told() -> None:
    marks = BookmarkList()
    told = Recorder(marks.filled)
    for epoch in range(MOST_BOOKMARKS):
        marks.toggle(epoch)
    assert len(told) == 0
    marks.toggle(MOST_BOOKMARKS)
    assert (len(told), epochs(marks)) == (1, list(range(MOST_BOOKMARKS)))
    marks.toggle(7)
    marks.toggle(MOST_BOOKMARKS)
    assert (len(told), len(marks.bookmarks)) == (1, MOST_BOOKMARKS)


def test_what_lies_after_a_branch_is_dropped_and_returned() -> None:
    marks = BookmarkList()
    for epoch in (10, 20, 30):
        marks.toggle(epoch)
    assert marks.keep_until(20) == (Bookmark(30),)
    assert epochs(marks) == [10, 20]


def test_only_changes_are_told() -> None:
    marks = BookmarkList()
    told = Recorder(marks.changed)
    marks.clear()
    marks.rename(3, "x")
    assert marks.keep_until(0) == ()
    assert len(told) == 0
    marks.toggle(3)
    assert len(told) == 1
    marks.rename(3, "x")
    marks.clear()
    assert len(told) == 3
