"""What the form of an export offers, and what comes of each choice."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.export.dialog.dialog import ExportDialog, ReplaceBox
from app.export.figures.choices import ExportChoices
from app.export.figures.figures import FIGURES, GROUPS
from app.export.figures.picture_size import SIZES, PictureSize
from app.style.theme import SLIDE_THEMES
from tests.app.export.dialog.dialogs import (
    DPI,
    HEIGHT,
    START,
    WIDTH,
    WRITING,
    button,
    choose,
    fields,
    names_of,
    type_into,
)
from tests.app.recorder import Recorder

ALWAYS = {"What", "Format", "Folder", "Name"}
PICTURE_FIELDS = {"Size", WIDTH, HEIGHT, DPI, WRITING, "Theme"}
FIELDS = {
    "window": {"Size", WIDTH, HEIGHT},
    "picture": PICTURE_FIELDS,
    "series": PICTURE_FIELDS,
    "animation": PICTURE_FIELDS | {"Epochs", "Speed"},
    "slides": {"Size", "Theme"},
    "run": set(),
    "curves": set(),
    "parameters": set(),
    "code": set(),
}
"""Which fields a person sees for each kind of export, besides ALWAYS."""
OF_PLANES = {
    "boundary",
    "neuron",
    "decision_boundary_before",
    "decision_boundary_after",
    "before_after",
    "film_strip",
    "lesson",
    "slides",
    "animation",
    "animation_loss",
}
"""The figures that have the choice of equal axes."""


def test_every_figure_stands_under_the_heading_of_its_group(dialog: ExportDialog) -> None:
    dialog.show_point(412, 3)
    box = fields(dialog)["What"]
    group, seen = "", []
    headings = {text.format(layer=3): name for name, text in GROUPS.items()}
    for i in range(box.count()):
        if box.itemText(i) in headings:
            group = headings[box.itemText(i)]
            assert not box.model().flags(box.model().index(i, 0)) & Qt.ItemFlag.ItemIsEnabled
        else:
            seen.append(box.itemData(i))
            assert FIGURES[seen[-1]].group == group
            assert box.itemText(i) == FIGURES[seen[-1]].title
    assert sorted(seen) == sorted(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_each_figure_has_its_formats_and_fields(dialog: ExportDialog, name: str) -> None:
    dialog.show_choices(START.of_figure("animation" if name != "animation" else "loss"))
    changed = Recorder(dialog.choices_changed)
    choose(dialog, "What", name)
    spec = FIGURES[name]
    assert [choices.figure for choices in changed.payloads] == [name]
    assert changed.last == dialog.choices
    assert names_of(fields(dialog)["Format"]) == list(spec.formats)
    expected = ALWAYS | FIELDS[spec.output] | ({"Epochs"} if name == "film_strip" else set())
    expected |= {"Axes"} if name in OF_PLANES else set()
    assert set(fields(dialog)) & (ALWAYS | PICTURE_FIELDS | {"Axes", "Epochs", "Speed"}) == expected
    is_single = spec.output in ("picture", "window")
    assert button(dialog, "Copy picture").isEnabled() == is_single
    assert button(dialog, "Export").isEnabled()


@pytest.mark.parametrize("name", FIGURES)
def test_choices_come_back_as_they_were_shown(qtbot: QtBot, dialog: ExportDialog, name: str) -> None:
    size = SIZES["4:3"][1] if FIGURES[name].output == "slides" else PictureSize(801, 602, 123.0, 9.5)
    shown = ExportChoices(name, FIGURES[name].formats[-1], size, "dark", "0, 3", 12.5, "/there", "fig {epoch}", "equal")
    changed, exported = Recorder(dialog.choices_changed), Recorder(dialog.export_requested)
    dialog.show_choices(shown)
    assert dialog.choices == shown
    button(dialog, "Export").click()
    assert exported.payloads == [shown]
    assert len(changed) == 0
    seen = fields(dialog)
    assert seen["Format"].currentData() == shown.format
    assert (seen["Folder"].text(), seen["Name"].text()) == ("/there", "fig {epoch}")
    if WIDTH in seen:
        assert (seen["Size"].currentText(), seen[WIDTH].text(), seen[HEIGHT].text()) == ("Custom", "801", "602")
    if DPI in seen:
        assert (seen[DPI].text(), seen[WRITING].text()) == ("123", "9.5")
    if "Theme" in seen:
        assert seen["Theme"].currentData() == "dark"
    if "Axes" in seen:
        assert seen["Axes"].currentData() == "equal"
    if "Epochs" in seen:
        assert seen["Epochs"].text() == "0, 3"
    if "Speed" in seen:
        assert seen["Speed"].text() == "12.5"


@pytest.mark.parametrize("name", SIZES)
def test_a_ready_size_fills_the_numbers(dialog: ExportDialog, name: str) -> None:
    dialog.show_choices(replace(START, size=PictureSize(700, 700)))
    changed = Recorder(dialog.choices_changed)
    choose(dialog, "Size", name)
    size = SIZES[name][1]
    assert [choices.size for choices in changed.payloads] == [size]
    seen = fields(dialog)
    assert [float(seen[field].text()) for field in (WIDTH, HEIGHT, DPI, WRITING)] == [
        size.width,
        size.height,
        size.dpi,
        size.text,
    ]


@pytest.mark.parametrize(
    ("field", "text", "size"),
    [
        (WIDTH, "800", PictureSize(800)),
        (HEIGHT, "900", PictureSize(height=900)),
        (DPI, "72.5", PictureSize(dpi=72.5)),
        (WRITING, "8.5", PictureSize(text=8.5)),
    ],
)
def test_a_changed_number_makes_the_size_custom(
    qtbot: QtBot, dialog: ExportDialog, field: str, text: str, size: PictureSize
) -> None:
    changed, exported = Recorder(dialog.choices_changed), Recorder(dialog.export_requested)
    qtbot.keyClick(type_into(qtbot, dialog, field, text), Qt.Key.Key_Return)
    assert [choices.size for choices in changed.payloads] == [size]
    assert [choices.size for choices in exported.payloads] == [size]
    assert fields(dialog)["Size"].currentText() == "Custom"


def test_custom_keeps_the_numbers_and_waits_for_others(dialog: ExportDialog) -> None:
    changed = Recorder(dialog.choices_changed)
    choose(dialog, "Size", "custom")
    assert fields(dialog)["Size"].currentText() == "Custom"
    assert dialog.focusWidget() is fields(dialog)[WIDTH]
    assert len(changed) == 0
    dialog.show_choices(replace(START, size=SIZES["square"][1]))
    assert fields(dialog)["Size"].currentText() == "Square"


@pytest.mark.parametrize(
    ("field", "key", "text"),
    [(DPI, "Up", "145"), (WRITING, "Down", "13"), (WIDTH, "Up", "1921"), ("Speed", "Up", "20"), ("Speed", "Down", "5")],
)
def test_arrow_keys_go_to_sensible_neighbours(
    qtbot: QtBot, dialog: ExportDialog, field: str, key: str, text: str
) -> None:
    dialog.show_choices(replace(START, figure="animation"))
    qtbot.keyClick(fields(dialog)[field], getattr(Qt.Key, f"Key_{key}"))
    assert fields(dialog)[field].text() == text


def test_slides_have_two_sizes_and_give_the_old_one_back(dialog: ExportDialog) -> None:
    square = replace(START, size=SIZES["square"][1])
    dialog.show_choices(square)
    choose(dialog, "What", "slides")
    assert names_of(fields(dialog)["Size"]) == ["16:9", "4:3"]
    assert dialog.choices.size == SIZES["4:3"][1]
    assert fields(dialog)["Size"].currentData() == "4:3"
    choose(dialog, "What", "loss")
    assert dialog.choices == square.of_figure("loss")


def test_every_theme_of_pictures_is_offered(dialog: ExportDialog) -> None:
    assert names_of(fields(dialog)["Theme"]) == list(SLIDE_THEMES)


def test_an_animation_has_a_usual_size_of_its_own(dialog: ExportDialog) -> None:
    choose(dialog, "What", "animation")
    assert fields(dialog)["Size"].currentText() == "Web 16:9"
    assert (fields(dialog)[WIDTH].text(), fields(dialog)[HEIGHT].text()) == ("800", "450")
    choose(dialog, "What", "loss")
    assert fields(dialog)["Size"].currentText() == "Slide 16:9"


def test_a_folder_can_be_chosen(dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["/chosen", ""])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *args: next(answers))
    changed = Recorder(dialog.choices_changed)
    button(dialog, "Choose…").click()
    button(dialog, "Choose…").click()
    assert [choices.folder for choices in changed.payloads] == ["/chosen"]
    assert fields(dialog)["Folder"].text() == "/chosen"


def test_a_tilde_is_the_folder_of_the_user(
    qtbot: QtBot, dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path))
    changed = Recorder(dialog.choices_changed)
    for text in ("~", "~/week 3"):
        type_into(qtbot, dialog, "Folder", text)
        button(dialog, "Choose…").setFocus()
    assert [choices.folder for choices in changed.payloads] == [str(tmp_path), str(tmp_path / "week 3")]
    dialog.show_choices(replace(START, folder="~/kept"))
    assert dialog.choices.folder == str(tmp_path / "kept")


def test_nothing_is_told_if_nothing_changes(dialog: ExportDialog) -> None:
    changed = Recorder(dialog.choices_changed)
    for field, name in (("What", "boundary"), ("Format", "png"), ("Size", "16:9"), ("Theme", "light")):
        choose(dialog, field, name)
    assert len(changed) == 0


def test_numbers_tell_what_they_are_also_where_the_focus_is(dialog: ExportDialog) -> None:
    for name in (WIDTH, HEIGHT, DPI, WRITING):
        assert fields(dialog)[name].toolTip() == name


def test_no_field_is_lower_than_it_needs_while_notes_come_and_go(
    qtbot: QtBot, write_larger: Callable[[float], None]
) -> None:
    write_larger(2.0)
    dialog = ExportDialog()
    qtbot.addWidget(dialog)
    dialog.show_point(500, 2)
    dialog.resize(860, 540)
    for name in ("boundary", "lesson", "animation", "film_strip", "boundary"):
        dialog.show_choices(replace(START, folder="/home/someone/pictures").of_figure(name))
        dialog.show()
        for _ in range(9):  # a scroll bar comes and goes, and each time the form is laid out anew
            QApplication.processEvents()
        for widget in fields(dialog).values():
            assert widget.height() >= widget.minimumSizeHint().height(), (name, widget.accessibleName())


def test_a_question_with_long_names_fits_a_small_screen(
    qtbot: QtBot, dialog: ExportDialog, write_larger: Callable[[float], None]
) -> None:
    write_larger(2.0)
    box = ReplaceBox([f"{'long' * 50}_{number}.png" for number in range(7)], dialog)
    qtbot.addWidget(box)
    box.show()
    assert box.width() <= 900
    assert box.height() <= 600
    for number in range(5):
        assert f"_{number}.png" in box.informativeText().replace("\u200b", "")


def test_a_long_path_can_be_read_in_full(dialog: ExportDialog, qtbot: QtBot) -> None:
    path = "/pictures/" + "/".join(["deep"] * 30)
    dialog.show_choices(replace(START, folder=path))
    assert fields(dialog)["Folder"].toolTip() == path
    dialog.retranslate()
    assert fields(dialog)["Folder"].toolTip() == path


def test_the_form_is_wider_where_there_is_room(dialog: ExportDialog) -> None:
    widths = []
    for width in (500, 1000):
        dialog.resize(width, 600)
        QApplication.processEvents()
        widths.append(fields(dialog)["Folder"].width())
    assert widths[0] < widths[1]
