"""How a network starts and learns, in NumPy: a piece of code for each entry of the engine's tables, by its name.

The order of the operations is the engine's own, so that the numbers are the same to their last bits.
"""

from typing import NamedTuple

INITIALIZERS: dict[str, str] = {
    "he": "random.randn(n_out, n_in) * np.sqrt(2.0 / n_in)  # He",
    "glorot": "random.randn(n_out, n_in) * np.sqrt(2.0 / (n_in + n_out))  # Glorot",
    "lecun": "random.randn(n_out, n_in) * np.sqrt(1.0 / n_in)  # LeCun",
    "normal": "random.randn(n_out, n_in) * INIT_SCALE",
    "zero": "np.zeros((n_out, n_in))",
    "constant": "np.full((n_out, n_in), INIT_SCALE)",
}
"""What W[l] starts as, of n_out rows and n_in columns."""

SCHEDULES: dict[str, str] = {
    "constant": "",
    "step": "factor = max(SCHEDULE_FACTOR ** (epoch // SCHEDULE_EPOCHS), 2.0**-900)",
    "cosine": "t = min(epoch, SCHEDULE_EPOCHS - 1)\nfactor = 0.5 * (1.0 + math.cos(math.pi * t / SCHEDULE_EPOCHS))",
    "inverse": "factor = 1.0 / (1.0 + epoch / SCHEDULE_EPOCHS)",
}
"""What makes the factor of the learning rate in an epoch; "" where it is always 1."""


class OptimizerCode(NamedTuple):
    """An optimiser.

    Attributes
    ----------
    about : how an update is written
    step : what is done with each ``theta``, by its ``gradient`` and the ``rate``
    memories : what it remembers of each, such as "V"
    counts : whether it counts its updates, as t
    """

    about: str
    step: str
    memories: tuple[str, ...] = ()
    counts: bool = False


_ADAM = """M[layer] = BETA1 * M[layer] + (1 - BETA1) * gradient[layer]
S[layer] = BETA2 * S[layer] + (1 - BETA2) * gradient[layer] ** 2
step = np.sqrt(S[layer]) * (1 / np.sqrt(1 - BETA2**t)) + EPSILON  # √Ŝ + ε
theta[layer] -= M[layer] / step * (rate / (1 - BETA1**t))  # η M̂ / (√Ŝ + ε)"""

OPTIMIZERS: dict[str, OptimizerCode] = {
    "gradient_descent": OptimizerCode("θ ← θ - η dθ", "theta[layer] -= rate * gradient[layer]"),
    "momentum": OptimizerCode(
        "V ← μ V + dθ, θ ← θ - η V",
        "V[layer] = MOMENTUM * V[layer] + gradient[layer]\ntheta[layer] -= rate * V[layer]",
        ("V",),
    ),
    "nesterov": OptimizerCode(
        "V ← μ V + dθ, θ ← θ - η (dθ + μ V)",
        "V[layer] = MOMENTUM * V[layer] + gradient[layer]\n"
        "theta[layer] -= rate * (gradient[layer] + MOMENTUM * V[layer])",
        ("V",),
    ),
    "rmsprop": OptimizerCode(
        "S ← α S + (1 - α) dθ², θ ← θ - η dθ / (√S + ε)",
        "S[layer] = ALPHA * S[layer] + (1 - ALPHA) * gradient[layer] ** 2\n"
        "theta[layer] -= rate * (gradient[layer] / (np.sqrt(S[layer]) + EPSILON))",
        ("S",),
    ),
    "adam": OptimizerCode("M ← β₁ M + (1 - β₁) dθ, S ← β₂ S + (1 - β₂) dθ²", _ADAM, ("M", "S"), counts=True),
    "adamw": OptimizerCode(
        "θ ← θ - ηλθ; M ← β₁ M + (1 - β₁) dθ, S ← β₂ S + (1 - β₂) dθ²",
        f"theta[layer] *= 1 - rate * WEIGHT_DECAY\n{_ADAM}",
        ("M", "S"),
        counts=True,
    ),
}

REST_STAYS = '''def update_the_rest(dW, db, rate):
    """Update what is not frozen; the rest stays, with what is remembered of it."""
    pairs = [{pairs}]
    kept = [{{layer: old.copy() for layer, old in values.items()}} for values, _ in pairs]
    update(dW, db, rate)
    for (values, fixed), before in zip(pairs, kept, strict=True):
        for layer, place in fixed.items():
            values[layer][place] = before[layer][place]'''

CLIPPED = '''def clip(dW, db):
    """Make the whole gradient shorter where its norm is above CLIP_NORM."""
    parts = [{part} for layer in W for {loop}]
    factor = min(1.0, CLIP_NORM / (np.linalg.norm(np.concatenate(parts)) + 1e-6))
    for layer in W:
        dW[layer] *= factor
        db[layer] *= factor'''
