"""The curves of several classes over one input, each in the colour of its class."""

from collections.abc import Sequence

from app.style.theme import LIGHT, Theme
from app.views.plane.plane_plot import PlanePlot
from app.views.plane.surface import NOTHING, Polyline
from app.views.plots.lines import Line

CURVES_Z = 1


class ClassCurves:
    """Layers of a plot, one for each class that has had a curve."""

    def __init__(self, plane: PlanePlot, width: float) -> None:
        self._plane, self._width = plane, width
        self._theme = LIGHT
        self.lines: list[Line] = []

    def show_curves(self, curves: Sequence[Polyline]) -> None:
        """Draw these from now on, that of the first class first."""
        while len(self.lines) < len(curves):
            line = Line(self._width)
            line.setZValue(CURVES_Z)
            self._plane.addItem(line, ignoreBounds=True)
            self.lines.append(line)
            self.color(self._theme)
        for k, line in enumerate(self.lines):
            if k < len(curves) or not line.is_empty():
                line.setData(*(curves[k] if k < len(curves) else NOTHING))

    def color(self, theme: Theme) -> None:
        """Draw in the colours of a theme from now on."""
        self._theme = theme
        for k, line in enumerate(self.lines):
            line.set_color(theme.class_colors[k])

    def set_width(self, width: float) -> None:
        """Draw them so many pixels wide from now on."""
        self._width = width
        for line in self.lines:
            line.set_width(width)
