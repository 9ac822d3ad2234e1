"""What is kept of the run in case that the program ends badly."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from app.files.document import Document, document_bytes
from app.files.recovery import Recovery
from app.window.actions import ActionId
from app.window.autosave import INTERVAL, Autosave
from app.window.document_presenter import DocumentPresenter
from app.window.message_presenter import MessagePresenter
from app.window.own_runs import OwnRun
from app.window.recovery_presenter import RecoveryPresenter
from app.window.window_actions import WindowActions
from app.workers.controller import Controller
from mlp_engine.saved_run import SavedRun


class Keeping(QObject):
    """Has the run kept while it grows, and offers what programs have left behind; ``close`` must be called in the end.

    Parameters
    ----------
    recovery : where runs are kept
    documents : know the run, and what is saved of it
    interval : in ms, after which something new is kept
    """

    def __init__(
        self,
        recovery: Recovery,
        controller: Controller,
        documents: DocumentPresenter,
        actions: WindowActions,
        messages: MessagePresenter,
        interval: int = INTERVAL,
    ) -> None:
        super().__init__(documents)
        self._documents, self._recovery = documents, recovery
        ask = partial(controller.saves.start, None)
        self._autosave = Autosave(recovery, ask, self._encoder, messages, self, interval)
        self._offers = RecoveryPresenter(recovery, messages, documents.window)
        self._autosave.run = documents.run.number
        documents.grown.connect(self._autosave.note_change)
        documents.settled.connect(self._settle)
        documents.replaced.connect(self._follow)
        documents.opened.connect(self._confirm)
        self._offers.restore_wanted.connect(documents.restore)
        actions[ActionId.RESTORE].triggered.connect(self._offers.look_again)
        self._offers.look()

    def close(self, is_given_up: bool) -> None:
        """Let go of everything; what nobody has given up is offered at the next start."""
        self._autosave.close(is_given_up)

    def _encoder(self, run: SavedRun) -> partial[bytearray]:
        return partial(document_bytes, self._documents.document_of(run))

    @Slot(int)
    def _settle(self, run: int) -> None:
        self._autosave.settle(run)

    @Slot(object, object)
    def _follow(self, before: OwnRun, now: OwnRun) -> None:
        """Hear that another run has come: of the one before, which may come back, stays kept what is in no file."""
        if before is not now:
            self._autosave.let_go()
            if not before.is_modified:
                self._recovery.clear(before.number)
            self._autosave.run = now.number

    @Slot(object)
    def _confirm(self, document: Document) -> None:
        """Hear that a run was opened: it may be the one that was kept."""
        self._offers.confirm(document, self._autosave.run)
