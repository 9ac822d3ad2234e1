"""What a frame carries of an update is what has happened: the matrices of its optimizer, before and after."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from mlp_engine import OPTIMIZER_REGISTRY, Frame, FrameRequest, Session, Update
from tests.engine.runs import MIXED

REQUEST = FrameRequest(layer=2, resolution=0, has_update=True)
Rule = Callable[[np.ndarray, np.ndarray], np.ndarray]
RULES: dict[str, tuple[Rule, ...]] = {  # of the memories before and the gradient, with the settings of MIXED
    "gradient_descent": (),
    "momentum": (lambda V, dW: 0.9 * V + dW,),
    "nesterov": (lambda V, dW: 0.9 * V + dW,),
    "rmsprop": (lambda S, dW: 0.99 * S + 0.01 * dW**2,),
    "adam": (lambda M, dW: 0.9 * M + 0.1 * dW, lambda S, dW: 0.999 * S + 0.001 * dW**2),
    "adamw": (lambda M, dW: 0.9 * M + 0.1 * dW, lambda S, dW: 0.999 * S + 0.001 * dW**2),
}


def frames(optimizer: str, n_updates: int = 4) -> list[Frame]:
    session = Session(replace(MIXED, optimizer=optimizer, learning_rate=0.02))
    frames = [session.frame(REQUEST)]
    for _ in range(n_updates):
        session.step()
        frames.append(session.frame(REQUEST))
    return frames


def update_of(frame: Frame) -> Update:
    assert frame.update is not None
    return frame.update


@pytest.mark.parametrize("name", OPTIMIZER_REGISTRY)
def test_what_is_added_leads_from_one_frame_to_the_next(name: str) -> None:
    before, after = frames(name)[-2:]
    update = update_of(after)
    for symbol in ("W", "b"):
        old, new = getattr(before.layers[1], symbol), getattr(after.layers[1], symbol)
        assert getattr(update, f"{symbol}_before").tobytes() == old.tobytes()
        np.testing.assert_array_equal(getattr(update, f"{symbol}_change"), new - old)
        assert getattr(update, f"d{symbol}").tobytes() == getattr(before.layers[1], f"d{symbol}").tobytes()


@pytest.mark.parametrize("name", OPTIMIZER_REGISTRY)
def test_what_is_remembered_goes_on_from_update_to_update(name: str) -> None:
    earlier, later = map(update_of, frames(name)[-2:])
    symbols = [memory.symbol for memory in OPTIMIZER_REGISTRY[name].memories]
    assert [memory.symbol for memory in later.memories] == symbols
    for old, new, rule in zip(earlier.memories, later.memories, RULES[name], strict=True):
        for symbol in ("W", "b"):
            before, after = getattr(new, f"{symbol}_before"), getattr(new, f"{symbol}_after")
            assert before.tobytes() == getattr(old, f"{symbol}_after").tobytes()
            np.testing.assert_allclose(after, rule(before, getattr(later, f"d{symbol}")), rtol=1e-12)
            assert after.any()


def test_what_is_remembered_begins_at_0() -> None:
    (memory,) = update_of(frames("momentum")[1]).memories
    assert not memory.W_before.any()
    assert not memory.b_before.any()


@pytest.mark.parametrize(("name", "count"), [("adam", 4), ("adamw", 4), ("momentum", 0)])
def test_updates_are_counted_where_it_matters(name: str, count: int) -> None:
    assert update_of(frames(name)[-1]).count == count
