"""Values sent from one process to another.

A message is a pickle and, behind it, the bytes of its arrays. A read-only array that was in the last message with
arrays is not sent again: the receiver puts the one that it has in its place. So what stays the same from frame to
frame, such as the data set, crosses once and is one object on the other side too.
"""

import io
import pickle
import struct
from collections.abc import Callable
from typing import IO, Any, BinaryIO

import numpy as np
import numpy.typing as npt

AnyArray = npt.NDArray[Any]
SIZE = struct.Struct("<Q")  # of a pickle, in bytes


class Pipe:
    """One end of a connection: a stream to read from and a stream to write to.

    It trusts the other end, as unpickling does: that must be a process which this program has started, or was started
    by.
    """

    def __init__(self, source: IO[bytes], sink: IO[bytes]) -> None:
        self._source, self._sink = source, sink
        self._sent: dict[int, tuple[AnyArray, int]] = {}  # an array and its number, by its id
        self._received: dict[int, AnyArray] = {}  # an array by its number
        self._count = 0  # of the arrays that were sent

    def send(self, value: object) -> None:
        """Send a value; raises OSError if the other end is closed."""
        payload = io.BytesIO()
        pickler = _Pickler(payload, self._sent, self._count)
        pickler.dump(value)
        self._sink.write(SIZE.pack(payload.tell()))
        self._sink.write(payload.getbuffer())
        for array in pickler.new:
            self._sink.write(_bytes_of(array))
        self._sink.flush()
        self._count += len(pickler.new)
        if pickler.met or pickler.new:  # else the other end, too, goes on knowing what it knew
            self._sent = pickler.met

    def receive(self) -> Any:
        """Wait for a value and return it, its arrays read-only; raises EOFError if the other end is closed."""
        (size,) = SIZE.unpack(self._read((SIZE.size,), "u1").data)
        unpickler = _Unpickler(io.BytesIO(self._read((size,), "u1").data), self._received, self._read)
        value = unpickler.load()
        self._received = unpickler.met or self._received
        return value

    def close(self) -> None:
        """Send nothing any more, which ends what the other end receives."""
        self._sink.close()

    def _read(self, shape: tuple[int, ...], dtype: str) -> AnyArray:
        array = np.empty(shape, dtype)
        data = _bytes_of(array)
        while len(data):
            count = self._source.readinto(data)  # type: ignore[attr-defined]  # which the type of files has left out
            if not count:
                raise EOFError
            data = data[count:]
        array.flags.writeable = False
        return array


class _Pickler(pickle.Pickler):
    """Pickles an array as its number and, if it is new, its shape and type.

    Attributes
    ----------
    met : the read-only arrays of the value and their numbers, by id; keeping them keeps the ids theirs
    new : the arrays whose bytes have to follow
    """

    def __init__(self, payload: BinaryIO, known: dict[int, tuple[AnyArray, int]], count: int) -> None:
        super().__init__(payload, pickle.HIGHEST_PROTOCOL)
        self._known, self._count = known, count
        self.met: dict[int, tuple[AnyArray, int]] = {}
        self.new: list[AnyArray] = []

    def persistent_id(self, value: object) -> tuple[int, tuple[int, ...] | None, str] | None:
        if not isinstance(value, np.ndarray):
            return None
        known = self.met.get(id(value)) or self._known.get(id(value))
        number = known[1] if known else self._count + len(self.new)
        if not value.flags.writeable:
            self.met[id(value)] = value, number
        if known:
            return number, None, ""
        self.new.append(value)
        return number, value.shape, value.dtype.str


class _Unpickler(pickle.Unpickler):
    """The counterpart: ``read`` takes the bytes of the new arrays in their order.

    Attributes
    ----------
    met : the arrays of the value, by number
    """

    def __init__(
        self,
        payload: BinaryIO,
        known: dict[int, AnyArray],
        read: Callable[[tuple[int, ...], str], AnyArray],
    ) -> None:
        super().__init__(payload)
        self._known, self._read = known, read
        self.met: dict[int, AnyArray] = {}

    def persistent_load(self, pid: tuple[int, tuple[int, ...] | None, str]) -> AnyArray:
        number, shape, dtype = pid
        if shape is not None:
            self.met[number] = self._read(shape, dtype)
        elif number not in self.met:
            self.met[number] = self._known[number]
        return self.met[number]


def _bytes_of(array: AnyArray) -> memoryview:
    return np.ascontiguousarray(array).reshape(-1).view(np.uint8).data
