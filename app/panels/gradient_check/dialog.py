"""Teach ▸ Gradient check: backpropagation beside finite differences, parameter by parameter."""

import math

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.lesson.names import formula_name
from app.lesson.numbers import exact
from app.panels.gradient_check.report_table import ReportTable, error_text, legend_text, reading_text
from app.style.mixins import Themed, Translated
from app.style.theme import Theme
from app.style.translation import engine_text
from app.widgets.fitted_dialog import FittedDialog, ScrolledPart
from app.widgets.value_boxes import CountBox
from mlp_engine import EngineError, GradientReport, ParameterCheck, Reading, RealKind
from mlp_engine.gradient_check import LARGEST_EPSILON

EPSILON = RealKind(0.0, LARGEST_EPSILON, excludes_minimum=True)
USUAL_SIZE = QSize(600, 580)


class GradientCheckDialog(Themed, Translated, FittedDialog):
    """Asks for a check, shows how far it is, and shows what it found.

    It only shows: the check itself is carried out by whoever listens to ``check_requested``, and tells nothing more of
    one that is no longer wanted.
    """

    check_requested = Signal(int, float)
    """The number of samples, and the step ε."""
    cancel_requested = Signal()
    """The check that was requested is no longer wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(USUAL_SIZE, parent)
        self._is_checking = False
        self._build()
        self.retranslate()

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
        self._show_table(report)
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
                "Every entry of every parameter is moved by ±ε, and the change of the loss over the first samples is "
                "compared with the gradient that backpropagation computed for them."
            )
        )
        self._show_legend()
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
        self._instruction = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._instruction.setFrameShape(QLabel.Shape.StyledPanel)
        self._table = ReportTable()
        self._table.hide()
        self._legend = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._summary = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._intro)
        column.addLayout(form)
        column.addWidget(self._instruction, 1)
        column.addWidget(self._table, 1)
        column.addWidget(self._legend)
        layout = QVBoxLayout(self)
        layout.addWidget(ScrolledPart(part), 1)
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
        self._show_table(None)
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
        self._instruction.setText(
            self.tr("The check is under way.")
            if is_checking
            else self.tr("Choose the number of samples and the step ε, and press Check.")
        )
        self._start.setText(self.tr("Cancel") if is_checking else self.tr("Check"))
        self._samples.setReadOnly(is_checking)
        self._epsilon.setReadOnly(is_checking)
        if not is_checking:
            self._progress.setMaximum(max(1, self._progress.maximum()))

    def _show_table(self, report: GradientReport | None) -> None:
        """Show what a check found, or in its place what is to be done."""
        self._table.show_report(report)
        self._table.setVisible(report is not None)
        self._instruction.setVisible(report is None)

    def _show_legend(self) -> None:
        """Say which relative errors have which reading, and what is left out."""
        self._legend.setText(legend_text(self.theme))

    def color(self, theme: Theme) -> None:
        self._show_legend()

    def _show_summary(self) -> None:
        if (report := self._table.report) is None:
            return
        text = self._verdict(report.largest)
        if flagged := sum(check.n_flagged for check in report.parameters):
            text += " " + self.tr("{0} entries at a kink were left out.").format(flagged)
        if any(check.n_frozen for check in report.parameters):
            text += " " + self.tr("What is frozen has a gradient all the same; no update follows it.")
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
