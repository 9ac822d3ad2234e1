"""The export dialog as a hand uses it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.export.dialog.dialog import ExportDialog
from app.export.figures.choices import ExportChoices

START = ExportChoices(folder="/pictures")
WIDTH, HEIGHT, DPI, WRITING = (
    "Width in pixels",
    "Height in pixels",
    "Resolution in dots per inch",
    "Size of the writing in points",
)


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
