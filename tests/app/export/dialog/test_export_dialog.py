"""The dialog File ▸ Export…: what it offers, what it asks for, and what it shows."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, QTranslator
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.export.dialog.dialog import ExportDialog
from app.export.dialog.fields import NUMBERS
from app.export.dialog.question import ReplaceBox
from app.export.figures.choices import ExportChoices
from app.export.figures.figures import FIGURES, GROUPS, Form
from app.export.figures.picture_size import SIZES, PictureSize
from app.style.theme import DARK, LIGHT, SLIDE_THEMES, Theme
from tests.app.recorder import Recorder

START = ExportChoices(folder="/pictures")
WIDTH, HEIGHT, DPI, WRITING = (
    "Width in pixels",
    "Height in pixels",
    "Resolution in dots per inch",
    "Size of the writing in points",
)
ALWAYS = {"What", "Format", "Folder", "Name"}
PICTURE_FIELDS = {"Size", WIDTH, HEIGHT, DPI, WRITING, "Theme"}
FIELDS = {
    Form.WINDOW: {"Size", WIDTH, HEIGHT},
    Form.PICTURE: PICTURE_FIELDS,
    Form.SERIES: PICTURE_FIELDS,
    Form.ANIMATION: PICTURE_FIELDS | {"Epochs", "Speed"},
    Form.DECK: {"Size", "Theme"},
    Form.CURVES: set(),
    Form.WEIGHTS: set(),
}
"""Which fields a person sees for each form, besides ALWAYS."""


@pytest.fixture
def dialog(qtbot: QtBot) -> ExportDialog:
    dialog = ExportDialog()
    qtbot.addWidget(dialog)
    dialog.show_epoch(412)
    dialog.show_choices(START)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitActive(dialog)
    return dialog


def fields(dialog: ExportDialog) -> dict[str, QWidget]:
    """The controls to be seen, by what a screen reader calls them."""
    found = (w for w in dialog.findChildren(QWidget) if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus)
    return {w.accessibleName(): w for w in found if w.accessibleName()}


def names_of(box: QWidget) -> list[str]:
    assert isinstance(box, QComboBox)
    return [box.itemData(i) for i in range(box.count())]


def choose(dialog: ExportDialog, field: str, name: str) -> None:
    """Choose as a hand does: the box goes to the item, and says that it was activated."""
    box = fields(dialog)[field]
    index = names_of(box).index(name)
    box.setCurrentIndex(index)
    box.activated.emit(index)
    QApplication.processEvents()


def type_into(qtbot: QtBot, dialog: ExportDialog, field: str, text: str) -> QLineEdit:
    widget = fields(dialog)[field]
    line = widget if isinstance(widget, QLineEdit) else widget.lineEdit()
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)
    return line


def button(dialog: ExportDialog, text: str) -> QAbstractButton:
    found = [b for b in dialog.findChildren(QAbstractButton) if b.isVisible() and b.text().replace("&", "") == text]
    assert len(found) == 1, text
    return found[0]


def texts(dialog: QWidget) -> str:
    """All that is written in labels, without the places where a line may break."""
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible()).replace("\u200b", "")


def test_every_figure_stands_under_the_heading_of_its_group(dialog: ExportDialog) -> None:
    dialog.show_layer(3)
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
    expected = ALWAYS | FIELDS[spec.form] | ({"Epochs"} if name == "film_strip" else set())
    assert set(fields(dialog)) & (ALWAYS | PICTURE_FIELDS | {"Epochs", "Speed"}) == expected
    is_single = spec.form in (Form.PICTURE, Form.WINDOW)
    assert button(dialog, "Copy picture").isEnabled() == is_single
    assert button(dialog, "Export").isEnabled()


@pytest.mark.parametrize("name", FIGURES)
def test_choices_come_back_as_they_were_shown(qtbot: QtBot, dialog: ExportDialog, name: str) -> None:
    size = SIZES["4:3"][1] if FIGURES[name].form is Form.DECK else PictureSize(801, 602, 123.0, 9.5)
    shown = ExportChoices(name, FIGURES[name].formats[-1], size, "dark", "0, 3", 12.5, "/there", "fig {epoch}")
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


@pytest.mark.parametrize("name", NUMBERS)
def test_every_number_that_the_form_takes_is_one_that_a_picture_can_have(name: str) -> None:
    for bound in (NUMBERS[name].minimum, NUMBERS[name].maximum):
        assert NUMBERS[name].check(name, bound) == bound
        if name != "frames_per_second":
            replace(PictureSize(64, 64, 144.0, 100.0), **{name: bound})


@pytest.mark.parametrize(
    ("figure", "field", "text", "reason"),
    [
        ("boundary", WIDTH, "63", "Must be a whole number from 64 to 8192."),
        ("boundary", HEIGHT, "8193", "Must be a whole number from 64 to 8192."),
        ("boundary", HEIGHT, "", "Must be a whole number from 64 to 8192."),
        ("boundary", DPI, "3e9", "Must be a number from 24 to 1200."),
        ("boundary", WRITING, "nan", "Must be a number from 2 to 100."),
        ("boundary", WRITING, "3", "pt in a picture of this size."),
        ("boundary", DPI, "24", "pt in a picture of this size."),
        ("animation", "Speed", "0.01", "Must be a number from 0.1 to 50."),
        ("animation", "Epochs", "ten", "Must be epochs such as"),
        ("film_strip", "Epochs", "413", "Must be at least one epoch from 0 to 412."),
        ("boundary", "Folder", " ", "Must be an absolute path of a folder."),
        ("boundary", "Folder", "pictures/week 3", "Must be an absolute path of a folder."),
        ("boundary", "Folder", "~no such user/pictures", "Must be an absolute path of a folder."),
        ("boundary", "Name", "{layer}", "Must be a name with no braces but {view} and {epoch}."),
        ("curves", "Name", "", "Must be a name of at least one character."),
    ],
)
def test_what_is_invalid_is_marked_with_the_reason_and_can_be_given_up(
    qtbot: QtBot, dialog: ExportDialog, figure: str, field: str, text: str, reason: str
) -> None:
    before = START.of_figure(figure)
    dialog.show_choices(before)
    clean = fields(dialog)[field].grab().toImage()
    changed, exported = Recorder(dialog.choices_changed), Recorder(dialog.export_requested)
    line = type_into(qtbot, dialog, field, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert reason in texts(dialog)
    assert not button(dialog, "Export").isEnabled()
    assert dialog.choices == before
    assert (len(changed), len(exported)) == (0, 0)
    assert line.text() == text
    assert is_marked(fields(dialog)[field], LIGHT)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert reason not in texts(dialog)
    assert button(dialog, "Export").isEnabled()
    assert not is_marked(fields(dialog)[field], LIGHT)
    assert fields(dialog)[field].size() == clean.size()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def is_marked(widget: QWidget, theme: Theme) -> bool:
    return widget.grab().toImage().pixelColor(widget.width() // 2, 1).name() == theme.error


def test_the_reason_is_told_to_a_screen_reader(qtbot: QtBot, dialog: ExportDialog) -> None:
    type_into(qtbot, dialog, "Name", "a/b")
    assert fields(dialog)["Name"].accessibleDescription().startswith("Must be a name without /")


def test_marks_follow_the_theme(qtbot: QtBot, dialog: ExportDialog) -> None:
    type_into(qtbot, dialog, "Name", "a/b")
    dialog.apply_theme(DARK)
    assert is_marked(fields(dialog)["Name"], DARK)


def test_one_invalid_field_keeps_what_was_typed_while_others_change(qtbot: QtBot, dialog: ExportDialog) -> None:
    changed = Recorder(dialog.choices_changed)
    qtbot.keyClick(type_into(qtbot, dialog, WIDTH, "1"), Qt.Key.Key_Return)
    qtbot.keyClick(type_into(qtbot, dialog, HEIGHT, "720"), Qt.Key.Key_Return)
    choose(dialog, "Theme", "transparent")
    assert fields(dialog)[WIDTH].text() == "1"
    assert not button(dialog, "Export").isEnabled()
    assert changed.last == replace(START, size=PictureSize(height=720), theme="transparent")
    dialog.show_choices(dialog.choices)
    assert fields(dialog)[WIDTH].text() == "1"


@pytest.mark.parametrize(
    ("field", "wrong", "good"),
    [
        ("Epochs", "-1", "0, 5"),
        ("Epochs", "413", "412"),
        ("Folder", "pictures", "/other"),
        ("Name", "a/b", "a"),
        (WIDTH, "1", "900"),
        ("Speed", "0", "5"),
    ],
)
def test_export_is_ready_as_soon_as_a_good_value_is_typed(
    qtbot: QtBot, dialog: ExportDialog, field: str, wrong: str, good: str
) -> None:
    dialog.show_choices(START.of_figure("animation"))
    qtbot.keyClick(type_into(qtbot, dialog, field, wrong), Qt.Key.Key_Return)
    assert not button(dialog, "Export").isEnabled()
    exported = Recorder(dialog.export_requested)
    type_into(qtbot, dialog, field, good)
    assert not is_marked(fields(dialog)[field], LIGHT)
    with qtbot.waitSignal(button(dialog, "Export").clicked):
        qtbot.keyClick(dialog, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert len(exported) == 1
    assert exported.last == dialog.choices != START.of_figure("animation")


@pytest.mark.parametrize(("field", "text"), [("Epochs", "-1"), ("Folder", "pictures")])
def test_a_wrong_line_is_marked_while_it_is_typed_and_changes_nothing(
    qtbot: QtBot, dialog: ExportDialog, field: str, text: str
) -> None:
    dialog.show_choices(START.of_figure("animation"))
    changed = Recorder(dialog.choices_changed)
    line = type_into(qtbot, dialog, field, text)
    assert is_marked(line, LIGHT)
    assert "Must be " in texts(dialog)
    assert not button(dialog, "Export").isEnabled()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert button(dialog, "Export").isEnabled()
    assert len(changed) == 0


def test_a_number_is_not_called_wrong_before_it_is_finished(qtbot: QtBot, dialog: ExportDialog) -> None:
    type_into(qtbot, dialog, WIDTH, "8")
    assert "Must be " not in texts(dialog)
    assert button(dialog, "Export").isEnabled()


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


@pytest.mark.parametrize(("text", "payloads"), [("800", [replace(START, size=PictureSize(800))]), ("8", [])])
def test_what_was_typed_last_is_taken_into_an_export_by_mnemonic(
    qtbot: QtBot, dialog: ExportDialog, text: str, payloads: list[ExportChoices]
) -> None:
    exported = Recorder(dialog.export_requested)
    type_into(qtbot, dialog, WIDTH, text)
    with qtbot.waitSignal(button(dialog, "Export").clicked):
        qtbot.keyClick(dialog, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert exported.payloads == payloads


def test_a_copy_needs_neither_folder_nor_name(qtbot: QtBot, dialog: ExportDialog) -> None:
    copied = Recorder(dialog.copy_requested)
    type_into(qtbot, dialog, "Name", "a/b")
    with qtbot.waitSignal(button(dialog, "Copy picture").clicked):
        qtbot.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert copied.payloads == [START]
    qtbot.keyClick(type_into(qtbot, dialog, WIDTH, "1"), Qt.Key.Key_Return)
    assert not button(dialog, "Copy picture").isEnabled()


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


def test_the_name_of_the_file_is_shown_as_it_is_typed(qtbot: QtBot, dialog: ExportDialog) -> None:
    assert "boundary_412.png" in texts(dialog)
    changed = Recorder(dialog.choices_changed)
    type_into(qtbot, dialog, "Name", "week 3 {epoch}")
    assert "week 3 412.png" in texts(dialog)
    assert len(changed) == 0
    choose(dialog, "Format", "svg")
    assert "week 3 412.svg" in texts(dialog)
    dialog.show_epoch(500)
    assert "week 3 500.svg" in texts(dialog)
    assert fields(dialog)["Name"].accessibleDescription() == "week 3 500.svg"


def test_of_several_files_the_first_is_named(dialog: ExportDialog) -> None:
    choose(dialog, "What", "lesson")
    assert "decision_boundary_before_412.png and 3 more files" in texts(dialog)


def test_a_line_ends_in_the_name_of_a_file_or_between_words(dialog: ExportDialog) -> None:
    choose(dialog, "What", "lesson")
    (text,) = (label.text() for label in dialog.findChildren(QLabel) if label.text().endswith("more files"))
    assert text.replace("\u200b", "") == "decision_boundary_before_412.png and 3 more files"
    for width in range(70, 400):
        lines = lines_of(text, width)
        assert all(re.search("[-_ ]\u200b?$", line) for line in lines[:-1]), lines
    assert len(lines_of(text, 70)) > 4


def test_a_long_name_without_joints_is_not_cut(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.resize(880, 540)
    type_into(qtbot, dialog, "Name", "W" * 200)
    QApplication.processEvents()
    (label,) = (label for label in dialog.findChildren(QLabel) if "WWW" in label.text().replace("\u200b", ""))
    lines = lines_of(label.text(), label.width())
    assert max(label.fontMetrics().horizontalAdvance(line) for line in lines) <= label.width()


def lines_of(text: str, width: int) -> list[str]:
    """Break a text as labels do, at words."""
    layout = QTextLayout(text)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines


@pytest.mark.parametrize(
    ("text", "epoch", "told"),
    [
        ("", 333, "Epochs 0, 10, 100 and 333\n0, 10, last, or 40 evenly: 0..last/40"),
        ("", 0, "Epoch 0\n0, 10, last, or 40 evenly: 0..last/40"),
        ("0, 10, 100, 1000, last", 333, "Epochs 0, 10, 100 and 333"),
        ("0,7", 0, "Epoch 0"),
        ("0,7", 7, "Epochs 0 and 7"),
        ("0..last/40", 333, "40 epochs from 0 to 333"),
    ],
)
def test_epochs_that_will_be_shown_are_told_as_they_are_typed(
    qtbot: QtBot, dialog: ExportDialog, text: str, epoch: int, told: str
) -> None:
    dialog.show_choices(START.of_figure("film_strip"))
    dialog.show_epoch(epoch)
    type_into(qtbot, dialog, "Epochs", text)
    assert fields(dialog)["Epochs"].accessibleDescription() == told
    assert told in [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_the_length_of_an_animation_follows_the_epochs_as_they_are_typed(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.show_choices(START.of_figure("animation"))
    type_into(qtbot, dialog, "Epochs", "0..last/20")
    assert "20 pictures, 2.0 s" in texts(dialog)


def test_the_window_is_said_to_be_pictured_at_the_moment_of_the_export(dialog: ExportDialog) -> None:
    choose(dialog, "What", "window")
    assert "as it is at the moment of the export" in texts(dialog)


def test_an_animation_has_a_usual_size_of_its_own(dialog: ExportDialog) -> None:
    choose(dialog, "What", "animation")
    assert fields(dialog)["Size"].currentText() == "Web 16:9"
    assert (fields(dialog)[WIDTH].text(), fields(dialog)[HEIGHT].text()) == ("800", "450")
    choose(dialog, "What", "loss")
    assert fields(dialog)["Size"].currentText() == "Slide 16:9"


def test_usual_epochs_are_a_placeholder_and_their_number_is_told(qtbot: QtBot, dialog: ExportDialog) -> None:
    choose(dialog, "What", "animation")
    epochs = fields(dialog)["Epochs"]
    assert (epochs.text(), epochs.placeholderText()) == ("", "0..last/40")
    assert "40 pictures, 4.0 s" in texts(dialog)
    qtbot.keyClick(type_into(qtbot, dialog, "Epochs", "0, 1, 2, 3, 4"), Qt.Key.Key_Return)
    qtbot.keyClick(type_into(qtbot, dialog, "Speed", "2"), Qt.Key.Key_Return)
    assert "5 pictures, 2.5 s" in texts(dialog)


def test_a_list_of_epochs_is_judged_anew_for_another_epoch(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.show_choices(replace(START.of_figure("film_strip"), epochs="500, 600"))
    assert not button(dialog, "Export").isEnabled()
    asked = Recorder(dialog.newest_frame_requested)
    button(dialog, "Take the present epoch").click()
    assert len(asked) == 1
    dialog.show_epoch(700)
    assert "Pictures are of epoch 700" in texts(dialog)
    assert button(dialog, "Export").isEnabled()


def test_a_folder_can_be_chosen(dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["/chosen", ""])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *args: next(answers))
    changed = Recorder(dialog.choices_changed)
    button(dialog, "Choose…").click()
    button(dialog, "Choose…").click()
    assert [choices.folder for choices in changed.payloads] == ["/chosen"]
    assert fields(dialog)["Folder"].text() == "/chosen"


def test_without_a_folder_there_is_no_export(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.show_choices(ExportChoices())
    assert "Must be an absolute path of a folder." in texts(dialog)
    assert not button(dialog, "Export").isEnabled()
    fields(dialog)["Folder"].setFocus()
    qtbot.keyClick(fields(dialog)["Folder"], Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_nothing_is_told_if_nothing_changes(dialog: ExportDialog) -> None:
    changed = Recorder(dialog.choices_changed)
    for field, name in (("What", "boundary"), ("Format", "png"), ("Size", "16:9"), ("Theme", "light")):
        choose(dialog, field, name)
    assert len(changed) == 0


# an export under way, and what becomes of it


def test_an_export_under_way_locks_the_form_until_it_ends(dialog: ExportDialog) -> None:
    name = fields(dialog)["Name"]
    name.setFocus()
    dialog.show_progress(3, 40, "Drawing epoch 30")
    bar = dialog.findChild(QProgressBar)
    assert (bar.value(), bar.maximum(), bar.isVisible()) == (3, 40, True)
    assert "Drawing epoch 30" in texts(dialog)
    assert not any(button(dialog, text).isEnabled() for text in ("Export", "Copy picture", "Take the present epoch"))
    assert not fields(dialog)["What"].isEnabled()
    assert dialog.focusWidget() is button(dialog, "Cancel")
    dialog.show_done("Saved.", "")
    assert not bar.isVisible()
    assert all(button(dialog, text).isEnabled() for text in ("Export", "Copy picture", "Take the present epoch"))
    assert dialog.focusWidget() is name


@pytest.mark.parametrize("way", ["Cancel", "Escape"])
def test_cancel_is_asked_for_once_and_the_dialog_stays(qtbot: QtBot, dialog: ExportDialog, way: str) -> None:
    cancelled, exported = Recorder(dialog.cancel_requested), Recorder(dialog.export_requested)
    dialog.show_progress(3, 40, "Drawing")
    for _ in range(2):
        if way == "Cancel":
            button(dialog, "Cancel").click()
        else:
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    dialog.show_progress(4, 40, "Drawing")
    assert len(cancelled) == 1
    assert dialog.isVisible()
    assert "Cancelling…" in texts(dialog)
    assert not button(dialog, "Export").isEnabled()
    dialog.show_cancelled()
    assert "The export was cancelled." in texts(dialog)
    assert button(dialog, "Export").isEnabled()
    assert len(exported) == 0
    dialog.show_progress(0, 40, "Drawing")
    assert button(dialog, "Cancel").isEnabled()


def test_enter_while_exporting_does_nothing(qtbot: QtBot, dialog: ExportDialog) -> None:
    cancelled, exported = Recorder(dialog.cancel_requested), Recorder(dialog.export_requested)
    dialog.show_progress(3, 40, "Drawing")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert (len(cancelled), len(exported)) == (0, 0)


def test_closing_while_exporting_cancels(dialog: ExportDialog) -> None:
    cancelled = Recorder(dialog.cancel_requested)
    dialog.show_progress(3, 40, "Drawing")
    button(dialog, "Close").click()
    assert not dialog.isVisible()
    assert len(cancelled) == 1
    dialog.show_cancelled()
    dialog.show()
    assert "cancelled" not in texts(dialog)
    dialog.close()
    assert len(cancelled) == 1


def test_a_finished_file_can_be_opened_with_its_folder(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    opened, exported = Recorder(dialog.open_requested), Recorder(dialog.export_requested)
    path = tmp_path / "boundary.png"
    dialog.show_refusal("The folder cannot be written.")
    dialog.show_done("Saved boundary.png.", str(path))
    assert "Saved boundary.png." in texts(dialog)
    button(dialog, "Open the file").click()
    button(dialog, "Open the folder").setFocus()
    qtbot.keyClick(button(dialog, "Open the folder"), Qt.Key.Key_Return)
    assert opened.payloads == [str(path), str(tmp_path)]
    assert len(exported) == 0


def test_of_a_finished_folder_only_the_folder_can_be_opened(dialog: ExportDialog, tmp_path: Path) -> None:
    opened = Recorder(dialog.open_requested)
    dialog.show_done("Saved 4 files.", str(tmp_path))
    button(dialog, "Open the folder").click()
    assert opened.payloads == [str(tmp_path)]
    assert not [b for b in dialog.findChildren(QToolButton) if b.isVisible() and b.text() == "Open the file"]


def test_a_refusal_is_shown_and_nothing_is_lost(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.keyClick(type_into(qtbot, dialog, WIDTH, "800"), Qt.Key.Key_Return)
    choices = dialog.choices
    dialog.show_progress(0, 0, "Drawing")
    dialog.show_refusal("The disk is full.")
    assert "The disk is full." in texts(dialog)
    assert dialog.choices == choices
    assert button(dialog, "Export").isEnabled()


@pytest.mark.parametrize("show", [ExportDialog.show_done, ExportDialog.show_refusal])
@pytest.mark.parametrize("way", ["figure", "format", "type", "wrong", "epoch", "choices"])
def test_what_is_said_of_an_export_goes_when_the_next_would_be_another(
    qtbot: QtBot, dialog: ExportDialog, way: str, show: Callable[..., None]
) -> None:
    show(dialog, *(("It was said.", "") if show is ExportDialog.show_done else ("It was said.",)))
    dialog.show_choices(dialog.choices)
    dialog.show_epoch(412)
    assert "It was said." in texts(dialog)
    if way in ("figure", "format"):
        choose(dialog, *{"figure": ("What", "loss"), "format": ("Format", "svg")}[way])
    elif way in ("type", "wrong"):
        type_into(qtbot, dialog, *{"type": ("Name", "b"), "wrong": (HEIGHT, "x")}[way])
    elif way == "epoch":
        dialog.show_epoch(413)
    else:
        dialog.show_choices(START.of_figure("loss"))
    assert "It was said." not in texts(dialog)


def test_progress_stays_whatever_is_shown(dialog: ExportDialog) -> None:
    dialog.show_progress(3, 40, "Drawing")
    dialog.show_epoch(413)
    dialog.show_choices(START.of_figure("loss"))
    assert "Drawing" in texts(dialog)
    assert dialog.findChild(QProgressBar).isVisible()


@pytest.mark.parametrize(("answer", "replaces"), [("&Replace", True), ("&Keep", False), (None, False)])
def test_files_that_are_there_are_replaced_only_if_asked_for(
    dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, answer: str | None, replaces: bool
) -> None:
    seen: list[QMessageBox] = []

    def press(box: QMessageBox) -> int:
        seen.append(box)
        pressed = next((b for b in box.buttons() if b.text() == answer), box.escapeButton())
        pressed.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    assert dialog.ask_to_replace([f"frame_{i}.png" for i in range(8)]) is replaces
    (box,) = seen
    assert box.defaultButton().text() == "&Keep"
    assert box.escapeButton().text() == "&Keep"
    assert "These 8 files" in box.text()
    assert box.informativeText().split("\n") == [*(f"frame_{i}.png" for i in range(5)), "… and 3 more"]


def test_a_single_file_is_asked_about_by_its_name(qtbot: QtBot) -> None:
    box = ReplaceBox(["<b>.png"])
    qtbot.addWidget(box)
    assert (box.text(), box.informativeText()) == ("This file is there already. Replace it?", "<b>.png")
    assert box.textFormat() is Qt.TextFormat.PlainText


# by keyboard, by ear, in another language


def mnemonics(dialog: ExportDialog) -> list[str]:
    marked = [label.text() for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    marked += [b.text() for b in dialog.findChildren(QPushButton)]
    return [text[text.index("&") + 1].lower() for text in marked if "&" in text]


def test_mnemonics_do_not_collide(dialog: ExportDialog) -> None:
    letters = mnemonics(dialog)
    assert len(letters) == 8 + 6
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize(
    ("key", "field"),
    list(zip("WFSTPDON", ("What", "Format", "Size", "Theme", "Epochs", "Speed", "Folder", "Name"), strict=True)),
)
def test_a_mnemonic_goes_to_its_field(qtbot: QtBot, dialog: ExportDialog, key: str, field: str) -> None:
    dialog.show_choices(START.of_figure("animation"))
    button(dialog, "Close").setFocus()
    qtbot.keyClick(dialog, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.AltModifier)
    assert dialog.focusWidget() is fields(dialog)[field]


def test_tab_goes_down_the_form_and_then_to_the_rest(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.show_choices(START.of_figure("animation"))
    dialog.show_done("Saved.", "/pictures/a.png")
    fields(dialog)["What"].setFocus()
    walked = []
    for _ in range(19):
        focused = dialog.focusWidget()
        walked.append(focused.accessibleName() or focused.text().replace("&", ""))
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    form = ["What", "Format", "Size", WIDTH, HEIGHT, DPI, WRITING, "Theme", "Epochs", "Speed", "Folder"]
    rest = ["Choose the folder", "Name", "Take the present epoch", "Open the file", "Open the folder"]
    assert walked == [*form, *rest, "Close this message", "Export", "Close"]
    assert dialog.focusWidget() is fields(dialog)["What"]


@pytest.mark.parametrize("figure", ["boundary", "animation", "slides", "curves"])
def test_everything_that_takes_the_focus_has_a_name(dialog: ExportDialog, figure: str) -> None:
    dialog.show_choices(START.of_figure(figure))
    dialog.show_progress(1, 2, "Drawing")
    for widget in dialog.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            is_part = isinstance(widget.parent(), QWidget) and widget.parent().focusProxy() is not None
            is_part = is_part or widget.objectName() == "qt_spinbox_lineedit"
            name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            assert is_part or name, widget
    assert dialog.findChild(QProgressBar).accessibleName() == "Progress of the export"


def test_a_new_language_reaches_every_text(dialog: ExportDialog, speak_foreign: Callable[[], None]) -> None:
    dialog.show_choices(START.of_figure("animation"))
    dialog.show_progress(1, 2, "译")
    speak_foreign()
    written = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]
    written += [b.text() for b in dialog.findChildren(QPushButton)]
    written += [box.itemText(i) for box in dialog.findChildren(QComboBox) for i in range(box.count())]
    written += list(fields(dialog))
    untranslated = {text for text in written if not text.startswith("译")}
    assert untranslated == {"×", "animation_\u200b412.gif"}
    assert dialog.windowTitle() == "译Export"


class Wordy(QTranslator):
    """Makes every text half as long again."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return text + " " + "word " * (1 + len(text) // 12) if text else text

    def isEmpty(self) -> bool:
        return False


