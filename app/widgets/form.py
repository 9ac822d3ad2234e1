"""What a form consists of: a row for each field, the note under it, and the area that scrolls them."""

import re
from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.style.mixins import Themed
from app.style.theme import Theme, color
from app.style.translation import engine_text
from app.widgets.field_editors import FieldEditor
from mlp_engine import Text

BREAK = "\u200b"
"""Has no width, and a line may end at it."""
LONGEST_PIECE = 20  # characters of a word that stay in one line
_LONG_WORD = re.compile(f"[!-\u2e7f]{{{LONGEST_PIECE + 1},}}")  # between Chinese characters a line may end anyway


def with_breaks(text: str) -> str:
    """Let a line end anywhere in a word that may be too long for it."""
    return _LONG_WORD.sub(lambda word: BREAK.join(word[0]), text)


class Note(Themed, QLabel):
    """A line under a field: a hint, or while the field is invalid the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_text("", is_wrong=False)

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return self.text().replace(BREAK, "")

    def sizeHint(self) -> QSize:
        # One line: Qt's own hint wraps the text to a block, and the layout would keep the height of that block.
        return QSize(0, self.fontMetrics().height())

    def show_text(self, text: str, is_wrong: bool) -> None:
        """Show why the field is invalid, or what helps to fill it in."""
        self.setForegroundRole(QPalette.ColorRole.WindowText if is_wrong else QPalette.ColorRole.PlaceholderText)
        self.setText(text)
        self.setAccessibleName(self.spoken)
        self._take_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_height()

    def _take_height(self) -> None:
        """Need as much as the text does: a form that is laid out anew for another field would squeeze it."""
        self.setMinimumHeight(0)  # else that counts as what the text needs
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    def color(self, theme: Theme) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.error))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.PlaceholderText, color(theme.muted, 0.6))
        self.setPalette(palette)


class FieldRow(QObject):
    """The label, the editor and the note of one field.

    Parameters
    ----------
    form : to which it adds itself
    has_wide_note : whether the note is as wide as the form, or as the editor
    """

    def __init__(self, editor: FieldEditor, form: QFormLayout, parent: QObject, *, has_wide_note: bool) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = QLabel()
        self.label.setBuddy(editor.control)
        self.note = Note()
        self._form = form
        if editor.is_wide:
            form.addRow(self.label)
            form.addRow(editor)
        else:
            form.addRow(self.label, editor)
        if has_wide_note:
            form.addRow(self.note)
        else:
            form.addRow("", self.note)

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        field = self.editor.field
        self.label.setText(engine_text(field.label))
        help_text = engine_text(field.help) if field.help else ""
        self.label.setToolTip(help_text)
        self.editor.set_tool_tip(help_text)
        self.editor.retranslate()

    def reason(self, allowed: Text) -> str:
        """Return why a value is invalid, in a sentence: ``allowed`` says what it must be."""
        return self.tr("Must be {0}.").format(engine_text(allowed))

    def say(self, text: str, wrong_parts: Collection[str] = (), spoken: str = "") -> None:
        """Write a hint under the field, or why some of its parts are wrong, and mark these.

        A screen reader says the text or, without one, ``spoken``.
        """
        self.note.show_text(text, bool(wrong_parts))
        self._form.setRowVisible(self.note, bool(text) and self._form.isRowVisible(self.editor))
        self.editor.mark(wrong_parts)
        self.editor.describe(self.label.text().replace("&", ""), self.note.spoken or spoken or self.editor.toolTip())

    def set_visible(self, is_visible: bool) -> None:
        """Show or hide all of it; the note comes with the next text."""
        for widget in (self.label, self.editor):  # which are two rows if the editor is wide
            self._form.setRowVisible(widget, is_visible)


class FormArea(QScrollArea):
    """Scrolls a form up and down, and is never narrower than the form."""

    def __init__(self, form: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self._form = form
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(form)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # Qt tells no one that what is scrolled needs another width
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        width = self._form.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())


def beside_form(form: QWidget, line: QWidget, preview: QWidget) -> QHBoxLayout:
    """Return a layout of a form and, to its right, what the choices in it give: a line on that, and the preview."""
    right = QVBoxLayout()
    right.setSpacing(8)
    right.addWidget(line)
    right.addWidget(preview, 1)
    both = QHBoxLayout()
    both.setSpacing(16)
    both.addWidget(FormArea(form))
    both.addLayout(right, 1)
    return both
