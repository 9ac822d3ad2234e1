"""A box for a small whole number that is always in force."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QSpinBox, QToolTip, QWidget

from app.style.translation import engine_text
from mlp_engine import IntegerKind, InvalidInput, Text


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
