"""What can be chosen in an export, and which epochs it then needs."""

import json
from collections.abc import Callable

import pytest

from app.export.figures.choices import ExportChoices
from app.export.figures.figures import FIGURES, GROUPS, When
from app.export.figures.formats import FORMATS
from app.export.figures.material import Material, needed_epochs, parts_of, shown_epochs
from app.export.figures.picture_size import SIZES, PictureSize
from app.export.snapshots import last_choices
from app.files.settings import Settings
from app.views.table import VIEWS
from mlp_engine import Frame, InvalidInput

OTHER = ExportChoices(
    "film_strip", "pdf", PictureSize(800, 600, 100.0, 9.0), "dark", "0, 5", 12.5, "/out", "{view}", "equal"
)


def test_choices_come_back_from_json() -> None:
    assert ExportChoices.from_dict(json.loads(json.dumps(OTHER.as_dict()))) == OTHER


@pytest.mark.parametrize(
    "values",
    [
        {"figure": "none"},
        {"theme": "pink"},
        {"axes": "round"},
        {"size": 3},
        {"size": {"width": 0}},
        {"size": {"width": 10**9}},
        {"unknown": 1},
        {"pattern": 5},
        {"frames_per_second": "fast"},
        {"frames_per_second": 1e9},
        {"folder": None},
        {"folder": 5},
    ],
)
def test_what_cannot_be_read_is_the_usual_choices(tmp_path: object, values: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        ExportChoices.from_dict(values)
    settings = Settings(f"{tmp_path}/settings.ini")
    settings.export = values
    assert last_choices(settings).figure == ExportChoices().figure
    assert last_choices(settings).folder


@pytest.mark.parametrize("figure", FIGURES)
def test_format_is_always_one_of_the_figure(figure: str) -> None:
    for name in FORMATS:
        assert ExportChoices(figure=figure, format=name).format in FIGURES[figure].formats
    assert set(FIGURES[figure].formats) <= set(FORMATS)


def test_every_view_of_the_window_is_a_figure_of_its_own() -> None:
    for name, spec in VIEWS.items():
        assert FIGURES[name].views == (spec.kind,)
    assert {spec.group for spec in FIGURES.values()} == set(GROUPS)


def test_parts_of_a_series_are_pictures_in_its_format() -> None:
    parts = parts_of(ExportChoices(figure="lesson", format="svg", theme="dark"))
    assert [part.figure for part in parts] == list(FIGURES["lesson"].parts)
    assert {(part.format, part.theme, part.spec.output) for part in parts} == {("svg", "dark", "picture")}


@pytest.mark.parametrize(
    ("figure", "epochs", "shown"),
    [
        ("boundary", "", (50,)),
        ("decision_boundary_before", "", (0,)),
        ("before_after", "", (0, 50)),
        ("film_strip", "", (0, 10, 50)),
        ("film_strip", "1, 2", (1, 2)),
        ("animation", "0..last/3", (0, 25, 50)),
    ],
)
def test_shown_epochs(figure: str, epochs: str, shown: tuple[int, ...]) -> None:
    choices = ExportChoices(figure=figure, epochs=epochs)
    assert shown_epochs(choices, 50) == shown
    assert needed_epochs(choices, 50) == tuple(epoch for epoch in shown if epoch != 50)


def test_series_and_slides_need_the_epochs_of_their_pictures() -> None:
    assert needed_epochs(ExportChoices(figure="lesson"), 50) == (0,)
    assert needed_epochs(ExportChoices(figure="slides"), 50) == (0, 10)
    assert needed_epochs(ExportChoices(figure="slides", epochs="3, 4"), 50) == (0, 3, 4)
    assert needed_epochs(ExportChoices(figure="curves"), 50) == ()


@pytest.mark.parametrize("figure", [name for name, spec in FIGURES.items() if spec.when is When.CHOSEN])
def test_epochs_that_cannot_be_read_are_told(figure: str) -> None:
    with pytest.raises(InvalidInput, match="epochs"):
        needed_epochs(ExportChoices(figure=figure, epochs="soon"), 50)


def test_at_the_start_before_and_after_are_one_picture(make_frame: Callable[..., Frame]) -> None:
    start = make_frame(0)
    frames = Material(start).frames(ExportChoices(figure="before_after"))
    assert frames == [start, start]
    assert needed_epochs(ExportChoices(figure="before_after"), 0) == ()


@pytest.mark.parametrize(("name", "value"), [("width", 0), ("height", 10**6), ("dpi", 0.0), ("text", float("nan"))])
def test_impossible_sizes_are_told(name: str, value: float) -> None:
    with pytest.raises(InvalidInput, match=name):
        PictureSize(**{name: value})


def test_writing_too_small_to_lay_out_is_told() -> None:
    with pytest.raises(InvalidInput, match="at least"):
        PictureSize(8192, 8192, 24.0, 2.0)
    for _, size in SIZES.values():
        assert size.fitting(16, 16)


@pytest.mark.parametrize("size", [size for _, size in SIZES.values()])
def test_smaller_picture_has_the_same_proportions_and_writing(size: PictureSize) -> None:
    small = size.fitting(300, 200)
    assert small.width <= 300
    assert small.height <= 200
    assert small.width / small.height == pytest.approx(size.width / size.height, rel=0.02)
    assert small.text_pixels / small.width == pytest.approx(size.text_pixels / size.width, rel=0.02)
    assert size.fitting(10**5, 10**5) == size


def test_the_usual_size_of_an_animation_is_that_of_the_web() -> None:
    slide, web = PictureSize(1920, 1080, 144.0, 14.0), PictureSize(800, 450, 60.0, 14.0)
    assert web in [size for _, size in SIZES.values()]
    animation = ExportChoices(figure="loss", size=slide).of_figure("animation")
    assert animation.size == animation.of_figure("animation_loss").size == web
    assert animation.of_figure("slides").size == animation.of_figure("window").size == slide
    assert ExportChoices(figure="animation").size == slide


@pytest.mark.parametrize("size", [SIZES["square"][1], SIZES["4:3"][1], PictureSize(1920, 1080, 100.0)])
def test_a_size_that_was_chosen_stays_from_figure_to_figure(size: PictureSize) -> None:
    choices = ExportChoices(size=size)
    for name in ("animation", "animation_loss", "film_strip"):
        choices = choices.of_figure(name)
        assert choices.size == size


def test_a_slide_size_chosen_for_an_animation_stays_for_the_other() -> None:
    assert ExportChoices(figure="animation").of_figure("animation_loss").size == PictureSize()


def test_slides_have_the_writing_of_slides() -> None:
    for name in ("16:9", "4:3"):
        _, size = SIZES[name]
        assert size.height / size.dpi == 7.5  # inches, as in PowerPoint
        assert size.text_pixels == 28.0
