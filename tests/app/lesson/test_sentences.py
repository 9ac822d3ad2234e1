"""Whether what the lesson says about each step is true of the numbers that the engine computes."""

import re
import string
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QTextDocumentFragment

from app.lesson.sentences import lesson, text_name
from app.lesson.step_texts import PLACES, STEP_TEXTS
from mlp_engine import (
    ACTIVATION_REGISTRY,
    INITIALIZER_REGISTRY,
    LOSS_REGISTRY,
    OPTIMIZER_REGISTRY,
    Frame,
    FrameRequest,
    LayerSpec,
    RunConfig,
    Session,
)
from mlp_engine.progress import micro_steps

MIXED = (LayerSpec(5, "tanh"), LayerSpec(4, "linear"), LayerSpec(3, "sigmoid"), LayerSpec(1, "tanh"))
SOFT = (*(LayerSpec(3, name) for name in ("leaky_relu", "elu", "silu", "gelu", "softplus")), LayerSpec(1, "sigmoid"))
CLASSES = RunConfig(
    data_set="blobs", layers=(LayerSpec(3, "relu"), LayerSpec(3, "softmax")), loss="cross_entropy", n_samples=20
)
RUNS = {
    "default": RunConfig(),
    "mixed": RunConfig(layers=MIXED, n_samples=20),
    "classes": CLASSES,
    "soft": RunConfig(layers=SOFT, n_samples=20, loss="binary_cross_entropy"),
}
SYMBOLS = {"A_prev", "W", "b", "Z", "A", "δ", "dW", "db", "loss"}
CELL_NAME = re.compile(r"(dW|db|W|b|Z|A|δ)\[(\d)\]|\b[XY](?=\b|ᵀ)|ŷ")

REGRESSION = RunConfig(data_set="plane", layers=(LayerSpec(3, "tanh"), LayerSpec(1, "linear")), n_samples=20)


@pytest.fixture(params=RUNS.values(), ids=RUNS.keys())
def session(request: pytest.FixtureRequest) -> Session:
    session = Session(request.param)
    for _ in range(3):
        session.step()
    return session


def steps_of(session: Session) -> list[Frame]:
    """The ordinary moment, and every step of the next update and the update itself."""
    frames = [session.frame(FrameRequest())]
    for _ in range(len(micro_steps(session.frame(FrameRequest()).L))):
        session.look_on()
        frames.append(session.frame(FrameRequest()))
    return frames


def plain(html: str) -> str:
    return QTextDocumentFragment.fromHtml(html).toPlainText().replace("\N{WORD JOINER}", "").replace("\xa0", " ")


def all_text(frame: Frame) -> str:
    words = lesson(frame)
    return plain(f"{words.what} {words.why}")


def arrays(session: Session) -> dict[str, np.ndarray]:
    """Every matrix of one epoch by its name."""
    found = {}
    for l in range(1, session.frame(FrameRequest()).L + 1):
        frame = session.frame(FrameRequest(layer=l))
        layer, samples = frame.layers[l - 1], frame.samples
        values = (layer.W, layer.b, layer.dW, layer.db, samples.Z, samples.A, samples.delta)
        found |= {
            f"{name}[{l}]": value for name, value in zip(("W", "b", "dW", "db", "Z", "A", "δ"), values, strict=True)
        }
    return found | {"X": frame.X, "Y": frame.Y, "ŷ": samples.A}


