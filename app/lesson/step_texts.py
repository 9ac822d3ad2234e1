"""What each step of an update computes, and why: the one table of the lesson's sentences and of the links in them.

A sentence names its terms in braces, such as {W} or {equation}, so that a translation can put them in any order. What
stands between two bars stays on one line.
"""

from dataclasses import dataclass

from mlp_engine import marked


@dataclass(frozen=True)
class StepText:
    """What a step computes, and why, both to be translated in the context "Lesson"."""

    what: str
    why: str


STEP_TEXTS: dict[str, StepText] = {
    "Z_first": StepText(
        marked("Lesson", "Each neuron of layer {l} weighs the inputs and adds its bias: |{equation}|."),
        marked(
            "Lesson",
            "In shapes {shapes}: every column is one of {samples}, so all are computed at once, and {b} is added to "
            "each column.",
        ),
    ),
    "Z_made": StepText(
        marked("Lesson", "Each neuron of layer {l} weighs the inputs and adds its bias: |{equation}|."),
        marked(
            "Lesson",
            "{A_prev} has the rows |{inputs}|, made of the samples X. In shapes {shapes}: every column is one of "
            "{samples}, so all are computed at once, and {b} is added to each column.",
        ),
    ),
    "Z": StepText(
        marked(
            "Lesson",
            "Each neuron of layer {l} weighs the {n_in} activations of the layer before and adds its bias: "
            "|{equation}|.",
        ),
        marked(
            "Lesson",
            "In shapes {shapes}: the inner numbers match, for each activation has its weight. This layer sees the "
            "data only through {A_prev}.",
        ),
    ),
    "A": StepText("{activation_what}", "{activation_why}"),
    "A_last": StepText(
        marked("Lesson", "The prediction is made: |ŷ = {equation}| with φ = {activation}, a column for each sample."),
        marked("Lesson", "Where |ŷ = 0.5| the network cannot decide: that is the line in the {boundary}."),
    ),
    "A_classes": StepText(
        marked(
            "Lesson", "The prediction ŷ is made, a row for each class and a column for each sample. {activation_what}"
        ),
        marked(
            "Lesson",
            "{activation_why} The class with the largest ŷ is the answer; where two are equally large runs a line in "
            "the {boundary}.",
        ),
    ),
    "A_regression": StepText(
        marked("Lesson", "The prediction is made: |ŷ = {equation}| with φ = {activation}, a column for each sample."),
        marked("Lesson", "ŷ is no class but a number, which is to come near the target of its sample."),
    ),
    "loss": StepText(
        "{loss_what}",
        marked("Lesson", "All that follows asks one question: how would this number change with each weight?"),
    ),
    "loss_of_batch": StepText(
        "{loss_what}",
        marked(
            "Lesson",
            "It is the loss of {samples} alone; the curve has that of all samples, once an epoch. All that follows "
            "asks how this number would change with each weight.",
        ),
    ),
    "δ_last": StepText(
        marked("Lesson", "Now backwards: {δ} says how the {loss} changes with each entry of {Z}. It is |{equation}|."),
        marked("Lesson", "The error, with the 1/m of the mean, times the slope of {activation}: {slope}."),
    ),
    "δ_cancelled": StepText(
        marked("Lesson", "Now backwards: {δ} says how the {loss} changes with each entry of {Z}. It is |{equation}|."),
        marked(
            "Lesson",
            "The error, with the 1/m of the mean, and no |φ′|: the slope of {activation} cancels with that of the "
            "logarithm in the {loss}. So even an answer that is sure and wrong is put right fast.",
        ),
    ),
    "δ": StepText(
        marked("Lesson", "The error goes back through the same weights: |{equation}|."),
        marked(
            "Lesson",
            "Each neuron answers for the errors it had a part in, in shapes {shapes}; then comes the slope of "
            "{activation}: {slope}.",
        ),
    ),
    "dW": StepText(
        marked("Lesson", "How the {loss} changes with each weight: |{equation}|."),
        marked(
            "Lesson",
            "For each weight, the error at its end times the activation at its start, summed over {samples}: {shapes}, "
            "the shape of {W}. The 1/m is in {δ} already.",
        ),
    ),
    "dW_penalty": StepText(
        marked("Lesson", "How the {loss} and the penalty change with each weight: |{equation}|."),
        marked(
            "Lesson",
            "For each weight, the error at its end times the activation at its start, summed over the {m} samples; the "
            "penalty pulls each weight towards 0, but no bias. The 1/m is in {δ} already.",
        ),
    ),
    "db": StepText(
        marked("Lesson", "How the {loss} changes with each bias: |{equation}|, summed over {samples}."),
        marked(
            "Lesson",
            "A bias is added to every sample alike, so it collects the errors of all: {db_shape}, the shape of {b}.",
        ),
    ),
    "W": StepText(
        marked("Lesson", "The network has learnt: in every layer, |{W_update}| and |{b_update}|, with |η = {rate}|."),
        "{optimizer_why}",
    ),
    "W_remembered": StepText(
        marked(
            "Lesson", "The network has learnt: in every layer, with |η = {rate}|, {updates}; and {b} in the same way."
        ),
        "{optimizer_why}",
    ),
    "start": StepText(
        "{initializer_what}",
        marked("Lesson", "The first update begins with the inputs, on the way forward to the {loss}."),
    ),
    "ordinary": StepText(
        marked("Lesson", "Everything of this epoch is computed: look at any of it in the {inspector}."),
        marked("Lesson", "Press {next_keys} to see the next update one quantity at a time, {back_keys} to go back."),
    ),
    "ordinary_of_batch": StepText(
        marked("Lesson", "The next update is computed with {samples}: look at any of it in the {inspector}."),
        marked(
            "Lesson",
            "An epoch makes one with each batch. Press {next_keys} to see this one quantity by quantity, {back_keys} "
            "to go back.",
        ),
    ),
}
"""Which sentences belong to which step; what the run has chosen, such as an activation, brings its own."""

CLIPPED = marked(
    "Lesson",
    "The gradient of all parameters may be no longer than {bound}: a longer one is shortened by c, else |c = 1|.",
)
"""What is said of an update where the gradient is clipped."""

PLACES: dict[str, str] = {
    "boundary": marked("Lesson", "decision boundary"),
    "loss": marked("Lesson", "loss"),
    "inspector": marked("Lesson", "inspector"),
}
"""What else than matrices can be linked to."""
