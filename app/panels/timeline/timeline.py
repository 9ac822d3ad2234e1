"""The timeline under the panels: every epoch that was trained, to go back to."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from app.lesson.moments import moment_number
from app.lesson.numbers import epoch_label, loss_label
from app.panels.timeline.bookmarks import Bookmark, BookmarkMenu
from app.panels.timeline.painter import (
    below_flags,
    flags_of,
    paint_flags,
    paint_future,
    paint_handle,
    paint_reading,
    pill_place,
)
from app.style.mixins import Themed, Translated
from app.style.theme import color
from app.views.curves.timeline_ground import MARK, TimelineGround, Track, recorded_loss
from app.views.painting.areas import draw_ring
from app.views.text.live_text import TextPace
from app.widgets.focus_keys import TakesKeys
from app.widgets.keys import Place
from mlp_engine import Frame

PERIOD = 200  # ms; the run as a whole changes slowly
LABEL_SHARE = 0.85  # of the size of the font
PAGES, NOTCHES = 20, 100  # of the run: a page of the keyboard, a notch of the wheel
NOTCH = 120  # Qt's unit of the wheel


class Timeline(TakesKeys, Themed, Translated, QAbstractSlider):
    """A slider over the epochs 0 to the newest one, drawn as the loss of the whole run.

    Its value is the epoch that is shown, or the one that the user wants to see next. While an epoch is asked for, no
    other one is: when the next frame comes, the newest wish is asked for, so that dragging never leaves a queue behind.
    Once it is entered it takes the keys to far epochs; from one epoch to the next goes the run, which is the same.

    Attributes
    ----------
    menu : asks for what shall be done with the bookmark at an epoch
    """

    places = (Place.TIMELINE,)

    epoch_requested = Signal(int)
    """The user wants to see this epoch."""
    bookmark_chosen = Signal(int)
    """The user wants to see the epoch of a bookmark whose flag was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None
        self._ground = TimelineGround(self)
        self._handle_x = 0.0  # where it was painted last
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, 0)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bookmarks: tuple[Bookmark, ...] = ()
        self._asked: int | None = None
        self._pointer: QPointF | None = None
        self._wheel = 0
        self._pace = TextPace(self, PERIOD)
        self._pace.due.connect(self._draw_run)
        self.menu = BookmarkMenu(self)
        self.valueChanged.connect(self._ask)
        self.retranslate()

    def show_frame(self, frame: Frame) -> None:
        """Show where a frame is in the whole run; while hidden, only keep it."""
        self._frame = frame
        if not self.isVisible():
            return
        wanted, asked, self._asked = self.value(), self._asked, None
        newest = frame.newest_epoch
        with QSignalBlocker(self):
            self.setRange(0, newest)
            self.setPageStep(max(1, newest // PAGES))
        if asked is not None and wanted != asked and max(wanted, asked) <= newest:
            self._ask(wanted)
        elif not self.isSliderDown():
            with QSignalBlocker(self):
                self.setValue(frame.epoch)
        if self._pace.takes(frame):
            self._draw_run(frame)

    def show_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show a flag for each of these, the earliest first."""
        self._bookmarks = tuple(bookmarks)
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Timeline"))
        keys = self.tr(
            "After Enter or a click: Page Up and Page Down go by a twentieth of the run, Home and End to its ends."
        )
        self.setAccessibleDescription(keys)
        self.update()

    def track(self) -> Track:
        """Return where the epochs are."""
        return self._ground.track(self.size(), self._line())

    def reading(self, epoch: int) -> str:
        """Return what is to be said about an epoch."""
        loss = None if self._frame is None else recorded_loss(self._frame)
        if loss is None or epoch >= loss.n_epochs:
            return self.tr("epoch {0}").format(epoch_label(epoch))
        return self.tr("epoch {0}, loss {1}").format(epoch_label(epoch), loss_label(loss.at(epoch).mean))

    def bookmark_at(self, place: QPointF) -> Bookmark | None:
        """Return the bookmark whose flag is at a place, the uppermost."""
        flags = flags_of(self._bookmarks, self.track(), QFontMetricsF(self._small_font()))
        pairs = zip(reversed(self._bookmarks), reversed(flags), strict=True)
        return next((bookmark for bookmark, flag in pairs if flag.contains(place)), None)

    def sizeHint(self) -> QSize:
        return QSize(400, round(3.2 * self.fontMetrics().height()) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        track, theme = self.track(), self.theme
        with QPainter(self) as painter:
            font = self._small_font()
            metrics, x, text = QFontMetricsF(font), self._place(track), self._moment()
            pill = pill_place(x, text, track, metrics)
            hint = self.tr("Every epoch stays here to come back to.")
            self._ground.draw(painter, track, theme, font, hint, pill)
            painter.setFont(font)
            if self._frame is None:
                return
            self._handle_x = x
            paint_future(painter, x, self.maximum(), track, theme)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            flags = flags_of(self._bookmarks, track, metrics)
            paint_flags(painter, flags, track, theme)
            paint_handle(painter, x, below_flags(x, flags), pill, text, theme, self.hasFocus())
            if self._pointer is not None and self.maximum() > 0:
                epoch = min(track.epoch(self._pointer.x()), self.maximum())
                at = track.x(epoch)
                paint_reading(painter, at, below_flags(at, flags), self.reading(epoch), track, theme)
            if self.hasFocus():
                draw_ring(painter, self.rect().toRectF(), color(self.theme.accent), self.is_entered)

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Paint the handle where it is now; what is written on it follows more slowly while a network learns."""
        if self._place(self.track()) != self._handle_x:
            self.update()

    def _between(self) -> Frame | None:
        """Return the frame if some updates behind the epoch of the handle are made in it."""
        frame = self._frame
        return frame if frame is not None and frame.point.update and frame.epoch == self.value() else None

    def _place(self, track: Track) -> float:
        """Return where the handle is: between two epochs where some updates of the next one are made."""
        between = self._between()
        return track.x(self.value() + (between.point.update / between.batch.count if between else 0.0))

    def _moment(self) -> str:
        """Return what is written on the handle."""
        between = self._between()
        return moment_number(between) if between else epoch_label(self.value())

    def event(self, event: QEvent) -> bool:
        """Name what the pointer is at."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tip(self, place: QPointF) -> str:
        """Return what a flag or a mark at a place means, empty where there is none."""
        if (bookmark := self.bookmark_at(place)) is not None:
            return self.tr("Bookmark: {0}").format(bookmark.title)
        if self._ground.lowest is not None:
            mark, lowest = self._ground.lowest
            if (place - mark).manhattanLength() < 3 * MARK:
                text = self.tr("Lowest loss: {0}, at epoch {1}")
                if lowest.is_of_test:
                    text = self.tr("Lowest test loss: {0}, at epoch {1}")
                return text.format(loss_label(lowest.loss), epoch_label(lowest.epoch))
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.enter_by(event)
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif (bookmark := self.bookmark_at(event.position())) is not None:
            with QSignalBlocker(self):
                self.setValue(bookmark.epoch)
            self.bookmark_chosen.emit(bookmark.epoch)
        else:
            self.setSliderDown(True)
            self.setValue(self.track().epoch(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if self.isSliderDown():
            self.setValue(self.track().epoch(event.position().x()))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            if self._asked not in (None, self.value()):
                self._asked = None
                self._ask(self.value())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointer = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel += event.angleDelta().y() or event.angleDelta().x()
        notches = int(self._wheel / NOTCH)
        self._wheel -= notches * NOTCH
        self.setValue(self.value() + notches * max(1, self.maximum() // NOTCHES))
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            bookmark = self.bookmark_at(QPointF(event.pos()))
            epoch = self.track().epoch(event.pos().x()) if bookmark is None else bookmark.epoch
        else:
            epoch = self.value()
        bookmark = next((each for each in self._bookmarks if each.epoch == epoch), None)
        self.menu.offer(epoch, bookmark, event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._frame is not None:
            self._draw_run(self._frame)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._frame is not None:
            self.show_frame(self._frame)

    @Slot(int)
    def _ask(self, epoch: int) -> None:
        if self._asked is None:
            self._asked = epoch
            self.epoch_requested.emit(epoch)

    @Slot(object)
    def _draw_run(self, frame: Frame) -> None:
        self._ground.take(frame, self.size(), self._line())
        self.update()

    def _small_font(self) -> QFont:
        font = self.font()
        font.setPointSizeF(LABEL_SHARE * QFontInfo(font).pointSizeF())
        return font

    def _line(self) -> float:
        return QFontMetricsF(self._small_font()).height()
