"""The one table of what can be exported.

A figure is one or more views, each drawn for one or more epochs: a row of panels for a picture, the same panels again
and again for an animation.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from app.export.figures.picture_size import SIZES, PictureSize
from app.views.boundary.boundary_view import BoundaryView
from app.views.confusion.confusion_view import ConfusionView
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from app.views.equation.equation_view import EquationView
from app.views.heatmaps.matrix_view import MatrixView
from app.views.inspector.inspector_view import InspectorView
from app.views.network.network_view import NetworkView
from app.views.neuron.neuron_view import NeuronView
from app.views.view import View
from app.views.weights.weights_view import WeightsView
from mlp_engine import marked

PICTURE_FORMATS = ("png", "svg", "pdf")
ANIMATION_FORMATS = ("gif", "webp")
SLIDE, WEB = (SIZES[name][1] for name in ("16:9", "web"))


class When(Enum):
    """Of which epochs a figure shows a frame."""

    NOW = auto()
    START = auto()
    START_AND_NOW = auto()
    CHOSEN = auto()


@dataclass(frozen=True)
class FigureSpec:
    """One thing that can be exported.

    Attributes
    ----------
    title : to be translated in the context "Figures"
    output : what comes out, a name of OUTPUTS
    formats : names of FORMATS, the usual one first
    views : makes the views of one epoch, from left to right
    when : the epochs
    epochs : for chosen epochs, which ones unless the user says so
    parts : for a series and for slides, the names of their figures
    size : the usual one
    group : under which heading it stands, a name of GROUPS
    """

    title: str
    output: str = "picture"
    formats: tuple[str, ...] = PICTURE_FORMATS
    views: tuple[Callable[[], View], ...] = ()
    when: When = When.NOW
    epochs: str = ""
    parts: tuple[str, ...] = ()
    size: PictureSize = SLIDE
    group: str = "views"


_of_lesson = partial(FigureSpec, group="lesson")
_animation = partial(
    FigureSpec,
    output="animation",
    formats=ANIMATION_FORMATS,
    when=When.CHOSEN,
    epochs="0..last/40",
    size=WEB,
    group="moving",
)

GROUPS: dict[str, str] = {
    "views": marked("Figures", "Views"),
    "lesson": marked("Figures", "Figures of the lesson"),
    "matrix": marked("Figures", "One matrix of layer {layer}"),
    "moving": marked("Figures", "Slides and animations"),
    "data": marked("Figures", "Data"),
}
"""The headings of the figures in the order of the dialog, to be translated in the context "Figures"."""

FIGURES: dict[str, FigureSpec] = {
    "window": FigureSpec(marked("Figures", "The window"), "window", ("png",)),
    "network": FigureSpec(marked("Figures", "Network"), views=(NetworkView,)),
    "boundary": FigureSpec(marked("Figures", "Decision boundary"), views=(BoundaryView,)),
    "neuron": FigureSpec(marked("Figures", "Output of a neuron"), views=(NeuronView,)),
    "loss": FigureSpec(marked("Figures", "Loss and accuracy"), views=(LossView,)),
    "gradient_norms": FigureSpec(marked("Figures", "Gradient norms"), views=(GradientNormView,)),
    "weights": FigureSpec(marked("Figures", "Weights, start and now"), views=(WeightsView,)),
    "confusion": FigureSpec(marked("Figures", "Confusion matrix"), views=(ConfusionView,)),
    "inspector": FigureSpec(marked("Figures", "Inspector"), views=(InspectorView,)),
    "equation": FigureSpec(marked("Figures", "Equation"), views=(EquationView,)),
    "training_curves": _of_lesson(marked("Figures", "Loss beside gradient norms"), views=(LossView, GradientNormView)),
    "decision_boundary_before": _of_lesson(
        marked("Figures", "Decision boundary before training"), views=(BoundaryView,), when=When.START
    ),
    "decision_boundary_after": _of_lesson(marked("Figures", "Decision boundary after training"), views=(BoundaryView,)),
    "before_after": _of_lesson(
        marked("Figures", "Decision boundary before | after"), views=(BoundaryView,), when=When.START_AND_NOW
    ),
    "film_strip": _of_lesson(
        marked("Figures", "Film strip of the decision boundary"),
        views=(BoundaryView,),
        when=When.CHOSEN,
        epochs="0, 10, 100, 1000, last",
    ),
    "weight_heatmaps": _of_lesson(marked("Figures", "Weight heatmaps"), views=(WeightsView,)),
    **{
        f"matrix_{name}": FigureSpec(title, views=(partial(MatrixView, symbol),), group="matrix")
        for name, symbol, title in (
            ("A_prev", "A_prev", marked("Figures", "Matrix A of the layer before")),
            ("W", "W", marked("Figures", "Matrix W")),
            ("b", "b", marked("Figures", "Vector b")),
            ("Z", "Z", marked("Figures", "Matrix Z")),
            ("A", "A", marked("Figures", "Matrix A")),
            ("delta", "δ", marked("Figures", "Matrix δ")),
            ("dW", "dW", marked("Figures", "Matrix dW")),
            ("db", "db", marked("Figures", "Vector db")),
        )
    },
    "lesson": _of_lesson(
        marked("Figures", "The four figures of the lesson"),
        "series",
        parts=("decision_boundary_before", "decision_boundary_after", "training_curves", "weight_heatmaps"),
    ),
    "slides": FigureSpec(
        marked("Figures", "Slides of the run"),
        "slides",
        ("pptx",),
        parts=("network", "decision_boundary_before", "decision_boundary_after", "film_strip", "weights", "inspector"),
        group="moving",
    ),
    "animation": _animation(marked("Figures", "Animation of the decision boundary"), views=(BoundaryView,)),
    "animation_loss": _animation(
        marked("Figures", "Animation of the boundary beside the loss"), views=(BoundaryView, LossView)
    ),
    "run": FigureSpec(marked("Figures", "The run, to go on with"), "run", ("layerscope",), group="data"),
    "curves": FigureSpec(marked("Figures", "Curves as numbers"), "curves", ("csv",), group="data"),
    "parameters": FigureSpec(
        marked("Figures", "Weights and biases as arrays"), "parameters", ("npz", "safetensors", "json"), group="data"
    ),
    "code": FigureSpec(marked("Figures", "The run as code"), "code", ("py", "torch", "ipynb"), group="data"),
}
