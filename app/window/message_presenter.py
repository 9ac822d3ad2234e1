"""What the message bar says."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from app.lesson.numbers import exact, short
from app.style.translation import engine_text, language_in_force, missing_font
from app.widgets.message_bar import MessageBar, Severity
from app.workers.status import Phase, Status
from mlp_engine import Diverged, EngineError, EpochRecord, Frame, Text


class MessagePresenter(QObject):
    """Tells in the message bar how the run goes, and how what the user asked for went.

    Parameters
    ----------
    reset : the action that is offered when a run has diverged
    """

    epoch_wanted = Signal(int)
    """The user wants to see this epoch, which a message has offered."""

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
        self._go_to_best = QAction(self)
        self._go_to_best.triggered.connect(self._want_best)

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
            self._tell_end(status)
        elif starts or recovers:
            self._clear()
        elif status != old:
            self._clear(Severity.INFO)

    def _tell_end(self, status: Status) -> None:
        """Tell why the run stands where it does: at its target or, by one of the rules that are set up, before."""
        if status.record is not None:
            self._tell_rule(status, status.record)
            return
        target, epochs = status.target, status.config.epochs
        if target == epochs:
            text = self.tr("Stopped at epoch {0}, as set up. Press Run to train {1} more.")
        else:
            text = self.tr("Stopped at epoch {0}, {1} further, as set up. Press Run to train {1} more.")
        self.show_info_of(target, text.format(target, epochs))

    def _tell_rule(self, status: Status, record: EpochRecord) -> None:
        """Tell by which rule the run has stopped, and offer the epoch that was best in the test, if it is another."""
        config, best = status.config, status.best_epoch
        sentences = {
            "stop_loss": self.tr(
                "Stopped at epoch {epoch}: the loss is {loss}, at most {stop_loss} as set up. Press Run to go on."
            ),
            "patience": self.tr(
                "Stopped at epoch {epoch}: no better test loss for {patience} epochs, as set up; the best was at epoch "
                "{best}. Press Run to go on."
            ),
        }
        text = sentences[status.reason].format(
            epoch=record.epoch,
            loss=short(record.loss, 4),
            stop_loss=config.stop_loss and exact(config.stop_loss),
            patience=config.patience,
            best=best,
        )
        actions = []
        if best is not None and best != record.epoch:
            self._go_to_best.setText(self.tr("Go to epoch {0}, the best").format(best))
            self._go_to_best.setData(best)
            actions = [self._go_to_best]
        self.show_info_of(record.epoch, text, actions)

    @Slot()
    def _want_best(self) -> None:
        self.epoch_wanted.emit(self._go_to_best.data())

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

    def show_info_of(self, epoch: int, text: str, actions: Sequence[QAction] = ()) -> None:
        """Tell what holds as long as the run is at an epoch, and offer what can be done with it."""
        self.show_info(text, actions)
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
    def show_warning(self, text: str, actions: Sequence[QAction] = ()) -> None:
        """Tell what was not done, and why, and offer what can be done about it."""
        self._bar.show_message(text, Severity.WARNING, actions=actions)

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
