"""Values and arrays that may come from anybody: whatever is taken of them is checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from mlp_engine.arrays import FloatArray, Mask, as_integer, as_list
from mlp_engine.errors import InvalidInput, Text, marked

Arrays = Mapping[str, FloatArray | Mask]


class Parts:
    """The values and arrays of something, such as a saved run, or of a part of it.

    Every method returns what has a name; InvalidInput says what is wrong with it.
    """

    def __init__(self, values: object, arrays: Arrays, name: str = "run", before: str = "") -> None:
        if not isinstance(values, Mapping):
            raise InvalidInput(name, values, Text(marked("engine", "a table of fields and their values")))
        self.values, self._arrays, self._name, self._before = values, arrays, name, before

    def part(self, name: str, values: object) -> Parts:
        """Return a part, whose arrays have its name before theirs."""
        return Parts(values, self._arrays, name, f"{name}.")

    def whole(self, name: str, least: int = 0, most: int | None = None) -> int:
        """Return a whole number."""
        return as_integer(f"{self._name}.{name}", self.values.get(name), least, most)

    def power_of_two(self, name: str, most: int) -> int:
        """Return a power of two."""
        number = self.whole(name, 1, most)
        if number & (number - 1):
            raise InvalidInput(f"{self._name}.{name}", number, Text(marked("engine", "a power of two")))
        return number

    def items(self, name: str, least: int = 0, most: int | None = None) -> list[Any]:
        """Return a list."""
        allowed = Text(marked("engine", "a list as long as it should be"))
        return as_list(f"{self._name}.{name}", self.values.get(name), allowed, least, most)

    def numbers(self, name: str, *shape: int, may_be_nan: bool = False, any_at_end: int = 0) -> FloatArray:
        """Return an array of a shape whose numbers are finite, or NaN where that may be; of some last columns any."""
        array: FloatArray = self._array(name, np.dtype(np.float64), shape)
        checked = array[..., : array.shape[-1] - any_at_end]
        if not (np.isfinite(checked) | (np.isnan(checked) if may_be_nan else False)).all():
            came = Text(marked("engine", "numbers that are not finite"))
            raise InvalidInput(f"{self._name}.{name}", came, Text(marked("engine", "finite numbers")))
        return array

    def mask(self, name: str, size: int) -> Mask:
        """Return a vector of truth values."""
        mask: Mask = self._array(name, np.dtype(np.bool_), (size,))
        return mask

    def _array(self, name: str, dtype: np.dtype[Any], shape: tuple[int, ...]) -> Any:
        array = self._arrays.get(self._before + name)
        if array is None or array.dtype != dtype or array.shape != shape:
            came = Text(marked("engine", "an array of shape {shape}"), {"shape": getattr(array, "shape", ())})
            allowed = Text(marked("engine", "an array of shape {shape}"), {"shape": shape})
            raise InvalidInput(f"{self._name}.{name}", came, allowed)
        return array
