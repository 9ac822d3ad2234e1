"""Presenting: some views fill the screen, so large that they can be read from the last row."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QFont, QFontInfo, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.lesson.selection import Selection
from app.panels.stage.enlarged_view import EnlargedView
from app.panels.stage.texts import StageCaption, StageHint
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
_POINTER_PERIOD = 3000  # ms
_NUMBERS = tuple(Qt.Key(Qt.Key.Key_1 + i) for i in range(9))
WIDE = "equation"  # the panel that is wide and low
_WIDE_SHARE = 0.45  # of the height, for the wide panel above or below others
_MOST_ACROSS = 2  # so many panels stand beside each other, unless there are more than four


class Stage(TakesKeys, Themed, Translated, QWidget):
    """A window over the whole screen with one or more views, and below them what is being computed.

    Escape leaves, the numbers show and hide views, Page Up and Page Down are asked for as steps; all other keys are
    left to the actions that are added to the stage.

    Attributes
    ----------
    names : of the views on the stage, to be presented again
    """

    places = (Place.STAGE,)

    selection_requested = Signal(object)
    """The ``Selection`` that a click asks for; it is marked when ``show_selection`` brings it back."""
    back_requested = Signal()
    """The user wants the step before, by Page Up."""
    next_requested = Signal()
    """The user wants the next step, by Page Down."""
    left = Signal()
    """The stage is gone, and the window is to be seen again."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._frame: Frame | None = None
        self._selection = Selection()
        self._originals: Mapping[str, View] = {}
        self._panels: dict[str, EnlargedView] = {}
        self.names: tuple[str, ...] = ()
        self._caption = StageCaption(self)
        self._caption_height = 0
        self._hint = StageHint(self)
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
        self._show_texts()
        self._hint.show()
        self._pointer_timer.start()

    def show_panels(self, names: Sequence[str]) -> None:
        """Show the views of these names, the first kind if there is none of them."""
        known = [name for name in VIEWS if name in names]
        self.names = tuple(known or list(VIEWS)[:1])
        for name in self.names:
            if name not in self._panels:
                self._panels[name] = self._make_panel(name)
        self._arrange()

    def show_frame(self, frame: Frame) -> None:
        """Draw ``frame``, while the stage is shown."""
        self._frame = frame
        if self.isVisible():
            for name in self.names:
                self._panels[name].show_frame(frame)
            self._show_caption()

    def show_selection(self, selection: Selection) -> None:
        """Mark what the user has picked."""
        if selection != self._selection:
            self._selection = selection
            for panel in self._panels.values():
                panel.show_selection(selection)

    def color(self, theme: Theme) -> None:
        self.setPalette(palette(theme))

    # the parts

    def _make_panel(self, name: str) -> EnlargedView:
        view = VIEWS[name].kind()
        view.apply_theme(self.theme)
        view.show_selection(self._selection)
        if (original := self._originals.get(name)) is not None:
            view.take_after(original)
        view.selection_requested.connect(self.selection_requested)
        panel = EnlargedView(view, self)
        panel.set_scale(self._scale())
        return panel

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

    def _arrange(self) -> None:
        height = self.height()
        margin, gap = round(_MARGIN * height), max(1, round(_GAP * height))
        line = QRect(margin, 0, self.width() - 2 * margin, 0)
        self._caption_height = max(self._caption_height, self._caption.heightForWidth(line.width()))
        top = height - self._caption_height - margin // 2
        self._caption.setGeometry(line.adjusted(0, top, 0, top + self._caption_height))
        room = QRect(0, 0, self.width(), top - margin // 2)
        shown = [name for name in self.names if name in self._panels]
        for name, place in places(shown, room, gap).items():
            self._panels[name].setGeometry(place)
        for name, panel in self._panels.items():
            if (is_shown := name in self.names) and self._frame is not None and panel.view.frame is not self._frame:
                panel.show_frame(self._frame)
            panel.setVisible(is_shown)
        self._hint.place(room)

    # texts

    def retranslate(self) -> None:
        for panel in self._panels.values():
            panel.retranslate()
        self._show_texts()

    def _show_texts(self) -> None:
        self.setWindowTitle(self.tr("Layerscope – presenting"))
        self._hint.set_titles([QCoreApplication.translate("Views", spec.title) for spec in VIEWS.values()])
        self._show_caption()
        self._arrange()

    def _show_caption(self) -> None:
        if self._frame is None:
            return
        self._caption.show_frame(self._frame)
        if self._caption.heightForWidth(self._caption.width()) > self._caption_height:
            self._arrange()

    # overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._hint.hide()
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key == Qt.Key.Key_PageUp:
            self.back_requested.emit()
        elif key == Qt.Key.Key_PageDown:
            self.next_requested.emit()
        elif key not in _NUMBERS:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._toggle(key - Qt.Key.Key_1)

    def _toggle(self, index: int) -> None:
        """Show or hide a panel; one stays."""
        if index < len(VIEWS):
            wanted = {*self.names} ^ {list(VIEWS)[index]}
            self.show_panels(tuple(wanted) or self.names)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = LEAST_TEXT * self.height()
        for text in (self._caption, self._hint):
            text.set_least(least)
        self._caption_height = 0
        for panel in self._panels.values():
            panel.set_scale(self._scale())
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._drop_panels()
        self.left.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.unsetCursor()
        self._pointer_timer.start()

    @Slot()
    def _hide_pointer(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)


def places(names: Sequence[str], room: QRect, gap: int) -> dict[str, QRect]:
    """Return the place of each panel in ``room``, all beside or below each other with ``gap`` px between them.

    One fills the room, two stand side by side; the first of three has one side for itself, more stand in a grid. The
    equation has a strip for itself below the others.
    """
    others = [name for name in names if name != WIDE]
    if WIDE not in names:
        return _first_and_others(others, room, gap) if len(others) == 3 else _grid(others, room, gap)
    if not others:
        return {WIDE: room}
    low = round(_WIDE_SHARE * (room.height() - gap))
    upper, lower = room.adjusted(0, 0, 0, -low - gap), room.adjusted(0, room.height() - low, 0, 0)
    return _row(others, upper, gap) | {WIDE: lower}


def _first_and_others(names: Sequence[str], room: QRect, gap: int) -> dict[str, QRect]:
    left, right = _row(names[:2], room, gap).values()
    low = round((right.height() + gap) / 2)
    upper, lower = right.adjusted(0, 0, 0, low - gap - right.height()), right.adjusted(0, low, 0, 0)
    return dict(zip(names, (left, upper, lower), strict=True))


def _grid(names: Sequence[str], room: QRect, gap: int) -> dict[str, QRect]:
    """Rows of equal height, of which the last may have fewer and so wider panels."""
    across = _MOST_ACROSS if len(names) <= 4 else 3
    rows = [names[i : i + across] for i in range(0, len(names), across)]
    result: dict[str, QRect] = {}
    for row, (top, height) in zip(rows, _shares(room.top(), room.height(), len(rows), gap), strict=True):
        result |= _row(row, QRect(room.left(), top, room.width(), height), gap)
    return result


def _row(names: Sequence[str], room: QRect, gap: int) -> dict[str, QRect]:
    shares = _shares(room.left(), room.width(), len(names), gap)
    return {name: QRect(x, room.top(), w, room.height()) for name, (x, w) in zip(names, shares, strict=True)}


def _shares(start: int, length: int, count: int, gap: int) -> list[tuple[int, int]]:
    """Return where each of ``count`` equal parts begins, and how long it is."""
    edges = [start + (length + gap) * i // max(count, 1) for i in range(count + 1)]
    return [(a, b - a - gap) for a, b in pairwise(edges)]
