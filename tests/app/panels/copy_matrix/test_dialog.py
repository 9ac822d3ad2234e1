"""The dialog by which a matrix is copied."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.lesson.equations import Equation, equation_of
from app.panels.copy_matrix.dialog import ENTRIES, LINES, CopyMatrixDialog
from mlp_engine import Frame, FrameRequest
from tests.app.recorder import Recorder

FORMATS = {"LaTeX": 0, "NumPy": 1, "CSV": 2, "Picture": 3}


@pytest.fixture
def frame(make_frame: Callable[..., Frame]) -> Frame:
    return make_frame(20, FrameRequest(2, 0, has_terms=True))


@pytest.fixture
def dialog(qtbot: QtBot, frame: Frame) -> CopyMatrixDialog:
    dialog = CopyMatrixDialog()
    qtbot.addWidget(dialog)
    dialog.show_equation(equation_of(frame, "δ"))
    dialog.show()
    return dialog


def choose(dialog: CopyMatrixDialog, what: str, form: str, digits: int = 17) -> None:
    index = dialog._what.findText(what)
    assert index >= 0
    dialog._what.setCurrentIndex(index)
    dialog._format.setCurrentIndex(FORMATS[form])
    dialog._digits.setValue(digits)


def copied(dialog: CopyMatrixDialog) -> str:
    QGuiApplication.clipboard().setText("nothing")
    dialog._copy.click()
    return QGuiApplication.clipboard().text()


def test_offers_the_matrices_and_first_the_result(dialog: CopyMatrixDialog) -> None:
    offered = [dialog._what.itemText(index) for index in range(dialog._what.count())]
    assert offered == ["The whole equation", "δ[2]", "W[3]ᵀ", "δ[3]", "φ′(Z[2])"]
    assert dialog._what.currentText() == "δ[2]"


def test_copies_numbers_exactly(dialog: CopyMatrixDialog, frame: Frame) -> None:
    choose(dialog, "δ[2]", "NumPy")
    names: dict[str, np.ndarray] = {}
    exec(copied(dialog), {"np": np}, names)
    assert np.array_equal(names["delta2"], frame.samples.delta)
    choose(dialog, "W[3]ᵀ", "CSV")
    rows = list(csv.reader(io.StringIO(copied(dialog))))
    assert np.array_equal(np.array(rows, float), frame.layers[2].W.T)


def test_copies_the_whole_equation(dialog: CopyMatrixDialog, frame: Frame) -> None:
    choose(dialog, "The whole equation", "NumPy")
    names: dict[str, np.ndarray] = {}
    exec(copied(dialog), {"np": np}, names)
    made = (names["W3_T"] @ names["delta3"]) * names["dphi_Z2"]
    assert made == pytest.approx(names["delta2"], abs=1e-15)
    choose(dialog, "The whole equation", "LaTeX", 3)
    assert copied(dialog).count(r"\begin{bmatrix}") == 4


def test_latex_is_shortened_or_whole(dialog: CopyMatrixDialog) -> None:
    choose(dialog, "δ[2]", "LaTeX", 3)
    assert r"\cdots" in copied(dialog)
    assert dialog._preview.toPlainText() == copied(dialog)
    dialog._shorten.setChecked(False)
    text = copied(dialog)
    assert r"\cdots" not in text
    assert text.count("&") == 8 * 299


def test_csv_is_of_one_matrix(dialog: CopyMatrixDialog) -> None:
    choose(dialog, "The whole equation", "CSV")
    assert not dialog._copy.isEnabled()
    assert "one matrix" in dialog._note.text()
    assert dialog._preview.toPlainText() == ""
    choose(dialog, "δ[2]", "CSV")
    assert dialog._copy.isEnabled()
    assert dialog._note.text() == ""


def test_what_is_unknown_cannot_be_copied(dialog: CopyMatrixDialog, make_frame: Callable[..., Frame]) -> None:
    dialog.show_equation(equation_of(make_frame(2, FrameRequest(2, 0)), "δ"))  # without φ′(Z) and the next δ
    choose(dialog, "φ′(Z[2])", "NumPy")
    assert not dialog._copy.isEnabled()
    assert dialog._note.text() == "φ′(Z[2]) is not computed yet, and cannot be copied."
    choose(dialog, "The whole equation", "LaTeX")
    assert not dialog._copy.isEnabled()
    assert "δ[3], φ′(Z[2])" in dialog._note.text()
    choose(dialog, "δ[2]", "NumPy")
    assert dialog._copy.isEnabled()


def test_a_picture_is_asked_for(dialog: CopyMatrixDialog) -> None:
    asked = Recorder(dialog.picture_requested)
    choose(dialog, "W[3]ᵀ", "Picture")
    assert copied(dialog) == "nothing"
    choose(dialog, "The whole equation", "Picture")
    dialog._copy.click()
    assert asked.payloads == ["W[3]ᵀ", ""]


def test_keeps_what_was_chosen(dialog: CopyMatrixDialog, frame: Frame) -> None:
    choose(dialog, "δ[2]", "CSV", 7)
    dialog.close()
    dialog.show_equation(equation_of(frame, "dW"))
    dialog.show()
    assert (dialog._what.currentText(), dialog._format.currentText(), dialog._digits.value()) == ("δ[2]", "CSV", 7)
    dialog.show_equation(equation_of(frame, "Z"))
    assert dialog._what.currentText() == "Z[2]"  # δ[2] is not in it, but that is its result
    choose(dialog, "The whole equation", "LaTeX", 7)
    dialog.show_equation(equation_of(frame, "A"))
    assert dialog._what.currentText() == "The whole equation"


def test_takes_no_notice_while_closed(dialog: CopyMatrixDialog, frame: Frame) -> None:
    dialog.close()
    changed = Recorder(dialog._preview.textChanged)
    dialog.show_equation(equation_of(frame, "Z"))
    assert len(changed) == 0
    dialog.show()
    assert len(changed) > 0


class Row(np.ndarray):
    """Counts the entries that are turned to numbers of Python."""

    read = 0

    def tolist(self) -> list[float]:
        Row.read += self.size
        return super().tolist()


@pytest.mark.parametrize("form", ["LaTeX", "NumPy", "CSV"])
def test_the_preview_of_a_large_matrix_reads_a_corner(dialog: CopyMatrixDialog, frame: Frame, form: str) -> None:
    equation = equation_of(frame, "δ")
    large = replace(equation.result, matrix=np.ones((2000, 3000)).view(Row))
    Row.read = 0
    dialog._shorten.setChecked(False)
    dialog.show_equation(Equation("δ", 2, large, (large, "=", *equation.parts[2:])))
    choose(dialog, "δ[2]", form)
    assert 0 < Row.read <= 8 * ENTRIES**2  # not more for each change of a choice
    text = dialog._preview.toPlainText()
    assert text.count("…") > ENTRIES
    assert len(text.splitlines()) <= LINES + 1


def test_by_keys_alone(dialog: CopyMatrixDialog, frame: Frame, qtbot: QtBot) -> None:
    dialog.activateWindow()
    dialog._what.setFocus()
    for keys in ("M", "F", "D"):
        QTest.keyClick(dialog, keys, Qt.KeyboardModifier.AltModifier)
        wanted = {"M": dialog._what, "F": dialog._format, "D": dialog._digits}[keys]
        qtbot.waitUntil(lambda wanted=wanted: QApplication.focusWidget() is wanted)
    QTest.keyClick(dialog._format, Qt.Key.Key_Down)
    assert dialog._format.currentText() == "NumPy"
    QGuiApplication.clipboard().setText("nothing")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text().startswith("delta2 = np.array([[")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_text_is_translated(dialog: CopyMatrixDialog, speak_foreign: Callable[[], None]) -> None:
    speak_foreign()
    dialog._what.setCurrentIndex(0)
    dialog._format.setCurrentIndex(FORMATS["CSV"])
    texts = [dialog.windowTitle(), dialog._copy.text(), dialog._close.text(), dialog._note.text()]
    texts += [dialog._what.currentText(), dialog._shorten.text(), dialog._format.itemText(3)]
    assert all(text.startswith("译") for text in texts)
