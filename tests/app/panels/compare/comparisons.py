"""The dialog that compares two epochs, as a hand uses it."""

from PySide6.QtWidgets import QApplication

from app.panels.compare.dialog import CompareDialog
from app.panels.timeline.bookmarks import Bookmark
from app.views.table import VIEWS
from mlp_engine import Frame
from tests.app.recorder import Recorder

MARKS = (Bookmark(10), Bookmark(60, "plateau"))
NAMES = [*VIEWS, "numbers"]


def answer(dialog: CompareDialog, frames: dict[int, Frame], name: str) -> object:
    """Show the dialog at a page with the frames it has asked for, and return the page."""
    asked = Recorder(dialog.frames_requested)
    dialog.tabs.setCurrentIndex(NAMES.index(name))
    dialog.show()
    dialog.show_frames(*(frames[epoch] for epoch in asked.last))
    QApplication.processEvents()
    return dialog._pages[name]


def go_to(dialog: CompareDialog, name: str) -> object:
    """Go to another page of a dialog that has its frames, and return it."""
    dialog.tabs.setCurrentIndex(NAMES.index(name))
    QApplication.processEvents()
    return dialog._pages[name]


def set_epochs(dialog: CompareDialog, *epochs: int) -> None:
    for box, epoch in zip(dialog.boxes, epochs, strict=True):
        box.setCurrentIndex(box.findData(epoch))
