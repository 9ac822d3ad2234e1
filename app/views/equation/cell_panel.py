"""How the picked cell is computed, number by number."""

import math
import re

from PySide6.QtCore import QEvent, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QTextBrowser, QWidget

from app.lesson.cell_sum import CellSum, Terms, cell_sum, pulling_columns
from app.lesson.cell_text import equation, last_text, outermost, pulls_text, sum_text, term_text, title
from app.lesson.names import raised
from app.lesson.selection import Selection
from app.lesson.stopped_cells import stopped_text
from app.style.mixins import Themed
from app.style.theme import Theme
from app.views.equation.outer_products import OuterProducts
from app.views.painting.areas import draw_frame, draw_ring
from app.views.view import View
from app.widgets.focus_keys import TakesKeys
from app.widgets.keys import Place
from mlp_engine import Frame

DIGITS = 3
_FEWEST_TERMS = 4
_TAG = re.compile("<[^>]*>")
_FEWER = 0.9  # the share of the terms that are kept when they turn out to be too many
_APART = 4  # px between two paragraphs
_MARGIN = 4  # px around the text, for a raised number reaches above its line
_WIDE = 24  # lines of text; in a panel so wide, and wider than high, the outer product stands beside the sum


class CellPanel(View):
    """The sum that the picked cell is, written out; for dW also what one sample adds to the whole matrix."""

    sample_requested = Signal(int)
    """The sample that the user steps to, or has picked among those that pull most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell: CellSum | None = None
        self._is_raised = False
        self._text = CellText()
        self._products = OuterProducts()
        self._products.hide()
        self._text.anchorClicked.connect(self._request_linked)
        self._products.sample_requested.connect(self.sample_requested)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(10, 8, 10, 6)
        self._layout.addWidget(self._text, 3)
        self._layout.addWidget(self._products, 2)
        self.retranslate()

    def set_raised(self, is_raised: bool) -> None:
        """Have an edge, as what lies over something else."""
        if is_raised != self._is_raised:
            self._is_raised = is_raised
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_raised:
            with QPainter(self) as painter:
                draw_frame(painter, self.rect().toRectF(), self.theme.border)

    def show_cell(self, frame: Frame, selection: Selection) -> None:
        """Show how the picked cell is computed; a hidden panel does so when it is shown."""
        is_same = frame is self.frame and _what_matters(selection) == _what_matters(self.selection)
        self.selection = selection
        if not is_same:
            self.show_frame(frame)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("How the picked cell is computed"))
        self._text.setAccessibleName(self.accessibleName())
        self._text.setToolTip(self.accessibleName())  # of a long sum, some terms are only counted

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= max(1.5 * self.height(), _WIDE * self.fontMetrics().height())
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)

    def draw(self, frame: Frame) -> None:
        """Write the sum, or say why there is none."""
        self.cell = cell = cell_sum(frame, self.selection)
        has_products = cell is not None and cell.symbol == "dW"
        self._products.setVisible(has_products)
        if cell is not None and has_products:
            self._products.show_products(frame, (cell.row, cell.column), self._column(frame, cell))
        self._text.show_cell(cell, "" if cell is not None else stopped_text(frame, self.selection) or self._hint())

    def _column(self, frame: Frame, cell: CellSum) -> int:
        """Return the column whose outer product is shown: of the lit sample, else of the one that pulls most."""
        lit = self.selection.lit_sample
        column = None if lit is None else frame.batch.column_of(lit)
        if column is not None and column < len(frame.batch.columns):
            return column
        return next(iter(pulling_columns(cell, 1)), 0)

    def _hint(self) -> str:
        if self.selection.cell is None or self.selection.symbol == "A_prev":
            return self.tr("Click a cell of the result to see its sum.")
        return self.tr("This cell is not computed yet.")

    @Slot(QUrl)
    def _request_linked(self, link: QUrl) -> None:
        self.sample_requested.emit(int(link.toString()))


class CellText(TakesKeys, Themed, QTextBrowser):
    """A sum as text to be read, scrolled and copied; of a long one as many terms as there is room for."""

    places = (Place.CELL_SUM,)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cell: CellSum | None = None
        self._hint = ""
        self._html = ""
        self.digits = DIGITS  # significant ones of a number; a sum has one more
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(_MARGIN)

    def show_cell(self, cell: CellSum | None, hint: str) -> None:
        """Write a sum; the hint if there is none."""
        self._cell, self._hint = cell, hint
        self._write()

    def color(self, theme: Theme) -> None:
        self._html = ""
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self.viewport()) as painter:
                ring = QColor(self.theme.accent)
                draw_ring(painter, self.viewport().rect().toRectF(), ring, self.is_entered)

    def _write(self) -> None:
        if self._cell is None:
            self._show(f'<p style="color:{self.theme.muted}">{self._hint}</p>')
            return
        cell, digits = self._cell, self.digits
        before = [f"<b>{raised(title(cell))}</b>", equation(cell)]
        after = [text for text in (last_text(cell, digits), self._remark(cell)) if text]
        n_terms = self._n_terms(cell.terms, self._n_lines([*before, *after])) if cell.is_summed else 0
        self._show_lines(before, n_terms, after)
        while n_terms > _FEWEST_TERMS and self.document().size().height() > self.height():
            n_terms = max(_FEWEST_TERMS, int(_FEWER * n_terms))
            self._show_lines(before, n_terms, after)

    def _show_lines(self, before: list[str], n_terms: int, after: list[str]) -> None:
        assert self._cell is not None
        middle = [sum_text(self._cell, self.digits, n_terms)] if n_terms else []
        lines = [*before, *middle, *after]
        self._show("".join(f'<p style="margin:0 0 {_APART}px 0">{line}</p>' for line in lines))

    def _show(self, html: str) -> None:
        if html != self._html:
            self._html = html
            self.document().setDefaultStyleSheet(f"a {{ color: {self.theme.accent} }}")
            self.setHtml(html)

    def _remark(self, cell: CellSum) -> str:
        if cell.value is None:
            text = self.tr("The next update will make it.")
            return f'<span style="color:{self.theme.muted}">{text}</span>'
        return pulls_text(cell, self.digits)

    def _n_terms(self, terms: Terms, n_lines: int) -> int:
        """Return about how many terms there is room for in so many lines."""
        metrics, width = QFontMetricsF(self.font()), self._line_width()
        line, left = 1, width
        for count, i in enumerate(outermost(len(terms))):
            needed = metrics.horizontalAdvance(f"{term_text(terms, i, self.digits)} + ")
            if needed > left:
                line, left = line + 1, width
            if line > n_lines:
                return max(_FEWEST_TERMS, count)
            left -= needed
        return len(terms)

    def _n_lines(self, others: list[str]) -> int:
        """Return how many lines are left for the terms beside the other paragraphs."""
        metrics, width = QFontMetricsF(self.font()), self._line_width()
        lengths = [metrics.horizontalAdvance(_TAG.sub("", text)) for text in others]
        used = sum(math.ceil(length / width) for length in lengths) + (len(others) + 1) * _APART / metrics.lineSpacing()
        return int((self.height() - 2 * _MARGIN) / metrics.lineSpacing() - used)

    def _line_width(self) -> float:
        return max(1.0, self.width() - 2.0 * _MARGIN)


def _what_matters(selection: Selection) -> tuple[object, ...]:
    return selection.symbol, selection.cell, selection.lit_sample if selection.symbol == "dW" else None
