"""One view of two epochs side by side, and what has changed."""

from dataclasses import fields, replace
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.style.mixins import Themed
from app.views.plots.plot_view import PlotView, align_plots
from app.views.view import View
from mlp_engine import Frame, LayerFrame, LayerSamples, Progress, Surface
from mlp_engine.arrays import FloatArray

GAP, MARGIN = 12, 9  # px
LEAST_WIDTH, LEAST_HEIGHT = 30, 18  # of a column, in characters and in lines; with less room the page scrolls
Part = TypeVar("Part", LayerFrame, LayerSamples)


class Comparison(Themed, QWidget):
    """Three columns: epoch A, epoch B, and the change from A to B, or a sentence if there is none.

    A subclass makes the three widgets, draws in ``draw``, and may put scales below them.
    """

    def __init__(self, a: QWidget, b: QWidget, change: QWidget) -> None:
        super().__init__()
        self.headings = QLabel(), QLabel(), QLabel()
        self.no_change = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.caption = QLabel(wordWrap=True)
        self._change = change
        self.grid = QGridLayout(self)
        self.grid.setHorizontalSpacing(GAP)
        self.grid.setRowStretch(2, 1)
        for column, heading in enumerate(self.headings):
            heading.setObjectName("heading")
            self.grid.addWidget(heading, 1, column)
            self.grid.setColumnStretch(column, 1)
            self.grid.setColumnMinimumWidth(column, LEAST_WIDTH * self.fontMetrics().averageCharWidth())
        self.grid.setRowMinimumHeight(2, LEAST_HEIGHT * self.fontMetrics().height())
        self.grid.addWidget(a, 2, 0)
        self.grid.addWidget(b, 2, 1)
        self.grid.addWidget(change, 2, 2)
        self.grid.addWidget(self.no_change, 2, 2)
        self.grid.addWidget(self.caption, 4, 0, 1, 3)

    def add_scales(self, scale: QWidget, change_scale: QWidget) -> None:
        """Put the scale of A and B below both, and that of the change below it."""
        self.grid.addWidget(scale, 3, 0, 1, 2)
        self.grid.addWidget(change_scale, 3, 2)

    def show_frames(self, a: Frame, b: Frame, names: tuple[str, str]) -> None:
        """Show two frames, with complete numbers and the same layer, under the names of their epochs."""
        for heading, text in zip(self.headings, (f"A: {names[0]}", f"B: {names[1]}", "B − A"), strict=True):
            heading.setText(f"<b>{text}</b>")
        obstacle = self.obstacle(a, b)
        same = QCoreApplication.translate("Comparison", "No difference: A and B have the same weights and biases.")
        self.no_change.setText(obstacle or same)
        self.caption.setText(" ".join(filter(None, (self.hint(), self.remark(a, b)))))
        self.caption.setVisible(bool(self.caption.text()))
        has_change = not (obstacle or is_same(a, b))
        self._change.setVisible(has_change)
        self.no_change.setVisible(not has_change)
        self.draw(a, b, has_change)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        spare = (self.width() - 2 * (GAP + MARGIN)) % 3  # px, for all columns shall be equally wide
        self.grid.setContentsMargins(MARGIN, MARGIN, MARGIN + spare, MARGIN)

    def heightForWidth(self, width: int) -> int:
        # From which height on it need not scroll; the layout's own hint is what all parts would like to have.
        return self.minimumSizeHint().height() + max(self.caption.heightForWidth(width), 0)

    def hint(self) -> str:
        """Return a sentence about how to read the columns, if one is needed."""
        return ""

    def remark(self, a: Frame, b: Frame) -> str:
        """Return a sentence about these two frames, if there is something to be said."""
        return ""

    def obstacle(self, a: Frame, b: Frame) -> str:
        """Return why there is no difference of these two frames; empty if there is one."""
        if have_same_shape(a, b):
            return ""
        return QCoreApplication.translate(
            "Comparison",
            "No difference: between A and B the network was given another shape, so that their matrices do not match.",
        )

    def draw(self, a: Frame, b: Frame, has_change: bool) -> None:
        """Draw two frames and, if there is one, their difference."""
        raise NotImplementedError


