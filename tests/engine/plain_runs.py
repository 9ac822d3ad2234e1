"""A run trained plainly from its start, update by update, and all its numbers at every one of them."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from mlp_engine import Event, Frame, FrameRequest, RunConfig, Session
from mlp_engine.event_log import Entry, Moment
from mlp_engine.rates import Rates


class PlainRun:
    """A run of a configuration, its learning rates and what hands did; what each moment of it was is kept."""

    def __init__(self, config: RunConfig, rates: Rates, events: Iterable[Entry] = ()) -> None:
        self._rates = dict(rates)
        self._events: dict[Moment, list[Event]] = {}
        for epoch, update, event in events:
            self._events.setdefault((epoch, update), []).append(event)
        self._session = Session(replace(config, learning_rate=self._rates[0]))
        self.n_updates: dict[int, int] = {}
        """Of each epoch."""
        self._moments: dict[Moment, dict[str, bytes]] = {}
        self._keep()

    def at(self, epoch: int, update: int = 0) -> dict[str, bytes]:
        """The bytes of every quantity after some epochs, and some updates more."""
        session = self._session
        while (epoch, update) not in self._moments:
            if not session.update and session.epoch in self._rates:
                session.change(replace(session.config, learning_rate=self._rates[session.epoch]))
            session.step_update()
            self._keep()
        return self._moments[epoch, update]

    def _keep(self) -> None:
        session = self._session
        for event in self._events.get((session.epoch, session.update), []):
            session.intervene((event,))
        self.n_updates[session.epoch] = session.n_updates
        numbers: dict[str, bytes] = {}
        for l in range(1, session.model.L + 1):
            numbers |= numbers_of(session.frame(FrameRequest(l, 0, has_terms=True)))
        self._moments[session.epoch, session.update] = numbers | {"state": state_of(session)}


def state_of(session: Session) -> bytes:
    """All that the next update depends on: parameters, what the optimizer remembers, the best epoch."""
    return bytes(session._learner.state.tobytes())


def numbers_of(frame: Frame) -> dict[str, bytes]:
    """Every quantity of a frame that belongs to its moment, by name; with a layer those that are of one."""
    samples, curves, batch = frame.samples, frame.curves, frame.batch
    numbers: dict[str, object] = {
        "loss": frame.loss,
        "accuracy": frame.accuracy,
        "batch loss": batch.loss,
        "columns": batch.columns,
        "Y": batch.Y,
        "extras": list(frame.extras.values()),
        "curves": [curves.series(name).newest for name in curves.names],
        f"Z{samples.l}": samples.Z,
        f"A{samples.l}": samples.A,
        f"A{samples.l - 1}": samples.A_prev,
        f"δ{samples.l}": samples.delta,
    }
    if samples.delta_next is not None:
        numbers[f"δ{samples.l + 1}"] = samples.delta_next
    for layer in frame.layers:
        l = layer.l
        numbers |= {f"W{l}": layer.W, f"b{l}": layer.b, f"dW{l}": layer.dW, f"db{l}": layer.db}
    return {name: np.asarray(value).tobytes() for name, value in numbers.items()}
