"""From the choices of a user to the files of an export."""

from PySide6.QtWidgets import QWidget

from app.export.animation.animation_output import AnimationOutput
from app.export.data_files import CurvesOutput, ParametersOutput
from app.export.deck.run_slides import DeckOutput
from app.export.figures.choices import ExportChoices
from app.export.figures.figures import Form
from app.export.figures.material import Material, parts_of
from app.export.output import Output
from app.export.pictures.picture_output import PictureOutput, WindowOutput


def outputs_of(choices: ExportChoices, material: Material, window: QWidget | None = None) -> list[Output]:
    """Return the files of an export.

    Raises InvalidInput if there are too many frames for an animation, or its epochs cannot be read.
    """
    form = choices.spec.form
    if form is Form.WINDOW and window is not None:
        return [WindowOutput(choices, material, window)]
    if form is Form.SERIES:
        return [PictureOutput(part, material) for part in parts_of(choices)]
    if form is Form.ANIMATION:
        return [AnimationOutput(choices, material)]
    if form is Form.DECK:
        return [DeckOutput(choices, material)]
    if form is Form.CURVES:
        return [CurvesOutput(choices, material.now.curves)]
    if form is Form.WEIGHTS:
        return [ParametersOutput(choices, material.now)]
    return [PictureOutput(choices, material)]
