"""The equation strip: what is where, in which colours, and what a hand can do with it."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFont

from app.lesson.equations import equation_of
from app.lesson.quantities import Dimension
from app.style.theme import DARK, LIGHT, Theme, diverging_table
from app.views.equation.equation_view import EquationView
from app.views.heatmaps.number_heatmap import contrast
from app.views.text.typeset import shape_runs
from mlp_engine import Frame, FrameRequest
from tests.app.views.equation.equations import EDGE, SYMBOLS, at_step, grabbed, heatmap, place_in, request, rgb
from tests.app.views.vector_files import Pixels

MakeFrame = Callable[..., Frame]
MakeView = Callable[..., EquationView]


def crop(pixels: Pixels, rect: QRect) -> Pixels:
    return pixels[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1]


def image_pixels(view: EquationView, name: str) -> Pixels:
    part = heatmap(view, name)
    return crop(grabbed(view), place_in(view, part, part.image_rect()))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_every_cell_has_the_color_of_its_entry(
    make_view: MakeView, make_frame: MakeFrame, symbol: str, theme: Theme
) -> None:
    frame = make_frame(20, request(2), n_samples=12, layers=[(3, "tanh"), (1, "sigmoid")])
    view = make_view(frame, theme, symbol=symbol)
    pixels = grabbed(view)
    for part in view.sheet.shown():
        matrix, limit = part.operand.matrix, part.limit
        if limit is None:
            continue
        if matrix.size == 1:  # is written, and not painted
            assert (image_pixels(view, part.operand.name)[2:4, 2:4] == rgb(theme.panel)).all()
            continue
        assert np.abs(matrix).max() <= limit
        for row, column in np.ndindex(matrix.shape):
            corner = place_in(view, part, part.cell_rect(row, column)).topLeft() + QPoint(2, 2)
            level = np.clip(128 + 127.5 * matrix[row, column] / limit, 0, 255)
            assert (pixels[corner.y(), corner.x()] == diverging_table(theme)[int(level)]).all()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("step", "layer", "symbol", "blank", "drawn"),
    [
        (("Z", 2), 2, "δ", {"δ[2]", "δ[3]", "φ′(Z[2])"}, {"W[3]ᵀ"}),
        (("Z", 1), 2, "Z", {"Z[2]", "A[1]"}, {"W[2]", "b[2]"}),
        (("A", 3), 3, "loss", {"loss"}, {"A[3]", "Y"}),
        (("δ", 3), 3, "dW", {"dW[3]"}, {"δ[3]", "A[2]ᵀ"}),
        (("Z", 1), 2, "W", {"−η dW[2]", "W′[2]"}, {"W[2]"}),
    ],
)
def test_what_is_unknown_is_blank(
    make_view: MakeView,
    step: tuple[str, int],
    layer: int,
    symbol: str,
    blank: set[str],
    drawn: set[str],
    theme: Theme,
) -> None:
    view = make_view(at_step(*step, layer), theme, symbol=symbol)
    assert {part.operand.name for part in view.sheet.shown()} == blank | drawn
    for name in blank:
        assert (image_pixels(view, name) == rgb(theme.panel)).all()
    for name in drawn:
        assert (image_pixels(view, name) != rgb(theme.panel)).any()
    assert "nan" not in view.accessibleDescription()


def accent_pixels(view: EquationView) -> np.ndarray:
    """Return where the accent colour is among the matrices, not in the links of a sum."""
    is_accent = np.asarray((grabbed(view) == rgb(view.theme.accent)).all(axis=-1))
    is_accent[:, view.sheet.geometry().right() + 1 :] = False
    return is_accent


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("step", [("Z", 2), ("A", 1), ("loss", 3), ("δ", 3), ("δ", 1), ("dW", 2), ("db", 2)])
def test_only_the_newest_result_is_highlighted(make_view: MakeView, step: tuple[str, int], theme: Theme) -> None:
    symbol, l = step
    view = make_view(at_step(*step), theme, symbol=symbol)
    name = "loss" if symbol == "loss" else f"{symbol}[{l}]"
    part, is_accent = heatmap(view, name), accent_pixels(view)
    frame = place_in(view, part, part.image_rect()).adjusted(-EDGE, -EDGE, EDGE, EDGE)
    assert is_accent[frame.top(), frame.left() : frame.right() + 1].all()
    assert is_accent[frame.top() : frame.bottom() + 1, frame.left()].all()
    column = is_accent[:, frame.left() : frame.right() + 1]
    assert is_accent.sum() == column.sum()  # else only the name, which is above the matrix


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_nothing_is_highlighted_otherwise(make_view: MakeView, make_frame: MakeFrame, symbol: str) -> None:
    for frame in (make_frame(20, FrameRequest(3, 0)), at_step("db", 1, 3)):
        assert not accent_pixels(make_view(frame, symbol=symbol)).any()


def test_the_result_of_an_update_is_highlighted(make_view: MakeView) -> None:
    view = make_view(at_step("W", 0, 2), symbol="W")
    assert [part.is_highlighted for part in view.sheet.shown()] == [False, False, True]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_dimensions_that_have_to_match_have_one_readable_color(
    make_frame: MakeFrame, symbol: str, theme: Theme
) -> None:
    equation = equation_of(make_frame(1, request(2)), symbol)
    colors: dict[Dimension, set[str]] = {}
    for operand in equation.operands:
        _, (rows, *_, row_color), _, (columns, *_, column_color), *_ = shape_runs(operand, QFont(), theme)
        assert (rows, columns) == tuple(map(str, operand.matrix.shape))
        colors.setdefault(operand.rows, set()).add(row_color)
        colors.setdefault(operand.columns, set()).add(column_color)
    assert all(len(found) == 1 for found in colors.values())
    assert len(set.union(*colors.values())) == len(colors)
    assert all(contrast(QColor(one), QColor(theme.panel)) >= 4.5 for [one] in colors.values())


def test_it_can_be_read_aloud(make_view: MakeView, make_frame: MakeFrame) -> None:
    frame = make_frame(5, request(2))
    view = make_view(frame, symbol="dW", cell=(1, 2))
    equation, cell = view.accessibleDescription().split("\n")
    assert equation == "dW[2] (8, 16) = δ[2] (8, 300) A[1]ᵀ (300, 16)"
    name, value = cell.split(": ")
    assert name == "dW[2] row 2, column 3"
    assert float(value.replace("−", "-")) == pytest.approx(frame.layers[1].dW[1, 2], rel=1e-3)
    assert heatmap(view, "A[1]ᵀ").accessibleName() == "A[1]ᵀ (300, 16)"


@pytest.mark.parametrize(
    ("symbol", "term", "name"),
    [
        ("Z", ("A_prev", 2), "A[1]"),
        ("Z", ("W", 2), "W[2]"),
        ("dW", ("A_prev", 2), "A[1]ᵀ"),
        ("δ", ("δ", 3), "δ[3]"),
        ("δ", ("W", 3), "W[3]ᵀ"),
        ("loss", ("loss", 3), "loss"),
        ("W", ("dW", 2), "−η dW[2]"),
        ("Z", ("A", 2), None),
        ("Z", ("boundary", 0), None),
        ("δ", ("Z", 2), None),
    ],
)
def test_a_term_of_the_lesson_is_found(
    make_view: MakeView, make_frame: MakeFrame, symbol: str, term: tuple[str, int], name: str | None
) -> None:
    view = make_view(make_frame(5, request(2)), symbol=symbol)
    part = None if name is None else heatmap(view, name)
    expected = None if part is None else place_in(view, part, part.rect())
    assert view.place_of(*term) == expected
    view.hide()
    assert view.place_of(*term) is None


@pytest.mark.parametrize("symbol", ["W", "b"])
def test_the_change_of_an_update_has_a_scale_of_its_own_which_is_told(
    make_view: MakeView, make_frame: MakeFrame, symbol: str
) -> None:
    view = make_view(make_frame(20, request(2)), symbol=symbol)
    before, change, after = view.sheet.shown()
    assert before.limit == after.limit
    assert change.limit is not None
    largest = np.abs(change.operand.matrix).max()
    assert largest <= change.limit < 1.4 * largest
    assert change.limit < 0.1
    told = "".join(run[0] for run in view.sheet._labels[1][1])
    assert "×10−" in told.replace(" ", "")
