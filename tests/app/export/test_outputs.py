"""Files of every kind, as other programs read them."""

import csv
import io
import zipfile
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pptx import Presentation
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.export.deck.run_slides import WORDS
from app.export.figures.choices import ExportChoices
from app.export.figures.figures import FIGURES
from app.export.figures.material import Material
from app.export.figures.picture_size import PictureSize
from app.export.output import Output
from app.export.outputs import output_of, outputs_of
from app.export.pictures.picture_output import PictureOutput
from app.files.document import read_document
from app.files.origin_reader import read_origin
from app.style.theme import SLIDE_THEMES
from app.style.translation import install_language
from mlp_engine import Frame, FrameRequest, InvalidInput, RunConfig, Session, replay
from mlp_engine.frame_request import RESOLUTION
from mlp_engine.ways import opened

SMALL = PictureSize(320, 180, 24.0)
EPOCHS = (0, 5, 20)


@pytest.fixture(scope="module")
def material() -> Material:
    session = Session(RunConfig())
    frames: dict[int, Frame] = {}
    for epoch in range(EPOCHS[-1] + 1):
        if epoch:
            session.step()
        if epoch in EPOCHS:
            frames[epoch] = session.frame(FrameRequest(2, RESOLUTION))
    return Material(frames[EPOCHS[-1]], frames)


def made(output: Output) -> bytes:
    drawn = len(list(output.draw()))
    parts = list(output.encode())
    assert drawn + len(parts) == output.pieces
    return b"".join(parts)


def choices(figure: str, format: str = "", **others: object) -> ExportChoices:
    epochs = "0, 5, last" if FIGURES[figure].epochs or figure == "slides" else ""
    fields = {"figure": figure, "format": format, "size": SMALL, "epochs": epochs, **others}
    return ExportChoices(**fields)  # type: ignore[arg-type]


PANELS = [name for name, spec in FIGURES.items() if spec.output == "picture"]


@pytest.mark.parametrize("theme", SLIDE_THEMES)
@pytest.mark.parametrize("figure", PANELS)
def test_picture_has_its_size_its_ground_and_its_origin(
    qtbot: QtBot, material: Material, tmp_path: Path, figure: str, theme: str
) -> None:
    [output] = outputs_of(choices(figure, "png", theme=theme), material)
    path = tmp_path / "a.png"
    path.write_bytes(made(output))
    with Image.open(path) as image:
        assert image.size == (320, 180)
        assert image.info["dpi"] == pytest.approx((24, 24), abs=0.1)
        corner = image.convert("RGBA").getpixel((1, 1))
    expected = SLIDE_THEMES[theme].panel
    if theme == "transparent":
        assert corner[3] == 0
    else:
        assert "#{:02x}{:02x}{:02x}".format(*corner[:3]) == expected
    assert read_origin(path).point == material.frames(choices(figure))[-1].point


@pytest.mark.parametrize("format", ["svg", "pdf"])
@pytest.mark.parametrize("figure", ["boundary", "film_strip", "training_curves", "inspector"])
def test_drawing_says_where_it_comes_from(
    qtbot: QtBot, material: Material, tmp_path: Path, figure: str, format: str
) -> None:
    [output] = outputs_of(choices(figure, format), material)
    path = tmp_path / f"a.{format}"
    path.write_bytes(made(output))
    assert read_origin(path).point == material.now.point


def test_strip_shows_each_epoch(qtbot: QtBot, material: Material) -> None:
    [output] = outputs_of(choices("film_strip", "svg"), material)
    text = made(output).decode()
    for epoch in EPOCHS:
        assert f">epoch {epoch}<" in text.replace("\n", "")


