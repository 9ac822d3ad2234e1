"""The dialog of a table: what it shows, what can be changed, and when it can be opened."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QListWidget
from pytestqt.qtbot import QtBot

from app.panels.open_data.dialog import OpenDataDialog
from app.panels.open_data.draft import Draft, Source
from app.panels.open_data.preview_model import State
from app.style.theme import DARK, LIGHT
from tests.app.panels.open_data.tables import (
    GERMAN,
    WITH_GAPS,
    choose,
    complete,
    draft_of,
    fields,
    open_dialog,
    type_share,
)
from tests.app.recorder import Recorder

Vertical, Horizontal = Qt.Orientation.Vertical, Qt.Orientation.Horizontal


def headings(dialog: OpenDataDialog) -> list[str]:
    model = dialog.preview.preview
    return [model.headerData(j, Horizontal) for j in range(model.columnCount())]


def states(dialog: OpenDataDialog) -> list[list[State]]:
    model = dialog.preview.preview
    return [[model.state(i, j) for j in range(model.columnCount())] for i in range(model.rowCount())]


def test_guess_is_shown_and_can_be_opened(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, GERMAN)
    accepted = Recorder(dialog.data_accepted)
    boxes = fields(dialog)
    assert {name: boxes[name].currentText() for name in ("Delimiter", "Decimal sign", "First line", "Learn")} == {
        "Delimiter": "Semicolon",
        "Decimal sign": "Comma",
        "First line": "Names the columns",
        "Learn": "Art",
    }
    assert dialog._status.text == (
        "6 rows, 2 inputs, 3 classes: Iris-setosa, Iris-versicolor, Iris-virginica. "
        "Adds about 1 kB to each picture, slide and file."
    )
    assert headings(dialog) == ["x₁\nLänge", "x₂\nBreite", "to learn\nArt"]
    dialog._open.click()
    assert accepted.last.data.classes == ("Iris-setosa", "Iris-versicolor", "Iris-virginica")


@pytest.mark.parametrize(
    ("field", "choice", "columns"),
    [("Delimiter", "Comma", None), ("Delimiter", "Bar", None), ("Decimal sign", "Point", ("a",))],
)
def test_table_is_read_anew_when_it_is_written_otherwise(
    qtbot: QtBot, field: str, choice: str, columns: tuple[str, ...] | None
) -> None:
    dialog = open_dialog(qtbot, b"a;b,c;d\n1;2,5;x\n3;4,5;y\n5;6,5;x\n6;2,5;y\n")
    choose(dialog, field, choice)
    assert (dialog.draft.data and dialog.draft.data.columns) == columns
    assert dialog._open.isEnabled() == (columns is not None)
    choose(dialog, *{"Delimiter": ("Delimiter", "Semicolon"), "Decimal sign": ("Decimal sign", "Comma")}[field])
    choose(dialog, "Decimal sign", "Comma")
    assert dialog.draft.data.columns == ("a", "b,c")


def test_comma_cannot_be_delimiter_and_decimal_sign(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, GERMAN)
    choose(dialog, "Delimiter", "Comma")
    box = fields(dialog)["Decimal sign"]
    assert [box.itemText(i) for i in range(box.count())] == ["Point"]
    assert dialog.draft.format.decimal == "."


def test_first_line_and_encoding_are_changed(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, GERMAN)
    choose(dialog, "Encoding", "Latin-1 (Western Europe)")
    assert dialog.draft.columns[0].name.endswith("LÃ¤nge")
    choose(dialog, "Encoding", "UTF-8")
    assert dialog.draft.columns[0].name == "Länge"
    choose(dialog, "First line", "Names, then units")
    assert dialog.draft.data.m == 5
    choose(dialog, "First line", "Is data")
    assert dialog.draft.problem is not None  # "Länge" is no number
    assert not dialog._open.isEnabled()


def test_pasted_text_has_no_encoding(qtbot: QtBot) -> None:
    assert "Encoding" not in fields(open_dialog(qtbot, GERMAN.decode("utf-8-sig")))


def test_another_column_is_learned_as_numbers_or_classes(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, b"a,b,c\n1,2,0\n2,5,1\n3,1,0\n4,7,1\n")
    assert dialog.draft.data.classes == ("0", "1")
    choose(dialog, "As", "The numbers themselves")
    assert dialog.draft.data.classes == ()
    assert "a number to learn: c." in dialog._status.text
    choose(dialog, "Learn", "a")
    assert dialog.draft.data.columns == ("b", "c")
    assert headings(dialog)[0] == "to learn\na"


def test_inputs_are_ticked_by_keys_and_by_clicks_on_a_heading(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, GERMAN)
    ticks = fields(dialog)["Inputs"]
    assert isinstance(ticks, QListWidget)
    ticks.setFocus()
    qtbot.keyClick(ticks, Qt.Key.Key_Down)
    qtbot.keyClick(ticks, Qt.Key.Key_Space)
    assert dialog.draft.data.columns == ("Länge",)
    assert ticks.currentRow() == 1
    header = dialog.preview.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 8, 8)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.draft.data.columns == ("Länge", "Breite")
    dialog.preview.setFocus()
    dialog.preview.setCurrentIndex(dialog.preview.preview.index(0, 0))
    qtbot.keyClick(dialog.preview, Qt.Key.Key_Space)
    assert dialog.draft.data.columns == ("Breite",)


def test_without_an_input_nothing_can_be_opened(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, GERMAN)
    accepted = Recorder(dialog.data_accepted)
    fields(dialog)["No column is an input"].click()
    assert dialog._status.text == "At least one column must be an input."
    assert not dialog._open.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert len(accepted) == 0
    fields(dialog)["All columns of numbers are inputs"].click()
    assert dialog.draft.data.columns == ("Länge", "Breite")


def test_gaps_are_marked_and_told(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, WITH_GAPS)
    assert "2 rows with gaps are left out: lines 3 and 4." in dialog._status.text
    gap, out = State.GAP, State.LEFT_OUT
    assert states(dialog)[:4] == [
        [State.INPUT, State.INPUT, State.TARGET],
        [gap, out, out],
        [out, gap, out],
        [State.INPUT, State.INPUT, State.TARGET],
    ]
    choose(dialog, "Gaps", "Mean of the column")
    assert "2 gaps are filled with the means of their columns." in dialog._status.text
    assert out not in states(dialog)[1]
    assert "Gaps" not in fields(open_dialog(qtbot, GERMAN))


def test_problem_is_told_with_its_place_and_marked_in_sight(qtbot: QtBot) -> None:
    rows = [f"{i},{i + 1},{'xy'[i % 2]}" for i in range(500)]
    rows[400] = "400,oops,x"
    dialog = open_dialog(qtbot, "\n".join(["a,b,class", *rows]).encode())
    assert dialog._status.text == "Line 402, column 2: “oops” is no number."
    place = dialog.preview.currentIndex()
    assert (place.data(), place.column()) == ("oops", 1)
    assert dialog.preview.preview.headerData(place.row(), Vertical) == "402"
    assert dialog.preview.preview.state(place.row(), 1) is State.WRONG
    assert dialog.preview.viewport().rect().contains(dialog.preview.visualRect(place))


def test_share_is_typed_and_what_cannot_be_says_why(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, GERMAN)
    accepted = Recorder(dialog.data_accepted)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    type_share(qtbot, dialog, "7")
    dialog._open.setFocus()
    assert not dialog._open.isEnabled()
    assert "Must be a number from 0 to 0.9." in dialog._form.rows["test_share"].note.text()
    type_share(qtbot, dialog, "0.3")
    qtbot.keyClick(fields(dialog)["Hold out"], Qt.Key.Key_Return)
    assert accepted.last.test_share == 0.3
    assert dialog._form.rows["test_share"].note.text() == "2 of 6 rows are held out for the test"
    box = fields(dialog)["Standardise"]
    assert isinstance(box, QCheckBox)
    box.click()
    dialog._open.click()
    assert accepted.last.standardize is False


def test_labels_are_asked_for_and_given_back(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, b"1,2\n3,4\n5,6\n7,9\n")
    asked = Recorder(dialog.labels_requested)
    fields(dialog)["Labels"].click()
    assert len(asked) == 1
    labels = Source("labels.csv", content=b"no\nyes\nno\nyes\n")
    dialog.show_draft(complete(dialog.draft.with_labels(labels)))
    assert dialog.draft.data.classes == ("no", "yes")
    assert headings(dialog)[-1] == "to learn\ncolumn 3"
    fields(dialog)["Take the labels from the table itself"].click()
    assert dialog.draft.labels is None
    assert len(headings(dialog)) == 2


def test_reading_that_takes_long_shows_how_far_it_is(qtbot: QtBot) -> None:
    dialog = OpenDataDialog()
    qtbot.addWidget(dialog)
    dialog.begin(Draft(Source("big.csv", content=b"")), is_long=True)
    dialog.show()
    dialog.show_progress(500_000, 2_000_000)
    assert dialog._status.is_reading
    assert (dialog._status._bar.value(), dialog._status._bar.maximum()) == (500, 2000)
    assert not dialog._open.isEnabled()
    dialog.show_refusal("It is gone.")
    assert not dialog._status.is_reading
    assert dialog._status.text == "It is gone."
    assert not dialog._open.isEnabled()


def test_choice_that_is_made_while_the_rest_is_found_out_is_kept(qtbot: QtBot) -> None:
    dialog = OpenDataDialog()
    qtbot.addWidget(dialog)
    dialog.show_draft(draft_of(GERMAN))
    dialog.show()
    choose(dialog, "As", "The numbers themselves")
    asked = dialog.draft
    type_share(qtbot, dialog, "0.5")
    dialog._form.commit()
    dialog.show_draft(complete(asked))
    assert dialog.draft.test_share == 0.5


def test_escape_closes_and_says_so(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, GERMAN)
    closed, accepted = Recorder(dialog.closed), Recorder(dialog.data_accepted)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert (len(closed), len(accepted)) == (1, 0)


def test_everything_is_reached_by_tab_and_has_a_name(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, WITH_GAPS)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    reached = set()
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    controls = {widget for name, widget in fields(dialog).items()}
    assert controls - reached == set()
    named = ["Delimiter", "Decimal sign", "First line", "Encoding", "Learn", "As", "Inputs", "Gaps", "Standardise"]
    assert set(named) <= set(fields(dialog))


def test_letters_of_the_labels_differ(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, WITH_GAPS)
    texts = [row.label.text() for row in dialog._form.rows.values()] + [dialog._open.text()]
    letters = [text.partition("&")[2][:1].lower() for text in texts]
    assert all(letters)
    assert len(set(letters)) == len(letters)


def test_colors_follow_the_theme(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, GERMAN)
    index = dialog.preview.preview.index(0, 0)
    grounds = []
    for theme in (LIGHT, DARK):
        dialog.apply_theme(theme)
        grounds.append(index.data(Qt.ItemDataRole.BackgroundRole).name())
    assert grounds[0] != grounds[1]


def test_every_text_follows_the_language(qtbot: QtBot, speak_foreign: Callable[[], None]) -> None:
    dialog = open_dialog(qtbot, GERMAN)
    speak_foreign()
    texts = [dialog.windowTitle(), dialog._open.text(), dialog._status.text, *headings(dialog)[-1:]]
    texts += [row.label.text() for row in dialog._form.rows.values()]
    assert all(text.startswith("译") for text in texts)
