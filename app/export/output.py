"""Files in the making: each is drawn in the GUI thread, a piece at a time, and encoded in any thread."""

from abc import ABC, abstractmethod
from collections.abc import Iterator


class Output(ABC):
    """One file. ``draw`` first, to its end; then ``encode``, which touches no widget.

    Between two pieces of work a file can be given up, and somebody can be told how far it is.

    Attributes
    ----------
    view : the name of the figure, for the name of the file
    suffix : of the file, without the dot
    """

    def __init__(self, view: str, suffix: str) -> None:
        self.view = view
        self.suffix = suffix

    @property
    def pieces(self) -> int:
        """How often ``draw`` and ``encode`` yield together."""
        return 2

    @abstractmethod
    def draw(self) -> Iterator[None]:
        """Draw what the file shows, in the GUI thread; yield after each piece."""

    @abstractmethod
    def encode(self) -> Iterator[bytes]:
        """Yield the content of the file in parts, which may be empty; in any thread."""