class ViewComparison(Comparison):
    """A view of A, one of B on the same scale, and one of the change, of the same class if no other is given."""

    def __init__(self, kind: type[View], change: View | None = None) -> None:
        """Make two or three views of ``kind``."""
        self.views = kind(), kind(), change or kind()
        super().__init__(*self.views)
        self.views[2].become_difference()
        for view in self.views:
            view.hide_controls()
            if isinstance(view, PlotView):
                view.title.hide()  # the page and the heading say it
                view.key.installEventFilter(self)

    def hint(self) -> str:
        return QCoreApplication.translate(
            "ViewComparison", "Under B − A, each matrix is the difference; the equations hold for A and for B."
        )

    def draw(self, a: Frame, b: Frame, has_change: bool) -> None:
        for view, frame in zip(self.views, (a, b), strict=False):
            view.scale_to((a, b))
            view.show_frame(frame)
        if has_change:
            self.draw_change(a, b)
        align_plots(self.views)

    def eventFilter(self, key: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:  # at another width a key may have another number of lines
            align_plots(self.views)
        return super().eventFilter(key, event)

    def draw_change(self, a: Frame, b: Frame) -> None:
        """Draw what has changed from A to B."""
        self.views[2].show_frame(difference(a, b))


def difference(a: Frame, b: Frame) -> Frame:
    """Return the frame whose numbers are those of ``b`` minus those of ``a``, two frames of one run.

    W, b, dW, db, Z, A, δ, the outputs of the surface, loss, accuracy and ``extras`` are differences, W_start is 0; what
    one of the two frames does not know yet is unknown, and so are Z, A and δ of other samples in the two. The data set,
    the curves and the epoch are those of ``b``. Both frames must have the same layers, samples of the same layer, and
    surfaces of the same places, if any.
    """
    return replace(
        b,
        progress=_less_known(a.progress, b.progress),
        loss=b.loss - a.loss,
        accuracy=b.accuracy - a.accuracy,
        extras={name: value - a.extras[name] for name, value in b.extras.items()},
        layers=tuple(
            replace(_arrays(one, other), W_start=np.zeros_like(other.W_start))
            for one, other in zip(a.layers, b.layers, strict=True)
        ),
        samples=_arrays(a.samples, b.samples) if has_same_samples(a, b) else _unknown(b.samples),
        surface=_surface(a.surface, b.surface),
        update=None,
    )


def has_same_samples(a: Frame, b: Frame) -> bool:
    """Tell whether the columns of the matrices are the same samples in two frames of one run."""
    return np.array_equal(a.batch.columns, b.batch.columns) and have_same_data(a, b)


def have_same_data(a: Frame, b: Frame) -> bool:
    """Tell whether two frames of one run have the same samples, of which hands have drawn none between them."""
    return a.X is b.X or (np.array_equal(a.X, b.X) and np.array_equal(a.Y, b.Y))


def have_same_shape(a: Frame, b: Frame) -> bool:
    """Tell whether the network has the same layers in two frames of one run, and the same inputs."""
    return (a.config.layers, a.config.inputs) == (b.config.layers, b.config.inputs)


def is_same(a: Frame, b: Frame) -> bool:
    """Tell whether two frames of one run have the same network and samples, and so the same of everything."""
    pairs = zip(a.layers, b.layers, strict=False)
    has_same_parameters = all(
        np.array_equal(one.W, other.W) and np.array_equal(one.b, other.b) and one.off == other.off
        for one, other in pairs
    )
    return have_same_shape(a, b) and has_same_parameters and have_same_data(a, b)


def _arrays(a: Part, b: Part) -> Part:
    """``b`` with every array of numbers less that of ``a``; one that only one of them has is left out."""
    changed: dict[str, FloatArray | None] = {}
    for field in fields(b):
        before, after = getattr(a, field.name), getattr(b, field.name)
        if any(isinstance(one, np.ndarray) and one.dtype != np.bool_ for one in (before, after)):
            changed[field.name] = None if before is None or after is None else after - before
    return replace(b, **changed)  # type: ignore[arg-type]  # mypy does not know which fields these are


def _unknown(samples: LayerSamples) -> LayerSamples:
    """Return matrices of which nothing is known."""
    changed = {
        name: np.full_like(value, np.nan) for name, value in vars(samples).items() if isinstance(value, np.ndarray)
    }
    return replace(samples, **changed)  # type: ignore[arg-type]  # mypy does not know which fields these are


def _surface(a: Surface | None, b: Surface | None) -> Surface | None:
    return None if a is None or b is None or not are_of_same_places(a, b) else replace(b, outputs=b.outputs - a.outputs)


def are_of_same_places(a: Surface, b: Surface) -> bool:
    """Tell whether two surfaces are over the same rectangle of the same plane."""
    return a.plane == b.plane and np.array_equal(a.x1, b.x1) and np.array_equal(a.x2, b.x2)


def _less_known(a: Progress, b: Progress) -> Progress:
    positions = [one.position for one in (a, b) if one.position is not None]
    return replace(b, position=min(positions, default=None))
