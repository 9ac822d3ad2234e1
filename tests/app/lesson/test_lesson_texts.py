"""What the ready lessons say is true of their runs, number by number, and is said in both languages."""

import re
from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.files.runs import load_preset, preset_names
from app.lesson.lesson_texts import LESSON_TEXTS, lesson_words
from app.panels.run_bar import SPEEDS
from app.style.translation import install_language
from app.views.table import VIEWS
from mlp_engine import Curves, Session

NUMBER = re.compile(r"(?<![\w.\[])\d+(?:\.\d+)?(?![\w\]])")
FIRST_LAYER = {"layers": ((2, "tanh"), (2, "tanh"), (1, "sigmoid"))}


@cache
def session_of(name: str, changes: tuple[tuple[str, object], ...] = ()) -> Session:
    config = load_preset(name).config
    session = Session(config.with_fields(dict(changes)) if changes else config)
    for _ in range(session.config.epochs):
        session.step()
    return session


def curves(name: str, **changes: object) -> Curves:
    return session_of(name, tuple(changes.items())).history.curves()


def right(name: str, epoch: int, **changes: object) -> str:
    """The share of right samples at an epoch, as the texts write it."""
    return f"{100 * curves(name, **changes).accuracy[epoch]:.0f} %"


def loss_of_test(name: str, epoch: int, **changes: object) -> float:
    return float(curves(name, **changes).series("test_loss").mean[epoch])


def layers(*layers: tuple[int, str]) -> tuple[tuple[int, str], ...]:
    return layers


def check(name: str, *said: str) -> None:
    """Check that the lesson says so."""
    text = f"{LESSON_TEXTS[name].watch} {LESSON_TEXTS[name].advice}"
    for words in said:
        assert words in text, (name, words)


@pytest.fixture
def chinese(qtbot: QtBot) -> Iterator[None]:
    install_language("zh_CN")
    yield
    install_language("en")


def test_every_preset_has_its_words_and_a_look_that_the_window_can_give() -> None:
    assert sorted(LESSON_TEXTS) == sorted(preset_names())
    assert next(iter(LESSON_TEXTS)) == "lesson"
    assert len({text.title for text in LESSON_TEXTS.values()}) == len(LESSON_TEXTS)
    for name, text in LESSON_TEXTS.items():
        preset = load_preset(name)
        assert preset.look.speed in SPEEDS, name
        assert preset.look.panels, name
        assert set(preset.look.panels) <= set(VIEWS), name
        assert preset.look.layer <= len(preset.config.layers), name
        for sentence in (text.watch, text.advice):
            assert sentence.endswith("."), name
            assert sentence.count(". ") == 0, name
            assert len(sentence) <= 160, name


def test_chinese_says_the_same_numbers(chinese: None) -> None:
    for name, text in LESSON_TEXTS.items():
        title, words = lesson_words(name)
        assert re.search("[\u4e00-\u9fff]", title), name
        assert re.search("[\u4e00-\u9fff]", words), name
        english = sorted(NUMBER.findall(f"{text.watch} {text.advice}"))
        kept = [number for number in english if number not in words]
        assert not kept, (name, kept)


def test_the_lesson() -> None:
    shares = ("78 % of the samples are right after 10 epochs", "92 % after 300", "all after 2000")
    check("lesson", *shares)
    assert [right("lesson", epoch) for epoch in (10, 300, 2000)] == ["78 %", "92 %", "100 %"]
    assert curves("lesson").accuracy[1000] > 0.99


def test_no_hidden_layer() -> None:
    check("straight_line", "34 of 300 samples are still on the wrong side after 2000 epochs", "8 tanh neurons: 99 %")
    assert round(300 * (1 - curves("straight_line").accuracy[2000])) == 34
    assert right("straight_line", 2000, layers=layers((8, "tanh"), (1, "sigmoid"))) == "99 %"


def test_weights_that_start_at_zero() -> None:
    check("symmetry", "every gradient is 0", "0.693", "93 % of the samples will be right after 1000 epochs")
    run = curves("symmetry")
    assert not any(run.norm(name).any() for name in run.norm_names)
    assert f"{run.loss[1000]:.3f}" == f"{np.log(2):.3f}" == "0.693"
    assert right("symmetry", 1000, initializer="he") == "93 %"


def test_gradients_that_vanish() -> None:
    check("deep_sigmoid", "nearly 200 times smaller than that of W[5]", "after 1000 epochs the loss is still at 0.123")
    run = curves("deep_sigmoid")
    assert 190 < run.norm("|dW5|")[0] / run.norm("|dW1|")[0] < 200
    assert f"{run.loss[1000]:.3f}" == "0.123"
    names = list(LESSON_TEXTS)
    assert names[names.index("deep_sigmoid") + 1] == "deep_tanh"  # "the next lesson"


