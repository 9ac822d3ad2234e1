"""The numbers of a run as files for other programs."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

import numpy as np
from PySide6.QtCore import QCoreApplication
from safetensors.numpy import save

from app.export.output import Output
from app.lesson.numbers import shape_text
from app.lesson.rates import has_other_rates, rates_in
from mlp_engine import Curves, Frame, RunPoint, marked


def headings_of(curves: Curves, point: RunPoint) -> list[str]:
    """Return the headings of the table of ``curves_csv``."""
    names = [*curves.names, *(["learning_rate"] if has_other_rates(point) else [])]
    if curves.span == 1:
        return ["epoch", *names]
    return ["first_epoch", "last_epoch", *(f"{name}_{end}" for name in names for end in ("min", "mean", "max"))]


def columns_of(curves: Curves, point: RunPoint) -> dict[str, Sequence[float]]:
    """Return the columns of the table of ``curves_csv`` by their headings."""
    n_epochs, span = curves.n_epochs, curves.span
    values = [(one.low, one.mean, one.high) for one in map(curves.series, curves.names)]
    if has_other_rates(point):
        values.append(rates_in(point, n_epochs, span))
    first = range(0, n_epochs, span)
    columns: list[Sequence[float]] = [first]
    if span == 1:
        columns += [mean.tolist() for _, mean, _ in values]
    else:
        columns.append([min(epoch + span, n_epochs) - 1 for epoch in first])
        columns += [part.tolist() for parts in values for part in parts]
    return dict(zip(headings_of(curves, point), columns, strict=True))


def curves_csv(curves: Curves, point: RunPoint) -> bytes:
    """Return a table with a header and a row for each epoch: epoch, loss, accuracy (0 to 1, or R²) and gradient norms.

    Behind them stand the penalty, loss and accuracy of the test, and the learning rate, if it has changed: where there
    is such a thing. Where points stand for some epochs each, there is a row for each point: its first and last epoch,
    and of each quantity the smallest, the mean and the largest value in them. It is CSV as RFC 4180 has it, in UTF-8;
    numbers have all the digits it takes to read back the same ones. What is not computed yet in the last epoch is left
    blank.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)  # it writes floats by repr
    columns = columns_of(curves, point)
    writer.writerow(columns)
    writer.writerows(zip_longest(*columns.values(), fillvalue=""))
    return text.getvalue().encode()


def arrays_of(frame: Frame) -> dict[str, np.ndarray]:
    """Return the parameters of a frame, and what belongs to them, as arrays.

    For each layer l there are W1 (n_l, n_{l-1}), b1 (n_l, 1) and W1_start, the weights of epoch 0; besides X (n_0, m)
    and Y (n_L, m), and epoch. Where there is a test, X_test (n_0, k) and Y_test (n_L, k); where an epoch has several
    updates, update, how many of it are made, and batch, the columns of X that the next one learns from.
    """
    arrays: dict[str, np.ndarray] = {}
    for layer in frame.layers:
        arrays |= {f"W{layer.l}": layer.W, f"b{layer.l}": layer.b, f"W{layer.l}_start": layer.W_start}
    arrays |= {"X": frame.X, "Y": frame.Y, "epoch": np.array(frame.epoch)}
    if frame.X_test.size:
        arrays |= {"X_test": frame.X_test, "Y_test": frame.Y_test}
    if not frame.batch.is_whole:
        arrays |= {"update": np.array(frame.batch.update), "batch": frame.batch.columns}
    return arrays


def parameters_npz(frame: Frame, origin_text: str) -> bytes:
    """Return the parameters of a frame as arrays in an NPZ file, to be read by ``numpy.load`` without pickles.

    They are those of ``arrays_of``, and two texts: config, the configuration as JSON, and origin.
    """
    arrays = arrays_of(frame)
    arrays |= {"config": np.array(json.dumps(frame.config.as_dict())), "origin": np.array(origin_text)}
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()


def parameters_safetensors(frame: Frame, origin_text: str) -> bytes:
    """Return the arrays of ``arrays_of`` in a safetensors file, with the origin in its metadata."""
    arrays = {name: np.array(array, order="C") for name, array in arrays_of(frame).items()}
    return save(arrays, {"origin": origin_text})  # of several texts the order would not be the same each time


def parameters_json(frame: Frame, origin_text: str) -> bytes:
    """Return the arrays of ``arrays_of`` as lists of rows in JSON, with all the digits it takes to be the same again.

    The origin stands before them.
    """
    values = {"origin": json.loads(origin_text)} | {name: array.tolist() for name, array in arrays_of(frame).items()}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(value, allow_nan=False)}" for name, value in values.items())
    return f"{{\n{lines}\n}}\n".encode()


PARAMETERS: dict[str, tuple[str, Callable[[Frame, str], bytes]]] = {
    "npz": (marked("Export", "Arrays for NumPy:"), parameters_npz),
    "safetensors": (marked("Export", "Arrays that PyTorch, JAX and others read:"), parameters_safetensors),
    "json": (marked("Export", "Lists of numbers, each exact to its last bit:"), parameters_json),
}
"""What is in a file of each format, and what makes it of a frame and its origin."""


class DataOutput(Output):
    """Numbers, of which there is nothing to draw."""

    sizes = ()
    numbers = ()
    themes = ()


class CurvesOutput(DataOutput):
    """The curves as a table."""

    @classmethod
    def contents(cls, frame: Frame, format: str) -> str:
        curves = frame.curves
        text = marked("Export", "A table of {rows} epochs with the columns")
        if curves.span > 1:
            text = marked("Export", "A table of {rows} epochs, {span} in a row, with the columns")
        sentence = QCoreApplication.translate("Export", text).format(rows=len(curves), span=curves.span)
        return f"{sentence}\n{', '.join(headings_of(curves, frame.point))}"

    def encode(self) -> Iterator[bytes]:
        frame = self.material.now
        yield curves_csv(frame.curves, frame.point)


class ParametersOutput(DataOutput):
    """The weights and biases as arrays."""

    @classmethod
    def contents(cls, frame: Frame, format: str) -> str:
        lines = [
            f"W{layer.l} {shape_text(layer.W.shape)}, b{layer.l} {shape_text(layer.b.shape)}" for layer in frame.layers
        ]
        return "\n".join([QCoreApplication.translate("Export", PARAMETERS[format][0]), *lines])

    def encode(self) -> Iterator[bytes]:
        yield PARAMETERS[self.choices.format][1](self.material.now, self.material.origin.text())
