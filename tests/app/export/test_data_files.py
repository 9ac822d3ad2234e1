"""Numbers as files, as other programs read them."""

import csv
import io
import json
import zipfile
from collections.abc import Callable

import numpy as np
from safetensors import deserialize
from safetensors.numpy import load

from app.export.data_files import arrays_of, curves_csv, parameters_json, parameters_npz, parameters_safetensors
from mlp_engine import Frame, FrameRequest, MicroStep, RunConfig, RunPoint, Session, micro_steps
from tests.runs import curves_of

FUNCTIONS = {"relu": lambda Z: np.maximum(Z, 0), "sigmoid": lambda Z: 1 / (1 + np.exp(-Z))}
LESSON = RunPoint(RunConfig())
HARD = [0.1 + 0.2, 5e-324, 1.7976931348623157e308, 1 / 3, 0.0, -0.0, 1e16, 123456789.123456789]


def test_curves_are_read_back_to_the_last_bit(make_frame: Callable[..., Frame]) -> None:
    curves = make_frame(30).curves
    data = curves_csv(curves, LESSON)
    table = np.genfromtxt(io.BytesIO(data), delimiter=",", skip_header=1)
    expected = np.column_stack([curves.epochs, curves.loss, curves.accuracy, curves.norms])
    assert table.tobytes() == expected.tobytes()
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    assert rows[0] == ["epoch", "loss", "accuracy", "|dW1|", "|db1|", "|dW2|", "|db2|", "|dW3|", "|db3|"]
    assert [row[0] for row in rows[1:]] == [str(epoch) for epoch in range(31)]
    assert [float(row[1]) for row in rows[1:]] == curves.loss.tolist()


def test_hard_numbers_are_read_back_to_the_last_bit() -> None:
    hard = np.array(HARD)
    data = curves_csv(curves_of(np.column_stack([hard, hard[::-1], hard]), ("|dW1|",)), LESSON)
    table = np.loadtxt(io.BytesIO(data), delimiter=",", skiprows=1)
    assert table[:, 1:].tobytes() == np.column_stack([hard, hard[::-1], hard]).tobytes()


def test_what_is_not_computed_yet_is_a_blank_field() -> None:
    session = Session(RunConfig())
    for _ in range(2):
        session.step()
    plain = session.frame(FrameRequest()).curves
    for _ in micro_steps(3)[1 : 1 + micro_steps(3)[1:].index(MicroStep("dW", 3)) + 1]:
        session.look_on()
    rows = list(csv.reader(io.StringIO(curves_csv(session.frame(FrameRequest()).curves, LESSON).decode(), newline="")))
    assert rows[:-1] == list(csv.reader(io.StringIO(curves_csv(plain, LESSON).decode(), newline="")))[:-1]
    known = [2, plain.loss[2], plain.accuracy[2], plain.norm("|dW3|")[2]]
    assert [float(field) for field in rows[-1] if field] == known
    assert [name for name, field in zip(rows[0], rows[-1], strict=True) if field] == [
        "epoch",
        "loss",
        "accuracy",
        "|dW3|",
    ]


