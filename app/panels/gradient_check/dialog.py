"""Teach ▸ Gradient check: backpropagation beside finite differences, parameter by parameter."""

import math

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.lesson.names import formula_name
from app.lesson.numbers import exact, fixed
from app.style.mixins import Themed, Translated
from app.style.theme import Theme
from app.style.translation import engine_text
from app.views.text.typeset import bold
from app.widgets.value_boxes import CountBox
from mlp_engine import EngineError, GradientReport, ParameterCheck, Reading, RealKind, marked
from mlp_engine.gradient_check import LARGEST_EPSILON

EPSILON = RealKind(0.0, LARGEST_EPSILON, excludes_minimum=True)
READINGS: dict[Reading, tuple[str, str, str]] = {
    Reading.RIGHT: ("✓", marked("Readings", "right"), "success"),
    Reading.TOO_SMALL: ("≈", marked("Readings", "too small to tell"), "muted"),
    Reading.DOUBTFUL: ("?", marked("Readings", "doubtful"), "warning"),
    Reading.WRONG: ("✗", marked("Readings", "wrong"), "error"),
    Reading.UNKNOWN: ("–", marked("Readings", "cannot be told"), "muted"),
}
"""The mark of each reading, what it is called, and the name of its colour."""
READING_COLUMN = 3


