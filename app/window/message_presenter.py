"""What the message bar says."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from app.style.translation import engine_text, language_in_force, missing_font
from app.widgets.message_bar import MessageBar, Severity
from app.workers.status import Phase, Status
from mlp_engine import Diverged, EngineError, Frame, Text


class MessagePresenter(QObject):
    """Tells in the message bar how the run goes, and how what the user asked for went.

    Parameters
    ----------
    reset : the action that is offered when a run has diverged
    """

    def __init__(self, bar: MessageBar, reset: QAction) -> None:
        super().__init__(bar)
        self._bar = bar
        self._reset = reset
        self._waiting = ""
        self._font_warning = ""
        self._refusal = ""
        self._findings: Sequence[Text] = ()
        self._finding = ""  # as it was told, in the language of then
        self._of_epoch: tuple[str, int] | None = None  # a sentence, and the epoch for which alone it holds

    def show_frame(self, frame: Frame) -> None:
        """Take back what does not hold at the epoch of a frame, and tell what goes wrong in its run."""
        self.follow_waiting(False)  # or there would be no frame
        if self._of_epoch is not None and self._of_epoch[1] != frame.epoch:
            self._bar.withdraw(self._of_epoch[0])
            self._of_epoch = None
        if frame.findings != self._findings:
            self._findings = frame.findings
            self._tell_findings()

    def follow(self, old: Status, status: Status) -> None:
        """Tell that a run has finished, and take back what no longer holds."""
        if status.phase is Phase.RESTORING:
            return  # what is being restored is on show
        self.follow_waiting(False)
        if status.config != old.config:
            self._bar.withdraw(self._refusal)
        starts = status.phase is Phase.RUNNING and old.phase is not Phase.RUNNING
        recovers = old.phase in (Phase.DIVERGED, Phase.FAILED) and status.phase is not old.phase
        if status.phase is Phase.FINISHED and old.phase is Phase.RUNNING:
            self._tell_end(status.target, status.config.epochs)
        elif starts or recovers:
            self._clear()
        elif status != old:
            self._clear(Severity.INFO)

    def _tell_end(self, target: int, epochs: int) -> None:
        """Tell why the run stands at its target: of the number that is set up it may be a multiple."""
        if target == epochs:
            text = self.tr("Stopped at epoch {0}, as set up. Press Run to train {1} more.")
        else:
            text = self.tr("Stopped at epoch {0}, {1} further, as set up. Press Run to train {1} more.")
        self.show_info_of(target, text.format(target, epochs))

    @Slot(bool)
    def follow_waiting(self, is_waiting: bool) -> None:
        """Tell that what the user wants waits until a computation is done, or take that back."""
        if self._waiting:
            self._bar.withdraw(self._waiting)
            self._waiting = ""
        if is_waiting:
            self._waiting = self.tr(
                "Still computing: one epoch takes long in a network of this size. What you asked for comes next."
            )
            self._bar.show_message(self._waiting, Severity.INFO)

    def show_info_of(self, epoch: int, text: str) -> None:
        """Tell what holds as long as the run is at an epoch."""
        self.show_info(text)
        self._of_epoch = text, epoch

    def _tell_findings(self) -> None:
        self._bar.withdraw(self._finding)
        self._finding = " ".join(map(engine_text, self._findings))
        if self._finding:
            self._bar.show_message(self._finding, Severity.WARNING, actions=[self._reset])

    def _clear(self, most: Severity = Severity.ERROR) -> None:
        """Close the messages that are not graver than ``most``, but for what is still found in the run."""
        self._bar.clear(most)
        if most >= Severity.WARNING:
            self._tell_findings()

    def withdraw(self, text: str) -> None:
        """Take back a sentence that no longer holds."""
        self._bar.withdraw(text)

    @Slot()
    def clear_infos(self) -> None:
        """Take back what was only good to know."""
        self._clear(Severity.INFO)

    @Slot(str)
    @Slot(str, object)
    def show_info(self, text: str, actions: Sequence[QAction] = ()) -> None:
        """Tell what was done, and offer what can be done with it; what could not be done before matters no more."""
        self._clear(Severity.WARNING)
        self._bar.show_message(text, Severity.INFO, actions=actions)

    def show_begun(self, text: str) -> None:
        """Tell what is being done, in place of all that was told before."""
        self._clear()
        self.show_info(text)

    @Slot(str)
    def show_warning(self, text: str) -> None:
        """Tell what was not done, and why."""
        self._bar.show_message(text, Severity.WARNING)

    def follow_language(self) -> None:
        """Tell again what still holds, and if the language of the window cannot be written."""
        self._tell_findings()
        self.warn_of_missing_font()

    def warn_of_missing_font(self) -> None:
        """Tell if the language of the window cannot be written."""
        self._bar.withdraw(self._font_warning)
        self._font_warning = missing_font(language_in_force()) or ""
        if self._font_warning:
            self.show_warning(self._font_warning)

    @Slot(object)
    def show_refusal(self, error: EngineError) -> None:
        """Tell why the run does not go on, and what the user can mend."""
        actions = [self._reset] if isinstance(error, Diverged) else []
        self._refusal = engine_text(error.text)
        self._bar.show_message(self._refusal, Severity.ERROR, actions=actions)

    @Slot(str)
    def show_fault(self, trace: str) -> None:
        """Tell of a fault of the program, with its traceback to copy."""
        sentence = self.tr("Something went wrong in the program, not in your set-up: {0}")
        self._bar.show_message(sentence.format(trace.strip().splitlines()[-1]), Severity.ERROR, details=trace)
