"""Values that go through a pipe of the system and come out again."""

import os
from collections.abc import Iterator
from dataclasses import replace
from threading import Thread
from typing import Any

import numpy as np
import pytest

from app.pipe import Pipe
from mlp_engine import FrameRequest, RunConfig, Session
from mlp_engine.arrays import read_only


class Both:
    """The two ends of a connection in one process."""

    def __init__(self) -> None:
        self.streams = [(os.fdopen(source, "rb"), os.fdopen(sink, "wb")) for source, sink in (os.pipe(), os.pipe())]
        (self.to_here, from_there), (to_there, self.from_here) = self.streams
        self.here, self.there = Pipe(self.to_here, self.from_here), Pipe(to_there, from_there)

    def across(self, value: object) -> Any:
        sender = Thread(target=self.here.send, args=(value,))  # a large value waits until it is read
        sender.start()
        received = self.there.receive()
        sender.join()
        return received

    def close(self) -> None:
        for stream in (stream for pair in self.streams for stream in pair):
            stream.close()


@pytest.fixture
def both() -> Iterator[Both]:
    both = Both()
    yield both
    both.close()


def test_a_frame_comes_out_as_it_went_in(both: Both) -> None:
    session = Session(RunConfig())
    for _ in range(3):
        session.step()
    sent = session.frame(FrameRequest(2, 50))
    frame = both.across(sent)
    assert frame.point == sent.point
    for name in ("X", "Y"):
        assert np.array_equal(getattr(frame, name), getattr(sent, name))
    for name in ("A_prev", "Z", "A", "delta"):
        assert np.array_equal(getattr(frame.samples, name), getattr(sent.samples, name))
    for layer, expected in zip(frame.layers, sent.layers, strict=True):
        assert np.array_equal(layer.W, expected.W)
        assert np.array_equal(layer.db, expected.db)
    assert np.array_equal(frame.surface.outputs, sent.surface.outputs)


def test_arrays_cannot_be_written_to(both: Both) -> None:
    frame = both.across(Session(RunConfig()).frame(FrameRequest()))
    assert not frame.layers[0].W.flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        frame.samples.Z[0, 0] = 1.0


def test_what_stays_the_same_crosses_once(both: Both) -> None:
    session = Session(RunConfig())
    first = both.across(session.frame(FrameRequest()))
    both.across("a word between two frames")
    session.step()
    second = both.across(session.frame(FrameRequest()))
    assert second.X is first.X
    assert second.layers[1].W_start is first.layers[1].W_start
    assert second.layers[1].W is not first.layers[1].W
    assert np.array_equal(second.layers[1].W, session.model.parameters["W2"])


def test_a_new_array_in_the_place_of_an_old_one_is_not_taken_for_it(both: Both) -> None:
    for value in range(100):
        array = np.full((3, 2), float(value))
        assert both.across([read_only(array)])[0][0, 0] == value  # each has probably the address of the last one


def test_an_array_that_can_change_is_sent_each_time(both: Both) -> None:
    array = np.zeros(3)
    both.across(array)
    array[1] = 5.0
    assert both.across(array).tolist() == [0.0, 5.0, 0.0]


def test_an_array_is_known_after_one_that_can_change(both: Both) -> None:
    array = read_only(np.ones(3))
    both.across(array)
    both.across(np.zeros(3))
    assert both.across(array).tolist() == [1.0, 1.0, 1.0]


@pytest.mark.parametrize("shape", [(0,), (0, 3), (), (2, 3), (700, 900)])
def test_arrays_of_any_shape(both: Both, shape: tuple[int, ...]) -> None:
    array = read_only(np.random.default_rng(0).normal(size=shape))
    again = both.across((array, array.T, array))
    assert np.array_equal(again[0], array)
    assert np.array_equal(again[1], array.T)
    assert again[0] is again[2]
    assert again[0].shape == shape


def test_arrays_of_any_type(both: Both) -> None:
    for array in (np.array([True, False]), np.arange(3, dtype=np.int32), np.array([1.5, np.nan], dtype=np.float32)):
        again = both.across(array)
        assert again.dtype == array.dtype
        assert np.array_equal(again, array, equal_nan=array.dtype.kind == "f")


def test_the_end_is_told(both: Both) -> None:
    both.here.close()
    with pytest.raises(EOFError):
        both.there.receive()


def test_an_end_in_the_middle_of_a_value_is_told(both: Both) -> None:
    both.here.send(replace(RunConfig(), epochs=7))
    whole = both.streams[1][0].read1()
    both.from_here.write(whole[:-3])
    both.here.close()
    with pytest.raises(EOFError):
        both.there.receive()


def test_nobody_there_is_told(both: Both) -> None:
    both.streams[1][0].close()
    with pytest.raises(OSError, match="pipe"):
        both.here.send("word")
    with pytest.raises(OSError, match="pipe"):
        both.here.close()
