"""Where a run is, and which samples its matrices have as columns, in words and in what is picked."""

import re
from dataclasses import replace

import numpy as np
import pytest

from app.lesson.cell_sum import cell_sum, pulls
from app.lesson.cell_text import pulls_text, title
from app.lesson.equations import layer_quantities
from app.lesson.moments import batch_name, moment_number, moment_of, moment_text, place_of
from app.lesson.quantities import SYMBOLS
from app.lesson.selection import Selection, in_batch, with_cell
from app.lesson.sentences import lesson
from app.style.translation import install_language
from mlp_engine import Frame, FrameRequest, RunConfig, RunPoint, Session, micro_steps

BATCHED = RunConfig(n_samples=23, batch_size=5)
pytestmark = pytest.mark.usefixtures("qapp")


def at(epoch: int, update: int = 0, config: RunConfig = BATCHED, layer: int = 1) -> Frame:
    session = Session(config)
    while (session.epoch, session.update) != (epoch, update):
        session.step_update()
    return session.frame(FrameRequest(layer, 0, has_terms=True))


def plain(html: str) -> str:
    return re.sub("<[^>]*>|\N{WORD JOINER}", "", html).replace("&nbsp;", " ").replace("\xa0", " ")


def test_a_moment_is_an_epoch_or_between_two_of_them_some_updates_more() -> None:
    assert [moment_of(at(2)), moment_of(at(2, 3))] == ["epoch 2", "epoch 2, update 3 of 5"]
    assert [moment_number(at(2)), moment_number(at(2, 3))] == ["2", "2 + 3/5"]
    assert moment_of(at(2, config=replace(BATCHED, batch_size=None))) == "epoch 2"
    points = RunPoint(BATCHED, 12), RunPoint(BATCHED, 12, (), 3)
    assert [moment_text(point) for point in points] == ["epoch 12", "epoch 12, update 3"]
    install_language("zh_CN")
    chinese = moment_of(at(2, 3)), batch_name(at(2, 3))
    install_language("en")
    assert chinese == ("第 2 轮，第 3/5 次更新", "第 4/5 批")


def test_inside_an_update_the_place_tells_the_quantity_too() -> None:
    session = Session(BATCHED)
    session.step_update()
    session.look_on()
    assert place_of(session.frame(FrameRequest())) == "epoch 0, update 1 of 5, Z[1]"


def test_the_lesson_names_the_batch_whose_samples_are_the_columns() -> None:
    session, texts = Session(BATCHED), {}
    session.step_update()
    for step in micro_steps(3)[1:]:
        session.look_on()
        words = lesson(session.frame(FrameRequest(step.l or 1, 0, has_terms=True)))
        assert plain(words.heading).endswith(" · batch 2 of 5")
        texts[step.symbol, step.l] = plain(words.what + words.why)
    assert "every column is one of the 5 samples of batch 2 of 5" in texts["Z", 1]
    assert "summed over the 5 samples of batch 2 of 5" in texts["dW", 3]
    assert "It is the loss of the 5 samples of batch 2 of 5 alone" in texts["loss", 3]
    for _ in range(3):
        session.step_update()
    assert "with the 3 samples of batch 5 of 5" in plain(lesson(session.frame(FrameRequest())).what)
    session.look_on()
    session.look_back()
    heading = plain(lesson(session.frame(FrameRequest())).heading)
    assert heading == "Epoch 0, update 4 of 5: W and b of all layers"


def test_without_batches_nothing_is_said_of_them() -> None:
    session = Session(RunConfig(n_samples=23))
    for step in micro_steps(3)[1:]:
        session.look_on()
        words = lesson(session.frame(FrameRequest(step.l or 1, 0, has_terms=True)))
        assert "batch" not in words.heading + words.what + words.why


def test_the_sum_of_the_loss_is_that_of_the_batch() -> None:
    frame = at(1, 4, layer=3)
    cell = cell_sum(frame, Selection(symbol="loss"))
    assert cell is not None
    assert cell.total == pytest.approx(frame.batch.loss, rel=1e-12)
    assert cell.total != pytest.approx(frame.loss, rel=1e-3)


def test_pulls_are_samples_and_not_columns() -> None:
    frame = at(0, 2)
    cell = cell_sum(frame, Selection(symbol="dW", cell=(3, 1)))
    assert cell is not None
    added = frame.samples.delta[3] * frame.samples.A_prev[1]
    order = [int(frame.batch.columns[column]) for column in np.argsort(-np.abs(added)) if added[column]]
    assert list(pulls(cell)) == order[:5]
    assert re.findall(r'href="(\d+)">(\d+)<', pulls_text(cell, 3)) == [(f"{j}", f"{j + 1}") for j in order[:5]]


def test_the_title_of_a_cell_tells_column_and_sample() -> None:
    frame = at(0, 2)
    cell = cell_sum(frame, Selection(symbol="Z", cell=(3, 1)))
    assert cell is not None
    assert title(cell) == f"Z[1] row 4, column 2: sample {frame.batch.columns[1] + 1}"


def test_a_picked_cell_brings_its_sample_and_the_sample_its_column() -> None:
    frame = at(0, 2)
    Z = layer_quantities(frame)[SYMBOLS.index("Z")]
    picked = with_cell(Selection(), 1, "Z", Z, (3, 1))
    sample = int(frame.batch.columns[1])
    assert (picked.cell, picked.sample) == ((3, 1), sample)
    assert Z.column_of(sample) == 1
    assert with_cell(picked, 1, "Z", Z, (3, 1)).sample is None
    W = layer_quantities(frame)[SYMBOLS.index("W")]
    assert (W.column_of(sample), W.sample_of(1), with_cell(picked, 1, "W", W, (3, 1)).sample) == (None, None, sample)


def test_in_another_batch_a_cell_goes_with_its_sample_or_is_dropped() -> None:
    first = at(0)
    later = next(frame for epoch in range(1, 40) if int(first.batch.columns[1]) in (frame := at(epoch)).batch.columns)
    picked = Selection(symbol="Z", cell=(3, 1), sample=int(first.batch.columns[1]))
    moved = in_batch(picked, first.batch, later.batch)
    assert moved.cell is not None
    assert later.batch.columns[moved.cell[1]] == first.batch.columns[1]
    dropped = in_batch(picked, first.batch, at(0, 1).batch)
    assert (dropped.cell, dropped.sample) == (None, picked.sample)
    weight = replace(picked, symbol="W")
    assert in_batch(weight, first.batch, at(0, 1).batch) == weight
