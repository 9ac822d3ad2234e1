"""Matrices and equations as text, read by other programs: Python, csv, matplotlib's reader of formulas, LaTeX."""

import csv
import io
import re
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from matplotlib.mathtext import MathTextParser

from app.lesson.equations import Equation, equation_of
from app.lesson.matrix_text import (
    csv_text,
    latex_equation,
    latex_matrix,
    latex_name,
    latex_number,
    numpy_equation,
    numpy_text,
    python_name,
)
from app.lesson.updates import update_symbols
from mlp_engine import OPTIMIZER_REGISTRY, Frame, FrameRequest, RunConfig, Session
from mlp_engine.losses import losses_for
from tests.programs import program

SYMBOLS = ("Z", "A", "δ", "dW", "db", "W", "b", "loss")
MATRICES = arrays(
    np.float64,
    array_shapes(min_dims=2, max_dims=2, max_side=12),
    elements=st.floats(-1e300, 1e300),
)
BMATRIX = re.compile(r"\\begin\{bmatrix\}\n(.*?)\n\\end\{bmatrix\}", re.DOTALL)
LIMIT = re.compile(r"\\setcounter\{MaxMatrixCols\}\{(\d+)\}\n")
reader = MathTextParser("path")


@cache
def parse_as_math(text: str) -> None:
    reader.parse(f"${text}$")


def entries(body: str) -> list[list[str]]:
    """The entries of the inside of a bmatrix."""
    return [row.split(" & ") for row in body.split(" \\\\\n")]


def matrices_in(latex: str) -> list[list[list[str]]]:
    """Every bmatrix of a text, after a look at its structure."""
    assert latex.count(r"\begin{bmatrix}") == latex.count(r"\end{bmatrix}") > 0
    found = [entries(body) for body in BMATRIX.findall(latex)]
    assert len(found) == latex.count(r"\begin{bmatrix}")
    for matrix in found:
        assert len({len(row) for row in matrix}) == 1
    limit = LIMIT.match(latex)
    assert max(len(matrix[0]) for matrix in found) <= (10 if limit is None else int(limit[1]))
    return found


def value_of(entry: str) -> float:
    """The number that an entry stands for."""
    match = re.fullmatch(r"(-?[\d.]+)(?: \\times 10\^\{(-?\d+)\})?", entry)
    assert match is not None, entry
    return float(f"{match[1]}e{match[2] or 0}")


def assert_compiles(latex: str) -> None:
    """Each entry, and each line of an equation with some entries in place of its matrices, is a formula."""
    for matrix in matrices_in(latex):
        for row in matrix:
            for entry in row:
                parse_as_math(re.sub(r"\d", "0", entry))  # one digit reads as the other
    latex = LIMIT.sub("", latex)
    if latex.startswith(r"\begin{aligned}"):
        latex = latex.removeprefix("\\begin{aligned}\n").removesuffix("\n\\end{aligned}")
        line = BMATRIX.sub(lambda match: f"[{' '.join(' '.join(row[:3]) for row in entries(match[1])[:3])}]", latex)
        symbols, matrices = line.split(" \\\\\n")
        for side in (symbols, matrices):
            assert side.count("&=") == 1
            parse_as_math(side.replace("&=", "="))


def close_to(matrix: np.ndarray, digits: int) -> np.ndarray:
    return np.array([[float(f"{value:.{digits - 1}e}") for value in row] for row in matrix.tolist()])


def equations(l: int, **config: object) -> list[Equation]:
    session = Session(RunConfig(n_samples=20, **config))  # type: ignore[arg-type]
    for _ in range(20):
        session.step()
    frame = session.frame(FrameRequest(l, 0, has_terms=True, has_update=True))
    symbols = [*SYMBOLS, *update_symbols(frame.config, "W")[:-1], *update_symbols(frame.config, "b")[:-1]]
    return [equation_of(frame, symbol) for symbol in symbols if symbol != "loss" or l == frame.L]


CONFIGS: list[dict[str, object]] = [
    *({"optimizer": name, "learning_rate": 0.02} for name in OPTIMIZER_REGISTRY),
    {"optimizer": "adam", "learning_rate": 0.02, "clip_norm": 0.1, "l1": 0.01, "l2": 0.01},
    *({"loss": name} for name in losses_for("sigmoid")),
]


@pytest.mark.parametrize("config", CONFIGS, ids=str)
def test_every_equation_of_every_run_compiles(config: dict[str, object]) -> None:
    for equation in [*equations(1, **config), *equations(3, **config)]:
        latex = latex_equation(equation, 3, most=4)
        assert_compiles(latex)
        assert latex.isascii()
        names: dict[str, np.ndarray] = {}
        exec(numpy_equation(equation, 17), {"np": np}, names)
        for operand in equation.operands:
            assert np.array_equal(names[python_name(operand.name)], operand.matrix)


@settings(deadline=None, max_examples=30)
@given(MATRICES, st.integers(2, 17))
def test_latex_holds_the_whole_matrix(matrix: np.ndarray, digits: int) -> None:
    latex = latex_matrix(matrix, digits)
    assert_compiles(latex)
    (found,) = matrices_in(latex)
    read = np.array([[value_of(entry) for entry in row] for row in found])
    assert np.array_equal(read, close_to(matrix, digits))


