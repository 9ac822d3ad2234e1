"""A matrix with its name, its colours and their scale."""

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.lesson.numbers import short, symmetric_limit
from app.lesson.quantities import Dimension, Quantity
from app.lesson.stilled_texts import stilled_text
from app.style.mixins import Translated
from app.views.heatmaps.color_bar import ColorBar
from app.views.heatmaps.heatmap import MARGIN, Heatmap
from app.views.heatmaps.heatmap_axes import MatrixAxes
from app.views.text.typeset import TypesetLine
from mlp_engine import marked

_DIGITS = 5
_SPACING = 2  # px
UNLIMITED = 16777215  # Qt's QWIDGETSIZE_MAX
_DIMENSIONS: dict[Dimension, str] = {
    Dimension.INPUT: marked("MatrixPanel", "inputs"),
    Dimension.NEURON: marked("MatrixPanel", "neurons"),
    Dimension.SAMPLE: marked("MatrixPanel", "samples"),
}


class MatrixPanel(Translated, QWidget):
    """Name, heatmap and colour bar of a matrix; the line of the name reads the entry that is pointed at.

    Parameters
    ----------
    heatmap : what shows the entries
    has_axes : whether rows and columns are counted, and named, beside the heatmap
    """

    def __init__(self, heatmap: Heatmap, has_axes: bool = False) -> None:
        super().__init__()
        self.quantity: Quantity | None = None
        self.heatmap = heatmap
        self.color_bar = ColorBar()
        self.title = TypesetLine()
        self.remark = ""  # on the numbers, behind the name
        self._limit: float | None = 1.0
        self._axes = MatrixAxes(heatmap) if has_axes else None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING)
        column.addWidget(self.title)
        column.addWidget(self._axes or heatmap, 100)
        column.addWidget(self.color_bar)
        column.addStretch(0 if has_axes else 1)
        heatmap.cell_changed.connect(self.read_cell)
        self.retranslate()

    def show_quantity(self, quantity: Quantity, limit: float | None = None) -> None:
        """Show a matrix on the scale to ``limit``, or one that suits it; nothing of it while it is not known.

        The texts stay as they are until ``read_cell``.
        """
        self.quantity = quantity
        self._limit = (limit or symmetric_limit(quantity.matrix)) if quantity.is_known else None
        self.heatmap.show_matrix(quantity.matrix, self._limit)
        self.heatmap.show_stilled(quantity.stilled)
        self.color_bar.show_scale(self._limit, self._value())
        self._name_axes()

    def become_picture(self) -> None:
        """Take neither pointer nor keys any more, and point at nothing."""
        self.heatmap.clearFocus()
        self.heatmap.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.heatmap.setMouseTracking(False)
        self.heatmap.point_at(None)

    def retranslate(self) -> None:
        self.heatmap.setAccessibleName(self.tr("Heatmap of the chosen matrix"))
        self.color_bar.setAccessibleName(self.tr("Scale of the chosen matrix"))
        self._name_axes()
        self.read_cell()

    def _name_axes(self) -> None:
        if self._axes is not None and (quantity := self.quantity) is not None:
            self._axes.name(dimension_text(quantity.rows), dimension_text(quantity.columns), quantity.samples)
            self._axes.name_inputs(quantity.row_names, quantity.column_names)

    @Slot()
    def read_cell(self) -> None:
        """Say which matrix it is, or which entry is pointed at."""
        if self.quantity is None:
            return
        value = self._value()
        texts = self._names(self.quantity) if value is None else (self._reading(self.quantity, value),)
        self.title.set_text(*texts)
        self.heatmap.setAccessibleDescription(texts[0])
        self.color_bar.show_scale(self._limit, value)

    def _names(self, quantity: Quantity) -> tuple[str, ...]:
        """Return the name with all there is to say, and shorter ones."""
        n_rows, n_columns = quantity.matrix.shape
        full = self.tr("{name} ({n_rows} × {n_columns}): {rows} × {columns}").format(
            name=quantity.name,
            n_rows=n_rows,
            n_columns=n_columns,
            rows=dimension_text(quantity.rows) or 1,
            columns=dimension_text(quantity.columns) or 1,
        )
        name, remark = quantity.short_name, self.remark
        return f"{full}{remark}", f"{name} ({n_rows} × {n_columns}){remark}", f"{name}{remark}", name

    def _reading(self, quantity: Quantity, value: float) -> str:
        row, column = self.heatmap.cell or (0, 0)
        stilled = stilled_text(quantity.stilled, row, column)
        text = self.tr("{name} row {row}, column {column}: {value}")
        if quantity.batch is not None and not quantity.batch.is_whole:
            text, column = self.tr("{name} row {row}, sample {column}: {value}"), quantity.batch.sample_of(column)
        row_name, column_name = (
            names[index].full if names else index + 1
            for names, index in ((quantity.row_names, row), (quantity.column_names, column))
        )
        reading = text.format(name=quantity.name, row=row_name, column=column_name, value=short(value, _DIGITS))
        return ", ".join(filter(None, (reading, stilled)))

    def most_width(self) -> int:
        """Return how wide a heatmap of the matrix can be, in px."""
        return self.heatmap.largest_image().width() + 2 * MARGIN

    def limit_height(self, is_tight: bool) -> None:
        """Keep the colour bar right below a heatmap of few rows; if tight, take no more height than they need."""
        most = min(self.heatmap.largest_image().height() + 2 * MARGIN, UNLIMITED)
        self.heatmap.setMaximumHeight(most)
        rest = self.title.sizeHint().height() + self.color_bar.sizeHint().height() + 2 * _SPACING
        self.setMaximumHeight(min(most + rest, UNLIMITED) if is_tight else UNLIMITED)

    def _value(self) -> float | None:
        """Return the entry that is pointed at, if it is known."""
        if self.heatmap.cell is None or self._limit is None:
            return None
        return float(self.heatmap.matrix[self.heatmap.cell])


def dimension_text(dimension: Dimension) -> str:
    """Return what rows or columns stand for in the language of the window; nothing for a single one."""
    return QCoreApplication.translate("MatrixPanel", _DIMENSIONS[dimension]) if dimension in _DIMENSIONS else ""
