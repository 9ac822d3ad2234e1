"""The ways of a session to a point of its run."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mlp_engine.arrays import as_integer
from mlp_engine.batches import update_count
from mlp_engine.config import RunConfig
from mlp_engine.event_log import Entry, Moment
from mlp_engine.events import Event, SetParameter
from mlp_engine.fields import FIELDS
from mlp_engine.learner import sizes_of
from mlp_engine.parts import Parts
from mlp_engine.progress import Progress
from mlp_engine.run_point import RunPoint
from mlp_engine.saved_run import SavedRun, check_events, check_weights, eras_of
from mlp_engine.session import Session

MOST_WORK = 2**28  # multiplications that are made again where a run is opened, about half a second
WORK_OF_UPDATE = 2**16  # what an update takes beside them, in multiplications
WORK_OF_WEIGHT = 16  # what an update takes for each parameter


def replay(point: RunPoint) -> Iterator[Session]:
    """Yield one session at epochs 0, 1, …, ``point.epoch``, as it was there: to the last bit, with every new rate.

    Behind the last epoch it is yielded after each update that the point has made of the next.

    Raises Diverged as ``Session`` and ``Session.step`` do, and InvalidInput if an epoch has no such update.
    """
    rates = dict(point.rates)
    events = _by_moment(point.events)
    last = dict(sorted(events))  # update of each epoch before which something was done
    session = Session(point.start)
    if not any(entry.event.changes_samples for entry in point.events):  # else an epoch may have other updates there
        as_integer("update", point.update, 0, session.n_updates - 1)
    _intervene(session, events)
    yield session
    while session.epoch < point.epoch:
        while session.update < last.get(session.epoch, 0):
            _step_update(session, events)
        session.step()
        _intervene(session, events)
        if session.epoch in rates:
            session.change(replace(session.config, learning_rate=rates[session.epoch]))
        yield session
    as_integer("update", point.update, 0, session.n_updates - 1)
    while session.update < point.update:
        _step_update(session, events)
        yield session


def opened(run: SavedRun) -> Session:
    """Return a session that was ``saved``, where it was: with the same bits, and with the same bits it goes on.

    At most its epoch and the one before are trained again, of files that others have made also some more.

    Raises
    ------
    EngineError
        if the parts are not allowed or do not belong together, or if the way there is too long
    """
    end, parts = run.end, Parts(run.values, run.arrays)
    epoch = parts.whole("epoch", 0, end.epoch - 1)
    start = end.start
    eras = eras_of(parts, end, start)  # first, as it is small: what does not fit is refused before it is made
    session = Session(start)
    check_events(end.events, eras, start, session.X, session.Y)
    session.take_over(end, eras, parts, epoch)
    m = session.X.shape[1] + len(end.events)
    longest = MOST_WORK // max(_work_of_epoch(era.config, m) for era in eras)
    as_integer("epoch", epoch, 0, session.epoch + max(1, longest))
    for _ in retrace(session, epoch, parts.whole("update")):
        pass
    check_weights(session.model, parts)
    session.progress = Progress(session.model.L, parts.values.get("position"))
    return session


def work_of(point: RunPoint) -> int:
    """Return about how many multiplications it takes to train a run again up to a point, in its network of then."""
    return point.epoch * _work_of_epoch(point.config, point.config.n_samples)


def _work_of_epoch(config: RunConfig, m: int) -> int:
    """Return about how many multiplications an epoch of m samples takes."""
    n = sizes_of(config, has_test=False)[0]
    return 2 * m * n + update_count(m, config.batch_size) * (WORK_OF_UPDATE + WORK_OF_WEIGHT * n)


def begun_again(session: Session, config: RunConfig) -> Session:
    """Return the run that begins with a configuration, with what hands have done to a session as far as it fits.

    Drawn points stay while the data are the same, what is frozen or switched off while the layers are, and weights
    that were typed at the start while all that the network is made from is.

    Raises Diverged as ``Session`` does.
    """
    old, again = session.point.start, Session(config)
    events = [entry.event for entry in session.point.events if entry.event.changes_samples]
    kept = events if _are_same("data", session.config, config) else []
    if _are_same("network", old, config):
        first = [entry.event for entry in session.point.events if entry[:2] == (0, 0)]
        kept = [*kept, *(event for event in first if isinstance(event, SetParameter))]
    if session.config.layer_dims == config.layer_dims:
        kept = [*kept, *session.standing()]
    if kept:
        again.intervene(kept)
    return again


def _are_same(group: str, one: RunConfig, other: RunConfig) -> bool:
    names = [field.name for field in FIELDS if field.group == group]
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _by_moment(entries: Iterable[Entry]) -> dict[Moment, list[Event]]:
    events: dict[Moment, list[Event]] = {}
    for epoch, update, event in entries:
        events.setdefault((epoch, update), []).append(event)
    return events


def _intervene(session: Session, events: dict[Moment, list[Event]]) -> None:
    """Do what was done at the present moment."""
    if due := events.get((session.epoch, session.update)):
        session.intervene(due)


def _step_update(session: Session, events: dict[Moment, list[Event]]) -> None:
    session.step_update()
    _intervene(session, events)


def retrace(session: Session, epoch: int, update: int = 0) -> Iterator[Session]:
    """Take a session to an epoch that it has been at, and yield it where the way begins and after every step of it.

    Parameters
    ----------
    update : so many updates of the epoch are made, too

    Raises
    ------
    InvalidInput
        if the epoch was not trained, or has no such update
    """
    as_integer("epoch", epoch, 0, session.newest_epoch)
    as_integer("update", update, 0)
    if not session.is_on_the_way_to(epoch, update):
        session.rewind(epoch)
    yield session
    while session.epoch < epoch:
        session.step()
        yield session
    as_integer("update", update, 0, session.n_updates - 1)
    while session.update < update:
        session.step_update()
        yield session
