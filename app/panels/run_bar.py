"""The tool bar: what starts and stops a run, how fast it goes, and where it is."""

import math
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QSlider, QToolBar, QToolButton, QWidget

from app.lesson.moments import moment_number
from app.lesson.numbers import short
from app.lesson.score import score_of
from app.style.icons import icon
from app.style.mixins import Themed, Translated
from app.style.theme import Theme
from mlp_engine import Curves, Frame, RunConfig

SPEEDS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0, math.inf)
"""What the slider can be set to, in epochs a second."""

WIDEST = {
    "epoch": "888888",
    "loss": "0.888888",
    "test_loss": "0.888888",
    "accuracy": "100.0 %",
    "test_accuracy": "100.0 %",
    "speed": "8888/s",
}
"""What each reading has room for; a longer number gets a wider place."""

OF_TEST = "test_loss", "test_accuracy"
"""The readings that are there only if there is a test."""

YIELDING = ("speed name", "speed slider", "accuracy name", "speed value", "epoch name", "loss name")
"""What is left out where the bar is too narrow, in this order: never a number of the run, or a button."""

NOTHING = "–"  # of a test that is not made yet
VALUE_MARGIN = 12  # px
SPACING = 4  # px between the parts, as the style sheet has it

DIGIT = re.compile("[0-9]")
"""All are as wide as an 8, which stands for them when a place is measured."""


