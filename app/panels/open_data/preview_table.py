"""The preview of a table that is opened."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.panels.open_data.draft import Draft
from app.panels.open_data.preview_model import PreviewModel
from app.style.mixins import Themed, Translated
from app.style.theme import Theme

WIDEST, USUAL = 220, 100  # px of a column, at first
MOST_MEASURED = 60  # columns whose cells decide how wide they are; of more, all are alike
PADDING, ROOM = 6, 10  # px of a row above and below its writing together, and of a column beside it


class PreviewTable(Themed, Translated, QTableView):
    """The first rows of a table, under what each column is for; a click on that, or Space, makes it an input or not."""

    column_toggled = Signal(int)
    """A column, from 0, that is to be an input, or is to be none any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PreviewModel()
        self.setModel(self._model)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)  # which would hide what a cell is
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setMinimumSize(220, 120)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setResizeContentsPrecision(-1)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self._toggle)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.retranslate()

    @property
    def preview(self) -> PreviewModel:
        """What is shown."""
        return self._model

    def show_draft(self, draft: Draft) -> None:
        """Show what is known of a draft, and what is wrong with it in sight."""
        old, place = self.currentIndex(), self.horizontalScrollBar().value()
        self._model.show_draft(draft)
        self.horizontalHeader().setStretchLastSection(not self._model.is_table)
        self._fit()
        problem = self._model.place_of_problem
        current = self._model.index(max(0, old.row()), max(0, old.column()))
        self.setCurrentIndex(problem if problem.isValid() else current)
        if problem.isValid():
            self.scrollTo(problem, QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            self.horizontalScrollBar().setValue(place)

    def color(self, theme: Theme) -> None:
        self._model.apply_theme(theme)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("First rows of the table"))
        self.horizontalHeader().setToolTip(self.tr("Click, or press Space below, to use a column as an input or not"))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(self.currentIndex().column())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # it is for the button of the dialog
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Make columns as wide as they need to be, but no wider than WIDEST, and rows as high as their writing."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + PADDING)
        if self._model.columnCount() > MOST_MEASURED:
            self.horizontalHeader().setDefaultSectionSize(USUAL)
            return
        self.resizeColumnsToContents()
        for j in range(self._model.columnCount()):
            self.setColumnWidth(j, min(self.columnWidth(j) + ROOM, WIDEST))

    @Slot(int)
    def _toggle(self, column: int) -> None:
        if self._model.is_table:
            self.column_toggled.emit(column)
