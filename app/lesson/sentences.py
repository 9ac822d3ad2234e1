"""What a step of an update computes, in words: the sentences of ``lesson_text`` with the terms of a frame."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication

from app.lesson.names import step_name
from app.lesson.numbers import shape_text, short
from app.lesson.step_texts import PLACES, SLOPES, STEP_TEXTS, WEIGHED
from app.style.translation import engine_text
from mlp_engine import ACTIVATION_REGISTRY, Frame
from mlp_engine.progress import UPDATE, MicroStep, micro_steps

_LAYER = re.compile(r"\[(\d+)\]")
_FORMULA = re.compile(r"\|(.*?)\|")
_TAG = re.compile(r"(<[^>]*>)")
_JOINER = "\N{WORD JOINER}"
_BREAKABLE = re.compile(r"(?<=[/′(−])|(?=[(/])|^|$")
_OWN = {"W": "W", "b": "b", "Z": "Z", "A": "A", "delta": "δ", "dW": "dW", "db": "db"}


@dataclass(frozen=True)
class Lesson:
    """A moment of an update in words, as rich text in the language of the window: ``why`` may be empty."""

    heading: str
    what: str
    why: str


def lesson(frame: Frame, keys: Sequence[str] = ("", ""), has_links: bool = True) -> Lesson:
    """Return what is being computed in a frame.

    Parameters
    ----------
    keys : what to press for the step back and for the next one
    has_links : whether each term is a link, whose address is "symbol/layer"
    """
    text = STEP_TEXTS[text_name(frame)]
    back_keys, next_keys = (f"<b>[&nbsp;{escape(key)}&nbsp;]</b>" for key in keys)
    fields = _fields(frame, has_links) | {"back_keys": back_keys, "next_keys": next_keys}
    return Lesson(_heading(frame), _filled(text.what, fields), _filled(text.why, fields))


def text_name(frame: Frame) -> str:
    """Return the name of the frame's entry in ``STEP_TEXTS``."""
    step = frame.progress.newest
    if step is None:
        return "ordinary"
    if step == UPDATE:
        return "W" if frame.epoch else "start"
    is_last = step.l == frame.L
    if step.symbol == "A":
        special = f"A_{frame.layers[step.l - 1].activation}"
        return "A_last" if is_last else special if special in STEP_TEXTS else "A"
    if step.symbol == "δ":
        return "δ_last" if is_last else "δ"
    return "Z_first" if step == MicroStep("Z", 1) else step.symbol


def read_address(address: str) -> tuple[str, int]:
    """Return the symbol and the layer that a link leads to."""
    symbol, _, layer = address.rpartition("/")
    return symbol, int(layer)


def raised(name: str) -> str:
    """Return the name of a quantity, such as "W[2]", as rich text with the number of the layer raised."""
    return _LAYER.sub(r"<sup>[\1]</sup>", escape(name))


def _heading(frame: Frame) -> str:
    step, position = frame.progress.newest, frame.progress.position
    if step is None:
        return QCoreApplication.translate("Lesson", "Inside one update")
    if step == UPDATE:
        return QCoreApplication.translate("Lesson", "Epoch {epoch}: W and b of all layers").format(epoch=frame.epoch)
    heading = QCoreApplication.translate("Lesson", "Step {position} of {count}: {name}")
    return heading.format(position=position, count=len(micro_steps(frame.L)) - 1, name=raised(step_name(step)))


def _filled(text: str, fields: Mapping[str, object]) -> str:
    return _FORMULA.sub(_unbroken, QCoreApplication.translate("Lesson", text).format_map(fields))


def _fields(frame: Frame, has_links: bool) -> dict[str, object]:
    """Return what may stand in the braces: terms, shapes and numbers."""
    step = frame.progress.newest
    l = frame.samples.l if step is None or step == UPDATE else step.l
    layer = frame.layers[l - 1]
    shapes = _shapes(frame, l)
    texts = {f"{name}_shape": shape_text(shape).replace(" ", "&nbsp;") for name, shape in shapes.items()}
    names = _names(frame.L, l)
    terms = {key: _link(raised(name), symbol, at, has_links) for key, (name, symbol, at) in names.items()}
    places = {
        key: _link(QCoreApplication.translate("Lesson", name), key, frame.L if key == "loss" else 0, has_links)
        for key, name in PLACES.items()
    }
    slope = SLOPES.get(layer.activation, "φ′")
    numbers = {"l": l, "m": frame.X.shape[1], "n_in": layer.n_in, "rate": short(_rate(frame), 6)}
    words = {
        "activation": engine_text(ACTIVATION_REGISTRY[layer.activation].label),
        "slope": escape(QCoreApplication.translate("Lesson", slope)),
        "weighed": _filled(WEIGHED, texts),
    }
    return texts | terms | places | numbers | words


def _names(L: int, l: int) -> dict[str, tuple[str, str, int]]:
    """Return how each term of layer l is written, and the symbol and the layer that its link leads to."""
    own = {key: (f"{symbol}[{l}]", symbol, l) for key, symbol in _OWN.items()}
    following = min(l + 1, L)
    return own | {
        "A_prev": ("X" if l == 1 else f"A[{l - 1}]", "A_prev", l),
        "W_next": (f"W[{following}]", "W", following),
        "delta_next": (f"δ[{following}]", "δ", following),
    }


def _shapes(frame: Frame, l: int) -> dict[str, tuple[int, int]]:
    layer, m = frame.layers[l - 1], frame.X.shape[1]
    n_next = frame.layers[min(l, frame.L - 1)].n_out
    return {
        **dict.fromkeys(("Z", "A", "delta"), (layer.n_out, m)),
        **dict.fromkeys(("W", "dW"), (layer.n_out, layer.n_in)),
        **dict.fromkeys(("b", "db"), (layer.n_out, 1)),
        "A_prev": (layer.n_in, m),
        "A_prev_T": (m, layer.n_in),
        "W_next_T": (layer.n_out, n_next),
        "delta_next": (n_next, m),
    }


def _rate(frame: Frame) -> float:
    return frame.config.learning_rate if frame.update is None else frame.update.rate


def _unbroken(formula: re.Match[str]) -> str:
    """Return a formula that stays on one line, which may begin with it."""
    joined = "".join(
        piece if piece.startswith("<") else _BREAKABLE.sub(_JOINER, piece.replace(" ", "&nbsp;"))
        for piece in _TAG.split(formula[1])
        if piece
    )
    before, *inner, after = joined.split(_JOINER)
    return f"{before}{_JOINER.join(inner)}{after}"


def _link(html: str, symbol: str, layer: int, has_links: bool) -> str:
    return f'<a href="{symbol}/{layer}" style="text-decoration:none">{html}</a>' if has_links else html
