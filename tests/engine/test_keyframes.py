import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp_engine.keyframes import KEPT_NUMBERS, RECENT_NUMBERS, Keyframes


def filled(epochs: int, bound: int, size: int = 3) -> Keyframes:
    states = Keyframes(size, bound)
    for epoch in range(epochs + 1):
        states.put(epoch, np.full(size, float(epoch)))
    return states


@settings(max_examples=30)
@given(epochs=st.integers(0, 3000), bound=st.integers(2, 40), data=st.data())
def test_the_last_state_before_an_epoch_is_its_own_and_near(epochs: int, bound: int, data: st.DataObject) -> None:
    states = filled(epochs, bound)
    epoch = data.draw(st.integers(0, epochs))
    state = states.last_before(epoch)
    np.testing.assert_array_equal(state.vector, np.full(3, float(state.epoch)))
    assert epoch - states.span < state.epoch <= epoch
    assert states.span <= max(1, 2 * epochs / bound + 1)
    if epoch > epochs - 64:
        assert state.epoch == epoch


@pytest.mark.parametrize("size", [1, 193, 10_000, 10**6, 10**7])
def test_memory_is_bounded(size: int) -> None:
    states = Keyframes(size)
    assert 3 <= states.bound <= 4096
    assert size * states.bound <= max(KEPT_NUMBERS, 3 * size)
    assert states._recent.size <= max(RECENT_NUMBERS, 2 * size)


def test_what_comes_after_an_epoch_can_be_forgotten() -> None:
    states = filled(500, bound=16)
    states.forget_after(300)
    assert states.last_before(500).epoch <= 300
    for epoch in range(301, 600):
        states.put(epoch, np.full(3, -float(epoch)))
    for epoch in range(301, 600):
        state = states.last_before(epoch)
        expected = float(state.epoch) if state.epoch <= 300 else -float(state.epoch)
        np.testing.assert_array_equal(state.vector, np.full(3, expected))


def test_a_state_that_is_put_again_is_kept_once() -> None:
    states = filled(100, bound=16)
    kept = dict(states._kept)
    for epoch in range(20, 101):
        states.put(epoch, np.full(3, float(epoch)))
    assert states._kept == kept
