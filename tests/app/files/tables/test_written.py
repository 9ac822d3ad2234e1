"""Samples of a run as a CSV file, which is read back to the bit."""

import csv
from io import StringIO

import numpy as np
import pytest

from app.files.tables.own_table import own_data
from app.files.tables.table_format import TableFormat
from app.files.tables.use import Use
from app.files.tables.written import table_text
from mlp_engine import DATA_SET_REGISTRY, Frame, FrameRequest, OwnData, RunConfig, Session
from tests.app.files.tables.reading import data_of, read


def frame_of(**fields: object) -> Frame:
    return Session(RunConfig().with_fields({"n_samples": 20, **fields})).frame(FrameRequest(resolution=0))


def read_back(frame: Frame) -> OwnData:
    text = table_text(frame)
    table = read(text.encode(), TableFormat())
    n = len(table.columns) - 1
    data, report = own_data(table, Use(tuple(range(n)), n, frame.config.data.is_regression), "table")
    assert report.left_out == ()
    assert [*map(len, csv.reader(StringIO(text)))] == [n + 1] * (1 + len(frame.X.T) + len(frame.X_test.T))
    return data


@pytest.mark.parametrize("share", [0.0, 0.3])
@pytest.mark.parametrize("name", DATA_SET_REGISTRY)
def test_samples_are_read_back_to_the_bit(name: str, share: float) -> None:
    frame = frame_of(data_set=name, test_share=share)
    data = read_back(frame)
    np.testing.assert_array_equal(data.X, np.hstack([frame.X, frame.X_test]))
    np.testing.assert_array_equal(data.Y, np.hstack([frame.Y, frame.Y_test]))
    assert data.columns == tuple(f"x{i}" for i in range(1, len(frame.X) + 1))
    assert data.target == ("y" if frame.config.data.is_regression else "class")


def test_the_names_of_own_data_are_kept() -> None:
    own = OwnData.of(
        "a table",
        ['height, "cm"', "Größe\u2028m"],
        "类, 别",
        ['1st, "big"', "−1"],
        [[0.1, -0.0, 1e-300, 1 / 3], [5e-324, 1e22, -1.5, 123456789.123456789]],
        [0, 1, 1, 0],
    )
    frame = frame_of(own_data=own, standardize=False)
    data = read_back(frame)
    assert (data.columns, data.target) == (('height, "cm"', "Größe m"), "类, 别")
    assert set(data.classes) == {'1st, "big"', "-1"}
    assert data.X.tobytes() == frame.X.tobytes()


def test_what_is_written_is_guessed_right() -> None:
    frame = frame_of()
    data, _ = data_of(table_text(frame))
    np.testing.assert_array_equal(data.X, frame.X)
    np.testing.assert_array_equal(data.Y, frame.Y)
