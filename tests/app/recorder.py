"""Keeps what a signal carries."""

from typing import Any

from PySide6.QtCore import SignalInstance


class Recorder:
    """The payloads of a signal, in order; ``last`` is the newest."""

    def __init__(self, signal: SignalInstance) -> None:
        self.payloads: list[Any] = []
        signal.connect(self._keep)

    @property
    def last(self) -> Any:
        return self.payloads[-1]

    def __len__(self) -> int:
        return len(self.payloads)

    def _keep(self, *payload: Any) -> None:
        self.payloads.append(payload[0] if len(payload) == 1 else payload)
