"""The trainer as the window sees it: an object with signals, and behind it a process.

Python runs one thread of a process at a time: a trainer in a thread beside the window's would stand still while the
window paints, and the window while it trains. In a process of its own it does not.
"""

import subprocess
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.listener import Listener
from app.pipe import Pipe
from app.python_process import start_trainer
from app.status import Phase, Status
from app.trainer_messages import Command, Done, Report, SentFrame
from mlp_engine import Frame, HistoryCopy, RunConfig, RunPoint

LONG_WAIT = 400  # ms for a command to be carried out, after which the user is told
END_SECONDS = 0.2  # for the process to end by itself, after which it is ended
SETTINGS = ("set_speed", "set_frame_rate", "look_at")  # what a new process has to be told again
BEGINNINGS = ("reset", "configure", "restore")  # what starts a new process after one has ended


class TrainerProcess(QObject):
    """Passes commands on to a Trainer in its own process, and what that says back; see there what each one means.

    If the process ends by itself, which only a fault or the system can cause, the phase is FAILED. Reset, a new
    configuration or a restored run then start another one.

    Parameters
    ----------
    config : of the first run
    process : from ``start_trainer``, or None to start one
    """

    frame_ready = Signal(object)
    status_changed = Signal(object)
    refused = Signal(object)
    restored = Signal(object)
    visited = Signal(object)
    failed = Signal(str)
    waiting_changed = Signal(bool)
    """True while a command waits for the end of an epoch and has done so for a while."""

    def __init__(
        self, config: RunConfig, process: subprocess.Popen[bytes] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._status = Status(Phase.PAUSED, config, config.epochs)
        self._settings: dict[str, tuple[object, ...]] = {}
        self._told = 0  # number of the last command for which somebody waits
        self._is_waiting = self._is_closed = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONG_WAIT)
        self._patience.timeout.connect(self._lose_patience)
        self._open(process or start_trainer())

    def tell(self, command: str, *arguments: object) -> None:
        """Have the trainer carry out one of its ``COMMANDS``."""
        if command in SETTINGS:
            self._settings[command] = arguments
        if self._is_open or self._begin_again(command, arguments):
            self._send(command, arguments)

    def close(self) -> None:
        """End the process, whatever it is doing, for good; a second call does nothing."""
        self._is_closed = True
        if self._is_open:
            self._end()

    def _open(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self._pipe = Pipe(process.stdout, process.stdin)
        self._listener = Listener(_Receiver(self._pipe).receive, self)
        self._listener.received.connect(self._take)
        self._listener.ended.connect(self._take_end)
        self._is_open, self._has_answered = True, False
        with suppress(OSError):  # the process has ended already, which the listener will tell
            self._pipe.send(self._status.config)
        self._listener.start()

    def _end(self) -> int:
        """Let the process end; return its exit status."""
        self._is_open = False
        self._patience.stop()
        with suppress(OSError):
            self._pipe.close()
        try:
            status = self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        self._listener.wait()
        self._listener.deleteLater()
        assert self._process.stdout is not None
        self._process.stdout.close()
        return status

    def _send(self, command: str, arguments: tuple[object, ...]) -> None:
        if command != "frame_drawn":  # for that, nobody waits
            self._told += 1
            if self._has_answered and not self._patience.isActive():
                self._patience.start()
        with suppress(OSError):  # the process has ended, which the listener is about to tell
            self._pipe.send(Command(self._told, command, arguments))

    def _begin_again(self, command: str, arguments: tuple[object, ...]) -> bool:
        """Start a new process if the command begins a run; tell whether there is one."""
        if self._is_closed or command not in BEGINNINGS:
            return False
        start = next((value for value in arguments if isinstance(value, RunConfig | RunPoint)), self._status.config)
        config = start.config if isinstance(start, RunPoint) else start
        self._status = replace(self._status, config=config)
        self._open(start_trainer())
        for name, values in self._settings.items():
            self._send(name, values)
        self._send("start", ())
        return True

    @Slot(object)
    def _take(self, message: object) -> None:
        match message:
            case _ if not self._is_open:
                pass
            case Frame():
                self.frame_ready.emit(message)
            case Report(name="status_changed", value=Status() as status):
                self._status = status
                self.status_changed.emit(status)
            case Report(name, value):
                getattr(self, name).emit(value)
            case Done(number):
                self._take_done(number)

    def _take_done(self, number: int) -> None:
        self._has_answered = True
        if number == self._told:
            self._patience.stop()
        else:
            self._patience.start()
        self._tell_waiting(False)

    @Slot()
    def _lose_patience(self) -> None:
        self._tell_waiting(True)

    def _tell_waiting(self, is_waiting: bool) -> None:
        if is_waiting is not self._is_waiting:
            self._is_waiting = is_waiting
            self.waiting_changed.emit(is_waiting)

    @Slot()
    def _take_end(self) -> None:
        """Hear that the process has ended, though perhaps nobody has asked it to."""
        if not self._is_open:
            return
        status = self._end()
        self._tell_waiting(False)
        self._status = replace(self._status, phase=Phase.FAILED)
        text = self.tr("The process that trains has ended, with exit status {0}. Reset starts another one.")
        self.failed.emit(text.format(status))
        self.status_changed.emit(self._status)


class _Receiver:
    """Receives messages and makes frames whole: called in the listener's thread, it holds up no window."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe
        self._history = HistoryCopy(())

    def receive(self) -> object:
        message = self._pipe.receive()
        return self._whole(message) if isinstance(message, SentFrame) else message

    def _whole(self, sent: SentFrame) -> Frame:
        if sent.norm_names is not None:
            self._history = HistoryCopy(sent.norm_names)
        self._history.grow(sent.growth)
        recorded = self._history.curves()
        return replace(sent.frame, curves=recorded.cut(*sent.end), recorded=recorded)
