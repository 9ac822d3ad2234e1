"""What a picture is drawn from: one or more views side by side, each with the frame it shows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from app.export.figures.picture_size import PictureSize
from app.export.pictures.drawing import logical_size
from app.lesson.selection import Selection
from app.style.theme import Theme, color
from app.views.boundary.boundary_view import BoundaryView
from app.views.heatmaps.matrix_view import MatrixView
from app.views.inspector.inspector_view import InspectorView
from app.views.neuron.neuron_view import NeuronView
from app.views.plots.plot_view import PlotView, align_plots
from app.views.view import View
from mlp_engine import Frame

GAP = 10  # px between two panels
ASPECT = 1.25  # the width of a panel over its height that suits most views
MOST_FULL_PANELS = 2  # more of them have no room for everything


class Sheet(QWidget):
    """Views in a grid, one for each panel, made for a picture and never shown on the screen.

    It is gone at the end of a ``with`` block.

    Parameters
    ----------
    kinds : makes the view of each panel, from left to right and from above
    size, theme : of the picture
    models : views on the screen; a panel of the same class takes after one
    has_equal_axes : whether a unit of x₁ is as long as one of x₂ on a decision boundary
    """

    def __init__(
        self,
        kinds: Sequence[Callable[[], View]],
        size: PictureSize,
        theme: Theme,
        models: Sequence[View] = (),
        has_equal_axes: bool = False,
    ) -> None:
        super().__init__()
        self.resize(logical_size(size))
        self._wear(theme)
        self.views = [kind() for kind in kinds]
        places = panel_places(len(self.views), self.size())
        for index, (view, place) in enumerate(zip(self.views, places, strict=True)):
            view.setParent(self)
            view.setGeometry(place)
            if isinstance(view, BoundaryView | NeuronView) and has_equal_axes:
                view.plane.most_stretch = 1.0
            self._prepare(view, theme, models, is_last=index == len(self.views) - 1)

    def __enter__(self) -> "Sheet":
        return self

    def __exit__(self, *_: object) -> None:
        self.deleteLater()

    def show_frames(self, frames: Sequence[Frame]) -> None:
        """Draw a frame in each panel, or the one frame in all."""
        shown = list(frames) * len(self.views) if len(frames) == 1 else frames
        for view, frame in zip(self.views, shown, strict=True):
            view.show_frame(frame)
        self.grab(QRect(0, 0, 1, 1))  # a widget that was never shown lays itself out when it is painted
        for view in self.views:
            view.finish()
        if len({view.key.height() for view in self.views if isinstance(view, PlotView)}) > 1:
            align_plots(self.views)
            for view in self.views:
                view.finish()

    def scale_to(self, frames: Sequence[Frame]) -> None:
        """Draw on one scale that suits all of ``frames`` from now on."""
        for view in self.views:
            view.scale_to(frames)

    def _wear(self, theme: Theme) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, color(theme.panel))
        self.setPalette(palette)
        self.setAutoFillBackground(not theme.is_clear)

    def _prepare(self, view: View, theme: Theme, models: Sequence[View], is_last: bool) -> None:
        view.apply_theme(theme)
        for model in models:
            if type(model) is type(view):
                view.take_after(model)
            elif isinstance(model, InspectorView) and isinstance(view, MatrixView):
                view.show_selection(Selection(neuron=model.selection.neuron))  # the matrix is one of the inspector's
        view.hide_controls()
        if isinstance(view, BoundaryView) and len(self.views) > MOST_FULL_PANELS:
            view.make_compact(has_key=is_last)


def panel_places(count: int, size: QSize) -> list[QRect]:
    """Return where panels lie in a sheet, row by row; a row that is not full is centred."""
    across = panels_across(count, size.width(), size.height())
    down = -(-count // across)
    width, height = (size.width() + GAP) // across - GAP, (size.height() + GAP) // down - GAP
    places = []
    for index in range(count):
        row, column = divmod(index, across)
        in_row = min(across, count - row * across)
        left = (size.width() - in_row * (width + GAP) + GAP) // 2
        places.append(QRect(left + column * (width + GAP), row * (height + GAP), width, height))
    return places


def panels_across(count: int, width: int, height: int) -> int:
    """Return how many panels to put beside each other, so that the smaller side of each is large."""

    def quality(across: int) -> float:
        down = -(-count // across)
        return min(width / across / ASPECT, height / down)

    return max(range(1, count + 1), key=quality)
