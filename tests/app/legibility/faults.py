"""Faults of writing: cut, elided without a tool tip, or one over the other."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QGraphicsView,
    QHeaderView,
    QLabel,
    QTabBar,
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


def faults(root: QWidget) -> list[str]:
    """Return what is wrong with the writing in a widget, a sentence each."""
    written = [writing for writing in writing_in(root) if _is_drawn(writing) and _is_on_top(writing, root)]
    found = [sentence for writing in written if (sentence := _cut(writing, root) or _elided(writing))]
    return found + _overlaps(written, root)


def _name(writing: Writing) -> str:
    parts, widget = [], writing.widget
    while widget is not None and len(parts) < 4:
        parts.append(widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return " < ".join(parts)


def _box(rect: QRectF) -> str:
    return f"x {rect.left():.0f}–{rect.right():.0f}, y {rect.top():.0f}–{rect.bottom():.0f}"


def _is_drawn(writing: Writing) -> bool:
    """Tell whether the painter lets anything through; the style paints the text of a bar twice, each for one part."""
    return not writing.clip.isEmpty()


def _is_on_top(writing: Writing, root: QWidget) -> bool:
    """Tell whether no other widget lies over the middle of a text, and it is not scrolled out of sight."""
    seen = _seen(writing, root)
    if seen.isEmpty():
        return False
    top = root.childAt(seen.center().toPoint())
    return top is None or top is writing.widget or top.isAncestorOf(writing.widget) or _is_clear(top, writing.widget)


def _is_clear(top: QWidget, below: QWidget) -> bool:
    """Tell whether what lies on top lets see what it lies in."""
    return below.isAncestorOf(top) and not top.autoFillBackground()


def _cut(writing: Writing, root: QWidget) -> str | None:
    """Tell what cuts a text."""
    for border, axes in _borders(writing, root):
        if any(_crosses(writing.ink, border, axis) for axis in axes):
            return f"cut: {writing.text!r} ({_box(writing.ink)}) by {_box(border)}, in {_name(writing)}"
    return None


def _borders(writing: Writing, root: QWidget) -> Iterator[tuple[QRectF, list[Axis]]]:
    """Yield what hides a part of a text, in px of its widget, and along which axes that part is lost.

    What is beyond the edge of something that scrolls is not.
    """
    widget, corner, lost = writing.widget, QPointF(), [*Axis]
    place = QRectF(widget.rect())
    is_edge = [isinstance(widget, QTabBar) or _crosses(writing.ink, place, axis) for axis in Axis]
    yield (
        writing.clip,
        [axis for axis, is_at in zip(Axis, is_edge, strict=True) if not (is_at and _scrolls(widget, axis))],
    )
    while True:
        lost = [axis for axis in lost if not _scrolls(widget, axis)]
        yield QRectF(widget.rect()).translated(corner), lost
        parent = widget.parentWidget()
        if widget is root or parent is None:
            return
        corner -= QPointF(widget.pos())
        widget = parent


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
    bar = area.horizontalScrollBar() if axis is Axis.Horizontal else area.verticalScrollBar()
    return bar.maximum() > bar.minimum()


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


def _overlaps(written: list[Writing], root: QWidget) -> list[str]:
    """Tell which texts lie over each other, from left to right."""
    seen = sorted(((_seen(writing, root), writing) for writing in written), key=lambda pair: pair[0].left())
    found = []
    for i, (mine, a) in enumerate(seen):
        for yours, b in seen[i + 1 :]:
            if yours.left() > mine.right():
                break
            shared = mine & yours
            if shared.width() > OVERLAP and shared.height() > OVERLAP and not _belong_together(a, b):
                found.append(f"overlap: {a.text!r} in {_name(a)} and {b.text!r} in {_name(b)}: {_box(shared)}")
    return found


def _seen(writing: Writing, root: QWidget) -> QRectF:
    """Return what is to be seen of a text, in px of ``root``, once what scrolls has hidden the rest."""
    seen = writing.within(root, writing.ink & writing.clip & QRectF(writing.widget.rect()))
    widget = writing.widget
    while widget is not root and (parent := widget.parentWidget()) is not None:
        widget = parent
        if any(_scrolls(widget, axis) for axis in Axis):
            seen &= QRectF(widget.rect()).translated(QPointF(widget.mapTo(root, QPoint())))
    return seen


def _belong_together(a: Writing, b: Writing) -> bool:
    """Tell whether two texts are one: Qt sets rich text itself, raised letters close to others."""
    return a.widget is b.widget and (isinstance(a.widget, QLabel | TextBlock) or (a.text == b.text and a.ink == b.ink))
