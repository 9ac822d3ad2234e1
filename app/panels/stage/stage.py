"""Presenting: some views fill the screen, so large that they can be read from the last row."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QFont, QFontInfo, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.lesson.selection import Selection
from app.panels.stage.arrangement import Arrangement, arrange
from app.panels.stage.enlarged_view import EnlargedView
from app.panels.stage.texts import StageCaption
from app.style.mixins import Themed, Translated
from app.style.theme import Theme, palette
from app.views.table import VIEWS
from app.views.text.typeset import RAISED, raised_font
from app.views.view import View
from app.widgets.focus_keys import TakesKeys
from app.widgets.keys import Place
from mlp_engine import Frame

LEAST_TEXT = 1 / 40  # of the height of the stage: no writing is smaller
_GAP, _MARGIN = 1 / 120, 1 / 45  # of the height
_POINTER_PERIOD, _HINT_PERIOD, _REFUSAL_PERIOD = 3000, 8000, 5000  # ms
_NUMBERS = tuple(Qt.Key(Qt.Key.Key_1 + i) for i in range(9))


class Stage(TakesKeys, Themed, Translated, QWidget):
    """A window over the whole screen with one or more views, and below them what is being computed.

    Escape leaves, and the numbers show and hide views; all other keys are left to the actions that are added to the
    stage.

    Attributes
    ----------
    names : of the views on the stage, to be presented again
    """

    places = (Place.STAGE,)

    selection_requested = Signal(object)
    """The ``Selection`` that a click asks for; it is marked when ``show_selection`` brings it back."""
    left = Signal()
    """The stage is gone, and the window is to be seen again."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._frame: Frame | None = None
        self._selection = Selection()
        self._originals: Mapping[str, View] = {}
        self._panels: dict[str, EnlargedView] = {}
        self.names: tuple[str, ...] = ()
        self._wanted: tuple[str, ...] = ()  # perhaps more than fit
        self._caption = StageCaption(self)
        self._needs: dict[str, QSize] = {}
        self._pointer_timer = QTimer(self, singleShot=True, interval=_POINTER_PERIOD)
        self._pointer_timer.timeout.connect(self._hide_pointer)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAutoFillBackground(True)

    def present(
        self,
        names: Sequence[str],
        originals: Mapping[str, View],
        theme: Theme,
        frame: Frame | None,
        selection: Selection,
    ) -> None:
        """Fill the screen of ``originals`` with the views of these names, each set up as the original of its name."""
        self._originals, self._frame, self._selection = originals, frame, selection
        self._drop_panels()
        self.apply_theme(theme)
        screen = next((view.screen() for view in originals.values()), self.screen())
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.show_panels(names)
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()
        self.retranslate()
        self._caption.remark(self._hint, _HINT_PERIOD)
        self._pointer_timer.start()

    def show_panels(self, names: Sequence[str]) -> None:
        """Show the views of these names, the first kind if there is none of them; of too many the first that fit."""
        self._wanted = tuple(name for name in names if name in VIEWS) or tuple(VIEWS)[:1]
        self._arrange()

    def show_frame(self, frame: Frame) -> None:
        """Draw ``frame``, while the stage is shown."""
        self._frame = frame
        if self.isVisible():
            for name in self.names:
                self._panels[name].show_frame(frame)
            self._caption.show_frame(frame, self._selection)
            if self._needs != self._needs_of(self._wanted):  # of another network
                self._arrange()

    def show_selection(self, selection: Selection) -> None:
        """Mark what the user has picked."""
        if selection != self._selection:
            self._selection = selection
            for panel in self._panels.values():
                panel.show_selection(selection)
            if self._frame is not None:
                self._caption.show_frame(self._frame, selection)

    def color(self, theme: Theme) -> None:
        self.setPalette(palette(theme))

    # the parts

    def _panel(self, name: str) -> EnlargedView:
        """Return the panel of a view, which is made when it is first wanted."""
        if name not in self._panels:
            view = VIEWS[name].kind()
            view.show_selection(self._selection)
            if (original := self._originals.get(name)) is not None:
                view.take_after(original)
            view.selection_requested.connect(self.selection_requested)
            self._panels[name] = panel = EnlargedView(view, self)
            panel.apply_theme(self.theme)
            panel.resize(self.size())
            panel.set_scale(self._scale())
        return self._panels[name]

    def _drop_panels(self) -> None:
        for panel in self._panels.values():
            panel.hide()
            panel.deleteLater()
        self._panels = {}

    def _scale(self) -> float:
        """Return how many times views have to be enlarged for the smallest type in them to be large enough."""
        ordinary = QFont()
        smallest = min(RAISED * QFontInfo(ordinary).pixelSize(), QFontInfo(raised_font(ordinary)).pixelSize())
        return LEAST_TEXT * self.height() / smallest

    def _arrangement(self, names: Sequence[str]) -> Arrangement:
        gap = max(1, round(_GAP * self.height()))
        return arrange(self._needs_of(names), QRect(0, 0, self.width(), self._caption.y() - gap), gap)

    def _needs_of(self, names: Sequence[str]) -> dict[str, QSize]:
        frame = self._frame
        return {name: self._panel(name).legible_size(frame) for name in VIEWS if name in names and frame is not None}

    def _arrange(self) -> None:
        """Put the wanted panels into their places, and show them, or as many of them as fit."""
        if not self._wanted:
            return
        self._place_caption()
        self._needs = self._needs_of(self._wanted)
        wanted = self._wanted
        while not (found := self._arrangement(wanted)).fits and len(wanted) > 1:
            wanted = wanted[:-1]
        self.names = tuple(found.places)
        for name, place in found.places.items():
            self._panels[name].setGeometry(place)
        for name, panel in self._panels.items():
            if (is_shown := name in self.names) and self._frame is not None and panel.view.frame is not self._frame:
                panel.show_frame(self._frame)
            panel.setVisible(is_shown)

    def _place_caption(self) -> None:
        """Put the caption at the lower end."""
        height = self.height()
        margin = round(_MARGIN * height)
        self._caption.set_least(LEAST_TEXT * height)
        caption = self._caption.height()
        self._caption.setGeometry(margin, height - margin // 2 - caption, self.width() - 2 * margin, caption)

    # texts

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Layerscope – presenting"))
        for panel in self._panels.values():
            panel.retranslate()
        if self._frame is not None:
            self._caption.show_frame(self._frame, self._selection)

    def _hint(self) -> tuple[str, ...]:
        """Say which keys there are, with the number of each panel or without."""
        keys = self.tr("Page Up and Page Down step, Esc leaves. Show or hide a panel:")
        numbers = [f"{i} {_title(name)}".replace(" ", "&nbsp;") for i, name in enumerate(VIEWS, start=1)]
        short = self.tr("Page Up and Page Down step, Esc leaves, 1 to {count} show or hide a panel.")
        return f"{keys} {' &nbsp; '.join(numbers)}", short.format(count=len(VIEWS))

    def _refusal(self, name: str) -> tuple[str, ...]:
        return (self.tr("<b>{title}</b> does not fit: hide a panel first.").format(title=_title(name)),)

    # overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._caption.fall_silent()
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key not in _NUMBERS:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._toggle(key - Qt.Key.Key_1)

    def _toggle(self, index: int) -> None:
        """Show or hide a panel; one stays, and one more has to fit."""
        if index >= len(VIEWS):
            return
        name = list(VIEWS)[index]
        wanted = tuple(other for other in VIEWS if (other in self.names) != (other == name))
        if name in wanted and not self._arrangement(wanted).fits:
            self._caption.remark(partial(self._refusal, name), _REFUSAL_PERIOD)
        else:
            self.show_panels(wanted or self.names)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for panel in self._panels.values():
            panel.set_scale(self._scale())
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._wanted = ()
        self._drop_panels()
        self.left.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.unsetCursor()
        self._pointer_timer.start()

    @Slot()
    def _hide_pointer(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)


def _title(name: str) -> str:
    return QCoreApplication.translate("Views", VIEWS[name].title)
