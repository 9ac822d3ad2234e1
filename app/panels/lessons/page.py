"""One lesson in the gallery: what to watch in it, what it sets up, and where it leads."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from app.files.lessons import Lesson
from app.panels.lessons.facts import facts_of
from app.style.mixins import Themed
from app.views.boundary.boundary_view import BoundaryView
from app.views.text.typeset import bold, sized
from app.widgets.form import with_breaks
from mlp_engine import Frame

TITLE_SIZE = 1.3  # of the usual type
LEAST_FACTS = 12  # how wide the facts are at least, in heights of a line
PADDING = 3  # px around a fact
PICTURE = 14, 15  # how wide and how high the picture is at least, in lines of writing


class Words(QLabel):
    """Writing that takes the width that there is, and the height that it needs then.

    Parameters
    ----------
    least_lines : how wide it is at least, in heights of a line
    """

    def __init__(self, text_format: Qt.TextFormat = Qt.TextFormat.PlainText, least_lines: int = 0) -> None:
        super().__init__(wordWrap=True, textFormat=text_format)
        self._least_lines = least_lines
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def say(self, text: str) -> None:
        """Show a plain text, of which no word is too long for a line."""
        self.setText(with_breaks(text))
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least_lines * self.fontMetrics().height(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # Qt's own hint is that of a narrow column


class Place(QWidget):
    """Room for a picture, which takes what there is: whatever its texts would like, it does not grow with its width."""

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return self.minimumSize()


class LessonPage(Themed, QWidget):
    """Shows a lesson, and the decision boundary at its end when that is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.watch, self.waiting = Words(), Words(), Words()
        self.facts = Words(Qt.TextFormat.RichText, LEAST_FACTS)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture = BoundaryView()
        self.picture.leave_out_title()
        self.picture.hide_controls()
        self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lay_out()

    def show_lesson(self, lesson: Lesson) -> None:
        """Show what is known of a lesson; its picture is still to come."""
        self._say(lesson.title, lesson.watch)
        rows = (f"<tr><td>{escape(name)}</td><td>{escape(value)}</td></tr>" for name, value in facts_of(lesson))
        self.facts.setText(f"<table cellpadding={PADDING}>{''.join(rows)}</table>")
        self.show_waiting(self.tr("Training…"))

    def show_reason(self, title: str, reason: str) -> None:
        """Say why there is no lesson."""
        self._say(title, reason)
        self.show_waiting("")

    def show_picture(self, frame: Frame) -> None:
        """Show where the lesson leads."""
        self.picture.show_frame(frame)
        self._stack.setCurrentWidget(self.picture)

    def show_waiting(self, text: str) -> None:
        """Say why there is no picture, yet or at all."""
        self.waiting.setText(text)
        self._stack.setCurrentWidget(self.waiting)

    def _say(self, title: str, text: str) -> None:
        self.title.say(title)
        self.watch.say(text)
        self.watch.setVisible(bool(text))
        self.title.setFont(bold(sized(self.font(), TITLE_SIZE)))
        self.facts.clear()

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        place = Place()
        place.setMinimumSize(PICTURE[0] * line, PICTURE[1] * line)
        self._stack = QStackedLayout(place)
        self._stack.addWidget(self.waiting)
        self._stack.addWidget(self.picture)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(place, 3)
        row.addWidget(self.facts, 2, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.watch)
        column.addLayout(row, 1)
