"""Offering back what programs that ended badly have kept."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.files.document import kept_document
from app.files.recovery import LeftBehind, Recovery
from app.files.whole_file import reason
from app.panels.recovery.offer import Offer
from app.style.translation import engine_text
from app.window.message_presenter import MessagePresenter
from app.workers.detached_tasks import DetachedTasks
from app.workers.tasks import Steps
from mlp_engine import EngineError, Text, marked

IMPOSSIBLE = marked("engine", "This run cannot be restored: {reason}")


class RecoveryPresenter(QObject):
    """Looks beside the window for what was left behind, and asks the user what shall become of it.

    A run that the user wants stays kept until it is open, which ``confirm`` tells.

    Parameters
    ----------
    recovery : where it is kept
    messages : take what there is to tell
    window : parent of the dialog
    """

    restore_wanted = Signal(object)
    """A document to go on with."""

    def __init__(self, recovery: Recovery, messages: MessagePresenter, window: QWidget) -> None:
        super().__init__(window)
        self._recovery, self._messages, self._window = recovery, messages, window
        self._looking = DetachedTasks(self)
        self._awaited: Offer | None = None

    @Slot()
    def look(self) -> None:
        """Look for what was left behind and never offered; if there is nothing, nobody is asked anything."""
        self._look(self._offer_new)

    @Slot()
    def look_again(self) -> None:
        """Look for all that was left behind, as the user wants it."""
        self._look(self._offer_all)

    def _look(self, then: Callable[[Sequence[Offer]], None]) -> None:
        task = self._looking.start(partial(offers, self._recovery))
        task.finished.connect(then)
        task.refused.connect(self._tell_refusal)
        task.failed.connect(self._messages.show_fault)

    @Slot(object)
    def _tell_refusal(self, error: EngineError | OSError) -> None:
        why = engine_text(reason(error))
        self._messages.show_warning(self.tr("What is kept cannot be looked through. {0}").format(why))

    def confirm(self, document: object, run: int) -> None:
        """Hear that a document is open; if it was wanted here, what is kept of it is that of this run from now on."""
        awaited = self._awaited
        if awaited is not None and document is awaited.document:
            self._recovery.take(awaited.left, run)
            self._awaited = None

    @Slot(object)
    def _offer_new(self, found: Sequence[Offer]) -> None:
        new = [offer for offer in found if not offer.left.is_set_aside]
        if new:
            self._offer(new)

    @Slot(object)
    def _offer_all(self, found: Sequence[Offer]) -> None:
        if found:
            self._offer(found)
        else:
            self._messages.show_info(self.tr("There is no run to restore, or another program is offering it."))

    def _offer(self, found: Sequence[Offer]) -> None:
        from app.panels.recovery.dialog import RecoveryDialog  # which few starts need

        dialog = RecoveryDialog(self._window)
        dialog.restore_requested.connect(self._restore)
        dialog.discard_requested.connect(self._discard)
        dialog.left.connect(self._set_aside)
        dialog.finished.connect(dialog.deleteLater)
        dialog.offer(found)

    @Slot(object)
    def _restore(self, offer: Offer) -> None:
        self._awaited = offer
        self.restore_wanted.emit(offer.document)

    @Slot(object)
    def _set_aside(self, left: Sequence[Offer]) -> None:
        for offer in left:
            with suppress(OSError):  # then it is offered once more
                self._recovery.set_aside(offer.left)

    @Slot(object)
    def _discard(self, offer: Offer) -> None:
        try:
            self._recovery.discard(offer.left)
        except OSError as error:
            text = self.tr("The run that was kept could not be removed. {0}").format(engine_text(reason(error)))
            self._messages.show_warning(text)


def offers(recovery: Recovery) -> Steps:
    """Claim and read what was left behind; for any thread."""
    found = []
    for left in recovery.left_behind():
        found.append(_offer_of(left))
        yield len(found), 0
    return found


def _offer_of(left: LeftBehind) -> Offer:
    try:
        document = kept_document(left.path)
        return Offer(left, document, document.run.point)
    except EngineError as error:
        return Offer(left, problem=Text(IMPOSSIBLE, {"reason": error.text}))
