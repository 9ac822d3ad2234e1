"""The array type of the engine, and the checks of what comes from outside."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from mlp_engine.errors import InvalidInput, Text, marked

FloatArray = npt.NDArray[np.float64]
AnyArray = TypeVar("AnyArray", bound=npt.NDArray[Any])


def read_only(array: AnyArray) -> AnyArray:
    """Return a copy of ``array`` that refuses to be written to."""
    copy = array.copy()
    copy.flags.writeable = False
    return copy


def norm(vector: FloatArray) -> float:
    """Return the L2 norm of a vector."""
    return math.sqrt(vector.dot(vector))


def joined(arrays: Mapping[str, FloatArray]) -> tuple[FloatArray, dict[str, FloatArray]]:
    """Return one vector of all the entries, and views of it with the names and shapes of the arrays."""
    vector = np.concatenate([array.ravel() for array in arrays.values()])
    views: dict[str, FloatArray] = {}
    start = 0
    for name, array in arrays.items():
        views[name] = vector[start : start + array.size].reshape(array.shape)
        start += array.size
    return vector, views


def as_matrix(argument: str, value: npt.ArrayLike, rows: int | None = None, columns: int | None = None) -> FloatArray:
    """Return ``value`` as a float64 matrix of finite numbers, samples in columns.

    Parameters
    ----------
    argument : the name to complain about
    value : anything NumPy can read as a matrix of real numbers with at least one row and one column
    rows, columns : the only allowed numbers of rows and columns; None allows any

    Raises
    ------
    InvalidInput
        if it is no matrix, has another shape or holds NaN or an infinity
    """
    shape = (rows if rows is not None else "n", columns if columns is not None else "m")
    allowed = Text(
        marked("engine", "a matrix of finite numbers, shape ({rows}, {columns})"),
        {"rows": shape[0], "columns": shape[1]},
    )
    try:
        given = np.asarray(value)
        if given.dtype.kind not in "biufO":  # neither texts nor complex numbers; O may be whole numbers beyond 64 bits
            raise InvalidInput(argument, value, allowed)
        matrix = given.astype(np.float64, copy=False)
    except (TypeError, ValueError, OverflowError):
        raise InvalidInput(argument, value, allowed) from None
    fits = matrix.ndim == 2 and rows in (None, matrix.shape[0]) and columns in (None, matrix.shape[1])
    if not fits or 0 in matrix.shape:
        came = Text(marked("engine", "an array of shape {shape}"), {"shape": matrix.shape})
        raise InvalidInput(argument, came, allowed)
    if not np.isfinite(matrix).all():
        row, column = np.argwhere(~np.isfinite(matrix))[0]
        finite = Text(marked("engine", "a finite number"))
        raise InvalidInput(f"{argument}[{row}, {column}]", float(matrix[row, column]), finite)
    return matrix


def as_list(argument: str, value: object, allowed: Text) -> list[object]:
    """Return the items of ``value``; raise InvalidInput if it has none, as a number has none, or is a string."""
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return list(value)
    raise InvalidInput(argument, value, allowed)


def as_integer(argument: str, value: object, minimum: int, maximum: int | None = None) -> int:
    """Return ``value`` as an int between the bounds, both allowed; raise InvalidInput otherwise."""
    if isinstance(value, int | np.integer) and not isinstance(value, bool):
        number = int(value)
        if minimum <= number and (maximum is None or number <= maximum):
            return number
    if maximum is None:
        allowed = Text(marked("engine", "a whole number of at least {minimum}"), {"minimum": minimum})
    else:
        allowed = Text(
            marked("engine", "a whole number from {minimum} to {maximum}"), {"minimum": minimum, "maximum": maximum}
        )
    raise InvalidInput(argument, value, allowed)


def as_positive(argument: str, value: object, maximum: float = math.inf) -> float:
    """Return ``value`` as a finite float above 0 and at most ``maximum``; raise InvalidInput otherwise."""
    number = _real(value)
    if 0.0 < number <= maximum and math.isfinite(number):
        return number
    if math.isinf(maximum):
        raise InvalidInput(argument, value, Text(marked("engine", "a finite number above 0")))
    allowed = Text(marked("engine", "a number above 0 and at most {maximum:g}"), {"maximum": maximum})
    raise InvalidInput(argument, value, allowed)


def as_real(argument: str, value: object, minimum: float, maximum: float) -> float:
    """Return ``value`` as a float between the bounds, both allowed; raise InvalidInput otherwise."""
    number = _real(value)
    if minimum <= number <= maximum:
        return number
    allowed = Text(
        marked("engine", "a number from {minimum:g} to {maximum:g}"), {"minimum": minimum, "maximum": maximum}
    )
    raise InvalidInput(argument, value, allowed)


def as_choice(argument: str, value: object, choices: Sequence[str]) -> str:
    """Return ``value`` if it is one of ``choices``; raise InvalidInput otherwise."""
    if isinstance(value, str) and value in choices:
        return value
    raise InvalidInput(argument, value, Text(marked("engine", "one of {choices}"), {"choices": ", ".join(choices)}))


def _real(value: object) -> float:
    """``value`` as a float; NaN, which is between no bounds, where it is no real number or too large for a float."""
    if isinstance(value, int | float | np.integer | np.floating) and not isinstance(value, bool):
        try:
            return float(value)
        except OverflowError:
            pass
    return math.nan
