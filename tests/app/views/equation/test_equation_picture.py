"""The equation strip as a picture."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.export.figures.picture_size import PictureSize
from app.lesson.equations import Operand
from app.lesson.selection import Selection
from app.style.theme import LIGHT, TRANSPARENT
from app.views.equation.equation_view import EquationView
from mlp_engine import Frame
from tests.app.views.equation.equations import heatmap, request
from tests.app.views.vector_files import (
    dark,
    drawings,
    pdf_pixels,
    picture_view,
    png_pixels,
    share_near,
    svg_pixels,
    svg_texts,
)

MakeFrame = Callable[..., Frame]
MakeView = Callable[..., EquationView]
SLIDE = PictureSize()
LEAST_TEXT = 20.0  # px


@pytest.mark.parametrize("symbol", ["Z", "δ", "W", "loss"])
def test_a_picture_shows_what_the_view_shows(make_view: MakeView, make_frame: MakeFrame, symbol: str) -> None:
    frame = make_frame(5, request(3))
    model = make_view(frame, size=(640, 360), symbol=symbol, cell=(0, 0), sample=3)
    pictures = []
    for other in (model, None):
        view = EquationView()
        if other is not None:
            view.take_after(other)
        pictures.append(png_pixels(picture_view(view, frame, LIGHT, SLIDE), LIGHT, SLIDE))
        assert view.cell_panel.isHidden()
    model.cell_panel.hide()
    assert (pictures[0] == png_pixels(picture_view(model, frame, LIGHT, SLIDE), LIGHT, SLIDE)).all()
    assert (pictures[0] != pictures[1]).any()


def test_a_picture_takes_no_pointer(qtbot: QtBot, make_view: MakeView, make_frame: MakeFrame) -> None:
    view = make_view(make_frame(5, request(2)), symbol="Z")
    view.hide_controls()
    part = heatmap(view, "Z[2]")
    assert view.childAt(part.mapTo(view, part.rect().center())) is None
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("symbol", ["δ", "loss", "W"])
def test_drawings_look_like_the_picture(make_frame: MakeFrame, qtbot: QtBot, symbol: str) -> None:
    view = EquationView()
    qtbot.addWidget(view)
    view.show_selection(Selection(2, symbol=symbol))
    picture_view(view, make_frame(50, request(3 if symbol == "loss" else 2)), LIGHT, SLIDE)
    svg, pdf = drawings(view, LIGHT, SLIDE)
    png = dark(png_pixels(view, LIGHT, SLIDE))
    for other in (dark(svg_pixels(svg, SLIDE)), dark(pdf_pixels(pdf, SLIDE))):
        assert share_near(png, other) > 0.99
        assert share_near(other, png) > 0.99
    assert min(pixels for _, pixels in svg_texts(svg, SLIDE)) >= LEAST_TEXT


def test_the_ground_is_left_out_in_a_clear_theme(qtbot: QtBot, make_frame: MakeFrame) -> None:
    view = EquationView()
    qtbot.addWidget(view)
    alpha = png_pixels(picture_view(view, make_frame(5, request(2)), TRANSPARENT, SLIDE), TRANSPARENT, SLIDE)[..., 3]
    assert (alpha == 0).mean() > 0.1
    assert alpha.max() == 255


def test_frames_can_be_drawn_on_one_scale(make_view: MakeView, make_frame: MakeFrame) -> None:
    early, late = make_frame(0, request(2)), make_frame(300, request(2))
    view = make_view(early, symbol="Z")
    view.scale_to([early, late])
    limits = []
    for frame in (early, late):
        view.show_frame(frame)
        limits.append([part.limit for part in view.sheet.shown()])
    assert limits[0] == limits[1]
    assert all(isinstance(part.operand, Operand) for part in view.sheet.shown())
