"""Norms of the gradients."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT, Theme
from app.views.curves.gradient_norm_view import GradientNormView
from app.views.plots.scales import LOWEST
from mlp_engine import Frame
from tests.app.views.curves.curves import key_text, long_frame
from tests.runs import frame_of, values_of

MakeFrame = Callable[..., Frame]


def with_norms(frame: Frame, norms: np.ndarray) -> Frame:
    values = values_of(frame)
    values[:, 2:] = norms
    return frame_of(frame, values)


# -------------------------------------------------------------------------------------------------- gradient norms


def test_norms_of_the_weights_on_a_log_axis(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    frame = make_frame(60)
    norm_view.show_frame(frame)
    for l in (1, 2, 3):
        name = f"|dW{l}|"
        y = norm_view.curves[name].line.getData()[1]
        assert np.allclose(10.0**y, frame.curves.norm(name))
        assert f"|dW[{l}]| <b>" in key_text(norm_view)
        assert norm_view.curves[name].line.isVisible()
    assert "|db[1]|" not in key_text(norm_view)


def test_biases_come_and_go(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    frame = make_frame(60)
    norm_view.show_frame(frame)
    norm_view.switch.click()
    assert "|db[3]|" in key_text(norm_view)
    assert np.allclose(10.0 ** norm_view.curves["|db3|"].line.getData()[1], frame.curves.norm("|db3|"))
    norm_view.set_biases(False)
    assert "|db[3]|" not in key_text(norm_view)
    assert not norm_view.curves["|db3|"].line.isVisible()


def test_zeros_lie_marked_on_the_floor(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    frame = make_frame(20)
    norms = frame.curves.norms.copy()
    norms[5:8, 0] = 0.0
    norms[9, 0] = LOWEST / 2
    norm_view.show_frame(with_norms(frame, norms))
    curve = norm_view.curves["|dW1|"]
    y = curve.line.getData()[1]
    floor = y[5]
    assert (y[[5, 6, 7, 9]] == floor).all()
    assert (np.delete(y, [5, 6, 7, 9]) > floor).all()
    assert norm_view.plot.box.viewRange()[1][0] < floor
    assert curve.marks.getData()[0].tolist() == [5, 6, 7, 9]
    assert (curve.marks.getData()[1] == floor).all()
    assert "0 or below 10⁻¹⁶" in key_text(norm_view)
    assert len(norm_view.curves["|dW2|"].marks.getData()[0]) == 0
    norm_view.show_frame(frame)
    assert len(curve.marks.getData()[0]) == 0
    assert "0 or below" not in key_text(norm_view)


def test_one_zero_in_a_long_run_is_marked(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    frame = long_frame(make_frame(0), 100_000)
    norms = frame.curves.norms.copy()
    norms[31_415, 2] = 0.0
    norm_view.show_frame(with_norms(frame, norms))
    assert norm_view.curves["|dW2|"].marks.getData()[0].tolist() == [31_415]


def test_dead_network_is_drawn(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    frame = make_frame(30)
    norm_view.show_frame(with_norms(frame, np.zeros_like(frame.curves.norms)))
    assert len(norm_view.curves["|dW1|"].marks.getData()[0]) > 0
    assert "<b>0</b>" in key_text(norm_view)


def test_another_network_has_its_own_curves(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    norm_view.show_frame(make_frame(10))
    norm_view.show_frame(make_frame(10, layers=[(3, "tanh"), (1, "sigmoid")]))
    assert "|dW[2]|" in key_text(norm_view)
    assert "|dW[3]|" not in key_text(norm_view)
    assert not norm_view.curves["|dW3|"].line.isVisible()


def test_theme_recolors_the_curves(norm_view: GradientNormView, make_frame: MakeFrame) -> None:
    norm_view.show_frame(make_frame(10))
    norm_view.apply_theme(DARK)
    assert norm_view.curves["|dW2|"].line.pen.color() == QColor(DARK.curve_colors[1])
    assert DARK.curve_colors[1] in norm_view.key.text()
    image = norm_view.plot.grab().toImage()
    assert image.pixelColor(2, 2) == QColor(DARK.panel)


# ----------------------------------------------------------------------------------------------------- many layers


@pytest.fixture
def deep(make_frame: MakeFrame) -> Frame:
    return make_frame(5, layers=[*[(4, "tanh")] * 11, (1, "sigmoid")])


def colors_of(view: GradientNormView, symbol: str = "dW") -> list[QColor]:
    return [view.curves[f"|{symbol}{l}|"].line.pen.color() for l in range(1, 13)]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_many_layers_are_a_ramp_that_grows_lighter(norm_view: GradientNormView, deep: Frame, theme: Theme) -> None:
    norm_view.apply_theme(theme)
    norm_view.show_frame(deep)
    grey = [0.2126 * c.redF() + 0.7152 * c.greenF() + 0.0722 * c.blueF() for c in colors_of(norm_view)]
    assert all(later - earlier > 0.01 for earlier, later in pairwise(grey))


def test_few_layers_keep_their_colours_when_many_were_shown(
    norm_view: GradientNormView, deep: Frame, make_frame: MakeFrame
) -> None:
    norm_view.show_frame(deep)
    norm_view.show_frame(make_frame(5))
    for l in (1, 2, 3):
        assert norm_view.curves[f"|dW{l}|"].line.pen.color() == QColor(LIGHT.curve_colors[l - 1])


def test_of_many_layers_the_selected_one_is_bold_above_the_others_and_read(
    norm_view: GradientNormView, deep: Frame
) -> None:
    norm_view.show_frame(deep)
    for selected in (3, 12, 99):
        norm_view.show_selection(Selection(layer=selected))
        l = min(selected, 12)
        curve = norm_view.curves[f"|dW{l}|"]
        others = [norm_view.curves[f"|dW{k}|"] for k in range(1, 13) if k != l]
        assert curve.line._width >= 2 * max(other.line._width for other in others)
        assert curve.head.size > max(other.head.size for other in others)
        assert curve.line.zValue() > max(other.head.zValue() for other in others)
        key = key_text(norm_view)
        assert f"|dW[{l}]| <b>" in key
        assert "|dW[1 … 12]|" in key
        assert key.count("<b>") == 1


def test_the_key_of_many_layers_shows_the_ramp(norm_view: GradientNormView, deep: Frame) -> None:
    norm_view.show_frame(deep)
    first, *_, last = colors_of(norm_view)
    key = norm_view.key.text()
    assert key.index(first.name()) < key.index(last.name())


def test_biases_of_many_layers_have_the_colours_of_their_weights(norm_view: GradientNormView, deep: Frame) -> None:
    norm_view.show_frame(deep)
    norm_view.set_biases(True)
    assert colors_of(norm_view, "db") == colors_of(norm_view)
    assert "|db[1]|" in key_text(norm_view)


def test_a_picture_has_the_selected_layer_of_its_model(norm_view: GradientNormView, deep: Frame, qtbot: QtBot) -> None:
    norm_view.show_selection(Selection(layer=7))
    picture = GradientNormView()
    qtbot.addWidget(picture)
    picture.take_after(norm_view)
    picture.show_frame(deep)
    picture.finish()
    assert "|dW[7]| <b>" in key_text(picture)
