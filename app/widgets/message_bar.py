"""The bar under the views that tells the user one thing at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QColor,
    QGuiApplication,
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from app.style.mixins import Themed, Translated
from app.style.theme import Theme
from app.widgets.focus_keys import TakesKeys
from app.widgets.glyphs import Glyph, GlyphButton, GlyphMark
from app.widgets.keys import Place
from mlp_engine import marked

_STRIPE = 4  # the width of the coloured edge, in pixels
_MARGIN = 3  # above and below, in pixels
_LONGEST = 400  # characters of a message that are shown; the rest is in what "Copy details" copies


class Severity(IntEnum):
    """How much a message matters; the greater goes before the less."""

    INFO = 0
    WARNING = 1
    ERROR = 2


_LOOKS: dict[Severity, tuple[Glyph, str, str]] = {
    Severity.INFO: (Glyph.INFO, "accent", marked("MessageBar", "Note: {0}")),
    Severity.WARNING: (Glyph.WARNING, "warning", marked("MessageBar", "Warning: {0}")),
    Severity.ERROR: (Glyph.ERROR, "error", marked("MessageBar", "Error: {0}")),
}
"""The glyph of each severity, the name of its colour, and how a message is spoken."""


@dataclass(frozen=True)
class Message:
    """A sentence for the user, what else is known (such as a traceback), and what the user can do about it."""

    text: str
    severity: Severity
    details: str = ""
    actions: tuple[QAction, ...] = ()


class MessageBar(TakesKeys, Themed, Translated, QFrame):
    """Shows the gravest message that has not been closed; it is hidden while there is none.

    The newest message replaces an older one of the same severity. A milder one never hides a graver one: it waits, and
    appears when the graver is closed.
    """

    places = (Place.MESSAGE,)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: dict[Severity, Message] = {}
        self._action_buttons: list[QToolButton] = []
        self._mark = GlyphMark()
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText, textInteractionFlags=selectable)
        self._copy_button = QToolButton()
        self._copy_button.clicked.connect(self.copy_details)
        self._close_button = GlyphButton(Glyph.CROSS)
        self._close_button.clicked.connect(self.close_message)
        self._lay_out()
        self.retranslate()
        self.hide()

    @property
    def message(self) -> Message | None:
        """The message on show."""
        return self._messages[max(self._messages)] if self._messages else None

    @property
    def line_height(self) -> int:
        """The height of the bar with one line of writing, whatever buttons it has."""
        return self._copy_button.sizeHint().height() + 2 * _MARGIN

    def show_message(
        self, text: str, severity: Severity = Severity.INFO, details: str = "", actions: Sequence[QAction] = ()
    ) -> None:
        """Show ``text`` unless a graver message is on show, in which case it waits.

        Parameters
        ----------
        text : a sentence in the language of the window
        severity : decides the mark, the colour and the order
        details : what a button copies to the clipboard, such as a traceback; no button without any
        actions : what the user can do about it, one button each
        """
        message = Message(text, severity, details, tuple(actions))
        self._messages[severity] = message
        if self.message is message:
            self._show(message)
            event = QAccessibleAnnouncementEvent(self, self.accessibleName())
            if severity is Severity.ERROR:
                event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)

    @Slot()
    def close_message(self) -> None:
        """Close the message on show; the next one that waits takes its place."""
        if self._messages:
            del self._messages[max(self._messages)]
        self._show(self.message)

    def clear(self, most: Severity = Severity.ERROR) -> None:
        """Close the messages, shown or waiting, that are not graver than ``most``."""
        self._messages = {severity: message for severity, message in self._messages.items() if severity > most}
        self._show(self.message)

    def withdraw(self, text: str) -> None:
        """Close the messages with this text, shown or waiting."""
        self._messages = {severity: message for severity, message in self._messages.items() if message.text != text}
        self._show(self.message)

    @Slot()
    def copy_details(self) -> None:
        """Put the message on show with its details on the clipboard."""
        if self.message is not None:
            QGuiApplication.clipboard().setText(f"{self.message.text}\n\n{self.message.details}".strip())

    def color(self, theme: Theme) -> None:
        self._show_severity()

    def retranslate(self) -> None:
        """Set the texts of the bar itself; a message stays in the language in which it came."""
        self._copy_button.setText(self.tr("Copy details"))
        self._copy_button.setToolTip(self.tr("Copy the message and its details to the clipboard"))
        self._close_button.set_texts(self.tr("Close this message"), self.tr("Esc"))
        self._name()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self.theme.panel))
            painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(self.theme.border))
            painter.fillRect(QRectF(0, 0, _STRIPE, self.height()), self._severity_color())

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(_STRIPE + 8, _MARGIN, 6, _MARGIN)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        self._actions_row = QHBoxLayout()
        row.addLayout(self._actions_row)
        row.addWidget(self._copy_button)
        row.addWidget(self._close_button)
        for button in (self._copy_button, self._close_button):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _show(self, message: Message | None) -> None:
        self.setVisible(message is not None)
        if message is None:
            return
        shown = message.text if len(message.text) <= _LONGEST else message.text[: _LONGEST - 1] + "…"
        self._text.setText(shown)
        self._copy_button.setVisible(bool(message.details) or shown != message.text)
        self._show_actions(message.actions)
        self._show_severity()
        self._name()

    def _show_actions(self, actions: Sequence[QAction]) -> None:
        for button in self._action_buttons:
            button.hide()
            button.deleteLater()
        self._action_buttons = []
        previous: QWidget = self._text
        for action in actions:
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(1, 1) * self.fontMetrics().height())  # no higher than the buttons without one
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._actions_row.addWidget(button)
            button.show()
            self._action_buttons.append(button)
            self.setTabOrder(previous, button)
            previous = button

    def _show_severity(self) -> None:
        if self.message is not None:
            self._mark.show_glyph(_LOOKS[self.message.severity][0], self._severity_color())
        self.update()

    def _severity_color(self) -> QColor:
        severity = Severity.INFO if self.message is None else self.message.severity
        return QColor(getattr(self.theme, _LOOKS[severity][1]))

    def _name(self) -> None:
        if self.message is None:
            self.setAccessibleName(self.tr("Message"))
            return
        name = QCoreApplication.translate("MessageBar", _LOOKS[self.message.severity][2]).format(self.message.text)
        self.setAccessibleName(name)
        self._text.setAccessibleName(name)


class MessageLine(QWidget):
    """Keeps a line free for a bar, always of the same height, so that what is told moves nothing.

    A bar that needs more than the line lies over what is above it.

    Parameters
    ----------
    parent : of the line and the bar
    """

    def __init__(self, bar: MessageBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = bar
        bar.setParent(parent)
        bar.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, self._bar.line_height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def moveEvent(self, event: QMoveEvent) -> None:
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        place = self.geometry()
        place.setTop(min(place.top(), place.bottom() + 1 - self._bar.heightForWidth(place.width())))
        self._bar.setGeometry(place)
        self._bar.raise_()
