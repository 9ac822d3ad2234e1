"""The editors of the fields of an export, besides those that are in every form."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QColor, QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QPushButton, QWidget

from app.export.dialog.fields import ExportField, FigureKind, FolderKind, LineKind, OfferKind, SizeKind, translated
from app.export.figures.choices import ExportChoices
from app.export.figures.figures import FIGURES, GROUPS
from app.export.figures.picture_size import CUSTOM, SIZES, PictureSize
from app.export.outputs import output_of
from app.widgets.choice_box import ChoiceBox
from app.widgets.field_editor import BoxEditor, FieldEditor
from app.widgets.line_box import LineBox
from app.widgets.number_box import NumberBox
from mlp_engine.kinds import IntegerKind, RealKind

SPACING = 6  # px


class OfferEditor(FieldEditor):
    """A choice between names that are not always the same.

    Attributes
    ----------
    grid : for what belongs below the choice, in four columns
    """

    def __init__(self, field: ExportField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        assert isinstance(field.kind, OfferKind)
        self._texts = field.kind.texts
        self._box = self.control = ChoiceBox()
        self._box.activated.connect(self._send)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(SPACING)
        self.grid.addWidget(self._box, 0, 0, 1, 4)

    def show_values(self, values: ExportChoices) -> None:
        """Show what is offered, and what is chosen."""
        self._box.set_texts(dict(self._texts(values)))
        super().show_values(values)

    def show_value(self, value: Any) -> None:
        """Show what is chosen, without a signal."""
        self._box.show_name(value)

    @Slot()
    def _send(self) -> None:
        self.edited.emit(self.field, self._box.name)


class FigureEditor(OfferEditor):
    """A choice between the figures, under the headings of their groups."""

    def __init__(self, field: ExportField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._layer = 1
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
        self._box.setModel(model)
        self._box.setMaxVisibleItems(model.rowCount())

    def show_values(self, values: ExportChoices) -> None:
        """Show which figure is chosen."""
        texts = self._texts(values)
        for i in range(self._box.count()):
            if (name := self._box.itemData(i)) in texts:
                self._box.setItemText(i, texts[name])
        self.show_value(values.figure)

    def show_layer(self, layer: int) -> None:
        """Say of which layer the matrices are."""
        self._layer = layer
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        for group, heading in self._headings.items():
            heading.setText(QCoreApplication.translate("Figures", GROUPS[group]).format(layer=self._layer))


class UnitEditor(BoxEditor):
    """A number.

    Attributes
    ----------
    unit : what belongs behind it
    """

    def __init__(self, field: ExportField, parent: QWidget | None = None) -> None:
        assert isinstance(field.kind, IntegerKind | RealKind)
        super().__init__(field, NumberBox(field.kind, n_digits=4), parent)
        self.unit = QLabel()
        self._unit_text = field.unit

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        self.unit.setText(translated(self._unit_text))


class RateEditor(UnitEditor):
    """A number with its unit behind it."""

    def __init__(self, field: ExportField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.row.setSpacing(SPACING)
        self.row.addWidget(self.unit)


class LineEditor(BoxEditor):
    """A line of text."""

    def __init__(self, field: ExportField, parent: QWidget | None = None) -> None:
        assert isinstance(field.kind, LineKind)
        self.line = LineBox()
        super().__init__(field, self.line, parent)
        self._usual = field.kind.usual
        self.row.setSpacing(SPACING)

    def show_values(self, values: ExportChoices) -> None:
        """Show the line in ``values``, and what stands for an empty one."""
        super().show_values(values)
        self.line.setPlaceholderText(self._usual(values))


class FolderEditor(LineEditor):
    """The path of a folder, and a button that looks for one."""

    def __init__(self, field: ExportField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._choose = QPushButton()
        self._choose.clicked.connect(self._choose_folder)
        self.row.addWidget(self._choose)

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        self._choose.setText(self.tr("C&hoose…"))
        self._choose.setAccessibleName(self.tr("Choose the folder"))

    @Slot()
    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the export"), self.line.value)
        if folder:
            self.edited.emit(self.field, folder)


class SizeEditor(OfferEditor):
    """A size: a ready one, or numbers.

    Attributes
    ----------
    parts : the editors of the numbers, by the names of their fields
    """

    def __init__(self, field: ExportField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._size = PictureSize()
        self._is_custom = False
        self.parts = {part.name: UnitEditor(part) for part in field.parts}
        self.parts["width"].unit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for i, part in enumerate(self.parts.values()):
            self.grid.addWidget(part, 1 + i // 2, 2 * (i % 2))
            self.grid.addWidget(part.unit, 1 + i // 2, 2 * (i % 2) + 1)
        for column in (0, 2):
            self.grid.setColumnStretch(column, 1)

    def show_values(self, values: ExportChoices) -> None:
        """Show the size in ``values``, and only the controls that suit the figure."""
        super().show_values(values)
        numbers = output_of(values).numbers
        for name, part in self.parts.items():
            part.setVisible(name in numbers)
            part.unit.setVisible(name in numbers)

    def show_value(self, value: PictureSize) -> None:
        """Show a size in every number."""
        self.show_name(value)
        for part in self.parts.values():
            part.show_values(value)

    def show_name(self, size: PictureSize) -> None:
        """Show which of the ready sizes ``size`` is, and leave the numbers alone."""
        if size != self._size:
            self._size, self._is_custom = size, False
        is_ready = not self._is_custom or self._box.findData(CUSTOM) < 0
        self._box.show_name(_ready_name(size) if is_ready else CUSTOM)

    def color(self, error: QColor, wrong_parts: Collection[str]) -> None:
        """Mark the numbers that are wrong with ``error``."""
        for name, part in self.parts.items():
            part.color(error, [name] if name in wrong_parts else [])

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        for part in self.parts.values():
            part.retranslate()
            part.describe(translated(part.field.label), "")
            part.setToolTip(translated(part.field.label))

    @Slot()
    def _send(self) -> None:
        self._is_custom = self._box.name == CUSTOM
        if self._is_custom:
            self.parts["width"].box.setFocus()
            self.parts["width"].box.selectAll()
        else:
            self.edited.emit(self.field, SIZES[self._box.name][1])


EDITORS: dict[type, type[FieldEditor]] = {
    FigureKind: FigureEditor,
    OfferKind: OfferEditor,
    SizeKind: SizeEditor,
    LineKind: LineEditor,
    FolderKind: FolderEditor,
    RealKind: RateEditor,
}
"""The editor of each kind of field; a new kind needs one entry here."""


def _ready_name(size: PictureSize) -> str:
    return next((name for name, (_, ready) in SIZES.items() if ready == size), CUSTOM)


def _heading() -> QStandardItem:
    heading = QStandardItem()
    heading.setFlags(Qt.ItemFlag.NoItemFlags)
    font = QFont()
    font.setBold(True)
    heading.setFont(font)
    return heading
