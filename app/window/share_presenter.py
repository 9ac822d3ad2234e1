"""Set-ups as lines of text, on their way to the clipboard and back into the run."""

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from app.files.share_line import holds_share_line, read_share_line, share_command, share_line
from app.lesson.deeds import Deed, Done
from app.style.translation import engine_text
from app.window.message_presenter import MessagePresenter
from app.workers.controller import Controller
from mlp_engine import EngineError, Frame, RunPoint


class SharePresenter(QObject):
    """Copies the set-up as a line that can go into an e-mail or a slide, and takes one that comes from there.

    A set-up that is taken is undone as any other; a line that is refused changes nothing.

    Parameters
    ----------
    messages : take what there is to tell
    """

    passed_on = Signal()
    """To be pasted is something else than a set-up."""

    def __init__(self, controller: Controller, messages: MessagePresenter, window: QObject) -> None:
        super().__init__(window)
        self._controller, self._messages = controller, messages
        self._asked: Deed | None = None
        self._point: RunPoint | None = None  # that is on show
        controller.frame_ready.connect(self._take_frame)
        controller.done.connect(self._tell)

    @Slot()
    def copy_text(self) -> None:
        """Copy the set-up as the command that opens the window with it."""
        try:
            command = share_command(self._controller.status.config)
        except EngineError as error:
            self._messages.show_warning(engine_text(error.text))
            return
        QGuiApplication.clipboard().setText(command)
        self._tell_copied(
            self.tr("The set-up is copied as a line of text. Paste it into an e-mail or a slide, or here by Ctrl+V.")
        )

    @Slot()
    def copy_link(self) -> None:
        """Copy the set-up as a link, which can be clicked where it is pasted with its form."""
        try:
            link = share_line(self._controller.status.config)
        except EngineError as error:
            self._messages.show_warning(engine_text(error.text))
            return
        copied = QMimeData()
        copied.setText(link)
        copied.setHtml(f'<a href="{link}">{link}</a>')  # of no sign that HTML gives a meaning to
        QGuiApplication.clipboard().setMimeData(copied)
        self._tell_copied(
            self.tr("The set-up is copied as a link. Paste it into an e-mail or a slide, or here by Ctrl+V.")
        )

    @Slot()
    def paste(self) -> None:
        """Take the set-up on the clipboard; of anything else tell that it is for others."""
        text = QGuiApplication.clipboard().mimeData().text()
        if holds_share_line(text):
            self.take(text)
        else:
            self.passed_on.emit()

    @Slot(str)
    def take(self, text: str) -> None:
        """Have the run take the set-up in a text; a text without one, or with a wrong one, changes nothing."""
        try:
            config = read_share_line(text)
        except EngineError as error:
            self._messages.show_warning(engine_text(error.text))
            return
        if config == self._controller.status.config:
            self._messages.show_info(self.tr("The run has this set-up already."))
            return
        self._asked = Deed(config)
        self._controller.do.emit(self._asked)

    @Slot(object)
    def _take_frame(self, frame: Frame) -> None:
        self._point = frame.point

    def _tell_copied(self, sentence: str) -> None:
        """Tell what was copied, and what of the data is not in it."""
        if self._point is not None and any(entry.event.changes_samples for entry in self._point.events):
            sentence = self.tr("{0} The points that were drawn, moved or erased are not in it.").format(sentence)
        self._messages.show_info(sentence)

    @Slot(object)
    def _tell(self, done: Done) -> None:
        """Hear what was done; of the set-up that was asked for last, tell what is other than before."""
        if done.deed is self._asked:
            self._asked = None
            sentence = self.tr("The set-up is taken: {0}. Ctrl+Z brings the one before back.")
            self._messages.show_info(sentence.format(engine_text(done.text)))
