"""Names of files from a pattern."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.file_names import file_name, file_names, free_path
from mlp_engine import InvalidInput


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{view}_{epoch}", "boundary_412.png"),
        ("{epoch}-{epoch} {view}", "412-412 boundary.png"),
        ("figure 1", "figure 1.png"),
        ("  blanks　", "blanks.png"),
        ("第{epoch}步", "第412步.png"),
        ("v1.2_{view}", "v1.2_boundary.png"),
        ("console", "console.png"),
        ("CON_{view}", "CON_boundary.png"),
        ("x" * 236, "x" * 236 + ".png"),
        ("fig.png", "fig.png"),
        ("{view}.PNG ", "boundary.png"),
        ("x" * 236 + ".png", "x" * 236 + ".png"),
        ("fig.png.png", "fig.png.png"),
        ("fig.svg", "fig.svg.png"),
        ("figpng", "figpng.png"),
    ],
)
def test_pattern_is_filled_in(pattern: str, name: str) -> None:
    assert file_name(pattern, "boundary", 412, "png") == name


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{layer}", "no braces but {view} and {epoch}"),
        ("{view", "no braces"),
        ("view}", "no braces"),
        ("{}", "no braces"),
        ("{{view}}", "no braces"),
        ("{view.__class__}", "no braces"),
        ("{epoch:09}", "no braces"),
        ("", "at least one character"),
        ("   ", "at least one character"),
        ("a/b", "control characters"),
        ("..\\b", "control characters"),
        ("a:b", "control characters"),
        ("what?", "control characters"),
        ("a\nb", "control characters"),
        ("a\0b", "control characters"),
        ("a\udc80b", "control characters"),
        (".hidden", "dot"),
        ("..", "dot"),
        ("end.", "dot"),
        ("CON", "Windows"),
        ("CON.png", "Windows"),
        (".png", "at least one character"),
        ("end..png", "dot"),
        ("nul.tar", "Windows"),
        ("com1", "Windows"),
        ("LPT³", "Windows"),
        ("x" * 237, "shorter"),
        ("步" * 80, "shorter"),
    ],
)
def test_pattern_that_will_not_do_everywhere_is_told(pattern: str, words: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        file_name(pattern, "boundary", 412, "png")
    assert caught.value.argument == "pattern"
    assert words in str(caught.value)


@given(pattern=st.text(max_size=90))
def test_any_pattern_gives_a_name_that_can_be_written_or_a_sentence(pattern: str) -> None:
    try:
        name = file_name(pattern, "boundary", 0, "png")
    except InvalidInput:
        return
    with TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(b"")
        assert os.listdir(folder) == [name]


def test_several_files_have_names_of_their_own() -> None:
    assert file_names("{view}_{epoch}", ["a", "b"], 3, "svg") == ["a_3.svg", "b_3.svg"]
    assert file_names("figure", ["a", "b"], 3, "svg") == ["figure_a.svg", "figure_b.svg"]
    assert file_names("figure ", ["a", "A", "a"], 3, "svg") == ["figure_a.svg", "figure_A_2.svg", "figure_a_3.svg"]
    assert file_names("figure", ["a"], 3, "svg") == ["figure.svg"]
    assert file_names("figure.SVG", ["a", "b"], 3, "svg") == ["figure_a.svg", "figure_b.svg"]
    assert file_names("{view}", ["a", "a", "a_2"], 3, "svg") == ["a.svg", "a_2.svg", "a_2_2.svg"]


@pytest.mark.parametrize("pattern", ["", "a/b", "{layer}", ".a", ".svg"])
def test_pattern_for_several_files_is_told_too(pattern: str) -> None:
    with pytest.raises(InvalidInput, match="pattern"):
        file_names(pattern, ["a", "b"], 3, "svg")


def test_free_path_is_the_first_that_nothing_has(tmp_path: Path) -> None:
    path = tmp_path / "a.b.png"
    assert free_path(path) == path
    path.write_bytes(b"")
    assert free_path(path) == tmp_path / "a.b_2.png"
    (tmp_path / "a.b_2.png").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a.b_3.png").mkdir()
    assert free_path(path) == tmp_path / "a.b_4.png"
