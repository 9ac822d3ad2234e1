"""A run: it turns a RunConfig into epochs and, when asked, takes a picture of itself."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from mlp_engine.arrays import FloatArray, joined, norm, read_only
from mlp_engine.config import FIELDS, RunConfig
from mlp_engine.datasets import DATA_SET_REGISTRY
from mlp_engine.errors import Diverged, InvalidInput, Text, marked
from mlp_engine.frame import Frame, FrameRequest, LayerFrame, LayerSamples, surface_of
from mlp_engine.history import EpochRecord, History
from mlp_engine.losses import accuracy
from mlp_engine.network import MLP, BackwardBuffers, ForwardBuffers
from mlp_engine.optimizers import OPTIMIZER_REGISTRY
from mlp_engine.run_point import RunPoint

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

    Attributes
    ----------
    config : the present configuration
    X, Y : the data set, (n_0, m) and (n_L, m), read-only
    model : the network; its parameters are changed in place
    history : the records of epochs 0 to ``epoch``
    epoch : number of updates made

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
        self._rates = [(0, config.learning_rate)]
        self._optimizer = OPTIMIZER_REGISTRY["gradient_descent"]
        self._start = {name: read_only(parameter) for name, parameter in self.model.parameters.items()}
        self._theta, self.model.parameters = joined(self._start)  # one vector: an update is the same for every entry
        self._theta_before = self._theta.copy()
        self._gradient, grads = joined({f"d{name}": np.zeros(start.shape) for name, start in self._start.items()})
        self._flat_grads = [grad.ravel() for grad in grads.values()]
        self._forward_buffers = ForwardBuffers(config.activations, self.model.parameters, self.X)
        self._backward_buffers = BackwardBuffers(self._forward_buffers.layers, grads)
        self.history = History([f"|{name}|" for name in grads])
        with np.errstate(all="ignore"):  # numbers that are not finite are found and told below
            self.history.append(self._evaluate())

    @np.errstate(all="ignore")  # as above
    def step(self) -> EpochRecord:
        """Finish the present epoch by its update, start the next one, and return the record of the finished one.

        Raises Diverged if the next epoch's loss, gradients or weights are not finite. Whatever is raised, the session
        is then as before.
        """
        finished = self.history.last()
        np.copyto(self._theta_before, self._theta)
        self.epoch += 1
        try:
            self._optimizer.update({"θ": self._theta}, {"dθ": self._gradient}, self.config.learning_rate)
            self.history.append(self._evaluate())
        except BaseException:
            self._step_back()
            raise
        return finished

    def change(self, config: RunConfig) -> None:
        """Take the fields of ``config`` that can change while a run goes on.

        Raises InvalidInput if another field differs.
        """
        for field in FIELDS:
            value = getattr(config, field.name)
            if not field.changes_live and value != getattr(self.config, field.name):
                raise InvalidInput(field.name, value, Text(marked("engine", "what it was when the run started")))
        self.config = config
        self._record_rate()

    @property
    def point(self) -> RunPoint:
        """Where the run is: enough to be there again by ``replay``."""
        return RunPoint(self.config, self.epoch, tuple(self._rates))

    def frame(self, request: FrameRequest) -> Frame:
        """Return a picture of the session; its arrays are copies that never change."""
        record = self.history.last()
        l = min(request.layer, self.model.L)
        return Frame(
            point=self.point,
            loss=record.loss,
            accuracy=record.accuracy,
            curves=self.history.curves(),
            X=self.X,
            Y=self.Y,
            layers=tuple(self._layer_frame(l) for l in range(1, self.model.L + 1)),
            samples=self._layer_samples(l),
            surface=surface_of(self.model, self.X, request.resolution),
        )

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
        return EpochRecord(self.epoch, loss, accuracy(A, self.Y), norms)

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
        np.copyto(self._theta, self._theta_before)
        self.epoch -= 1
        self._evaluate()

    def _layer_frame(self, l: int) -> LayerFrame:
        parameters, grads = self.model.parameters, self._backward_buffers.grads
        return LayerFrame(
            l=l,
            activation=self.model.activations[l - 1],
            W=read_only(parameters[f"W{l}"]),
            b=read_only(parameters[f"b{l}"]),
            dW=read_only(grads[f"dW{l}"]),
            db=read_only(grads[f"db{l}"]),
            W_start=self._start[f"W{l}"],
        )

    def _layer_samples(self, l: int) -> LayerSamples:
        layer = self._forward_buffers.layers[l - 1]
        return LayerSamples(
            l=l,
            A_prev=read_only(layer.A_prev),
            Z=read_only(layer.Z),
            A=read_only(layer.A),
            delta=read_only(self._backward_buffers.deltas[l - 1]),
        )


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
