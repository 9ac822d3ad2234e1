"""What the lesson says of an update, of its gradients and of what the optimiser remembers."""

import pytest

from app.lesson.names import rate_of
from app.lesson.sentences import text_name
from mlp_engine import OPTIMIZER_REGISTRY, FrameRequest, RunConfig, Session
from tests.app.lesson.test_sentences import all_text, steps_of

UPDATES = {
    "gradient_descent": "W[1] ← W[1] − η dW[1]",
    "momentum": "V[1] ← μ V[1] + dW[1], W[1] ← W[1] − η V[1]",
    "nesterov": "V[1] ← μ V[1] + dW[1], W[1] ← W[1] − η (dW[1] + μ V[1])",
    "rmsprop": "S[1] ← α S[1] + (1 − α) dW[1]², W[1] ← W[1] − η dW[1] / (√S[1] + ε)",
    "adam": "M[1] ← β₁ M[1] + (1 − β₁) dW[1], M̂[1] = M[1] / (1 − β₁ᵗ), S[1] ← β₂ S[1] + (1 − β₂) dW[1]², "
    "Ŝ[1] = S[1] / (1 − β₂ᵗ), W[1] ← W[1] − η M̂[1] / (√Ŝ[1] + ε)",
    "adamw": "M[1] ← β₁ M[1] + (1 − β₁) dW[1], M̂[1] = M[1] / (1 − β₁ᵗ), S[1] ← β₂ S[1] + (1 − β₂) dW[1]², "
    "Ŝ[1] = S[1] / (1 − β₂ᵗ), W[1] ← W[1] − η (λ W[1] + M̂[1] / (√Ŝ[1] + ε))",
}
"""As their authors write them: see the sources in the engine."""


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", OPTIMIZER_REGISTRY)
def test_an_update_is_said_with_all_that_is_remembered(name: str) -> None:
    session = Session(RunConfig(optimizer=name, learning_rate=0.02))
    session.step()
    session.look_on()
    session.look_back()
    text = all_text(session.frame(FrameRequest()))
    assert UPDATES[name] in text
    assert "η = 0.02" in text


@pytest.mark.usefixtures("qapp")
def test_what_is_clipped_is_said() -> None:
    session = Session(RunConfig(optimizer="momentum", clip_norm=1e-3))
    session.step()
    session.look_on()
    session.look_back()
    text = all_text(session.frame(FrameRequest()))
    assert "V[1] ← μ V[1] + (c dW[1])" in text
    assert "no longer than 0.001: a longer one is shortened by c" in text


@pytest.mark.usefixtures("qapp")
def test_a_slope_that_cancels_and_a_penalty_are_said() -> None:
    frames = steps_of(Session(RunConfig(loss="binary_cross_entropy", l1=0.1, l2=0.2)))
    texts = {text_name(frame): all_text(frame) for frame in frames}
    assert "δ[3] = (A[3] − Y)/m" in texts["δ_cancelled"]
    assert "dW[1] = δ[1] A[0]ᵀ + λ₂ W[1] + λ₁ sign(W[1])" in texts["dW_penalty"].replace("Xᵀ", "A[0]ᵀ")


def test_the_rate_that_is_told_is_the_one_that_the_schedule_has_made() -> None:
    session = Session(RunConfig(schedule="step", schedule_epochs=2, schedule_factor=0.1))
    for _ in range(3):
        session.step()
    assert rate_of(session.frame(FrameRequest())) == pytest.approx(0.05)
