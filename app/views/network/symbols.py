"""What inputs and outputs are called, counted from 1 for people."""

from mlp_engine import Frame

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def symbol(letter: str, neuron: int, count: int) -> str:
    """Return the name of an input or output, such as x₁; the only one of its kind has no number."""
    return letter + (str(neuron + 1).translate(SUBSCRIPTS) if count > 1 else "")


def input_symbols(frame: Frame) -> tuple[str, ...]:
    """Return the name of each row of A[0]; if that is X itself, and has but one row, it has no number."""
    config = frame.config
    return (symbol("x", 0, 1),) if config.has_plain_inputs and len(frame.X) == 1 else tuple(config.input_labels)