def value_of(formula: str, known: dict[str, np.ndarray], phi: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """Reckon out a formula as it is written, φ′ by a difference."""

    def slope(Z: np.ndarray) -> np.ndarray:
        return (phi(Z + 1e-6) - phi(Z - 1e-6)) / 2e-6

    code = CELL_NAME.sub(lambda name: f"v('{name.group()}')", formula)
    code = re.sub(r"(\)|ᵀ) (?=v)", r"\1 @ ", code)
    code = re.sub(r"(?<=\d) (?=v)|(?<=\)) (?=\()", " * ", code).replace("tanh u", "tanh(u)")
    for written, python in {
        "²": "**2",
        "³": "**3",
        "ᵀ": ".T",
        "−": "-",
        "⊙": "*",
        "φ′": "slope",
        "φ": "phi",
        "Σ ": "rows_of ",
    }.items():
        code = code.replace(written, python)
    code = re.sub(r"rows_of exp\((v\('.*?'\))\)", r"exp(\1).sum(axis=0)", code)
    code = re.sub(r"rows_of (v\('.*?'\))", r"\1.sum(axis=1, keepdims=True)", code)
    own = {
        "max": np.maximum,
        "min": np.minimum,
        "phi": phi,
        "slope": slope,
        "m": len(known["Y"].T),
        "v": known.__getitem__,
        "u": known.get("u"),
        "s": known.get("s"),
    }
    result: np.ndarray = eval(code, vars(np) | own)
    return result


@pytest.mark.usefixtures("qapp")
def test_every_formula_is_true_of_the_engines_numbers(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.lesson.sentences._unbroken", lambda formula: f"‹{formula[1]}›")
    known = arrays(session)
    checked = 0
    for frame in steps_of(session)[1:-1]:
        step = frame.progress.newest
        assert step is not None
        formulas = re.findall("‹([^m›][^›]* = .*?)›", plain(lesson(frame).what))
        for part in [formula for formula in formulas if re.match("[a-z] = ", formula)]:  # which stands in another one
            formulas.remove(part)
            is_sum = part[4:].startswith("Σ")
            own = {"Z": known[f"Z[{step.l}]"]}
            known[part[0]] = value_of(part[4:], known, np.exp) if is_sum else eval(python_of(part[4:]), own)
        activation = frame.layers[step.l - 1].activation
        for formula in formulas:
            sides = [value_of(side, known, ACTIVATION_REGISTRY[activation].f) for side in formula.split(" = ")]
            for side in sides[1:]:
                np.testing.assert_allclose(side, sides[0], rtol=1e-4, atol=1e-10, err_msg=formula)
            checked += 1
    assert checked == 5 * frame.L  # all but the loss


@pytest.mark.usefixtures("qapp")
def test_the_loss_is_the_one_that_is_written(session: Session) -> None:
    known, frame = arrays(session), session.frame(FrameRequest())
    reading = next(all_text(f) for f in steps_of(session) if text_name(f) == "loss")
    A, Y, m = known["ŷ"], known["Y"], frame.X.shape[1]
    formula, loss = {
        "half_mse": (f"1/(2m) Σ (A[{frame.L}] − Y)²", np.sum((A - Y) ** 2) / (2 * m)),
        "binary_cross_entropy": (
            f"1/m Σ (−Y log A[{frame.L}] − (1 − Y) log(1 − A[{frame.L}]))",
            -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m,
        ),
        "cross_entropy": (f"1/m Σ (−Y log A[{frame.L}])", -np.sum(Y * np.log(A)) / m),
    }[frame.config.loss]
    assert f"{formula}, m = {m}" in reading
    assert frame.loss == pytest.approx(loss)


@pytest.mark.usefixtures("qapp")
def test_products_of_shapes_are_those_of_the_matrices(session: Session) -> None:
    known = arrays(session)
    checked = 0
    for frame in steps_of(session)[1:-1]:
        step = frame.progress.newest
        assert step is not None
        for text in re.findall(r"\(\d+, \d+\) = [^:;,.a-z]*(?:, [\d() ,+⊙]*)?", all_text(frame)):
            left, first, second, *rest = [tuple(map(int, pair)) for pair in re.findall(r"\((\d+), (\d+)\)", text)]
            assert left == known[step.name].shape
            assert first[1] == second[0]
            assert (first[0], second[1]) == left
            assert all(shape in (left, (left[0], 1)) for shape in rest)
            checked += 1
    assert checked == 3 * frame.L - 1  # Z, dW, and δ but the last


@pytest.mark.usefixtures("qapp")
def test_every_link_leads_to_what_is_there(session: Session) -> None:
    for frame in steps_of(session):
        words = lesson(frame)
        links = re.findall(r'href="(.*?)/(\d+)"', words.what + words.why)
        assert links, text_name(frame)
        for symbol, layer in links:
            if symbol in SYMBOLS:
                assert 1 <= int(layer) <= frame.L
            else:
                assert (symbol, layer) in {(place, "0") for place in PLACES}
        step = frame.progress.newest
        if step is not None and step.l:
            assert (step.symbol, str(step.l)) in links


@pytest.mark.usefixtures("qapp")
def test_without_links_the_words_are_the_same(session: Session) -> None:
    for frame in steps_of(session):
        with_links, without = lesson(frame), lesson(frame, has_links=False)
        assert "href" not in without.what + without.why
        assert plain(without.what + without.why) == plain(with_links.what + with_links.why)


SLOPE = re.compile(r"\|φ′ = (.*?)\|(?: where \|(Z > 0)\|, (?:else \|(.*?)\||and 0))?")


def test_each_slope_is_the_derivative() -> None:
    Z = np.linspace(-3.0, 3.0, 50)
    for activation in ACTIVATION_REGISTRY.values():
        names = vars(np) | {"A": activation.f(Z), "Z": Z}
        for name, formula in re.findall(r"\|(\w) = (.*?)\|", activation.slope):  # what stands in the formula of φ′
            names[name] = eval(python_of(formula), names)
        found = SLOPE.search(activation.slope)
        assert found is not None
        here, where, elsewhere = found.groups()
        value = eval(python_of(here), names)
        if where:
            value = np.where(Z > 0.0, value, eval(python_of(elsewhere or "0"), names))
        rounded = 3e-4 if re.search(r"0\.\d{3}", activation.slope) else 1e-12
        np.testing.assert_allclose(value + 0.0 * Z, activation.derivative(Z), atol=rounded)


def python_of(formula: str) -> str:
    """A formula that is written for people as Python reads it."""
    code = formula.replace("−", "-").replace("²", "**2").replace("³", "**3")
    return re.sub(r"(?<=[\w.)]) (?=[\w(])", " * ", code)


@pytest.mark.usefixtures("qapp")
def test_heading_counts_the_steps(session: Session) -> None:
    frames = steps_of(session)
    L = frames[0].L
    headings = [plain(lesson(frame).heading) for frame in frames]
    names = [step.name for step in micro_steps(L)[1:]]
    assert headings[1:-1] == [f"Step {i} of {5 * L + 1}: {name}" for i, name in enumerate(names, 1)]
    assert headings[-1].startswith("Epoch 4")
    assert text_name(frames[-1]) == "W"


@pytest.mark.usefixtures("qapp")
def test_the_beginning_is_no_update() -> None:
    session = Session(RunConfig())
    session.look_on()
    session.look_back()
    assert text_name(session.frame(FrameRequest())) == "start"


def test_every_entry_is_used() -> None:
    remembering = RunConfig(optimizer="momentum", l2=0.1)
    configs = [*RUNS.values(), REGRESSION, remembering, RunConfig(batch_size=10), RunConfig(inputs=("x1",))]
    used = set()
    for config in configs:
        used |= {text_name(frame) for frame in steps_of(Session(config))}
    assert STEP_TEXTS.keys() - used == {"start"}  # for epoch 0


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("config", "prediction", "first_delta"),
    [
        (RunConfig(), "Where ŷ = 0.5 the network cannot decide", "times the slope of sigmoid: φ′ = A (1 − A)"),
        (CLASSES, "The class with the largest ŷ is the answer", "no φ′: the slope of softmax cancels"),
        (REGRESSION, "ŷ is no class but a number", "times the slope of linear: φ′ = 1"),
    ],
    ids=["two classes", "several classes", "regression"],
)
def test_a_prediction_is_read_as_the_data_set_asks(config: RunConfig, prediction: str, first_delta: str) -> None:
    frames = steps_of(Session(config))
    L = frames[0].L
    said = {frame.progress.newest.name: all_text(frame) for frame in frames if frame.progress.newest is not None}
    assert prediction in said[f"A[{L}]"]
    assert first_delta in said[f"δ[{L}]"]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", INITIALIZER_REGISTRY)
def test_the_start_is_the_one_that_is_written(name: str) -> None:
    session = Session(RunConfig(initializer=name, init_scale=0.25, bias_start=-1.5))
    session.look_on()
    session.look_back()
    reading = all_text(session.frame(FrameRequest()))
    assert "each b[1] is −1.5" in reading
    assert ("0.25" in reading) == INITIALIZER_REGISTRY[name].uses_scale
    W = session.frame(FrameRequest()).layers[0].W
    assert ("drawn at random" in reading) == (np.ptp(W) > 0.0)
    n_in, n_out = 2, 16
    if share := re.search(r"variance (.*?) for", reading):
        variance = eval(share[1].replace("n′", "n_out"), {"n": n_in, "n_out": n_out})
        assert np.mean(W**2) == pytest.approx(variance, rel=0.4)  # of 32 numbers


def test_braces_and_bars_are_in_pairs() -> None:
    brought = [text for entry in ACTIVATION_REGISTRY.values() for text in (entry.what, entry.why, entry.slope)]
    brought += [loss.what for loss in LOSS_REGISTRY.values()] + [rule.why for rule in OPTIMIZER_REGISTRY.values()]
    for text in brought + [sentence for entry in STEP_TEXTS.values() for sentence in (entry.what, entry.why)]:
        assert text.count("|") % 2 == 0
        assert all(name.isidentifier() for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_a_line_may_break_before_and_behind_a_formula_but_not_in_it(session: Session) -> None:
    texts = [text for frame in steps_of(session) for text in (lesson(frame).what, lesson(frame).why)]
    glued = re.compile(" (<[^>]*>)*\N{WORD JOINER}|\N{WORD JOINER}(<[^>]*>)* ")
    assert any("\N{WORD JOINER}" in text for text in texts)
    assert [text for text in texts if glued.search(text)] == []
