"""The inspector as a picture: legible, complete, and the same in pixels and in vectors."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from app.export.figures.picture_size import SIZES
from app.export.pictures.drawing import logical_size
from app.export.pictures.picture_output import picture_of
from app.lesson.selection import Selection
from app.style.theme import DARK, LIGHT, TRANSPARENT, Theme, palette
from app.views.inspector.arrangement import arrangement
from app.views.inspector.inspector_view import InspectorView
from mlp_engine import Frame
from tests.app.views.inspector.inspectors import DW, IN_DECK, SLIDE, W, Z, layer, parts
from tests.app.views.vector_files import (
    dark,
    drawings,
    inked,
    pdf_pixels,
    pdf_words,
    picture_view,
    png_pixels,
    share_near,
    svg_pixels,
    svg_texts,
)

MakeFrame = Callable[..., Frame]
LEAST_TEXT = 20.0  # px


def wanted_texts(frame: Frame) -> set[str]:
    """Return texts of every part: heading, equations, statistics, name of the matrix, its scale and its numbers."""
    Z = frame.samples.Z
    numbers = {f"{value:.3f}".replace("-", "−") for value in Z[:, :4].ravel()}
    return {"16", "dW", "shape", "min", "mean", "zeros", "neurons", "samples", *numbers}


def test_tables_are_text_at_the_same_place_in_svg_and_pdf(
    make_view: Callable[[], InspectorView], make_frame: MakeFrame, tmp_path: Path
) -> None:
    frame = layer(make_frame, 2)
    view = picture_view(make_view(), frame, LIGHT, SLIDE)
    svg, pdf = drawings(view, LIGHT, SLIDE)
    pixels = png_pixels(view, LIGHT, SLIDE)
    png, ink = dark(pixels), inked(pixels)
    for other in (dark(svg_pixels(svg, SLIDE)), dark(pdf_pixels(pdf, SLIDE))):
        assert share_near(png, other) > 0.99
        assert share_near(other, png) > 0.99
    words = pdf_words(pdf, SLIDE, tmp_path)
    assert wanted_texts(frame) <= {text for text, _ in words}
    assert wanted_texts(frame) <= {word for text, _ in svg_texts(svg, SLIDE) for word in text.replace(":", " ").split()}
    for text, box in words:
        if text in wanted_texts(frame):
            area = box.toAlignedRect()
            assert ink[area.top() : area.bottom() + 1, area.left() : area.right() + 1].any()


@pytest.mark.parametrize("l", [1, 2, 3])
@pytest.mark.parametrize("name", ["16:9", "4:3", "square"])
def test_no_text_of_a_slide_is_small(
    make_view: Callable[[], InspectorView], make_frame: MakeFrame, name: str, l: int
) -> None:
    size = SIZES[name][1]
    view = make_view()
    view.statistics.choose(W)
    svg, _ = drawings(picture_view(view, layer(make_frame, l), LIGHT, size), LIGHT, size)
    texts = svg_texts(svg, size)
    assert len(texts) > 100
    assert min(pixels for _, pixels in texts) >= LEAST_TEXT


@pytest.mark.parametrize("l", [1, 2, 3])
@pytest.mark.parametrize("chosen", [W, Z, DW])
@pytest.mark.parametrize("name", SIZES)
def test_parts_fill_the_picture_and_do_not_overlap(
    make_view: Callable[[], InspectorView], make_frame: MakeFrame, name: str, chosen: int, l: int
) -> None:
    view = make_view()
    view.statistics.choose(chosen)
    picture_view(view, layer(make_frame, l), LIGHT, SIZES[name][1])
    rects = parts(view)
    assert {"heading", "equations", "statistics", "name", "heatmap", "scale"} <= set(rects)
    assert all(view.rect().contains(rect) for rect in rects.values())
    assert not [pair for pair in combinations(rects, 2) if rects[pair[0]].intersects(rects[pair[1]])]
    assert rects["equations"].width() >= view._sheet.sizeHint().width()
    assert rects["equations"].height() >= view._sheet.sizeHint().height()
    if arrangement(view.width(), view.height(), view.fontMetrics().height()).is_divided:
        assert rects["heatmap"].top() > rects["equations"].bottom()
        assert rects["statistics"].left() > view._sheet.sizeHint().width()
        assert rects["heatmap"].height() >= 40
    else:
        assert rects["heatmap"].left() > rects["equations"].right()
        highest = min(len(view._panel.heatmap.matrix) * 56, view._matrix.height() // 4)
        assert rects["heatmap"].height() >= highest
    bottom = max(rect.bottom() for rect in rects.values())
    assert bottom > 0.85 * view.height()


def test_a_slide_has_the_matrix_left_and_all_numbers_right(
    make_view: Callable[[], InspectorView], make_frame: MakeFrame
) -> None:
    view = picture_view(make_view(), layer(make_frame, 2), LIGHT, SLIDE)
    assert isinstance(view, InspectorView)
    rects = parts(view)
    middle = view.width() // 2
    assert rects["heatmap"].right() < middle < min(rects["statistics"].left(), rects["numbers"].left())
    assert rects["statistics"].bottom() < rects["numbers"].top()
    assert rects["heatmap"].bottom() < rects["scale"].top()


def test_a_picture_of_another_size_is_arranged_anew(
    make_view: Callable[[], InspectorView], make_frame: MakeFrame
) -> None:
    frame = layer(make_frame, 2)
    used = picture_view(make_view(), frame, LIGHT, SLIDE)
    for size in (SIZES["square"][1], IN_DECK, SLIDE):
        used.resize(logical_size(size))
        used.finish()
        assert picture_of(used) == picture_of(picture_view(make_view(), frame, LIGHT, size))


def test_a_picture_has_nothing_for_a_hand(make_view: Callable[[], InspectorView], make_frame: MakeFrame) -> None:
    view = picture_view(make_view(), layer(make_frame, 2), LIGHT, SLIDE)
    view.show()
    view.setFocus()
    assert not [bar for bar in view.findChildren(QScrollBar) if bar.isVisible()]
    focusable = [part for part in view.findChildren(QWidget) if part.isVisible() and part.focusPolicy().value]
    assert not focusable


@pytest.mark.parametrize("theme", [LIGHT, DARK, TRANSPARENT], ids=lambda theme: theme.name)
def test_a_picture_does_not_depend_on_the_colors_of_the_window(
    make_view: Callable[[], InspectorView], make_frame: MakeFrame, theme: Theme
) -> None:
    pictures = []
    for window in (DARK, LIGHT):
        QApplication.setPalette(palette(window))
        view = picture_view(make_view(), layer(make_frame, 2), theme, SLIDE)
        pictures.append(png_pixels(view, theme, SLIDE))
    assert (pictures[0] == pictures[1]).all()
    alpha = pictures[0][..., 3]
    corners = [alpha[0, 0], alpha[-1, 0], alpha[0, -1], alpha[-1, -1]]
    assert corners == [0 if theme.is_clear else 255] * 4
    assert ((alpha == 0).mean() > 0.3) == theme.is_clear


def test_a_cut_matrix_ends_in_dots_and_a_whole_one_does_not(
    make_view: Callable[[], InspectorView], make_frame: MakeFrame
) -> None:
    for l, chosen, is_cut in ((2, Z, True), (3, W, False)):
        view = make_view()
        view.statistics.choose(chosen)
        frame = layer(make_frame, l)
        svg, _ = drawings(picture_view(view, frame, LIGHT, SLIDE), LIGHT, SLIDE)
        texts = [text for text, _ in svg_texts(svg, SLIDE)]
        assert ("…" in texts) == is_cut
        if not is_cut:
            written = {f"{value:.3f}".replace("-", "−") for value in frame.layers[l - 1].W.ravel()}
            assert written <= set(texts)


def test_a_picture_takes_after_the_inspector(make_view: Callable[[], InspectorView], make_frame: MakeFrame) -> None:
    frame = layer(make_frame, 2)
    other = make_view()
    other.resize(330, 700)
    other.show()
    other.show_frame(frame)
    other.show_selection(Selection(2, 5))
    other.statistics.setCurrentIndex(other.statistics.statistics_model.index(DW, 0))
    column = 9
    other.numbers.horizontalScrollBar().setValue(column)
    view = make_view()
    view.take_after(other)
    svg, _ = drawings(picture_view(view, frame, LIGHT, SLIDE), LIGHT, SLIDE)
    texts = [text for text, _ in svg_texts(svg, SLIDE)]
    assert view._panel.title.text().startswith("dW[2] (8 × 16)")
    assert view.numbers.matrix_model.marked_row == 5
    first = f"{1e3 * frame.layers[1].dW[5, column]:.3f}".replace("-", "−")
    hidden = f"{1e3 * frame.layers[1].dW[5, 0]:.3f}".replace("-", "−")
    assert "×10" in texts
    assert "−3" in texts
    assert first in texts
    assert hidden not in texts


def test_a_picture_taken_twice_is_the_same(make_view: Callable[[], InspectorView], make_frame: MakeFrame) -> None:
    frames = [layer(make_frame, l) for l in (3, 2)]
    once = picture_view(make_view(), frames[1], DARK, SLIDE)
    used = picture_view(make_view(), frames[0], DARK, SLIDE)
    used.show_frame(frames[1])
    used.finish()
    assert picture_of(once) == picture_of(used)
