"""What a run needs to be at an earlier epoch again: its states, its shapes, and what hands have done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mlp_engine.arrays import FloatArray, Mask, divided, read_only
from mlp_engine.config import RunConfig
from mlp_engine.datasets import Data
from mlp_engine.event_log import Entry, EventLog, Moment
from mlp_engine.events import Event, Freeze, SwitchOff
from mlp_engine.hands import carry_out, changed_samples
from mlp_engine.keyframes import Keyframes, State
from mlp_engine.learner import Learner
from mlp_engine.reshaping import Reshape


@dataclass(frozen=True)
class Era:
    """The epochs in which a network has one shape.

    Attributes
    ----------
    first : the epoch that it begins with
    config : of its learner
    states : of its epochs, each with the ``best`` of the epochs before
    start : the weights and biases that count as those of the start, by name
    frozen, off : as they are at its beginning: see Learner and MLP
    """

    first: int
    config: RunConfig
    states: Keyframes
    start: Mapping[str, FloatArray]
    frozen: Mask
    off: tuple[tuple[int, ...], ...]


class Past:
    """The past of a run, to which its learner can be taken back.

    Parameters
    ----------
    learner : at epoch 0
    eras, events : of a run that has been there; None and nothing for one that begins

    Attributes
    ----------
    events : what hands have done
    """

    def __init__(self, learner: Learner, eras: Sequence[Era] | None = None, events: Iterable[Entry] = ()) -> None:
        self.events = EventLog(events)
        self._drawn = Data(learner.X, learner.Y, learner.X_test, learner.Y_test)
        self._eras = [_era(0, learner)] if eras is None else list(eras)

    @property
    def eras(self) -> tuple[Era, ...]:
        """All of them, in order."""
        return tuple(self._eras)

    @property
    def states(self) -> Keyframes:
        """Those of the newest era."""
        return self._eras[-1].states

    def put(self, epoch: int, learner: Learner, best_before: FloatArray) -> None:
        """Keep the state that an epoch begins with."""
        states = self.era_of(epoch).states
        if not learner.X_test.size:
            states.put(epoch, learner.state)
            return
        best = learner.best.copy()
        learner.best[:] = best_before
        states.put(epoch, learner.state)
        learner.best[:] = best

    def last_before(self, epoch: int) -> State:
        """Return the last state that is kept of the epochs up to ``epoch``."""
        return self.era_of(epoch).states.last_before(epoch)

    def shape_at(self, epoch: int) -> dict[str, Any]:
        """Return the fields of the configuration that an event may change, as they were at an epoch."""
        config = self.era_of(epoch).config
        return {name: getattr(config, name) for name in Reshape.FIELDS}

    def samples_at(self, epoch: int) -> int:
        """Return how many samples an epoch has learned from."""
        drawn: int = self._drawn.X.shape[1]
        return drawn + sum(event.added for event in self._changes_of_samples((epoch, 0)))

    def begin_again(self, epoch: int, learner: Learner) -> None:
        """Have an epoch begin with what a learner is now; its state is to be put then."""
        if epoch == 0:
            learner.start = {name: read_only(part) for name, part in divided(learner.theta, learner.start).items()}
        era = self.era_of(epoch)
        if learner.config is not era.config or epoch == era.first:
            self._eras = [known for known in self._eras if known.first < epoch] + [_era(epoch, learner)]
        else:
            era.states.forget_after(epoch - 1)

    def forget_after(self, moment: Moment) -> None:
        """Drop all later states and events: they are another run's from now on."""
        self.events.forget_after(moment)
        self._eras = [era for era in self._eras if era.first <= moment[0]]
        self._eras[-1].states.forget_after(moment[0])

    def restored(self, epoch: int, learner: Learner, moment: Moment | None) -> Learner:
        """Return a learner as it was at the beginning of an epoch whose state is kept; no passes are made.

        Parameters
        ----------
        learner : of the run, which is used where its shape is the right one
        moment : where that is now; None if it has been changed since, in some way
        """
        era = self.era_of(epoch)
        wanted = self._changes_of_samples((epoch, 0))
        if learner.config is not era.config:
            learner, moment = Learner(era.config, self._drawn), (0, -1)
            learner.start = dict(era.start)
        if moment is None or self._changes_of_samples(moment) != wanted:
            X, Y = self._drawn.X, self._drawn.Y
            for event in wanted:
                X, Y, _ = changed_samples(event, X, Y, is_regression=era.config.data.is_regression)
            learner.take_samples(X, Y)
        self._restore_masks(era, epoch, learner)
        learner.restore(era.states.last_before(epoch).vector)
        return learner

    def _restore_masks(self, era: Era, epoch: int, learner: Learner) -> None:
        """Freeze and switch off what was so at an epoch."""
        learner.freeze(era.frozen)
        for off, neurons in zip(learner.model.off, era.off, strict=True):
            off[:] = neurons
        for entry in self.events.until((epoch, 0)):
            if entry[:2] > (era.first, 0) and isinstance(entry.event, Freeze | SwitchOff):
                carry_out(entry.event, learner)

    def _changes_of_samples(self, moment: Moment) -> list[Event]:
        return [entry.event for entry in self.events.until(moment) if entry.event.changes_samples]

    def era_of(self, epoch: int) -> Era:
        """Return the era of an epoch."""
        newest = self._eras[-1]
        return newest if newest.first <= epoch else next(era for era in reversed(self._eras) if era.first <= epoch)


def _era(first: int, learner: Learner) -> Era:
    off = tuple(tuple(neurons) for neurons in learner.model.off)
    states = Keyframes(learner.state.size, first=first)
    return Era(first, learner.config, states, learner.start, learner.frozen, off)
