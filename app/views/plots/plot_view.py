"""A view that is one plot: a title and controls above it, below them the key, and a sentence if there is no plot."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from app.style.theme import Theme
from app.views.plots.plot import Plot
from app.views.plots.plot_key import KeyEntry, PlotKey
from app.views.text.live_text import TextBlock, TextLine
from app.views.view import View
from app.widgets.keys import Place

Modifier = Qt.KeyboardModifier

ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
"""Steps to the right and upwards."""
ZOOMS: dict[int, float] = {Qt.Key.Key_Plus: 0.75, Qt.Key.Key_Equal: 0.75, Qt.Key.Key_Minus: 1 / 0.75}
"""How much more is in sight; the key of "=" is that of "+" without Shift."""
PAN_STEP = 0.1  # of what is in sight


def set_choices(box: QComboBox, names: Sequence[str]) -> None:
    """Offer these in a list; as many before keep the chosen one."""
    if [box.itemText(row) for row in range(box.count())] != list(names):
        chosen = box.currentIndex() if box.currentIndex() < len(names) else 0
        box.clear()
        box.addItems(names)
        box.setCurrentIndex(max(chosen, 0))


def align_plots(views: Iterable[View]) -> None:
    """Let the plots among views beside each other begin at the same height, however many lines their keys take."""
    keys = [view.key for view in views if isinstance(view, PlotView)]
    height = max((key.heightForWidth(key.width()) for key in keys), default=0)
    for key in keys:
        key.setMinimumHeight(height)


class PlotView(View):
    """A plot with its title, its key and its controls.

    Once it is entered the arrow keys move the cursor of the plot, Shift makes long steps, and Escape gives the cursor
    up; plus and minus zoom, Ctrl with an arrow key moves what is in sight, Home shows all data again.

    The title has a name, and says what of the run is shown. Where there is no room for both, the name is shorter, then
    it stands alone; where the place of the view has the name above it, the title does without.

    Attributes
    ----------
    key_share : of the height of the view, that the key may take; one with a compact form, which is a long one, takes
        up to a quarter
    """

    places: tuple[Place, ...] = (Place.PLOT,)
    key_share = 0.2
    long_key_share = 0.25

    def __init__(self, plot: Plot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = plot
        self.title = TextLine()
        self._names: tuple[str, ...] = ()
        self._shown = ""
        self._is_named_above = False
        self._has_long_key = False
        self.key = TextBlock()
        self.message = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.reset_button = QToolButton(autoRaise=True)
        self.reset_button.hide()
        self.switches: list[QToolButton] = []
        self.choices: list[QComboBox] = []
        self._controls, self._tools = QHBoxLayout(), QHBoxLayout()
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.plot.pressed.connect(self.enter)
        self.reset_button.clicked.connect(self.plot.reset_view)
        self.plot.zoom_changed.connect(self._zoom_changed)

    def add_switch(self) -> QToolButton:
        """Put a button that stays down behind the title, and return it."""
        switch = QToolButton()
        switch.setCheckable(True)
        switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._controls.addWidget(switch)
        self.switches.append(switch)
        return switch

    def add_choice(self) -> QComboBox:
        """Put a list to choose from behind the title, and return it."""
        choice = QComboBox()
        choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._controls.addWidget(choice)
        self.choices.append(choice)
        return choice

    def add_tool(self) -> QToolButton:
        """Put a button that stays down behind the controls, which is no part of what is shown, and return it."""
        tool = QToolButton()
        tool.setCheckable(True)
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tools.addWidget(tool)
        return tool

    def offer(self, control: QWidget, has_use: bool) -> None:
        """Show a control that is of use for some runs only, or hide it."""
        control.setVisible(has_use and not self.is_picture)

    def hide_controls(self) -> None:
        super().hide_controls()
        self.plot.set_cursor(None)
        self._fit_header()
        for control in (self.reset_button, *self.switches, *self.choices):
            control.hide()

    def take_after(self, other: View) -> None:
        if isinstance(other, PlotView):
            for mine, theirs in zip(self.switches, other.switches, strict=True):
                mine.setChecked(theirs.isChecked())
            for choice, model in zip(self.choices, other.choices, strict=True):
                set_choices(choice, [model.itemText(row) for row in range(model.count())])
                choice.setCurrentIndex(model.currentIndex())
            self.plot.take_after(other.plot)

    def show_message(self, sentence: str) -> None:
        """Show a sentence in place of the plot, or the plot if the sentence is empty."""
        self.message.setText(sentence)
        self._stack.setCurrentIndex(1 if sentence else 0)
        self.key.setVisible(not sentence)

    def leave_out_title(self) -> None:
        self._is_named_above = True
        self._show_title()

    def set_name(self, *names: str) -> None:
        """Give the view a name, with which its title begins, and shorter ones for where there is little room."""
        self._names = names
        self.setAccessibleName(names[0])
        self.setWindowTitle(names[0])
        self._show_title()

    def set_shown(self, shown: str) -> None:
        """Say in the title what of the run is shown, such as an epoch."""
        self._shown = shown
        self._show_title()

    def _show_title(self) -> None:
        names, shown = self._names, self._shown
        if self._is_named_above or not names:
            self.title.set_text(shown)
        elif not shown:
            self.title.set_text(*names)
        else:
            self.title.set_text(*(self.tr("{0}, {1}").format(name, shown) for name in names), *names)

    def show_key(
        self,
        entries: Sequence[KeyEntry],
        notes: Sequence[KeyEntry] = (),
        compact: Sequence[KeyEntry] = (),
        short: Sequence[KeyEntry] = (),
    ) -> None:
        """Show the key of the plot in its share of the view.

        Where there is no room, first the notes give way, then long names, then the values, and then all of it to what
        is ``short``.
        """
        key = PlotKey(entries, notes, compact, short)
        if bool(compact) is not self._has_long_key:
            self._has_long_key = bool(compact)
            self._limit_key()
        self.key.set_text(*key.texts(), widest=key.widest.texts())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._limit_key()
        super().resizeEvent(event)

    def _limit_key(self) -> None:
        share = max(self.key_share, self.long_key_share) if self._has_long_key else self.key_share
        self.key.set_most_height(share * self.height())

    def add_above(self, widget: QWidget) -> None:
        """Put a widget right above the plot."""
        self._column.insertWidget(self._column.indexOf(self._stack), widget)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the plot."""
        self._column.addWidget(widget)

    def color(self, theme: Theme) -> None:
        self.plot.color(theme)

    def retranslate(self) -> None:
        self.reset_button.setText(self.tr("Show all"))
        self.reset_button.setAccessibleName(self.reset_button.text())
        mouse = self.tr("Wheel: zoom. Drag: move. Double click: show all again.")
        keys = self.tr("After Enter or a click: + and − zoom, Ctrl with an arrow key moves, Home shows all again.")
        for widget in (self.reset_button, self.title):
            widget.setToolTip(f"{mouse}\n{keys}\n{self.cursor_hint()}")
        self.setAccessibleDescription(f"{keys} {self.cursor_hint()}")
        self._fit_header()

    def cursor_hint(self) -> str:
        """Return a sentence about the keys that move the cursor."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_header()

    def _fit_header(self) -> None:
        """Keep the title as high as the button beside it that comes and goes, so that nothing moves then."""
        self.title.setMinimumHeight(0 if self.is_picture else self.reset_button.sizeHint().height())

    @Slot(bool)
    def _zoom_changed(self, is_zoomed: bool) -> None:
        self.reset_button.setVisible(is_zoomed and not self.is_picture)

    def _lay_out(self) -> None:
        for widget in (self.plot, self.message):
            widget.setParent(self)  # a stack shows its first widget, which must not be a window by then
        header = QHBoxLayout()
        header.addWidget(self.title, stretch=1)
        header.addWidget(self.reset_button)
        header.addLayout(self._controls)
        header.addLayout(self._tools)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.plot)
        self._stack.addWidget(self.message)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 6, 4)
        column.setSpacing(2)
        column.addLayout(header)
        column.addWidget(self.key)
        column.addLayout(self._stack, stretch=1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in ARROWS:
            self._go(*ARROWS[key], event.modifiers())
        elif key in ZOOMS:
            self.plot.zoom(ZOOMS[key])
        elif key == Qt.Key.Key_Escape:
            self.plot.set_cursor(None)
        elif key == Qt.Key.Key_Home:
            self.plot.reset_view()
        else:
            super().keyPressEvent(event)

    def _go(self, right: int, up: int, modifiers: Modifier) -> None:
        if modifiers & Modifier.ControlModifier:
            self.plot.pan(PAN_STEP * right, PAN_STEP * up)
        else:
            self.plot.move_cursor(right, up, is_long=bool(modifiers & Modifier.ShiftModifier))
