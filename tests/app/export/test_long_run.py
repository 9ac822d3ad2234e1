"""What is exported of a run so long that a point of its curves stands for some epochs."""

import csv
import io
from collections.abc import Callable

import numpy as np
import pytest

from app.export.data_files import CurvesOutput, curves_csv
from app.export.deck.chart import columns_of
from app.export.deck.run_slides import SlideTexts
from app.style.theme import LIGHT
from mlp_engine import Frame
from tests.runs import frame_of

SPAN, N = 16, 1003


@pytest.fixture
def values() -> np.ndarray:
    """Loss, accuracy and six norms of 1003 epochs, with a peak and a low of the loss and the first norm."""
    values = np.random.default_rng(0).uniform(0.2, 0.3, (N, 8))
    values[500, [0, 2]] = 0.9
    values[700, [0, 2]] = 0.1
    return values


@pytest.fixture
def frame(make_frame: Callable[..., Frame], values: np.ndarray) -> Frame:
    frame = frame_of(make_frame(0), values, bound=64)
    assert frame.curves.span == SPAN
    return frame


def test_a_row_has_the_range_and_the_mean_of_some_epochs(frame: Frame, values: np.ndarray) -> None:
    rows = list(csv.DictReader(io.StringIO(curves_csv(frame.curves, frame.point).decode(), newline="")))
    assert [int(row["first_epoch"]) for row in rows] == list(range(0, N, SPAN))
    assert [int(row["last_epoch"]) for row in rows] == [*range(SPAN - 1, N, SPAN), N - 1]
    for k, name in enumerate(frame.curves.names):
        groups = [values[first : first + SPAN, k] for first in range(0, N, SPAN)]
        assert [float(row[f"{name}_min"]) for row in rows] == [group.min() for group in groups]
        assert [float(row[f"{name}_max"]) for row in rows] == [group.max() for group in groups]
        means = [float(row[f"{name}_mean"]) for row in rows]
        np.testing.assert_allclose(means, [group.mean() for group in groups], rtol=1e-12)
    assert len(rows[0]) == 2 + 3 * 8


@pytest.mark.parametrize("is_long", [True, False])
def test_the_dialog_says_what_the_columns_are(make_frame: Callable[..., Frame], frame: Frame, is_long: bool) -> None:
    shown = frame if is_long else make_frame(4)
    sentence, columns = CurvesOutput.contents(shown, "csv").split("\n")
    header = curves_csv(shown.curves, shown.point).decode().split("\r\n")[0]
    assert columns == header.replace(",", ", ")
    expected = "A table of 1003 epochs, 16 in a row, with" if is_long else "A table of 5 epochs with"
    assert sentence.startswith(expected)


@pytest.mark.parametrize(("name", "column"), [("loss", 0), ("gradient_norms", 2)])
def test_a_chart_has_every_peak_and_ends_with_the_newest_epoch(
    qapp: object, frame: Frame, values: np.ndarray, name: str, column: int
) -> None:
    x, y, *_ = columns_of(SlideTexts(frame, ()).chart(name, LIGHT))
    points = dict(zip(x.numbers, y.numbers, strict=True))
    assert (min(y.numbers), max(y.numbers)) == (0.1, 0.9)
    assert 0.9 in [b for a, b in zip(x.numbers, y.numbers, strict=True) if 500 - SPAN < a <= 500]
    assert points[N - 1] == values[-1, column]
    assert x.numbers == sorted(x.numbers)
    assert (x.numbers[0], x.numbers[-1]) == (0, N - 1)


def test_accuracies_of_a_chart_are_in_percent(qapp: object, frame: Frame, values: np.ndarray) -> None:
    _, y = columns_of(SlideTexts(frame, ()).chart("accuracy", LIGHT))
    assert max(y.numbers) == 100 * values[:, 1].max()
