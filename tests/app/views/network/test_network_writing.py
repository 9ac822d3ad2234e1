"""What is written in the network diagram: whole, and nothing over anything else."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from pytestqt.qtbot import QtBot

from app.lesson.selection import Selection
from app.views.network import legend, painter, pens
from app.views.network.network_view import NetworkView
from mlp_engine import Frame
from mlp_engine.progress import UPDATE, MicroStep, Progress, micro_steps
from tests.app.views.network.diagram import picture_of
from tests.app.views.runs_to_draw import FONT_SCALES, NETWORKS, frames, write_larger

__all__ = ["frames", "write_larger"]
SIZES = ((240, 160), (300, 240), (430, 370), (900, 260))
Texts = list[tuple[str, QRectF]]


@pytest.fixture
def view(qtbot: QtBot) -> NetworkView:
    view = NetworkView()
    qtbot.addWidget(view)
    view.show()
    return view


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> Texts:
    """Everything that is written, and where its font needs room for it."""
    found: Texts = []

    def record(
        canvas: QPainter,
        box: QRectF,
        text: str,
        font: QFont,
        ink: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
    ) -> None:
        metrics = QFontMetricsF(font)
        place = QRectF(QPointF(), metrics.tightBoundingRect(text).size())
        place.moveCenter(box.center())
        if side == Qt.AlignmentFlag.AlignLeft:
            place.moveLeft(box.left())
        elif side == Qt.AlignmentFlag.AlignRight:
            place.moveRight(box.right())
        if text:
            found.append((text, place))
        pens.write(canvas, box, text, font, ink, side)

    for module in (legend, painter):
        monkeypatch.setattr(module, "write", record)
    return found


def assert_readable(view: NetworkView, texts: Texts) -> None:
    texts.clear()
    view._refresh()
    view.grab()
    edge = QRectF(view.rect()).adjusted(-1, -1, 1, 1)
    assert [text for text, place in texts if not edge.contains(place)] == []
    touching = [(a, b) for (a, one), (b, other) in combinations(texts, 2) if one.intersects(other)]
    assert touching == []


@pytest.mark.parametrize("scale", FONT_SCALES)
@pytest.mark.parametrize("name", NETWORKS)
def test_no_label_is_cut_or_hides_another(
    view: NetworkView,
    texts: Texts,
    frames: dict[str, Frame],
    name: str,
    scale: float,
    write_larger: Callable[[float], None],
) -> None:
    write_larger(scale)
    for size in SIZES:
        view.resize(*size)
        view.show_frame(frames[name])
        view.show_selection(Selection(layer=2))
        assert_readable(view, texts)
        assert len(texts) >= 4


@pytest.mark.parametrize(
    "step", [UPDATE, MicroStep("Z", 1), MicroStep("dW", 1), MicroStep("dW", 12), MicroStep("δ", 12)]
)
def test_names_of_steps_do_not_hide_each_other(
    view: NetworkView,
    texts: Texts,
    frames: dict[str, Frame],
    step: MicroStep,
    write_larger: Callable[[float], None],
) -> None:
    frame = frames["twelve layers"]
    progress = Progress(12, micro_steps(12).index(step))
    for scale in FONT_SCALES:
        write_larger(scale)
        for size in SIZES[1:]:
            view.resize(*size)
            view.show_frame(replace(frame, progress=progress))
            assert_readable(view, texts)


def test_a_fold_says_how_many_neurons_there_are_where_it_has_room(
    view: NetworkView, texts: Texts, frames: dict[str, Frame]
) -> None:
    """With twelve layers beside each other "⋮ 16" has no room, and must not read "⋮ 1"."""
    seen = set()
    for width in range(240, 1000, 40):
        view.resize(width, 190)
        view.show_frame(frames["twelve layers"])
        assert_readable(view, texts)
        seen |= {text for text, _ in texts if "⋮" in text or text == "16"}
    assert {"⋮ 16"} < seen <= {"⋮", "16", "⋮ 16"}  # how much room each needs depends on the font


def test_captions_of_many_layers_give_way_evenly(
    view: NetworkView, texts: Texts, frames: dict[str, Frame], write_larger: Callable[[float], None]
) -> None:
    write_larger(3.0)
    view.resize(240, 250)
    view.show_frame(frames["twelve layers"])
    assert_readable(view, texts)
    strip = picture_of(view).layout.captions
    layers = [text for text, place in texts if text.isdigit() and strip.contains(place.center())]
    assert [text for text, _ in texts if text in ("X", "ŷ")] == ["X", "ŷ"]
    steps = {int(b) - int(a) for a, b in pairwise(layers)}
    assert len(steps) == 1
    assert min(steps) > 1
    assert len(layers) >= 3


@pytest.mark.parametrize("height", range(110, 300, 20))
def test_in_a_low_diagram_captions_and_legend_give_way_to_the_nodes(
    view: NetworkView,
    make_frame: Callable[..., Frame],
    texts: Texts,
    write_larger: Callable[[float], None],
    height: int,
) -> None:
    write_larger(2.0)
    view.resize(512, height)
    view.show_frame(make_frame(1))
    view.grab()
    pairs = combinations(dict.fromkeys((text, place.getRect()) for text, place in texts), 2)
    assert not [(a, b) for (a, one), (b, other) in pairs if QRectF(*one).intersects(QRectF(*other))]
    assert picture_of(view).layout.body.height() >= 3 * view.fontMetrics().ascent()
    written = [text for text, _ in texts]
    has_legend, has_shapes = any(text.startswith("w ") for text in written), "(16, 300)" in written
    assert has_legend or not has_shapes
    assert has_legend == (height >= 190)
    assert "A[1]" in written
