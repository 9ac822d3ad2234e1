"""Teach ▸ Save set-up as lesson…: a name, and what to watch."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.files.lessons import LONGEST_TITLE, LONGEST_WATCH, checked_title, folded
from app.style.mixins import Themed, Translated
from app.style.translation import engine_text
from app.widgets.fitted_dialog import FittedDialog
from app.widgets.form import Note
from mlp_engine import InvalidInput

USUAL_SIZE = QSize(520, 340)


class SaveLessonDialog(Themed, Translated, FittedDialog):
    """Asks under which name the set-up shall be kept; it only asks.

    Attributes
    ----------
    name, watch : what is typed
    """

    confirmed = Signal(str, str)
    """A title, and what to watch, which may be nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(USUAL_SIZE, parent)
        self._taken: Collection[str] = ()
        self._failure = ""
        self.name, self.watch = QLineEdit(maxLength=LONGEST_TITLE), QPlainTextEdit(tabChangesFocus=True)
        self._labels = QLabel(), QLabel()
        self._what, self._note = QLabel(wordWrap=True), Note()
        self._save, self._cancel = QPushButton(default=True), QPushButton(autoDefault=False)
        self._lay_out()
        self.name.textChanged.connect(self._check)
        self.watch.textChanged.connect(self._check)
        self._save.clicked.connect(self._confirm)
        self._cancel.clicked.connect(self.reject)
        self.retranslate()

    def ask(self, taken: Collection[str]) -> None:
        """Begin with an empty name; a name that is among those that are ``taken`` replaces what has it."""
        self._taken = {folded(title) for title in taken}
        self._failure = ""
        self.name.clear()
        self.watch.clear()
        self.name.setFocus()
        self._check()

    @Slot(str)
    def show_failure(self, text: str) -> None:
        """Say why it could not be saved; what is typed stays."""
        self._failure = text
        self._show_state()

    @Slot()
    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Save set-up as lesson"))
        self._labels[0].setText(self.tr("&Name"))
        self._labels[1].setText(self.tr("&What to watch"))
        self.watch.setPlaceholderText(self.tr("One or two sentences, if you like: what is to be seen, and where."))
        self._what.setText(
            self.tr(
                "Kept are the set-up with its data, the speed, the axis of the loss, the panels in sight and the "
                "selected layer. Not kept are the weights that were learned, the points that were drawn, moved or "
                "erased, and the numbers that were typed."
            )
        )
        self._cancel.setText(self.tr("Cancel"))
        self._check()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, editor in zip(self._labels, (self.name, self.watch), strict=True):
            label.setBuddy(editor)
            form.addRow(label, editor)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(form, 1)
        column.addWidget(self._what)
        column.addWidget(self._note)
        column.addLayout(buttons)

    @property
    def _is_replacing(self) -> bool:
        return folded(self.name.text()) in self._taken

    def _problem(self) -> str:
        """Return what is wrong with what is typed; a name that is still empty is not."""
        length = len(self.watch.toPlainText().strip())
        if length > LONGEST_WATCH:
            return self.tr("The text may have {0} characters; it has {1}.").format(LONGEST_WATCH, length)
        try:
            checked_title(self.name.text())
        except InvalidInput as error:
            return self.tr("The name must be {0}.").format(engine_text(error.allowed))
        return ""

    @Slot()
    def _check(self) -> None:
        self._failure = ""
        self._show_state()

    def _show_state(self) -> None:
        problem, is_empty = self._problem(), not self.name.text().strip()
        self._save.setEnabled(not problem)
        self._save.setText(self.tr("&Replace") if self._is_replacing else self.tr("&Save"))
        if self._failure or (problem and not is_empty):
            self._note.show_text(self._failure or problem, is_wrong=True)
        else:
            hint = self.tr("There is a set-up of this name: it will be replaced.") if self._is_replacing else ""
            self._note.show_text(hint, is_wrong=False)

    @Slot()
    def _confirm(self) -> None:
        if not self._problem():
            self.confirmed.emit(self.name.text().strip(), self.watch.toPlainText().strip())
