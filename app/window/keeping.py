"""What is kept of the run in case that the program ends badly."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from app.files.document import Document, document_bytes
from app.files.recovery import Recovery
from app.window.actions import ActionId
from app.window.autosave import INTERVAL, Autosave
from app.window.document_presenter import DocumentPresenter
from app.window.message_presenter import MessagePresenter
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
        self._documents = documents
        ask = partial(controller.saves.start, None)
        self._autosave = Autosave(recovery, ask, self._encoder, messages, self, interval)
        self._offers = RecoveryPresenter(recovery, messages, documents.window)
        documents.grown.connect(self._autosave.note_change)
        documents.settled.connect(self._autosave.settle)
        documents.opened.connect(self._follow)
        self._offers.restore_wanted.connect(documents.restore)
        actions[ActionId.RESTORE].triggered.connect(self._offers.look_again)
        self._offers.look()

    def close(self, is_given_up: bool) -> None:
        """Let go of everything; what nobody has given up is offered at the next start."""
        if is_given_up:
            self._autosave.settle()
        self._autosave.close()

    def _encoder(self, run: SavedRun) -> partial[bytearray]:
        return partial(document_bytes, self._documents.document_of(run))

    @Slot(object)
    def _follow(self, document: Document) -> None:
        """Hear that a run was opened: it is kept already, or in its file. What was being kept is of the run before."""
        self._autosave.let_go()
        if not self._offers.confirm(document):
            self._autosave.settle()
