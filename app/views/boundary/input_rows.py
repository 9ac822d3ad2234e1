"""A row for each input that is not drawn: its name, and where it stands, to be moved by a slider or typed."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QSlider, QToolTip, QWidget

from app.style.mixins import Themed
from app.style.translation import engine_text
from app.views.plane.axes import tidied
from app.views.text.live_text import PLACE
from app.widgets.focus_keys import TakesKeys
from app.widgets.keys import Place
from app.widgets.value_boxes import NumberBox
from mlp_engine import Frame, InvalidInput
from mlp_engine.kinds import RealKind
from mlp_engine.round_numbers import round_up

STEPS, PAGE = 200, 20  # of a slider, from the least value of an input to the largest
NUMBER_DIGITS = 4  # that a box has room for beside its own
LONGEST_LABEL, LEAST_LABEL = 8, 3  # lines of text, as wide as which a name may be, and has to
BEYOND = 1.0  # of the range of an input, that may be typed beyond it


class InputSlider(TakesKeys, QSlider):
    """A slider for one input; the arrow keys to both sides stay with the run."""

    places = (Place.INPUT,)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, STEPS)
        self.setPageStep(PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumWidth(30)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the rows; a value must not change under the hand that scrolls


class NameLabel(QLabel):
    """A name, or as much of it as there is room for; a tool tip has all of it."""

    def __init__(self, name: str) -> None:
        super().__init__(name, textFormat=Qt.TextFormat.PlainText)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), LONGEST_LABEL * self.fontMetrics().height()), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_LABEL * self.fontMetrics().height(), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        with QPainter(self) as painter:
            painter.drawText(self.rect(), PLACE, text)


class InputRow(Themed, QWidget):
    """What moves one input from ``low`` to ``high``; its parts stand in the grid of ``InputRows``."""

    moved = Signal(int, float)
    """The row of X, and where it is to stand."""

    def __init__(self, row: int, name: str, low: float, high: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.row, self.low, self.span = row, low, high - low or 1.0
        self._kind = RealKind(
            low - BEYOND * self.span, high + BEYOND * self.span, step=round_up(self.span / STEPS * PAGE / 2)
        )
        self.label = NameLabel(name)
        self.slider = InputSlider()
        self.box = NumberBox(self._kind, NUMBER_DIGITS)
        self.label.setBuddy(self.slider)
        for part in (self.slider, self.box):
            part.setAccessibleName(name)
        self.slider.valueChanged.connect(self._slide)
        self.box.committed.connect(self._take)
        self.box.given_up.connect(self._give_up)
        self._value = low

    def show_value(self, value: float) -> None:
        """Show where the input stands."""
        self._value = value
        self.box.mark(None)
        self.box.show_value(tidied(value, self.span))
        if not self.slider.isSliderDown():
            self.slider.blockSignals(True)
            self.slider.setValue(round((value - self.low) / self.span * STEPS))
            self.slider.blockSignals(False)

    @Slot(int)
    def _slide(self, step: int) -> None:
        self.moved.emit(self.row, tidied(self.low + step / STEPS * self.span, self.span))

    @Slot(object)
    def _take(self, value: object) -> None:
        try:
            self.moved.emit(self.row, self._kind.check("", value))
        except InvalidInput as error:
            self.box.mark(QColor(self.theme.error))
            sentence = engine_text(error.allowed)
            QToolTip.showText(self.box.mapToGlobal(self.box.rect().bottomLeft()), sentence, self.box)

    @Slot()
    def _give_up(self) -> None:
        self.show_value(self._value)


class InputRows(Themed, QScrollArea):
    """The rows of some inputs, which scroll where they are many."""

    moved = Signal(int, float)
    """The row of X, and where it is to stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[int, InputRow] = {}
        self._known: tuple[object, ...] = ()
        self._most_height = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, frame: Frame, which: list[int], names: list[str], values: list[float]) -> None:
        """Show where some rows of X stand."""
        known = (frame.config.own_data, which, names)  # points that are drawn leave the ranges as they are
        if known != self._known:
            self._known = known
            self._build(frame, which, names)
        for row in which:
            self.rows[row].show_value(values[row])

    def row_height(self) -> int:
        """Return how many px a row takes."""
        return self.fontMetrics().height() + 12

    def set_most_height(self, height: int) -> None:
        """Take no more than so many px from now on."""
        if height != self._most_height:
            self._most_height = height
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(100, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, min(self.row_height(), self._height()))

    def _height(self) -> int:
        content = self.widget()
        needed = 0 if content is None else content.sizeHint().height()
        return min(needed, self._most_height)

    def _fit(self) -> None:
        self.setMaximumHeight(self._height())
        self.updateGeometry()

    def _build(self, frame: Frame, which: list[int], names: list[str]) -> None:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 2, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self.rows = {}
        for line, row in enumerate(which):
            x = frame.X[row]
            part = InputRow(row, names[row], float(x.min()), float(x.max()), content)
            part.theme = self.theme
            part.moved.connect(self.moved)
            for column, widget in enumerate((part.label, part.slider, part.box)):
                grid.addWidget(widget, line, column)
            self.rows[row] = part
        self.setWidget(content)
        self._fit()