@pytest.mark.parametrize("theme", SLIDE_THEMES)
def test_preview_of_a_series_shows_all_its_figures(qtbot: QtBot, material: Material, theme: str) -> None:
    series = choices("lesson", size=PictureSize(640, 360, 48.0), theme=theme)
    kind = output_of(series)
    shown = kind.picture(kind.preview(series), material)
    for index, part in enumerate(kind.files(series)):
        place = QRect(index % 2 * 320, index // 2 * 180, 319, 179)  # but for the line to the next one
        alone = PictureOutput.picture(replace(part, size=series.size.fitting(320, 180)), material)
        assert shown.copy(place) == alone.copy(QRect(QPoint(), place.size()))


def test_window_fits_into_the_size(qtbot: QtBot, material: Material) -> None:
    label = QLabel("δ")
    label.resize(400, 100)
    qtbot.addWidget(label)
    [output] = outputs_of(choices("window"), replace(material, window=label))
    with Image.open(io.BytesIO(made(output))) as image:
        assert image.size == (320, 80)


@pytest.mark.parametrize("format", ["gif", "webp"])
@pytest.mark.parametrize("figure", ["animation", "animation_loss"])
def test_animation_has_a_picture_for_each_epoch(qtbot: QtBot, material: Material, figure: str, format: str) -> None:
    [output] = outputs_of(choices(figure, format, frames_per_second=5.0), material)
    with Image.open(io.BytesIO(made(output))) as image:
        assert image.size == (320, 180)
        assert image.n_frames == len(EPOCHS)
        assert image.info["loop"] == 0
        pictures = []
        for number in range(image.n_frames):
            image.seek(number)
            image.load()
            pictures.append((image.info["duration"], image.convert("RGB").tobytes()))
    assert [duration for duration, _ in pictures[:-1]] == [200, 200]
    assert len({pixels for _, pixels in pictures}) == len(EPOCHS)


def test_axes_of_an_animation_stand_still(qtbot: QtBot, material: Material) -> None:
    """The panel of the loss has the ticks of the last epoch in every picture."""
    [output] = outputs_of(choices("animation_loss", "gif", size=PictureSize(800, 450, 60.0)), material)
    with Image.open(io.BytesIO(made(output))) as image:
        below = []
        for number in range(image.n_frames):
            image.seek(number)
            below.append(np.asarray(image.convert("L").crop((420, 410, 800, 450))))
    assert all(np.array_equal(picture, below[0]) for picture in below)
    assert below[0].std() > 5


def test_too_many_large_pictures_are_refused_before_they_are_drawn(qtbot: QtBot, material: Material) -> None:
    large = choices("animation", "gif", size=PictureSize(8000, 8000), epochs="0..20")
    many = Material(material.now, dict.fromkeys(range(20), material.now))
    with pytest.raises(InvalidInput, match="at most 4 epochs"):
        outputs_of(large, many)


def test_saved_run_goes_on_from_the_epoch_of_the_frame(qtbot: QtBot, material: Material, tmp_path: Path) -> None:
    [output] = outputs_of(choices("run"), material)
    path = tmp_path / "a.layerscope"
    path.write_bytes(made(output))
    session = opened(read_document(path).run)
    assert session.point == material.now.point
    assert session.history.curves().loss.tolist() == material.now.curves.loss.tolist()
    (unbroken,) = deque(replay(replace(session.point, epoch=session.epoch + 3)), maxlen=1)
    for _ in range(3):
        session.step()
    for name, parameter in unbroken.model.parameters.items():
        assert np.array_equal(session.model.parameters[name], parameter)


def test_curves_are_read_back_to_the_bit(qtbot: QtBot, material: Material) -> None:
    [output] = outputs_of(choices("curves"), material)
    rows = list(csv.DictReader(io.StringIO(made(output).decode())))
    curves = material.now.curves
    assert [int(row["epoch"]) for row in rows] == list(range(len(curves)))
    assert [float(row["loss"]) for row in rows] == curves.loss.tolist()
    assert [float(row["|dW2|"]) for row in rows] == curves.norm("|dW2|").tolist()


def test_parameters_are_read_back_to_the_bit_without_pickles(qtbot: QtBot, material: Material) -> None:
    [output] = outputs_of(choices("parameters"), material)
    with np.load(io.BytesIO(made(output)), allow_pickle=False) as arrays:
        for layer in material.now.layers:
            assert np.array_equal(arrays[f"W{layer.l}"], layer.W)
            assert np.array_equal(arrays[f"b{layer.l}"], layer.b)


@pytest.fixture(scope="module")
def deck_bytes_of_run(material: Material) -> bytes:
    [output] = outputs_of(ExportChoices(figure="slides", epochs="0, 5, last"), material)
    return made(output)


@pytest.fixture
def deck(qapp: object, deck_bytes_of_run: bytes) -> Presentation:
    return Presentation(io.BytesIO(deck_bytes_of_run))


def test_deck_has_a_slide_for_each_figure_with_words_and_notes(deck: Presentation, material: Material) -> None:
    assert len(deck.slides) == 1 + len(WORDS) >= 8
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[4] == "After 20 epochs" or "After 20 epochs" in titles
    for slide in deck.slides:
        notes = slide.notes_slide.notes_text_frame.text
        assert "Learning rate η: 0.5" in notes
        assert "epoch 20" in notes
    before = deck.slides[titles.index("Before training")]
    texts = [shape.text_frame.text.replace("\xa0", " ") for shape in before.shapes if shape.has_text_frame]
    assert any("epoch 0 · loss 0.1598 · accuracy 50.0 % · 2–16–8–1 (ReLU, ReLU, sigmoid) · η = 0.5" in t for t in texts)


def test_charts_of_the_deck_hold_the_real_numbers(deck: Presentation, material: Material) -> None:
    charts = {
        slide.shapes.title.text: shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart
    }
    curves = material.now.curves
    [loss] = charts["Loss"].plots[0].series
    assert list(loss.values) == curves.loss.tolist()
    norms = charts["Gradient norms"].plots[0].series
    assert [series.name for series in norms] == ["|dW[1]|", "|dW[2]|", "|dW[3]|"]
    for series, name in zip(norms, ("|dW1|", "|dW2|", "|dW3|"), strict=True):
        assert list(series.values) == curves.norm(name).tolist()
    for title in ("Loss", "Gradient norms"):
        assert b"logBase" in charts[title].part.blob
    assert b"logBase" not in charts["Accuracy"].part.blob


def test_table_of_the_deck_holds_the_shapes(deck: Presentation) -> None:
    [table] = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[2][:4] == ["2", "ReLU", "(8, 16)", "(8, 1)"]
    assert rows[2][4] == "(8, 300)"


def test_pictures_of_the_deck_are_drawn_at_twice_the_screen_and_described(deck: Presentation) -> None:
    pictures = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]
    assert len(pictures) == len(FIGURES["slides"].parts)
    for picture in pictures:
        assert picture.image.size[0] / picture.width.inches == pytest.approx(192, rel=0.01)
        assert picture._element._nvXxPr.cNvPr.get("descr")


def test_deck_goes_back_to_its_run(deck_bytes_of_run: bytes, material: Material, tmp_path: Path) -> None:
    path = tmp_path / "slides.pptx"
    path.write_bytes(deck_bytes_of_run)
    assert read_origin(path).point == material.now.point
    assert zipfile.ZipFile(path).testzip() is None


def test_deck_of_the_very_start_and_in_chinese(qtbot: QtBot, make_frame: Callable[..., Frame], tmp_path: Path) -> None:
    install_language("zh_CN")
    try:
        [output] = outputs_of(choices("slides", size=PictureSize(1440, 1080)), Material(make_frame(0)))
        deck = Presentation(io.BytesIO(made(output)))
    finally:
        install_language("en")
    assert deck.slide_width / deck.slide_height == pytest.approx(4 / 3)
    assert [slide.shapes.title.text for slide in deck.slides][1] == "网络"
