"""The composition root of the window: everything is made and connected here."""

import gc
import sys
import threading
import traceback
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from app.files.document import Document
from app.files.recovery import Recovery
from app.files.runs import load, point_of, with_fields
from app.files.settings import Settings
from app.files.share_line import begins_as_share_line
from app.files.standard_streams import print_error
from app.style.assets import asset_bytes
from app.style.translation import engine_text, install_language
from app.window.main_window import MainWindow
from app.workers.controller import Controller
from app.workers.stop_notifier import StopNotifier
from app.workers.stop_request import StopRequest
from app.workers.worker_thread import leave
from mlp_engine import EngineError, RunConfig, RunPoint, Text

GARBAGE_INTERVAL = 1000  # ms


def run_window(
    given: Mapping[str, object],
    settings: Settings | None = None,
    source: str | None = None,
    stop: StopRequest | None = None,
    tells_in_window: bool = False,
) -> int:
    """Open the window, wait until it is closed, and return the exit status.

    Parameters
    ----------
    given : fields of a RunConfig that replace those of the last start, or of the source
    settings : None for the user's own
    source : name of a preset or path of a file, to whose run and epoch the window goes, or a set-up line
    stop : closes the window; None if nothing but the user does
    tells_in_window : whether the window opens without a source that cannot be read, and says why

    Raises Stopped if the window is not to be opened any more, and EngineError if the given fields do not go together,
    or the source cannot be read and the window is not to say so.
    """
    stop, settings = stop or StopRequest(), settings or Settings()
    stop.check()
    content, refusal = _found(source, settings.config, tells_in_window)
    source = None if refusal else source
    point = with_fields(point_of(content), given)
    app = make_application()
    install_language(settings.language)
    with closing(StopNotifier(stop)) as notifier, closing(Program(app, point.config, settings)) as program:
        notifier.stopped.connect(program.window.documents.end)
        stop.check()
        program.show()
        program.window.keep_in(Recovery())
        if refusal:
            program.window.messages.show_warning(engine_text(refusal))
        if isinstance(content, Document) and not given:
            program.window.documents.open(Path(str(source)).absolute(), content, is_first=True)
        elif source and not begins_as_share_line(source):  # of which the set-up is all there is
            program.window.incoming.runs.restore(point, Path(source).name)
        status = app.exec()
    return leave(stop.end() if stop.is_made else status)


def _found(source: str | None, otherwise: RunConfig, is_told: bool) -> tuple[RunPoint | Document, Text | None]:
    """Return what the window begins with, and if it is to be told there, why that is not the source."""
    try:
        return load(source) if source else RunPoint(otherwise), None
    except EngineError as error:
        if not is_told:
            raise
        return RunPoint(otherwise), error.text


class Program(QObject):
    """The window and everything behind it, made and connected; ``close`` must be called in the end.

    Attributes
    ----------
    controller, window : the two that all others belong to
    """

    def __init__(self, app: QApplication, config: RunConfig, settings: Settings) -> None:
        super().__init__(app)
        self._collector = GarbageCollector(self)
        self._faults = FaultReporter(self)
        self.controller = Controller(config, self)
        try:
            self.window = MainWindow(self.controller, settings)
        except BaseException:
            self.close()  # a thread that still runs would abort the program
            raise
        self._faults.reported.connect(self.window.messages.show_fault)
        self._faults.install()
        app.styleHints().colorSchemeChanged.connect(self.window.follow_system_theme)

    def show(self) -> None:
        """Open the window and begin to show frames."""
        self.window.show()
        self.controller.start.emit()
        gc.freeze()  # all that there is now is no garbage

    def close(self) -> None:
        """End the workers and give Python its hooks back."""
        self.controller.close()
        self._collector.stop()
        self._faults.remove()


def make_application() -> QApplication:
    """Return the application object, with its name, style and icon."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Layerscope")
    app.setDesktopFileName("layerscope")
    app.setStyle("Fusion")
    pixmap = QPixmap()
    pixmap.loadFromData(QByteArray(asset_bytes("icons/layerscope.svg")))
    app.setWindowIcon(QIcon(pixmap))
    return app


def collect_what_is_due() -> None:
    """Collect the generations of which Python would have collected by now, had it been left to."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return


class GarbageCollector(QObject):
    """Collects reference cycles in the GUI thread only.

    Python collects in whichever thread happens to allocate; a widget in a cycle would then be destroyed in the
    thread of a worker, which Qt does not survive. What there is when the window opens stays for good and is not looked
    at again: that would hold up the window for longer than a frame.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start(GARBAGE_INTERVAL)

    def stop(self) -> None:
        """Give the work back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()


class FaultReporter(QObject):
    """Hears of every exception that nobody caught, in any thread, and tells of each kind once.

    ``install`` makes it the hook of the interpreter, ``remove`` gives the old hooks back.
    """

    reported = Signal(str)
    """The traceback; connect it to a slot of an object in the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: set[str] = set()
        self._old_hooks = sys.excepthook, threading.excepthook

    def install(self) -> None:
        """Become the hook for uncaught exceptions."""
        self._old_hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._hear
        threading.excepthook = self._hear_thread

    def remove(self) -> None:
        """Give the old hooks back."""
        sys.excepthook, threading.excepthook = self._old_hooks

    def _hear_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hear(args.exc_type, args.exc_value, args.exc_traceback)

    def _hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        if text not in self._told:
            self._told.add(text)
            print_error(text)
            self.reported.emit(text)
