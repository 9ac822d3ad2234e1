"""What a step of an update computes, in words: the sentences of ``step_texts`` with the terms of a frame."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication

from app.lesson.equations import delta_name, equation_text, shapes_text
from app.lesson.moments import batch_name, begun, moment_of
from app.lesson.names import MATRICES, Symbol, plain_name, raised, rate_of, step_name, term_of
from app.lesson.numbers import shape_text, short
from app.lesson.step_texts import CLIPPED, PLACES, STEP_TEXTS
from app.lesson.updates import update_texts
from app.lesson.value_text import inputs_text
from app.style.translation import engine_text
from mlp_engine import ACTIVATION_REGISTRY, INITIALIZER_REGISTRY, LOSS_REGISTRY, OPTIMIZER_REGISTRY, Frame, RunConfig
from mlp_engine.progress import UPDATE, MicroStep, micro_steps

MOST_INPUTS = 7  # of which all are named
_FORMULA = re.compile(r"\|(.*?)\|")
_TAG = re.compile(r"(<[^>]*>)")
_JOINER = "\N{WORD JOINER}"
_BREAKABLE = re.compile(r"(?<=[/′(−])|(?=[(/])|^|$")


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
    what, why = (_filled(QCoreApplication.translate("Lesson", part), fields) for part in (text.what, text.why))
    return Lesson(_heading(frame), what, why)


def text_name(frame: Frame) -> str:
    """Return the name of the frame's entry in ``STEP_TEXTS``."""
    step, of_batch = frame.progress.newest, "" if frame.batch.is_whole else "_of_batch"
    if step is None:
        return f"ordinary{of_batch}"
    config = frame.config
    if step == UPDATE:
        return _update_name(frame)
    if step.symbol == "loss":
        return f"loss{of_batch}"
    if step.symbol in ("A", "δ") and step.l == frame.L:
        return _prediction_name(frame) if step.symbol == "A" else delta_name(config, is_last=True)
    if step.symbol == "dW" and (config.l1 or config.l2):
        return "dW_penalty"
    if step == MicroStep("Z", 1):
        return "Z_first" if config.has_plain_inputs else "Z_made"
    return step.symbol


def _update_name(frame: Frame) -> str:
    """Return the name of the entry on the parameters: as they start, or as an optimiser made them."""
    if not frame.epoch and not frame.batch.update:
        return "start"
    return "W_remembered" if OPTIMIZER_REGISTRY[frame.config.optimizer].memories else "W"


def _prediction_name(frame: Frame) -> str:
    """Return the name of the entry on the prediction of numbers, of one of several classes, or of one of two."""
    if frame.config.data.is_regression:
        return "A_regression"
    return "A_classes" if len(frame.Y) > 1 else "A_last"


def read_address(address: str) -> tuple[str, int]:
    """Return the symbol and the layer that a link leads to."""
    symbol, _, layer = address.rpartition("/")
    return symbol, int(layer)


def _heading(frame: Frame) -> str:
    step, position = frame.progress.newest, frame.progress.position
    if step == UPDATE:
        heading = QCoreApplication.translate("Lesson", "{moment}: W and b of all layers")
        return heading.format(moment=begun(moment_of(frame)))
    if step is None:
        heading = QCoreApplication.translate("Lesson", "Inside one update")
    else:
        count, name = len(micro_steps(frame.L)) - 1, raised(step_name(step))
        heading = QCoreApplication.translate("Lesson", "Step {position} of {count}: {name}")
        heading = heading.format(position=position, count=count, name=name)
    return " · ".join(filter(None, (heading, batch_name(frame))))


def _samples(frame: Frame) -> str:
    """Return which samples the columns are, such as "the 10 samples of batch 3 of 30"."""
    batch = frame.batch
    text = QCoreApplication.translate("Lesson", "the {m} samples")
    if not batch.is_whole:
        text = QCoreApplication.translate("Lesson", "the {m} samples of batch {number} of {count}")
    return text.format(m=len(batch.columns), number=batch.update + 1, count=batch.count)


def _filled(text: str, fields: Mapping[str, object]) -> str:
    return _FORMULA.sub(_unbroken, text.format_map(fields))


def _fields(frame: Frame, has_links: bool) -> dict[str, object]:
    """Return what may stand in the braces: terms, equations and shapes, numbers, and what the run's choices bring."""
    step = frame.progress.newest
    l = frame.samples.l if step is None or step == UPDATE else step.l
    terms = {name: _term(frame.config, name, symbol, l, has_links) for name, symbol in MATRICES.items()}
    newest = "Z" if step is None else step.symbol

    def equation(symbol: str) -> str:
        return equation_text(frame.config, symbol, l == frame.L).format_map(terms)

    places = {
        key: _link(QCoreApplication.translate("Lesson", name), key, frame.L if key == "loss" else 0, has_links)
        for key, name in PLACES.items()
    }
    activation = ACTIVATION_REGISTRY[frame.layers[l - 1].activation]
    fields: dict[str, object] = {
        **terms,
        **places,
        "equation": equation(newest),
        "W_update": equation("W"),
        "b_update": equation("b"),
        "updates": ", ".join(f"|{line}|" for line in update_texts(frame.config, "W")).format_map(terms),
        "shapes": _unspaced(shapes_text(frame, l, newest)),
        "db_shape": _unspaced(shape_text(term_of(frame, l, "db").shape)),
        "l": l,
        "inputs": inputs_text(frame.config.input_labels, most=MOST_INPUTS),
        "m": len(frame.batch.columns),
        "samples": _samples(frame),
        "n_in": frame.layers[l - 1].n_in,
        "rate": short(rate_of(frame), 6),
        "init_scale": short(frame.config.init_scale, 6),
        "bias_start": short(frame.config.bias_start, 6),
        "activation": engine_text(activation.label),
        "slope": escape(engine_text(activation.slope)),
    }
    return fields | _brought(frame, l, fields)


def _brought(frame: Frame, l: int, fields: Mapping[str, object]) -> dict[str, str]:
    """Return what the run's choices have to say, with ``fields`` in their braces."""
    activation = ACTIVATION_REGISTRY[frame.layers[l - 1].activation]
    texts = {
        "activation_what": activation.what,
        "activation_why": activation.why,
        "loss_what": LOSS_REGISTRY[frame.config.loss].what,
        "initializer_what": INITIALIZER_REGISTRY[frame.config.initializer].what,
        "optimizer_why": OPTIMIZER_REGISTRY[frame.config.optimizer].why,
    }
    brought = {key: _filled(engine_text(text), fields) for key, text in texts.items()}
    if frame.config.clip_norm is not None:
        bound = {"bound": short(frame.config.clip_norm, 6)}
        brought["optimizer_why"] += f" {_filled(QCoreApplication.translate('Lesson', CLIPPED), bound)}"
    return brought


def _term(config: RunConfig, name: str, symbol: Symbol, l: int, has_links: bool) -> str:
    """Return how one of MATRICES is written, as a link to it."""
    if symbol.offset is None:
        return symbol.base
    written = raised(plain_name(config, f"{symbol.base}{symbol.layer(l)}"))
    base = name.removesuffix("_corrected")  # which is not drawn
    place = (name, l) if name == "A_prev" else (symbol.base if base == name else base, l + symbol.offset)
    return symbol.before + _link(written, *place, has_links) + symbol.behind


def _unspaced(shapes: str) -> str:
    """Return shapes that break at no comma."""
    return shapes.replace(", ", ",&nbsp;")


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
