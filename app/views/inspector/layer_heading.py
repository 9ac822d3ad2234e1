"""What stands above the inspector."""

from PySide6.QtCore import QCoreApplication

from app.style.translation import engine_text
from app.views.text.typeset import TypesetLine
from mlp_engine import ACTIVATION_REGISTRY, Frame


class LayerHeading(TypesetLine):
    """Which layer it is, with its activation and, where there is room, its numbers of inputs and neurons."""

    def __init__(self) -> None:
        super().__init__(is_bold=True)

    def show_layer(self, frame: Frame) -> None:
        """Name the layer whose samples a frame carries."""
        layer = frame.layers[frame.samples.l - 1]
        activation = engine_text(ACTIVATION_REGISTRY[layer.activation].label)
        texts = (
            QCoreApplication.translate("InspectorView", "Layer {layer}: {activation}, {inputs} → {neurons}"),
            QCoreApplication.translate("InspectorView", "Layer {layer}: {activation}"),
        )
        fields = {"layer": layer.l, "activation": activation, "inputs": layer.n_in, "neurons": layer.n_out}
        self.set_text(*(text.format(**fields) for text in texts))
