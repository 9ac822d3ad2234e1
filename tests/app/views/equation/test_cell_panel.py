"""The sum of a cell as it is written, and the outer products beside that of dW."""

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT
from app.views.equation.cell_panel import CellPanel
from app.views.equation.outer_products import product_limit, summed_products
from app.widgets.focus_keys import FocusKeys
from mlp_engine import Frame, FrameRequest, RunConfig, Session
from tests.app.recorder import Recorder

LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


@pytest.fixture
def panel(qtbot: QtBot) -> CellPanel:
    panel = CellPanel()
    qtbot.addWidget(panel)
    panel.resize(420, 240)
    panel.show()
    return panel


@pytest.fixture
def frame(make_frame: Callable[..., Frame]) -> Frame:
    return make_frame(60, FrameRequest(2, 0, has_terms=True, has_update=True))


def lines(panel: CellPanel) -> list[str]:
    text = panel._text.toPlainText().replace("\N{NO-BREAK SPACE}", " ").replace("\u2029", "\n")
    return [line.replace("−", "-") for line in text.split("\n")]


def reckoned(text: str) -> float:
    """What a sum is that is written as people write it."""
    power = re.sub("10(⁻?[⁰¹²³⁴-⁹]+)", lambda found: f"1e{found[1].translate(LOWERED)}", text)
    return float(eval(power.replace("·", "*").replace("²", "**2")))


def picked(symbol: str, cell: tuple[int, int] | None = (3, 17), **other: object) -> Selection:
    return Selection(layer=2, symbol=symbol, cell=cell, **other)  # type: ignore[arg-type]


@pytest.mark.parametrize("symbol", ["Z", "δ", "W", "b"])
def test_what_is_written_is_right(panel: CellPanel, frame: Frame, symbol: str) -> None:
    panel._text.digits = 15
    panel.resize(420, 900)  # for the whole sum
    cell = {"Z": (3, 17), "δ": (5, 16), "W": (3, 5), "b": (3, 0)}[symbol]
    panel.show_cell(frame, picked(symbol, cell))
    layer, samples = frame.layers[1], frame.samples
    wanted = {"Z": samples.Z, "δ": samples.delta, "W": layer.W, "b": layer.b}[symbol][cell]
    _, _, terms, last, *_ = lines(panel)
    for line in (terms, last):
        left, _, right = line.rpartition(" = ")
        assert reckoned(left) == pytest.approx(float(right), rel=1e-12)
    assert float(last.rpartition(" = ")[2]) == pytest.approx(wanted, rel=1e-12)


def test_the_loss_is_written_with_its_squares(panel: CellPanel, make_frame: Callable[..., Frame]) -> None:
    frame = make_frame(5, FrameRequest(3, 0), n_samples=12)
    panel._text.digits = 15
    panel.resize(420, 1200)
    panel.show_cell(frame, Selection(layer=3, symbol="loss"))
    title, formula, terms, last, *_ = lines(panel)
    assert title == "loss"
    assert formula == "loss = 1/(2m) Σj (A[3]1,j - Y1,j)²"
    left, _, right = terms.rpartition(" = ")
    assert left.count("²") == 12
    assert reckoned(left) == pytest.approx(float(right), rel=1e-12)
    assert float(last.rpartition(" = ")[2]) == pytest.approx(frame.loss, rel=1e-12)


@pytest.mark.parametrize(
    ("symbol", "cell", "title", "formula"),
    [
        ("Z", (3, 17), "Z[2] row 4, sample 18", "Z[2]4,18 = Σk W[2]4,k A[1]k,18 + b[2]4"),
        ("A", (3, 17), "A[2] row 4, sample 18", "A[2]4,18 = φ(Z[2]4,18)"),
        ("δ", (3, 17), "δ[2] row 4, sample 18", "δ[2]4,18 = (Σk W[3]k,4 δ[3]k,18) · φ′(Z[2]4,18)"),
        ("dW", (3, 5), "dW[2] row 4, column 6", "dW[2]4,6 = Σj δ[2]4,j A[1]6,j"),
        ("db", (3, 0), "db[2] row 4", "db[2]4 = Σj δ[2]4,j"),
        ("W", (3, 5), "W′[2] row 4, column 6", "W′[2]4,6 = W[2]4,6 - η dW[2]4,6"),
    ],
)
def test_title_and_formula(
    panel: CellPanel, frame: Frame, symbol: str, cell: tuple[int, int], title: str, formula: str
) -> None:
    panel.show_cell(frame, picked(symbol, cell))
    assert lines(panel)[:2] == [title, formula]


