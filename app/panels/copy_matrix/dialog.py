"""Copy matrix…: a matrix of the equation, or all of it, as text for other programs."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.lesson.equations import Equation, Operand
from app.lesson.matrix_text import (
    EXACT,
    MOST_COLUMNS,
    csv_text,
    latex_equation,
    latex_matrix,
    numpy_equation,
    numpy_text,
)
from app.style.mixins import Translated
from app.style.translation import listed, with_own_letters
from app.widgets.fitted_dialog import FittedDialog
from app.widgets.value_boxes import CountBox

USUAL_SIZE = QSize(480, 420)
DIGITS = 4
_FEWEST_DIGITS = 2
LINES, ENTRIES = 30, 12  # of a preview: lines of text, rows and columns of a matrix


class CopyFormat(Enum):
    """How it is written, in the order in which a user is asked."""

    LATEX = auto()
    NUMPY = auto()
    CSV = auto()
    PICTURE = auto()


@dataclass(frozen=True)
class MatrixCopy:
    """What is to be copied, and how.

    Attributes
    ----------
    equation : the equation
    operand : one of its matrices; None for the whole equation
    form : any but a picture can be written
    digits : significant ones, 2 to 17
    most : rows and columns from which LaTeX is shortened; None for never
    """

    equation: Equation
    operand: Operand | None
    form: CopyFormat
    digits: int
    most: int | None

    @property
    def operands(self) -> tuple[Operand, ...]:
        """The matrices that are written."""
        return self.equation.operands if self.operand is None else (self.operand,)

    def text(self, beginning: int | None = None) -> str:
        """Return the text of the copy, or of its beginning; of a whole equation there is none as CSV."""
        operand, digits = self.operand, self.digits
        if operand is None:
            if self.form is CopyFormat.NUMPY:
                return numpy_equation(self.equation, digits, beginning)
            return latex_equation(self.equation, digits, self.most, beginning)
        if self.form is CopyFormat.NUMPY:
            return numpy_text(operand.name, operand.matrix, digits, beginning)
        if self.form is CopyFormat.CSV:
            return csv_text(operand.matrix, digits, beginning)
        return latex_matrix(operand.matrix, digits, self.most, beginning)

    def first_lines(self) -> str:
        """Return how the text begins; for a large matrix that takes no longer than for a small one."""
        lines = self.text(ENTRIES).splitlines()
        return "\n".join([*lines[:LINES], "…"] if len(lines) > LINES else lines)


class CopyMatrixDialog(Translated, FittedDialog):
    """Asks what is to be copied and how, shows how it begins, and copies it.

    It keeps what was chosen while the equation changes; closed, it takes no notice of it.
    """

    picture_requested = Signal(str)
    """What is wanted as a picture: the name of a matrix such as "δ[1]", or "" for the whole equation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(USUAL_SIZE, parent)
        self._equation: Equation | None = None
        self._build()
        self.retranslate()

    def show_equation(self, equation: Equation) -> None:
        """Offer the matrices of an equation."""
        self._equation = equation
        if self.isVisible():
            self._offer()

    @Slot()
    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Copy matrix"))
        self._what_name.setText(self.tr("&Matrix"))
        self._format_name.setText(self.tr("&Format"))
        self._digits_name.setText(self.tr("&Digits"))
        self._digits.setToolTip(self.tr("Significant digits; with 17 a number is exact"))
        names = ("LaTeX", "NumPy", "CSV", self.tr("Picture"))
        for index, name in enumerate(names):
            self._format.setItemText(index, name)
        self._shorten.setText(self.tr("&Shorten more than {0} rows or columns").format(MOST_COLUMNS))
        self._preview.setAccessibleName(self.tr("How the copy begins"))
        self._copy.setText(self.tr("&Copy"))
        self._close.setText(self.tr("Close"))
        self._what.setItemText(0, self.tr("The whole equation"))
        self._show_choice()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._offer()

    def _build(self) -> None:
        self._what, self._format = QComboBox(), QComboBox()
        self._what.addItem("")  # the whole equation
        self._format.addItems(["" for _ in CopyFormat])
        self._digits = CountBox(_FEWEST_DIGITS, EXACT, DIGITS)
        self._shorten = QCheckBox()
        self._shorten.setChecked(True)
        self._what.currentIndexChanged.connect(self._show_choice)
        self._format.currentIndexChanged.connect(self._show_choice)
        self._digits.valueChanged.connect(self._show_choice)
        self._shorten.toggled.connect(self._show_choice)
        self._what_name, self._format_name, self._digits_name = QLabel(), QLabel(), QLabel()
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows = ((self._what_name, self._what), (self._format_name, self._format), (self._digits_name, self._digits))
        for label, field in rows:
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow(self._shorten)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addWidget(self._built_preview(), 1)
        layout.addLayout(self._built_buttons())

    def _built_preview(self) -> QPlainTextEdit:
        self._preview = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self._preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(QFontInfo(self.font()).pixelSize())
        self._preview.setFont(with_own_letters(font))
        return self._preview

    def _built_buttons(self) -> QHBoxLayout:
        self._note = QLabel(wordWrap=True)
        self._copy = QPushButton(default=True)
        self._copy.clicked.connect(self._copy_choice)
        self._close = QPushButton(autoDefault=False)
        self._close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self._note, 1)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._close)
        return buttons

    def _offer(self) -> None:
        """List the matrices of the equation, and keep the choice; the result, if that matrix is no more there."""
        if self._equation is None:
            return
        names = [operand.name for operand in self._equation.operands]
        if names != [self._what.itemText(index) for index in range(1, self._what.count())]:
            self._list(names, self._equation.result.name)
        self._show_choice()

    def _list(self, names: list[str], result: str) -> None:
        is_whole = self._what.count() > 1 and self._what.currentIndex() == 0
        chosen = self._what.currentText()
        with QSignalBlocker(self._what):
            while self._what.count() > 1:
                self._what.removeItem(1)
            self._what.addItems(names)
            self._what.setCurrentIndex(0 if is_whole else 1 + names.index(chosen if chosen in names else result))

    def _chosen(self) -> MatrixCopy | None:
        """Return what is to be copied, and how; nothing is while the dialog is closed."""
        if self._equation is None or not self.isVisible():
            return None
        operand = (None, *self._equation.operands)[self._what.currentIndex()]
        most = MOST_COLUMNS if self._shorten.isChecked() else None
        form = list(CopyFormat)[self._format.currentIndex()]
        return MatrixCopy(self._equation, operand, form, self._digits.value(), most)

    @Slot()
    def _show_choice(self) -> None:
        """Show how the copy begins, or say why there can be none."""
        choice = self._chosen()
        if choice is None:
            return
        obstacle = self._obstacle(choice)
        is_picture = choice.form is CopyFormat.PICTURE
        self._digits.setEnabled(not is_picture)
        self._shorten.setEnabled(choice.form is CopyFormat.LATEX)
        self._copy.setEnabled(not obstacle)
        self._note.setText(obstacle)
        text = "" if obstacle or is_picture else choice.first_lines()
        if text != self._preview.toPlainText():
            self._preview.setPlainText(text)

    def _obstacle(self, choice: MatrixCopy) -> str:
        """Return why this cannot be copied; empty if it can."""
        unknown = [operand.name for operand in choice.operands if not operand.is_known]
        if unknown:
            return self.tr("{0} is not computed yet, and cannot be copied.").format(listed(unknown))
        if choice.form is CopyFormat.CSV and choice.operand is None:
            return self.tr("A CSV file holds one matrix: choose which.")
        return ""

    @Slot()
    def _copy_choice(self) -> None:
        self._digits.interpretText()
        choice = self._chosen()
        if choice is None or self._obstacle(choice):
            return
        if choice.form is CopyFormat.PICTURE:
            self.picture_requested.emit("" if choice.operand is None else choice.operand.name)
        else:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # a million numbers take a second
            try:
                QGuiApplication.clipboard().setText(choice.text())
            finally:
                QGuiApplication.restoreOverrideCursor()
        self._note.setText(self.tr("Copied."))
