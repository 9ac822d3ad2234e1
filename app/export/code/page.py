"""What a NumPy script and a PyTorch script of a run have in common: head, start, batches, training, and its log."""

from dataclasses import dataclass
from functools import cached_property

from app import VERSION
from app.export.code.cells import blocks, indented, lines
from app.export.code.data_code import inputs_function, is_packed, n_test, other_inputs_function
from app.export.code.event_code import changes_samples, kinds_of
from app.export.code.function_code import SCORES
from app.export.code.shapes import Shapes
from app.export.code.training_code import INITIALIZERS, OPTIMIZERS, SCHEDULES
from mlp_engine import RunConfig, RunPoint

LONGEST_DIMS = 24  # characters of the sizes in the first line, which is not to be broken
LOG_LINES = 5  # at equal distances, and one more for the last epoch


@dataclass(frozen=True)
class Page:
    """A run to be written out up to one of its points; raises EngineError if it cannot have been there."""

    point: RunPoint

    @cached_property
    def config(self) -> RunConfig:
        """The set-up that the run begins with."""
        return self.point.start

    @cached_property
    def shapes(self) -> Shapes:
        """The shapes of its network."""
        return Shapes(self.point)

    @property
    def L(self) -> int:
        """The number of layers."""
        return len(self.config.layers)

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds of events that there are, names of EVENTS."""
        return kinds_of(self.point)

    @property
    def m(self) -> int:
        """The number of samples to learn from, as it is at the start."""
        return self.config.n_samples - n_test(self.config)

    @property
    def has_test(self) -> bool:
        """Whether some samples are only tested."""
        return n_test(self.config) > 0

    @property
    def has_batches(self) -> bool:
        """Whether an update may learn from some of the samples only."""
        size = self.config.batch_size
        return size is not None and (size < self.m or changes_samples(self.point))

    @property
    def has_rate_of_epoch(self) -> bool:
        """Whether the learning rate changes from epoch to epoch."""
        return bool(self.point.rates) or bool(SCHEDULES[self.config.schedule])

    @property
    def entering(self) -> str:
        """What enters the network: the name of A[0] for all samples to learn from."""
        return "A0" if self.inputs_function else "X"

    @property
    def inputs_function(self) -> str:
        """The function that makes A[0] of X; "" where it is X itself."""
        is_one = not self.shapes.has_other_inputs
        return inputs_function(self.config) if is_one else other_inputs_function(self.shapes.configs)

    @property
    def last(self) -> str:
        """The number of the last layer, in code."""
        return "len(W)" if self.shapes.are_several else str(self.L)

    @property
    def changes_inputs(self) -> bool:
        """Whether A[0] of the samples to learn from changes."""
        return changes_samples(self.point) or self.shapes.has_other_inputs

    @property
    def off_layers(self) -> list[int]:
        """The layers of which a neuron is ever switched off; all of them where they are others now and then."""
        if self.shapes.are_several and "switch" in self.kinds:
            return list(range(1, self.L + 1))
        return sorted({entry.event.l for entry in self.point.events if entry.event.name == "switch"})  # type: ignore[attr-defined]

    @property
    def score(self) -> tuple[str, str]:
        """The name of the function that says how good the predictions are, and what it prints."""
        return ("r_squared", "R²") if self.config.data.is_regression else ("accuracy", "accuracy")

    def about(self, library: str, apart: str = "") -> str:
        """Return what the script is about, and how far apart its numbers may be from those of the run."""
        config, epochs = self.config, self.point.epoch
        learned = "a table of its own" if config.own_data else f"the data set {config.data_set}"
        dims = "-".join(map(str, config.layer_dims))
        network = dims if len(dims) <= LONGEST_DIMS else f"of {self.L} layers"
        changed = " It is given another shape by hand." if self.shapes.are_several else ""
        return (
            f"A network {network} learns {learned} for {epochs} epochs.\n\n"
            f"Written by Layerscope {VERSION}, in {library}.{changed} "
            f"The seeds are those of the run, so the numbers are, too{apart}."
        )

    def imports(self, *libraries: str) -> str:
        """Return the imports: of the standard library what is needed, and lines for ``libraries``."""
        own = self.config.own_data
        packed = (own is not None and is_packed(own)) or self.shapes.has_states
        standard = lines(
            "import base64" if packed else "",
            "import math" if "math." in SCHEDULES[self.config.schedule] else "",
            "import zlib" if packed else "",
            "from itertools import pairwise",
        )
        return f"{standard}\n\n{lines(*libraries)}"

    def start_code(self) -> str:
        """Return what makes W and b as they start."""
        value = INITIALIZERS[self.config.initializer]
        several = self.shapes.are_several
        made = lines(
            '"""Return W and b as they start."""' if several else "",
            "random = np.random.RandomState(WEIGHT_SEED)" if "random" in value else "",
            "W, b = {}, {}",
            f"for layer, (n_in, n_out) in enumerate(pairwise({'sizes' if several else 'SIZES'}), start=1):",
            f"    W[layer] = {value}",
            "    b[layer] = np.full((n_out, 1), BIAS_START)",
        )
        if not several:
            return made
        function = f"def start(sizes):\n{indented(lines(made, 'return W, b'))}"
        return blocks(function, lines("W, b = start(SIZES)", self.shapes.start_code()))

    def rate_function(self) -> str:
        """Return the function that gives the learning rate of an epoch; "" where it is always the same."""
        if not self.has_rate_of_epoch:
            return ""
        body = lines(
            '"""Return the learning rate η of the updates of an epoch."""',
            "eta = [eta for first, eta in RATES if first <= epoch][-1]" if self.point.rates else "",
            factor := SCHEDULES[self.config.schedule],
            f"return {'eta' if self.point.rates else 'LEARNING_RATE'}{' * factor' if factor else ''}",
        )
        return f"def learning_rate(epoch):\n{indented(body)}"

    @property
    def rate(self) -> str:
        """The learning rate of the updates of ``epoch``."""
        return "learning_rate(epoch)" if self.has_rate_of_epoch else "LEARNING_RATE"

    def batch_function(self) -> str:
        """Return the function that gives the columns of each update of an epoch; "" where there is one of them all."""
        if not self.has_batches:
            return ""
        may_be_whole = changes_samples(self.point)
        body = lines(
            '"""Return the columns of X of each update, shuffled anew in every epoch."""',
            "m = X.shape[1]",
            "if m <= BATCH_SIZE:\n    return [np.arange(m)]" if may_be_whole else "",
            "order = np.random.RandomState([BATCH_SEED, epoch]).permutation(m)",
            "starts = range(0, m, BATCH_SIZE)",
            "return [order[start : start + BATCH_SIZE] for start in starts]",
        )
        return f"def batches(epoch):\n{indented(body)}"

    @property
    def memories(self) -> tuple[str, ...]:
        """What the optimiser remembers."""
        return OPTIMIZERS[self.config.optimizer].memories

    def score_function(self) -> str:
        """Return the function that says how good the predictions are."""
        if self.config.data.is_regression:
            return SCORES["regression"]
        return SCORES["one output" if self.config.n_outputs == 1 else "several outputs"]

    def training_code(self, update: str) -> str:
        """Return the loop over the epochs, whose every update is so many lines of code, with ``columns`` of a batch."""
        has_events = bool(self.point.events)
        every = self.point.epoch // LOG_LINES
        is_told = f"if epoch % {every} == 0 or epoch == EPOCHS - 1:\n    report(epoch)"
        body = lines(
            "do_by_hand(epoch, 0)" if has_events else "",
            is_told if every > 1 else "report(epoch)",
            self._updates(update, "batches(epoch)"),
        )
        rest = lines(
            "epoch = EPOCHS  # of whose updates only the first are made",
            "do_by_hand(epoch, 0)" if has_events else "",
            self._updates(update, "batches(epoch)[:UPDATES]"),
        )
        return lines(
            f"for epoch in range(EPOCHS):\n{indented(body)}",
            rest if self.point.update else "",
            f"do_by_hand(EPOCHS, {'UPDATES' if self.point.update else 0})" if has_events else "",
        )

    def _updates(self, update: str, batches: str) -> str:
        if not self.has_batches:
            return update
        if not self.point.events:
            return f"for columns in {batches}:\n{indented(update)}"
        hand = "if number:\n    do_by_hand(epoch, number)"
        return f"for number, columns in enumerate({batches}):\n{indented(lines(hand, update))}"

    def final_code(self, predict: str, learned: tuple[str, str], tested: tuple[str, str]) -> str:
        """Return what prints the last loss.

        Parameters
        ----------
        predict : computes Z and A of the last layer for the inputs {A_0}
        learned, tested : the names of inputs and targets, of the samples to learn from and of the test
        """
        return lines(
            self._scored("final_loss", "Final loss", predict, *learned),
            self._scored("test_loss", "Loss of the test", predict, *tested) if self.has_test else "",
        )

    def _scored(self, name: str, heading: str, predict: str, A_0: str, Y: str) -> str:
        function, printed = self.score
        return lines(
            predict.format(A_0=A_0),
            f"{name} = float(loss_of(Z, A, {Y}))",
            f'print(f"{heading}: {{{name}:.6f}}, {printed}: {{{function}(A, {Y}):.4f}}")',
        )

    @property
    def entering_test(self) -> str:
        """What enters the network for the samples of the test."""
        return "inputs(X_test)" if self.inputs_function else "X_test"
