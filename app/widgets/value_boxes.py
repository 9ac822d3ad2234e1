"""Boxes for one value: a number, a line of text, a choice."""

import math
from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QSizePolicy, QSpinBox, QToolTip, QWidget

from app.style.mixins import WidgetMixin
from app.style.translation import engine_text
from mlp_engine import InvalidInput, Text
from mlp_engine.kinds import IntegerKind, RealKind
from mlp_engine.round_numbers import round_numbers, tidy
from mlp_engine.written import exact


class TypedBox(WidgetMixin):
    """A box that accepts anything that is typed and judges nothing; its owner answers by ``show_value`` or ``mark``."""

    typed = Signal(object)
    """What is in the box, read if it can be, else as text; it is committed later."""
    committed = Signal(object)
    """What was typed, read if it can be, else as text: on Enter, on leaving, at each step."""
    given_up = Signal()
    """Escape: the owner shows the value in force again."""

    text: Callable[[], str]
    _known_text = ""
    _mark: QColor | None = None

    def mark(self, color: QColor | None) -> None:
        """Draw a border in ``color``; None takes it away."""
        self._mark = color
        self.update()

    @property
    def is_wrong(self) -> bool:
        """Whether its owner has marked it."""
        return self._mark is not None

    def show_value(self, value: object) -> None:
        """Show the value in force, or what was typed for one."""
        raise NotImplementedError

    @Slot()
    def commit(self) -> None:
        """Send what was typed, if it is new."""
        if self.text() != self._known_text:
            self._known_text = self.text()
            self.committed.emit(self._read(self._known_text))

    @Slot(str)
    def _tell_typed(self, text: str) -> None:
        self.typed.emit(self._read(text))

    def _read(self, text: str) -> object:
        return text

    def _can_give_up(self) -> bool:
        """Tell whether there is something to give up."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._can_give_up():
            self.given_up.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._mark is not None:
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self._mark, 2.0))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 2.5, 2.5)


class LineBox(TypedBox, QLineEdit):
    """A line of text.

    Attributes
    ----------
    value : the text in force
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = ""
        self.textEdited.connect(self._tell_typed)
        self.editingFinished.connect(self.commit)

    def show_value(self, value: object) -> None:
        self.value = self._known_text = str(value)
        if self.text() != self.value:
            self.setText(self.value)

    def _can_give_up(self) -> bool:
        return self.text() != self.value


