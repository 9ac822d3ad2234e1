"""A trainer commanded at random, whose run is saved and opened by the window's part for that, without a window."""

import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.files.document import read_document
from app.lesson.deeds import Deed
from app.window.document_presenter import DocumentPresenter
from app.workers import detached_tasks
from app.workers.status import Phase
from app.workers.tasks import Tasks
from app.workers.trainer import Trainer
from mlp_engine import RunConfig
from mlp_engine.event_log import EventLog
from mlp_engine.ways import opened
from tests.app.recorder import Recorder
from tests.app.window.travels import Commanded
from tests.engine.plain_runs import state_of

NAMES = ("one.layerscope", "other.layerscope")
RUN = ("rates", "events", "newest", "epoch", "update")
"""What the model knows of a run that would be lost with it; where inside an update it is would not."""


def as_noted(model: dict[str, Any]) -> dict[str, Any]:
    """Return what would be lost with a run: of what hands have done, without what was done again at once."""
    log = EventLog()
    for epoch, update, event in model["events"]:
        log.note((epoch, update), event)
    return {name: model[name] for name in RUN} | {"events": tuple(log)}


class ToTrainer(QObject):
    """What is needed of a Controller, straight to a trainer in this thread."""

    do = Signal(object)
    done = Signal(object)
    not_done = Signal(object, object)
    restore = Signal(object)

    def __init__(self, trainer: Trainer) -> None:
        super().__init__()
        self.saves = Tasks(self)
        self.saves.asked.connect(trainer.save, Qt.ConnectionType.QueuedConnection)  # who asks listens first
        self.saves.given_up.connect(trainer.give_up_save)
        trainer.save_told.connect(self.saves.take)
        trainer.done.connect(self.done)
        trainer.not_done.connect(self.not_done)


class BareDesk(QObject):
    """Looks at a run in no way of its own."""

    marked = Signal()
    bookmarks = ()

    def as_dict(self) -> dict[str, object]:
        return {}

    def take(self, *_: object) -> None:
        """Do nothing."""


class Saving(Commanded):
    """Has the run saved in two files and opened from them; the model of a file is that of the run that is in it."""

    def __init__(self) -> None:
        super().__init__()
        self.clock.setattr(detached_tasks, "detached", lambda work: work())
        self.folder = tempfile.TemporaryDirectory()
        self.files: dict[Path, dict[str, Any]] = {}
        self.left: tuple[Deed, dict[str, Any], Path | None] | None = None  # what leads back from the opened run

    def open(self, config: RunConfig) -> None:
        super().open(config)
        self.told: list[str] = []
        tell = self.told.append
        messages = SimpleNamespace(show_info=tell, show_warning=tell, show_fault=tell)
        self.window = QWidget()
        controller = ToTrainer(self.trainer)
        self.documents = DocumentPresenter(
            cast(Any, controller),
            cast(Any, SimpleNamespace(recent=())),
            cast(Any, messages),
            cast(Any, BareDesk()),
            self.window,
        )
        controller.do.connect(self.trainer.do)  # behind the presenter, as in the window where it is queued
        self.trainer.frame_ready.connect(self.documents.show_frame)
        self.dones = Recorder(self.trainer.done)
        self.left = None

    def present(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in (*RUN, "position")}

    def be(self, model: dict[str, Any]) -> None:
        for name, value in model.items():
            setattr(self, name, value)

    @rule(name=st.sampled_from(NAMES))
    def save(self, name: str) -> None:
        path = Path(self.folder.name, name)
        self.documents.save_in(path)
        for receiver in (self.trainer, self.documents._saver._files):
            QCoreApplication.sendPostedEvents(receiver, QEvent.Type.MetaCall.value)
        assert self.told.pop() == f"Saved in {name}."
        self.files[path] = self.present()
        if self.left is not None and self.left[2] == path:
            self.left = (*self.left[:2], None)  # the file is that of the run of now
        session = opened(read_document(path).run)
        assert (session.epoch, session.update, session.progress.position) == (self.epoch, self.update, self.position)
        assert state_of(session) == self.expected(self.epoch, self.update)["state"]

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def open_file(self, data: st.DataObject) -> None:
        path, was_at = data.draw(st.sampled_from(sorted(self.files))), self.documents.path
        before = self.present()
        self.documents.open(path, read_document(path))
        assert self.told.pop() == f"Opened {path.name}."
        assert self.documents.path == path
        assert self.phase is not Phase.RUNNING
        self.be(self.files[path])
        self.left = self.dones.last.undoing, before, was_at

    @precondition(lambda self: self.left is not None)
    @rule()
    def undo_opening(self) -> None:
        assert self.left is not None
        deed, before, path = self.left
        self.left = None
        self.trainer.do(deed)
        assert self.documents.path == path
        self.be(before)

    @invariant()
    def it_knows_whether_the_run_is_as_in_its_file(self) -> None:
        if self.phase is not Phase.RUNNING and (path := self.documents.path) is not None:
            self.shown()
            file, now = (as_noted(model) for model in (self.files[path], self.present()))
            assert self.documents.is_modified is (file != now)

    def teardown(self) -> None:
        super().teardown()
        self.folder.cleanup()
