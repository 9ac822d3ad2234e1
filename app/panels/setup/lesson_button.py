"""The lesson's value beside another one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QToolButton, QWidget

from app.lesson.value_text import value_text
from app.style.mixins import Themed
from app.style.theme import Theme
from app.style.translation import engine_text
from mlp_engine import Field, RunConfig

LONGEST = 18  # characters of a value for which a narrow form has room


class LessonButton(Themed, QToolButton):
    """Tells the lesson's value of a field that has another one, and brings it back when it is pressed.

    Attributes
    ----------
    value : the lesson's
    """

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.value = getattr(RunConfig(), field.name)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def spoken(self) -> str:
        """What there is to say to somebody who does not see the button."""
        return self.tr("In the lesson: {0}").format(value_text(self._field, self.value))

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        value = value_text(self._field, self.value)
        is_long = len(value) > LONGEST
        self.setText(self.tr("↺ as in the lesson") if is_long else self.tr("↺ lesson: {0}").format(value))
        sentence = self.tr("{0}: bring back the lesson's value, {1}").format(engine_text(self._field.label), value)
        self.setToolTip(sentence)
        self.setAccessibleName(sentence)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 2)  # so that it goes with its field

    def color(self, theme: Theme) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.ButtonText, QColor(theme.accent))
        self.setPalette(palette)
