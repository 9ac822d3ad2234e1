"""A table that shows clearly when it has the keyboard."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.views.painting.areas import draw_ring
from app.widgets.focus_keys import TakesKeys
from app.widgets.keys import Place

_WIDTH = 2  # px
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FocusTable(TakesKeys, QTableView):
    """A table with a frame: a fine one, and in the accent colour a ring while it has the focus.

    As a picture it has none, nor anything else for a hand; a subclass draws it in ``draw_picture``.
    """

    places = (Place.TABLE,)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_picture = False
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
        colors = self.palette()
        with QPainter(self) as painter:
            if self.hasFocus():
                painter.setPen(QPen(colors.base(), _WIDTH))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
                draw_ring(painter, self.rect().toRectF(), colors.highlight().color(), self.is_entered)
                return
            for inset, brush in enumerate((colors.mid(), colors.base())):
                painter.setPen(QPen(brush, 1))
                painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))


class NumberDelegate(QStyledItemDelegate):
    """Draws cells of right-aligned text as Qt does, but asks the model twice about each and not once for every role."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        option.text = str(model.data(index, Role.DisplayRole))
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.displayAlignment = RIGHT
        if (ground := model.data(index, Role.BackgroundRole)) is not None:
            option.backgroundBrush = ground
