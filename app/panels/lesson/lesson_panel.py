"""The lesson beside the steps of an update: what is computed and why, with links to where it is on the screen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QTextDocumentFragment
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.lesson.sentences import lesson, read_address
from app.lesson.symbols import rate_of
from app.panels.lesson.steps_bar import StepsBar
from app.style.theme import Theme, palette
from app.style.themed import Themed
from app.style.translated import Translated
from app.style.translation import language_in_force
from mlp_engine import Frame

_BACK, _NEXT = 0, 1  # among the actions
_LINE = '<p style="line-height:125%; margin:3px 0 0 0">'
_NEXT_LINE = '<p style="line-height:125%; margin:7px 0 0 0">'
_ROOM_ABOVE = '<p style="margin:0; font-size:3px">&nbsp;</p>'  # Qt cuts raised type at the top of a label


class LessonPanel(Themed, Translated, QWidget):
    """A sentence or two about the newest step of a frame, a bar of the steps, and a button for each action.

    Parameters
    ----------
    actions : the step back, the next step, and what else can be done; their shortcuts are named in the text
    """

    term_activated = Signal(str, int)
    """The symbol and the layer of a term that the user wants to be shown, such as ("W", 2); or a place and its layer,
    0 where it has none: ("boundary", 0), ("inspector", 0), ("loss", L)."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._frame: Frame | None = None
        self._shown: object = None  # what the text depends on
        self.heading, self.text = QLabel(), QLabel()
        self.steps = StepsBar()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.text.linkActivated.connect(self._tell)
        for label in (self.heading, self.text):
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.retranslate()

    def show_frame(self, frame: Frame) -> None:
        """Say what the frame's newest step computes; nothing happens while the text stays the same."""
        self._frame = frame
        wanted = _state(frame)
        if wanted != self._shown:
            self._shown = wanted
            self.steps.show_progress(frame.progress)
            self._show_text(frame)

    def color(self, theme: Theme) -> None:
        self.setPalette(palette(theme, theme.panel))
        self.setAutoFillBackground(True)
        self._show_again()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The lesson beside the steps"))
        self.steps.setAccessibleName(self.tr("Steps of the update"))
        self._show_again()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 6, 6)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.heading, 1)
        for action in self._actions:
            row.addWidget(_button(action))
        column.addLayout(row)
        column.addWidget(self.steps)
        column.addWidget(_scrolled(self.text), 1)

    def _show_again(self) -> None:
        self._shown = None
        if self._frame is not None:
            self.show_frame(self._frame)

    def _show_text(self, frame: Frame) -> None:
        keys = [_bold(self._actions[index]) for index in (_BACK, _NEXT)]
        words = lesson(frame, keys)
        self.heading.setText(f"{_ROOM_ABOVE}{_LINE}<b>{words.heading}</b></p>")
        self.text.setText(f"{_ROOM_ABOVE}{_LINE}{words.what}</p>{_NEXT_LINE}{words.why}</p>")
        self.text.setAccessibleName(_plain(f"{words.what} {words.why}"))
        self.heading.setAccessibleName(_plain(words.heading))

    @Slot(str)
    def _tell(self, address: str) -> None:
        self.term_activated.emit(*read_address(address))


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _scrolled(text: QLabel) -> QScrollArea:
    """Return an area in which a long text can be scrolled where there is little room."""
    area = QScrollArea()
    area.setWidget(text)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.viewport().setAutoFillBackground(False)
    text.setAutoFillBackground(False)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _state(frame: Frame) -> object:
    """Return what the text of a frame depends on."""
    is_made = frame.progress.position == 0 and frame.epoch
    layers = tuple((layer.activation, layer.n_in, layer.n_out) for layer in frame.layers)
    return frame.progress, is_made, rate_of(frame), layers, frame.X.shape, frame.samples.l, language_in_force()


def _bold(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) or action.iconText()


def _plain(html: str) -> str:
    return QTextDocumentFragment.fromHtml(html).toPlainText().replace("\N{WORD JOINER}", "")
