"""The samples in a plot of what a network predicts: by class or by target, those of a test, those of the batch."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtGui import QBrush, QColor, QPen

from app.style.theme import LIGHT, Theme, diverging_table, mixed
from app.views.plane.ground import Ground
from app.views.plane.number_grounds import Numbers
from app.views.plane.plane_plot import PlanePlot
from app.views.plane.surface import NOTHING, number_indices
from app.views.plots.downsampling import IndexArray
from app.views.plots.lines import HAIR, Line, Markers
from mlp_engine import Frame, class_of
from mlp_engine.arrays import FloatArray

SHAPES = (
    ("o", "●", 8),
    ("t1", "▲", 9),
    ("s", "■", 8),
    ("d", "◆", 10),
    ("t", "▼", 9),
    ("star", "★", 12),
    ("+", "✚", 11),
    ("x", "✖", 11),
)
"""Symbol, sign in a key, size in px: by class, told apart without colour too."""
HOLLOW, RING = "○", "◯"  # signs in a key
HOLLOW_WIDTH = 1.8  # px, of the edge of a hollow marker
BELOW_SIZE = 11.0  # px, of a dark disc below a hollow marker whose edge may be as pale as the ground
RING_SIZE, RING_WIDTH = 14, 1.8  # px, around a sample of the batch
ANSWER_SIZE, ANSWER_WIDTH = 18, 2.4  # px, of the ring around a sample with the answer that is picked
RESIDUALS_Z, BELOW_Z, TEST_Z, TRAIN_Z, RING_Z = 2, 3, 4, 5, 6
RESIDUAL_SHARE = 0.6  # of the colour of quiet writing in a line of a residual
FINENESS = 4  # of the 256 colours of numbers, those that markers have are so far apart
Look = tuple[QPen, QBrush]


class SampleLayers:
    """Layers of a plot: samples to learn from filled, those of a test hollow, in rings those of the batch that is due.

    In a regression their colour is their target or, with residuals, ŷ less it; beside a curve a line leads to it.

    Attributes
    ----------
    train, test : markers, for each class those of its shape
    """

    def __init__(self, plane: PlanePlot) -> None:
        self._plane = plane
        self._theme = LIGHT
        self._ground: Ground | None = None
        self._share = 1.0
        self.train: list[Markers] = []
        self.test: list[Markers] = []
        self.below_test = Markers("o", BELOW_SIZE)
        self.batch = Markers("o", RING_SIZE)
        self.answers = Markers("o", ANSWER_SIZE)
        self.residuals = Line(HAIR)
        self._add(self.batch, RING_Z)
        self._add(self.answers, RING_Z)
        self._add(self.residuals, RESIDUALS_Z)
        self._add(self.below_test, BELOW_Z)

    def _add(self, layer: Markers | Line, z: int) -> None:
        layer.setZValue(z)
        self._plane.addItem(layer, ignoreBounds=True)

    def make_compact(self, share: float) -> None:
        """Draw them in this share of their size from now on."""
        self._share = share
        self._dress()

    def color(self, theme: Theme) -> None:
        """Draw in the colours of a theme from now on."""
        self._theme = theme
        self._dress()

    def clear(self) -> None:
        """Draw none."""
        for item in (*self.train, *self.test, self.below_test, self.batch, self.answers):
            item.setData([], [])
        self.residuals.setData([], [])

    def show_samples(self, frame: Frame, ground: Ground) -> None:
        """Draw the samples of a frame."""
        if ground != self._ground:
            self._ground = ground
            self._ensure(max(ground.n_classes, 1))
            self._dress()
        self._put(self.train, ground, frame.X, frame.Y)
        self._put(self.test, ground, frame.X_test, frame.Y_test)
        has_pale = ground.is_map and not ground.n_classes
        self.below_test.setData(*(self.test[0].getData() if has_pale else NOTHING))

    def show_batch(self, frame: Frame, ground: Ground) -> None:
        """Draw rings around the samples of the batch that is due where it ``is_batch_lit``."""
        is_lit = is_batch_lit(frame)
        if not is_lit and self.batch.is_empty():
            return
        due = frame.batch.columns if is_lit else frame.batch.columns[:0]
        self.batch.setData(*ground.places(frame.X[:, due], frame.Y[:, due]))

    def show_answers(self, frame: Frame, ground: Ground, answer: tuple[int, int] | None) -> None:
        """Draw rings around the samples of a class that are taken for a class, learnt from or tested with."""
        if answer is None and self.answers.is_empty():
            return
        places = [np.empty((2, 0))]
        if answer is not None and ground.n_classes:
            for X, Y, A in (
                (frame.X, frame.Y, frame.predictions),
                (frame.X_test, frame.Y_test, frame.predictions_test),
            ):
                is_meant = (class_of(Y) == answer[0]) & (class_of(A) == answer[1]) & ~np.isnan(A).any(axis=0)
                places.append(ground.places(X, Y)[:, is_meant])
        self.answers.setData(*np.concatenate(places, axis=1))

    def show_residuals(self, frame: Frame, ground: Ground) -> None:
        """Draw ŷ less the target in place of the target."""
        for items, X, Y in ((self.train, frame.X, frame.Y), (self.test, frame.X_test, frame.Y_test)):
            places = ground.places(X, Y)
            outputs = ground.outputs_at(frame, places)
            residuals = np.zeros_like(Y) if outputs is None else outputs - Y  # (n_L, k)
            if ground.is_map:
                items[0].setData(places[0], places[1], _which(ground, residuals))
            elif items is self.train:
                self.residuals.setData(*_uprights(places, residuals[0]))

    def hide_residuals(self) -> None:
        """Draw no lines of residuals."""
        self.residuals.setData([], [])

    def _put(self, items: Sequence[Markers], ground: Ground, X: FloatArray, Y: FloatArray) -> None:
        places = ground.places(X, Y)
        groups = class_of(Y) if ground.n_classes else np.zeros(len(Y.T), np.intp)
        for k, item in enumerate(items):
            which = None if ground.n_classes or not ground.is_map else _which(ground, Y)
            x, y = places[:, groups == k]
            item.setData(x, y, which)

    def _ensure(self, count: int) -> None:
        """Have markers for at least so many classes."""
        for items, z in ((self.test, TEST_Z), (self.train, TRAIN_Z)):
            for symbol, _, size in SHAPES[len(items) : count]:
                items.append(Markers(symbol, size))
                self._add(items[-1], z)

    def _dress(self) -> None:
        theme, ground = self._theme, self._ground
        for k, (train, test) in enumerate(zip(self.train, self.test, strict=True)):
            colors, edge = sample_colors(theme, ground, k)
            train.set_looks([(pg.mkPen(edge), pg.mkBrush(fill)) for fill in colors])
            test.set_looks([(pg.mkPen(color, width=HOLLOW_WIDTH), pg.mkBrush(theme.panel)) for color in colors])
            for item in (train, test):
                item.setSize(_scaled(SHAPES[k][2], self._share))
        self.batch.set_looks([(pg.mkPen(theme.contour, width=RING_WIDTH), pg.mkBrush(None))])
        self.batch.setSize(_scaled(RING_SIZE, self._share))
        self.answers.set_looks([(pg.mkPen(theme.accent, width=ANSWER_WIDTH), pg.mkBrush(None))])
        self.answers.setSize(_scaled(ANSWER_SIZE, self._share))
        self.below_test.set_looks([(pg.mkPen(None), pg.mkBrush(theme.contour))])
        self.below_test.setSize(self._share * BELOW_SIZE)
        self.residuals.set_color(residual_color(theme))


def is_batch_lit(frame: Frame) -> bool:
    """Tell whether the batch that is due is worth rings: it is looked at, or some updates of the epoch are made.

    Between two epochs the rings would only flicker.
    """
    return not frame.batch.is_whole and (frame.progress.is_inside or frame.batch.update > 0)


def residual_color(theme: Theme) -> str:
    """Return the colour of the lines from samples to a curve, which may be many."""
    return mixed(theme.panel, theme.muted, RESIDUAL_SHARE)


def sample_colors(theme: Theme, ground: Ground | None, k: int) -> tuple[list[str], str]:
    """Return the colours of markers with the shape of class k, and that of the edges of filled ones."""
    if isinstance(ground, Numbers) and ground.is_map:
        return [QColor(*row).name() for row in diverging_table(theme)[::FINENESS].tolist()], theme.contour
    return [theme.class_colors[k]], theme.marker_edge


def _which(ground: Ground, values: FloatArray) -> IndexArray:
    """Return the look of each of some numbers (1, k)."""
    assert isinstance(ground, Numbers)
    return number_indices(values[0], ground.limit).astype(np.intp) // FINENESS


def _uprights(places: FloatArray, lengths: FloatArray) -> FloatArray:
    """Return lines (2, 3k) from places (2, k) upwards by ``lengths`` (k,), with NaN between them."""
    x, y = places
    nothing = np.full_like(x, np.nan)
    return np.stack([np.stack([x, x, nothing], axis=1).ravel(), np.stack([y, y + lengths, nothing], axis=1).ravel()])


def _scaled(size: int, share: float) -> int:
    return round(share * size)
