"""Who gets a key: the place in the window where the focus is, if the table of keys gives it to it, else the run.

The run's keys are shortcuts. Before one of them acts Qt asks the focused widget whether it wants the key for itself: it
wants what the table says. It hears of no other key, so that none means something by chance.
"""

from collections.abc import Container, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QTabBar,
    QWidget,
)

from app.style.mixins import WidgetMixin
from app.widgets.keys import KEYS_OF, TO_BE_ENTERED, WITH_SIGNS, Place, combination

CONTROLS: tuple[tuple[type[QWidget], tuple[Place, ...]], ...] = (
    (QAbstractButton, (Place.BUTTON,)),
    (QComboBox, (Place.CHOICE,)),
    (QAbstractSlider, (Place.SLIDER,)),
    (QAbstractSpinBox, (Place.TEXT, Place.NUMBER)),
    (QLineEdit, (Place.TEXT,)),
    (QTabBar, (Place.TABS,)),
    (QMenuBar, (Place.MENU_BAR,)),
)
"""Which places Qt's own controls are."""
WITH_OTHER_KEYS = (Qt.WindowType.Dialog, Qt.WindowType.Sheet, Qt.WindowType.Popup)
"""Kinds of windows that have no run, and in which all keys are Qt's."""
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def modifiers_of(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return what is held down with a key, be it on the key pad or elsewhere."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def is_one_of(event: QKeyEvent, keys: Container[int]) -> bool:
    """Tell whether an event is of one of ``keys``, on the key pad or elsewhere, without a modifier."""
    return not modifiers_of(event) and event.key() in keys


def picks(event: QKeyEvent) -> bool:
    """Tell whether a key picks what the cursor is at."""
    return is_one_of(event, (Qt.Key.Key_Return, Qt.Key.Key_Enter))


class TakesKeys(WidgetMixin):
    """A widget of the program that takes keys, or in which the controls take some.

    Where it has to be entered, the focus alone gives it none: Enter does, or a click into it. A subclass paints its
    ring by ``is_entered``, and sees to it that a click into its parts enters it, too.

    Attributes
    ----------
    places : which it is in the table of keys
    is_entered : whether it takes the keys of the places that have to be entered
    """

    places: tuple[Place, ...] = ()
    is_entered = False

    @property
    def has_to_be_entered(self) -> bool:
        """Whether the focus alone gives it no keys."""
        return not TO_BE_ENTERED.isdisjoint(self.places)

    @Slot()
    def enter(self) -> None:
        """Take keys from now on, if it has the focus."""
        self._set_entered(self.has_to_be_entered and self.hasFocus())

    def leave(self) -> None:
        """Take no keys any more."""
        self._set_entered(False)

    def _set_entered(self, is_entered: bool) -> None:
        if is_entered != self.is_entered:
            self.is_entered = is_entered
            self.update()

    def enter_by(self, event: QMouseEvent) -> None:
        """Take keys from now on if the button is the left one; the others are for menus."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.enter()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.enter_by(event)


class FocusKeys(QObject):
    """Gives the focused widget the keys of its places and no others, in every window but dialogs.

    It watches the focused widget only, so that other events cost nothing.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self.follow)

    @Slot(QWidget, QWidget)
    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Watch ``new`` instead of ``old``; give the keys to the run if the focus has come to it by itself."""
        if old is not None:
            old.removeEventFilter(self)
            if isinstance(old, TakesKeys):
                old.leave()
        if new is None:
            return
        new.installEventFilter(self)
        if not _has_run(new):
            if isinstance(new, TakesKeys):
                new.enter()
        elif old is not None and old.window() is new.window() and not (old.isVisible() and old.isEnabled()):
            # from what is hidden or disabled Qt moves the focus on, perhaps into a text field
            give_back(new)

    @Slot()
    def leave(self) -> None:
        """Have a view that takes keys give them back to the run; it keeps the focus."""
        focused = QApplication.focusWidget()
        if isinstance(focused, TakesKeys) and _has_run(focused):
            focused.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not (isinstance(event, QKeyEvent) and isinstance(watched, QWidget) and _has_run(watched)):
            return False
        is_taken = takes(watched, event)
        if kind == QEvent.Type.ShortcutOverride:
            event.setAccepted(is_taken)
            return True
        if event.key() in _TABS:
            return False
        return not is_taken or _obey(watched, event)


def give_back(widget: QWidget) -> None:
    """Give the focus to the window of a widget: then all keys are the run's."""
    widget.window().setFocus(Qt.FocusReason.OtherFocusReason)


