"""The form of an export: what, in which format, size and theme, of which epochs, and where to."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog, QFormLayout, QLabel, QPushButton, QWidget

from app.export.dialog.boxes import FieldBox, FigureBox, LineBox, Note, OfferBox, in_a_row
from app.export.dialog.fields import checked_value, fitted, has_epochs, size_names, theme_names, with_number
from app.export.dialog.size import SizeEditor
from app.export.dialog.texts import BREAK, file_text, format_text, hint, theme_text
from app.export.figures.choices import FRAME_RATE, ExportChoices
from app.export.figures.figures import FigureSpec, Form
from app.export.figures.picture_size import PictureSize
from app.style.theme import Theme
from app.style.themed import Themed
from app.style.translation import engine_text
from mlp_engine import InvalidInput, Text

LEAST_WIDTH = 56  # characters

STEPPED_RATE = replace(FRAME_RATE, excludes_minimum=True)  # so that the arrow keys go by factors


class ExportForm(Themed, QWidget):
    """Shows ExportChoices and lets the user change them, one field at a time.

    An invalid value is marked with the reason under it, and the one before stays in force until it is mended or given
    up by Escape.
    """

    choices_changed = Signal(object)
    """Valid ExportChoices that differ from those before."""
    validity_changed = Signal()
    """A field has become invalid, or is no longer."""
    typed = Signal()
    """What is in a field is no longer what it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = ExportChoices()
        self._told = self._wish
        self._epoch = 0
        self._layer = 1
        self._problems: dict[str, Text] = {}
        self._build()
        self._lay_out()
        self.retranslate()

    @property
    def choices(self) -> ExportChoices:
        """What is in force: always valid, though a field may show something else that is not."""
        return fitted(self._wish)

    @property
    def problems(self) -> frozenset[str]:
        """The fields that show something invalid: names of attributes of ExportChoices and its size."""
        return frozenset(self._problems)

    def show_choices(self, choices: ExportChoices) -> None:
        """Fill the form, without a signal; the echo of a change leaves alone what is being typed."""
        if choices != self._told:
            self._wish = choices
            self._told = self.choices
            self._fill()

    def show_point(self, epoch: int, layer: int) -> None:
        """Name files and read lists of epochs for pictures of ``epoch``, and matrices of ``layer``."""
        self._epoch, self._layer = epoch, layer
        self._figure.set_figure_texts(layer)
        self._check_lines()

    def commit(self) -> None:
        """Take what is typed but not yet committed."""
        for box in self._boxes.values():
            box.commit()

    def color(self, theme: Theme) -> None:
        self._show_state()

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        for name, text in {
            "figure": self.tr("&What"),
            "format": self.tr("&Format"),
            "size": self.tr("&Size"),
            "theme": self.tr("&Theme"),
            "epochs": self.tr("E&pochs"),
            "frames_per_second": self.tr("Spee&d"),
            "folder": self.tr("F&older"),
            "pattern": self.tr("&Name"),
        }.items():
            self._labels[name].setText(text)
            self._labels[name].buddy().setAccessibleName(text.replace("&", ""))
        self._unit.setText(self.tr("frames per second"))
        self._choose.setText(self.tr("C&hoose…"))
        self._choose.setAccessibleName(self.tr("Choose the folder"))
        self._figure.set_figure_texts(self._layer)
        self._size.retranslate()
        self._fill()

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(LEAST_WIDTH * self.fontMetrics().averageCharWidth(), 0))

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def _build(self) -> None:
        self._figure = FigureBox()
        self._figure.activated.connect(self._choose_figure)
        self._format, self._theme_box = OfferBox(), OfferBox()
        self._format.activated.connect(self._choose_format)
        self._theme_box.activated.connect(self._choose_theme)
        self._size = SizeEditor()
        self._size.chosen.connect(self._choose_size)
        self._speed = FieldBox("frames_per_second", STEPPED_RATE)
        self._lines = {name: LineBox(name) for name in ("epochs", "folder", "pattern")}
        self._boxes: dict[str, FieldBox | LineBox] = {
            **self._size.boxes,
            "frames_per_second": self._speed,
            **self._lines,
        }
        for box in self._boxes.values():
            box.typed.connect(self._watch)
            box.edited.connect(self._take)
            box.abandoned.connect(self._give_up)
        self._unit = QLabel()
        self._choose = QPushButton()
        self._choose.clicked.connect(self._choose_folder)
        self._labels: dict[str, QLabel] = {}
        self._notes = {name: Note() for name in ("size", "epochs", "frames_per_second", "folder", "pattern")}

    def _lay_out(self) -> None:
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setHorizontalSpacing(8)
        self._form.setVerticalSpacing(6)
        self._fields: dict[str, QWidget] = {
            "figure": self._figure,
            "format": self._format,
            "size": self._size,
            "theme": self._theme_box,
            "epochs": self._lines["epochs"],
            "frames_per_second": in_a_row(self._speed, self._unit),
            "folder": in_a_row(self._lines["folder"], self._choose),
            "pattern": self._lines["pattern"],
        }
        controls = {"size": self._size.preset, **self._boxes}
        for name, field in self._fields.items():
            label = self._labels[name] = QLabel()
            label.setBuddy(controls.get(name, field))
            self._form.addRow(label, field)
            if name in self._notes:
                self._form.addRow("", self._notes[name])

    def _fill(self) -> None:
        """Show what is in force in every field."""
        choices = self.choices
        spec = choices.spec
        self._figure.show_name(choices.figure)
        self._format.offer({name: format_text(name) for name in spec.formats})
        self._format.show_name(choices.format)
        self._size.show_choices(choices)
        self._theme_box.offer({name: theme_text(name) for name in theme_names(spec)})
        self._theme_box.show_name(choices.theme)
        self._speed.show_value(choices.frames_per_second)
        for name, line in self._lines.items():
            line.show_value(getattr(choices, name))
        self._lines["epochs"].setPlaceholderText(spec.epochs)
        for name, field in self._fields.items():
            self._form.setRowVisible(field, _is_shown(name, spec))
        self._problems = {}
        self._check_lines()

    def _check_lines(self) -> None:
        """Judge anew what depends on more than what is typed."""
        for name, line in self._lines.items():
            self._judge(name, line.text())
        self._show_state()

    def _judge(self, name: str, value: object) -> object:
        """Return the value of a field as it is to be kept; None, and a problem is noted, if it is invalid."""
        self._problems.pop(name, None)
        try:
            return checked_value(name, value, self.choices, self._epoch)
        except InvalidInput as error:
            self._problems[name] = error.allowed
            return None

    def _change(self, **values: object) -> None:
        self._wish = _with_values(self._wish, values)
        self._judge("pattern", self._lines["pattern"].text())
        self._show_state()
        self._tell()

    def _tell(self) -> None:
        if self.choices != self._told:
            self._told = self.choices
            self.choices_changed.emit(self._told)

    @Slot(str, object)
    def _take(self, name: str, value: object) -> None:
        valid = self._judge(name, value)
        if valid is None:
            self._show_state()
            return
        self._boxes[name].show_value(valid)
        if name in self._size.boxes:
            size = with_number(self.choices.size, name, valid)
            self._size.show_name(size)
            self._change(size=size)
        else:
            self._change(**{name: valid})

    @Slot(str)
    def _give_up(self, name: str) -> None:
        value = getattr(self.choices.size if name in self._size.boxes else self.choices, name)
        self._boxes[name].show_value(value)
        self._judge(name, value)
        self._show_state()

    @Slot(str, object)
    def _watch(self, name: str, value: object) -> None:
        # A number is called wrong only when it is finished: its first digits alone are often too few.
        if name in self._lines or name in self._problems:
            self._judge(name, value)
            self._show_state()
        self.typed.emit()

    @Slot()
    def _choose_figure(self) -> None:
        if self._figure.name != self._wish.figure:
            self._wish = self._wish.of_figure(self._figure.name)
            self._fill()
            self._tell()

    @Slot()
    def _choose_format(self) -> None:
        self._change(format=self._format.name)

    @Slot()
    def _choose_theme(self) -> None:
        self._change(theme=self._theme_box.name)

    @Slot(object)
    def _choose_size(self, size: PictureSize) -> None:
        for name in self._size.boxes:
            self._problems.pop(name, None)
        self._size.show_size(size)
        self._change(size=size)

    @Slot()
    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the export"), self.choices.folder)
        if folder:
            self._take("folder", folder)

    def _show_state(self) -> None:
        """Mark what is invalid, and write under each field what is known about it, as far as it is typed."""
        valid_lines = {name: line.text().strip() for name, line in self._lines.items() if name not in self._problems}
        typed = _with_values(self.choices, valid_lines)
        for name, box in self._boxes.items():
            box.mark(QColor(self.theme.error) if name in self._problems else None)
        for row, note in self._notes.items():
            wrong = next((name for name in self._problems if row in (name, _row_of(name))), None)
            if wrong is not None:
                note.show_reason(self.tr("Must be {0}.").format(engine_text(self._problems[wrong])))
            elif row == "pattern":
                note.show_hint(file_text(typed, self._epoch))
            else:
                note.show_hint(hint(row, typed, self._epoch))
            self._form.setRowVisible(note, bool(note.text()) and _is_shown(row, self.choices.spec))
            self._describe(row, note.text())
        self.validity_changed.emit()

    def _describe(self, row: str, text: str) -> None:
        control = self._labels[row].buddy()
        control.setAccessibleDescription(text.replace(BREAK, ""))


def _is_shown(row: str, spec: FigureSpec) -> bool:
    return {
        "size": bool(size_names(spec)),
        "theme": bool(theme_names(spec)),
        "epochs": has_epochs(spec),
        "frames_per_second": spec.form is Form.ANIMATION,
    }.get(row, True)


def _row_of(name: str) -> str:
    """Return in which row the field of a problem is."""
    return "size" if name in ("width", "height", "dpi", "text") else name


def _with_values(choices: ExportChoices, values: Mapping[str, object]) -> ExportChoices:
    return replace(choices, **values)  # type: ignore[arg-type]
