"""What slides say of a run with a test, a penalty and batches, and of a regression."""

import math
from collections.abc import Callable

from app.export.deck.run_notes import caption, configuration
from app.export.deck.run_slides import SlideTexts
from app.style.theme import LIGHT
from mlp_engine import Frame
from tests.app.export.decks import NS, only_chart

MakeFrame = Callable[..., Frame]
TESTED = {"test_share": 0.5, "n_samples": 40, "l2": 0.01, "batch_size": 8}


def test_caption_names_the_test_and_the_batches(make_frame: MakeFrame) -> None:
    frame = make_frame(4, **TESTED)
    text = caption(frame).replace("\N{NO-BREAK SPACE}", " ")
    assert f"accuracy {100 * frame.accuracy:.1f} % (test {100 * frame.extras['test_accuracy']:.1f} %)" in text
    assert text.endswith("η = 0.5 · batches of 8")
    assert "test" not in caption(make_frame(4))


def test_notes_have_the_fields_that_matter(make_frame: MakeFrame) -> None:
    lines = configuration(make_frame(0, **TESTED)).splitlines()
    assert {"Test share: 0.5", "Batch size: 8", "L2 penalty: 0.01", "Patience: none"} <= set(lines)
    assert "Optimiser: gradient descent" in lines
    assert not any(line.startswith(("Patience", "Momentum")) for line in configuration(make_frame(0)).splitlines())


def test_chart_of_the_loss_has_the_test_dashed_and_the_penalty_apart(make_frame: MakeFrame) -> None:
    frame = make_frame(4, **TESTED)
    chart = SlideTexts(frame, ()).chart("loss", LIGHT)
    assert [series.name for series in chart.series] == ["loss, train", "loss, test", "penalty"]
    assert [series.is_dashed for series in chart.series] == [False, True, False]
    assert chart.series[0].color == chart.series[1].color != chart.series[2].color
    assert chart.series[1].y.tolist() == frame.curves.series("test_loss").mean.tolist()
    lines = only_chart(chart).plots[0].series
    dashes = [line._element.findall(".//a:prstDash", NS) for line in lines]
    assert [len(found) for found in dashes] == [0, 1, 0]


def test_chart_of_r_squared_ends_at_zero_and_one(make_frame: MakeFrame) -> None:
    frame = make_frame(150, data_set="sine", n_samples=40, layers=((8, "tanh"), (1, "linear")), learning_rate=0.05)
    assert frame.curves.accuracy[0] < 0.0 < frame.accuracy
    chart = SlideTexts(frame, ()).chart("accuracy", LIGHT)
    assert (chart.y_title, chart.least) == ("R²", 0.0)
    assert only_chart(chart).value_axis.minimum_scale == 0.0
    assert SlideTexts(make_frame(1), ()).chart("accuracy", LIGHT).least == -math.inf
