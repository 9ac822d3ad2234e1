"""Choosing which two of more inputs are drawn, and where the others stand."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.style.mixins import Themed, Translated
from app.style.theme import Theme
from app.views.boundary.input_rows import InputRows
from app.views.plane.axes import fitting_plane, input_names, plane_values
from app.widgets.value_boxes import ChoiceBox
from mlp_engine import Frame, Plane

TEXT_MARGIN = 2  # px, beside the text of a choice
MOST_AT_ONCE = 12  # rows of others; of more, one is chosen
LOW_SHARE, MOST_ROWS = 0.28, 6.5  # of the height of a view, and how many rows of others are in sight


class InputChoice(ChoiceBox):
    """A choice of one input, of whose name it shows as much as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.setIconSize(QSize(0, 0))  # Qt keeps room for one

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        width = room.width() - 2 * TEXT_MARGIN
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, width)
        painter = QStylePainter(self)
        with painter:  # an exception must not leave it active
            painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class PlaneChooser(Themed, Translated, QWidget):
    """Two choices for the axes, and behind a button a row for each other input, or for a chosen one of many.

    It is hidden where there are no others.

    Attributes
    ----------
    plane : what is chosen
    others : the rows of X that are not drawn
    other : which of them to move, where they are many
    """

    chosen = Signal(object)
    """The Plane that the user wants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plane = Plane()
        self._frame: Frame | None = None
        self.others: list[int] = []
        self.axes = InputChoice(), InputChoice()
        self._signs = QLabel("→"), QLabel("↑")
        self.others_button = QToolButton(autoRaise=True)
        self.others_button.setCheckable(True)
        self.means_button = QToolButton()
        self.means_button.setText("x̄")
        self.other = InputChoice()
        self.rows = InputRows()
        self._known: tuple[list[str], tuple[int, int]] | None = None
        self._lay_out()
        self.rows.moved.connect(self._move)
        for box in self.axes:
            box.activated.connect(self._choose_axes)
        self.other.activated.connect(self._show)
        self.others_button.toggled.connect(self._unfold)
        self.means_button.clicked.connect(self._take_means)
        self.retranslate()
        self._unfold(False)
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        for sign, box in zip(self._signs, self.axes, strict=True):
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            head.addWidget(sign)
            head.addWidget(box, stretch=1)
        self.other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button in (self.others_button, self.means_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            head.addWidget(button)
        self.others_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.other)
        column.addWidget(self.rows)

    def show_frame(self, frame: Frame, wanted: Plane) -> None:
        """Offer the inputs of a frame, and show what is chosen."""
        is_new = self._frame is None or self._frame.X is not frame.X or self._frame.config != frame.config
        self._frame = frame
        has_choice = len(frame.X) > 2
        self.setVisible(has_choice)
        if has_choice and (is_new or wanted != self.plane):
            self.plane = wanted
            self._show()

    @property
    def tells_others(self) -> bool:
        """Whether it is to be seen where the inputs stand that are not drawn."""
        return not self.isHidden() and self.others_button.isChecked()

    def set_room(self, height: int) -> None:
        """Take no more than a share of so many px for the other inputs."""
        line = self.rows.row_height()
        self.rows.set_most_height(round(min(LOW_SHARE * height, MOST_ROWS * line)))

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self._unfold(self.others_button.isChecked())

    def retranslate(self) -> None:
        for box, name in zip(self.axes, self._tips(), strict=True):
            box.setAccessibleName(name)
        self.other.setAccessibleName(self.tr("Which other input to move"))
        self.other.setToolTip(self.other.accessibleName())
        self.others_button.setAccessibleName(self.tr("The inputs that are not drawn"))
        self.others_button.setToolTip(self.tr("Show where the inputs stand that are not drawn, and move them."))
        self.means_button.setAccessibleName(self.tr("All other inputs at their means"))
        self.means_button.setToolTip(self.means_button.accessibleName())
        if self._frame is not None and len(self._frame.X) > 2:
            self._show()

    @Slot()
    def _show(self) -> None:
        frame = self._frame
        assert frame is not None
        plane, names = self._plane(frame), input_names(frame)
        self._name_choices(names, plane.axes)
        for box, row, tip in zip(self.axes, plane.axes, self._tips(), strict=True):
            box.show_name(str(row))
            box.setToolTip(f"{tip}: {names[row]}")
        self.others_button.setText(self.tr("{0} more").format(len(self.others)))
        self.means_button.setEnabled(plane.at is not None)
        is_shown = self.others_button.isChecked()
        self.other.setVisible(is_shown and len(self.others) > MOST_AT_ONCE)
        if is_shown:
            which = self.others if len(self.others) <= MOST_AT_ONCE else [int(self.other.name)]
            self.rows.show_rows(frame, which, names, plane_values(frame, plane))

    def _name_choices(self, names: list[str], axes: tuple[int, int]) -> None:
        """Have these inputs to choose from, of which two are drawn."""
        if (names, axes) == self._known:
            return
        self._known = names, axes
        self.others = [row for row in range(len(names)) if row not in axes]
        for box in self.axes:
            box.set_texts({str(row): name for row, name in enumerate(names)})
        self.other.set_texts({str(row): names[row] for row in self.others})

    def _tips(self) -> tuple[str, str]:
        return self.tr("Input along x"), self.tr("Input along y")

    def _plane(self, frame: Frame) -> Plane:
        """The plane that is chosen, as far as the frame has it."""
        return fitting_plane(self.plane, len(frame.X))

    @Slot(bool)
    def _unfold(self, is_shown: bool) -> None:
        self.others_button.setArrowType(Qt.ArrowType.DownArrow if is_shown else Qt.ArrowType.RightArrow)
        self.rows.setVisible(is_shown)
        self.other.hide()
        self.means_button.setVisible(is_shown)
        if is_shown and self._frame is not None and len(self._frame.X) > 2:
            self._show()

    @Slot()
    def _choose_axes(self) -> None:
        """Take the axes that are chosen; the same input for both exchanges them."""
        frame = self._frame
        assert frame is not None
        plane = self._plane(frame)
        across, up = (int(box.name) for box in self.axes)
        if across == up:
            up, across = plane.axes
        if (across, up) != plane.axes:
            self._ask(Plane((across, up), plane.at))
        else:
            self._show()

    @Slot(int, float)
    def _move(self, row: int, value: float) -> None:
        frame = self._frame
        assert frame is not None
        plane = self._plane(frame)
        at = plane_values(frame, plane)
        at[row] = value
        self._ask(Plane(plane.axes, tuple(at)))

    @Slot()
    def _take_means(self) -> None:
        if self._frame is not None:
            self._ask(Plane(self._plane(self._frame).axes))

    def _ask(self, plane: Plane) -> None:
        self.chosen.emit(plane)