class GradientCheckDialog(Themed, Translated, QDialog):
    """Asks for a check, shows how far it is, and shows what it found.

    It only shows: the check itself is carried out by whoever listens to ``check_requested``, and tells nothing more of
    one that is no longer wanted.
    """

    check_requested = Signal(int, float)
    """The number of samples, and the step ε."""
    cancel_requested = Signal()
    """The check that was requested is no longer wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_checking = False
        self._build()
        self.retranslate()
        self.resize(580, 480)

    def set_sample_count(self, count: int) -> None:
        """Allow at most so many samples."""
        self._samples.setMaximum(count)

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """Show how many of how many entries are probed."""
        self._progress.setMaximum(total)
        self._progress.setValue(done)

    @Slot(object)
    def show_report(self, report: GradientReport) -> None:
        """Show what a finished check found."""
        self._set_checking(False)
        self._table.show_report(report)
        self._show_summary()

    @Slot(object)
    def show_refusal(self, error: EngineError) -> None:
        """Show why there is no check."""
        self._set_checking(False)
        self._summary.setText(engine_text(error.text))

    @Slot()
    def show_failure(self) -> None:
        """Show that the check will not end; why is told elsewhere."""
        self._set_checking(False)
        self._summary.setText(self.tr("The check failed by a fault of the program."))

    @Slot()
    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Gradient check"))
        self._intro.setText(
            self.tr(
                "Every entry of every parameter is moved by ±ε, and the change of the loss is compared with the "
                "gradient that backpropagation computed. A relative error below 1e−7 is right, around 1e−5 doubtful, "
                "above 1e−3 wrong. Where it is no larger than what rounding the losses can make of it, the gradient is "
                "too small to tell at this ε."
            )
        )
        self._samples_name.setText(self.tr("&Samples"))
        self._samples.setAccessibleName(self.tr("Number of samples to check on"))
        self._epsilon_name.setText(self.tr("St&ep ε"))
        self._epsilon.setAccessibleName(self.tr("Step ε of the finite differences"))
        self._progress.setAccessibleName(self.tr("Progress of the check"))
        self._close.setText(self.tr("Close"))
        self._set_checking(self._is_checking)
        self._show_summary()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._is_checking:
            self._toggle()
        super().hideEvent(event)

    def _build(self) -> None:
        self._intro = QLabel(wordWrap=True)
        self._samples = CountBox(1, 300, 5)
        self._samples_name = QLabel()
        self._samples_name.setBuddy(self._samples)
        self._epsilon = QLineEdit("1e−7")
        self._epsilon_name = QLabel()
        self._epsilon_name.setBuddy(self._epsilon)
        form = QFormLayout()
        form.addRow(self._samples_name, self._samples)
        form.addRow(self._epsilon_name, self._epsilon)
        self._progress = QProgressBar(value=0)
        self._start = QPushButton(default=True)
        self._start.clicked.connect(self._toggle)
        self._close = QPushButton(autoDefault=False)
        self._close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self._progress, 1)
        buttons.addWidget(self._start)
        buttons.addWidget(self._close)
        self._table = ReportTable()
        self._summary = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self._intro)
        layout.addLayout(form)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._summary)
        layout.addLayout(buttons)

    @Slot()
    def _toggle(self) -> None:
        if self._is_checking:
            self._set_checking(False)
            self._summary.setText(self.tr("The check was cancelled."))
            self.cancel_requested.emit()
            return
        self._samples.interpretText()
        self._table.show_report(None)
        self._summary.clear()
        try:
            epsilon = EPSILON.check("ε", EPSILON.parse(self._epsilon.text()))
        except EngineError as error:
            self._summary.setText(engine_text(error.text))
            self._epsilon.setFocus()
            self._epsilon.selectAll()
            return
        self._set_checking(True)
        self.check_requested.emit(self._samples.value(), epsilon)

    def _set_checking(self, is_checking: bool) -> None:
        self._is_checking = is_checking
        self._start.setText(self.tr("Cancel") if is_checking else self.tr("Check"))
        self._samples.setReadOnly(is_checking)
        self._epsilon.setReadOnly(is_checking)
        if not is_checking:
            self._progress.setMaximum(max(1, self._progress.maximum()))

    def _show_summary(self) -> None:
        if (report := self._table.report) is None:
            return
        text = self._verdict(report.largest)
        if flagged := sum(check.n_flagged for check in report.parameters):
            text += " " + self.tr(
                "{0} entries were left out: their probe crosses a kink of the activation, where a difference says "
                "nothing."
            ).format(flagged)
        self._summary.setText(text)

    def _verdict(self, check: ParameterCheck) -> str:
        """Say what the check found, by the parameter that decides."""
        if check.reading is Reading.UNKNOWN:
            return self.tr("Nothing could be compared.")
        if math.isinf(check.relative_error):
            return self.tr("The gradient of {0} has entries that are not finite: {1}.").format(
                formula_name(check.name), reading_text(check.reading)
            )
        text = self.tr("Worst reading: a relative error of {0} in {1}, {2}.").format(
            error_text(check.relative_error), formula_name(check.name), reading_text(check.reading)
        )
        if check.reading is not Reading.TOO_SMALL:
            return text
        if check.telling_epsilon is None:
            return text + " " + self.tr("No other ε would tell more.")
        return text + " " + self.tr("ε = {0} would tell more.").format(exact(check.telling_epsilon))


class ReportTable(Themed, Translated, QTableWidget):
    """A row for each parameter in ``report``; the one that decides is in bold type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
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
            ]
        )
        self.show_report(self.report)

    def _show_row(self, row: int, check: ParameterCheck, is_decisive: bool) -> None:
        rows, columns = check.analytic.shape
        flagged = self.tr("{0} of {1}").format(check.n_flagged, check.analytic.size) if check.n_flagged else "0"
        mark, _, role = READINGS[check.reading]
        reading = f"{mark}  {reading_text(check.reading)}"
        texts = [formula_name(check.name), f"{rows} × {columns}", error_text(check.relative_error), reading, flagged]
        items = [QTableWidgetItem(text) for text in texts]
        items[READING_COLUMN].setForeground(QColor(getattr(self.theme, role)))
        for column, item in enumerate(items):
            if is_decisive:
                item.setFont(bold(self.font()))
            self.setItem(row, column, item)


def reading_text(reading: Reading) -> str:
    """Return what a reading is called."""
    return QCoreApplication.translate("Readings", READINGS[reading][1])


def error_text(error: float) -> str:
    """Return a relative error as it is written."""
    if math.isnan(error):
        return "–"
    return fixed(error, ".2e") if math.isfinite(error) else "∞"
