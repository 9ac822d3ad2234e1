"""File ▸ Open data…: how a table is read and what is learned from it, with a preview."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.panels.open_data.draft import Draft, Source
from app.panels.open_data.form import DataForm
from app.panels.open_data.preview_table import PreviewTable
from app.panels.open_data.status import DataStatus
from app.panels.open_data.summary import summary_text
from app.style.mixins import Themed, Translated
from app.style.translation import engine_text
from app.widgets.fitted_dialog import FittedDialog
from app.widgets.form import beside_form

USUAL_SIZE = QSize(1000, 620)


class OpenDataDialog(Themed, Translated, FittedDialog):
    """Edits a Draft, and shows what is known of it.

    It only shows: whoever listens to ``completion_requested`` finds out the rest, and gives it to ``show_draft``.

    Attributes
    ----------
    draft : the one on show
    """

    completion_requested = Signal(object)
    """A Draft in which something else is chosen; what was asked before is not wanted any more."""
    labels_requested = Signal()
    """A file of labels is to be chosen."""
    data_accepted = Signal(object)
    """The Draft that a run is to learn from; it has data."""
    closed = Signal()
    """Nothing more is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(USUAL_SIZE, parent)
        self.draft = Draft(Source(""))
        self._is_reading = False
        self._refusal = ""
        self._form = DataForm()
        self.preview = PreviewTable()
        self._name = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._status = DataStatus()
        self._open, self._cancel = QPushButton(default=True), QPushButton(autoDefault=False)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def is_ready(self) -> bool:
        """Whether a run could learn from the draft as it is."""
        return self.draft.data is not None and self._form.is_valid

    @Slot(object)
    def show_draft(self, draft: Draft) -> None:
        """Show all that was found out of a draft."""
        self._is_reading, self._refusal = False, ""
        chosen = self.draft  # meanwhile, what asks for no completion
        if chosen.source.name == draft.source.name and chosen.source.path == draft.source.path:
            draft = replace(draft, standardize=chosen.standardize, test_share=chosen.test_share)
        self._take(draft)

    def begin(self, draft: Draft, is_long: bool = False) -> None:
        """Show that the rest of a draft is being found out."""
        self._is_reading, self._refusal = True, ""
        self.draft = draft
        self._form.show_draft(draft)
        self._status.begin(is_long)
        self._show_state()

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """Show how much of the table is read, of how much, 0 if nobody knows."""
        self._status.show_progress(done, total)

    @Slot(str)
    def show_refusal(self, text: str) -> None:
        """Say why nothing can be learned from the table, in a sentence."""
        self._is_reading, self._refusal = False, text
        self._show_state()

    @Slot()
    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Open data"))
        self._open.setText(self.tr("&Open"))
        self._open.setToolTip(self.tr("Learn from these data; the run starts again"))
        self._cancel.setText(self.tr("Cancel"))
        self._form.retranslate()
        self._take(self.draft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QToolButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():  # a spontaneous one comes when the window is made an icon
            self.closed.emit()
            self._take(Draft(Source("")))  # a table may be large
        super().hideEvent(event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._status, 1)
        buttons.addSpacing(16)
        for button in (self._open, self._cancel):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(beside_form(self._form, self._name, self.preview), 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._form.draft_changed.connect(self._follow)
        self._form.validity_changed.connect(self._show_state)
        self._form.labels_wanted.connect(self.labels_requested)
        self.preview.column_toggled.connect(self._toggle_input)
        self._open.clicked.connect(self._accept_data)
        self._cancel.clicked.connect(self.reject)

    def _take(self, draft: Draft) -> None:
        """Show a draft in every part."""
        self.draft = draft
        self._form.show_draft(draft)
        self.preview.show_draft(draft)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        """Say what would be learned, or why nothing can be, and enable what can be done."""
        draft = self.draft
        self._name.setText(self.tr("{0} begins like this:").format(draft.source.name))
        self._open.setEnabled(self.is_ready)
        if self._is_reading:
            return
        problem = engine_text(draft.problem.text) if draft.problem else ""
        text = self._refusal or problem[:1].upper() + problem[1:]
        self._status.show_text(text or summary_text(draft), bool(text))

    @Slot(object)
    def _follow(self, draft: Draft) -> None:
        """Take what was chosen; ask for the rest, if that is not known any more."""
        if draft.data is None and draft.problem is None:
            self.begin(draft)
            self.completion_requested.emit(draft)
        else:
            self.draft, self._refusal = draft, ""
            self._show_state()

    @Slot(int)
    def _toggle_input(self, column: int) -> None:
        use = self.draft.use
        if use is not None and column != use.target:
            self._form.take_inputs(tuple(sorted({*use.inputs} ^ {column})))

    @Slot()
    def _accept_data(self) -> None:
        self._form.commit()
        if self.is_ready:
            self.data_accepted.emit(self.draft)
