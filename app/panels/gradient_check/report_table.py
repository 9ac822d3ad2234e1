"""What a gradient check has found, parameter by parameter, and how it is read."""

import math
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.lesson.names import formula_name
from app.lesson.numbers import fixed
from app.style.mixins import Themed, Translated
from app.style.theme import Theme
from app.views.text.typeset import bold
from mlp_engine import GradientReport, ParameterCheck, Reading, marked
from mlp_engine.gradient_report import RIGHT_BELOW, WRONG_ABOVE


class ReadingTexts(NamedTuple):
    """The mark of a reading, the name of its colour, what it is called, and of which relative errors."""

    mark: str
    role: str
    name: str
    range: str


READINGS: dict[Reading, ReadingTexts] = {
    Reading.RIGHT: ReadingTexts("✓", "success", marked("Readings", "right"), marked("Readings", "below {right}")),
    Reading.DOUBTFUL: ReadingTexts(
        "?", "warning", marked("Readings", "doubtful"), marked("Readings", "from {right} to {wrong}")
    ),
    Reading.WRONG: ReadingTexts("✗", "error", marked("Readings", "wrong"), marked("Readings", "above {wrong}")),
    Reading.TOO_SMALL: ReadingTexts(
        "≈",
        "muted",
        marked("Readings", "too small to tell"),
        marked("Readings", "no larger than what rounding the losses can make of it at this ε"),
    ),
    Reading.UNKNOWN: ReadingTexts(
        "–", "muted", marked("Readings", "cannot be told"), marked("Readings", "there is nothing to compare")
    ),
}
READING_COLUMN, FROZEN_COLUMN = 3, 5


class ReportTable(Themed, Translated, QTableWidget):
    """A row for each parameter in ``report``; the one that decides is in bold type.

    The last column says what of it is frozen, if anything in the network is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, FROZEN_COLUMN + 1, parent)
        self.report: GradientReport | None = None
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
        self.report = report
        checks = report.parameters if report else ()
        self.setRowCount(len(checks))
        self.setColumnHidden(FROZEN_COLUMN, not any(check.n_frozen for check in checks))
        for row, check in enumerate(checks):
            self._show_row(row, check, report is not None and check is report.largest)

    def color(self, theme: Theme) -> None:
        self.show_report(self.report)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Result for each parameter"))
        self.setHorizontalHeaderLabels(
            [
                self.tr("Parameter"),
                self.tr("Shape"),
                self.tr("Relative error"),
                self.tr("Reading"),
                self.tr("At a kink"),
                self.tr("Frozen"),
            ]
        )
        self.show_report(self.report)

    def _show_row(self, row: int, check: ParameterCheck, is_decisive: bool) -> None:
        rows, columns = check.analytic.shape
        flagged, frozen = (self._share(n, check.analytic.size) for n in (check.n_flagged, check.n_frozen))
        mark, role, *_ = READINGS[check.reading]
        reading = f"{mark}  {reading_text(check.reading)}"
        texts = formula_name(check.name), f"{rows} × {columns}", error_text(check.relative_error)
        items = [QTableWidgetItem(text) for text in (*texts, reading, flagged, frozen)]
        items[READING_COLUMN].setForeground(QColor(getattr(self.theme, role)))
        for column, item in enumerate(items):
            if is_decisive:
                item.setFont(bold(self.font()))
            self.setItem(row, column, item)

    def _share(self, n: int, size: int) -> str:
        """Return how many of the entries of a parameter these are."""
        if n == size:
            return self.tr("all")
        return self.tr("{0} of {1}").format(n, size) if n else "0"


def reading_text(reading: Reading) -> str:
    """Return what a reading is called."""
    return QCoreApplication.translate("Readings", READINGS[reading].name)


def error_text(error: float) -> str:
    """Return a relative error as it is written."""
    if math.isnan(error):
        return "–"
    return fixed(error, ".2e") if math.isfinite(error) else "∞"


def legend_text(theme: Theme) -> str:
    """Return as rich text which relative errors have which reading, and which entries are left out."""
    heading = QCoreApplication.translate("Readings", "The relative error is")
    kink = QCoreApplication.translate(
        "Readings",
        "<b>At a kink</b>: entries that are left out, because ±ε moves some Z across a kink of its activation, such as "
        "0 of ReLU, or a weight with an L1 penalty across 0.",
    )
    return "<br>".join([heading, *(_legend_line(texts, theme) for texts in READINGS.values()), kink])


def _legend_line(texts: ReadingTexts, theme: Theme) -> str:
    """Return a reading as rich text: its mark and name in their colour, and its relative errors."""
    name, errors = (QCoreApplication.translate("Readings", text) for text in (texts.name, texts.range))
    errors = errors.format(right=fixed(RIGHT_BELOW, ".0e"), wrong=fixed(WRONG_ABOVE, ".0e"))
    return f'<span style="color:{getattr(theme, texts.role)}">{texts.mark}&nbsp;&nbsp;{name}</span>: {errors}'
