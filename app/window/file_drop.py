"""Files, and set-ups as text, that are dragged over the window and dropped on it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.files.file_names import shown_name
from app.files.share_line import holds_share_line
from app.style.mixins import Themed

TABLE_SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".dat", ".data")
"""By which a file with a table is known before it is read."""
_VEIL = 0.92  # how much of the window is covered by the ground
_MARGIN, _RADIUS, _BORDER = 16.0, 10.0, 3.0  # px
_LARGER = 1.6  # than ordinary writing


class FileDrop(QObject):
    """Takes one file or set-up at a time over the whole window, and says meanwhile what will become of it."""

    dropped = Signal(object)
    """The Path of a file that shows a run."""
    table_dropped = Signal(object)
    """The Path of a file with a table, to go by its name."""
    set_up_dropped = Signal(str)
    """A text with a set-up."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hint = DropHint(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            self._enter(event)
        elif event.type() == QEvent.Type.DragLeave:
            self.hint.hide()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._drop(event)
        else:
            return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        if path := dragged_file(event.mimeData()):
            sentence = (
                self.tr("Drop {0} to learn from its table")
                if names_table(path)
                else self.tr("Drop {0} to go back to its run")
            )
            self.hint.show_text(sentence.format(shown_name(path)))
            _take_copy(event)
        elif holds_share_line(event.mimeData().text()):
            self.hint.show_text(self.tr("Drop the set-up to take it"))
            _take_copy(event)

    def _drop(self, event: QDropEvent) -> None:
        self.hint.hide()
        if path := dragged_file(event.mimeData()):
            _take_copy(event)
            (self.table_dropped if names_table(path) else self.dropped).emit(path)
        elif holds_share_line(text := event.mimeData().text()):
            _take_copy(event)
            self.set_up_dropped.emit(text)


def dragged_file(data: QMimeData) -> Path | None:
    """Return what is dragged if it is one thing on this computer; whether it is a file is seen when it is read."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def names_table(path: Path) -> bool:
    """Tell whether a file has a table, to go by its name."""
    return path.suffix.lower() in TABLE_SUFFIXES


def _take_copy(event: QDropEvent) -> None:
    event.setDropAction(Qt.DropAction.CopyAction)  # a file manager would remove what is moved
    event.accept()


class DropHint(Themed, QWidget):
    """A veil over its parent with a sentence in a frame; mouse and drags go through it to what lies below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_text(self, text: str) -> None:
        """Cover the parent with ``text``."""
        self._text = text
        self.setAccessibleName(text)
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(self.theme.window)
        veil.setAlphaF(_VEIL)
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        font = self.font()
        font.setPointSizeF(_LARGER * font.pointSizeF())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), veil)
            painter.setPen(QPen(QColor(self.theme.accent), _BORDER, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
            painter.setPen(QColor(self.theme.text))
            painter.setFont(font)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(frame.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), flags, self._text)
