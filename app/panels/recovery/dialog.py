"""The question at the start what shall become of a run that the program has left behind."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.panels.recovery.offer import Offer, offer_text
from app.panels.shortcuts_dialog import RoomyDelegate
from app.style.mixins import Translated
from app.views.text.typeset import bold
from app.widgets.fitted_dialog import FittedDialog

USUAL_SIZE = QSize(560, 0)  # as high as its writing
MOST_ROWS = 4  # of the list, that are seen at once
SPACING = 3  # px around a row


class RecoveryDialog(Translated, FittedDialog):
    """Offers runs, the newest first; what is neither restored nor discarded is left for later."""

    restore_requested = Signal(object)
    """The Offer that the user wants to go on with."""
    discard_requested = Signal(object)
    """The Offer that is not wanted; it is not on show any more."""
    left = Signal(object)
    """The Offers that are left for later; it is emitted when the dialog closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(USUAL_SIZE, parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._offers: list[Offer] = []
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._title.setFont(bold(self.font()))
        self._question = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._list = QListWidget()
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        self._list.setSpacing(SPACING)
        self._list.setItemDelegate(RoomyDelegate(self._list))
        self._list.currentRowChanged.connect(self._allow)
        self._list.itemDoubleClicked.connect(self._restore)
        self._discard = QPushButton(autoDefault=False)
        self._later = QPushButton(autoDefault=False)
        self._wanted = QPushButton(default=True)
        self._discard.clicked.connect(self._drop)
        self._later.clicked.connect(self.reject)
        self._wanted.clicked.connect(self._restore)
        self.finished.connect(self._leave)
        self._lay_out()
        self.retranslate()

    def offer(self, offers: Sequence[Offer]) -> None:
        """Ask what shall become of some runs, at least one."""
        self._offers = list(offers)
        self.retranslate()
        self._list.setCurrentRow(0)
        self._list.setFocus()
        self.open()

    @property
    def chosen(self) -> Offer | None:
        """The offer that the buttons are for."""
        row = self._list.currentRow()
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Restore a run"))
        self._title.setText(self.tr("Layerscope has kept what was not saved."))
        self._question.setText(
            self.tr("Go on with it? What you leave for later stays in the menu File, under Restore a kept run.")
        )
        self._discard.setText(self.tr("&Discard"))
        self._discard.setToolTip(self.tr("Remove this run for good"))
        self._later.setText(self.tr("&Later"))
        self._later.setToolTip(self.tr("Keep it for another day"))
        self._wanted.setText(self.tr("&Restore"))
        self._wanted.setToolTip(self.tr("Go on with this run"))
        self._list.setAccessibleName(self.tr("Runs that were kept"))
        self._fill(max(0, self._list.currentRow()))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._discard)
        buttons.addStretch(1)
        buttons.addWidget(self._later)
        buttons.addWidget(self._wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for part in (self._title, self._question):
            column.addWidget(part)
        column.addWidget(self._list)
        column.addStretch(1)
        column.addLayout(buttons)

    def _fill(self, row: int) -> None:
        self._list.clear()
        self._list.addItems([offer_text(offer) for offer in self._offers])
        height = (self._list.sizeHintForRow(0) + 2 * SPACING) * min(len(self._offers), MOST_ROWS)
        self._list.setFixedHeight(height + 2 * (self._list.frameWidth() + SPACING))
        self._list.setCurrentRow(min(row, len(self._offers) - 1))

    @Slot()
    def _allow(self) -> None:
        offer = self.chosen
        self._wanted.setEnabled(offer is not None and offer.document is not None)
        self._discard.setEnabled(offer is not None)

    @Slot()
    def _restore(self) -> None:
        offer = self.chosen
        if offer is not None and offer.document is not None:
            self._offers.remove(offer)
            self.accept()
            self.restore_requested.emit(offer)

    @Slot()
    def _drop(self) -> None:
        offer, row = self.chosen, self._list.currentRow()
        if offer is not None:
            del self._offers[row]
            self._fill(row)
            self.discard_requested.emit(offer)
            if not self._offers:
                self.accept()

    @Slot()
    def _leave(self) -> None:
        self.left.emit(tuple(self._offers))
