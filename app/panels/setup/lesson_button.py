"""The lesson's value beside another one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QToolButton, QWidget

from app.style.mixins import Themed
from app.style.theme import Theme
from app.style.translation import engine_text
from app.widgets.value_boxes import number_text
from mlp_engine import ACTIVATION_REGISTRY, Field, RunConfig
from mlp_engine.kinds import ChoiceKind, LayersKind, LayerSpec


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
        return self.tr("In the lesson: {0}").format(self._value_text())

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        is_short = not isinstance(self._field.kind, LayersKind)
        short = self.tr("↺ lesson: {0}").format(self._value_text()) if is_short else self.tr("↺ as in the lesson")
        self.setText(short)
        sentence = self.tr("{0}: bring back the lesson's value, {1}")
        sentence = sentence.format(engine_text(self._field.label), self._value_text())
        self.setToolTip(sentence)
        self.setAccessibleName(sentence)

    def color(self, theme: Theme) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.ButtonText, QColor(theme.accent))
        self.setPalette(palette)

    def _value_text(self) -> str:
        match self._field.kind:
            case ChoiceKind(labels):
                return engine_text(labels[self.value])
            case LayersKind():
                return ", ".join(map(_layer_text, self.value))
        return number_text(self.value)


def _layer_text(layer: LayerSpec) -> str:
    return f"{layer.size} {engine_text(ACTIVATION_REGISTRY[layer.activation].label)}"
