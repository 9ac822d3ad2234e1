"""What a neuron and what it gives are called."""

from PySide6.QtCore import QCoreApplication

from app.style.translation import engine_text
from app.views.plane.axes import input_names, shown_plane
from mlp_engine import ACTIVATION_REGISTRY, Frame, Plane


def neuron_title(frame: Frame, l: int, neuron: int) -> str:
    """Return the name of a neuron's output, such as "A[1], neuron 3: tanh"; layer 0 are the inputs."""
    if l == 0:
        return QCoreApplication.translate("NeuronWords", "input {0}").format(frame.config.input_labels[neuron])
    activation = engine_text(ACTIVATION_REGISTRY[frame.layers[l - 1].activation].label)
    title = QCoreApplication.translate("NeuronWords", "{0}, neuron {1}: {2}")
    return title.format(f"A[{l}]", neuron + 1, activation)


def axis_names(frame: Frame) -> tuple[str, str]:
    """Return what the two inputs are called that a frame's maps are over."""
    names = input_names(frame)
    across, up = shown_plane(frame, Plane()).axes
    return names[across], names[up]
