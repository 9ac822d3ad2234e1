"""What slides say of the predictions, which depends on the kind of task."""

from collections.abc import Mapping

from app.views.plane.class_grounds import SeveralClasses, TwoClasses
from app.views.plane.class_lines import ClassesOverLine
from app.views.plane.ground import Ground
from app.views.plane.grounds import ground_of
from app.views.plane.number_grounds import CurveOverLine, Numbers
from mlp_engine import Frame, marked

Words = Mapping[str, str]
_CLASSES: Words = {
    "picture": marked("Slides", "Decision boundary"),
    "series": marked("Slides", "How the boundary bends"),
    "score_title": marked("Slides", "Accuracy"),
}
_NUMBERS: Words = {
    "picture": marked("Slides", "Predictions"),
    "series": marked("Slides", "How the predictions change"),
    "score_title": "R²",
    "score_formula": marked(
        "Slides", "R² = 1 − Σ(ŷ − y)² / Σ(y − mean of y)²: it is 1 if every ŷ is y, and 0 if every ŷ is the mean."
    ),
}
TASK_WORDS: dict[type[Ground], Words] = {
    TwoClasses: {
        **_CLASSES,
        "prediction": marked("Slides", "p(x) = A[{L}] for the input x. The line is where p(x) = 0.5."),
        "predictions": marked(
            "Slides", "Each picture shows p(x) = A[{L}] with the weights of its epoch, on one scale from 0 to 1."
        ),
        "score_formula": marked("Slides", "Accuracy: the share of samples on the right side of p(x) = 0.5."),
    },
    SeveralClasses: {
        **_CLASSES,
        "prediction": marked(
            "Slides", "A[{L}] has a row for each class; the largest is the answer. The lines are where two are equal."
        ),
        "predictions": marked(
            "Slides", "Each picture shows which row of A[{L}] is the largest, with the weights of its epoch."
        ),
        "score_formula": marked("Slides", "Accuracy: the share of samples whose own class has the largest output."),
    },
    ClassesOverLine: {
        **_CLASSES,
        "prediction": marked("Slides", "The curve is p(x) = A[{L}] for each input x, of several classes one for each."),
        "predictions": marked("Slides", "Each picture shows p(x) = A[{L}] with the weights of its epoch."),
        "score_formula": marked("Slides", "Accuracy: the share of samples whose own class is the likeliest."),
    },
    Numbers: {
        **_NUMBERS,
        "prediction": marked("Slides", "ŷ = A[{L}] for the input x. The line is where ŷ = 0."),
        "predictions": marked(
            "Slides", "Each picture shows ŷ = A[{L}] with the weights of its epoch, all on one scale."
        ),
    },
    CurveOverLine: {
        **_NUMBERS,
        "prediction": marked("Slides", "The curve is ŷ = A[{L}] for each input x."),
        "predictions": marked("Slides", "Each picture shows ŷ = A[{L}] with the weights of its epoch."),
    },
}
"""By ground: what it shows, what a series shows, and the score, to be translated in the context "Slides"."""


def task_words(frame: Frame) -> Words:
    """Return the words for the run of a frame, to be translated and filled."""
    return TASK_WORDS[type(ground_of(frame))]
