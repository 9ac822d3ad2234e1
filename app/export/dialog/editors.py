"""The editors of the fields of an export, besides those that are in every form."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QColor, QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QPushButton, QWidget

from app.export.dialog.fields import ExportField
from app.export.figures.choices import ExportChoices
from app.export.figures.figures import FIGURES, GROUPS
from app.export.figures.picture_size import CUSTOM, SIZES, PictureSize
from app.export.outputs import output_of
from app.style.translation import engine_text
from app.widgets.field_editors import BoxEditor, ChoiceEditor, FieldEditor, LineEditor
from app.widgets.value_boxes import NumberBox
from mlp_engine.kinds import IntegerKind, RealKind

SPACING = 6  # px


class FigureEditor(ChoiceEditor):
    """A choice between the figures, under the headings of their groups."""

    def __init__(self, field: ExportField, parent: QWidget | None = None) -> None:
        self._layer = 1
        self._headings = {group: _heading() for group in GROUPS}
        super().__init__(field, parent)
        model = QStandardItemModel(self)
        for group, heading in self._headings.items():
            model.appendRow(heading)
            for name, spec in FIGURES.items():
                if spec.group == group:
                    item = QStandardItem()
                    item.setData(name, Qt.ItemDataRole.UserRole)
                    model.appendRow(item)
        self.box.setModel(model)
        self.box.setMaxVisibleItems(model.rowCount())

    def show_layer(self, layer: int) -> None:
        """Say of which layer the matrices are."""
        self._layer = layer
        self.retranslate()

    def retranslate(self) -> None:
        for group, heading in self._headings.items():
            heading.setText(QCoreApplication.translate("Figures", GROUPS[group]).format(layer=self._layer))
        for i in range(self.box.count()):
            if (name := self.box.itemData(i)) in FIGURES:
                self.box.setItemText(i, QCoreApplication.translate("Figures", FIGURES[name].title))


class OfferEditor(ChoiceEditor):
    """A choice between names that are not always the same."""

    def __init__(self, field: ExportField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._offers = field.offers

    def show_values(self, values: ExportChoices) -> None:
        self.offer(self._offers(values))
        super().show_values(values)


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
        self.unit.setText(engine_text(self._unit_text))


class RateEditor(UnitEditor):
    """A number with its unit behind it."""

    def __init__(self, field: ExportField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.row.setSpacing(SPACING)
        self.row.addWidget(self.unit)


class EpochsEditor(LineEditor):
    """Which epochs; for an empty line, the usual ones of the figure."""

    def show_values(self, values: ExportChoices) -> None:
        super().show_values(values)
        self.box.setPlaceholderText(values.spec.epochs)


class FolderEditor(LineEditor):
    """The path of a folder, and a button that looks for one."""

    def __init__(self, field: ExportField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._choose = QPushButton()
        self._choose.clicked.connect(self._choose_folder)
        self.box.textChanged.connect(self.box.setToolTip)  # the path may be longer than the box
        self.row.setSpacing(SPACING)
        self.row.addWidget(self._choose)

    def retranslate(self) -> None:
        self._choose.setText(self.tr("C&hoose…"))
        self._choose.setAccessibleName(self.tr("Choose the folder"))
        self.box.setToolTip(self.box.text())

    @Slot()
    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the export"), self.box.value)
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
        self._lay_out()

    def show_values(self, values: ExportChoices) -> None:
        super().show_values(values)
        for name, part in self.parts.items():
            for widget in (part, part.unit):
                widget.setVisible(name in output_of(values).numbers)

    def show_value(self, value: PictureSize) -> None:
        self.show_name(value)
        for part in self.parts.values():
            part.show_values(value)

    def show_name(self, size: PictureSize) -> None:
        """Show which of the ready sizes ``size`` is, and leave the numbers alone."""
        if size != self._size:
            self._size, self._is_custom = size, False
        is_ready = not self._is_custom or self.box.findData(CUSTOM) < 0
        ready = (name for name, (_, one) in SIZES.items() if one == size)
        self.box.show_name(next(ready, CUSTOM) if is_ready else CUSTOM)

    def show_mark(self, error: QColor, wrong_parts: Collection[str]) -> None:
        for name, part in self.parts.items():
            part.show_mark(error, [name] if name in wrong_parts else [])

    def retranslate(self) -> None:
        super().retranslate()
        for part in self.parts.values():
            part.retranslate()
            part.describe(engine_text(part.field.label), "")
            part.set_tool_tip(engine_text(part.field.label))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(SPACING)
        for i, part in enumerate(self.parts.values()):
            grid.addWidget(part, i // 2, 2 * (i % 2))
            grid.addWidget(part.unit, i // 2, 2 * (i % 2) + 1)
        for column in (0, 2):
            grid.setColumnStretch(column, 1)
        self.column.setSpacing(SPACING)
        self.column.addLayout(grid)

    @Slot()
    def _send(self) -> None:
        self._is_custom = self.box.name == CUSTOM
        if self._is_custom:
            self.parts["width"].box.setFocus()
            self.parts["width"].box.selectAll()
        else:
            super()._send()


EDITORS: dict[str, type[FieldEditor]] = {
    "figure": FigureEditor,
    "format": OfferEditor,
    "size": SizeEditor,
    "theme": OfferEditor,
    "axes": ChoiceEditor,
    "epochs": EpochsEditor,
    "frames_per_second": RateEditor,
    "folder": FolderEditor,
    "pattern": LineEditor,
}
"""The editor of each field."""


def _heading() -> QStandardItem:
    heading = QStandardItem()
    heading.setFlags(Qt.ItemFlag.NoItemFlags)
    font = QFont()
    font.setBold(True)
    heading.setFont(font)
    return heading
