"""The tool bar: what starts and stops a run, how fast it goes, and where it is."""

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QSlider, QToolBar, QToolButton, QWidget

from app.style.icons import icon
from app.style.mixins import Themed, Translated
from app.style.theme import Theme
from mlp_engine import Curves, Frame, marked

SPEEDS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0, math.inf)
"""What the slider can be set to, in epochs a second."""

WIDEST = {"epoch": "88,888,888", "loss": "0.888888", "accuracy": "100.0 %", "speed": "8888/s"}

UNKNOWN = marked("RunBar", "not computed yet")
"""In place of a number while an update is looked at step by step."""


class RunBar(Themed, Translated, QToolBar):
    """Shows actions, a slider for the speed, and epoch, loss and accuracy of the last frame."""

    speed_changed = Signal(float)
    """Epochs a second, infinity for as many as possible."""

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__()
        self.setObjectName("run_bar")
        self.setMovable(False)
        self.addActions(list(actions))
        self.addSeparator()
        self._names: dict[str, QLabel] = {}
        self._values: dict[str, QLabel] = {}
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, len(SPEEDS) - 1)
        self._slider.setPageStep(3)
        self._slider.setValue(len(SPEEDS) - 1)
        self._slider.setFixedWidth(130)
        self._slider.valueChanged.connect(self._tell_speed)
        self._add_reading("speed", self._slider)
        self._add_space()
        for key in ("epoch", "loss", "accuracy"):
            self._add_reading(key)
        self._add_space()
        self._pictures = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._pictures.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(self._pictures)
        self.retranslate()

    @property
    def speed(self) -> float:
        """Epochs a second that the slider is set to."""
        return SPEEDS[self._slider.value()]

    @Slot(float)
    def set_speed(self, epochs_per_second: float) -> None:
        """Set the slider to the nearest speed it can take."""
        nearest = min(range(len(SPEEDS)), key=lambda i: abs(math.atan(SPEEDS[i]) - math.atan(epochs_per_second)))
        self._slider.setValue(nearest)

    @Slot()
    def slower(self) -> None:
        """Set the slider one step back."""
        self._slider.setValue(self._slider.value() - 1)

    @Slot()
    def faster(self) -> None:
        """Set the slider one step on."""
        self._slider.setValue(self._slider.value() + 1)

    def set_picture_menu(self, menu: QMenu) -> None:
        """Offer a menu behind the button with the camera."""
        self._pictures.setMenu(menu)

    def color(self, theme: Theme) -> None:
        self._pictures.setIcon(icon("snapshot", theme))

    def show_frame(self, frame: Frame) -> None:
        """Show the epoch, loss and accuracy of a frame."""
        self._show_measures(frame.epoch, frame.loss, frame.accuracy)

    def show_curves(self, curves: Curves) -> None:
        """Show the newest epoch of some curves."""
        loss, accuracy = curves.newest[:2].tolist()
        self._show_measures(len(curves) - 1, loss, accuracy)

    def _show_measures(self, epoch: int, loss: float, accuracy: float) -> None:
        self._values["epoch"].setText(f"{epoch:,}")
        self._values["loss"].setText(self.tr(UNKNOWN) if math.isnan(loss) else _loss_text(loss))
        self._values["accuracy"].setText(self.tr(UNKNOWN) if math.isnan(accuracy) else f"{100 * accuracy:.1f} %")

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Tool bar"))
        for key, name in {
            "speed": self.tr("speed"),
            "epoch": self.tr("epoch"),
            "loss": self.tr("loss"),
            "accuracy": self.tr("accuracy"),
        }.items():
            self._names[key].setText(name)
            self._values[key].setAccessibleName(name)
        self._slider.setAccessibleName(self.tr("speed"))
        self._slider.setToolTip(self.tr("How many epochs a second; at the right end as many as possible"))
        self._pictures.setToolTip(self.tr("Pictures, slides and animations"))
        self._pictures.setAccessibleName(self.tr("Pictures"))
        self._show_speed()

    @Slot()
    def _show_speed(self) -> None:
        speed = self.speed
        self._values["speed"].setText(self.tr("full") if math.isinf(speed) else self.tr("{0}/s").format(f"{speed:.0f}"))

    @Slot()
    def _tell_speed(self) -> None:
        self._show_speed()
        self.speed_changed.emit(self.speed)

    def _add_reading(self, key: str, control: QWidget | None = None) -> None:
        name, value = QLabel(), QLabel()
        name.setObjectName("reading")
        value.setObjectName("value")
        self._names[key], self._values[key] = name, value
        self.addWidget(name)
        if control is not None:
            self.addWidget(control)
        # a label of fixed size does not ask for a new layout of the window whenever its text changes
        texts = (WIDEST[key], self.tr(UNKNOWN)) if key in ("loss", "accuracy") else (WIDEST[key],)
        widest = max(map(value.fontMetrics().horizontalAdvance, texts))
        value.setFixedSize(widest + 12, value.sizeHint().height())
        self.addWidget(value)

    def _add_space(self) -> None:
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)


def _loss_text(loss: float) -> str:
    return f"{loss:.6f}" if loss < 1000 else f"{loss:.3e}"