@contextmanager
def kept_focus() -> Iterator[None]:
    """Give the focus back to the widget that had it, if this has been hidden and shown again meanwhile."""
    focused = QApplication.focusWidget()
    yield
    if focused is not None and focused.isVisible():
        focused.setFocus(Qt.FocusReason.OtherFocusReason)


def takes(widget: QWidget, event: QKeyEvent) -> bool:
    """Tell whether a widget that has the focus takes a key itself."""
    places = set(_places(widget))
    is_sign = bool(event.text()) and event.text().isprintable() and not event.modifiers() & COMMANDS
    return (is_sign and not places.isdisjoint(WITH_SIGNS)) or any(combination(event) in KEYS_OF[p] for p in places)


def _places(widget: QWidget) -> Iterator[Place]:
    """Yield the places whose keys a focused widget takes: its own, and those that it is in."""
    yield from _own_places(widget)
    part: QWidget | None = widget
    while part is not None:
        if isinstance(part, TakesKeys):
            yield from (place for place in part.places if part.is_entered or place not in TO_BE_ENTERED)
        part = None if part.isWindow() else part.parentWidget()


def _own_places(widget: QWidget) -> tuple[Place, ...]:
    if isinstance(widget, TakesKeys):
        ring = Place.ENTERED if widget.is_entered else Place.FOCUSED
        return (ring,) if widget.has_to_be_entered else ()
    if isinstance(widget, QLabel):
        has_links = widget.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        return (Place.LINKS if has_links else Place.READING,)
    if isinstance(widget, QLineEdit | QAbstractSpinBox) and widget.isReadOnly():
        return (Place.READING,)
    places = next((places for kind, places in CONTROLS if isinstance(widget, kind)), ())
    return (*places, Place.TYPED) if _is_being_typed_in(widget) else places


def _is_being_typed_in(widget: QWidget) -> bool:
    """Tell whether a text field has typed text that it could take back; what is committed is the window's to undo."""
    line = widget.lineEdit() if isinstance(widget, QAbstractSpinBox) else widget
    return isinstance(line, QLineEdit) and (line.isUndoAvailable() or line.isRedoAvailable())


def _obey(widget: QWidget, event: QKeyEvent) -> bool:
    """Do what Qt's widgets do not do by themselves; tell whether a key is done with."""
    is_enter, is_escape = picks(event), is_one_of(event, (Qt.Key.Key_Escape,))
    if isinstance(widget, TakesKeys):
        _give(widget, event, is_enter, is_escape)
    elif isinstance(widget, QAbstractButton) and is_enter:
        if not event.isAutoRepeat():
            widget.click()
    elif isinstance(widget, QComboBox) and is_enter:
        widget.showPopup()
    elif isinstance(widget, QTabBar):
        widget.setCurrentIndex((widget.currentIndex() + (1 if event.key() == Qt.Key.Key_Down else -1)) % widget.count())
    elif isinstance(widget, QLineEdit | QAbstractSpinBox) and (is_enter or is_escape):
        widget.keyPressEvent(event)
        is_wrong = getattr(widget, "is_wrong", False)  # and still to be mended
        if not is_wrong and widget.hasFocus():  # a box that closes has given it to what it lay over
            give_back(widget)
    else:
        return False
    event.accept()  # whatever the widget has made of it, what it lies in must not take it for its own
    return True


def _give(widget: TakesKeys, event: QKeyEvent, is_enter: bool, is_escape: bool) -> None:
    """Have a widget enter or leave, and hear of any other key; of Escape, too, to drop what its keys point at."""
    if is_enter and widget.has_to_be_entered and not widget.is_entered:
        widget.enter()
        return
    if is_escape:
        widget.leave()
    widget.event(event)


def _has_run(widget: QWidget) -> bool:
    """Tell whether the keys of the run are heard where a widget is."""
    return widget.window().windowType() not in WITH_OTHER_KEYS
