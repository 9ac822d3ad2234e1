"""Data of the user's own: samples that a run carries with it, so that it needs no file to be there again."""

from __future__ import annotations  # as in mlp_engine.datasets

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from mlp_engine.arrays import FloatArray, as_integer, as_list, as_matrix, read_only
from mlp_engine.datasets import REGRESSION, DataSet
from mlp_engine.drawings import Points
from mlp_engine.errors import InvalidInput, Text, marked
from mlp_engine.packing import packed, unpacked

MOST_ROWS, MOST_COLUMNS, MOST_CLASSES = 100_000, 1000, 8
MOST_NUMBERS = 250_000  # of all rows and columns: 2 MB in a file, before they are packed
LONGEST_NAME = 200
LARGEST_NUMBER = 1e120  # whose square is still a number, also in sums
_FLOAT64 = np.dtype("<f8")


@dataclass(frozen=True)
class OwnData:
    """Rows of a table: numbers to learn from, and a class or a number to learn.

    Attributes
    ----------
    name : what the table is called, such as the name of its file
    columns : the names of the inputs, one or more
    target : the name of the column that is learned
    classes : the names of the classes, at least two; empty in a regression
    numbers : (columns + 1) times m numbers, of 8 bytes each, the lowest first: those of each input, then the targets,
        which are the numbers of the classes from 0, or in a regression any

    Raises
    ------
    InvalidInput
        if it is not as described, is too large, or holds a number that is not finite
    """

    name: str
    columns: tuple[str, ...]
    target: str
    classes: tuple[str, ...]
    numbers: bytes

    def __post_init__(self) -> None:
        as_integer("own_data.columns", len(self.columns), 1, MOST_COLUMNS)
        if self.classes:
            as_integer("own_data.classes", len(self.classes), 2, MOST_CLASSES)
        for name in (self.name, self.target, *self.columns, *self.classes):
            if not isinstance(name, str) or len(name) > LONGEST_NAME:
                allowed = Text(marked("engine", "a text of at most {longest} characters"), {"longest": LONGEST_NAME})
                raise InvalidInput("own_data.name", name, allowed)
        rows, rest = divmod(len(self.numbers), _FLOAT64.itemsize * (len(self.columns) + 1))
        if rest:
            raise InvalidInput("own_data.numbers", len(self.numbers), Text(marked("engine", "whole rows of numbers")))
        as_integer("own_data.rows", rows, 2, MOST_ROWS)
        as_integer("own_data.numbers", rows * (len(self.columns) + 1), 2, MOST_NUMBERS)
        values = as_matrix("own_data", self._values)
        if (size := float(abs(values).max())) > LARGEST_NUMBER:
            allowed = Text(marked("engine", "a number of at most {maximum:g}"), {"maximum": LARGEST_NUMBER})
            raise InvalidInput("own_data", size, allowed)
        if self.classes and not np.isin(values[-1], np.arange(len(self.classes))).all():
            raise InvalidInput(
                "own_data.target", float(values[-1].max()), Text(marked("engine", "a class of the table"))
            )

    @classmethod
    def of(
        cls, name: str, columns: Sequence[str], target: str, classes: Sequence[str], X: npt.ArrayLike, y: npt.ArrayLike
    ) -> OwnData:
        """Return the data with the inputs X (n, m) and the targets y (m,): numbers, or those of classes, from 0.

        Raises InvalidInput as the class does, and if y has another length than a row of X.
        """
        X = as_matrix("X", X, rows=len(columns))
        y = as_matrix("y", np.reshape(y, (1, -1)), columns=X.shape[1])
        numbers = np.vstack([X, y]).astype(_FLOAT64).tobytes()
        return cls(name, tuple(columns), target, tuple(classes), numbers)

    @cached_property
    def _values(self) -> FloatArray:
        values = np.frombuffer(self.numbers, _FLOAT64).astype(np.float64)
        return read_only(values.reshape(len(self.columns) + 1, -1))

    @property
    def m(self) -> int:
        """Number of rows."""
        return int(self._values.shape[1])

    @property
    def X(self) -> FloatArray:
        """The inputs (n, m), in the order of the table."""
        return self._values[:-1]

    @property
    def y(self) -> FloatArray:
        """The targets (m,): the numbers of classes, or in a regression any."""
        y: FloatArray = self._values[-1]
        return y

    @property
    def Y(self) -> FloatArray:
        """The targets as a network learns them, (n_L, m)."""
        if len(self.classes) < 3:
            return self._values[-1:]
        Y: FloatArray = np.eye(len(self.classes))[:, self.y.astype(np.intp)]
        return Y

    @cached_property
    def data_set(self) -> DataSet:
        """The kind of data set that it is."""
        n_classes = (len(self.classes), len(self.classes)) if self.classes else REGRESSION
        return DataSet(OWN.name, OWN.label, OWN.what, self._shuffled, len(self.columns), n_classes)

    def _shuffled(self, n_samples: int, noise: float, seed: int, n_classes: int) -> Points:
        """Return all samples in random order: a file often has one class behind the other."""
        del n_samples, noise, n_classes
        order = np.random.RandomState(seed).permutation(self.m)
        return self.X[:, order], self.Y[:, order]

    def as_dict(self) -> dict[str, object]:
        """Return the data as values that JSON can hold, the numbers packed."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        values["columns"], values["classes"] = list(self.columns), list(self.classes)
        return values | {"rows": self.m, "numbers": self._packed}

    @cached_property
    def _packed(self) -> str:
        return packed(self.numbers)

    @property
    def packed_size(self) -> int:
        """How many characters the numbers take in a file."""
        return len(self._packed)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> OwnData:
        """Return the data that ``as_dict`` gave.

        Raises InvalidInput for anything else; no more is unpacked than a table may have.
        """
        names = {field.name for field in fields(cls)} | {"rows"}
        if not isinstance(values, Mapping) or set(values) != names:
            raise InvalidInput("own_data", values, Text(marked("engine", "a table of the user's own")))
        no_list = Text(marked("engine", "a list of names"))
        columns, classes = (as_list(f"own_data.{name}", values[name], no_list) for name in ("columns", "classes"))
        rows = as_integer("own_data.rows", values["rows"], 2, MOST_ROWS)
        size = rows * (len(columns) + 1)
        as_integer("own_data.numbers", size, 2, MOST_NUMBERS)
        numbers = unpacked("own_data.numbers", values["numbers"], _FLOAT64.itemsize * size)
        return cls(values["name"], tuple(columns), values["target"], tuple(classes), numbers)  # type: ignore[arg-type]


def standardized(X: FloatArray, m: int) -> FloatArray:
    """Return X (n, k), each row with mean 0 and deviation 1 over its first ``m`` columns, those to learn from.

    A row without deviation is only moved, to 0.
    """
    mean, deviation = X[:, :m].mean(axis=1, keepdims=True), X[:, :m].std(axis=1, keepdims=True)
    moved: FloatArray = (X - mean) / np.where(deviation > math.ulp(1.0) * np.abs(mean), deviation, 1.0)
    return moved


OWN = DataSet(
    "own",
    marked("engine", "own data"),
    marked("engine", "A table of your own: open a file, or drop or paste it into the window."),
    lambda *_: _missing(),
)


def _missing() -> Points:
    raise InvalidInput("own_data", None, NO_TABLE)


NO_TABLE = Text(marked("engine", "a table: open one with File ▸ Open data…"))
