"""From the choices of a user to the files of an export."""

from app.export.code.code_output import CodeOutput
from app.export.data_files import CurvesOutput, ParametersOutput
from app.export.deck.run_slides import DeckOutput
from app.export.figures.choices import ExportChoices
from app.export.figures.formats import ending_of
from app.export.figures.material import Material
from app.export.output import Output
from app.export.pictures.picture_output import AnimationOutput, PictureOutput, SeriesOutput, WindowOutput
from app.export.run_output import RunOutput
from app.files.file_names import file_names, with_end

OUTPUTS: dict[str, type[Output]] = {
    "window": WindowOutput,
    "picture": PictureOutput,
    "series": SeriesOutput,
    "animation": AnimationOutput,
    "slides": DeckOutput,
    "run": RunOutput,
    "curves": CurvesOutput,
    "parameters": ParametersOutput,
    "code": CodeOutput,
}
"""What knows all about each kind of export."""


def output_of(choices: ExportChoices) -> type[Output]:
    """Return what knows all about the kind of export that was chosen."""
    return OUTPUTS[choices.spec.output]


def outputs_of(choices: ExportChoices, material: Material) -> list[Output]:
    """Return the files of an export.

    Raises InvalidInput if there are too many frames for an animation, or its epochs cannot be read.
    """
    kind = output_of(choices)
    return [kind(part, material) for part in kind.files(choices)]


def names_of(choices: ExportChoices, epoch: int) -> list[str]:
    """Return the names of the files of an export at an epoch; raises InvalidInput if the pattern cannot be used."""
    figures = [part.figure for part in output_of(choices).files(choices)]
    end, _, suffix = ending_of(choices.format).rpartition(".")
    return file_names(with_end(choices.pattern, end, suffix) if end else choices.pattern, figures, epoch, suffix)