def test_table_is_plain_csv_with_the_line_ends_of_rfc_4180(make_frame: Callable[..., Frame]) -> None:
    data = curves_csv(make_frame(2).curves, LESSON)
    assert data.startswith(b"epoch,loss,accuracy,|dW1|,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == data.count(b"\n") == 4
    assert b'"' not in data


def test_parameters_give_the_accuracy_of_the_frame_without_this_program(make_frame: Callable[..., Frame]) -> None:
    frame = make_frame(40)
    with np.load(io.BytesIO(parameters_npz(frame, "origin")), allow_pickle=False) as arrays:
        A = arrays["X"]
        for l, (size, activation) in enumerate(json.loads(str(arrays["config"]))["layers"], start=1):
            A = FUNCTIONS[activation](arrays[f"W{l}"] @ A + arrays[f"b{l}"])
            assert len(A) == size
        assert np.mean((A > 0.5) == arrays["Y"]) == frame.accuracy
    assert 0.6 < frame.accuracy < 1


def test_parameters_are_those_of_the_frame(make_frame: Callable[..., Frame]) -> None:
    frame = make_frame(7, data_seed=3)
    with np.load(io.BytesIO(parameters_npz(frame, '{"a": 1}')), allow_pickle=False) as arrays:
        names = {f"{name}{l}{end}" for l in (1, 2, 3) for name, end in (("W", ""), ("b", ""), ("W", "_start"))}
        assert set(arrays.files) == names | {"X", "Y", "epoch", "config", "origin"}
        for layer in frame.layers:
            np.testing.assert_array_equal(arrays[f"W{layer.l}"], layer.W)
            np.testing.assert_array_equal(arrays[f"b{layer.l}"], layer.b)
            np.testing.assert_array_equal(arrays[f"W{layer.l}_start"], layer.W_start)
        np.testing.assert_array_equal(arrays["Y"], frame.Y)
        assert int(arrays["epoch"]) == 7
        assert str(arrays["origin"]) == '{"a": 1}'
        assert RunConfig.from_dict(json.loads(str(arrays["config"]))) == RunConfig(data_seed=3)


def test_same_frame_gives_the_same_bytes_at_any_time(make_frame: Callable[..., Frame]) -> None:
    data = parameters_npz(make_frame(3), "a")
    assert data == parameters_npz(make_frame(3), "a")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.testzip() is None


def test_what_else_is_measured_has_columns_and_arrays(make_frame: Callable[..., Frame]) -> None:
    frame = make_frame(4, test_share=0.5, n_samples=40, l1=0.001, batch_size=8)
    point = RunPoint(RunConfig(learning_rate=0.1), 4, ((0, 0.5), (2, 0.1)))
    rows = list(csv.DictReader(io.StringIO(curves_csv(frame.curves, point).decode(), newline="")))
    for name in ("penalty", "test_loss", "test_accuracy"):
        assert [float(row[name]) for row in rows] == frame.curves.series(name).mean.tolist()
    assert [float(row["learning_rate"]) for row in rows] == [0.5, 0.5, 0.1, 0.1, 0.1]
    with np.load(io.BytesIO(parameters_npz(frame, "origin")), allow_pickle=False) as arrays:
        np.testing.assert_array_equal(arrays["X_test"], frame.X_test)
        np.testing.assert_array_equal(arrays["Y_test"], frame.Y_test)
        np.testing.assert_array_equal(frame.X[:, arrays["batch"]], frame.X[:, frame.batch.columns])
        assert arrays["batch"].shape == (8,)
        assert int(arrays["update"]) == 0


def test_safetensors_hold_the_same_arrays_to_the_bit(make_frame: Callable[..., Frame]) -> None:
    frame = make_frame(3, test_share=0.3, batch_size=8)
    data = parameters_safetensors(frame, '{"epoch": 3}')
    assert data == parameters_safetensors(frame, '{"epoch": 3}')
    arrays = arrays_of(frame)
    read = load(data)
    assert {name: array.tobytes() for name, array in read.items()} == {
        name: np.ascontiguousarray(array).tobytes() for name, array in arrays.items()
    }
    assert {name: array.shape for name, array in read.items()} == {name: a.shape for name, a in arrays.items()}
    assert {values["dtype"] for name, values in deserialize(data) if name.startswith(("W", "b1"))} == {"F64"}
    header = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])
    assert json.loads(header["__metadata__"]["origin"]) == {"epoch": 3}


def test_json_holds_the_same_numbers_to_the_bit(make_frame: Callable[..., Frame]) -> None:
    frame = make_frame(3, test_share=0.3, batch_size=8)
    values = json.loads(parameters_json(frame, '{"epoch": 3}'))
    assert values.pop("origin") == {"epoch": 3}
    arrays = arrays_of(frame)
    assert set(values) == set(arrays)
    for name, array in arrays.items():
        assert np.array(values[name], array.dtype).tobytes() == np.ascontiguousarray(array).tobytes()
