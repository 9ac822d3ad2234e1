"""Tables as people bring them, and the dialog as a hand uses it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.panels.open_data.dialog import OpenDataDialog
from app.panels.open_data.draft import Draft, Source, completed

FLOWERS = (
    ("5,1", "3,5", "Iris-setosa"),
    ("4,9", "3,0", "Iris-setosa"),
    ("7,0", "3,2", "Iris-versicolor"),
    ("6,4", "3,2", "Iris-versicolor"),
    ("6,3", "3,3", "Iris-virginica"),
    ("5,8", "2,7", "Iris-virginica"),
)
GERMAN = b"\xef\xbb\xbf" + "\r\n".join(["Länge;Breite;Art", *map(";".join, FLOWERS), ""]).encode()
"""As a German spreadsheet exports it: a byte order mark, semicolons, decimal commas, and ends of lines of two signs."""
PLAIN = "\n".join(",".join(cell.replace(",", ".") for cell in row) for row in FLOWERS).encode()
"""Without names."""
WITH_GAPS = b"a,b,class\n1,2,x\n,4,y\n5,NA,x\n7,8,y\n9,10,x\n"


def complete(draft: Draft) -> Draft:
    """Find out the rest of a draft here and now."""
    steps = completed(draft)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def draft_of(content: bytes | str, name: str = "flowers.csv") -> Draft:
    path = Path("/tables", name) if isinstance(content, bytes) else None
    return complete(Draft(Source(name, path, content)))


def open_dialog(qtbot: QtBot, content: bytes | str) -> OpenDataDialog:
    """Return a dialog on a table, which finds out at once what it is asked for."""
    dialog = OpenDataDialog()
    qtbot.addWidget(dialog)
    dialog.completion_requested.connect(answer_to(dialog))
    dialog.show_draft(draft_of(content))
    dialog.show()
    return dialog


def answer_to(dialog: OpenDataDialog) -> Callable[[Draft], None]:
    return lambda draft: dialog.show_draft(complete(draft))


def fields(dialog: QWidget) -> dict[str, QWidget]:
    """The controls to be seen, by what a screen reader calls them."""
    found = (w for w in dialog.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return {w.accessibleName(): w for w in found if w.accessibleName()}


def choose(dialog: QWidget, field: str, text: str) -> None:
    """Choose as a hand does: the box goes to the item, and says that it was activated."""
    box = fields(dialog)[field]
    assert isinstance(box, QComboBox)
    index = box.findText(text)
    assert index >= 0, [box.itemText(i) for i in range(box.count())]
    box.setCurrentIndex(index)
    box.activated.emit(index)
    QApplication.processEvents()


def type_share(qtbot: QtBot, dialog: QWidget, text: str) -> None:
    line = fields(dialog)["Hold out"].findChild(QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)