@pytest.mark.parametrize("is_wordy", [False, True])
@pytest.mark.parametrize("name", [*{spec.form: name for name, spec in FIGURES.items()}.values(), "film_strip"])
def test_nothing_is_cut_on_a_small_screen(qapp: QApplication, dialog: ExportDialog, name: str, is_wordy: bool) -> None:
    translator = Wordy(qapp)
    if is_wordy:
        QCoreApplication.installTranslator(translator)
    try:
        dialog.resize(880, 540)
        dialog.show_choices(START.of_figure(name))
        for _ in range(3):
            QApplication.processEvents()
        assert dialog.height() == 540
        form = dialog.findChild(QScrollArea)
        assert form.verticalScrollBar().maximum() == 0
        for widget in (*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)):
            if not widget.isVisible():
                continue
            corner = widget.mapTo(dialog, QPoint(widget.width(), widget.height()))
            assert dialog.rect().contains(corner), widget.text()
            if isinstance(widget, QLabel) and widget.wordWrap():
                assert widget.height() >= widget.heightForWidth(widget.width()), widget.text()
            else:
                assert widget.width() >= widget.sizeHint().width(), widget.text()
    finally:
        QCoreApplication.removeTranslator(translator)


def test_a_preview_reaches_the_area_and_its_size_is_told(dialog: ExportDialog) -> None:
    resized = Recorder(dialog.preview_resized)
    before = dialog.preview_size()
    dialog.resize(dialog.size() + QSize(100, 40))
    QApplication.processEvents()
    assert dialog.preview_size() == before + QSize(100, 40)
    assert resized.last == dialog.preview_size()
    dialog.show_preview_note("The curves as a table")
    assert dialog._preview.text == "The curves as a table"
    dialog.show_preview_pending()
    assert dialog._preview.text == "Drawing the preview…"


def test_a_message_moves_nothing(dialog: ExportDialog) -> None:
    room = dialog.preview_size()
    dialog.show_progress(1, 2, "Drawing")
    QApplication.processEvents()
    assert dialog.preview_size() == room
    dialog.show_done("Saved.", "/pictures/a.png")
    QApplication.processEvents()
    assert dialog.preview_size() == room
