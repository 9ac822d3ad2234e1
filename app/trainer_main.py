"""The process in which the trainer runs: it hears commands from its standard input and answers on its output."""

import os
import sys
import threading
import traceback
from contextlib import suppress
from dataclasses import replace
from functools import partial
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Slot

from app.listener import Listener
from app.pipe import Pipe
from app.trainer import Trainer
from app.trainer_messages import COMMANDS, REPORTS, Command, Done, Report, SentFrame
from mlp_engine import Frame, History, Mark, RunConfig

NO_CURVES = History(()).curves()


class TrainerHost(QObject):
    """Carries out commands on a trainer, one after the other, and sends what it says."""

    def __init__(self, pipe: Pipe, config: RunConfig) -> None:
        super().__init__()
        self._pipe = pipe
        self._trainer = Trainer(config)
        self._history: History | None = None  # whose curves the window has, as far as the mark
        self._mark = Mark()
        for name in REPORTS:
            getattr(self._trainer, name).connect(partial(self._report, name))
        self._trainer.frame_ready.connect(self._send_frame)

    @Slot(object)
    def carry_out(self, command: Command) -> None:
        """Call a slot of the trainer, and tell when it is done."""
        if command.name in COMMANDS:
            getattr(self._trainer, command.name)(*command.arguments)
        self._tell(Done(command.number))

    def _report(self, name: str, value: object) -> None:
        self._tell(Report(name, value))

    @Slot(object)
    def _send_frame(self, frame: Frame) -> None:
        history, names = self._trainer.history, None
        if history is not self._history:
            self._history, self._mark, names = history, Mark(), history.norm_names
        growth = history.growth_since(self._mark)
        self._mark = growth.mark
        curves = frame.curves
        end = curves.n_epochs, curves.rest, curves.newest
        self._tell(SentFrame(replace(frame, curves=NO_CURVES, recorded=NO_CURVES), names, growth, end))

    def _tell(self, message: object) -> None:
        try:
            self._pipe.send(message)
        except OSError:  # nobody is there any more
            QCoreApplication.quit()


def main() -> None:
    """Train what the process that has started this one asks for, until it closes the pipe."""
    pipe = _own_pipe()
    try:
        config = pipe.receive()
    except EOFError:  # the window was not even opened
        return
    sys.excepthook = partial(_tell_fault, pipe)
    app = QCoreApplication([])
    host = TrainerHost(pipe, config)
    listener = Listener(pipe.receive)
    listener.received.connect(host.carry_out)
    listener.ended.connect(app.quit)
    listener.start()
    app.exec()
    os._exit(0)  # there is nothing to save, and tidying up would take longer than the window waits


def _tell_fault(pipe: Pipe, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell the window of an exception that nobody has caught; the listener's thread, which may not send, prints it."""
    if threading.current_thread() is not threading.main_thread():
        sys.__excepthook__(kind, error, trace)
        return
    with suppress(OSError):
        pipe.send(Report("failed", "".join(traceback.format_exception(error))))


def _own_pipe() -> Pipe:
    """Return a pipe over the standard streams, which from then on nobody else can disturb."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what is printed goes where errors go
    return Pipe(source, sink)
