import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.lesson.quantities import LARGE, Dimension, Quantity, Statistics, scale_limit
from app.views.inspector.statistics_job import BLOCK, StatisticsJob, row_blocks
from mlp_engine.arrays import FloatArray
from tests.app.recorder import Recorder

LARGE_SHAPE = (700, 3000)


@pytest.fixture
def reckoner(qapp: QApplication) -> StatisticsJob:
    return StatisticsJob(qapp)


def quantity(shape: tuple[int, int], seed: int = 0) -> Quantity:
    matrix = np.random.default_rng(seed).normal(size=shape)
    matrix[matrix < -0.5] = 0.0
    return Quantity(f"Z[{seed}]", matrix, Dimension.NEURON, Dimension.SAMPLE)


def assert_right(statistics: Statistics, matrix: FloatArray) -> None:
    assert statistics.shape == matrix.shape
    wanted = [matrix.min(), matrix.max(), matrix.mean(), np.linalg.norm(matrix), (matrix == 0).mean()]
    assert statistics.numbers == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize("shape", [(1, 1), (8, 300), (3, BLOCK), (2, BLOCK + 1), (1000, 100), (1, 3 * BLOCK)])
def test_blocks_are_the_whole_matrix(shape: tuple[int, int]) -> None:
    matrix = quantity(shape).matrix
    blocks = row_blocks(matrix)
    np.testing.assert_array_equal(np.concatenate(blocks), matrix)
    assert all(block.size <= max(BLOCK, shape[1]) for block in blocks)


def test_small_matrices_are_done_at_once(reckoner: StatisticsJob) -> None:
    done = Recorder(reckoner.done)
    for seed in range(3):
        asked = (quantity((8, 300), seed), quantity((8, 1), seed))
        reckoner.ask(asked)
        assert done.last[0] is asked
        for statistics, each in zip(done.last[1], asked, strict=True):
            assert_right(statistics, each.matrix)
    assert len(done) == 3


def test_events_have_their_turn_while_large_matrices_are_looked_at(reckoner: StatisticsJob, qtbot: QtBot) -> None:
    done, turns = Recorder(reckoner.done), []
    timer = QTimer(reckoner)
    timer.timeout.connect(lambda: turns.append(len(done)))
    timer.start(0)
    asked = (quantity((8, 300), 1), quantity(LARGE_SHAPE, 2), quantity((300, 1), 3))
    reckoner.ask(asked)
    assert len(done) == 0
    qtbot.waitUntil(lambda: len(done) == 1)
    assert turns.count(0) >= asked[1].matrix.size // BLOCK // 8 - 1
    for statistics, each in zip(done.last[1], asked, strict=True):
        assert_right(statistics, each.matrix)


def test_of_many_the_last_is_done_and_the_first_is_not_given_up(reckoner: StatisticsJob, qtbot: QtBot) -> None:
    done = Recorder(reckoner.done)
    asked = [(quantity(LARGE_SHAPE, seed),) for seed in range(5)]
    for each in asked:
        reckoner.ask(each)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert [payload[0] for payload in done.payloads] == [asked[0], asked[-1]]
    assert_right(done.last[1][0], asked[-1][0].matrix)


def test_what_is_dropped_is_never_done(reckoner: StatisticsJob, qtbot: QtBot) -> None:
    done = Recorder(reckoner.done)
    reckoner.ask((quantity(LARGE_SHAPE),))
    reckoner.ask((quantity(LARGE_SHAPE),))
    reckoner.drop()
    small = (quantity((2, 2)),)
    reckoner.ask(small)
    qtbot.wait(50)
    assert [payload[0] for payload in done.payloads] == [small]


def test_a_picture_waits_for_the_last_that_was_asked_for(reckoner: StatisticsJob) -> None:
    done = Recorder(reckoner.done)
    last = (quantity(LARGE_SHAPE, 2),)
    reckoner.ask((quantity(LARGE_SHAPE, 1),))
    reckoner.ask(last)
    reckoner.finish()
    assert done.last[0] is last
    assert_right(done.last[1][0], last[0].matrix)
    count = len(done)
    reckoner.finish()
    assert len(done) == count


@pytest.mark.parametrize("place", [(0, 0), (699, 2999), (123, 457)])
def test_a_known_extreme_of_a_large_matrix_is_on_the_scale(place: tuple[int, int]) -> None:
    matrix = quantity(LARGE_SHAPE).matrix
    assert matrix.size > LARGE
    matrix[place] = -70.0
    assert scale_limit(matrix, Statistics.of(matrix)) == 80.0
    assert scale_limit(matrix / 10, Statistics.of(matrix)) == 80.0  # of an epoch before


@pytest.mark.parametrize("shape", [(8, 300), LARGE_SHAPE])
def test_the_scale_suits_most_entries_before_anything_is_known(shape: tuple[int, int]) -> None:
    matrix = quantity(shape).matrix
    assert np.abs(matrix).max() / 2 < scale_limit(matrix) < 1.4 * np.abs(matrix).max()


def test_a_small_matrix_has_the_scale_of_its_own_entries() -> None:
    assert scale_limit(np.full((3, 2), 0.7), Statistics.of(np.full((3, 2), 50.0))) == 0.8
