"""The one table of views in the window."""

from dataclasses import dataclass

from app.views.boundary.boundary_view import BoundaryView
from app.views.confusion.confusion_view import ConfusionView
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.curves.loss_view import LossView
from app.views.equation.equation_view import EquationView
from app.views.inspector.inspector_view import InspectorView
from app.views.network.network_view import NetworkView
from app.views.neuron.neuron_view import NeuronView
from app.views.view import View
from app.views.weights.weights_view import WeightsView
from mlp_engine import marked


@dataclass(frozen=True)
class ViewSpec:
    """A view in the window: its class, and its title to be translated in the context "Views"."""

    kind: type[View]
    title: str


VIEWS: dict[str, ViewSpec] = {
    "network": ViewSpec(NetworkView, marked("Views", "Network")),
    "boundary": ViewSpec(BoundaryView, marked("Views", "Decision boundary")),
    "loss": ViewSpec(LossView, marked("Views", "Loss and accuracy")),
    "gradient_norms": ViewSpec(GradientNormView, marked("Views", "Gradient norms")),
    "weights": ViewSpec(WeightsView, marked("Views", "Weights")),
    "inspector": ViewSpec(InspectorView, marked("Views", "Inspector")),
    "equation": ViewSpec(EquationView, marked("Views", "Equation")),
    "confusion": ViewSpec(ConfusionView, marked("Views", "Confusion")),
    "neuron": ViewSpec(NeuronView, marked("Views", "Output of a neuron")),
}
SET_UP_TITLE = marked("Views", "Set-up")
