"""What the network predicts for each point of its input space, and where the samples lie."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.lesson.moments import moment_of
from app.lesson.selection import Selection
from app.style.theme import Theme
from app.views.boundary.boundary_key import key_entries, measures, plane_notes, score_text
from app.views.boundary.class_curves import ClassCurves
from app.views.boundary.kinks import KinkMarks, first_layer_kinks
from app.views.boundary.plane_view import PlaneView
from app.views.painting.likeness import Rows, same_colors
from app.views.plane.class_grounds import TwoClasses
from app.views.plane.ground import Ground
from app.views.plane.grounds import class_names, ground_of
from app.views.plane.number_grounds import Numbers
from app.views.plane.reading import Reading
from app.views.plane.sample_key import sample_entries, sample_text
from app.views.plane.sample_layers import SampleLayers
from app.views.plane.samples import SampleMarks, SamplePointer
from app.views.plane.surface import NOTHING, around_pixels
from app.views.plots.lines import Line
from app.views.plots.plot_key import KeyEntry, key_text
from app.views.plots.plot_view import set_choices
from app.views.plots.smooth_image import SmoothImage
from app.views.text.live_text import TextBlock
from app.views.view import View
from mlp_engine import Frame, Plane
from mlp_engine.arrays import FloatArray

CONTOUR_WIDTH = 2.4  # px
COMPACT_SHARE = 0.65  # of the size of markers and of the width of the contour
LEAST_HEIGHT_WITH_KEYS = 180  # px, of a small panel
KINKS_Z, ABOVE_CURSOR = 7, 30
MUCH = 4  # of the 256 levels of a colour


class BoundaryView(PlaneView):
    """Predictions as the ``Ground`` of the task draws them, and the samples; pointing reads a prediction.

    Of several classes all are shown, or the output for one of them; of a regression, residuals if they are wanted. Near
    a sample pointing lights it, and a click or Enter picks it. While the predictions are not known the samples stand
    there alone.
    """

    least_lines = 13.8, 10.9

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ground: Ground = TwoClasses(2)
        self.image = SmoothImage()
        self.contour, self.curves = Line(CONTOUR_WIDTH), ClassCurves(self.plane, CONTOUR_WIDTH)
        self.plane.add_layers(self.image, self.contour)
        self.samples, self.kinks, self.marks = SampleLayers(self.plane), KinkMarks(), SampleMarks()
        for layer, z in ((self.kinks, KINKS_Z), (self.marks, ABOVE_CURSOR)):
            layer.setZValue(z)
            self.plane.addItem(layer, ignoreBounds=True)
        self.reading = Reading(self.plane, self.marks)
        self.class_key = TextBlock()
        self.class_key.hide()
        for below in (self.class_key, self.chooser):
            self.add_below(below)
        self.output_choice = self.add_choice()
        self.residual_switch = self.add_switch()
        self._is_compact = False
        self._X: FloatArray | None = None  # whose samples are drawn
        self._plane_drawn: Plane | None = None  # whose predictions are drawn
        self._pointer = SamplePointer(self, self.plane)
        self._offer_controls()
        self._connect()
        self.retranslate()
        self.color(self.theme)

    def _connect(self) -> None:
        self.output_choice.activated.connect(self._draw_again)
        self.residual_switch.toggled.connect(self._draw_again)
        self.plane.cursor_moved.connect(self._show_reading)

    def make_compact(self, has_key: bool) -> None:
        """Leave out what a small panel of a series has no room for; there is no way back.

        The epoch is its title, and the loss and the accuracy stand below it. The markers are small, the axes have few
        ticks and no names, and there is no bar for the scale. Below the plot there is room for the key of the classes,
        so that all panels of a series are alike, and with ``has_key`` it is there. A very small panel has a title and a
        plane, and nothing else.
        """
        self._is_compact = True
        self.key_share = 1.0
        self.class_key.show()
        self.class_key.set_clear(not has_key)
        self.contour.set_width(COMPACT_SHARE * CONTOUR_WIDTH)
        self.curves.set_width(COMPACT_SHARE * CONTOUR_WIDTH)
        self.samples.make_compact(COMPACT_SHARE)
        self.plane.make_compact()
        self.leave_out_title()
        self.retranslate()

    def draw(self, frame: Frame) -> None:
        """Draw all of a frame or, while frames come quickly, of some only what has changed much."""
        ground = self.ground
        has_other_plane = frame.surface is not None and frame.surface.plane != self._plane_drawn
        if self._pace.takes(frame) or frame.X is not self._X or has_other_plane:
            self.draw_in_full(frame)
            return
        levels = ground.levels(frame)
        if not levels.size or not same_colors(self.image.indices, levels, MUCH):
            self._draw_predictions(frame, ground, levels)
            self._show_reading()
        self.draw_on(frame, ground)

    def draw_in_full(self, frame: Frame) -> None:
        self._plane_drawn = None if frame.surface is None else frame.surface.plane
        self._take_ground(frame)
        self._show_texts()
        self._draw_predictions(frame, self.ground, self.ground.levels(frame))
        self._draw_samples(frame, self.ground)
        self._show_reading()
        self.draw_on(frame, self.ground)

    def show_selection(self, selection: Selection) -> None:
        """Mark the lit sample and those that pull most."""
        before = self.selection
        super().show_selection(selection)
        if (before.lit_sample, before.pulls) != (selection.lit_sample, selection.pulls):
            self._mark_samples()
        if before.answer != selection.answer and self.frame is not None:
            self.samples.show_answers(self.frame, self.ground, selection.answer)
            self._show_keys()
        if before.plane != selection.plane and self.frame is not None:
            self.offer_plane(self.frame)

    def take_after(self, other: View) -> None:
        super().take_after(other)
        self.show_selection(replace(other.selection, hovered=None))

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self.marks.theme = self.kinks.theme = theme
        self.contour.set_color(theme.contour)
        self.curves.color(theme)
        self.samples.color(theme)
        self.image.set_table(self.ground.table(theme))
        self._show_keys()

    def retranslate(self) -> None:
        super().retranslate()
        self.output_choice.setAccessibleName(self.tr("Classes to show"))
        self.output_choice.setToolTip(self.tr("Show the regions of all classes, or the output for one of them."))
        self.residual_switch.setText(self.tr("Residuals"))
        self.residual_switch.setAccessibleName(self.residual_switch.text())
        self.residual_switch.setToolTip(self.tr("Show ŷ − y of each sample in place of y."))
        self._name_classes()
        self._show_texts()
        self._name_picture()
        self._keys_text = self.accessibleDescription()
        self._mark_samples()

    def cursor_hint(self) -> str:
        point = self.tr(
            "The arrow keys move a point that reads the prediction, with Shift in long steps. Escape removes it."
        )
        return f"{point} " + self.tr("Enter picks the sample nearest to it, a click the one that is clicked.")

    # The ground

    def _take_ground(self, frame: Frame) -> None:
        """Draw on the ground that suits a frame, and that is wanted, from now on."""
        self._name_classes()
        chosen = self.output_choice.currentIndex() - 1
        ground = ground_of(frame, chosen if chosen >= 0 else None, self.selection.plane)
        self.offer_plane(frame)
        if ground == self.ground:
            return
        self.ground, self._X = ground, None
        self.image.set_table(ground.table(self.theme))
        self.plane.is_map = ground.is_map
        self.plane.show_scale(ground.scale)
        self._name_picture()
        self._offer_controls()

    def _offer_controls(self) -> None:
        self.offer(self.output_choice, self.ground.n_classes > 2)
        self.offer(self.residual_switch, isinstance(self.ground, Numbers))

    def _name_picture(self) -> None:
        self.set_name(*self.ground.names)
        labels = ("", "") if self._is_compact else self.ground.axis_labels
        self.plane.name_axes(labels, self.ground.axis_columns)

    def _name_classes(self) -> None:
        """Offer to show each class alone, where there are several."""
        if self.frame is not None and len(names := class_names(self.frame)) > 2:
            set_choices(self.output_choice, [self.tr("All classes"), *names])

    def _draw_predictions(self, frame: Frame, ground: Ground, levels: Rows) -> None:
        self.image.set_indices(levels)
        plane = ground.plane(frame)
        if levels.size:
            self.image.set_rect(around_pixels(plane, *levels.shape))
        if plane != self.plane.home and not self.drawing.is_busy:
            self.plane.set_plane(plane, is_kept=self.drawing.is_of_run(frame))
        curves = ground.curves(frame)
        self.curves.show_curves(curves)
        self.contour.setData(*(NOTHING if curves else ground.line(frame)))
        self.kinks.show_kinks(first_layer_kinks(frame))

    def _draw_samples(self, frame: Frame, ground: Ground) -> None:
        self.samples.show_batch(frame, ground)
        self.samples.show_answers(frame, ground, self.selection.answer)
        if frame.X is not self._X:
            self._X, self._pointer.X = frame.X, ground.places(frame.X, frame.Y)
            self.samples.show_samples(frame, ground)
            self._mark_samples()
        elif isinstance(ground, Numbers):  # ŷ of the lit one is another
            self._mark_samples()
        if isinstance(ground, Numbers) and self.residual_switch.isChecked():
            self.samples.show_residuals(frame, ground)

    @Slot()
    def _draw_again(self) -> None:
        """Draw anew with what has been chosen."""
        self._X = None
        self.samples.hide_residuals()
        if self.frame is not None:
            self.draw_in_full(self.frame)

    # Words

    def _show_texts(self) -> None:
        self.set_shown("" if self.frame is None else moment_of(self.frame))
        self._show_keys()

    def _mark_samples(self) -> None:
        """Draw and tell what is lit, and draw what pulls."""
        sample = self.selection.lit_sample
        lit, pulls = self._pointer.place_of(sample), map(self._pointer.place_of, self.selection.pulls)
        label = "" if lit is None or sample is None else sample_text(self.frame, self.ground, sample)
        self.marks.show_marks(lit, label, [place for place in pulls if place is not None])
        told = ", ".join(label.splitlines())
        self.setAccessibleDescription(f"{told}. {self._keys_text}" if told else self._keys_text)
        self.reading.place()

    def _show_keys(self) -> None:
        has_residuals, score = self.residual_switch.isChecked(), score_text(self.frame)
        entries = key_entries(self.theme, self.ground, self.frame, has_residuals, self.selection.answer)
        short = sample_entries(self.theme, self.ground, has_residuals) if self.ground.n_classes > 2 else []
        if not self._is_compact:
            others = [] if self.chooser.tells_others else plane_notes(self.ground, self.frame)
            self.show_key(entries, [*([KeyEntry("", (), score)] if score else []), *others], short)
        elif self.height() < LEAST_HEIGHT_WITH_KEYS:
            self.key.set_text("")
            self.class_key.set_text("")
        else:
            self.key.set_text("" if self.frame is None else measures(self.frame, self.key))
            self.class_key.set_text(key_text(entries))

    @Slot()
    def _show_reading(self) -> None:
        """Read the prediction where the cursor is, beside it."""
        frame, ground, place = self.frame, self.ground, self.plane.cursor
        if frame is None or place is None:
            self.reading.read("")
            return
        outputs = ground.outputs_at(frame, np.array([[place.x()], [place.y()]]))
        self.reading.read("" if outputs is None else f"{ground.place_text(place)}\n{ground.text(outputs[:, 0])}")

    # What the user asks for

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pointer.takes(event) and not self.drawing.is_busy:
            self._pointer.pick()
        else:
            super().keyPressEvent(event)