def test_a_long_sum_is_shortened_in_the_middle(panel: CellPanel, frame: Frame) -> None:
    panel.show_cell(frame, picked("db", (3, 0)))
    text = lines(panel)[2]
    power, first, count, last = re.fullmatch(  # type: ignore[union-attr]
        r"10(\S+)·\((.*) \+ … (\d+) more … \+ (.*)\) = \S+", text
    ).groups()
    begin, end = first.split(" + "), last.split(" + ")
    assert len(begin) + int(count) + len(end) == 300
    delta = frame.samples.delta[3]
    for written, values in ((begin, delta[: len(begin)]), (end, delta[-len(end) :])):
        numbers = [float(number.strip("()")) * 10.0 ** int(power.translate(LOWERED)) for number in written]
        assert numbers == pytest.approx(values, abs=0.006 * np.abs(delta).max())


def test_more_room_shows_more_terms_and_all_is_seen(panel: CellPanel, frame: Frame) -> None:
    panel.show_cell(frame, picked("db", (3, 0)))
    counts = []
    for height in (240, 320, 400):
        panel.resize(420, height)
        counts.append(int(re.search(r"… (\d+) more", lines(panel)[2])[1]))  # type: ignore[index]
        assert not panel._text.verticalScrollBar().maximum()
        assert panel._text.document().size().height() > 0.75 * panel._text.height()
    assert counts == sorted(counts, reverse=True)
    assert len(set(counts)) == 3


@pytest.mark.parametrize("size", [(300, 160), (500, 160), (300, 600)])
@pytest.mark.parametrize("points", [9, 24])
def test_nothing_is_lost_at_the_sides(panel: CellPanel, frame: Frame, size: tuple[int, int], points: int) -> None:
    font = panel.font()
    font.setPointSize(points)
    panel.setFont(font)
    panel.resize(*size)
    for symbol, cell in (("Z", (3, 17)), ("dW", (3, 5)), ("W", (3, 5))):
        panel.show_cell(frame, picked(symbol, cell))
        assert panel._text.document().idealWidth() <= panel._text.viewport().width() + 1
        assert panel.minimumSizeHint().width() <= 300


def test_the_samples_that_pull_most_are_links(panel: CellPanel, frame: Frame) -> None:
    asked = Recorder(panel.sample_requested)
    panel.show_cell(frame, picked("dW", (3, 5)))
    adds = frame.samples.delta[3] * frame.samples.A_prev[5]
    strongest = np.argsort(-np.abs(adds))[:5]
    words = next(line for line in lines(panel) if line.startswith("samples that pull most"))
    found = [(int(number) - 1, float(value)) for number, value in re.findall(r"(\d+) \(([^)]+)\)", words)]
    assert [number for number, _ in found] == strongest.tolist()
    assert [value for _, value in found] == pytest.approx(adds[strongest], rel=0.006)
    panel._text.anchorClicked.emit(QUrl(str(strongest[0])))
    assert asked.payloads == [strongest[0]]


def test_a_sample_is_picked_by_keys(panel: CellPanel, frame: Frame) -> None:
    asked = Recorder(panel.sample_requested)
    panel.show_cell(frame, picked("db", (3, 0)))
    panel.activateWindow()
    panel._text.setFocus()
    QTest.keyClick(panel._text, Qt.Key.Key_Tab)
    QTest.keyClick(panel._text, Qt.Key.Key_Tab)
    QTest.keyClick(panel._text, Qt.Key.Key_Return)
    assert asked.payloads == [int(np.argsort(-np.abs(frame.samples.delta[3]))[1])]


