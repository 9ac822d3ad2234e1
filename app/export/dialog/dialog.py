"""File ▸ Export…: what to export and how, with a live preview."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.export.dialog.fields import breakable
from app.export.dialog.form import ExportForm
from app.export.dialog.preview import PreviewArea
from app.export.dialog.status import ExportStatus
from app.export.figures.choices import ExportChoices
from app.export.outputs import output_of
from app.style.mixins import Themed, Translated
from app.widgets.fitted_dialog import FittedDialog
from app.widgets.form import beside_form
from app.widgets.question import Question, Role
from mlp_engine import RunPoint

USUAL_SIZE = QSize(1100, 640)
WHERE_TO = frozenset({"folder", "pattern"})
"""The fields that a copy on the clipboard can do without."""
MOST_NAMES = 5
LONGEST_LINE = 30  # characters of a name that need not break
LONGEST_NAME, LONGEST_END = 60, 20  # characters of a name in a question, and of these at its end


class ExportDialog(Themed, Translated, FittedDialog):
    """Edits ExportChoices, asks for exports, and shows what comes back.

    It only shows: whoever listens draws and writes. An export is under way from the first ``show_progress`` until
    ``show_done``, ``show_refusal`` or ``show_cancelled``; until then the form is locked.

    Attributes
    ----------
    preview : where the picture is to be shown that an export would give
    """

    choices_changed = Signal(object)
    """Valid ExportChoices that differ from those before: the preview is to be drawn again."""
    export_requested = Signal(object)
    """The ExportChoices to be carried out."""
    copy_requested = Signal(object)
    """The ExportChoices of which the picture is to go to the clipboard."""
    cancel_requested = Signal()
    """The export under way is no longer wanted; ``show_cancelled`` is awaited, or ``show_done`` if it came too late."""
    newest_frame_requested = Signal()
    """The pictures are to be of the present epoch."""
    closed = Signal()
    """The dialog is hidden, and not only made an icon."""
    open_requested = Signal(str)
    """The path of the exported file or of its folder, to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(USUAL_SIZE, parent)
        self._epoch = 0
        self._layer = 1
        self._point: RunPoint | None = None
        self._focus_before: QWidget | None = None
        self._form = ExportForm()
        self.preview = PreviewArea()
        self._status = ExportStatus()
        self._of_epoch = QLabel(wordWrap=True)
        self._take_newest, self._copy, self._close = QPushButton(), QPushButton(), QPushButton()
        self._export = QPushButton(default=True)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._update_buttons()

    @property
    def choices(self) -> ExportChoices:
        """The choices in force."""
        return self._form.choices

    @Slot(object)
    def show_choices(self, choices: ExportChoices) -> None:
        """Fill the form, without a signal."""
        before = self.choices
        self._form.show_choices(choices)
        if self.choices != before:
            self._forget()
        self._update_buttons()

    def show_point(self, epoch: int, layer: int, point: RunPoint | None = None) -> None:
        """Show of which epoch the pictures are, of which layer, from 1, the matrices, and of which run, if known."""
        if epoch != self._epoch:
            self._forget()
        self._epoch, self._layer, self._point = epoch, layer, point
        self._show_point()

    @Slot(int, int, str)
    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far an export is and what is being done; a total of 0 is unknown."""
        is_first = not self._status.is_exporting
        self._status.show_progress(done, total, what)
        if is_first:
            self._focus_before = self.focusWidget()
            self._status.cancel.setFocus()
            self._update_buttons()

    @Slot(str, str)
    def show_done(self, text: str, path: str) -> None:
        """Say what was exported, with buttons that open ``path`` and its folder; no buttons for an empty path."""
        self._end()
        self._status.show_done(text, path)

    @Slot(str)
    def show_refusal(self, text: str) -> None:
        """Say why there is no export; the form stays as it is."""
        self._end()
        self._status.show_refusal(text)

    @Slot()
    def show_cancelled(self) -> None:
        """Say that the export was cancelled."""
        self._end()
        self._status.show_done(self.tr("The export was cancelled."), "")

    def ask_to_replace(self, names: Sequence[str]) -> bool:
        """Ask whether the files ``names``, which are there already, may be replaced."""
        return ReplaceBox(names, self).ask()

    @Slot()
    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Export"))
        self._take_newest.setText(self.tr("Ta&ke the present epoch"))
        self._copy.setText(self.tr("&Copy picture"))
        self._export.setText(self.tr("&Export"))
        self._close.setText(self.tr("C&lose"))
        self._form.retranslate()
        self._show_point()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape and self._status.is_exporting:
            self._status.request_cancel()
        elif is_enter and event.isAutoRepeat():
            event.accept()
        elif is_enter and isinstance(focused, QToolButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self._forget()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():  # a spontaneous one comes when the window is made an icon
            self._status.request_cancel()
            self.closed.emit()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._take_newest)
        buttons.addStretch(1)
        for button in (self._copy, self._export, self._close):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(beside_form(self._form, self._of_epoch, self.preview), 1)
        column.addWidget(self._status)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._form.choices_changed.connect(self._follow)
        self._form.validity_changed.connect(self._update_buttons)
        self._form.typed.connect(self._forget)
        self._status.cancel_requested.connect(self.cancel_requested)
        self._status.open_requested.connect(self.open_requested)
        self._take_newest.clicked.connect(self.newest_frame_requested)
        self._export.clicked.connect(self._request_export)
        self._copy.clicked.connect(self._request_copy)
        self._close.clicked.connect(self.close)

    def _show_point(self) -> None:
        self._of_epoch.setText(self.tr("Pictures are of epoch {0}").format(self._epoch))
        self._form.show_point(self._epoch, self._layer, self._point)

    def _end(self) -> None:
        """Unlock the form, and give the focus back to where it was when the export began."""
        was_waiting = self._status.is_exporting and self.focusWidget() in (None, self._status.cancel)
        self._status.clear()
        self._update_buttons()
        if was_waiting and self._focus_before is not None:
            self._focus_before.setFocus()

    @Slot()
    def _forget(self) -> None:
        """Take away what is said about an export that was of something else."""
        if not self._status.is_exporting:
            self._status.clear()

    @Slot()
    def _follow(self) -> None:
        self._forget()
        self._update_buttons()
        self.choices_changed.emit(self._form.choices)

    @Slot()
    def _update_buttons(self) -> None:
        is_idle = not self._status.is_exporting
        problems = self._form.problems
        self._form.setEnabled(is_idle)
        self._take_newest.setEnabled(is_idle)
        self._export.setEnabled(is_idle and not problems)
        self._copy.setEnabled(is_idle and not problems - WHERE_TO and output_of(self.choices).is_one_picture)

    @Slot()
    def _request_export(self) -> None:
        self._form.commit()
        if not self._form.problems:
            self.export_requested.emit(self.choices)

    @Slot()
    def _request_copy(self) -> None:
        self._form.commit()
        if not self._form.problems - WHERE_TO:
            self.copy_requested.emit(self.choices)


class ReplaceBox(Question):
    """Asks whether files that are there already may be replaced; Enter and Escape keep them.

    Parameters
    ----------
    names : of the files, of which the first five are shown
    """

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shown = [fitting(name) for name in names[:MOST_NAMES]]
        if len(names) > MOST_NAMES:
            shown.append(self.tr("… and {0} more").format(len(names) - MOST_NAMES))
        one, many = (
            self.tr("This file is there already. Replace it?"),
            self.tr("These {0} files are there already. Replace them?"),
        )
        self.put(self.tr("Export"), one if len(names) == 1 else many.format(len(names)), "\n".join(shown))
        self._replace = self.offer(self.tr("&Replace"), Role.AcceptRole)
        self.offer(self.tr("&Keep"), Role.RejectRole, is_enter=True, is_escape=True)

    def ask(self) -> bool:
        """Return whether they may be replaced."""
        return self.chosen() is self._replace


def fitting(name: str) -> str:
    """Return a name that fits into a question: a long one can break, and of a very long one the middle is missing."""
    if len(name) <= LONGEST_LINE:
        return name
    is_whole = len(name) <= LONGEST_NAME
    return breakable(name if is_whole else f"{name[: LONGEST_NAME - LONGEST_END - 1]}…{name[-LONGEST_END:]}")
