"""Decks as LibreOffice shows them."""

import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
from lxml import etree
from PIL import Image

from app.export.deck.slides import Chart, Slide
from app.style.theme import DARK, LIGHT, Theme
from tests.app.export.decks import CHINESE, ENGLISH, deck
from tests.programs import program


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the decks ``en`` and ``zh`` as LibreOffice prints them."""
    folder = tmp_path_factory.mktemp("deck")
    (folder / "en.pptx").write_bytes(deck())
    (folder / "zh.pptx").write_bytes(deck(CHINESE, DARK, is_wide=False, language="zh_CN"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*command, *folder.glob("*.pptx")], check=True, capture_output=True, timeout=110)
    return folder


def words_of(path: Path) -> list[list[tuple[str, float, float, float, float]]]:
    """The words of each page with left, top, right and bottom in inches."""
    command = [program("pdftotext"), "-bbox", path, "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    root = etree.fromstring(text.encode(), etree.HTMLParser(encoding="utf-8"))
    sides = ("xmin", "ymin", "xmax", "ymax")
    return [
        [("".join(word.itertext()), *(float(word.get(side)) / 72 for side in sides)) for word in page.iter("word")]
        for page in root.iter("page")
    ]


def shown_texts(slide: Slide) -> list[str]:
    texts = [slide.title, slide.text]
    if isinstance(slide.figure, Chart):
        chart = slide.figure
        texts += [chart.x_title, chart.y_title, *(series.name for series in chart.series if len(chart.series) > 1)]
    if isinstance(slide.figure, tuple):
        texts += [text for row in slide.figure for text in row]
    return texts


@pytest.mark.parametrize(("name", "slides", "width"), [("en", ENGLISH, 40 / 3), ("zh", CHINESE, 10.0)])
def test_libreoffice_shows_all_words_inside_the_slide_and_apart(
    rendered: Path, name: str, slides: tuple[Slide, ...], width: float
) -> None:
    pages = words_of(rendered / f"{name}.pdf")
    assert len(pages) == len(slides)
    for words, slide in zip(pages, slides, strict=True):
        written = re.sub(r"\s", "", "".join(word for word, *_ in words))
        for text in shown_texts(slide):
            assert all(part in written for part in text.split()), text
        for word, left, top, right, bottom in words:
            assert left >= 0.3, word
            assert top >= 0.3, word
            assert right <= width - 0.3, word
            assert bottom <= 7.4, word
        assert overlapping(words) == []


def overlapping(words: list[tuple[str, float, float, float, float]]) -> list[tuple[str, str]]:
    """Words whose middle parts lie on each other; a box is higher than its letters."""
    cores = [(w, l, t + 0.15 * (b - t), r, b - 0.15 * (b - t)) for w, l, t, r, b in words]
    return [
        (one[0], other[0])
        for i, one in enumerate(cores)
        for other in cores[:i]
        if min(one[3], other[3]) - max(one[1], other[1]) > 0.02 and min(one[4], other[4]) > max(one[2], other[2])
    ]


@pytest.mark.parametrize(("name", "theme", "count"), [("en", LIGHT, 5), ("zh", DARK, 4)])
def test_libreoffice_draws_every_figure(rendered: Path, name: str, theme: Theme, count: int) -> None:
    command = [program("pdftoppm"), "-r", "40", "-png", rendered / f"{name}.pdf", rendered / name]
    subprocess.run(command, check=True, capture_output=True)
    pictures = [Image.open(path).convert("RGB") for path in sorted(rendered.glob(f"{name}-*.png"))]
    assert len(pictures) == count
    ground = np.array([int(theme.panel[i : i + 2], 16) for i in (1, 3, 5)])
    for picture in pictures:
        pixels = np.asarray(picture).astype(int)
        assert np.abs(pixels[:8] - ground).max() <= 2  # over the title
        content = pixels[80:270]
        assert (np.abs(content - ground).max(axis=2) > 40).mean() > 0.005


@pytest.mark.parametrize(("name", "number", "theme"), [("en", 3, LIGHT), ("zh", 3, DARK)])
def test_libreoffice_draws_curves_in_their_colors(rendered: Path, name: str, number: int, theme: Theme) -> None:
    command = [program("pdftoppm"), "-r", "60", "-f", str(number), "-l", str(number), "-png", "-singlefile"]
    subprocess.run([*command, rendered / f"{name}.pdf", rendered / f"curve_{name}"], check=True, capture_output=True)
    pixels = np.asarray(Image.open(rendered / f"curve_{name}.png").convert("RGB")).astype(int)
    color = np.array([int(LIGHT.curve_colors[1][i : i + 2], 16) for i in (1, 3, 5)])
    rows, columns = np.nonzero(np.abs(pixels - color).max(axis=2) < 30)
    assert len(set(columns.tolist())) > pixels.shape[1] / 2
    assert rows.max() - rows.min() > pixels.shape[0] / 10
