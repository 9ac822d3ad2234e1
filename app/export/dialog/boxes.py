"""The parts of the export form: choices, numbers, lines of text, and the note under each."""

import math

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from app.export.dialog.texts import BREAK
from app.export.figures.figures import FIGURES, GROUPS
from app.style.theme import Theme, color
from app.style.themed import Themed
from app.widgets.choice_box import ChoiceBox
from app.widgets.number_box import NumberBox
from app.widgets.stepping import number_text
from mlp_engine.kinds import IntegerKind, RealKind


class OfferBox(ChoiceBox):
    """A choice between names that are not always the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([], parent)

    def offer(self, texts: dict[str, str]) -> None:
        """Let the user choose between the names in ``texts``, each with a text to read."""
        if list(texts) != [self.itemData(i) for i in range(self.count())]:
            self.clear()
            for name in texts:
                self.addItem(name, name)
        self.set_texts(texts)


class FigureBox(ChoiceBox):
    """A choice between the figures, under the headings of their groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([], parent)
        self._headings: dict[str, QStandardItem] = {}
        model = QStandardItemModel(self)
        for group in GROUPS:
            self._headings[group] = _heading()
            model.appendRow(self._headings[group])
            for name, spec in FIGURES.items():
                if spec.group == group:
                    item = QStandardItem()
                    item.setData(name, Qt.ItemDataRole.UserRole)
                    model.appendRow(item)
        self.setModel(model)
        self.setMaxVisibleItems(model.rowCount())

    def set_figure_texts(self, layer: int) -> None:
        """Set every text in the language of the window; matrices are of ``layer``."""
        for group, heading in self._headings.items():
            heading.setText(QCoreApplication.translate("Figures", GROUPS[group]).format(layer=layer))
        for i in range(self.count()):
            if self.itemData(i) in FIGURES:
                self.setItemText(i, QCoreApplication.translate("Figures", FIGURES[self.itemData(i)].title))


class FieldBox(NumberBox):
    """The number of one field; the arrow keys go by whole numbers, or 1, 2, 5, 10 where zero is excluded."""

    typed = Signal(str, object)
    """The name of the field, and what is in it now; it is committed later."""
    edited = Signal(str, object)
    """The name of the field, and what the user has committed, not yet checked."""
    abandoned = Signal(str)
    """The name of the field of which the value in force is to be shown again."""

    def __init__(self, name: str, kind: IntegerKind | RealKind, parent: QWidget | None = None) -> None:
        super().__init__(kind, n_digits=4, parent=parent)
        self._name = name
        self._goes_by_ones = isinstance(kind, RealKind) and not kind.excludes_minimum
        self.lineEdit().textEdited.connect(self._tell_typed)
        self.committed.connect(self._send)
        self.given_up.connect(self._give_up)

    def stepBy(self, steps: int) -> None:
        if not self._goes_by_ones:
            super().stepBy(steps)
            return
        value = self._number()
        value = float(math.floor(value) if steps > 0 else math.ceil(value)) + steps
        self.lineEdit().setText(number_text(max(self._kind.minimum, min(self._kind.maximum, value))))
        self.selectAll()
        self.commit()

    @Slot(str)
    def _tell_typed(self, text: str) -> None:
        self.typed.emit(self._name, self._kind.parse(text))

    @Slot(object)
    def _send(self, value: object) -> None:
        self.edited.emit(self._name, value)

    @Slot()
    def _give_up(self) -> None:
        self.abandoned.emit(self._name)


class LineBox(QLineEdit):
    """A line of text that goes out on Enter and on leaving; it judges nothing, its owner marks it."""

    typed = Signal(str, object)
    """The name of the field, and what is in it now; it is committed later."""
    edited = Signal(str, object)
    """The name of the field, and what the user has committed, not yet checked."""
    abandoned = Signal(str)
    """The name of the field of which the value in force is to be shown again."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._value_text = self._known_text = ""
        self._mark: QColor | None = None
        self.textEdited.connect(self._tell_typed)
        self.editingFinished.connect(self.commit)

    def show_value(self, value: object) -> None:
        """Show ``value`` as what is in force."""
        self._value_text = self._known_text = str(value)
        if self.text() != self._known_text:
            self.setText(self._known_text)

    def mark(self, color: QColor | None) -> None:
        """Draw a border in ``color``; None takes it away."""
        self._mark = color
        self.update()

    @Slot()
    def commit(self) -> None:
        """Send what was typed, if it is new."""
        if self.text() != self._known_text:
            self._known_text = self.text()
            self.edited.emit(self._name, self._known_text)

    @Slot(str)
    def _tell_typed(self, text: str) -> None:
        self.typed.emit(self._name, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._value_text:
            self.abandoned.emit(self._name)
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._mark is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._mark, 2.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 2.5, 2.5)


class Note(Themed, QLabel):
    """A line under a field: a hint, or while the field is invalid the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_hint("")

    def sizeHint(self) -> QSize:
        # One line: Qt's own hint wraps the text to a block, and the layout would keep the height of that block.
        return QSize(0, self.fontMetrics().height())

    def show_hint(self, text: str) -> None:
        """Show what helps to fill in the field."""
        self._show(text, QPalette.ColorRole.PlaceholderText)

    def show_reason(self, text: str) -> None:
        """Show why the field is invalid."""
        self._show(text, QPalette.ColorRole.WindowText)

    def color(self, theme: Theme) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.error))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.PlaceholderText, color(theme.muted, 0.6))
        self.setPalette(palette)

    def _show(self, text: str, role: QPalette.ColorRole) -> None:
        self.setForegroundRole(role)
        self.setText(text)
        self.setAccessibleName(text.replace(BREAK, ""))


def in_a_row(first: QWidget, second: QWidget) -> QWidget:
    """Return a widget that holds two others side by side."""
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(first)
    row.addWidget(second)
    return widget


def _heading() -> QStandardItem:
    heading = QStandardItem()
    heading.setFlags(Qt.ItemFlag.NoItemFlags)
    font = QFont()
    font.setBold(True)
    heading.setFont(font)
    return heading
