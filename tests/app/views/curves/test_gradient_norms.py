"""Norms of the gradients."""

from collections.abc import Callable

import numpy as np
from PySide6.QtGui import QColor

from app.style.theme import DARK
from app.views.curves.curves_view import GradientNormView
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
