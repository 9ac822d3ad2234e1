"""A view of a plane on which samples can be drawn, and which can be over other inputs."""

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.style.icons import icon
from app.style.theme import Theme
from app.views.boundary.drawing import Drawing
from app.views.boundary.drawing_bar import DrawingBar
from app.views.boundary.plane_chooser import PlaneChooser
from app.views.plane.ground import Ground
from app.views.plane.plane_plot import PlanePlot
from app.views.plots.plot_view import PlotView
from app.widgets.keys import Place
from mlp_engine import Frame, Plane


class PlaneView(PlotView):
    """A plot of a plane: a bar to draw with above it, behind a button, and choices of its inputs below it.

    In a picture there is neither.
    """

    places: tuple[Place, ...] = (Place.PLOT, Place.BOUNDARY)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.plane = PlanePlot()
        super().__init__(self.plane, parent)
        self.chooser = PlaneChooser()
        self.drawing_bar = DrawingBar()
        self.drawing = Drawing(self.plane, self.drawing_bar)
        self.draw_button = self.add_tool()
        self.add_above(self.drawing_bar)
        self.chooser.chosen.connect(self._choose_plane)
        self.chooser.others_button.toggled.connect(self._draw_newest)
        self.draw_button.toggled.connect(self._draw_by_hand)
        self.drawing.ended.connect(self._draw_newest)
        self.drawing.deed_made.connect(self.deed_requested)

    def offer_plane(self, frame: Frame) -> None:
        """Offer the inputs of a frame to choose from."""
        if not self.is_picture:
            self.chooser.show_frame(frame, self.selection.plane)

    def draw_on(self, frame: Frame, ground: Ground) -> None:
        """Let hands draw on this frame from now on."""
        if not self.is_picture:
            self.drawing_bar.show_ground(ground)
            self.drawing.show_frame(frame, ground, self.selection.plane)

    @Slot(object)
    def _choose_plane(self, plane: Plane) -> None:
        self.selection_requested.emit(replace(self.selection, plane=plane))

    @Slot()
    def _draw_newest(self) -> None:
        """Draw anew what is written elsewhere now."""
        if self.frame is not None and self.isVisible():
            self.draw_in_full(self.frame)

    @Slot(bool)
    def _draw_by_hand(self, is_on: bool) -> None:
        """Have the mouse and the keys draw samples from now on, or no more."""
        self.places = (*PlaneView.places, Place.DRAWING) if is_on else PlaneView.places
        self.drawing_bar.setVisible(is_on)
        self.drawing.set_on(is_on)

    def hide_controls(self) -> None:
        self.draw_button.setChecked(False)
        super().hide_controls()
        for control in (self.draw_button, self.chooser):
            control.hide()

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self.draw_button.setIcon(icon("draw", theme))

    def retranslate(self) -> None:
        super().retranslate()
        self.draw_button.setAccessibleName(self.tr("Draw points"))
        self.draw_button.setToolTip(self.tr("Add, move and erase samples by the mouse or the keyboard."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.chooser.set_room(event.size().height())
        super().resizeEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.drawing.put_down()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.drawing.obey(event):
            super().keyPressEvent(event)
