"""Runs that nobody has trained: curves of numbers that a test chooses."""

from dataclasses import replace

import numpy as np

from mlp_engine import Curves, EpochRecord, Frame, History


def curves_of(values: np.ndarray, norm_names: tuple[str, ...], bound: int | None = None) -> Curves:
    """Curves of the epochs in the rows of ``values``: loss, accuracy and a norm for each name."""
    history = History(norm_names, bound)
    for epoch, (loss, accuracy, *norms) in enumerate(values.tolist()):
        history.append(EpochRecord(epoch, loss, accuracy, tuple(norms)))
    return history.curves()


def frame_of(frame: Frame, values: np.ndarray, bound: int | None = None) -> Frame:
    """Return ``frame`` with the curves of the epochs in the rows of ``values``, at the last of them."""
    curves = curves_of(values, frame.curves.norm_names, bound)
    epoch, (loss, accuracy) = len(values) - 1, values[-1, :2].tolist()
    return replace(frame, point=replace(frame.point, epoch=epoch), loss=loss, accuracy=accuracy, curves=curves)


def values_of(frame: Frame) -> np.ndarray:
    """The rows from which ``frame_of`` makes the same curves, while there is a point for each epoch."""
    curves = frame.curves
    return np.column_stack([curves.loss, curves.accuracy, curves.norms])
