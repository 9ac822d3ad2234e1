"""The statistics in a picture of the inspector: complete, legible, or cut with a sign."""

from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication

from app.export.figures.picture_size import SIZES, PictureSize
from app.style.languages import LANGUAGES
from app.style.theme import LIGHT
from app.style.translation import install_language
from app.views.inspector.inspector_view import InspectorView
from mlp_engine import Frame
from tests.app.views.inspector.inspectors import IN_DECK, IN_NARROW_DECK, SLIDE, W, layer, parts
from tests.app.views.vector_files import drawings, pdf_words, picture_view, svg_texts
from tests.programs import CHINESE, font

MakeFrame = Callable[..., Frame]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("l", [1, 2, 3])
@pytest.mark.parametrize("size", [SLIDE, IN_DECK, IN_NARROW_DECK], ids=str)
def test_no_row_of_the_statistics_is_left_out_on_a_slide_without_a_sign(
    make_view: Callable[[], InspectorView], make_frame: MakeFrame, size: PictureSize, l: int, language: str
) -> None:
    install_language(language)
    try:
        view = picture_view(make_view(), layer(make_frame, l), LIGHT, size)
        svg, _ = drawings(view, LIGHT, size)
    finally:
        install_language("en")
    assert isinstance(view, InspectorView)
    written = [text for text, _ in svg_texts(svg, size)]
    model = view.statistics.model()
    norms = [str(model.index(row, 4).data()) for row in range(model.rowCount())]
    assert len(norms) == 8
    if size is IN_NARROW_DECK and not set(norms) <= set(written):
        assert "…" in written  # there is not room for all beside the equations
    else:
        assert set(norms) <= set(written)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    install_language(request.param)
    yield
    install_language("en")


@pytest.fixture(params=["usual", "high"])
def written_in(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[QFont]:
    """The usual font, or one of the same size whose lines are higher."""
    usual = qapp.font()
    chosen = font(CHINESE) if request.param == "high" else QFont(usual)
    chosen.setPixelSize(QFontInfo(usual).pixelSize())
    qapp.setFont(chosen)
    yield chosen
    qapp.setFont(usual)


def shapes_in_statistics(view: InspectorView, size: PictureSize, tmp_path: Path) -> list[float]:
    """Return how far down the shape of each matrix is written, in px of the widget."""
    _, pdf = drawings(view, LIGHT, size)
    scale, table = view.width() / size.width, parts(view)["statistics"]
    boxes = [(text, box.center() * scale) for text, box in pdf_words(pdf, size, tmp_path)]
    return sorted(place.y() for text, place in boxes if text.startswith("(") and table.contains(place.toPoint()))


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("l", [1, 2, 3])
@pytest.mark.parametrize("size", [SLIDE, IN_DECK], ids=["alone", "in a deck"])
def test_all_statistics_of_a_wide_slide_have_room_between_them(
    make_view: Callable[[], InspectorView],
    make_frame: MakeFrame,
    written_in: QFont,
    size: PictureSize,
    l: int,
    tmp_path: Path,
) -> None:
    view = picture_view(make_view(), layer(make_frame, l), LIGHT, size)
    assert isinstance(view, InspectorView)
    rects = parts(view)
    assert all(view.rect().contains(rect) for rect in rects.values())
    assert not [pair for pair in combinations(rects, 2) if rects[pair[0]].intersects(rects[pair[1]])]
    assert rects["heatmap"].height() >= 20
    rows = shapes_in_statistics(view, size, tmp_path)
    assert len(rows) == 8
    written = view.statistics._picture_font()
    assert min(below - row for row, below in pairwise(rows)) > QFontMetrics(written).height() + 2
    assert QFontInfo(written).pixelSize() >= 0.72 * QFontInfo(written_in).pixelSize()


@pytest.mark.parametrize(("chosen", "rows", "dots"), [(0, "X W b Z A", 1), (W, "X W b Z A", 1), (7, "X W b Z db", 1)])
def test_a_low_picture_keeps_the_first_rows_and_the_chosen_one(
    make_view: Callable[[], InspectorView], make_frame: MakeFrame, chosen: int, rows: str, dots: int, tmp_path: Path
) -> None:
    size, view = SIZES["column"][1], make_view()
    view.statistics.choose(chosen)
    picture_view(view, layer(make_frame, 1), LIGHT, size)
    _, pdf = drawings(view, LIGHT, size)
    scale, table = view.width() / size.width, parts(view)["statistics"]
    column = QRect(table.left(), table.top(), 30, table.height())
    words = [(text, (box.center() * scale).toPoint()) for text, box in pdf_words(pdf, size, tmp_path)]
    names = [text.removesuffix("[1]") for text, place in words if column.contains(place)]
    assert " ".join(name for name in names if not name.startswith("[")) == rows
    lines = {place.y() for text, place in words if text == "…" and table.contains(place)}
    assert len(lines) == dots
