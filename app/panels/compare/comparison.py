"""One view of two epochs side by side, and what has changed."""

from dataclasses import fields, replace
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from app.style.mixins import Themed
from app.views.view import View
from mlp_engine import Frame, LayerFrame, LayerSamples, Progress, Surface
from mlp_engine.arrays import FloatArray

GAP = 12  # px
Part = TypeVar("Part", LayerFrame, LayerSamples)


class Comparison(Themed, QWidget):
    """Three columns: epoch A, epoch B, and the change from A to B, or a sentence if there is none.

    A subclass makes the three widgets, draws in ``draw``, and may say more below them.
    """

    def __init__(self, a: QWidget, b: QWidget, change: QWidget) -> None:
        super().__init__()
        self.headings = QLabel(), QLabel(), QLabel()
        self.no_change = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.caption = QLabel(wordWrap=True)
        self._stack = QStackedLayout()
        self._stack.addWidget(change)
        self._stack.addWidget(self.no_change)
        self.grid = QGridLayout(self)
        self.grid.setHorizontalSpacing(GAP)
        self.grid.setRowStretch(2, 1)
        for column, heading in enumerate(self.headings):
            heading.setObjectName("heading")
            self.grid.addWidget(heading, 1, column)
            self.grid.setColumnStretch(column, 1)
            self.grid.setColumnMinimumWidth(column, 1)
        self.grid.addWidget(a, 2, 0)
        self.grid.addWidget(b, 2, 1)
        self.grid.addLayout(self._stack, 2, 2)
        self.grid.addWidget(self.caption, 3, 0, 1, 3)

    def show_frames(self, a: Frame, b: Frame, names: tuple[str, str]) -> None:
        """Show two frames, with complete numbers and the same layer, under the names of their epochs."""
        for heading, text in zip(self.headings, (f"A: {names[0]}", f"B: {names[1]}", "B − A"), strict=True):
            heading.setText(f"<b>{text}</b>")
        self.no_change.setText(
            QCoreApplication.translate("Comparison", "No difference: A and B have the same weights and biases.")
        )
        self.caption.setText(self.hint())
        self.caption.setVisible(bool(self.caption.text()))
        has_change = not is_same(a, b)
        self._stack.setCurrentIndex(0 if has_change else 1)
        self.draw(a, b, has_change)

    def hint(self) -> str:
        """Return a sentence about how to read the columns, if one is needed."""
        return ""

    def draw(self, a: Frame, b: Frame, has_change: bool) -> None:
        """Draw two frames and, if there is one, their difference."""
        raise NotImplementedError


class ViewComparison(Comparison):
    """A view of A, one of B on the same scale, and one of the change, of the same class if no other is given."""

    def __init__(self, kind: type[View], change: View | None = None, below: QWidget | None = None) -> None:
        """Make two or three views of ``kind``, and have a widget ``below`` that of the change."""
        self.views = kind(), kind(), change or kind()
        third = QWidget()
        column = QVBoxLayout(third)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.views[2], 1)
        if below is not None:
            column.addWidget(below)
        super().__init__(*self.views[:2], third)
        for view in self.views:
            view.hide_controls()

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

    def draw_change(self, a: Frame, b: Frame) -> None:
        """Draw what has changed from A to B."""
        self.views[2].show_frame(difference(a, b))


def difference(a: Frame, b: Frame) -> Frame:
    """Return the frame whose numbers are those of ``b`` minus those of ``a``, two frames of one run.

    W, b, dW, db, Z, A, δ, the outputs of the surface, loss and accuracy are differences, W_start is 0; what one of the
    two frames does not know yet is unknown. The data set, the curves and the epoch are those of ``b``. Both frames must
    have the same layers, samples of the same layer, and surfaces of the same places, if any.
    """
    return replace(
        b,
        progress=_less_known(a.progress, b.progress),
        loss=b.loss - a.loss,
        accuracy=b.accuracy - a.accuracy,
        layers=tuple(
            replace(_arrays(one, other), W_start=np.zeros_like(other.W_start))
            for one, other in zip(a.layers, b.layers, strict=True)
        ),
        samples=_arrays(a.samples, b.samples),
        surface=_surface(a.surface, b.surface),
        update=None,
    )


def is_same(a: Frame, b: Frame) -> bool:
    """Tell whether two frames of one run have the same parameters, and so the same of everything."""
    pairs = zip(a.layers, b.layers, strict=True)
    return all(np.array_equal(one.W, other.W) and np.array_equal(one.b, other.b) for one, other in pairs)


def _arrays(a: Part, b: Part) -> Part:
    """``b`` with every array less that of ``a``; one that only one of them has is left out."""
    changed: dict[str, FloatArray | None] = {}
    for field in fields(b):
        before, after = getattr(a, field.name), getattr(b, field.name)
        if isinstance(before, np.ndarray) or isinstance(after, np.ndarray):
            changed[field.name] = None if before is None or after is None else after - before
    return replace(b, **changed)  # type: ignore[arg-type]  # mypy does not know which fields these are


def _surface(a: Surface | None, b: Surface | None) -> Surface | None:
    return None if a is None or b is None else replace(b, outputs=b.outputs - a.outputs)


def _less_known(a: Progress, b: Progress) -> Progress:
    positions = [one.position for one in (a, b) if one.position is not None]
    return replace(b, position=min(positions, default=None))
