"""What frames of a trainer are compared with: the same moments, trained plainly."""

import numpy as np
from hypothesis.stateful import RuleBasedStateMachine

from mlp_engine import Frame, RunConfig
from mlp_engine.event_log import Entry
from mlp_engine.rates import Rates
from tests.engine.plain_runs import PlainRun, numbers_of


class Compared(RuleBasedStateMachine):
    """Knows what each moment of a run was, by its configuration, its rates and what hands did."""

    config: RunConfig
    rates: Rates
    events: tuple[Entry, ...]
    plain: dict[object, PlainRun]

    def expected(self, epoch: int, update: int) -> dict[str, bytes]:
        known = self.rates, self.events
        if known not in self.plain:
            self.plain[known] = PlainRun(self.config, *known)
        return self.plain[known].at(epoch, update)

    def check(self, frame: Frame, epoch: int, update: int, position: int | None) -> None:
        expected, progress = self.expected(epoch, update), frame.progress
        assert (frame.epoch, frame.point.update, progress.position) == (epoch, update, position)
        assert len(frame.curves) == epoch + 1
        if position is None:
            shown = numbers_of(frame)
            assert shown == {name: expected[name] for name in shown}
            return
        self.check_quantity("loss", np.array(frame.loss), expected, progress.knows_loss())
        self.check_quantity("accuracy", np.array(frame.accuracy), expected, progress.knows_loss())
        self.check_quantity("batch loss", np.array(frame.batch.loss), expected, progress.knows_loss())
        for layer in frame.layers:
            l = layer.l
            self.check_quantity(f"W{l}", layer.W, expected, True)
            self.check_quantity(f"b{l}", layer.b, expected, True)
            self.check_quantity(f"dW{l}", layer.dW, expected, progress.knows("dW", l))
            self.check_quantity(f"db{l}", layer.db, expected, progress.knows("db", l))
        samples = frame.samples
        l = samples.l
        for symbol, matrix in (("Z", samples.Z), ("A", samples.A), ("δ", samples.delta)):
            self.check_quantity(f"{symbol}{l}", matrix, expected, progress.knows(symbol, l))
        if l > 1:
            self.check_quantity(f"A{l - 1}", samples.A_prev, expected, progress.knows("A", l - 1))
        if samples.delta_next is not None:
            self.check_quantity(f"δ{l + 1}", samples.delta_next, expected, progress.knows("δ", l + 1))

    def check_quantity(self, name: str, shown: np.ndarray, expected: dict[str, bytes], is_known: bool) -> None:
        if is_known:
            assert shown.tobytes() == expected[name], name
        else:
            assert np.isnan(shown).all(), name
