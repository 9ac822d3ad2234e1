"""What each step of an update computes, and why: the one table of the lesson's sentences and of the links in them.

A sentence names its terms in braces, such as {W} or {delta_next}, so that a translation can put them in any order. What
stands between two bars stays on one line.
"""

from dataclasses import dataclass

from mlp_engine import marked


@dataclass(frozen=True)
class StepText:
    """What a step computes, and why, both to be translated in the context "Lesson"."""

    what: str
    why: str


WEIGHED = marked("Lesson", "{Z_shape} = {W_shape} {A_prev_shape} + {b_shape}")
_BENT = marked("Lesson", "Without a bend here, two layers together could do no more than one.")
_FLAT = marked("Lesson", "Its ends are flat: there, little of the error will come back through it.")

STEP_TEXTS: dict[str, StepText] = {
    "Z_first": StepText(
        marked("Lesson", "Each neuron of layer {l} weighs the inputs and adds its bias: |{Z} = {W} {A_prev} + {b}|."),
        marked(
            "Lesson",
            "In shapes {weighed}: every column is one of the {m} samples, so all are computed at once, and {b} is "
            "added to each column.",
        ),
    ),
    "Z": StepText(
        marked(
            "Lesson",
            "Each neuron of layer {l} weighs the {n_in} activations of the layer before and adds its bias: "
            "|{Z} = {W} {A_prev} + {b}|.",
        ),
        marked(
            "Lesson",
            "In shapes {weighed}: the inner numbers match, for each activation has its weight. This layer sees the "
            "data only through {A_prev}.",
        ),
    ),
    "A_relu": StepText(
        marked(
            "Lesson", "{activation}, entry by entry: |{A} = max(0, {Z})| keeps the positive and sets the rest to 0."
        ),
        _BENT,
    ),
    "A_sigmoid": StepText(
        marked(
            "Lesson", "{activation}, entry by entry: |{A} = 1/(1 + exp(−{Z}))| brings every number between 0 and 1."
        ),
        _FLAT,
    ),
    "A_tanh": StepText(
        marked("Lesson", "{activation}, entry by entry: |{A} = tanh({Z})| brings every number between −1 and 1."), _FLAT
    ),
    "A_linear": StepText(
        marked("Lesson", "{activation}: |{A} = {Z}| passes every number on as it is."),
        marked("Lesson", "Its slope is 1 everywhere, so the error will come back through it as it is, too."),
    ),
    "A": StepText(marked("Lesson", "{activation}, entry by entry: |{A} = φ({Z})|."), _BENT),
    "A_last": StepText(
        marked("Lesson", "The prediction is made: |ŷ = {A} = φ({Z})| with φ = {activation}, a column for each sample."),
        marked("Lesson", "Where |ŷ = 0.5| the network cannot decide: that is the line in the {boundary}."),
    ),
    "loss": StepText(
        marked(
            "Lesson", "How wrong is ŷ? The {loss} is half the mean squared error: |1/(2m) Σ ({A} − Y)²|, |m = {m}|."
        ),
        marked("Lesson", "All that follows asks one question: how would this number change with each weight?"),
    ),
    "δ_last": StepText(
        marked(
            "Lesson",
            "Now backwards: {delta} says how the {loss} changes with each entry of {Z}. "
            "It is |{delta} = ({A} − Y)/m ⊙ φ′({Z})|.",
        ),
        marked("Lesson", "The error, with the 1/m of the mean, times the slope of {activation}: {slope}."),
    ),
    "δ": StepText(
        marked(
            "Lesson", "The error goes back through the same weights: |{delta} = ({W_next}ᵀ {delta_next}) ⊙ φ′({Z})|."
        ),
        marked(
            "Lesson",
            "Each neuron answers for the errors it had a part in, in shapes {delta_shape} = {W_next_T_shape} "
            "{delta_next_shape} ⊙ {Z_shape}; then comes the slope of {activation}: {slope}.",
        ),
    ),
    "dW": StepText(
        marked("Lesson", "How the {loss} changes with each weight: |{dW} = {delta} {A_prev}ᵀ|."),
        marked(
            "Lesson",
            "For each weight, the error at its end times the activation at its start, summed over the {m} samples: "
            "{dW_shape} = {delta_shape} {A_prev_T_shape}, the shape of {W}. The 1/m is in {delta} already.",
        ),
    ),
    "db": StepText(
        marked("Lesson", "How the {loss} changes with each bias: |{db} = Σ {delta}|, summed over the {m} samples."),
        marked(
            "Lesson",
            "A bias is added to every sample alike, so it collects the errors of all: {db_shape}, the shape of {b}.",
        ),
    ),
    "W": StepText(
        marked(
            "Lesson",
            "The network has learnt: in every layer, |{W} ← {W} − η {dW}| and |{b} ← {b} − η {db}|, with |η = {rate}|.",
        ),
        marked(
            "Lesson",
            "A gradient points to where the {loss} grows fastest, so the step goes the other way. Too large a step "
            "goes past the valley.",
        ),
    ),
    "start": StepText(
        marked("Lesson", "The network has learnt nothing yet: each {W} is drawn at random, and each {b} is 0."),
        marked("Lesson", "The first update begins with the inputs, on the way forward to the {loss}."),
    ),
    "ordinary": StepText(
        marked("Lesson", "Everything of this epoch is computed: look at any of it in the {inspector}."),
        marked("Lesson", "Press {next_keys} to see the next update one quantity at a time, {back_keys} to go back."),
    ),
}
"""Which sentences belong to which step; those of A go by the name of the activation."""

SLOPES: dict[str, str] = {
    "relu": marked("Lesson", "|φ′ = 1| where |Z > 0|, and 0 where the neuron is silent"),
    "sigmoid": marked("Lesson", "|φ′ = A (1 − A)|, which is never more than 1/4"),
    "tanh": marked("Lesson", "|φ′ = 1 − A²|, small where A is near −1 or 1"),
    "linear": marked("Lesson", "|φ′ = 1| everywhere"),
}
"""The slope of each activation in words, by its name."""

PLACES: dict[str, str] = {
    "boundary": marked("Lesson", "decision boundary"),
    "loss": marked("Lesson", "loss"),
    "inspector": marked("Lesson", "inspector"),
}
"""What else than matrices can be linked to."""
