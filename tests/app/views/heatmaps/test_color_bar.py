"""The labels of a colour bar."""

from collections.abc import Callable
from itertools import combinations

import pytest
from pytestqt.qtbot import QtBot

from app.views.heatmaps.color_bar import ColorBar
from tests.app.views.runs_to_draw import FONT_SCALES, write_larger

__all__ = ["write_larger"]


@pytest.fixture
def bar(qtbot: QtBot) -> ColorBar:
    bar = ColorBar()
    qtbot.addWidget(bar)
    return bar


@pytest.mark.parametrize("scale", FONT_SCALES)
@pytest.mark.parametrize("limit", [4.0, 0.0012, 1.2e-5, 8e149])
def test_labels_do_not_touch_and_are_whole(
    bar: ColorBar, limit: float, scale: float, write_larger: Callable[[float], None]
) -> None:
    write_larger(scale)
    bar.show_scale(limit)
    for width in range(bar.minimumSizeHint().width(), 400, 3):
        bar.resize(width, bar.sizeHint().height())
        labels = bar.labels()
        assert labels
        for box, text in labels:
            assert bar.rect().contains(box)
            assert box.width() >= bar.fontMetrics().horizontalAdvance(text)
        assert not any(one.intersects(other) for (one, _), (other, _) in combinations(labels, 2))


def test_first_the_zero_gives_way_then_the_signs(bar: ColorBar) -> None:
    bar.show_scale(0.0012)
    seen = []
    for width in range(300, 20, -1):
        bar.resize(width, 30)
        texts = [text for _, text in bar.labels()]
        if texts not in seen:
            seen.append(texts)
    assert seen == [["−0.0012", "0", "0.0012"], ["−0.0012", "0.0012"], ["±0.0012"]]


def test_an_unknown_scale_has_no_labels(bar: ColorBar) -> None:
    bar.show_scale(None)
    assert bar.labels() == []
