"""The frames that an export is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtWidgets import QWidget

from app.export.figures.choices import ExportChoices
from app.export.figures.epoch_list import read_epochs
from app.export.figures.figures import When
from app.files.origin import Origin
from app.views.boundary.boundary_view import BoundaryView
from app.views.neuron.neuron_view import NeuronView
from app.views.view import View
from mlp_engine import Frame, with_resolution
from mlp_engine.frame_request import RESOLUTION

MOST_WEIGHTS = 2_000  # of a network whose decision boundary is computed anew in the GUI thread


@dataclass(frozen=True)
class Material:
    """What there is to draw.

    Attributes
    ----------
    now : the frame that the pictures are of
    past : frames of the earlier epochs that ``needed_epochs`` names
    models : the views on the screen, for a picture to take after
    window : to be pictured as it is
    desk : how the run is looked at, for a file to keep
    """

    now: Frame
    past: Mapping[int, Frame] = field(default_factory=dict)
    models: tuple[View, ...] = ()
    window: QWidget | None = None
    desk: Mapping[str, object] = field(default_factory=dict)

    @property
    def origin(self) -> Origin:
        """Where the pictures come from."""
        return Origin(self.now.point)

    def frames(self, choices: ExportChoices) -> list[Frame]:
        """Return the frames that a figure shows, ascending."""
        epochs = shown_epochs(choices, self.now.epoch)
        return [self.now if epoch == self.now.epoch else self.past[epoch] for epoch in epochs]


def shown_epochs(choices: ExportChoices, last: int) -> tuple[int, ...]:
    """Return the epochs that a figure shows, ascending; raises InvalidInput if the user's list cannot be read."""
    spec = choices.spec
    if spec.when is When.START:
        return (0,)
    if spec.when is When.START_AND_NOW:
        return (0, last)
    if spec.when is When.CHOSEN:
        return read_epochs(choices.epochs or spec.epochs, last)
    return (last,)


def needed_epochs(choices: ExportChoices, last: int) -> tuple[int, ...]:
    """Return the earlier epochs whose frames an export needs; raises InvalidInput as ``shown_epochs``."""
    figures = parts_of(choices)
    return tuple(sorted({epoch for figure in figures for epoch in shown_epochs(figure, last)} - {last}))


def is_of_whole_epochs(choices: ExportChoices) -> bool:
    """Tell whether an export shows what the run was in its epochs, and not how far the present one has come."""
    return choices.spec.when is not When.NOW or bool(choices.spec.parts)


def is_of_midst(frame: Frame) -> bool:
    """Tell whether a frame is of the midst of an epoch: of an update, or between two."""
    return bool(frame.point.update) or not frame.progress.is_complete


def shows_plane(choices: ExportChoices) -> bool:
    """Tell whether a decision boundary, or the output of a neuron, is among the views of an export."""
    return any(view in part.spec.views for part in parts_of(choices) for view in (BoundaryView, NeuronView))


def sharp(frame: Frame, choices: ExportChoices) -> Frame:
    """Return the frame with a finer plane of predictions than while training, if an export shows one.

    A large network would take seconds to compute it; its plane stays as it was on the screen.
    """
    n_weights = sum(layer.W.size for layer in frame.layers)
    return with_resolution(frame, RESOLUTION) if shows_plane(choices) and n_weights <= MOST_WEIGHTS else frame


def parts_of(choices: ExportChoices) -> list[ExportChoices]:
    """Return the choices for each figure of a series or of slides, or just the ones given."""
    return [replace(choices, figure=name) for name in choices.spec.parts] or [choices]
