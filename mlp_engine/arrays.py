"""The array type of the engine, and the checks of what comes from outside."""

import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeGuard, TypeVar, cast

import numpy as np
import numpy.typing as npt

from mlp_engine.errors import InvalidInput, Text, marked

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
LARGEST_SEED = 2**31 - 1
_FLOAT64 = np.dtype(np.float64)
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
    return vector, divided(vector, arrays)


def divided(vector: AnyArray, arrays: Mapping[str, npt.NDArray[Any]]) -> dict[str, AnyArray]:
    """Return views of a vector, one behind the other, with the names and shapes of the arrays."""
    views: dict[str, AnyArray] = {}
    start = 0
    for name, array in arrays.items():
        views[name] = cast(AnyArray, vector[start : start + array.size].reshape(array.shape))
        start += array.size
    return views


def as_matrix(
    argument: str,
    value: npt.ArrayLike,
    rows: int | None = None,
    columns: int | None = None,
    *,
    must_be_finite: bool = True,
) -> FloatArray:
    """Return ``value`` as a float64 matrix of finite numbers, samples in columns.

    A float64 array is returned as it is, not as a copy.

    Parameters
    ----------
    argument : the name to complain about
    value : anything NumPy can read as a matrix of real numbers with at least one row and one column
    rows, columns : the only allowed numbers of rows and columns; None allows any
    must_be_finite : False allows NaN and the infinities, too

    Raises
    ------
    InvalidInput
        if it is no matrix, has another shape, or holds a masked number, NaN or an infinity
    """
    matrix = as_reals(argument, value, _a_matrix(rows, columns))
    fits = matrix.ndim == 2 and rows in (None, matrix.shape[0]) and columns in (None, matrix.shape[1])
    if not fits or 0 in matrix.shape:
        came = Text(marked("engine", "an array of shape {shape}"), {"shape": matrix.shape})
        raise InvalidInput(argument, came, _a_matrix(rows, columns))
    if must_be_finite and not _is_finite(matrix):
        row, column = np.argwhere(~np.isfinite(matrix))[0]
        finite = Text(marked("engine", "a finite number"))
        raise InvalidInput(f"{argument}[{row}, {column}]", float(matrix[row, column]), finite)
    return matrix


def as_matrices(
    argument: str,
    value: Mapping[str, npt.ArrayLike],
    shapes: Mapping[str, tuple[int, ...]],
    *,
    must_be_finite: bool = True,
) -> dict[str, FloatArray]:
    """Return the entries of ``value`` that ``shapes`` names, each as ``as_matrix`` does, in the order of ``shapes``.

    Raises InvalidInput, naming the entry, if one is missing or not a matrix of its shape.
    """
    if not isinstance(value, Mapping) or not shapes.keys() <= value.keys():
        allowed = Text(marked("engine", "a dictionary with the matrices {names}"), {"names": ", ".join(shapes)})
        raise InvalidInput(argument, list(value) if isinstance(value, Mapping) else value, allowed)
    matrices: dict[str, FloatArray] = {}
    for name, shape in shapes.items():
        matrix = value[name]
        if not (_is_float64(matrix) and matrix.shape == shape and _is_finite(matrix)):  # by far most are, and soon seen
            matrix = as_matrix(f'{argument}["{name}"]', matrix, *shape, must_be_finite=must_be_finite)
        matrices[name] = matrix
    return matrices


def as_reals(argument: str, value: npt.ArrayLike, allowed: Text) -> FloatArray:
    """Return ``value`` as a float64 array of any shape, NaN and the infinities among its numbers.

    Raises InvalidInput, with what is ``allowed``, for texts, complex numbers, and numbers that a mask hides.
    """
    if _is_float64(value):
        return value
    if _has_masked(value):
        raise InvalidInput(argument, Text(marked("engine", "an array with masked numbers")), allowed)
    try:
        given = np.asarray(value)
        if given.dtype.kind not in "biufO":  # neither texts nor complex numbers; O may be whole numbers beyond 64 bits
            raise InvalidInput(argument, value, allowed)
        return given.astype(np.float64, copy=False)
    except (TypeError, ValueError, OverflowError):
        raise InvalidInput(argument, value, allowed) from None


def as_list(argument: str, value: object, allowed: Text, least: int = 0, most: int | None = None) -> list[object]:
    """Return the items of ``value``, ``least`` to ``most``; raise InvalidInput for others, a number or a string."""
    if not isinstance(value, Iterable) or isinstance(value, str | bytes):
        raise InvalidInput(argument, value, allowed)
    items = list(value)
    if len(items) < least or (most is not None and len(items) > most):
        raise InvalidInput(argument, value, allowed)
    return items


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


def as_real(argument: str, value: object, minimum: float, maximum: float, *, excludes_maximum: bool = False) -> float:
    """Return ``value`` as a float between the bounds, both allowed unless the maximum is excluded.

    Raises InvalidInput otherwise.
    """
    number = _real(value)
    if minimum <= number <= maximum and not (excludes_maximum and number == maximum):
        return number
    template = marked("engine", "a number from {minimum:g} to {maximum:g}")
    if excludes_maximum:
        template = marked("engine", "a number of at least {minimum:g} and below {maximum:g}")
    raise InvalidInput(argument, value, Text(template, {"minimum": minimum, "maximum": maximum}))


def as_choice(argument: str, value: object, choices: Sequence[str]) -> str:
    """Return ``value`` if it is one of ``choices``; raise InvalidInput otherwise."""
    if isinstance(value, str) and value in choices:
        return value
    raise InvalidInput(argument, value, Text(marked("engine", "one of {choices}"), {"choices": ", ".join(choices)}))


def _is_float64(value: object) -> TypeGuard[FloatArray]:
    """Tell whether ``value`` is an array, of no class derived from it, of the engine's numbers."""
    return type(value) is np.ndarray and value.dtype is _FLOAT64


def _is_finite(matrix: FloatArray) -> bool:
    return bool(np.count_nonzero(np.isfinite(matrix)) == matrix.size)  # takes half as long as all()


def _a_matrix(rows: int | None, columns: int | None) -> Text:
    sentence = marked("engine", "a matrix of finite numbers, shape ({rows}, {columns})")
    return Text(sentence, {"rows": "n" if rows is None else rows, "columns": "m" if columns is None else columns})


def _has_masked(value: object) -> bool:
    """Tell whether a mask hides a number of ``value``, or of an array in it; NumPy itself would read what is hidden."""
    masked_arrays = sys.modules.get("numpy.ma")  # takes long to load; who has a masked array has loaded it
    if masked_arrays is None:
        return False
    if isinstance(value, list | tuple):
        return any(map(_has_masked, value))
    return value is masked_arrays.masked or (isinstance(value, np.ndarray) and masked_arrays.is_masked(value))


def _real(value: object) -> float:
    """``value`` as a float; NaN, which is between no bounds, where it is no real number or too large for a float."""
    if isinstance(value, int | float | np.integer | np.floating) and not isinstance(value, bool):
        try:
            return float(value)
        except OverflowError:
            pass
    return math.nan
