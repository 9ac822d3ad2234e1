"""A box for a number that may be left out."""

from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from app.widgets.value_boxes import NumberBox, number_text
from mlp_engine.kinds import OptionalKind


class OptionalBox(NumberBox):
    """A number that may be left out: a word stands for that, which can be typed, and so can nothing.

    A step from the word goes to the first number of the kind.
    """

    def __init__(self, kind: OptionalKind, n_digits: int, parent: QWidget | None = None) -> None:
        super().__init__(kind.number, n_digits, parent)
        self._optional = kind
        self._word = kind.absent

    def set_word(self, word: str) -> None:
        """Write ``word``, in the language of the window, where the number is left out."""
        shows_word = self._known_text == self._word == self.text()
        self._word = word
        if shows_word:
            self.show_value(None)

    def stepBy(self, steps: int) -> None:
        if self._is_left_out:
            self.lineEdit().setText(number_text(self._optional.first))
            self.selectAll()
            self.commit()
        else:
            super().stepBy(steps)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag
        return flags.StepUpEnabled | flags.StepDownEnabled if self._is_left_out else super().stepEnabled()

    @property
    def _is_left_out(self) -> bool:
        return self._read(self.text()) is None

    def _read(self, text: str) -> object:
        return None if text.strip().lower() == self._word.lower() else self._optional.parse(text)

    def _written(self, value: object) -> str:
        return self._word if value is None else number_text(value)
