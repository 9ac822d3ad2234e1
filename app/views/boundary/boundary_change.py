"""How what the network predicts for each point of its input space has changed between two epochs."""

from PySide6.QtWidgets import QWidget

from app.style.theme import Theme
from app.views.heatmaps.color_bar import ColorBar
from app.views.plane.class_grounds import TwoClasses
from app.views.plane.ground import Ground
from app.views.plane.grounds import ground_of
from app.views.plane.plane_plot import PlanePlot
from app.views.plane.surface import around_pixels
from app.views.plots.lines import HAIR, WIDE, Line
from app.views.plots.plot_key import LINE, THIN_LINE, KeyEntry
from app.views.plots.plot_view import PlotView
from app.views.plots.smooth_image import SmoothImage
from mlp_engine import Frame


class BoundaryChange(PlotView):
    """What the ``Ground`` of the task makes of two frames, as colours, and the lines of both, on the axes of either."""

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
        self._ground: Ground = TwoClasses(2)
        self.hide_controls()
        self.retranslate()
        self.color(self.theme)

    def show_change(self, a: Frame, b: Frame) -> None:
        """Show what has changed from ``a`` to ``b``, frames with predictions for the same places, if any."""
        self._before = a
        self.show_frame(b)

    def draw(self, frame: Frame) -> None:
        before, ground = self._before, ground_of(frame)
        if before is None or not (ground.is_known(before) and ground.is_known(frame)):
            self.color_bar.hide()
            self.show_message(self.tr("There is no decision boundary to compare."))
            return
        self.show_message("")
        if ground != self._ground:
            self._ground = ground
            self.retranslate()
            self.color(self.theme)
        self._draw_change(before, frame)

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self.image.set_table(self._ground.change_table(theme))
        for line in (self.line_before, self.line_after):
            line.set_color(theme.contour)
        self._show_key()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_name(self.tr("Change of {0}").format(self._ground.symbol))
        self.plane.name_axes(self._ground.axis_labels, self._ground.axis_columns)
        self.color_bar.setAccessibleName(self.tr("Scale of the change of {0}").format(self._ground.symbol))
        self._show_key()

    def cursor_hint(self) -> str:
        return ""

    def _show_key(self) -> None:
        name, ink = self._ground.line_name, self.theme.contour
        self.show_key([KeyEntry(THIN_LINE, ink, f"A: {name}"), KeyEntry(LINE, ink, f"B: {name}")])

    def _draw_change(self, before: Frame, after: Frame) -> None:
        levels, limit = self._ground.change(before, after)
        self.image.set_indices(levels)
        plane = self._ground.plane(after)
        if levels.size:
            self.image.set_rect(around_pixels(plane, *levels.shape))
        self.plane.is_map = self._ground.is_map
        self.plane.set_plane(plane)
        self.line_before.setData(*self._ground.line(before))
        self.line_after.setData(*self._ground.line(after))
        self.color_bar.setVisible(limit is not None)
        if limit is not None:
            self.color_bar.show_scale(limit)
