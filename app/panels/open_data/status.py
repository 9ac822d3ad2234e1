"""What would become of a table: a sentence, or how far it is read."""

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from app.style.mixins import Themed, Translated
from app.style.theme import Theme
from app.widgets.glyphs import Glyph, GlyphMark

BLINK = 300  # ms: what is read sooner needs no words
LINES = 3  # of writing, for which there is always room


class DataStatus(Themed, Translated, QWidget):
    """Shows a sentence with a sign or, while a table is read that takes long, a progress bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_wrong = False
        self._mark = GlyphMark()
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText, textInteractionFlags=selectable)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._bar = QProgressBar()
        self._blink = QTimer(self, singleShot=True, interval=BLINK)
        self._blink.timeout.connect(self._show_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._bar, 1)
        self._bar.hide()
        self.retranslate()
        self._make_room()

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    @property
    def is_reading(self) -> bool:
        """Whether it shows how far a table is read."""
        return not self._bar.isHidden()

    def show_text(self, text: str, is_wrong: bool) -> None:
        """Show a sentence: what would be learned, or why nothing can be."""
        self._blink.stop()
        self._bar.hide()
        self._text.show()
        self._is_wrong = is_wrong
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.color(self.theme)

    def begin(self, is_long: bool = False) -> None:
        """Show from now on that a table is read; unless it is known to be long, when it has taken a while."""
        self._bar.setRange(0, 0)
        if is_long:
            self._show_bar()
        else:
            self._blink.start()

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """Show how much is read, of how much, 0 if nobody knows."""
        self._bar.setRange(0, max(total, 0) // 1000)
        self._bar.setValue(done // 1000)

    def color(self, theme: Theme) -> None:
        glyph, ink = (Glyph.ERROR, theme.error) if self._is_wrong else (Glyph.INFO, theme.accent)
        self._mark.show_glyph(glyph, QColor(ink))
        self._mark.setVisible(bool(self.text) and not self.is_reading)

    def retranslate(self) -> None:
        self._bar.setAccessibleName(self.tr("Progress of the reading"))

    @Slot()
    def _show_bar(self) -> None:
        self._text.hide()
        self._mark.hide()
        self._bar.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        self.setMinimumHeight(LINES * self.fontMetrics().lineSpacing() + 2)
