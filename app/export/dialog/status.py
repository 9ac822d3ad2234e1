"""What becomes of an export: how far it is, where it went, or why it did not."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.style.mixins import Translated
from app.widgets.message_bar import MessageBar, Severity
from app.widgets.open_actions import OpenActions

MESSAGE_MARGINS = 10  # px, above and below the buttons of a message


class ExportStatus(Translated, QWidget):
    """Shows a progress bar or a message, and keeps room for either so that nothing jumps.

    Attributes
    ----------
    cancel : the button beside the progress bar
    """

    cancel_requested = Signal()
    """The export under way is no longer wanted."""
    open_requested = Signal(str)
    """The path of the file or of the folder to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_cancelling = False
        self._messages = MessageBar()
        self._progress_row = QWidget()
        self._what = QLabel()
        self._bar = QProgressBar()
        self.cancel = QPushButton(autoDefault=False)
        self.cancel.clicked.connect(self.request_cancel)
        self._open = OpenActions(self)
        self._open.requested.connect(self.open_requested)
        self._lay_out()
        self.retranslate()
        self.clear()

    @property
    def is_exporting(self) -> bool:
        """Whether an export is under way."""
        return not self._progress_row.isHidden()

    def clear(self) -> None:
        """Show nothing."""
        self._messages.clear()
        self._progress_row.hide()
        self._is_cancelling = False

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show that ``done`` of ``total`` steps are done, and what is being done; a total of 0 is unknown."""
        if not self.is_exporting:
            self.clear()
            self._progress_row.show()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._say(self.tr("Cancelling…") if self._is_cancelling else what)
        self.cancel.setEnabled(not self._is_cancelling)

    def show_done(self, text: str, path: str) -> None:
        """Say what was exported, with buttons that open the file or folder ``path`` and the folder it is in."""
        self.clear()
        self._messages.show_message(text, Severity.INFO, actions=self._open.of(path))

    def show_refusal(self, text: str) -> None:
        """Say why there is no export."""
        self.clear()
        self._messages.show_message(text, Severity.ERROR)

    @Slot()
    def request_cancel(self) -> None:
        """Ask for the end of the export under way, once."""
        if self.is_exporting and not self._is_cancelling:
            self._is_cancelling = True
            self.cancel.setEnabled(False)
            self._say(self.tr("Cancelling…"))
            self.cancel_requested.emit()

    def retranslate(self) -> None:
        self.cancel.setText(self.tr("C&ancel"))
        self._bar.setAccessibleName(self.tr("Progress of the export"))
        self._open.retranslate()
        button = QToolButton()
        button.setText(self._open.file.text())
        self.setMinimumHeight(max(self._progress_row.sizeHint().height(), button.sizeHint().height() + MESSAGE_MARGINS))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._progress_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._what, 1)
        row.addWidget(self._bar, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._progress_row)
        column.addWidget(self._messages)

    def _say(self, what: str) -> None:
        self._what.setText(what)
        self._what.setToolTip(what)
        self._bar.setAccessibleDescription(what)
