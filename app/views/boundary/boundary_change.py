"""How what the network thinks of each point of the input plane has changed between two epochs."""

import numpy as np
from PySide6.QtWidgets import QWidget

from app.lesson.numbers import symmetric_limit, written
from app.style.theme import Theme, diverging_table
from app.views.boundary.plane_plot import PlanePlot
from app.views.boundary.surface import DECIDED, around_pixels, decision_line, plane_of
from app.views.heatmaps.color_bar import ColorBar
from app.views.plots.lines import HAIR, WIDE, Line
from app.views.plots.plot_key import LINE, THIN_LINE, KeyEntry
from app.views.plots.plot_view import PlotView
from app.views.plots.smooth_image import SmoothImage
from mlp_engine import Frame, Surface


class BoundaryChange(PlotView):
    """p(x) of one frame less that of another, as colours, and the decision lines of both, on the axes of either."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.plane = PlanePlot()
        super().__init__(self.plane, parent)
        self.image = SmoothImage()
        self.line_before, self.line_after = Line(HAIR), Line(WIDE)
        self.plane.add_layers(self.image, self.line_before, self.line_after)
        self.plane.has_bar = False
        self.color_bar = ColorBar()
        self.add_below(self.color_bar)
        self._before: Frame | None = None
        self.hide_controls()
        self.retranslate()
        self.color(self.theme)

    def show_change(self, a: Frame, b: Frame) -> None:
        """Show what has changed from ``a`` to ``b``, frames with surfaces of the same places, if any."""
        self._before = a
        self.show_frame(b)

    def draw(self, frame: Frame) -> None:
        before = self._before.surface if self._before is not None else None
        if before is None or frame.surface is None:
            self.color_bar.hide()
            self.show_message(self.tr("There is no decision boundary to compare."))
            return
        self.show_message("")
        self.color_bar.show()
        self._draw_surfaces(before, frame.surface)

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self.image.set_table(diverging_table(theme))
        for line in (self.line_before, self.line_after):
            line.set_color(theme.contour)
        self._show_key()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_name(self.tr("Change of p(x)"))
        self.plot.setLabel("bottom", "x₁")
        self.plot.setLabel("left", "x₂")
        self.color_bar.setAccessibleName(self.tr("Scale of the change of p(x)"))
        self._show_key()

    def cursor_hint(self) -> str:
        return ""

    def _show_key(self) -> None:
        name, ink = f"p(x) = {written(DECIDED)}", self.theme.contour
        self.show_key([KeyEntry(THIN_LINE, ink, f"A: {name}"), KeyEntry(LINE, ink, f"B: {name}")])

    def _draw_surfaces(self, before: Surface, after: Surface) -> None:
        change = after.outputs[0] - before.outputs[0]  # (r, r)
        change = np.where(np.isnan(change), 0.0, change)
        limit = symmetric_limit(change)
        self.image.set_indices(np.rint(127.5 * (1.0 + change / limit)).clip(0, 255).astype(np.uint8))
        plane = plane_of(after)
        self.image.set_rect(around_pixels(plane, len(change)))
        self.plane.set_plane(plane)
        self.line_before.setData(*decision_line(before))
        self.line_after.setData(*decision_line(after))
        self.color_bar.show_scale(limit)
