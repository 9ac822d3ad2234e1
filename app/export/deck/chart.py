"""Charts of a deck: curves that PowerPoint draws and can edit."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.util import Pt

from app.export.deck.slides import Chart, ChartSeries, DeckLook
from app.export.deck.workbook import SheetColumn, name_reference, numbers_reference, workbook_bytes
from app.export.deck.xml import find, find_all, new_element, place_of, write
from app.views.plots.downsampling import IndexArray, decimate
from app.views.plots.scales import LOWEST
from mlp_engine.arrays import FloatArray
from mlp_engine.round_numbers import ONE_TWO_FIVE, round_up, tidy

CHART_TYPE = XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS
LABEL_SIZE, TITLE_SIZE = 14, 16  # pt
ACROSS_STEPS, UPWARDS_STEPS = 10, 6
MARKER_SIZE = 8  # pt
LINE_WIDTH, AXIS_WIDTH, GRID_WIDTH = 2.25, 1.0, 0.75  # pt
TURNED = "-5400000"  # 60000ths of a degree
BUCKETS = 256  # of a curve, two points in each
MOST_STEPS = 10  # of a log axis
PLAIN_LOW, PLAIN_HIGH = 1e-4, 1e6  # between which powers of ten are easier to read without an exponent


@dataclass(frozen=True)
class _AxisRange:
    """Where an axis starts and ends, the step between its labels, on a log axis a factor, and how Excel writes them."""

    least: float
    most: float
    step: float
    number_format: str = "General"


def columns_of(chart: Chart) -> list[SheetColumn]:
    """Return two columns of a workbook for each curve: x and y."""
    columns = []
    for series in chart.series:
        chosen = _points_worth_drawing(series.y, chart.is_log)
        y = series.y[chosen]
        placed = _is_placed(y, chart.is_log)
        numbers = [value if has_place else None for value, has_place in zip(y.tolist(), placed.tolist(), strict=True)]
        columns += [SheetColumn(chart.x_title, series.x[chosen].tolist()), SheetColumn(series.name, numbers)]
    return columns


def add_chart(shapes: Any, values: Chart, look: DeckLook) -> Any:
    """Add the chart, with its workbook, and return the shape that holds it."""
    columns = columns_of(values)
    data: Any = XyChartData()  # type: ignore[no-untyped-call]
    for x, y in zip(columns[::2], columns[1::2], strict=True):
        curve = data.add_series(y.name)
        for point in zip(x.numbers, y.numbers, strict=True):
            curve.add_data_point(*point)
    shape = shapes.add_chart(CHART_TYPE, *place_of(look.page.content), data)
    chart = shape.chart
    _embed(chart, columns)
    _complete(chart, look)
    _clear_ground(chart)
    _style_text(chart, look)
    _style_legend(chart)
    for line, series in zip(chart.plots[0].series, values.series, strict=True):
        _style_line(line, series, values.is_log)
    _style_axes(chart, values, look)
    return shape


def _style_axes(chart: Any, values: Chart, look: DeckLook) -> None:
    x, y = (np.concatenate(arrays) for arrays in zip(*((series.x, series.y) for series in values.series), strict=True))
    is_whole = bool(np.all(x == np.round(x)))
    _style_axis(chart.category_axis, values.x_title, _linear_range(x, ACROSS_STEPS, is_whole), look)
    y = y[~(y < values.least)]
    y_range = _log_range(y) if values.is_log else _linear_range(y, UPWARDS_STEPS)
    _style_axis(chart.value_axis, values.y_title, y_range, look)
    upright = find_all(chart.element, ".//c:valAx")[1]
    find(upright, "./c:title//a:bodyPr").set("rot", TURNED)
    if values.is_log:
        find(upright, "./c:scaling").insert(0, new_element('<c:logBase {ns} val="10"/>'))


def _embed(chart: Any, columns: list[SheetColumn]) -> None:
    chart.part.chart_workbook.update_from_xlsx_blob(workbook_bytes(columns))
    for index, line in enumerate(find_all(chart.element, ".//c:ser")):
        count = len(columns[2 * index].numbers)
        find(line, "./c:tx//c:f").text = name_reference(2 * index + 1)
        find(line, "./c:xVal//c:f").text = numbers_reference(2 * index, count)
        find(line, "./c:yVal//c:f").text = numbers_reference(2 * index + 1, count)


def _clear_ground(chart: Any) -> None:
    """Let the slide be seen between the curves."""
    clear = "<c:spPr {ns}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    find(chart.element, "./c:chart").addnext(new_element(clear))
    find(chart.element, "./c:chart/c:plotArea").append(new_element(clear))


def _complete(chart: Any, look: DeckLook) -> None:
    """Say what PowerPoint would guess, and number the axes as the schema wants it."""
    space = chart.element
    for place, (tag, value) in enumerate((("date1904", "0"), ("lang", look.language_tag), ("roundedCorners", "0"))):
        for old in find_all(space, f"./c:{tag}"):
            space.remove(old)
        space.insert(place, new_element(f'<c:{tag} {{ns}} val="{value}"/>'))
    axes = [axis.get("val") for axis in find_all(space, ".//c:valAx/c:axId")]
    for element in find_all(space, ".//c:axId") + find_all(space, ".//c:crossAx"):
        element.set("val", str(1 + axes.index(element.get("val"))))


def _style_text(chart: Any, look: DeckLook) -> None:
    chart.has_title = False
    chart.font.size = Pt(LABEL_SIZE)
    chart.font.color.rgb = _rgb(look.theme.text)
    letters = find(chart.element, "./c:txPr//a:defRPr")
    letters.set("lang", look.language_tag)
    for tag, typeface in (("latin", "+mn-lt"), ("ea", look.east_asian_font or "+mn-ea")):
        letters.append(new_element(f'<a:{tag} {{ns}} typeface="{typeface}"/>'))
    for end in find_all(chart.element, ".//a:endParaRPr"):
        end.set("lang", look.language_tag)


def _style_legend(chart: Any) -> None:
    chart.has_legend = len(chart.plots[0].series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False


def _style_line(line: Any, series: ChartSeries, is_log: bool) -> None:
    line.format.line.width = Pt(LINE_WIDTH)
    line.format.line.color.rgb = _rgb(series.color)
    if series.is_dashed:
        line.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    if np.count_nonzero(_is_placed(series.y, is_log)) == 1:  # no line leads to it
        line.marker.style, line.marker.size = XL_MARKER_STYLE.CIRCLE, MARKER_SIZE
        line.marker.format.fill.solid()
        line.marker.format.fill.fore_color.rgb = _rgb(series.color)


def _style_axis(axis: Any, title: str, limits: _AxisRange, look: DeckLook) -> None:
    theme = look.theme
    write(axis.axis_title.text_frame, title, look, TITLE_SIZE)
    axis.axis_title.text_frame.paragraphs[0].runs[0].font.bold = False
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = limits.least, limits.most, limits.step
    axis.crosses = XL_AXIS_CROSSES.MINIMUM
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.major_tick_mark = XL_TICK_MARK.OUTSIDE
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = limits.number_format, False
    axis.format.line.width, axis.format.line.color.rgb = Pt(AXIS_WIDTH), _rgb(theme.muted)
    grid = axis.major_gridlines.format.line
    grid.width, grid.color.rgb = Pt(GRID_WIDTH), _rgb(theme.grid)


def _rgb(color: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(color.removeprefix("#")))  # type: ignore[no-untyped-call]


def _linear_range(values: FloatArray, most_steps: int, is_whole: bool = False) -> _AxisRange:
    """Return a range that holds the finite ones of ``values`` (n,) and starts and ends at a round number.

    Parameters
    ----------
    values : (n,)
    most_steps : into which the values are divided; there may be one more outside them
    is_whole : whether only whole numbers are worth a label
    """
    finite = values[np.isfinite(values)]
    least, most = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    if least == most:  # 0 gives the other end
        least, most = min(least, 0.0), max(most, 0.0) if least else 1.0
    step = tidy(round_up((most - least) / most_steps, ONE_TWO_FIVE))
    if is_whole:
        step = max(step, 1.0)
    return _AxisRange(tidy(math.floor(least / step) * step), tidy(math.ceil(most / step) * step), step)


def _log_range(values: FloatArray) -> _AxisRange:
    """Return the powers of ten that hold those of ``values`` (n,) that have a place on a log axis."""
    placed = values[_is_placed(values, is_log=True)]
    if placed.size == 0:
        return _AxisRange(0.1, 1.0, 10.0)
    low = math.floor(math.log10(placed.min()))
    high = max(math.ceil(math.log10(placed.max())), low + 1)
    is_plain = _power(low) >= PLAIN_LOW and _power(high) <= PLAIN_HIGH
    step = _power(-(-(high - low) // MOST_STEPS))
    return _AxisRange(_power(low), _power(high), step, "General" if is_plain else "0E+00")


def _is_placed(values: FloatArray, is_log: bool) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Tell which values have a place on an axis: as in a plot on the screen, a log axis has none up to ``LOWEST``."""
    return np.isfinite(values) & (values > LOWEST) if is_log else np.isfinite(values)


def _points_worth_drawing(values: FloatArray, is_log: bool) -> IndexArray:
    """Return the indices, rising, of about 2 ``BUCKETS`` points of a curve, its extremes among them.

    The first and the last value are always there; between two values with a gap between them there is one of the gap.
    """
    placed = np.flatnonzero(_is_placed(values, is_log))
    if placed.size == 0:
        return np.unique([0, len(values) - 1])
    chosen = placed[decimate(values[placed], BUCKETS)]
    ranks = np.searchsorted(placed, chosen)
    missing = np.diff(chosen) - np.diff(ranks)
    gaps = [_first_missing(placed, ranks[i], ranks[i + 1]) for i in np.flatnonzero(missing)]
    return np.unique(np.concatenate([chosen, np.array(gaps, dtype=np.intp), [0, len(values) - 1]]))


def _first_missing(placed: IndexArray, start: int, stop: int) -> int:
    """The first index that ``placed`` skips between its places ``start`` and ``stop``."""
    part = placed[start : stop + 1]
    return int(part[np.flatnonzero(np.diff(part) > 1)[0]]) + 1


def _power(exponent: int) -> float:
    """The double nearest to a power of ten, which ``10.0**exponent`` need not be."""
    return float(f"1e{exponent}")
