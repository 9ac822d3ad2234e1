"""The editor of what enters the network: a button for each of some names."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.style.mixins import Themed
from app.style.theme import color
from app.style.translation import engine_text
from app.views.painting.areas import draw_plate
from app.widgets.field_editors import FieldEditor
from mlp_engine import Field, RunConfig
from mlp_engine.inputs import inputs_for
from mlp_engine.kinds import SetKind

_IN_A_ROW = 4
_SPACING = 4  # px
_PADDING = QSize(14, 8)  # px around a name
_ROUND = 4.0  # px


class NameButton(Themed, QToolButton):
    """A name that is chosen or not; a chosen one has the ground of what is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._wrong: QColor | None = None

    def mark(self, wrong: QColor | None) -> None:
        """Draw a border in a colour; None takes it away."""
        self._wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:
        return self.fontMetrics().size(0, self.text()) + _PADDING

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, is_chosen = self.theme, self.isChecked()
        edge = color(theme.text if self.hasFocus() else theme.muted if self.underMouse() else theme.border)
        pen = QPen(self._wrong or edge, 2.0 if self._wrong or self.hasFocus() else 1.0)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = color(theme.accent if is_chosen else theme.panel)
            draw_plate(painter, self.rect().toRectF().adjusted(1, 1, -1, -1), ground, _ROUND, pen)
            painter.setPen(color(theme.on_accent if is_chosen else theme.text))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class SetEditor(FieldEditor):
    """A field whose value is some of the names of a table: of those that the data have, each is a button.

    Attributes
    ----------
    buttons : by their names
    """

    is_wide = True
    keeps_refused = False

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        assert isinstance(field.kind, SetKind)
        self._labels = field.kind.labels
        self._chosen: tuple[str, ...] = ()
        self.buttons = {name: NameButton(self) for name in self._labels}
        self.control = next(iter(self.buttons.values()))
        self._rest = QLabel(self, wordWrap=True)
        self._rest.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._rest_names: list[str] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(_SPACING)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING)
        column.addLayout(self._grid)
        column.addWidget(self._rest)
        for button in self.buttons.values():
            button.clicked.connect(self._send)

    @property
    def offered(self) -> list[str]:
        """The names that the data have."""
        return [name for name, button in self.buttons.items() if not button.isHidden()]

    def show_values(self, values: RunConfig) -> None:
        n = values.data.n_inputs
        offered = inputs_for(list(self._labels), n)
        if list(offered) != self.offered or not self._grid.count():
            self._offer(offered)
        self._rest_names = [label for label in values.input_labels if label not in self._labels.values()]
        self._tell_rest()
        self.show_value(values.inputs)

    def is_other(self, old: RunConfig, new: RunConfig) -> bool:
        return super().is_other(old, new) or old.data.n_inputs != new.data.n_inputs

    def show_value(self, value: tuple[str, ...]) -> None:
        self._chosen = value
        for name, button in self.buttons.items():
            button.setChecked(name in value)

    def show_mark(self, error: QColor, wrong_parts: Collection[str]) -> None:
        for button in self.buttons.values():
            button.mark(error if wrong_parts and button.isChecked() else None)

    def set_tool_tip(self, text: str) -> None:
        for widget in (self, *self.buttons.values()):
            widget.setToolTip(text)

    def describe(self, name: str, description: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        for key, button in self.buttons.items():
            button.setAccessibleName(f"{name}: {engine_text(self._labels[key])}")
            button.setAccessibleDescription(description)

    def retranslate(self) -> None:
        for name, button in self.buttons.items():
            button.setText(engine_text(self._labels[name]))
        self._tell_rest()

    def _offer(self, names: tuple[str, ...]) -> None:
        """Show the buttons of some names, in rows of equal columns."""
        for button in self.buttons.values():
            self._grid.removeWidget(button)
            button.hide()
        for place, name in enumerate(names):
            self._grid.addWidget(self.buttons[name], *divmod(place, _IN_A_ROW))
            self.buttons[name].show()
        self.control = self.buttons[names[0]]

    def _tell_rest(self) -> None:
        """Say which inputs enter besides: those that nobody can switch off."""
        names = self._rest_names
        listed = ", ".join(names) if len(names) <= _IN_A_ROW else f"{names[0]} … {names[-1]}"
        self._rest.setText(self.tr("{0} always enter").format(listed) if names else "")
        self._rest.setVisible(bool(names))

    @Slot()
    def _send(self) -> None:
        """Send what is chosen now; a name that the data do not have stays as it was."""
        offered = self.offered
        names = (n for n, b in self.buttons.items() if (b.isChecked() if n in offered else n in self._chosen))
        self.edited.emit(self.field, tuple(names))