class RunBar(Themed, Translated, QToolBar):
    """Shows actions, a slider for the speed, and epoch, loss and accuracy of the last frame, also those of a test."""

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
        self._forms = dict.fromkeys(WIDEST, "")  # of the texts that the places were measured for
        self._parts: dict[str, QAction] = {}
        self._score = score_of(RunConfig())
        self._has_test = False
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, len(SPEEDS) - 1)
        self._slider.setPageStep(3)
        self._slider.setValue(len(SPEEDS) - 1)
        self._slider.setFixedWidth(130)
        self._slider.valueChanged.connect(self._tell_speed)
        self._add_reading("speed", self._slider)
        self._add_space()
        for key in ("epoch", "loss", "test_loss", "accuracy", "test_accuracy"):
            self._add_reading(key)
        self._show_parts_of_test()
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
        score, has_test = score_of(frame.config), bool(frame.X_test.size)
        if (score, has_test) != (self._score, self._has_test):
            self._score, self._has_test = score, has_test
            self._show_parts_of_test()
            self._name_measures()
            self._fit()
        self._show_measures(moment_number(frame), frame.loss, frame.accuracy, frame.extras)

    def show_curves(self, curves: Curves) -> None:
        """Show the newest epoch of some curves."""
        loss, accuracy = curves.newest[:2].tolist()
        extras = curves.newest[len(curves.newest) - len(curves.extra_names) :].tolist()
        self._show_measures(len(curves) - 1, loss, accuracy, dict(zip(curves.extra_names, extras, strict=True)))

    def _show_measures(
        self, epoch: int | str, loss: float, accuracy: float, extras: Mapping[str, float] = MappingProxyType({})
    ) -> None:
        self._show_value("epoch", str(epoch))
        unknown = self.tr("not computed yet")
        self._show_value("loss", unknown if math.isnan(loss) else loss_text(loss))
        self._show_value("accuracy", self._score.text(accuracy) or unknown)
        if self._has_test:
            loss, accuracy = (extras.get(name, math.nan) for name in OF_TEST)
            self._show_value("test_loss", NOTHING if math.isnan(loss) else loss_text(loss))
            self._show_value("test_accuracy", self._score.text(accuracy) or NOTHING)

    def _show_parts_of_test(self) -> None:
        for key in OF_TEST:
            for part in ("name", "value"):
                self._parts[f"{key} {part}"].setVisible(self._has_test)

    def _show_value(self, key: str, text: str) -> None:
        self._values[key].setText(text)
        form = DIGIT.sub("8", text)
        if form != self._forms[key]:
            self._forms[key] = form
            self._make_room(key)

    def _make_room(self, key: str) -> None:
        """Make the place of a reading as wide as its usual texts, or as those of another form that it has now."""
        label, width_of = self._values[key], self._values[key].fontMetrics().horizontalAdvance
        # a label of fixed size does not ask for a new layout of the window whenever its text changes
        width = max(map(width_of, (WIDEST[key], self._forms[key]))) + VALUE_MARGIN
        if width != label.width():
            label.setFixedWidth(width)
            if (layout := self.layout()) is not None:
                layout.invalidate()  # Qt does not, for a label whose height is fixed, too
            self._fit()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Tool bar"))
        for key, name in {"speed": self.tr("speed"), "epoch": self.tr("epoch")}.items():
            self._name(key, name)
        self._name_measures()
        self._values["epoch"].setToolTip(self.tr("epochs, and how many updates of the next one are made"))
        self._slider.setAccessibleName(self.tr("speed"))
        self._slider.setToolTip(self.tr("How many epochs a second; at the right end as many as possible"))
        self._pictures.setToolTip(self.tr("Pictures, slides and animations"))
        self._pictures.setAccessibleName(self.tr("Pictures"))
        self._show_speed()
        self._measure()

    def _name_measures(self) -> None:
        """Name the loss and the score; where there is a test, as those of the samples to learn from and of the test."""
        train = self.tr("{measure}, train") if self._has_test else "{measure}"
        names = {"loss": self.tr("loss"), "accuracy": self._score.label}
        for key, measure in names.items():
            self._name(key, train.format(measure=measure))
            self._name(f"test_{key}", self.tr("{measure}, test").format(measure=measure), self.tr("test"))

    def _name(self, key: str, name: str, shown: str = "") -> None:
        """Name a reading; what stands before it may be short where it follows another."""
        self._names[key].setText(shown or name)
        self._values[key].setAccessibleName(name)
        self._values[key].setToolTip(name)

    @Slot()
    def _show_speed(self) -> None:
        speed = self.speed
        text = self.tr("full") if math.isinf(speed) else self.tr("{0}/s").format(f"{speed:.0f}")
        self._show_value("speed", text)

    @Slot()
    def _tell_speed(self) -> None:
        self._show_speed()
        self.speed_changed.emit(self.speed)

    def _add_reading(self, key: str, control: QWidget | None = None) -> None:
        name, value = QLabel(), QLabel()
        name.setObjectName("reading")
        value.setObjectName("value")
        self._names[key], self._values[key] = name, value
        self._parts[f"{key} name"] = self.addWidget(name)
        if control is not None:
            self._parts[f"{key} slider"] = self.addWidget(control)
        self._parts[f"{key} value"] = self.addWidget(value)

    def _add_space(self) -> None:
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)

    def _measure(self) -> None:
        """Give the readings the room for their numbers."""
        for key, value in self._values.items():
            value.ensurePolished()  # the style sheet makes it bold
            value.setFixedHeight(value.sizeHint().height())
            self._make_room(key)
        self._fit()

    def _fit(self) -> None:
        """Leave out what there is no room for."""
        missing = self._needed_width() - self.width()
        for name in YIELDING:
            self._parts[name].setVisible(missing <= 0)
            missing -= self._width_of(name)

    def _needed_width(self) -> int:
        """Return how wide the bar would be with all its parts."""
        left_out = [name for name in YIELDING if not self._parts[name].isVisible()]
        return self.sizeHint().width() + sum(map(self._width_of, left_out))

    def _width_of(self, name: str) -> int:
        widget = self.widgetForAction(self._parts[name])
        return max(widget.sizeHint().width(), widget.minimumWidth()) + SPACING

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()


def loss_text(loss: float) -> str:
    """Return a loss in at most 9 characters: "0.159801", "159.8013", "2.1e−9", "7.93e137"."""
    if math.isinf(loss):
        return "∞"
    if loss == 0.0 or not 1e-4 <= loss < 1000:
        return short(loss)
    return f"{loss:.{6 - max(0, math.floor(math.log10(loss)))}f}"