@settings(deadline=None, max_examples=30)
@given(MATRICES, st.integers(3, 12))
def test_a_shortened_matrix_has_dots_for_what_is_left_out(matrix: np.ndarray, most: int) -> None:
    latex = latex_matrix(matrix, 17, most)
    assert_compiles(latex)
    (found,) = matrices_in(latex)
    assert (len(found), len(found[0])) == tuple(min(size, most) for size in matrix.shape)
    rows, columns = matrix.shape
    assert (r"\vdots" in latex, r"\cdots" in latex) == (rows > most, columns > most)
    assert (r"\ddots" in latex) == (rows > most and columns > most)
    corners = [value_of(found[i][j]) for i in (0, -1) for j in (0, -1)]
    assert corners == [matrix[i, j] for i in (0, -1) for j in (0, -1)]


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (-1.5e-7, 2, r"-1.5 \times 10^{-7}"),
        (0.1, 17, "0.1"),
        (3.0, 17, "3"),
        (-0.0, 3, "0"),
        (1234.5, 2, r"1.2 \times 10^{3}"),
        (np.inf, 3, r"\infty"),
        (np.nan, 3, r"\mathrm{nan}"),
    ],
)
def test_latex_number(value: float, digits: int, text: str) -> None:
    assert latex_number(value, digits) == text
    parse_as_math(text)


@pytest.mark.parametrize("l", [1, 2, 3])
@pytest.mark.parametrize("most", [None, 8])
def test_every_equation_compiles(l: int, most: int | None) -> None:
    for equation in equations(l):
        latex = latex_equation(equation, 3, most)
        assert_compiles(latex)
        assert len(matrices_in(latex)) == len(equation.operands)
        for operand in equation.operands:
            parse_as_math(latex_name(operand.term))


@pytest.mark.parametrize(
    ("symbol", "line"),
    [
        ("Z", r"Z^{[2]} &= W^{[2]} A^{[1]} + b^{[2]}"),
        ("A", r"A^{[2]} &= \varphi\left( Z^{[2]} \right)"),
        ("δ", r"\delta^{[2]} &= \left( W^{[3]\top} \delta^{[3]} \right) \odot \varphi'(Z^{[2]})"),
        ("dW", r"\mathrm{d}W^{[2]} &= \delta^{[2]} A^{[1]\top}"),
        ("W", r"W^{[2]} - \eta \mathrm{d}W^{[2]} &= W'^{[2]}"),
    ],
)
def test_the_symbols_of_an_equation(symbol: str, line: str) -> None:
    (equation,) = (equation for equation in equations(2) if equation.symbol == symbol)
    assert latex_equation(equation, 3, most=8).split("\n")[1] == line + r" \\"


def test_an_unknown_matrix_stays_a_symbol(make_frame: Callable[..., Frame]) -> None:
    equation = equation_of(make_frame(2, FrameRequest(2, 0)), "δ")  # without φ′(Z) and the next δ
    latex = latex_equation(equation, 3, 5)
    assert_compiles(latex)
    assert "nan" not in latex
    assert latex.count(r"\varphi'(Z^{[2]})") == 2


@pytest.mark.parametrize("l", [1, 3])
def test_latex_itself_reads_every_equation(tmp_path: Path, l: int) -> None:
    texts = [latex_equation(equation, 3, most) for equation in equations(l) for most in (None, 8)]
    texts += [latex_matrix(operand.matrix, 17) for operand in equations(l)[0].operands]
    body = "\n".join(f"\\[\n{text}\n\\]" for text in texts)
    source = f"\\documentclass{{article}}\\usepackage{{amsmath}}\\begin{{document}}\n{body}\n\\end{{document}}\n"
    (tmp_path / "equations.tex").write_text(source)
    command = [program("latex"), "-interaction=nonstopmode", "-halt-on-error", "equations.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


@settings(deadline=None)
@given(MATRICES, st.integers(2, 17))
def test_numpy_text_builds_the_matrix(matrix: np.ndarray, digits: int) -> None:
    names: dict[str, np.ndarray] = {}
    exec(numpy_text("Z[1]", matrix, digits), {"np": np}, names)
    (read,) = names.values()
    assert read.dtype == np.float64
    assert np.array_equal(read, close_to(matrix, digits))


def test_exact_numpy_text_keeps_every_bit() -> None:
    matrix = np.array([[np.nan, np.inf, -np.inf, -0.0, 5e-324, 0.1 + 0.2, 1e300, 1 / 3]])
    names: dict[str, np.ndarray] = {}
    exec(numpy_text("Z[1]", matrix, 17), {"np": np}, names)
    assert names["Z1"].tobytes() == matrix.tobytes()


@pytest.mark.parametrize(
    ("name", "python"),
    [
        ("Z[1]", "Z1"),
        ("W[12]ᵀ", "W12_T"),
        ("δ[1]", "delta1"),
        ("φ′(Z[1])", "dphi_Z1"),
        ("−η dW[2]", "minus_eta_dW2"),
        ("W′[2]", "W2_new"),
        ("V′[2]", "V2_new"),
        ("Sb[1]", "Sb1"),
        ("−η M̂[1] / (√Ŝ[1] + ε)", "minus_eta_M_hat_1_sqrt_S_hat_1_epsilon"),
        ("Y", "Y"),
        ("X = A[0]", "X_A0"),
    ],
)
def test_python_name(name: str, python: str) -> None:
    assert python_name(name) == python
    assert python.isidentifier()
    assert python.isascii()


@pytest.mark.parametrize("l", [1, 2, 3])
def test_the_numpy_text_of_an_equation_builds_all_its_matrices(l: int) -> None:
    for equation in equations(l):
        names: dict[str, np.ndarray] = {}
        exec(numpy_equation(equation, 17), {"np": np}, names)
        assert len(names) == len(equation.operands)
        for operand in equation.operands:
            assert np.array_equal(names[python_name(operand.name)], operand.matrix)


@settings(deadline=None)
@given(MATRICES, st.integers(2, 17))
def test_csv_reads_back(matrix: np.ndarray, digits: int) -> None:
    text = csv_text(matrix, digits)
    assert text.count("\r\n") == len(matrix)
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert np.array_equal(np.array(rows, float), close_to(matrix, digits))
