"""The equations of a layer, forward and back, with the real shape of every matrix."""

from dataclasses import dataclass

from app.lesson.numbers import MINUS, shape_text
from mlp_engine import Frame


@dataclass(frozen=True)
class Term:
    """A piece of an equation: ``base`` with ``raised`` behind it, high and small, then ``tail``.

    Attributes
    ----------
    shape : written below; empty for a sign
    matched : for each number of ``shape``, whether the next or previous matrix of a product has to have the same
    """

    base: str
    raised: str = ""
    tail: str = ""
    shape: tuple[int, ...] = ()
    matched: tuple[bool, ...] = ()

    def __str__(self) -> str:
        symbol = self.base + self.raised.replace("T", "ᵀ") + self.tail
        return f"{symbol} {shape_text(self.shape)}" if len(self.shape) > 1 else symbol


Equation = tuple[Term, ...]

_COMPUTED = ("Z", "A", "δ", "dW", "db")
"""What each of the equations of a layer computes."""
_LEFT, _RIGHT = (True, False), (False, True)  # which number of a shape meets its neighbour in a product


def layer_equations(frame: Frame, l: int) -> tuple[Equation, ...]:
    """Return the equations of Z, A, δ, dW and db of layer ``l``."""
    layer, m = frame.layers[l - 1], frame.X.shape[1]
    W, b, A_prev = layer.W.shape, layer.b.shape, (layer.n_in, m)
    Z = A = delta = (layer.n_out, m)
    equals = Term("=")
    return (
        (
            _symbol("Z", l, Z),
            equals,
            _symbol("W", l, W, matched=_RIGHT),
            _symbol("A", l - 1, A_prev, matched=_LEFT),
            Term("+"),
            _symbol("b", l, b),
        ),
        (_symbol("A", l, A), equals, _symbol("φ(Z", l, Z, tail=")")),
        (_symbol("δ", l, delta), equals, *_delta(frame, l), Term("⊙"), _symbol("φ′(Z", l, Z, tail=")")),
        (
            _symbol("dW", l, layer.dW.shape),
            equals,
            _symbol("δ", l, delta, matched=_RIGHT),
            Term("A", f"[{l - 1}]T", shape=A_prev[::-1], matched=_LEFT),
        ),
        (_symbol("db", l, layer.db.shape), equals, Term("Σ"), _symbol("δ", l, delta)),
    )


def newest_equation(frame: Frame) -> int | None:
    """Return which of the layer's equations has just been computed, if an update is looked at step by step."""
    newest = frame.progress.newest
    if newest is None or newest.l != frame.samples.l or newest.symbol not in _COMPUTED:
        return None
    return _COMPUTED.index(newest.symbol)


def plain_text(equation: Equation) -> str:
    """Return an equation as a line of text, for whoever cannot see it."""
    return " ".join(map(str, equation))


def _delta(frame: Frame, l: int) -> Equation:
    """Return what φ' is multiplied by: the loss's gradient in the output layer, else what comes from the next layer."""
    m = frame.Y.shape[1]
    if l == frame.L:
        return (
            _symbol("(A", l, frame.Y.shape),
            Term(MINUS),
            Term("Y", tail=")", shape=frame.Y.shape),
            Term("/"),
            Term("m", shape=(m,)),
        )
    W_next = frame.layers[l].W.shape
    return (
        Term("(W", f"[{l + 1}]T", shape=W_next[::-1], matched=_RIGHT),
        _symbol("δ", l + 1, (W_next[0], m), tail=")", matched=_LEFT),
    )


def _symbol(base: str, l: int, shape: tuple[int, ...], tail: str = "", matched: tuple[bool, ...] = ()) -> Term:
    return Term(base, f"[{l}]", tail, shape, matched)
