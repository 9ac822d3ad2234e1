"""What a gradient check found, parameter by parameter."""

import math

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.style.mixins import Themed, Translated
from app.style.theme import Theme
from mlp_engine import GradientReport, ParameterCheck, Reading, marked

READINGS: dict[Reading, tuple[str, str, str]] = {
    Reading.RIGHT: ("✓", marked("Readings", "right"), "success"),
    Reading.TOO_SMALL: ("≈", marked("Readings", "too small to tell"), "muted"),
    Reading.DOUBTFUL: ("?", marked("Readings", "doubtful"), "warning"),
    Reading.WRONG: ("✗", marked("Readings", "wrong"), "error"),
    Reading.UNKNOWN: ("–", marked("Readings", "cannot be told"), "muted"),
}
"""The mark of each reading, what it is called, and the name of its colour."""
READING_COLUMN = 3


class ReportTable(Themed, Translated, QTableWidget):
    """A row for each parameter; the one that decides is in bold type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self._report: GradientReport | None = None
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(90)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.retranslate()

    def show_report(self, report: GradientReport | None) -> None:
        """Show what a check found; None for nothing."""
        self._report = report
        checks = report.parameters if report else ()
        self.setRowCount(len(checks))
        for row, check in enumerate(checks):
            self._show_row(row, check, report is not None and check is report.largest)

    def color(self, theme: Theme) -> None:
        self.show_report(self._report)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Result for each parameter"))
        self.setHorizontalHeaderLabels(
            [
                self.tr("Parameter"),
                self.tr("Shape"),
                self.tr("Relative error"),
                self.tr("Reading"),
                self.tr("At a kink"),
            ]
        )
        self.show_report(self._report)

    def _show_row(self, row: int, check: ParameterCheck, is_decisive: bool) -> None:
        rows, columns = check.analytic.shape
        flagged = self.tr("{0} of {1}").format(check.n_flagged, check.analytic.size) if check.n_flagged else "0"
        mark, _, role = READINGS[check.reading]
        reading = f"{mark}  {reading_text(check.reading)}"
        texts = [check.name, f"{rows} × {columns}", error_text(check.relative_error), reading, flagged]
        items = [QTableWidgetItem(text) for text in texts]
        items[READING_COLUMN].setForeground(QColor(getattr(self.theme, role)))
        bold = QFont(self.font())
        bold.setBold(True)
        for column, item in enumerate(items):
            if is_decisive:
                item.setFont(bold)
            self.setItem(row, column, item)


def reading_text(reading: Reading) -> str:
    """Return what a reading is called."""
    return QCoreApplication.translate("Readings", READINGS[reading][1])


def error_text(error: float) -> str:
    """Return a relative error as it is written."""
    if math.isnan(error):
        return "–"
    return f"{error:.2e}" if math.isfinite(error) else "∞"
