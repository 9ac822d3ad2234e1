"""Help ▸ Keyboard shortcuts: what each key does, by what one wants to do."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.views.text.typeset import bold
from app.widgets.fitted_dialog import take_icons

Row = tuple[str, str, str]
"""Keys, what they do, and where."""
WIDTH = 44  # heights of a line
MOST_OF_SCREEN = 0.85
ROW_PADDING = 8  # px above and below a line, together
KEYS_SHARE, PLACE_SHARE = 0.26, 0.26  # of the width


class RoomyDelegate(QStyledItemDelegate):
    """Leaves room around the writing, which may have higher lines than the font of the table: Chinese beside Latin."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(0, ROW_PADDING)


class ShortcutsDialog(QDialog):
    """Lists keys with what they do, and where.

    Parameters
    ----------
    sections : the title of each with its rows, in the language of the window
    """

    def __init__(self, sections: Sequence[tuple[str, Sequence[Row]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.table = QTableWidget(0, 3)
        for title, rows in sections:
            self._add_title(title)
            for row in rows:
                self._add(row)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        take_icons(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(self._rule())
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        room = self.screen().availableSize() * MOST_OF_SCREEN
        self.resize(QSize(WIDTH * self.fontMetrics().height(), room.height()).boundedTo(room))
        self._set_up()
        self.table.setFocus()

    def _rule(self) -> QLabel:
        text = self.tr(
            "The keys of the run hold everywhere but in a text that is being typed. A view takes keys of its own after "
            "Enter or a click into it: then its ring is solid, until Esc."
        )
        return QLabel(text, wordWrap=True)

    def _set_up(self) -> None:
        table, widths = self.table, self.table.horizontalHeader()
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels([self.tr("Key"), self.tr("What it does"), self.tr("Where")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTextElideMode(Qt.TextElideMode.ElideNone)
        table.setShowGrid(False)
        table.setItemDelegate(RoomyDelegate(table))
        table.verticalHeader().hide()
        widths.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        widths.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(0, round(KEYS_SHARE * self.width()))
        table.setColumnWidth(2, round(PLACE_SHARE * self.width()))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _add_title(self, title: str) -> None:
        item = QTableWidgetItem(title)
        item.setFont(bold(self.table.font()))
        item.setBackground(self.palette().brush(QPalette.ColorRole.AlternateBase))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        row = self._next_row()
        self.table.setItem(row, 0, item)
        self.table.setSpan(row, 0, 1, self.table.columnCount())

    def _add(self, texts: Row) -> None:
        row = self._next_row()
        for column, text in enumerate(texts):
            self.table.setItem(row, column, QTableWidgetItem(text))

    def _next_row(self) -> int:
        self.table.insertRow(self.table.rowCount())
        return self.table.rowCount() - 1
