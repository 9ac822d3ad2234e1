"""The editor of a table of the user's own: it tells which one it is, and asks for another."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.lesson.value_text import columns_text, table_text
from app.widgets.field_editors import FieldEditor
from mlp_engine import Field, OwnData

_SPACING = 2  # px
_MOST_COLUMNS = 300  # characters of a tool tip on the columns


class NameLine(QLabel):
    """A name in a line, of which the middle is left out where it has no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Show a name, whatever is in it, as one line."""
        self._name = " ".join(name.split())
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, self.width()))


class OwnDataEditor(FieldEditor):
    """A field that holds a table: its name and size, and a button for another one."""

    is_wide = True
    keeps_refused = False

    wanted = Signal()
    """Another table is wanted."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._table: OwnData | None = None
        self.name_line = NameLine()
        self.size_line = QLabel(wordWrap=True)
        self.size_line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.button = self.control = QToolButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self._want)
        head = QHBoxLayout()
        head.addWidget(self.name_line, 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING)
        column.addLayout(head)
        column.addWidget(self.size_line)

    def show_value(self, value: OwnData | None) -> None:
        self._table = value
        self._write()

    def describe(self, name: str, description: str) -> None:
        told = "" if self._table is None else f"{self._table.name}: {table_text(self._table)}. "
        self.setAccessibleName(name)
        self.setAccessibleDescription(told + description)
        self.button.setAccessibleName(self.tr("Open data from a file"))
        self.button.setAccessibleDescription(told + description)

    def retranslate(self) -> None:
        self.button.setText(self.tr("Open data…"))
        self._write()

    def _write(self) -> None:
        if (table := self._table) is None:
            return
        self.name_line.show_name(table.name)
        self.size_line.setText(table_text(table))
        columns = columns_text(table)
        tip = columns if len(columns) <= _MOST_COLUMNS else f"{columns[:_MOST_COLUMNS]} …"
        for line in (self.name_line, self.size_line):
            line.setToolTip(f"{table.name}\n{tip}")

    @Slot()
    def _want(self) -> None:
        self.wanted.emit()
