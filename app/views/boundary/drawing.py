"""Drawing samples: what the mouse and the keys do to a plane becomes deeds."""

import math

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from app.lesson.deeds import Deed, new_gesture
from app.style.translation import engine_text
from app.views.boundary.drawing_bar import DrawingBar
from app.views.plane.axes import plane_values, shown_plane
from app.views.plane.ground import Ground
from app.views.plane.plane_plot import PlanePlot
from app.views.plane.samples import REACH, nearest_sample
from app.widgets.focus_keys import is_one_of, modifiers_of, picks
from mlp_engine import Frame, InvalidInput, Plane
from mlp_engine.arrays import FloatArray
from mlp_engine.events import AddPoint, ErasePoint, Event, MovePoint

SPACING = 18.0  # px, between points that are added by one stroke
LEAST = 2  # samples that must stay
PATIENCE = 8  # frames in which erased samples should be gone; after so many, they were not erased
CLASS_STEPS = {Qt.KeyboardModifier.NoModifier: 1, Qt.KeyboardModifier.ShiftModifier: -1}


class Drawing(QObject):
    """Adds, moves and erases samples to learn from while the bar is shown; at most one deed goes out for each frame.

    A click or drag in an empty place adds, a drag of a sample moves it, the right button or the bar's eraser erases.
    """

    deed_made = Signal(object)
    """A Deed."""
    ended = Signal()
    """Nothing is being dragged any more."""

    def __init__(self, plane: PlanePlot, bar: DrawingBar) -> None:
        super().__init__(plane)
        self._plane, self._bar = plane, bar
        self._frame: Frame | None = None
        self._ground: Ground | None = None
        self._wanted = Plane()
        self._gesture = 0
        self._moved: int | None = None  # which sample is dragged, or carried by keys
        self._grip = QPointF()  # from where it was taken to its middle
        self._before: tuple[FloatArray, float] | None = None  # its columns of X and Y, to be put back
        self._last: QPointF | None = None  # where the last point of a stroke was added
        self._is_carried = self._is_erasing = self._is_sent = False
        self._waiting: list[Event] = []
        self._gesture_of_waiting = 0
        self._doomed: list[FloatArray] = []  # columns of samples to be erased
        self._X_sent: FloatArray | None = None  # from which samples were erased
        self._patience = 0
        plane.stroke_begun.connect(self._begin)
        plane.stroke_moved.connect(self._go_on)
        plane.stroke_ended.connect(self._end)
        plane.cursor_moved.connect(self._carry)

    @property
    def is_on(self) -> bool:
        """Whether the mouse and the keys draw."""
        return self._plane.is_drawn_on

    @property
    def is_busy(self) -> bool:
        """Whether something is being dragged, meanwhile the plane must not move."""
        return self._gesture != 0

    def is_of_run(self, frame: Frame) -> bool:
        """Tell whether a frame is of what is being drawn on, where hands alone change the samples."""
        return self.is_on and self._frame is not None and self._frame.config == frame.config

    def put_down(self) -> None:
        """Leave what the keys carry where it is."""
        if self._is_carried:
            self._end()

    def set_on(self, is_on: bool) -> None:
        """Draw from now on, or no more."""
        self._end()
        self._X_sent = None
        self._plane.is_drawn_on = is_on
        shape = Qt.CursorShape.CrossCursor if is_on else Qt.CursorShape.ArrowCursor
        self._plane.viewport().setCursor(shape)

    def show_frame(self, frame: Frame, ground: Ground, wanted: Plane) -> None:
        """Draw on this frame from now on, and send what has waited for it."""
        if frame is self._frame and ground == self._ground and wanted == self._wanted:
            return
        if self._frame is not None and self._frame.X.shape[0] != frame.X.shape[0]:
            self._doomed, self._waiting = [], []
        self._frame, self._ground, self._wanted = frame, ground, wanted
        if self._moved is not None and self._moved >= frame.X.shape[1]:
            self._end()
        self._is_sent = False
        self._patience -= 1
        if frame.X is not self._X_sent or self._patience <= 0:
            self._X_sent = None
        self._send()

    # By the mouse

    @Slot(object, bool)
    def _begin(self, place: QPointF, is_right: bool) -> None:
        self._end()
        self._begin_anew()
        sample = self._sample_at(place, REACH)
        self._gesture = new_gesture()
        self._is_erasing = is_right or self._bar.is_erasing
        if self._is_erasing:
            self._erase(sample)
        elif sample is None:
            self._add(place)
        else:
            self._take(sample)
            self._grip = self._place_of(sample) - place

    @Slot(object)
    def _go_on(self, place: QPointF) -> None:
        if self._is_erasing:
            self._erase(self._sample_at(place, REACH))
        elif self._moved is not None:
            self._move(place + self._grip)
        elif self._last is not None and self._distance(place, self._last) >= SPACING:
            self._add(place)

    @Slot()
    def _end(self) -> None:
        was_busy = self.is_busy
        self._gesture, self._moved, self._last = 0, None, None
        self._is_carried = self._is_erasing = False
        self._grip = QPointF()
        if was_busy:
            self.ended.emit()

    def _begin_anew(self) -> None:
        """Send what may wait for a frame that does not come, because the last deed was refused."""
        self._is_sent = False
        self._send()
        self._is_sent = False
        self._bar.complain("")

    # By keys

    def obey(self, event: QKeyEvent) -> bool:
        """Do what a key says, while the bar is shown; tell whether it means something here."""
        if not self.is_on or self._frame is None:
            return False
        cursor, key = self._plane.cursor, event.key()
        if not (event.isAutoRepeat() or self._is_carried):
            self._begin_anew()
        if key == Qt.Key.Key_C and modifiers_of(event) in CLASS_STEPS:
            self._bar.choose_next(CLASS_STEPS[modifiers_of(event)])
        elif self._is_carried and (picks(event) or is_one_of(event, (Qt.Key.Key_M,))):
            self._end()
        elif self._is_carried and key == Qt.Key.Key_Escape:
            self._put_back()
        elif cursor is not None and is_one_of(event, (Qt.Key.Key_Insert,)):
            self._add(cursor)
        elif cursor is not None and is_one_of(event, (Qt.Key.Key_Delete,)):
            self._erase(self._sample_at(cursor, math.inf))
        elif cursor is not None and is_one_of(event, (Qt.Key.Key_M,)):
            self._take_up(cursor)
        else:
            return False
        return True

    def _take_up(self, cursor: QPointF) -> None:
        """Have the arrow keys move the sample nearest to the cursor, from where it is."""
        sample = self._sample_at(cursor, math.inf)
        if sample is not None:
            self._end()
            self._plane.set_cursor(self._place_of(sample))
            self._gesture = new_gesture()
            self._take(sample)
            self._is_carried = self._moved is not None

    @Slot()
    def _carry(self) -> None:
        if self._is_carried and self._plane.cursor is not None:
            self._move(self._plane.cursor)

    def _put_back(self) -> None:
        """Leave the sample that is carried where it was."""
        if self._moved is not None and self._before is not None and self._ground is not None:
            x, y = self._before
            has_number = self._ground.number_at(QPointF()) is not None
            self._do(MovePoint(self._moved, tuple(x.tolist()), y if has_number else None))
        self._end()

    # What is done

    def _take(self, sample: int) -> None:
        assert self._frame is not None
        if self._X_sent is None:  # else its number may be another one by now
            self._moved = sample
            self._before = self._frame.X[:, sample], float(self._frame.Y[0, sample])

    def _add(self, place: QPointF) -> None:
        frame, ground = self._frame, self._ground
        assert frame is not None
        assert ground is not None
        self._last = place
        x = np.array(plane_values(frame, shown_plane(frame, self._wanted)))
        number = ground.number_at(place)
        try:
            self._do(AddPoint(ground.point(place, x), self._bar.target if number is None else number))
        except InvalidInput as error:
            self._bar.complain(engine_text(error.text))

    def _move(self, place: QPointF) -> None:
        frame, ground = self._frame, self._ground
        assert frame is not None
        assert ground is not None
        assert self._moved is not None
        try:
            self._do(MovePoint(self._moved, ground.point(place, frame.X[:, self._moved]), ground.number_at(place)))
        except InvalidInput as error:
            self._bar.complain(engine_text(error.text))

    def _erase(self, sample: int | None) -> None:
        frame = self._frame
        if sample is None or frame is None:
            return
        column = frame.X[:, sample]
        if any(np.array_equal(column, other) for other in self._doomed):
            return
        if frame.X.shape[1] - len(self._doomed) <= LEAST:
            self._bar.complain(self.tr("At least {0} samples have to stay.").format(LEAST))
            return
        self._doomed.append(column)
        self._gesture_of_waiting = self._gesture
        self._send()

    def _do(self, event: Event) -> None:
        if self._waiting and event.replaces(self._waiting[-1]):
            self._waiting.pop()
        self._waiting.append(event)
        self._gesture_of_waiting = self._gesture
        self._send()

    def _send(self) -> None:
        """Send all that waits, unless something was sent since the last frame."""
        if self._is_sent or not (self._waiting or self._doomed):
            return
        events = (*self._waiting, *self._erasures())
        if events:
            self._waiting, self._is_sent = [], True
            self.deed_made.emit(Deed(events, self._gesture_of_waiting))

    def _erasures(self) -> list[Event]:
        """Return what erases the doomed samples, the last one first, as each changes the numbers of those behind it."""
        if self._X_sent is not None or self._frame is None:
            return []
        X = self._frame.X
        matches = (np.flatnonzero((column[:, np.newaxis] == X).all(axis=0)) for column in self._doomed)
        found = {int(which[0]) for which in matches if which.size}
        self._doomed = []
        if found:
            self._X_sent, self._patience = X, PATIENCE
        return [ErasePoint(sample) for sample in sorted(found, reverse=True)]

    # Places

    def _sample_at(self, place: QPointF, reach: float) -> int | None:
        places = self._places()
        return None if places is None else nearest_sample(places, place, self._plane.unit(), reach)

    def _place_of(self, sample: int) -> QPointF:
        places = self._places()
        assert places is not None
        return QPointF(*places[:, sample].tolist())

    def _places(self) -> FloatArray | None:
        if self._frame is None or self._ground is None:
            return None
        return self._ground.places(self._frame.X, self._frame.Y)

    def _distance(self, place: QPointF, other: QPointF) -> float:
        """Return how many px there are between two places."""
        x, y = self._plane.unit()
        return math.hypot(x * (place.x() - other.x()), y * (place.y() - other.y()))
