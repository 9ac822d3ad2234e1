"""A table that shows clearly when it has the keyboard."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.views.painting.areas import draw_frame, draw_ring
from app.widgets.focus_keys import TakesKeys
from app.widgets.keys import Place

_WIDTH = 2  # px
_MARGIN = 3  # px beside the text of a header, as Qt leaves beside that of a cell
ROW_PADDING = 4  # px above and below the text of a row, together
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NAME = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FocusTable(TakesKeys, QTableView):
    """A table with a frame: a fine one, and in the accent colour a ring while it has the focus.

    As a picture it has none, nor anything else for a hand; a subclass draws it in ``draw_picture``.
    """

    places = (Place.TABLE,)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_picture = False
        self.setHorizontalHeader(PlainHeader(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(PlainHeader(Qt.Orientation.Vertical, self))
        for set_mode in (self.setHorizontalScrollMode, self.setVerticalScrollMode):
            set_mode(QTableView.ScrollMode.ScrollPerItem)  # nothing is cut
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setLineWidth(_WIDTH)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)

    def become_picture(self) -> None:
        """Show as many whole rows and columns as there is room for, without scroll bars; there is no way back."""
        self.is_picture = True
        self.setFrameStyle(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self.viewport(), self.horizontalHeader(), self.verticalHeader()):
            part.hide()
        self.updateGeometry()

    def draw_picture(self, painter: QPainter, room: QRect) -> None:
        """Draw the table as a picture into ``room``."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() == QEvent.Type.Paint:  # of the frame; what it encloses is painted by the viewport
            if self.is_picture:
                with QPainter(self) as painter:
                    self.draw_picture(painter, self.rect())
            else:
                self._paint_frame()
        return is_done

    def _paint_frame(self) -> None:
        """Paint over Qt's own frame, which is black, to the last pixel of the screen."""
        colors = self.palette()
        with QPainter(self) as painter:
            if self.hasFocus():
                draw_frame(painter, self.rect().toRectF(), colors.base().color().name(), _WIDTH)
                draw_ring(painter, self.rect().toRectF(), colors.highlight().color(), self.is_entered)
                return
            for inset, brush in enumerate((colors.mid(), colors.base())):
                frame = self.rect().adjusted(inset, inset, -inset, -inset)
                draw_frame(painter, frame.toRectF(), brush.color().name())


class PlainHeader(QHeaderView):
    """The names of rows or columns, each at the same height and as far from the edge as the numbers of its cells."""

    def __init__(self, orientation: Qt.Orientation, parent: QTableView) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sectionSizeFromContents(self, section: int) -> QSize:
        return self.fontMetrics().size(0, self._text(section)) + QSize(2 * _MARGIN, ROW_PADDING)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        colors, is_across = self.palette(), self.orientation() == Qt.Orientation.Horizontal
        painter.fillRect(rect, colors.alternateBase())
        edge = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        if not is_across:
            edge = QRect(rect.right(), rect.top(), 1, rect.height())
        painter.fillRect(edge, colors.mid())
        painter.setPen(colors.text().color())
        place = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        painter.drawText(place, (RIGHT if is_across else NAME) | Qt.TextFlag.TextDontClip, self._text(section))

    def _text(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation(), Role.DisplayRole))


class NumberDelegate(QStyledItemDelegate):
    """Draws cells of right-aligned text as Qt does, but asks the model twice about each and not once for every role."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        option.text = str(model.data(index, Role.DisplayRole))
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.displayAlignment = RIGHT
        if (ground := model.data(index, Role.BackgroundRole)) is not None:
            option.backgroundBrush = ground


def shared(room: int, least: int, count: int) -> tuple[int, int]:
    """Return how long each of ``count`` rows or columns is, and what is left: where not all fit, those that do fill it.

    So no row and no column is ever seen in part.
    """
    fitting = max(1, room // least)
    return (least, 0) if fitting >= count else (max(least, room // fitting), max(0, room) % fitting)
