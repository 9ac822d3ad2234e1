"""Keep what signals carry and what is painted."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, SignalInstance


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


class PaintCounter(QObject):
    """Those of some widgets that have been painted, in order."""

    def __init__(self, *widgets: QObject) -> None:
        super().__init__()
        self.painted: list[QObject] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted.append(watched)
        return False