class NumberBox(TypedBox, QAbstractSpinBox):
    """A number as free text, always in the C locale; Up, Down, Page Up and Page Down go to its neighbours."""

    def __init__(self, kind: IntegerKind | RealKind, n_digits: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._n_digits = n_digits
        self._value: object = None
        self._is_blank = True  # until it shows its first value, which may be None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().textEdited.connect(self._tell_typed)
        self.editingFinished.connect(self.commit)

    def show_value(self, value: object) -> None:
        self._value, self._is_blank = value, False
        self._known_text = self._written(value)
        self.lineEdit().setText(self._known_text)
        self.update()

    def stepBy(self, steps: int) -> None:
        self.lineEdit().setText(number_text(stepped(self._kind, self._number(), steps)))
        self.selectAll()
        self.commit()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag
        if self.isReadOnly() or self._is_blank:
            return flags.StepNone
        number = self._number()
        up = flags.StepUpEnabled if number < self._kind.maximum else flags.StepNone
        down = flags.StepDownEnabled if number > self._kind.minimum else flags.StepNone
        return up | down

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self.fontMetrics().horizontalAdvance("0" * self._n_digits), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the panel; a number must not change under the hand that scrolls

    def _read(self, text: str) -> object:
        return self._kind.parse(text)

    def _can_give_up(self) -> bool:
        return self._mark is not None or self.text() != self._known_text

    def _written(self, value: object) -> str:
        return number_text(value)

    def _number(self) -> float:
        """The number typed, if it is allowed, else the one in force, else the least."""
        for candidate in (self._kind.parse(self.text()), self._value):
            try:
                return self._kind.check("", candidate)
            except InvalidInput:
                continue
        return max(self._kind.minimum, 1)


def stepped(kind: IntegerKind | RealKind, value: float, steps: int) -> float:
    """Return the number ``steps`` neighbours above ``value``, below it for negative steps, kept between the bounds.

    The neighbours of a whole number are the next ones, of others as far away as the kind says, or else 1, 2, 5, 10, …
    """
    if isinstance(kind, IntegerKind):
        return max(kind.minimum, min(kind.maximum, int(value) + steps))
    for _ in range(abs(steps)):
        value = _ladder(value, steps > 0) if kind.step is None else _grid(value, kind.step, steps > 0)
    return max(kind.minimum, min(kind.maximum, value))


def number_text(value: object) -> str:
    """Return a number as short as it can be told from every other: 0.5, 1000, 1e−5."""
    return exact(value) if isinstance(value, int | float) else str(value)


def _ladder(value: float, up: bool) -> float:
    rungs = [tidy(number) for number in round_numbers(value)]
    if up:
        return min(rung for rung in rungs if rung > value)
    return max((rung for rung in rungs if 0.0 < rung < value), default=value)


def _grid(value: float, step: float, up: bool) -> float:
    position = value / step
    tolerance = 1e-9  # a value on the grid up to rounding is on the grid
    line = math.floor(position + tolerance) + 1 if up else math.ceil(position - tolerance) - 1
    return round(line * step, 10)


class ChoiceBox(QComboBox):
    """A choice between names, each with a text to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, minimumContentsLength=3)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._is_whole = False

    @property
    def name(self) -> str:
        """The name that is chosen."""
        return str(self.currentData())

    def show_name(self, name: str) -> None:
        """Show ``name`` as chosen."""
        self.setCurrentIndex(self.findData(name))

    def set_texts(self, texts: Mapping[str, str], tips: Mapping[str, str] | None = None) -> None:
        """Let the user choose between the names in ``texts``, each with what a person reads, and perhaps a tool tip."""
        if list(texts) != [self.itemData(i) for i in range(self.count())]:
            self.clear()
            for name in texts:
                self.addItem(name, name)
        for i in range(self.count()):
            self.setItemText(i, texts[self.itemData(i)])
            self.setItemData(i, (tips or {}).get(self.itemData(i)), Qt.ItemDataRole.ToolTipRole)

    def stay_whole(self) -> None:
        """Never be narrower than what there is to choose; by itself a box may cut it."""
        self._is_whole = True
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._is_whole else super().minimumSizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the panel; a choice must not change under the hand that scrolls


class CountBox(QSpinBox):
    """Takes any text, where Qt's own box leaves out what does not fit: of "1,5" it makes 15, of "400" perhaps 40.

    The value follows on Enter and on leaving. Enter keeps a text that cannot be used and says why by a tooltip; on
    leaving, the value before comes back.
    """

    def __init__(self, minimum: int, maximum: int, value: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, minimum=minimum, maximum=maximum, value=value)
        self.setKeyboardTracking(False)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = QValidator.State.Acceptable if self._complaint(text) is None else QValidator.State.Intermediate
        return state, text, position

    def valueFromText(self, text: str) -> int:
        return self._kind.check("", self._kind.parse(text))

    def textFromValue(self, value: int) -> str:
        return str(value)

    def fixup(self, text: str) -> str:
        return text  # Qt's takes out what separates thousands in the locale, and so would make 15 of 1,5

    def keyPressEvent(self, event: QKeyEvent) -> None:
        complaint = self._complaint(self.text())
        if complaint is None or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        sentence = self.tr("Must be {0}.").format(engine_text(complaint))
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), sentence, self)

    @property
    def _kind(self) -> IntegerKind:
        return IntegerKind(self.minimum(), self.maximum())

    def _complaint(self, text: str) -> Text | None:
        try:
            self.valueFromText(text)
        except InvalidInput as error:
            return error.allowed
        return None
