"""Faults of writing: cut, elided without a tool tip, or one over the other."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QGraphicsView,
    QHeaderView,
    QLabel,
    QTabBar,
    QTextEdit,
    QToolButton,
    QToolTip,
    QWidget,
)

from app.views.text.live_text import TextBlock
from tests.app.legibility.writing import Writing, writing_in

CUT = 1.5  # px that may be missing: boxes of glyphs are whole pixels, and glyphs have soft edges
OVERLAP = 1.5  # px in both directions that two texts may share
ELLIPSIS = "…"
NO_TIP = "no tool tip"

Axis = Qt.Orientation
AXES = tuple(Axis)


def faults(root: QWidget) -> list[str]:
    """Return what is wrong with the writing in a widget, a sentence each."""
    written = [writing for writing in writing_in(root) if not writing.clip.isEmpty()]
    rooms = {widget: Room(widget, root) for widget in {writing.widget for writing in written}}
    shown = [writing for writing in written if rooms[writing.widget].shows(writing)]
    found = [sentence for writing in shown if (sentence := rooms[writing.widget].cut(writing) or _elided(writing))]
    return found + _overlaps([(rooms[writing.widget].seen(writing), writing) for writing in shown])


class Room:
    """What a widget that lies in ``root`` has room for, by itself and by what it lies in.

    What is beyond the edge of something that scrolls is not lost.
    """

    def __init__(self, widget: QWidget, root: QWidget) -> None:
        self._widget, self._root = widget, root
        self._place = QRectF(widget.rect())
        self._corner = QPointF(widget.mapTo(root, QPoint()))
        self._scrolling = [axis for axis in AXES if _scrolls(widget, axis)]
        self._sight = self._place.translated(self._corner)  # in px of the root
        self._borders: list[tuple[QRectF, list[Axis]]] = []
        part, lost = widget, [*AXES]
        while True:
            scrolling = [axis for axis in AXES if _scrolls(part, axis)]
            lost = [axis for axis in lost if axis not in scrolling]
            rect = QRectF(part.rect()).translated(QPointF(part.mapTo(root, QPoint())))
            self._borders.append((rect.translated(-self._corner), lost))
            if scrolling:
                self._sight &= rect
            parent = part.parentWidget()
            if part is root or parent is None:
                return
            part = parent

    def seen(self, writing: Writing) -> QRectF:
        """Return what is to be seen of a text, in px of the root."""
        return (writing.ink & writing.clip & self._place).translated(self._corner) & self._sight

    def shows(self, writing: Writing) -> bool:
        """Tell whether a text is neither scrolled out of sight nor under another widget."""
        if (writing.ink & writing.clip & self._place).isEmpty():
            return not any(self._is_beyond(writing, axis) for axis in self._scrolling)
        seen = self.seen(writing)
        if seen.isEmpty():
            return False
        top, widget = self._root.childAt(seen.center().toPoint()), self._widget
        return top is None or top is widget or top.isAncestorOf(widget) or _is_clear(top, widget)

    def cut(self, writing: Writing) -> str | None:
        """Tell what cuts a text."""
        clipping = [axis for axis in AXES if not (axis in self._scrolling and self._is_beyond(writing, axis))]
        for border, axes in [(writing.clip, clipping), *self._borders]:
            if any(_crosses(writing.ink, border, axis) for axis in axes):
                return f"cut: {writing.text!r} ({_box(writing.ink)}) by {_box(border)}, in {_name(writing)}"
        return None

    def _is_beyond(self, writing: Writing, axis: Axis) -> bool:
        is_bar = isinstance(self._widget, QTabBar)  # which clips a little within its edge
        return is_bar or _crosses(writing.ink, self._place, axis)


def _name(writing: Writing) -> str:
    parts: list[str] = []
    widget: QWidget | None = writing.widget
    while widget is not None and len(parts) < 4:
        parts.append(widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return " < ".join(parts)


def _box(rect: QRectF) -> str:
    return f"x {rect.left():.0f}–{rect.right():.0f}, y {rect.top():.0f}–{rect.bottom():.0f}"


def _is_clear(top: QWidget, below: QWidget) -> bool:
    """Tell whether what lies on top lets see what it lies in."""
    return below.isAncestorOf(top) and not top.autoFillBackground()


def _crosses(ink: QRectF, border: QRectF, axis: Axis) -> bool:
    if axis is Axis.Horizontal:
        return ink.left() < border.left() - CUT or ink.right() > border.right() + CUT
    return ink.top() < border.top() - CUT or ink.bottom() > border.bottom() + CUT


def _scrolls(viewport: QWidget, axis: Axis) -> bool:
    """Tell whether a widget is the viewport of what can be scrolled along an axis now."""
    if isinstance(viewport, QTabBar):
        return any(button.isVisible() for button in viewport.findChildren(QToolButton))
    area = viewport.parentWidget()
    if isinstance(area, QHeaderView):  # it goes with its table
        area = area.parentWidget()
    if not isinstance(area, QAbstractScrollArea) or isinstance(area, QGraphicsView):
        return False
    is_across = axis is Axis.Horizontal
    bar = area.horizontalScrollBar() if is_across else area.verticalScrollBar()
    policy = area.horizontalScrollBarPolicy() if is_across else area.verticalScrollBarPolicy()
    return bar.maximum() > bar.minimum() and policy is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def _elided(writing: Writing) -> str | None:
    """Tell whether a text is elided where no tool tip tells the whole."""
    text = writing.text.strip()
    is_mark = text == ELLIPSIS and not writing.widget.isVisible()  # in a picture it stands for whole rows or columns
    if not text.endswith(ELLIPSIS) or is_mark or _is_own_text(writing):
        return None
    widget, place = writing.widget, writing.ink.center().toPoint()
    QToolTip.showText(QPoint(), NO_TIP)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
    has_tip = QToolTip.text() != NO_TIP
    QToolTip.hideText()
    return None if has_tip else f"elided without a tool tip: {writing.text!r}, in {_name(writing)}"


def _is_own_text(writing: Writing) -> bool:
    """Tell whether an ellipsis is meant: the text of the widget has it."""
    text = getattr(writing.widget, "text", None)
    return callable(text) and ELLIPSIS in str(text())


def _overlaps(shown: list[tuple[QRectF, Writing]]) -> list[str]:
    """Tell which texts lie over each other, from left to right."""
    shown = sorted(shown, key=lambda pair: pair[0].left())
    found = []
    for i, (mine, a) in enumerate(shown):
        for yours, b in shown[i + 1 :]:
            if yours.left() > mine.right():
                break
            shared = mine & yours
            if shared.width() > OVERLAP and shared.height() > OVERLAP and not _belong_together(a, b):
                found.append(f"overlap: {a.text!r} in {_name(a)} and {b.text!r} in {_name(b)}: {_box(shared)}")
    return found


def _belong_together(a: Writing, b: Writing) -> bool:
    """Tell whether two texts are one: Qt sets rich text itself, raised and lowered letters close to others."""
    is_rich = isinstance(a.widget, QLabel | TextBlock) or isinstance(a.widget.parent(), QTextEdit)
    return a.widget is b.widget and (is_rich or (a.text == b.text and a.ink == b.ink))
