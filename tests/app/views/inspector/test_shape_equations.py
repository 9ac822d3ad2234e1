from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.lesson.equations import layer_equations
from app.style.theme import DARK, LIGHT, Theme
from app.views.inspector.shape_equations import ShapeEquations
from mlp_engine import Frame, FrameRequest

EQUATIONS = {
    1: (
        "Z[1] (16, 300) = W[1] (16, 2) A[0] (2, 300) + b[1] (16, 1)",
        "A[1] (16, 300) = φ(Z[1]) (16, 300)",
        "δ[1] (16, 300) = (W[2]ᵀ (16, 8) δ[2]) (8, 300) ⊙ φ′(Z[1]) (16, 300)",
        "dW[1] (16, 2) = δ[1] (16, 300) A[0]ᵀ (300, 2)",
        "db[1] (16, 1) = Σ δ[1] (16, 300)",
    ),
    2: (
        "Z[2] (8, 300) = W[2] (8, 16) A[1] (16, 300) + b[2] (8, 1)",
        "A[2] (8, 300) = φ(Z[2]) (8, 300)",
        "δ[2] (8, 300) = (W[3]ᵀ (8, 1) δ[3]) (1, 300) ⊙ φ′(Z[2]) (8, 300)",
        "dW[2] (8, 16) = δ[2] (8, 300) A[1]ᵀ (300, 16)",
        "db[2] (8, 1) = Σ δ[2] (8, 300)",
    ),
    3: (
        "Z[3] (1, 300) = W[3] (1, 8) A[2] (8, 300) + b[3] (1, 1)",
        "A[3] (1, 300) = φ(Z[3]) (1, 300)",
        "δ[3] (1, 300) = (A[3] (1, 300) − Y) (1, 300) / m ⊙ φ′(Z[3]) (1, 300)",
        "dW[3] (1, 8) = δ[3] (1, 300) A[2]ᵀ (300, 8)",
        "db[3] (1, 1) = Σ δ[3] (1, 300)",
    ),
}


@pytest.mark.parametrize("l", EQUATIONS)
def test_equations_of_the_default_run(make_frame: Callable[..., Frame], l: int) -> None:
    frame = make_frame(request=FrameRequest(layer=l, resolution=0))
    assert tuple(" ".join(map(str, line)) for line in layer_equations(frame, l)) == EQUATIONS[l]


@pytest.mark.parametrize("l", [1, 2, 3])
def test_marked_numbers_of_a_product_match(make_frame: Callable[..., Frame], l: int) -> None:
    frame = make_frame(request=FrameRequest(layer=l, resolution=0))
    for equation in layer_equations(frame, l):
        marked = [n for term in equation for n, matched in zip(term.shape, term.matched, strict=False) if matched]
        assert marked[::2] == marked[1::2]
    assert any(term.matched for term in layer_equations(frame, l)[0])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sheet_draws_in_the_theme_and_can_be_read_aloud(
    make_frame: Callable[..., Frame], qtbot: QtBot, theme: Theme
) -> None:
    sheet = ShapeEquations()
    qtbot.addWidget(sheet)
    sheet.apply_theme(theme)
    sheet.show_equations(layer_equations(make_frame(request=FrameRequest(2, 0)), 2))
    sheet.resize(sheet.sizeHint())
    image = sheet.grab().toImage()
    drawn = {image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())}
    assert {QColor(theme.text).rgb(), QColor(theme.muted).rgb()} <= drawn
    assert sheet.accessibleDescription() == "\n".join(EQUATIONS[2])


def test_a_narrow_sheet_shrinks_its_equations(make_frame: Callable[..., Frame], qtbot: QtBot) -> None:
    sheet = ShapeEquations()
    qtbot.addWidget(sheet)
    sheet.show_equations(layer_equations(make_frame(request=FrameRequest(2, 0)), 2))
    sheet.resize(round(0.6 * sheet.sizeHint().width()), sheet.sizeHint().height())
    image = sheet.grab().toImage()
    ground = image.pixelColor(image.width() - 1, image.height() - 1)
    right = [image.pixelColor(image.width() - 1, y) for y in range(image.height())]
    middle = [image.pixelColor(x, y) for x in range(image.width() // 2, image.width()) for y in range(image.height())]
    assert all(color == ground for color in right)
    assert any(color != ground for color in middle)


def test_room_for_others_keeps_every_equation_in_its_place(make_frame: Callable[..., Frame], qtbot: QtBot) -> None:
    equations = [layer_equations(make_frame(request=FrameRequest(2, 0)), l) for l in (1, 2, 3)]
    sheets = [ShapeEquations() for _ in equations]
    for sheet, own in zip(sheets, equations, strict=True):
        qtbot.addWidget(sheet)
        sheet.show_equations(own)
    own_widths = [sheet.sizeHint().width() for sheet in sheets]
    for sheet in sheets:
        sheet.keep_room(tuple(equations))
    [width] = {sheet.sizeHint().width() for sheet in sheets}
    assert width >= max(own_widths) > min(own_widths)


def test_the_ground_of_the_marked_equation_reaches_beyond_it(make_frame: Callable[..., Frame], qtbot: QtBot) -> None:
    sheet = ShapeEquations()
    qtbot.addWidget(sheet)
    sheet.show_equations(layer_equations(make_frame(request=FrameRequest(2, 0)), 2))
    sheet.resize(sheet.sizeHint())
    plain = sheet.grab().toImage()
    sheet.mark(2)
    marked = sheet.grab().toImage()
    y = round(2.5 * sheet.height() / 5)
    ground = plain.pixelColor(1, 1)
    written = [x for x in range(plain.width()) for dy in range(-6, 7) if plain.pixelColor(x, y + dy) != ground]
    grounded = [x for x in range(plain.width()) if marked.pixelColor(x, y) != plain.pixelColor(x, y)]
    assert min(grounded) <= min(written) - 4
    assert max(grounded) >= max(written) + 4
