"""Two epochs of the run beside each other, view by view, with what has changed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.panels.compare.comparison import Comparison, ViewComparison
from app.panels.compare.numbers_page import NumbersComparison
from app.panels.compare.pages import PAGES
from app.panels.timeline.bookmarks import Bookmark
from app.style.mixins import Themed, Translated
from app.views.table import VIEWS
from app.widgets.fitted_dialog import FittedDialog, ScrolledPart
from mlp_engine import Frame

NOW = -1  # stands for the present epoch in the boxes
USUAL_SIZE = QSize(1100, 700)
Page = Comparison | NumbersComparison


class CompareDialog(Themed, Translated, FittedDialog):
    """Asks for the frames of two epochs: bookmarks, the start or the present one, and shows them in every view.

    The two stay as they are while the run goes on, until "Update" is pressed.
    """

    frames_requested = Signal(object)
    """The epochs A and B, (int, int), of which ``show_frames`` shall be given frames, both with the same layer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(USUAL_SIZE, parent)
        self._bookmarks: tuple[Bookmark, ...] = ()
        self._now = 0
        self._asked: tuple[int, int] | None = None
        self._frames: tuple[Frame, Frame] | None = None
        self._pages: dict[str, Page] = {}
        self._drawn: dict[str, object] = {}  # the frames that each page shows
        self.boxes = QComboBox(), QComboBox()
        self._labels = QLabel(), QLabel()
        self.update_button, self._close = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self.tabs = QTabWidget()
        self._build()
        self.retranslate()

    def show_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Offer these bookmarks, the earliest first, beside the present epoch; what is chosen stays, if it is there."""
        self._bookmarks = tuple(bookmarks)
        self._fill_boxes()
        self._show_staleness()

    def show_now(self, epoch: int) -> None:
        """Take note of the present epoch of the run."""
        if epoch != self._now:
            self._now = epoch
            self._show_staleness()

    def choose(self, a: int | None, b: int | None) -> None:
        """Compare two epochs: of bookmarks, 0 or, for None, the present one."""
        for box, epoch in zip(self.boxes, (a, b), strict=True):
            with QSignalBlocker(box):
                box.setCurrentIndex(max(box.findData(NOW if epoch is None else epoch), 0))
        self._ask()

    def show_frames(self, a: Frame, b: Frame) -> None:
        """Show two frames, if they are those that were asked for last."""
        if self._asked == (a.epoch, b.epoch):
            self._frames = a, b
            self._draw_page()
            self._show_staleness()

    @Slot()
    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Compare two epochs"))
        self._labels[0].setText(self.tr("&A"))
        self._labels[1].setText(self.tr("&B"))
        self._close.setText(self.tr("Close"))
        self.boxes[0].setAccessibleName(self.tr("First epoch"))
        self.boxes[1].setAccessibleName(self.tr("Second epoch"))
        self.update_button.setText(self.tr("&Update"))
        self.update_button.setToolTip(self.tr("Compare with the epoch that the run has come to."))
        for index, spec in enumerate(VIEWS.values()):
            self.tabs.setTabText(index, QCoreApplication.translate("Views", spec.title))
        self.tabs.setTabText(len(VIEWS), self.tr("Numbers"))
        self._fill_boxes()
        self._drawn.clear()
        self._draw_page()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _build(self) -> None:
        top = QHBoxLayout()
        for label, box in zip(self._labels, self.boxes, strict=True):
            label.setBuddy(box)
            box.setMinimumContentsLength(12)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentIndexChanged.connect(self._ask)
            top.addWidget(label)
            top.addWidget(box, 1)
            top.addSpacing(12)
        self.update_button.clicked.connect(self._ask)
        top.addWidget(self.update_button)
        for name in (*VIEWS, "numbers"):
            place = ScrolledPart()
            place.setObjectName(name)
            self.tabs.addTab(place, "")
        self.tabs.currentChanged.connect(self._draw_page)
        self._close.clicked.connect(self.reject)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(bottom)
        self.tabs.setFocus()  # so that Left and Right go from page to page at once

    def _fill_boxes(self) -> None:
        for box in self.boxes:
            chosen = box.currentData()
            with QSignalBlocker(box):
                box.clear()
                for epoch, name in self._epochs().items():
                    box.addItem(name, epoch)
                box.setCurrentIndex(max(box.findData(chosen), 0))

    def _epochs(self) -> dict[int, str]:
        """Return what can be compared, by name; a bookmark on the start replaces it."""
        marked = {bookmark.epoch: self._name(bookmark) for bookmark in self._bookmarks}
        return {NOW: self.tr("now"), 0: self.tr("start (epoch 0)"), **marked}

    def _name(self, bookmark: Bookmark) -> str:
        text = self.tr("{name} (epoch {epoch})") if bookmark.name else "{name}"
        return text.format(name=bookmark.title, epoch=bookmark.epoch)

    def _chosen(self) -> tuple[int, int]:
        a, b = (self._now if box.currentData() == NOW else int(box.currentData()) for box in self.boxes)
        return a, b

    @Slot()
    def _ask(self) -> None:
        if self.isVisible():
            self._asked = self._chosen()
            self.frames_requested.emit(self._asked)

    def _show_staleness(self) -> None:
        """Offer an update if the present epoch is compared and has become another one."""
        self.update_button.setEnabled(self._frames is not None and self._chosen() != self._asked)

    @Slot()
    def _draw_page(self) -> None:
        """Draw the page in front, if it does not show these frames already; it is built when it is first seen."""
        if self._frames is None:
            return
        place = self.tabs.currentWidget()
        assert isinstance(place, ScrolledPart)
        name = place.objectName()
        if self._drawn.get(name) is self._frames:
            return
        page = self._pages.get(name) or self._new_page(name)
        self._drawn[name] = self._frames
        a, b = self._frames
        page.show_frames(a, b, (self._epoch_name(a.epoch), self._epoch_name(b.epoch)))
        if place.widget() is None:
            place.setWidget(page)  # with what it shows, for which it has room from the beginning
            if (last := self.previousInFocusChain()) is not None:
                self.setTabOrder(last, self._close)

    def _new_page(self, name: str) -> Page:
        page = PAGES.get(name, ViewComparison)(VIEWS[name].kind) if name in VIEWS else NumbersComparison()
        page.apply_theme(self.theme)
        self._pages[name] = page
        return page

    def _epoch_name(self, epoch: int) -> str:
        bookmark = next((each for each in self._bookmarks if each.epoch == epoch), Bookmark(epoch))
        return self._name(bookmark)
