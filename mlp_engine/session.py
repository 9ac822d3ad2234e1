"""A run: it turns a RunConfig into epochs and, when asked, takes a picture of itself."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from mlp_engine.arrays import FloatArray, as_integer, joined, norm, read_only
from mlp_engine.config import FIELDS, RunConfig
from mlp_engine.curves import Curves
from mlp_engine.datasets import DATA_SET_REGISTRY
from mlp_engine.descent import losses_along
from mlp_engine.errors import Diverged, InvalidInput, Text, marked
from mlp_engine.frame import Frame, FrameRequest, LayerFrame, LayerSamples, Surface, SurfaceMaker, Update
from mlp_engine.history import EpochRecord, History
from mlp_engine.keyframes import Keyframes, State
from mlp_engine.losses import share_right
from mlp_engine.network import MLP, BackwardBuffers, ForwardBuffers
from mlp_engine.optimizers import OPTIMIZER_REGISTRY
from mlp_engine.progress import Progress, micro_steps
from mlp_engine.run_point import RunPoint

CHEAP_PASS = 3e7  # products; many passes of that size can be made without a wait
WATCHED = {  # what must stay finite, by how the name of the quantity begins; what says most comes first
    "loss": marked("engine", "The loss"),
    "W": marked("engine", "A weight"),
    "b": marked("engine", "A bias"),
    "dW": marked("engine", "A gradient"),
    "db": marked("engine", "A gradient"),
    "‖": marked("engine", "The norm of a gradient"),
}


class Session:
    """A network and its data between two epochs.

    At any moment the forward and backward pass of the present weights are done and the update is not: Z, A, δ and the
    gradients all belong to the weights beside them. ``step`` makes the update and then the passes of the next epoch, so
    it goes from one such moment to the next or, when the numbers stop being finite, stays where it was.

    A session can go back: ``rewind`` takes it to an earlier epoch, from which steps repeat what was recorded, bit for
    bit and with every learning rate it had, until they go on at the newest epoch. Another learning rate in the past
    starts another run there; the curves of the one that is left are kept.

    ``look_on`` and ``look_back`` go through the quantities of an update one by one. Nothing is computed anew for that:
    the session only says how much of it is to be seen.

    Attributes
    ----------
    config : the present configuration
    X, Y : the data set, (n_0, m) and (n_L, m), read-only
    model : the network; its parameters are changed in place
    history : the records of epochs 0 to ``newest_epoch``
    left : the curves of the run that was left last, or None
    epoch : number of updates made
    record : what was measured in the present epoch
    progress : what of the present epoch is to be seen

    Raises
    ------
    Diverged
        if the starting weights give numbers that are not finite
    """

    def __init__(self, config: RunConfig) -> None:
        self.config = config
        X, Y = DATA_SET_REGISTRY[config.data_set].make(config.n_samples, config.noise, config.data_seed)
        self.X, self.Y = read_only(X), read_only(Y)
        self.model = MLP(config.layer_dims, config.activations, config.weight_seed)
        self.epoch = 0
        self.progress = Progress(self.model.L)
        self.left: Curves | None = None
        self._rates = [(0, config.learning_rate)]
        self._optimizer = OPTIMIZER_REGISTRY["gradient_descent"]
        self._start = {name: read_only(parameter) for name, parameter in self.model.parameters.items()}
        self._theta, self.model.parameters = joined(self._start)  # one vector: an update is the same for every entry
        self._gradient, grads = joined({f"d{name}": np.zeros(start.shape) for name, start in self._start.items()})
        self._flat_grads = [grad.ravel() for grad in grads.values()]
        self._forward_buffers = ForwardBuffers(config.activations, self.model.parameters, self.X)
        self._backward_buffers = BackwardBuffers(self._forward_buffers.layers, grads)
        self._surface_maker: SurfaceMaker | None = None
        self._states = Keyframes(self._theta.size)
        self._states.put(0, self._theta)
        self.history = History([f"|{name}|" for name in grads])
        with np.errstate(all="ignore"):  # numbers that are not finite are found and told below
            self.record = self._evaluate()
        self.history.append(self.record)
        self._point = [self.record]  # of the epochs that are in one point of the curves with the present one

    @property
    def newest_epoch(self) -> int:
        """The last epoch that was trained; the present one unless the session has gone back."""
        return len(self.history) - 1

    @property
    def point(self) -> RunPoint:
        """Where the run is: enough to be there again by ``replay``."""
        return RunPoint(self.config, self.epoch, tuple(entry for entry in self._rates if entry[0] <= self.epoch))

    @np.errstate(all="ignore")  # as above
    def step(self) -> EpochRecord:
        """Finish the present epoch by its update, start the next one, and return the record of the finished one.

        Raises Diverged if the next epoch's loss, gradients or weights are not finite. Whatever is raised, the session
        is then as before.
        """
        finished = self.record
        self.epoch += 1
        try:
            self._optimizer.update({"θ": self._theta}, {"dθ": self._gradient}, self.config.learning_rate)
            self.record = self._evaluate()
        except BaseException:
            self._step_back()
            raise
        self._states.put(self.epoch, self._theta)
        if self.epoch > self.newest_epoch:
            self.history.append(self.record)
        else:
            self._repeat(self.record)
        if self.progress.is_inside:
            self.progress = Progress(self.model.L)
        return finished

    def change(self, config: RunConfig) -> None:
        """Take the fields of ``config`` that can change while a run goes on.

        Another learning rate in the past begins another run: the later epochs are ``left``.

        Raises InvalidInput if another field differs.
        """
        for field in FIELDS:
            value = getattr(config, field.name)
            if not field.changes_live and value != getattr(self.config, field.name):
                raise InvalidInput(field.name, value, Text(marked("engine", "what it was when the run started")))
        is_other_rate = config.learning_rate != self.config.learning_rate
        if is_other_rate and self.epoch < self.newest_epoch:
            self._leave_later_epochs()
        self.config = config
        if is_other_rate:
            self._record_rate()

    # going back

    def is_on_the_way_to(self, epoch: int) -> bool:
        """Tell whether steps lead from here to an epoch as soon as after ``rewind``."""
        return self._last_state(epoch).epoch <= self.epoch <= epoch

    def has_been_at(self, point: RunPoint) -> bool:
        """Tell whether a point is one of this run, however many epochs it was to have."""
        rates = tuple(entry for entry in self._rates if entry[0] <= point.epoch)
        config = replace(self.config, epochs=point.config.epochs, learning_rate=rates[-1][1])
        return point.epoch <= self.newest_epoch and point == RunPoint(config, point.epoch, rates)

    def rewind(self, epoch: int) -> None:
        """Go to a known state before an epoch that was trained, near to it; ``step`` leads on to the epoch itself."""
        state = self._last_state(epoch)
        np.copyto(self._theta, state.theta)
        self.epoch = state.epoch
        self._states.put(self.epoch, self._theta)
        self.look_at_all()
        self._take_recorded_rate()
        with np.errstate(all="ignore"):
            self.record = self._evaluate()
        self._point = [self.record]

    def _last_state(self, epoch: int) -> State:
        """Return the last state before an epoch from which both its update and its point of the curves can be made."""
        span = self.history.curves().span
        state = self._states.last_before(max(0, min(epoch - 1, epoch // span * span)))
        while state.epoch % span:
            state = self._states.last_before(state.epoch // span * span)
        return state

    def _repeat(self, record: EpochRecord) -> None:
        """Take note of an epoch that is in the history already."""
        if record.epoch % self.history.span == 0:
            self._point.clear()
        self._point.append(record)
        self._take_recorded_rate()

    def _take_recorded_rate(self) -> None:
        rate = self._rate_of(self.epoch)
        if rate != self.config.learning_rate:
            self.config = replace(self.config, learning_rate=rate)

    def _rate_of(self, epoch: int) -> float:
        """Return the learning rate of an epoch's update."""
        return next(rate for first, rate in reversed(self._rates) if first <= epoch)

    def _leave_later_epochs(self) -> None:
        """Let another run begin in the present epoch."""
        self.left = self.history.curves()
        self.history = self.history.until(self._point)
        self._states.forget_after(self.epoch)
        self._rates = [entry for entry in self._rates if entry[0] <= self.epoch]

    # inside an update

    def look_on(self) -> None:
        """See one quantity more of the present epoch; behind the last one make the update, and see what it has made.

        Raises Diverged as ``step`` does.
        """
        L, position = self.model.L, self.progress.position
        if position is None:
            self.progress = Progress(L, 1)
        elif not self.progress.is_complete:
            self.progress = Progress(L, position + 1)
        else:
            self.step()
            self.progress = Progress(L, 0)

    def look_back(self) -> bool:
        """See one quantity less of the present epoch; tell whether there was one.

        Where only the parameters are to be seen, the update before has to be taken back: go to the epoch before and
        ``look_at_end``.
        """
        if self.progress.position is None:
            self.look_at_end()
        elif self.progress.position > 0:
            self.progress = Progress(self.model.L, self.progress.position - 1)
        else:
            return False
        return True

    def look_at_end(self) -> None:
        """See every quantity of the present epoch, the last one as the newest."""
        self.progress = Progress(self.model.L, len(micro_steps(self.model.L)) - 1)

    def look_at_all(self) -> None:
        """See all of the present epoch: stop looking at quantities one by one."""
        self.progress = Progress(self.model.L)

    # pictures

    def frame(self, request: FrameRequest) -> Frame:
        """Return a picture of the session; its arrays are copies that never change."""
        l = min(request.layer, self.model.L)
        progress = self.progress
        return Frame(
            point=self.point,
            progress=progress,
            loss=self.record.loss if progress.knows_loss() else math.nan,
            accuracy=self.record.accuracy if progress.knows_loss() else math.nan,
            curves=self._curves(),
            recorded=self.history.curves(),
            left=self.left,
            X=self.X,
            Y=self.Y,
            layers=tuple(self._layer_frame(l) for l in range(1, self.model.L + 1)),
            samples=self._layer_samples(l, request.has_terms),
            surface=self._surface(request.resolution) if progress.knows("A", self.model.L) else None,
            update=self._update(l) if request.has_update else None,
        )

    def _surface(self, resolution: int) -> Surface | None:
        """Return the surface; its buffers stay, because to make them costs more than to fill them."""
        if resolution == 0 or len(self.X) != 2:
            return None
        if self._surface_maker is None or self._surface_maker.resolution != resolution:
            self._surface_maker = SurfaceMaker(self.model, self.X, resolution)
        return self._surface_maker.surface()

    def _curves(self) -> Curves:
        """Return the curves up to the present epoch, as far as it is to be seen."""
        is_newest = self.epoch == self.newest_epoch
        curves = self.history.curves() if is_newest else self.history.curves_until(self._point)
        hidden = [name for name in curves.names if not self._is_seen(name)]
        return curves.hiding(hidden) if hidden else curves

    def _is_seen(self, name: str) -> bool:
        """Tell whether the value of a curve is known in the present epoch; the norm of "dW3" is "|dW3|"."""
        if not name.startswith("|"):
            return self.progress.knows_loss()
        return self.progress.knows(name[1:3], int(name[3:-1]))

    def _record_rate(self) -> None:
        """Note the present rate if it is a new one; one that no update has used is forgotten."""
        if self._rates[-1][0] == self.epoch:
            self._rates.pop()
        if not self._rates or self._rates[-1][1] != self.config.learning_rate:
            self._rates.append((self.epoch, self.config.learning_rate))

    def _evaluate(self) -> EpochRecord:
        A = self.model.forward_pass(self._forward_buffers)
        loss = float(self.model.loss.value(A, self.Y))
        self.model.backward_pass(self.Y, self._backward_buffers)
        norms = tuple([norm(grad) for grad in self._flat_grads])
        if not math.isfinite(loss + sum(norms) + norm(self._theta)):
            self._raise_if_diverged(loss)
        return EpochRecord(self.epoch, loss, share_right(A, self.Y), norms)

    def _raise_if_diverged(self, loss: float) -> None:
        """Raise Diverged if something watched is not finite, and not merely too large to be squared."""
        bad = {
            name: float(values[~np.isfinite(values)][0])
            for name, values in self._quantities(loss)
            if not np.isfinite(values).all()
        }
        for beginning, what in WATCHED.items():
            for name, value in bad.items():
                if name.startswith(beginning):
                    raise Diverged(Text(what), value, self.epoch, quantity=next(iter(bad)))

    def _quantities(self, loss: float) -> Iterator[tuple[str, FloatArray]]:
        """Every quantity of an epoch with its name, in the order of the computation."""
        model = self.model
        layers = range(1, model.L + 1)
        for l in layers:
            yield f"W[{l}]", model.parameters[f"W{l}"]
            yield f"b[{l}]", model.parameters[f"b{l}"]
            yield f"Z[{l}]", model.caches[l - 1]["Z"]
            yield f"A[{l}]", model.caches[l - 1]["A"]
        yield "loss", np.array([loss])
        for l in reversed(layers):
            yield f"δ[{l}]", model.deltas[l - 1]
            yield f"dW[{l}]", model.grads[f"dW{l}"]
            yield f"db[{l}]", model.grads[f"db{l}"]
        norms = model.get_gradient_norms()  # of finite entries a norm can still overflow
        for l in reversed(layers):
            yield f"‖dW[{l}]‖", np.array([norms[f"|dW{l}|"]])
            yield f"‖db[{l}]‖", np.array([norms[f"|db{l}|"]])

    def _step_back(self) -> None:
        self.epoch -= 1
        np.copyto(self._theta, self._states.last_before(self.epoch).theta)
        self._evaluate()

    def _layer_frame(self, l: int) -> LayerFrame:
        parameters, grads = self.model.parameters, self._backward_buffers.grads
        return LayerFrame(
            l=l,
            activation=self.model.activations[l - 1],
            W=read_only(parameters[f"W{l}"]),
            b=read_only(parameters[f"b{l}"]),
            dW=self._as_seen("dW", l, grads[f"dW{l}"]),
            db=self._as_seen("db", l, grads[f"db{l}"]),
            W_start=self._start[f"W{l}"],
        )

    def _layer_samples(self, l: int, has_terms: bool) -> LayerSamples:
        layer, gradients = self._forward_buffers.layers[l - 1], self._backward_buffers.gradients
        has_next = has_terms and l < self.model.L
        return LayerSamples(
            l=l,
            A_prev=self._as_seen("A", l - 1, layer.A_prev),
            Z=self._as_seen("Z", l, layer.Z),
            A=self._as_seen("A", l, layer.A),
            delta=self._as_seen("δ", l, gradients[l - 1].delta),
            slope=self._as_seen("δ", l, gradients[l - 1].slope) if has_terms else None,
            delta_next=self._as_seen("δ", l + 1, gradients[l].delta) if has_next else None,
        )

    def _as_seen(self, symbol: str, l: int, array: FloatArray) -> FloatArray:
        """Return a copy of a quantity for a frame: NaN as long as it is not computed."""
        return read_only(array if self.progress.knows(symbol, l) else np.full_like(array, math.nan))

    @np.errstate(all="ignore")  # a larger learning rate may lead to numbers that are not finite
    def _update(self, l: int) -> Update | None:
        """Return the update that has led to the present epoch, as long as no quantity behind it is looked at."""
        before = self._states.last_before(self.epoch - 1) if self.epoch else None
        if before is None or self.progress.position or before.epoch != self.epoch - 1:
            return None
        theta_before, theta = before.theta.copy(), self._theta.copy()
        np.copyto(self._theta, theta_before)
        self._evaluate()
        gradient, grads = self._gradient.copy(), self._backward_buffers.grads
        layer = self._layer_frame(l)
        dW, db = read_only(grads[f"dW{l}"]), read_only(grads[f"db{l}"])

        def loss_at(rate: float) -> float:
            np.copyto(self._theta, theta_before)
            self._optimizer.update({"θ": self._theta}, {"dθ": gradient}, rate)
            return float(self.model.loss.value(self.model.forward_pass(self._forward_buffers), self.Y))

        rate = self._rate_of(self.epoch - 1)
        is_cheap = theta.size * self.X.shape[1] < CHEAP_PASS
        rates, losses = losses_along(loss_at, rate, doublings=5 if is_cheap else 4)
        np.copyto(self._theta, theta)
        self._evaluate()
        return Update(l, layer.W, dW, layer.b, db, rate, read_only(rates), read_only(losses))


def replay(point: RunPoint) -> Iterator[Session]:
    """Yield one session at epochs 0, 1, …, ``point.epoch``, as it was there: to the last bit, with every new rate.

    Raises Diverged as ``Session`` and ``Session.step`` do.
    """
    rates = dict(point.rates)
    session = Session(replace(point.config, learning_rate=rates.get(0, point.config.learning_rate)))
    yield session
    while session.epoch < point.epoch:
        session.step()
        if session.epoch in rates:
            session.change(replace(session.config, learning_rate=rates[session.epoch]))
        yield session


def retrace(session: Session, epoch: int) -> Iterator[Session]:
    """Take a session to an epoch that it has been at, and yield it where the way begins and after every step of it.

    Raises InvalidInput if the epoch was not trained.
    """
    as_integer("epoch", epoch, 0, session.newest_epoch)
    if not session.is_on_the_way_to(epoch):
        session.rewind(epoch)
    yield session
    while session.epoch < epoch:
        session.step()
        yield session
