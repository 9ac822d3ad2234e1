"""What an optimizer remembers belongs to the run: whichever way an epoch is come to, it is the same to the bit."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from autograd.misc import optimizers as oracles
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp_engine import OPTIMIZER_REGISTRY, Optimizer, RunConfig, Session, micro_steps, replay
from tests.engine.networks import Case, oracle
from tests.engine.runs import SMALL, WHOLE, content, go, run

Slots = dict[str, np.ndarray]


def momentum(theta: np.ndarray, gradient: np.ndarray, slots: Slots, learning_rate: float, step: np.ndarray) -> None:
    v = slots["v"]
    v *= 0.9
    v += np.multiply(1.0 - 0.9, gradient, out=step)  # v ← 0.9 v + 0.1 dθ
    theta -= np.multiply(learning_rate, v, out=step)  # θ ← θ - η v


def adam(theta: np.ndarray, gradient: np.ndarray, slots: Slots, learning_rate: float, step: np.ndarray) -> None:
    """Kingma and Ba 2015, arXiv 1412.6980, algorithm 1."""
    m, v, t = slots["m"], slots["v"], slots["t"]
    t += 1.0
    m *= 0.9
    m += np.multiply(1.0 - 0.9, gradient, out=step)
    np.multiply(gradient, gradient, out=step)
    v *= 0.999
    v += np.multiply(1.0 - 0.999, step, out=step)
    np.sqrt(np.divide(v, 1.0 - 0.999**t, out=step), out=step)
    step += 1e-8
    np.divide(m, step, out=step)
    theta -= np.multiply(learning_rate / (1.0 - 0.9**t), step, out=step)


ENTRIES = [
    Optimizer("momentum", "momentum", momentum, "", "", lambda n: {"v": np.zeros(n)}),
    Optimizer("adam", "Adam", adam, "", "", lambda n: {"m": np.zeros(n), "v": np.zeros(n), "t": np.zeros(1)}),
]


@pytest.fixture(scope="module", autouse=True, params=ENTRIES, ids=lambda entry: entry.name)
def optimizer(request: pytest.FixtureRequest) -> Iterator[Optimizer]:
    """An optimizer with slots, which every run of this module has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(OPTIMIZER_REGISTRY, request.param.name, request.param)
        patch.setattr(RunConfig, "optimizer", request.param.name)
        yield request.param


def moment(session: Session) -> list[bytes]:
    """The state, parameters and slots, and every number that is shown."""
    return [session._learner.state.tobytes(), *content(session.frame(WHOLE))]


def test_a_run_is_that_of_an_optimizer_that_others_wrote(optimizer: Optimizer) -> None:
    optimize: Callable[..., Slots] = {"momentum": oracles.sgd, "adam": oracles.adam}[optimizer.name]
    session = Session(replace(SMALL, learning_rate=0.02))

    def gradient(parameters: Slots, epoch: int) -> Slots:
        session.model.parameters, own = parameters, session.model.parameters
        _, grads = oracle(Case(session.model, session.X, session.Y))
        session.model.parameters = own
        return grads

    expected = optimize(gradient, session._learner.start, num_iters=100, step_size=0.02)
    for _ in range(100):
        session.step()
    for name, parameter in session.model.parameters.items():
        np.testing.assert_allclose(parameter, expected[name], rtol=1e-9, atol=1e-12, err_msg=name)


def test_slots_are_kept_with_the_parameters_in_the_same_memory(optimizer: Optimizer) -> None:
    session = run(SMALL, 9)
    state, n = session._learner.state, session._learner.theta.size
    assert state.size == n + sum(slot.size for slot in optimizer.slots(n).values())
    assert session._states._recent.shape[1] == state.size
    assert state[n:].any()
    assert session._states.last_before(9).vector.tobytes() == state.tobytes()


def fail_half_way(session: Session) -> None:
    """Begin an update that changes a part of everything, and is given up."""
    learner = session._learner

    def spoil(theta: np.ndarray, gradient: np.ndarray, slots: Slots, *rest: object) -> None:
        for array in (theta, *slots.values()):
            array[: array.size // 2 + 1] = 7.0
        raise MemoryError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(learner, "_optimizer", replace(learner._optimizer, update=spoil))
        with pytest.raises(MemoryError):
            session.step()


def look_in_and_go_on(session: Session) -> None:
    """See some quantities of an update, go back over its beginning, and see some of the one before."""
    for _ in range(4):
        session.look_on()
    while session.look_back():
        session.frame(WHOLE)
    if session.epoch:
        go(session, session.epoch - 1)
        session.look_at_end()
        session.look_back()
    session.look_at_all()


def look_through(session: Session) -> None:
    """Make an update quantity by quantity."""
    for _ in range(len(micro_steps(session.model.L)) + 1):
        session.look_on()
        session.frame(WHOLE)
    session.look_at_all()


ACTIONS: dict[str, Callable[[Session], Any]] = {
    "train": lambda session: [session.step() for _ in range(30)],
    "step": Session.step,
    "start": lambda session: go(session, 0),
    "middle": lambda session: go(session, session.newest_epoch // 2),
    "before": lambda session: go(session, max(0, session.epoch - 1)),
    "newest": lambda session: go(session, session.newest_epoch),
    "picture": lambda session: session.frame(WHOLE),
    "slower": lambda session: session.change(replace(session.config, learning_rate=session.config.learning_rate / 2.0)),
    "look in": look_in_and_go_on,
    "look through": look_through,
    "fail": fail_half_way,
}


@settings(max_examples=30)
@given(st.lists(st.sampled_from(sorted(ACTIONS)), max_size=25), st.sampled_from([3, 8, 4096]))
def test_every_way_to_an_epoch_gives_the_state_of_a_plain_run(names: list[str], bound: int) -> None:
    session = Session(replace(SMALL, learning_rate=0.01))
    session._states.bound = bound
    for name in names:
        ACTIONS[name](session)
    *_, plain = replay(session.point)
    assert plain.point == session.point
    assert moment(session) == moment(plain)
    session.step()
    plain.step()
    assert session._learner.state.tobytes() == plain._learner.state.tobytes()


def test_every_epoch_is_gone_back_to_to_the_bit() -> None:
    session = Session(replace(SMALL, learning_rate=0.01))
    session._states.bound = 6
    states = []
    for epoch in range(300):
        if epoch == 150:
            session.change(replace(session.config, learning_rate=0.003))
        states.append(session._learner.state.tobytes())
        session.step()
    for epoch in range(299, -1, -7):
        go(session, epoch)
        assert session._learner.state.tobytes() == states[epoch]
    assert session._states.span > 32
