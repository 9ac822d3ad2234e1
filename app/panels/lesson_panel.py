"""The lesson beside the steps of an update: what is computed and why, with links to where it is on the screen."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.lesson.moments import batch_name, moment_of
from app.lesson.names import rate_of
from app.lesson.sentences import lesson, read_address
from app.style.mixins import Themed, Translated
from app.style.theme import Theme, color, palette
from app.style.translation import language_in_force
from app.views.painting.areas import draw_frame, draw_plate
from mlp_engine import Frame
from mlp_engine.progress import Progress, micro_steps

_LINE = '<p style="line-height:125%; margin:3px 0 0 0">'
_NEXT_LINE = '<p style="line-height:125%; margin:7px 0 0 0">'
_ROOM_ABOVE = '<p style="margin:0; font-size:3px">&nbsp;</p>'  # Qt cuts raised type at the top of a label
_BEFORE_SIGN = re.compile(r"&nbsp;(?=[=+−⊙·])")
_HEIGHT, _GAP, _TURN, _RADIUS = 5.0, 2.0, 6.0, 2.0  # px; the turn is where the way back begins
_FEWEST_PIXELS = 4.0  # of a piece, under which the pieces become one
LEAST_LESSON, MOST_LESSON = 260, 440  # px
SHARES = 3, 7  # of the width
PERIOD = 1500  # ms
WIDTH = 4  # px


class LessonPanel(Themed, Translated, QWidget):
    """A sentence or two about the newest step of a frame, a bar of the steps, and a button for each action.

    Parameters
    ----------
    actions : the step back, the next step, and what else can be done; their shortcuts are named in the text
    """

    term_activated = Signal(str, int)
    """The symbol and the layer of a term that the user wants to be shown, such as ("W", 2); or a place and its layer,
    0 where it has none: ("boundary", 0), ("inspector", 0), ("loss", L)."""

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__()
        self._actions = actions
        self._frame: Frame | None = None
        self._shown: object = None  # what the text depends on
        self._html = ""
        links = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        self.heading, self.text = QLabel(wordWrap=True), QLabel(wordWrap=True, textInteractionFlags=links)
        self._area = _scrolled(self.text)
        self.steps = StepsBar()
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
            self.steps.show_progress(frame.progress, is_done=_is_made(frame))
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
        column.addWidget(self._area, 1)

    def _show_again(self) -> None:
        self._shown = None
        if self._frame is not None:
            self.show_frame(self._frame)

    def _show_text(self, frame: Frame) -> None:
        words = lesson(frame, [_bold(action) for action in self._actions[:2]])
        self.heading.setText(f"{_ROOM_ABOVE}{_LINE}<b>{words.heading}</b></p>")
        self._html = f"{_ROOM_ABOVE}{_LINE}{words.what}</p>{_NEXT_LINE}{words.why}</p>"
        self._fit_text()
        self.text.setAccessibleName(_plain(f"{words.what} {words.why}"))
        self.heading.setAccessibleName(_plain(words.heading))

    def _fit_text(self) -> None:
        """Keep formulas on one line; where one has no room even so, they may break before a sign."""
        self.text.setText(self._html)
        room = self._area.width() - self._area.verticalScrollBar().sizeHint().width()
        if self.text.minimumSizeHint().width() > room:
            self.text.setText(_BEFORE_SIGN.sub(" ", self._html))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_text()

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
    area = QScrollArea(widgetResizable=True)
    area.setWidget(text)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.viewport().setAutoFillBackground(False)
    text.setAutoFillBackground(False)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _state(frame: Frame) -> object:
    """Return what the text of a frame depends on."""
    layers = tuple((layer.activation, layer.n_in, layer.n_out) for layer in frame.layers)
    made_by = frame.config.optimizer, frame.config.loss, frame.config.l1, frame.config.l2, frame.config.clip_norm
    place = moment_of(frame) if frame.progress.position == 0 else batch_name(frame)
    return (
        frame.progress,
        _is_made(frame),
        place,
        rate_of(frame),
        made_by,
        layers,
        len(frame.batch.columns),
        frame.samples.l,
        language_in_force(),
    )


def _is_made(frame: Frame) -> bool:
    """Tell whether the update that was looked at has just been made."""
    return frame.progress.position == 0 and frame.epoch + frame.batch.update > 0


def _bold(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) or action.iconText()


def _plain(html: str) -> str:
    return QTextDocumentFragment.fromHtml(html).toPlainText().replace("\N{WORD JOINER}", "")


class StepsBar(Themed, QWidget):
    """A bar of as many pieces as an update has steps; those that are done are coloured, the newest one strongest.

    When the update itself is made, all of them are strong.
    """

    def __init__(self) -> None:
        super().__init__()
        self.progress = Progress(1)
        self.is_done = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, progress: Progress, is_done: bool = False) -> None:
        """Show how far an update has come, or that it is done."""
        if (progress, is_done) != (self.progress, self.is_done):
            self.progress, self.is_done = progress, is_done
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, round(_HEIGHT) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, position in self._pieces():
                draw_plate(painter, place, self._color(position), _RADIUS)

    def _pieces(self) -> list[tuple[QRectF, int]]:
        """Return the place of each step, but the update that came before."""
        steps = micro_steps(self.progress.L)[1:]
        forward = next(index for index, step in enumerate(steps) if step.symbol == "δ")
        width = (self.width() - _TURN) / len(steps)
        gap = _GAP if width >= _FEWEST_PIXELS else 0.0
        return [
            (QRectF(i * width + (_TURN if i >= forward else 0.0), 1.0, width - gap, _HEIGHT), i + 1)
            for i in range(len(steps))
        ]

    def _color(self, position: int) -> QColor:
        done = self.progress.position
        if self.is_done:
            return color(self.theme.accent)
        if done is None or position > done:
            return color(self.theme.border)
        return color(self.theme.accent, 1.0 if position == done else 0.5)


def update_panel(lesson: QWidget, equation: QWidget) -> QWidget:
    """Return a panel with the lesson on the left and the equation on the right."""
    lesson.setMinimumWidth(LEAST_LESSON)
    lesson.setMaximumWidth(MOST_LESSON)
    panel = QWidget()
    row = QHBoxLayout(panel)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(lesson, SHARES[0])
    line = QFrame(frameShape=QFrame.Shape.VLine)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    row.addWidget(line)
    row.addWidget(equation, SHARES[1])
    panel.setFocusProxy(equation)
    return panel


class Spotlight(Themed, QWidget):
    """Lies over its parent and frames a part of it; the pointer goes through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, singleShot=True, interval=PERIOD)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def point_at(self, target: QWidget, part: QRect | None = None) -> None:
        """Frame a widget in the same window, or a part of it."""
        area = target.rect() if part is None else part.adjusted(-WIDTH, -WIDTH, WIDTH, WIDTH) & target.rect()
        corner = self._parent.mapFromGlobal(target.mapToGlobal(area.topLeft()))
        self.setGeometry(QRect(corner, area.size()))
        self.show()
        self.raise_()
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            draw_frame(painter, self.rect().toRectF(), self.theme.accent, WIDTH)
