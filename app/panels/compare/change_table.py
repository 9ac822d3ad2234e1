"""Numbers of two epochs, and how they have changed."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from app.lesson.numbers import MINUS, epoch_label, fixed, loss_label, short
from app.lesson.score import Score
from app.style.mixins import Themed, Translated
from app.style.theme import LIGHT, Theme, color

LEFT, RIGHT, CENTER = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
SIDES = LEFT, RIGHT, RIGHT, RIGHT, CENTER
SHARE = Qt.ItemDataRole.UserRole
LARGEST = 1.0  # change, in parts of A, that fills a bar


@dataclass(frozen=True)
class Row:
    """A quantity with its values in A and in B; NaN if unknown. Of a score, ``score`` says how it is written."""

    key: str
    name: str
    a: float
    b: float
    score: Score | None = None

    @property
    def change(self) -> float:
        """B − A."""
        return self.b - self.a

    @property
    def share(self) -> float:
        """The change in parts of A; NaN if that says nothing."""
        return self.change / self.a if self.a and self.key != "epoch" and self.score is None else math.nan

    def text(self, value: float) -> str:
        """Return a value, or a change, as it suits the quantity; empty if it is unknown."""
        if math.isnan(value):
            return ""
        if self.key == "epoch":
            return epoch_label(value)
        if self.score is not None:
            return fixed(self.score.factor * value, ".1f") if self.score.is_share else short(value)
        size = fixed(abs(value), ".2e") if self.key.startswith("|") else loss_label(abs(value))
        return size if value >= 0 else MINUS + size


class ChangeBar(QStyledItemDelegate):
    """Draws a change in percent over a bar from the middle: to the right where it grew."""

    theme: Theme = LIGHT

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        share = index.data(SHARE)
        if share is not None and not math.isnan(share):
            cell = QRectF(option.rect).adjusted(4, 3, -4, -3)
            length = min(abs(share), LARGEST) / LARGEST * cell.width() / 2
            left = cell.center().x() - (length if share < 0 else 0.0)
            hue = self.theme.positive if share > 0 else self.theme.negative
            painter.fillRect(QRectF(left, cell.top(), length, cell.height()), color(hue, 0.35))
            painter.fillRect(QRectF(cell.center().x(), cell.top(), 1.0, cell.height()), color(self.theme.border))
        super().paint(painter, option, index)


class ChangeTable(Themed, Translated, QTableWidget):
    """A row for each quantity: its values in A and B, B − A, and that in percent of A."""

    def __init__(self) -> None:
        super().__init__(0, 5)
        self._headings = "A", "B"
        self._bar = ChangeBar(self)
        self.setItemDelegateForColumn(4, self._bar)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.retranslate()

    def set_headings(self, a: str, b: str) -> None:
        """Name the columns of A and of B."""
        self._headings = a, b
        self.retranslate()

    def show_rows(self, rows: list[Row]) -> None:
        """Show these quantities."""
        self.setRowCount(len(rows))
        for line, row in enumerate(rows):
            for column, (text, side) in enumerate(zip(self._texts(row), SIDES, strict=True)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | side)
                self.setItem(line, column, item)
            item.setData(SHARE, row.share)  # that of the last column
        self._make_room()

    def _make_room(self) -> None:
        """Make no column narrower than the widest needs to be; where they do not fit, the table scrolls."""
        header = self.horizontalHeader()
        needed = (max(self.sizeHintForColumn(i), header.sectionSizeHint(i)) for i in range(self.columnCount()))
        header.setMinimumSectionSize(max(needed))

    def color(self, theme: Theme) -> None:
        self._bar.theme = theme
        self.viewport().update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Changes"))
        self.setHorizontalHeaderLabels([self.tr("quantity"), *self._headings, "B − A", self.tr("in % of A")])
        self._make_room()

    def _texts(self, row: Row) -> tuple[str, ...]:
        a, b, change = row.text(row.a), row.text(row.b), _signed(row.change, row.text(row.change))
        if row.score is not None and row.score.is_share:
            unit, points = row.score.unit, self.tr("{0} points")
            a, b, change = (a and a + unit, b and b + unit, change and points.format(change))
        share = "" if math.isnan(row.share) else f"{_signed(row.share, short(100.0 * row.share))} %"
        return row.name, a, b, change, share


def _signed(value: float, text: str) -> str:
    """A text of ``value`` that has its sign also if it is positive."""
    return f"+{text}" if value > 0 else text
