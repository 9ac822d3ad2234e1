"""The export dialog by keyboard, by ear, in another language, on a small screen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.export.dialog.dialog import ExportDialog
from app.export.figures.figures import FIGURES
from tests.app.export.dialog.dialogs import DPI, HEIGHT, START, WIDTH, WRITING, button, fields


def mnemonics(dialog: ExportDialog) -> list[str]:
    marked = [label.text() for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    marked += [b.text() for b in dialog.findChildren(QPushButton)]
    return [text[text.index("&") + 1].lower() for text in marked if "&" in text]


def test_mnemonics_do_not_collide(dialog: ExportDialog) -> None:
    letters = mnemonics(dialog)
    assert len(letters) == 9 + 6
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize(
    ("key", "field"),
    list(
        zip("WFSTXPDON", ("What", "Format", "Size", "Theme", "Axes", "Epochs", "Speed", "Folder", "Name"), strict=True)
    ),
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
    for _ in range(20):
        focused = dialog.focusWidget()
        walked.append(focused.accessibleName() or focused.text().replace("&", ""))
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    form = ["What", "Format", "Size", WIDTH, HEIGHT, DPI, WRITING, "Theme", "Axes", "Epochs", "Speed", "Folder"]
    rest = ["Choose the folder", "Name", "Open the file", "Open the folder", "Close this message"]
    assert walked == [*form, *rest, "Take the present epoch", "Export", "Close"]
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
    assert untranslated == {"animation_\u200b412.gif"}
    assert dialog.windowTitle() == "译Export"


class Wordy(QTranslator):
    """Makes every text half as long again."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return text + " " + "word " * (1 + len(text) // 12) if text else text

    def isEmpty(self) -> bool:
        return False


@pytest.mark.parametrize("is_wordy", [False, True])
@pytest.mark.parametrize("name", [*{spec.output: name for name, spec in FIGURES.items()}.values(), "film_strip"])
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