def test_what_is_selected_is_copied_though_the_window_has_the_key(panel: CellPanel, frame: Frame) -> None:
    shortcut = QShortcut(QKeySequence.StandardKey.Copy, panel)
    taken = Recorder(shortcut.activated)
    panel.show_cell(frame, picked("Z"))
    FocusKeys(panel)
    panel.activateWindow()
    panel._text.clearFocus()
    panel._text.setFocus()
    QGuiApplication.clipboard().setText("nothing")
    QTest.keyClick(panel._text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert (len(taken), QGuiApplication.clipboard().text()) == (1, "nothing")
    QTest.mouseClick(panel._text.viewport(), Qt.MouseButton.LeftButton)
    panel._text.selectAll()
    QTest.keyClick(panel._text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(taken) == 1
    assert QGuiApplication.clipboard().text().startswith("Z[2] row 4, sample 18")


def test_the_outer_products_of_all_samples_make_dw(frame: Frame) -> None:
    samples, dW = frame.samples, frame.layers[1].dW
    m = samples.Z.shape[1]
    products = [np.outer(samples.delta[:, j], samples.A_prev[:, j]) for j in range(m)]
    assert summed_products(samples, 0, m - 1) == pytest.approx(dW, abs=1e-15)
    assert sum(summed_products(samples, j, j) for j in range(m)) == pytest.approx(dW, abs=1e-15)
    assert summed_products(samples, 0, 7) == pytest.approx(sum(products[:8]), abs=1e-15)
    largest = max(float(np.abs(product).max()) for product in products)
    assert largest <= product_limit(samples) < 1.4 * largest


def test_the_outer_product_follows_the_lit_sample(panel: CellPanel, frame: Frame) -> None:
    asked = Recorder(panel.sample_requested)
    panel.show_cell(frame, picked("dW", (3, 5), sample=16))
    products = panel._products
    assert products.isVisible()
    assert np.array_equal(products._heatmap.matrix, np.outer(frame.samples.delta[:, 16], frame.samples.A_prev[:, 16]))
    assert "sample 17 of 300" in products._name.text()
    QTest.mouseClick(products._on, Qt.MouseButton.LeftButton)
    QTest.mouseClick(products._back, Qt.MouseButton.LeftButton)
    assert asked.payloads == [17, 15]
    products._summed.click()
    assert products._heatmap.matrix == pytest.approx(summed_products(frame.samples, 0, 16), abs=0)
    assert "samples 1 to 17 of 300" in products._name.text()
    panel.show_cell(frame, picked("dW", (3, 5), sample=299, hovered=0))
    assert (products._back.isEnabled(), products._on.isEnabled()) == (False, True)
    panel.show_cell(frame, picked("dW", (3, 5), sample=299))
    assert (products._back.isEnabled(), products._on.isEnabled()) == (True, False)


def test_without_a_lit_sample_the_outer_product_is_of_the_strongest(panel: CellPanel, frame: Frame) -> None:
    panel.show_cell(frame, picked("dW", (3, 5)))
    adds = frame.samples.delta[3] * frame.samples.A_prev[5]
    assert panel._products.column == int(np.abs(adds).argmax())
    panel.show_cell(frame, picked("Z"))
    assert not panel._products.isVisible()


def test_no_cell_no_sum(panel: CellPanel, frame: Frame) -> None:
    panel.show_cell(frame, picked("Z", None))
    assert lines(panel) == ["Click a cell of the result to see its sum."]


def test_what_is_not_computed_has_no_numbers(panel: CellPanel) -> None:
    session = Session(RunConfig())
    session.step()
    session.look_on()
    frame = session.frame(FrameRequest(1, 0, has_terms=True, has_update=True))
    for symbol in ("A", "δ", "dW", "db", "loss"):
        panel.show_cell(frame, replace(picked(symbol, (0, 0)), layer=1))
        assert lines(panel) == ["This cell is not computed yet."]
        assert not panel._products.isVisible()


def test_parameters_that_are_not_made_yet_say_so(panel: CellPanel, make_frame: Callable[..., Frame]) -> None:
    panel.show_cell(make_frame(5, FrameRequest(2, 0)), picked("W", (3, 5)))
    assert lines(panel)[-1] == "The next update will make it."


def test_a_hidden_panel_waits_until_it_is_shown(panel: CellPanel, frame: Frame) -> None:
    panel.hide()
    panel.show_cell(frame, picked("Z"))
    assert panel.cell is None
    panel.show()
    assert panel.cell is not None


def test_pointing_at_samples_writes_nothing_anew(panel: CellPanel, frame: Frame) -> None:
    panel.show_cell(frame, picked("Z"))
    made = panel.cell
    panel.show_cell(frame, picked("Z", hovered=4))
    panel.show_cell(frame, picked("Z", hovered=5))
    assert panel.cell is made


def test_the_colours_are_the_themes(panel: CellPanel, frame: Frame) -> None:
    panel.show_cell(frame, picked("dW", (3, 5)))
    for theme in (DARK, LIGHT):
        panel.apply_theme(theme)
        corner = panel.grab().toImage().pixelColor(2, 2).name()
        assert corner == theme.panel
        assert theme.accent in panel._text.document().defaultStyleSheet()


def test_small_terms_are_multiples_of_one_power_of_ten_before_the_sum(panel: CellPanel, frame: Frame) -> None:
    panel.resize(420, 900)
    panel.show_cell(frame, picked("dW", (3, 5)))
    text = " ".join(lines(panel))
    factor = frame.samples.delta[3]
    assert 0.0 < np.abs(factor).max() < 0.01
    found = re.search(r"10(⁻[⁰¹²³⁴-⁹]+)·\((.*?)\) = 10⁻", text)
    assert found is not None
    assert "e-" not in found[2]
    assert not re.search(r"-0\.?0*(?![.\d])", found[2])
