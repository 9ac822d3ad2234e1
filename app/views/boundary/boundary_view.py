"""What the network thinks of each point of the input plane, and where the samples lie."""

import math
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.lesson.numbers import epoch_label, fixed, loss_label, written
from app.lesson.selection import Selection
from app.style.theme import Theme, surface_table
from app.views.boundary.plane_plot import PlanePlot
from app.views.boundary.samples import SampleMarks, SamplePointer
from app.views.boundary.surface import (
    DECIDED,
    around_pixels,
    color_indices,
    decision_line,
    plane_around,
    plane_of,
    surface_value,
)
from app.views.painting.likeness import same_colors
from app.views.plots.downsampling import IndexArray
from app.views.plots.lines import Line, Markers
from app.views.plots.plot_key import LINE, KeyEntry, key_text
from app.views.plots.plot_view import PlotView
from app.views.plots.smooth_image import SmoothImage
from app.views.text.live_text import TextBlock
from app.views.view import View
from app.widgets.keys import Place
from mlp_engine import Frame
from mlp_engine.arrays import FloatArray

SHAPES = (("o", "●", 8), ("t1", "▲", 9))  # symbol, sign in the key, size in px: by class, told apart without colour too
CONTOUR_WIDTH = 2.4  # px
COMPACT_SHARE = 0.65  # of the size of markers and of the width of the contour
LEAST_HEIGHT_WITH_KEYS = 180  # px, of a small panel
FROM_CURSOR = 10  # px
ABOVE_CURSOR = 30  # z
MUCH = 4  # of the 256 levels of p(x)


