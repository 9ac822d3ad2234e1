"""Teach ▸ Lessons: the ready lessons and the user's own set-ups, and what there is to see in each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.files.file_names import shown_name
from app.files.lessons import LONGEST_TITLE, Lesson, Unreadable, folded
from app.panels.lessons.delete_box import DeleteBox
from app.panels.lessons.page import LessonPage
from app.panels.lessons.ready import ready_lessons
from app.panels.shortcuts_dialog import RoomyDelegate
from app.style.mixins import Themed, Translated
from app.style.theme import Theme
from app.style.translation import engine_text
from app.views.text.typeset import bold
from app.widgets.fitted_dialog import FittedDialog, ScrolledPart, take_icons
from app.widgets.form import Note
from mlp_engine import Frame, RunConfig

USUAL_SIZE = QSize(980, 620)
LIST_WIDTH = 15, 24  # at least and at most, in lines of writing
ENTRY = Qt.ItemDataRole.UserRole
Entry = Lesson | Unreadable


class LessonsDialog(Themed, Translated, FittedDialog):
    """Lists lessons, and shows the one that is picked; it only asks.

    Attributes
    ----------
    list : of the lessons, with a heading for each kind
    page : of the one that is picked
    """

    chosen = Signal(object)
    """The Lesson that shall begin."""
    picture_wanted = Signal(object)
    """The RunConfig of which ``show_picture`` shall be given the end; what was asked before is not wanted any more."""
    renamed = Signal(object, str)
    """A Lesson of the user's own, and its new title."""
    deleted = Signal(object)
    """The path of one of the user's own files."""
    closed = Signal()
    """Nothing more is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(USUAL_SIZE, parent)
        self._own: Sequence[Entry] = ()
        self.list, self.page = QListWidget(), LessonPage()
        self._note = Note()
        self._rename, self._delete = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self._start, self._cancel = QPushButton(default=True), QPushButton(autoDefault=False)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def picked(self) -> Entry | None:
        """The lesson on show."""
        item = self.list.currentItem()
        entry: Entry | None = item.data(ENTRY) if item is not None else None
        return entry

    def show_own(self, own: Sequence[Entry]) -> None:
        """List these as the user's own; what is picked stays, if it is there."""
        self._own = own
        self._fill()

    def pick(self, lesson: Lesson) -> None:
        """Show one of the lessons that are listed."""
        for row in range(self.list.count()):
            if _key(self.list.item(row).data(ENTRY)) == _key(lesson):
                self.list.setCurrentRow(row)

    def show_picture(self, config: RunConfig, frame: Frame) -> None:
        """Show where a set-up leads, if it is on show."""
        if isinstance(self.picked, Lesson) and self.picked.config == config:
            self.page.show_picture(frame)

    @Slot(str)
    def show_no_picture(self, text: str) -> None:
        """Say why there is no picture of the lesson on show."""
        self.page.show_waiting(text)

    @Slot(str)
    def show_problem(self, text: str) -> None:
        """Say what could not be done; nothing takes it back."""
        self._note.show_text(text, is_wrong=True)

    @Slot()
    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Lessons"))
        self.list.setAccessibleName(self.tr("Lessons"))
        self._start.setText(self.tr("&Start"))
        self._start.setToolTip(self.tr("Set this up; Edit ▸ Undo brings back the run of now"))
        self._cancel.setText(self.tr("Cancel"))
        self._rename.setText(self.tr("&Rename…"))
        self._delete.setText(self.tr("&Delete…"))
        self._fill()

    def color(self, theme: Theme) -> None:
        super().color(theme)
        self._fill()

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():  # a spontaneous one comes when the window is made an icon
            self.closed.emit()
            self.show_problem("")
        super().hideEvent(event)

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        self.list.setMinimumWidth(LIST_WIDTH[0] * line)
        self.list.setMaximumWidth(LIST_WIDTH[1] * line)
        self.list.setItemDelegate(RoomyDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        own = QHBoxLayout()
        own.addWidget(self._rename)
        own.addWidget(self._delete)
        own.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(own)
        top = QHBoxLayout()
        top.addLayout(left, 2)
        top.addWidget(ScrolledPart(self.page), 5)
        buttons = QHBoxLayout()
        buttons.addWidget(self._note, 1)
        buttons.addWidget(self._start)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(top, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._show_picked)
        self.list.itemDoubleClicked.connect(self._choose)
        self._start.clicked.connect(self._choose)
        self._cancel.clicked.connect(self.reject)
        self._rename.clicked.connect(self._ask_title)
        self._delete.clicked.connect(self._ask_deletion)

    def _fill(self) -> None:
        """List all lessons, and pick the one that was picked."""
        key = _key(self.picked)
        self.list.blockSignals(True)
        self.list.clear()
        self._add_heading(self.tr("Ready lessons"))
        for lesson in ready_lessons():
            self._add(lesson)
        self._add_heading(self.tr("Own set-ups"))
        for entry in self._own:
            self._add(entry)
        if not self._own:
            self._add_heading(self.tr("None yet. Save one in the menu Teach."), is_hint=True)
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(ENTRY) is not None]
        keys = [_key(self.list.item(row).data(ENTRY)) for row in rows]
        self.list.setCurrentRow(rows[keys.index(key)] if key in keys else rows[0])
        self.list.blockSignals(False)
        self._show_picked()

    def _add(self, entry: Entry) -> None:
        title = entry.title if isinstance(entry, Lesson) else shown_name(entry.path)
        item = QListWidgetItem(title)
        item.setData(ENTRY, entry)
        item.setToolTip(title)
        self.list.addItem(item)

    def _add_heading(self, text: str, is_hint: bool = False) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)  # the keyboard passes it by
        item.setToolTip(text)
        item.setForeground(QColor(self.theme.muted if is_hint else self.theme.text))
        if not is_hint:
            item.setFont(bold(self.list.font()))
        self.list.addItem(item)

    @Slot()
    def _show_picked(self) -> None:
        entry = self.picked
        if isinstance(entry, Lesson):
            self.page.show_lesson(entry)
            self.picture_wanted.emit(entry.config)
        elif entry is not None:
            self.page.show_reason(shown_name(entry.path), engine_text(entry.reason))
        self._start.setEnabled(isinstance(entry, Lesson))
        self._rename.setEnabled(isinstance(entry, Lesson) and entry.path is not None)
        self._delete.setEnabled(entry is not None and entry.path is not None)

    @Slot()
    def _choose(self) -> None:
        if isinstance(self.picked, Lesson):
            self.accept()
            self.chosen.emit(self.picked)

    @Slot()
    def _ask_title(self) -> None:
        lesson = self.picked
        if not isinstance(lesson, Lesson) or lesson.path is None:
            return
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Rename the set-up"))
        dialog.setLabelText(self.tr("Name:"))
        dialog.setTextValue(lesson.title)
        width = LONGEST_TITLE * self.fontMetrics().averageCharWidth()
        dialog.resize(min(width, self.width()), dialog.sizeHint().height())
        dialog.textValueSelected.connect(self._take_title)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        take_icons(dialog)

    @Slot(str)
    def _take_title(self, title: str) -> None:
        lesson = self.picked
        if not isinstance(lesson, Lesson):
            return
        others = {folded(entry.title) for entry in self._own if isinstance(entry, Lesson) and entry.path != lesson.path}
        if folded(title) in others:
            self.show_problem(self.tr("There is another set-up of this name."))
        else:
            self.show_problem("")
            self.renamed.emit(lesson, title)

    @Slot()
    def _ask_deletion(self) -> None:
        if self.picked is not None and self.list.currentItem() is not None:
            box = DeleteBox(self.list.currentItem().text(), self)
            box.accepted.connect(self._tell_deletion)
            box.finished.connect(box.deleteLater)
            box.open()

    @Slot()
    def _tell_deletion(self) -> None:
        if self.picked is not None and self.picked.path is not None:
            self.deleted.emit(self.picked.path)


def _key(entry: Entry | None) -> object:
    """Return what an entry is known by, whatever it is called now."""
    return None if entry is None else entry.path if isinstance(entry, Unreadable) else (entry.name or entry.path)
