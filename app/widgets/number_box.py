"""A box for one number."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from app.widgets.line_box import draw_mark
from app.widgets.stepping import number_text, stepped
from mlp_engine.errors import InvalidInput
from mlp_engine.kinds import IntegerKind, RealKind


class NumberBox(QAbstractSpinBox):
    """A number as free text, always in the C locale; Up, Down, Page Up and Page Down go to its neighbours.

    It accepts anything and judges nothing: what was typed goes out by ``committed``, and the owner answers with
    ``show_value`` or ``mark``.
    """

    typed = Signal(object)
    """What is in the box, read by the kind of the field if it can be, else as text; it is committed later."""
    committed = Signal(object)
    """What was typed, read by the kind of the field if it can be, else as text: on Enter, on leaving, at each step."""
    given_up = Signal()
    """Escape: the owner shows the value in force again."""

    def __init__(self, kind: IntegerKind | RealKind, n_digits: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._n_digits = n_digits
        self._value: object = None
        self._known_text = ""
        self._mark: QColor | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().textEdited.connect(self._tell_typed)
        self.editingFinished.connect(self.commit)

    def show_value(self, value: object) -> None:
        """Show ``value``, a number or what was typed for one."""
        self._value = value
        self._known_text = number_text(value)
        self.lineEdit().setText(self._known_text)
        self.update()

    def mark(self, color: QColor | None) -> None:
        """Draw a border in ``color``; None takes it away."""
        self._mark = color
        self.update()

    @Slot()
    def commit(self) -> None:
        """Send what was typed, if it is new."""
        if self.text() != self._known_text:
            self._known_text = self.text()
            self.committed.emit(self._kind.parse(self._known_text))

    def stepBy(self, steps: int) -> None:
        self.lineEdit().setText(number_text(stepped(self._kind, self._number(), steps)))
        self.selectAll()
        self.commit()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag
        result = flags.StepNone
        if self.isReadOnly() or self._value is None:
            return result
        number = self._number()
        if number < self._kind.maximum:
            result |= flags.StepUpEnabled
        if number > self._kind.minimum:
            result |= flags.StepDownEnabled
        return result

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self.fontMetrics().horizontalAdvance("0" * self._n_digits), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        # No number has a space in it, so the key is left to the window, which runs and pauses with it.
        is_override = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            self.commit()
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self._mark is not None or self.text() != self._known_text):
            self.given_up.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the panel; a number must not change under the hand that scrolls

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_mark(self, self._mark)

    @Slot(str)
    def _tell_typed(self, text: str) -> None:
        self.typed.emit(self._kind.parse(text))

    def _number(self) -> float:
        """The number typed, if it is allowed, else the one in force, else the least."""
        for candidate in (self._kind.parse(self.text()), self._value):
            try:
                return self._kind.check("", candidate)
            except InvalidInput:
                continue
        return max(self._kind.minimum, 1)
