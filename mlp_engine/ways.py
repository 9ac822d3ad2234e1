"""The ways of a session to a point of its run."""

from collections.abc import Iterator
from dataclasses import replace

from mlp_engine.arrays import as_integer
from mlp_engine.run_point import RunPoint
from mlp_engine.session import Session


def replay(point: RunPoint) -> Iterator[Session]:
    """Yield one session at epochs 0, 1, …, ``point.epoch``, as it was there: to the last bit, with every new rate.

    Behind the last epoch it is yielded after each update that the point has made of the next.

    Raises Diverged as ``Session`` and ``Session.step`` do, and InvalidInput if an epoch has no such update.
    """
    rates = dict(point.rates)
    session = Session(replace(point.config, learning_rate=rates.get(0, point.config.learning_rate)))
    as_integer("update", point.update, 0, session.n_updates - 1)
    yield session
    while session.epoch < point.epoch:
        session.step()
        if session.epoch in rates:
            session.change(replace(session.config, learning_rate=rates[session.epoch]))
        yield session
    yield from _updates(session, point.update)


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
    as_integer("update", update, 0, session.n_updates - 1)
    if not session.is_on_the_way_to(epoch, update):
        session.rewind(epoch)
    yield session
    while session.epoch < epoch:
        session.step()
        yield session
    yield from _updates(session, update)


def _updates(session: Session, update: int) -> Iterator[Session]:
    while session.update < update:
        session.step_update()
        yield session
