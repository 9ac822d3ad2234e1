"""The way of a run to another epoch, straight, or by way of epochs that somebody wants frames of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.workers.tasks import Steps, next_step
from mlp_engine import Frame, FrameRequest, RunPoint, Session, replay, retrace


@dataclass(frozen=True)
class Visit:
    """A request for frames of some epochs.

    Attributes
    ----------
    epochs : in any order; the result is a tuple of their frames
    request : what the frames have to carry
    point : the run, at the last of the epochs; None for whatever run there is, of which the nearest epochs are taken
    """

    epochs: tuple[int, ...]
    request: FrameRequest
    point: RunPoint | None = None


class Goal(NamedTuple):
    """The epoch that a way leads to, how many updates of it are to be made, and what to do there."""

    epoch: int
    arrive: Callable[[], None]
    update: int = 0


class Travel:
    """What a trainer does while it is RESTORING, one epoch a step.

    A visit leads to the epochs that were asked for, and back to where it began. When the run is needed there
    meanwhile, the visit can be broken off at any step, and begun again: the frames that there are stay, and so does a
    run that was left and is trained again.

    Parameters
    ----------
    tell : is called with the number of a visit and what is told of it

    Attributes
    ----------
    way : each step goes on by an epoch, or takes a frame
    goal : None while there is no way to go
    is_visit : whether the run is only away from its goal, to come back
    """

    goal: Goal | None

    def __init__(self, tell: Callable[[int, str, object], None]) -> None:
        self._tell = tell
        self._visits: dict[int, tuple[Visit, list[Frame]]] = {}  # by number: what is asked for, and what is there
        self._replays: dict[int, Steps] = {}  # by number: visits to runs that were left, as far as they are
        self._news: tuple[int, str, tuple[object, ...]] | None = None
        self.stop()

    @property
    def is_put_off(self) -> bool:
        """Whether somebody waits for a visit, and no way has begun."""
        return bool(self._visits) and self.goal is None

    def set_out(self, way: Iterator[object], goal: Goal, is_visit: bool = False) -> None:
        """Have a way to go."""
        self.way, self.goal, self.is_visit = way, goal, is_visit

    def stop(self) -> None:
        """Have no way to go; this lets its session go."""
        self.way, self.goal, self.is_visit = iter(()), None, False

    def is_over(self, session: Session) -> bool:
        """Tell whether a session is where its way leads to."""
        if self.goal is None or (self.is_visit and self._visits):
            return False
        return (session.epoch, session.update) == (self.goal.epoch, self.goal.update)

    def ask(self, number: int, visit: Visit) -> None:
        """Have another visit to make."""
        self._visits[number] = visit, []

    def give_up(self, number: int) -> None:
        """Do without the rest of a visit, if it is not over."""
        if number in self._visits:
            self._note(number, "cancelled", ())

    def tell_news(self) -> None:
        """Tell how far the present visit is, unless that is told already."""
        if self._news is not None:
            self._tell(*self._news)
            self._news = None

    def round_trip(self, session: Session) -> Iterator[object]:
        """Make all visits and come back, as often as there are visits; yield after every step."""
        home = session.epoch, session.update
        while True:
            while self._visits:
                number = next(iter(self._visits))
                steps = self._steps(number, session)
                while number in self._visits:
                    self._note(number, *next_step(steps))
                    yield number
            yield from retrace(session, *home)

    def _steps(self, number: int, session: Session) -> Steps:
        """Return what is left of a visit."""
        visit, frames = self._visits[number]
        if visit.point is None or session.has_been_at(visit.point):
            return visited(session, visit, frames)
        if number not in self._replays:
            self._replays[number] = visited_again(visit.point, visit)
        return self._replays[number]

    def _note(self, number: int, name: str, payload: tuple[object, ...]) -> None:
        """Take note of news; only of progress they can wait to be told."""
        self._news = number, name, payload
        if name != "progressed":
            del self._visits[number]
            self._replays.pop(number, None)
            self.tell_news()


def visited(session: Session, visit: Visit, frames: list[Frame]) -> Steps:
    """Take the frames of a visit that are not there yet, and return all."""
    last = max(visit.epochs)
    for epoch in visit.epochs[len(frames) :]:
        for _ in retrace(session, min(max(epoch, 0), session.newest_epoch)):
            yield session.epoch, last
        frames.append(session.frame(visit.request))
    return tuple(frames)


def visited_again(point: RunPoint, visit: Visit) -> Steps:
    """Train a run again that was left, and take the frames of a visit to it."""
    for session in replay(point):
        yield session.epoch, max(visit.epochs)
    return (yield from visited(session, visit, []))
