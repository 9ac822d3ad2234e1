"""What to watch in the lesson that was begun, above the panels until it is closed."""

from html import escape

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from app.files.lessons import Lesson
from app.panels.lessons.ready import spoken
from app.style.mixins import Themed, Translated
from app.widgets.focus_keys import TakesKeys
from app.widgets.form import with_breaks
from app.widgets.glyphs import Glyph, GlyphButton
from app.widgets.keys import Place

STRIPE = 4  # px: the width of the coloured edge
MARGIN = 4  # px above and below


class LessonNote(TakesKeys, Themed, Translated, QFrame):
    """Says what to watch in a lesson; it is hidden while there is none."""

    places = (Place.MESSAGE,)
    others_wanted = Signal()
    """The user wants to see the lessons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lesson: Lesson | None = None
        readable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText, textInteractionFlags=readable)
        self._others, self._close = QToolButton(), GlyphButton(Glyph.CROSS)
        self._others.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._others.clicked.connect(self.others_wanted)
        self._close.clicked.connect(self.close_lesson)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(STRIPE + 8, MARGIN, 6, MARGIN)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        for button in (self._others, self._close):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()
        self.hide()

    def show_lesson(self, lesson: Lesson) -> None:
        """Say what to watch in a lesson; one without a word on that has its title."""
        self.lesson = lesson
        self.retranslate()
        self.show()

    @Slot()
    def close_lesson(self) -> None:
        """Say nothing any more."""
        self.lesson = None
        self.hide()

    def retranslate(self) -> None:
        self._others.setText(self.tr("Lessons…"))
        self._others.setToolTip(self.tr("Show all lessons"))
        self._close.set_texts(self.tr("Close this note"), self.tr("Esc"))
        self.setAccessibleName(self.tr("Lesson"))
        if self.lesson is not None:
            lesson = spoken(self.lesson)
            title, watch = escape(with_breaks(lesson.title)), escape(with_breaks(lesson.watch))
            self.text.setText(f"<b>{title}</b>&ensp;{watch}")
            self.text.setAccessibleName(f"{lesson.title}: {lesson.watch}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_lesson()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self.theme.panel))
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(self.theme.border))
            painter.fillRect(QRectF(0, 0, STRIPE, self.height()), QColor(self.theme.accent))
