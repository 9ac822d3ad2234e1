"""A run at one of its epochs: few numbers, enough to be there again."""

from __future__ import annotations

from dataclasses import dataclass

from mlp_engine.config import RunConfig


@dataclass(frozen=True)
class RunPoint:
    """What a session was at an epoch: ``replay`` leads there again.

    Attributes
    ----------
    config : in force at ``epoch``
    epoch : number of updates made
    rates : (epoch, learning rate) from which epoch's update on each learning rate was used, the first from epoch 0;
        empty if it has always been that of ``config``

    Raises
    ------
    InvalidInput
        if the epoch is negative, or the rates are not in order or not allowed
    """

    config: RunConfig
    epoch: int = 0
    rates: tuple[tuple[int, float], ...] = ()
