"""The editors of what can be chosen when a table is opened, besides those that are in every form."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.files.tables.table import Column
from app.panels.open_data.draft import Draft, Source, is_number
from app.panels.open_data.fields import DataField
from app.widgets.field_editors import ChoiceEditor, FieldEditor, NumberEditor, SwitchEditor
from app.widgets.glyphs import Glyph, GlyphButton
from app.widgets.value_boxes import ChoiceBox
from mlp_engine import marked

FEWEST_ROWS, MOST_ROWS = 2, 6  # of the list of inputs, to be seen at a time
SPACING = 4  # px


def column_name(columns: Sequence[Column], j: int) -> str:
    """Return what a person reads for a column, counted from 0."""
    nameless = QCoreApplication.translate("OpenDataDialog", marked("OpenDataDialog", "column {0}"))
    return columns[j].name or nameless.format(j + 1)


class OfferEditor(ChoiceEditor):
    """A choice between names that are not always the same."""

    field: DataField

    def show_values(self, values: Draft) -> None:
        self.offer(self.field.offers(values))
        self.show_value(self.field.value(values))


class TargetEditor(FieldEditor):
    """A choice between the columns of a table."""

    def __init__(self, field: DataField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._draft: Draft | None = None
        self.box = self.control = ChoiceBox()
        self.box.activated.connect(self._send)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)

    def show_values(self, values: Draft) -> None:
        self._draft = values
        columns = values.columns
        self.box.set_texts({str(j): column_name(columns, j) for j in range(len(columns))})
        if values.use is not None:
            self.box.show_name(str(values.use.target))

    def retranslate(self) -> None:
        if self._draft is not None:
            self.show_values(self._draft)

    @Slot()
    def _send(self) -> None:
        self.edited.emit(self.field, int(self.box.name))


class InputsEditor(FieldEditor):
    """The columns of a table, each with a box to tick; those without numbers cannot be ticked.

    Attributes
    ----------
    list : of the columns
    """

    is_wide = True

    def __init__(self, field: DataField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._draft: Draft | None = None
        self.list = self.control = ColumnList()
        self.list.itemChanged.connect(self._send)
        self._all, self._none = QToolButton(), QToolButton()
        self._all.clicked.connect(self._take_all)
        self._none.clicked.connect(self._take_none)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING)
        for button in (self._all, self._none):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self.list)
        column.addLayout(buttons)

    def show_values(self, values: Draft) -> None:
        self._draft = values
        use = values.use
        if use is not None:
            columns = values.columns
            with QSignalBlocker(self.list):
                self.list.show_names([column_name(columns, j) for j in range(len(columns))])
                for j, column in enumerate(columns):
                    self.list.show_state(j, j in use.inputs, is_number(column) and j != use.target)

    def retranslate(self) -> None:
        self._all.setText(self.tr("All"))
        self._all.setAccessibleName(self.tr("All columns of numbers are inputs"))
        self._none.setText(self.tr("None"))
        self._none.setAccessibleName(self.tr("No column is an input"))
        if self._draft is not None:
            self.show_values(self._draft)

    @Slot()
    def _send(self) -> None:
        self.edited.emit(self.field, self.list.ticked)

    @Slot()
    def _take_all(self) -> None:
        self.edited.emit(self.field, self.list.tickable)

    @Slot()
    def _take_none(self) -> None:
        self.edited.emit(self.field, ())


class ColumnList(QListWidget):
    """Names, each with a box to tick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setSpacing(1)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def ticked(self) -> tuple[int, ...]:
        """The rows that are ticked, from 0."""
        return tuple(i for i in range(self.count()) if self.item(i).checkState() is Qt.CheckState.Checked)

    @property
    def tickable(self) -> tuple[int, ...]:
        """The rows that can be ticked."""
        return tuple(i for i in range(self.count()) if self.item(i).flags() & Qt.ItemFlag.ItemIsEnabled)

    def show_names(self, names: Sequence[str]) -> None:
        """List these names; the place in a list of as many stays."""
        if self.count() != len(names):
            self.clear()
            for name in names:
                self.addItem(QListWidgetItem(name))
            if names:
                self.setCurrentRow(0)
            self.updateGeometry()
        for i, name in enumerate(names):
            self.item(i).setText(name)
            self.item(i).setToolTip(name)

    def show_state(self, i: int, is_ticked: bool, can_be_ticked: bool) -> None:
        """Show whether a row is ticked, and whether it can be."""
        item = self.item(i)
        flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsEnabled if can_be_ticked else Qt.ItemFlag.NoItemFlags)
        item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)

    def sizeHint(self) -> QSize:
        rows = max(FEWEST_ROWS, min(self.count(), MOST_ROWS))
        height = max(self.sizeHintForRow(0), self.fontMetrics().height() + 2)
        return QSize(super().sizeHint().width(), rows * (height + 2 * self.spacing()) + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())


class LabelsEditor(FieldEditor):
    """The file that labels come from, a button that looks for one, and one that takes it back."""

    wanted = Signal()
    """A file of labels is to be chosen."""

    def __init__(self, field: DataField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._labels: Source | None = None
        self._name = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = self.control = QToolButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.wanted)
        self.drop = GlyphButton(Glyph.CROSS)
        self.drop.clicked.connect(self._take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        row.addWidget(self._name, 1)
        row.addWidget(self.drop)
        row.addWidget(self.button)

    def show_values(self, values: Draft) -> None:
        self._labels = values.labels
        self.drop.setVisible(self._labels is not None)
        name = self.tr("in this table") if self._labels is None else self._labels.name
        self._name.setText(name)
        self._name.setToolTip(name)

    def retranslate(self) -> None:
        self.button.setText(self.tr("Other file…"))
        self.drop.set_texts(self.tr("Take the labels from the table itself"))
        if self._labels is None:
            self._name.setText(self.tr("in this table"))

    @Slot()
    def _take_back(self) -> None:
        self.button.setFocus()  # the other one goes
        self.edited.emit(self.field, None)


EDITORS: dict[str, type[FieldEditor]] = {
    "target": TargetEditor,
    "labels": LabelsEditor,
    "inputs": InputsEditor,
    "standardize": SwitchEditor,
    "test_share": NumberEditor,
}
"""The editor of each field that is no choice between names."""