class BoundaryView(PlotView):
    """p(x) over the input plane, the line where it is 0.5, and the samples; pointing reads p(x).

    Near a sample pointing lights it, and a click or Enter picks it. While the predictions are not known the samples
    stand there alone.
    """

    places = (Place.PLOT, Place.BOUNDARY)
    least_lines = 13.8, 10.9

    def __init__(self, parent: QWidget | None = None) -> None:
        self.plane = PlanePlot()
        super().__init__(self.plane, parent)
        self.image = SmoothImage()
        self.contour = Line(CONTOUR_WIDTH)
        self.samples = [Markers(symbol=symbol, size=size) for symbol, _, size in SHAPES]
        self.marks = SampleMarks()
        self.plane.add_layers(self.image, self.contour, *self.samples, self.marks)
        self.marks.setZValue(ABOVE_CURSOR)  # whose lines would go through the label
        self.reading = QLabel(self.plane, margin=3)
        self.reading.setAutoFillBackground(True)
        self.reading.setFrameShape(QLabel.Shape.Box)
        self.reading.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.reading.hide()
        self.class_key = TextBlock()
        self.class_key.hide()
        self.add_below(self.class_key)
        self._is_compact = False
        self._resolution = 0
        self._pointer = SamplePointer(self.plane)
        self.plane.cursor_moved.connect(self._show_reading)
        self._pointer.hovered.connect(self._hover)
        self._pointer.picked.connect(self._pick)
        self.retranslate()
        self.color(self.theme)

    def make_compact(self, has_key: bool) -> None:
        """Leave out what a small panel of a series has no room for; there is no way back.

        The epoch is its title, and the loss and the accuracy stand below it. The markers are small, the axes have few
        ticks and no names, and there is no bar for p(x). Below the plot there is room for the key of the classes, so
        that all panels of a series are alike, and with ``has_key`` it is there. A very small panel has a title and a
        plane, and nothing else.
        """
        self._is_compact = True
        self.key_share = 1.0
        self.class_key.show()
        self.class_key.set_clear(not has_key)
        self.contour.set_width(COMPACT_SHARE * CONTOUR_WIDTH)
        for item, (_, _, size) in zip(self.samples, SHAPES, strict=True):
            item.setSize(round(COMPACT_SHARE * size))
        self.plane.make_compact()
        self.leave_out_title()
        self.retranslate()

    def draw(self, frame: Frame) -> None:
        """Draw all of a frame or, while frames come quickly, of some only what has changed much."""
        if self._pace.takes(frame) or frame.X is not self._pointer.X or frame.surface is None:
            self.draw_in_full(frame)
        elif not same_colors(self.image.indices, color_indices(frame.surface.outputs[0]), MUCH):
            self._draw_surface(frame)
            self._show_reading()

    def draw_in_full(self, frame: Frame) -> None:
        self._show_texts()
        if len(frame.X) != 2:
            self._pointer.X = None
            self.show_message(self.tr("The decision boundary can be drawn only for samples with two inputs x₁ and x₂."))
            return
        self.show_message("")
        self._draw_surface(frame)
        self._draw_samples(frame)
        self._show_reading()

    def show_selection(self, selection: Selection) -> None:
        """Mark the lit sample and those that pull most."""
        before = self.selection
        super().show_selection(selection)
        if (before.lit_sample, before.pulls) != (selection.lit_sample, selection.pulls):
            self._mark_samples()

    def take_after(self, other: View) -> None:
        super().take_after(other)
        self.show_selection(replace(other.selection, hovered=None))

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self.marks.theme = theme
        self.image.set_table(surface_table(theme))
        self.contour.set_color(theme.contour)
        for item, color in zip(self.samples, theme.class_colors, strict=False):
            item.setPen(theme.marker_edge)
            item.setBrush(color)
        self._show_keys()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_name(self.tr("Decision boundary"), self.tr("Boundary"))
        self._show_texts()
        self.plot.setLabel("bottom", "" if self._is_compact else "x₁")
        self.plot.setLabel("left", "" if self._is_compact else "x₂")
        self._keys_text = self.accessibleDescription()
        self._mark_samples()

    def cursor_hint(self) -> str:
        point = self.tr("The arrow keys move a point that reads p(x), with Shift in long steps. Escape removes it.")
        return f"{point} " + self.tr("Enter picks the sample nearest to it, a click the one that is clicked.")

    def _show_texts(self) -> None:
        self.set_shown("" if self.frame is None else self.tr("epoch {0}").format(epoch_label(self.frame.epoch)))
        self._show_keys()

    def _draw_surface(self, frame: Frame) -> None:
        surface = frame.surface
        if surface is None:
            self.plane.set_plane(plane_around(frame.X))
            self.image.set_indices(np.zeros((0, 0), np.uint8))
            self.contour.setData([], [])
            return
        p = surface.outputs[0]  # (r, r)
        self.image.set_indices(color_indices(p))
        plane = plane_of(surface)
        if (plane, len(p)) != (self.plane.home, self._resolution):
            self._resolution = len(p)
            self.image.set_rect(around_pixels(plane, len(p)))
            self.plane.set_plane(plane)
        self.contour.setData(*decision_line(surface))

    def _draw_samples(self, frame: Frame) -> None:
        if frame.X is self._pointer.X:
            return
        self._pointer.X = frame.X
        labels = class_of(frame.Y)
        for k, item in enumerate(self.samples):
            item.setData(*frame.X[:, labels == k])
        self._mark_samples()

    def _mark_samples(self) -> None:
        """Draw and tell what is lit, and draw what pulls."""
        sample = self.selection.lit_sample
        lit, pulls = self._pointer.place_of(sample), map(self._pointer.place_of, self.selection.pulls)
        label = "" if lit is None or sample is None else self.tr("sample {0}").format(sample + 1)
        self.marks.show_marks(lit, label, [place for place in pulls if place is not None])
        self.setAccessibleDescription(f"{label}. {self._keys_text}" if label else self._keys_text)
        self._place_reading()

    def _show_keys(self) -> None:
        classes = [
            KeyEntry(sign, self.theme.class_colors[k], self.tr("class {0}").format(k))
            for k, (_, sign, _) in enumerate(SHAPES)
        ]
        classes.append(KeyEntry(LINE, self.theme.contour, f"p(x) = {written(DECIDED)}"))
        accuracy = self._accuracy_text()
        if not self._is_compact:
            self.show_key(classes, [KeyEntry("", (), accuracy)] if accuracy else [])
        elif self.height() < LEAST_HEIGHT_WITH_KEYS:
            self.key.set_text("")
            self.class_key.set_text("")
        else:
            self.key.set_text(self._measures(accuracy))
            self.class_key.set_text(key_text(classes))

    def _accuracy_text(self) -> str:
        if self.frame is None or math.isnan(self.frame.accuracy):
            return ""
        return self.tr("accuracy {0} %").format(f"{100 * self.frame.accuracy:.1f}")

    def _measures(self, accuracy: str) -> str:
        """Return the loss and the accuracy, on one line if there is room for any, so that all panels are alike."""
        loss, any_accuracy = self.tr("loss {0}"), self.tr("accuracy {0} %")
        longest = f"{loss.format('0.0000')}    {any_accuracy.format('100.0')}"
        has_room = self.fontMetrics().horizontalAdvance(longest) <= self.key.width()
        is_known = self.frame is not None and not math.isnan(self.frame.loss)
        shown = loss.format(loss_label(self.frame.loss)) if self.frame is not None and is_known else ""
        parts = [KeyEntry("", (), text) for text in (shown, accuracy)]
        return key_text(parts) if has_room else "<br>".join(part.html() for part in parts)

    @Slot()
    def _show_reading(self) -> None:
        """Read p where the cursor is, beside it."""
        surface = self.frame.surface if self.frame else None
        place = self.plane.cursor
        p = surface_value(surface, place) if surface and place else None
        self.reading.setVisible(p is not None)
        if place is not None and p is not None:
            x1, x2 = fixed(place.x(), ".2f"), fixed(place.y(), ".2f")
            self.reading.setText(f"x₁ = {x1}   x₂ = {x2}\np(x) = {p:.3f}")
            self.reading.adjustSize()
            self._place_reading()

    def _place_reading(self) -> None:
        """Put the reading above the cursor and to its right, or where there is room beside the label of a sample."""
        if self.plane.cursor is None:
            return
        cursor = self.plane.mapFromScene(self.plane.box.mapViewToScene(self.plane.cursor))
        size, room = self.reading.size(), self.plane.rect()
        place = self.marks.sceneTransform()
        label = self.marks.label_box(place, place.mapRect(self.marks.area())).toAlignedRect()
        most_x, most_y = room.width() - size.width(), room.height() - size.height()
        columns = cursor.x() + FROM_CURSOR, cursor.x() - FROM_CURSOR - size.width()
        rows = cursor.y() - FROM_CURSOR - size.height(), cursor.y() + FROM_CURSOR
        places = (QPoint(max(min(x, most_x), 0), max(min(y, most_y), 0)) for y in rows for x in columns)
        boxes = [QRect(place, size) for place in places]
        best = min(boxes, key=lambda box: (box.intersects(label), box.contains(cursor)))
        self.reading.move(best.topLeft())

    # What the user asks for

    @Slot(object)
    def _hover(self, sample: int | None) -> None:
        self.selection_requested.emit(replace(self.selection, hovered=sample))

    @Slot(object)
    def _pick(self, sample: int | None) -> None:
        """Ask for a sample, or for none in place of the one that is picked already."""
        wanted = None if sample == self.selection.sample else sample
        if wanted != self.selection.sample:
            self.selection_requested.emit(replace(self.selection, sample=wanted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pointer.takes(event):
            self._pointer.pick()
        else:
            super().keyPressEvent(event)


def class_of(Y: FloatArray) -> IndexArray:
    """Return the class of each sample (m,): which half of 0 to 1 its one target is in, or its largest target."""
    return np.asarray(Y[0] > DECIDED if len(Y) == 1 else Y.argmax(axis=0), dtype=np.intp)
