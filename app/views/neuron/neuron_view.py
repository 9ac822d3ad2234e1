"""What the picked neuron gives for each point of the input space, and where the samples lie."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.lesson.moments import moment_of
from app.lesson.numbers import fixed, short, symmetric_limit
from app.lesson.selection import Selection
from app.style.theme import Theme
from app.views.plane.ground import NO_PIXELS, Ground
from app.views.plane.grounds import ground_of
from app.views.plane.neuron_scale import NeuronScale, neuron_levels, scales_of
from app.views.plane.neuron_words import neuron_title
from app.views.plane.plane_plot import PlanePlot
from app.views.plane.reading import Reading
from app.views.plane.sample_key import sample_entries, sample_text
from app.views.plane.sample_layers import HOLLOW, SampleLayers
from app.views.plane.samples import SampleMarks, SamplePointer
from app.views.plane.surface import NOTHING, around_pixels, level_line, plane_of, surface_values
from app.views.plots.lines import Line
from app.views.plots.plot_key import LINE, KeyEntry
from app.views.plots.plot_view import PlotView
from app.views.plots.smooth_image import SmoothImage
from app.views.view import View
from app.widgets.keys import Place
from mlp_engine import Frame
from mlp_engine.arrays import FloatArray

LINE_WIDTH = 1.6  # px
ABOVE_CURSOR = 30  # z of the marks


class NeuronView(PlotView):
    """The output A of a neuron as colours, the line where it is neutral, and the samples.

    Which neuron it is says the frame; as long as there is none, a sentence says how to pick one. Near a sample pointing
    lights it, and a click or Enter picks it.
    """

    places = (Place.PLOT, Place.BOUNDARY)
    least_lines = 13.8, 10.9

    def __init__(self, parent: QWidget | None = None) -> None:
        self.plane = PlanePlot()
        super().__init__(self.plane, parent)
        self.image, self.line = SmoothImage(), Line(LINE_WIDTH)
        self.plane.add_layers(self.image, self.line)
        self.samples, self.marks = SampleLayers(self.plane), SampleMarks()
        self.marks.setZValue(ABOVE_CURSOR)
        self.plane.addItem(self.marks, ignoreBounds=True)
        self.reading = Reading(self.plane, self.marks)
        self.scale: NeuronScale | None = None
        self._ground: Ground | None = None
        self._is_discrete = self._is_difference = False
        self._X: FloatArray | None = None  # whose samples are drawn
        self._neuron: tuple[int, int] | None = None  # that is drawn
        self._pointer = SamplePointer(self, self.plane)
        self.plane.cursor_moved.connect(self._show_reading)
        self.retranslate()
        self.color(self.theme)

    @property
    def is_discrete(self) -> bool:
        """Whether the output is drawn in two colours."""
        return self._is_discrete

    def show_discrete(self, is_discrete: bool) -> None:
        """Draw the output in two colours, or in all."""
        if is_discrete != self._is_discrete:
            self._is_discrete = is_discrete
            self._draw_again()

    def become_difference(self) -> None:
        self._is_difference = True

    def take_after(self, other: View) -> None:
        super().take_after(other)
        if isinstance(other, NeuronView):
            self._is_discrete = other.is_discrete
        self.show_selection(replace(other.selection, hovered=None))

    def draw(self, frame: Frame) -> None:
        """Draw all of a frame or, while frames come quickly, of some only the output."""
        is_same = frame.X is self._X and _neuron_of(frame) == self._neuron is not None
        if self._pace.takes(frame) or not is_same:
            self.draw_in_full(frame)
        else:
            self._draw_output(frame)

    def draw_in_full(self, frame: Frame) -> None:
        self._neuron = _neuron_of(frame)
        sentence = self._sentence(frame)
        self.show_message(sentence)
        self._show_title()
        if sentence:
            self._X = self._pointer.X = None
            return
        ground = self._ground = ground_of(frame)
        assert ground is not None
        self.plane.name_axes(ground.axis_labels, ground.axis_columns)
        self._draw_output(frame)
        self.plane.set_plane(ground.plane(frame))
        self._draw_samples(frame, ground)
        self._show_keys()
        self._show_reading()

    def _sentence(self, frame: Frame) -> str:
        """Return why there is no plane; empty if there is one."""
        ground = ground_of(frame)
        if ground is None or not ground.is_map:
            return self.tr("The output of a neuron can be drawn only over two inputs.")
        if self._neuron is None and self.selection.neuron is None:
            return self.tr("Pick a neuron in the network: what it gives over the plane of the inputs is shown here.")
        return ""

    def _draw_output(self, frame: Frame) -> None:
        """Draw the colours and the line, as far as the output is known."""
        surface = frame.surface
        if surface is None or surface.A is None or surface.neuron is None:
            self.image.set_indices(NO_PIXELS)
            self.line.setData(*NOTHING)
            return
        scale = self._scale_of(frame, surface.A, *surface.neuron)
        self._take_scale(scale)
        (levels,) = neuron_levels([scale], surface.A[np.newaxis], self._is_discrete)
        self.image.set_indices(levels)
        self.image.set_rect(around_pixels(plane_of(surface), *levels.shape))
        self.line.setData(*level_line(surface, surface.A, scale.center))

    def _scale_of(self, frame: Frame, A: FloatArray, l: int, neuron: int) -> NeuronScale:
        if self._is_difference:
            return NeuronScale(limit=symmetric_limit(np.where(np.isfinite(A), A, 0.0)))
        return scales_of(frame, l, A[np.newaxis], [neuron])[0]

    def _take_scale(self, scale: NeuronScale) -> None:
        """Draw on this scale from now on."""
        if scale != self.scale:
            self.scale = scale
            self.image.set_table(scale.table(self.theme))
            self.plane.show_scale(scale.bar("A"))

    def _draw_samples(self, frame: Frame, ground: Ground) -> None:
        if frame.X is not self._X:
            self._X, self._pointer.X = frame.X, ground.places(frame.X, frame.Y)
            self.samples.show_samples(frame, ground)
            self._mark_samples()

    @Slot()
    def _draw_again(self) -> None:
        if self.frame is not None:
            self.show_frame(self.frame)

    def show_selection(self, selection: Selection) -> None:
        """Mark the lit sample and those that pull most; ask for a neuron while none is picked."""
        before = self.selection
        super().show_selection(selection)
        if (before.lit_sample, before.pulls) != (selection.lit_sample, selection.pulls):
            self._mark_samples()
        if (before.layer, before.neuron) != (selection.layer, selection.neuron):
            self._draw_again()

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self.marks.theme = theme
        self.line.set_color(theme.contour)
        self.samples.color(theme)
        if self.scale is not None:
            self.image.set_table(self.scale.table(theme))
        self._show_keys()

    # Words

    def retranslate(self) -> None:
        super().retranslate()
        self.set_name(self.tr("Output of a neuron"))
        self._keys_text = self.accessibleDescription()
        self._mark_samples()
        self._draw_again()

    def cursor_hint(self) -> str:
        point = self.tr(
            "The arrow keys move a point that reads the output, with Shift in long steps. Escape removes it."
        )
        return f"{point} " + self.tr("Enter picks the sample nearest to it, a click the one that is clicked.")

    def _show_title(self) -> None:
        frame, neuron = self.frame, self._neuron
        if frame is None or neuron is None:
            self.title.set_text("")
            return
        name = neuron_title(frame, *neuron)
        self.title.set_text(
            self.tr("{0}; {1}").format(name, moment_of(frame)), name, f"A[{neuron[0]}][{neuron[1] + 1}]"
        )

    def _mark_samples(self) -> None:
        """Draw and tell what is lit, and draw what pulls."""
        sample = self.selection.lit_sample
        lit, pulls = self._pointer.place_of(sample), map(self._pointer.place_of, self.selection.pulls)
        label = "" if lit is None or sample is None else sample_text(self.frame, self._ground, sample)
        self.marks.show_marks(lit, label, [place for place in pulls if place is not None])
        told = ", ".join(label.splitlines())
        self.setAccessibleDescription(f"{told}. {self._keys_text}" if told else self._keys_text)
        self.reading.place()

    def _show_keys(self) -> None:
        if self._ground is None or self.scale is None:
            return
        entries = sample_entries(self.theme, self._ground, False)
        short_entries = list(entries) if self._ground.n_classes > 2 else []
        entries.append(KeyEntry(LINE, self.theme.contour, f"A = {short(self.scale.center)}"))
        if self.frame is not None and self.frame.X_test.size:
            entries.append(KeyEntry(HOLLOW, self.theme.text, self.tr("hollow: test")))
        self.show_key(entries, short=short_entries)

    @Slot()
    def _show_reading(self) -> None:
        """Read the output where the cursor is, beside it."""
        surface, place = None if self.frame is None else self.frame.surface, self.plane.cursor
        if surface is None or surface.A is None or place is None or self._ground is None:
            self.reading.read("")
            return
        only = replace(surface, outputs=surface.A[np.newaxis])
        A = float(surface_values(only, np.array([[place.x()], [place.y()]]))[0, 0])
        self.reading.read(f"{self._ground.place_text(place)}\nA = {fixed(A, '.3f')}")

    # What the user asks for

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pointer.takes(event):
            self._pointer.pick()
        else:
            super().keyPressEvent(event)


def _neuron_of(frame: Frame) -> tuple[int, int] | None:
    """Return the neuron whose output a frame holds."""
    surface = frame.surface
    return None if surface is None or surface.A is None else surface.neuron
