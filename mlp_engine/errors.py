"""The mistakes a user can make, each told in one sentence.

A sentence is a :class:`Text`: a template and its fields, so that an application can translate the template
and the engine need not know any language but its own.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from mlp_engine.written import filled


def marked(context: str, text: str) -> str:
    """Return ``text`` unchanged: the call marks it, under ``context``, for the tool that collects translations."""
    del context
    return text


@dataclass(frozen=True)
class Text:
    """A sentence or a part of one: ``template`` with ``{named}`` fields; a field may itself be a text."""

    template: str
    fields: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return filled(self.template, self.fields)


class EngineError(Exception):
    """Something a user can cause and mend. ``text`` is the sentence that says so."""

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text


class InvalidInput(EngineError, ValueError):
    """An argument that cannot be used.

    Attributes
    ----------
    argument : the name of the argument
    got : what came, or a text that describes it
    allowed : what may come instead
    """

    def __init__(self, argument: str, got: object, allowed: Text) -> None:
        sentence = marked("engine", "{argument}: {got} cannot be used; it must be {allowed}.")
        super().__init__(Text(sentence, {"argument": argument, "got": _shown(got), "allowed": allowed}))
        self.argument = argument
        self.got = got
        self.allowed = allowed


class TooEarly(EngineError, RuntimeError):
    """A call that needs the result of another one first."""


class Diverged(EngineError):
    """A loss, gradient or weight stopped being a finite number.

    Attributes
    ----------
    epoch : the epoch in which it happened
    quantity : the first thing that went wrong, in the order of the computation: a matrix, such as ``"Z[2]"``, or the
        ``"loss"`` or a norm, such as ``"|dW[1]|"``, where every matrix before it is finite
    """

    def __init__(self, what: Text, value: float, epoch: int, quantity: str) -> None:
        shown = "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"
        if quantity == "loss":
            sentence = marked("engine", "{what} became {value} in epoch {epoch}: try a smaller learning rate.")
        else:
            sentence = marked(
                "engine", "{what} became {value} in epoch {epoch}, first in {quantity}: try a smaller learning rate."
            )
        super().__init__(Text(sentence, {"what": what, "value": shown, "epoch": epoch, "quantity": quantity}))
        self.epoch = epoch
        self.quantity = quantity


def _shown(value: object, longest: int = 60) -> str | Text:
    if isinstance(value, Text):
        return value
    plain = value.item() if isinstance(value, np.generic) else value  # 2.5 and not np.float64(2.5)
    text = " ".join(repr(plain).split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
