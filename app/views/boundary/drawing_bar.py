"""What is drawn with: a chip for each class, or a number to be learnt, and an eraser."""

import pyqtgraph as pg  # type: ignore[import-untyped]
from pyqtgraph.graphicsItems.ScatterPlotItem import renderSymbol  # type: ignore[import-untyped]
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from app.style.icons import icon
from app.style.mixins import Themed, Translated
from app.style.theme import Theme
from app.style.translation import engine_text
from app.views.plane.ground import Ground
from app.views.plane.number_grounds import Numbers
from app.views.plane.sample_layers import SHAPES
from app.views.text.live_text import TextLine
from app.widgets.value_boxes import NumberBox
from mlp_engine import InvalidInput
from mlp_engine.events import LARGEST_NUMBER
from mlp_engine.kinds import RealKind

ERASER = 99  # its number among the buttons, of which the others have those of the classes
SIDE = 16  # px, of the picture on a chip
FRAME, RADIUS = 2.0, 3.0  # px, of the one that is chosen
SPACING = 3  # px, between its parts
BUTTON_MARGIN, NAME_MARGIN = 10, 24  # px, around that picture alone, and around it and a name
RATIO = 2  # pixels of that picture for each px
NUMBER = RealKind(-LARGEST_NUMBER, LARGEST_NUMBER, step=0.1)


class Chip(QToolButton):
    """A button that stays down, and has a frame then."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self.palette().highlight().color(), FRAME))
                inset = FRAME / 2
                painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


class DrawingBar(Themed, Translated, QWidget):
    """Buttons of which one is down, a number where one is to be learnt, and beside them what the mouse does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground: Ground | None = None
        self._number = 1.0
        self._complaint = ""
        self.chips: list[Chip] = []
        self.eraser = Chip()
        self.number_name = QLabel("y =")
        self.number_box = NumberBox(NUMBER, 2)
        self.hint = TextLine()
        font = self.hint.font()
        font.setWeight(font.Weight.Normal)
        self.hint.setFont(font)
        self._group = QButtonGroup(self)
        self._chips = QHBoxLayout()
        self._lay_out()
        self.number_box.show_value(self._number)
        self.number_box.committed.connect(self._take_number)
        self.number_box.given_up.connect(self._give_up)
        self._group.idToggled.connect(self._tell)
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        self._group.addButton(self.eraser, ERASER)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(SPACING)
        self._chips.setSpacing(SPACING)
        row.addLayout(self._chips)
        row.addWidget(self.number_name)
        row.addWidget(self.number_box)
        row.addWidget(self.eraser)
        row.addSpacing(6)
        row.addWidget(self.hint, stretch=1)

    @property
    def is_erasing(self) -> bool:
        """Whether the eraser is chosen."""
        return self._group.checkedId() == ERASER

    @property
    def target(self) -> float:
        """The class or the number that a new sample has."""
        if self._ground is None or self._ground.n_classes == 0:
            return self._number
        chosen = self._group.checkedId()
        return 0.0 if chosen == ERASER else float(chosen)

    def show_ground(self, ground: Ground) -> None:
        """Offer what the samples of a ground can be."""
        if ground == self._ground:
            return
        self._ground = ground
        self._ensure(max(ground.n_classes, 1))
        has_number = isinstance(ground, Numbers) and ground.is_map
        self.number_name.setVisible(has_number)
        self.number_box.setVisible(has_number)
        self._dress()

    def choose_next(self, step: int) -> None:
        """Choose the class ``step`` places further on; from the eraser the first one."""
        chosen = self._group.checkedId()
        k = 0 if chosen == ERASER else (chosen + step) % len(self.chips)
        self.chips[k].setChecked(True)

    def complain(self, sentence: str) -> None:
        """Show why something cannot be done in place of what can, until it is empty again."""
        if sentence != self._complaint:
            self._complaint = sentence
            self._tell()

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self.eraser.setIcon(icon("erase", theme))
        self._dress()

    def retranslate(self) -> None:
        self.eraser.setText(self.tr("Erase"))
        self.eraser.setAccessibleName(self.eraser.text())
        self.eraser.setToolTip(self.tr("Erase the samples that are clicked or dragged over."))
        self.number_box.setAccessibleName(self.tr("Target of new samples"))
        self.number_box.setToolTip(self.number_box.accessibleName())
        self._dress()
        self._tell()

    def _ensure(self, count: int) -> None:
        """Have so many chips, of which one or the eraser is chosen."""
        while len(self.chips) < count:
            chip = Chip()
            self._group.addButton(chip, len(self.chips))
            self._chips.addWidget(chip)
            self.chips.append(chip)
        for chip in self.chips[count:]:
            self._group.removeButton(chip)
            chip.deleteLater()
        del self.chips[count:]
        if self._group.checkedButton() is None:
            self.chips[0].setChecked(True)

    def _dress(self) -> None:
        ground = self._ground
        if ground is None:
            return
        for k, chip in enumerate(self.chips):
            name = ground.class_name(k) if ground.n_classes else self.tr("Add")
            chip.setText(name)
            chip.setAccessibleName(name)
            sentence = self.tr("Add samples of {0}.").format(name) if ground.n_classes else self.tr("Add samples.")
            chip.setToolTip(sentence)
            chip.setIcon(_sign(k, self.theme) if ground.n_classes else icon("draw", self.theme))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the room for signs alone, without names and hint."""
        width = (len(self.chips) + 1) * (SIDE + BUTTON_MARGIN + SPACING) + self._number_width()
        return QSize(width, super().minimumSizeHint().height())

    def _number_width(self) -> int:
        if self.number_box.isHidden():
            return 0
        return self.number_name.sizeHint().width() + self.number_box.sizeHint().width() + 2 * SPACING

    def _fit(self) -> None:
        """Have names on the chips if there is room for all of them."""
        metrics = self.fontMetrics()
        buttons = [*self.chips, self.eraser]
        widths = [metrics.horizontalAdvance(button.text()) + SIDE + NAME_MARGIN for button in buttons]
        has_names = sum(widths) + self._number_width() <= self.width()
        styles = Qt.ToolButtonStyle
        for button in buttons:
            button.setToolButtonStyle(styles.ToolButtonTextBesideIcon if has_names else styles.ToolButtonIconOnly)

    @Slot()
    def _tell(self) -> None:
        if self._complaint:
            self.hint.set_text(self._complaint)
        elif self.is_erasing:
            self.hint.set_text(self.tr("click or drag: erase"), "")
        else:
            whole = self.tr("click: add · drag: move · right button: erase")
            self.hint.set_text(whole, self.tr("right button: erase"), "")

    @Slot(object)
    def _take_number(self, value: object) -> None:
        try:
            self._number = NUMBER.check("y", value)
        except InvalidInput as error:
            self.complain(engine_text(error.text))
        self.number_box.show_value(self._number)

    @Slot()
    def _give_up(self) -> None:
        self.number_box.show_value(self._number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _sign(k: int, theme: Theme) -> QIcon:
    """Return a picture of the marker of class k."""
    symbol, _, size = SHAPES[k]
    marker = renderSymbol(symbol, size + 2, pg.mkPen(theme.marker_edge), pg.mkBrush(theme.class_colors[k]), dpr=RATIO)
    marker.setDevicePixelRatio(1.0)
    chip = QPixmap(RATIO * SIDE, RATIO * SIDE)
    chip.fill(Qt.GlobalColor.transparent)
    with QPainter(chip) as painter:
        painter.drawImage((chip.width() - marker.width()) // 2, (chip.height() - marker.height()) // 2, marker)
    chip.setDevicePixelRatio(RATIO)
    return QIcon(chip)
