"""The size of an export: a ready one, or numbers."""

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.export.dialog.boxes import FieldBox, OfferBox
from app.export.dialog.fields import CUSTOM, NUMBERS, size_names, size_numbers
from app.export.figures.choices import ExportChoices
from app.export.figures.picture_size import SIZES, PictureSize


class SizeEditor(QWidget):
    """Shows a size and sends what the user makes of it.

    Attributes
    ----------
    preset : the choice between the ready sizes and CUSTOM
    boxes : the numbers, by their names in NUMBERS
    """

    chosen = Signal(object)
    """A PictureSize of SIZES."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = PictureSize()
        self._is_custom = False
        self.preset = OfferBox()
        self.preset.activated.connect(self._choose)
        self.boxes = {name: FieldBox(name, NUMBERS[name]) for name in ("width", "height", "dpi", "text")}
        self._units = {name: QLabel() for name in self.boxes}
        self._units["width"].setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()

    def show_choices(self, choices: ExportChoices) -> None:
        """Show the size in ``choices``, and only the controls that suit the figure."""
        self.preset.offer({name: self._label(name) for name in size_names(choices.spec)})
        self.show_size(choices.size)
        shown = size_numbers(choices.spec)
        for name, box in self.boxes.items():
            for widget in (box, self._units[name]):
                widget.setVisible(name in shown)

    def show_size(self, size: PictureSize) -> None:
        """Show ``size`` in every number."""
        self.show_name(size)
        for name, box in self.boxes.items():
            box.show_value(getattr(size, name))

    def show_name(self, size: PictureSize) -> None:
        """Show which of the ready sizes ``size`` is, and leave the numbers alone."""
        if size != self._size:
            self._size, self._is_custom = size, False
        is_ready = not self._is_custom or self.preset.findData(CUSTOM) < 0
        self.preset.show_name(_ready_name(size) if is_ready else CUSTOM)

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        for name, (accessible_name, unit) in {
            "width": (self.tr("Width in pixels"), "×"),
            "height": (self.tr("Height in pixels"), self.tr("px")),
            "dpi": (self.tr("Resolution in dots per inch"), self.tr("dpi")),
            "text": (self.tr("Size of the writing in points"), self.tr("pt writing")),
        }.items():
            self.boxes[name].setAccessibleName(accessible_name)
            self.boxes[name].setToolTip(accessible_name)
            self._units[name].setText(unit)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.preset, 0, 0, 1, 4)
        for i, (name, box) in enumerate(self.boxes.items()):
            grid.addWidget(box, 1 + i // 2, 2 * (i % 2))
            grid.addWidget(self._units[name], 1 + i // 2, 2 * (i % 2) + 1)
        for column in (0, 2):
            grid.setColumnStretch(column, 1)

    def _label(self, name: str) -> str:
        return self.tr("Custom") if name == CUSTOM else QCoreApplication.translate("Export", SIZES[name][0])

    @Slot()
    def _choose(self) -> None:
        self._is_custom = self.preset.name == CUSTOM
        if self._is_custom:
            self.boxes["width"].setFocus()
            self.boxes["width"].selectAll()
        else:
            self.chosen.emit(SIZES[self.preset.name][1])


def _ready_name(size: PictureSize) -> str:
    return next((name for name, (_, ready) in SIZES.items() if ready == size), CUSTOM)
