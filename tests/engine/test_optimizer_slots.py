"""What an optimizer remembers belongs to the run: whichever way an epoch is come to, it is the same to the bit."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pytest
from autograd.misc import optimizers as oracles
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp_engine import OPTIMIZER_REGISTRY, Optimizer, RunConfig, Session, micro_steps, replay
from tests.engine.networks import Case, oracle
from tests.engine.runs import SMALL, WHOLE, content, go, run

ENTRIES = [optimizer for optimizer in OPTIMIZER_REGISTRY.values() if optimizer.slots(1)]
Slots = dict[str, np.ndarray]


@pytest.fixture(scope="module", params=ENTRIES, ids=lambda entry: entry.name)
def optimizer(request: pytest.FixtureRequest) -> Optimizer:
    """An optimizer that remembers something."""
    entry: Optimizer = request.param
    return entry


def small(optimizer: Optimizer, learning_rate: float = 0.01) -> RunConfig:
    return replace(SMALL, optimizer=optimizer.name, learning_rate=learning_rate)


def moment(session: Session) -> list[bytes]:
    """The state, parameters and slots, and every number that is shown."""
    return [session._learner.state.tobytes(), *content(session.frame(WHOLE))]


@pytest.mark.parametrize(
    ("name", "optimize", "rate"),
    [
        ("momentum", partial(oracles.sgd, step_size=0.02 / (1.0 - 0.9)), 0.02),  # whose gradient counts for 1 - μ
        ("adam", partial(oracles.adam, step_size=0.02), 0.02),
    ],
)
def test_a_run_is_that_of_an_optimizer_that_others_wrote(
    name: str, optimize: Callable[..., Slots], rate: float
) -> None:
    session = Session(small(OPTIMIZER_REGISTRY[name], rate))

    def gradient(parameters: Slots, epoch: int) -> Slots:
        session.model.parameters, own = parameters, session.model.parameters
        _, grads = oracle(Case(session.model, session.X, session.Y))
        session.model.parameters = own
        return grads

    expected = optimize(gradient, session._learner.start, num_iters=100)
    for _ in range(100):
        session.step()
    for entry, parameter in session.model.parameters.items():
        np.testing.assert_allclose(parameter, expected[entry], rtol=1e-9, atol=1e-12, err_msg=entry)


def test_slots_are_kept_with_the_parameters_in_the_same_memory(optimizer: Optimizer) -> None:
    session = run(small(optimizer, 0.5), 9)
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


@settings(max_examples=60)
@given(st.sampled_from(ENTRIES), st.lists(st.sampled_from(sorted(ACTIONS)), max_size=25), st.sampled_from([3, 8, 4096]))
def test_every_way_to_an_epoch_gives_the_state_of_a_plain_run(
    optimizer: Optimizer, names: list[str], bound: int
) -> None:
    session = Session(small(optimizer))
    session._states.bound = bound
    for name in names:
        ACTIONS[name](session)
    *_, plain = replay(session.point)
    assert plain.point == session.point
    assert moment(session) == moment(plain)
    session.step()
    plain.step()
    assert session._learner.state.tobytes() == plain._learner.state.tobytes()


def test_every_epoch_is_gone_back_to_to_the_bit(optimizer: Optimizer) -> None:
    session = Session(small(optimizer))
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