def test_a_deep_network_of_tanh() -> None:
    check("deep_tanh", "a factor of 4 at most", "after 300 epochs all", "between epochs 100 and 220", "try 0.3")
    run = curves("deep_tanh")
    norms = [run.norm(f"|dW{l}|") for l in range(1, 6)]
    assert max(norm[0] for norm in norms) < 4 * min(norm[0] for norm in norms)
    assert run.accuracy[300] == 1.0
    assert max(norms[0][100:220]) > 10 * max(norms[0][50:80])
    assert max(norms[0][250:]) < 0.1 * max(norms[0][100:220])
    assert not np.any(np.diff(curves("deep_tanh", learning_rate=0.3).loss) > 0)


def test_a_learning_rate_that_is_too_large() -> None:
    check("large_rate", "about as often as down", "0.1")
    rises = np.diff(curves("large_rate").loss) > 0
    assert 0.4 < rises.mean() < 0.6
    calm = curves("large_rate", learning_rate=0.1)
    assert not np.any(np.diff(calm.loss) > 0)
    assert calm.loss[-1] < curves("large_rate").loss[-1]


def test_the_lesson_with_adam() -> None:
    check("adam", "after 200 epochs the loss is 0.0015", "does not reach in 2000", "a hundredfold in 200 epochs")
    run = curves("adam")
    assert f"{run.loss[200]:.4f}" == "0.0015"
    assert curves("lesson").loss[2000] > run.loss[200]
    assert run.loss[0] > 100 * run.loss[200]
    assert load_preset("adam").config.layers == load_preset("lesson").config.layers


def test_few_and_noisy_samples() -> None:
    check("few_samples", "20 noisy samples", "80 % of them are right after 100 epochs", "all after 500", "leaves 18")
    assert [right("few_samples", epoch) for epoch in (100, 500)] == ["80 %", "100 %"]
    assert curves("few_samples").accuracy[150] > curves("few_samples").accuracy[100]
    many = curves("few_samples", n_samples=200)
    assert round(200 * (1 - many.accuracy[-1])) == 18


def test_learning_by_heart() -> None:
    check("overfitting", "falls to 0.03", "lowest at epoch 18, 0.27", "nearly eight times", "after 1000 epochs")
    check("overfitting", "set the patience to 20: the run stops by itself at epoch 38")
    run = curves("overfitting")
    tests = run.series("test_loss").mean
    assert (int(np.argmin(tests)), f"{tests.min():.2f}", f"{run.loss[-1]:.2f}") == (18, "0.27", "0.03")
    assert 7.5 < tests[-1] / tests.min() < 8
    session = Session(load_preset("overfitting").config.with_field("patience", 20))
    while not session.reason_to_stop and session.epoch < 100:
        session.step()
    assert session.epoch == 38


def test_a_penalty_on_large_weights() -> None:
    check("l2_penalty", "the test loss ends at 0.23 and not at 2.13", "0.1", "70 % of the training samples")
    assert f"{loss_of_test('l2_penalty', -1):.2f}" == "0.23"
    assert f"{loss_of_test('overfitting', -1):.2f}" == "2.13"
    assert right("l2_penalty", -1, l2=0.1) == "70 %"


def test_playground_s_start() -> None:
    check("playground", "after 50 epochs all training samples are right", "2 neurons, which cannot close")
    assert right("playground", 50) == "100 %"
    assert curves("playground", **FIRST_LAYER).accuracy.max() < 0.95


def test_the_spiral() -> None:
    check("spiral_two_layers", "63 % of the training samples are right after 20 epochs, 98 % after 50")
    check("spiral_two_layers", "after 200 epochs 72 % are right")
    assert 0.61 < curves("spiral_two_layers").accuracy[20] < 0.65
    assert 0.97 < curves("spiral_two_layers").accuracy[50] < 0.99
    one = curves("spiral_two_layers", layers=layers((16, "relu"), (1, "sigmoid")))
    assert 0.7 < one.accuracy[200] < 0.74


def test_five_classes() -> None:
    check("five_blobs", "36 % of the training samples are right at the start, 78 % after 2 epochs, all after 10")
    assert [right("five_blobs", epoch) for epoch in (0, 2, 10)] == ["36 %", "78 %", "100 %"]


def test_a_function_of_one_input() -> None:
    check("sine", "above 0.9 after 100 epochs, above 0.98 after 500")
    scores = curves("sine").series("test_accuracy").mean
    assert scores[100] > 0.9
    assert scores[500] > 0.98
    smooth = curves("sine", layers=layers((16, "tanh"), (16, "tanh"), (1, "linear")))
    assert smooth.series("test_accuracy").newest > 0.98


def test_a_landscape() -> None:
    check("bumps", "far below 0 at the start, and above 0.85 after 100 epochs")
    scores = curves("bumps").series("test_accuracy").mean
    assert scores[0] < -1
    assert scores[100] > 0.85
