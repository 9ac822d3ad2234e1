"""Charts of a deck: curves that PowerPoint draws and can edit."""

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
from pptx.util import Pt

from app.export.deck.axis import AxisRange, is_placed, linear_range, log_range, points_worth_drawing
from app.export.deck.page import DeckLook
from app.export.deck.slides import ChartSeries, ChartSlide
from app.export.deck.text import write
from app.export.deck.workbook import Column, name_reference, numbers_reference, workbook_bytes
from app.export.deck.xml import find, find_all, new_element

CHART_TYPE = XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS
LABEL_SIZE, TITLE_SIZE = 14, 16  # pt
ACROSS_STEPS, UPWARDS_STEPS = 10, 6
MARKER_SIZE = 8  # pt
LINE_WIDTH, AXIS_WIDTH, GRID_WIDTH = 2.25, 1.0, 0.75  # pt
TURNED = "-5400000"  # 60000ths of a degree


def chart_data(slide: ChartSlide) -> tuple[Any, list[Column]]:
    """Return the points of each curve for python-pptx, and two columns of a workbook for each: x and y."""
    data: Any = XyChartData()  # type: ignore[no-untyped-call]
    columns = []
    for series in slide.series:
        x, y = _points(series, slide.is_log)
        line = data.add_series(series.name)
        for point in zip(x, y, strict=True):
            line.add_data_point(*point)
        columns += [Column(slide.x_title, x), Column(series.name, y)]
    return data, columns


def finish_chart(chart: Any, slide: ChartSlide, columns: list[Column], look: DeckLook) -> None:
    """Give the chart, made of ``chart_data``, its workbook, its axes and its looks."""
    _embed(chart, columns)
    _complete(chart, look)
    _clear_ground(chart)
    _style_text(chart, look)
    _style_legend(chart)
    for line, series in zip(chart.plots[0].series, slide.series, strict=True):
        _style_line(line, series, slide.is_log)
    x = np.concatenate([series.x for series in slide.series])
    y = np.concatenate([series.y for series in slide.series])
    is_whole = bool(np.all(x == np.round(x)))
    _style_axis(chart.category_axis, slide.x_title, linear_range(x, ACROSS_STEPS, is_whole), look)
    y_range = log_range(y) if slide.is_log else linear_range(y, UPWARDS_STEPS)
    _style_axis(chart.value_axis, slide.y_title, y_range, look)
    upright = find_all(chart.element, ".//c:valAx")[1]
    find(upright, "./c:title//a:bodyPr").set("rot", TURNED)
    if slide.is_log:
        find(upright, "./c:scaling").insert(0, new_element('<c:logBase {ns} val="10"/>'))


def _points(series: ChartSeries, is_log: bool) -> tuple[list[float], list[float | None]]:
    chosen = points_worth_drawing(series.y, is_log)
    y = series.y[chosen]
    placed = is_placed(y, is_log)
    numbers = [value if has_place else None for value, has_place in zip(y.tolist(), placed.tolist(), strict=True)]
    return series.x[chosen].tolist(), numbers


def _embed(chart: Any, columns: list[Column]) -> None:
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
    if np.count_nonzero(is_placed(series.y, is_log)) == 1:  # no line leads to it
        line.marker.style, line.marker.size = XL_MARKER_STYLE.CIRCLE, MARKER_SIZE
        line.marker.format.fill.solid()
        line.marker.format.fill.fore_color.rgb = _rgb(series.color)


def _style_axis(axis: Any, title: str, limits: AxisRange, look: DeckLook) -> None:
    theme = look.theme
    write(axis.axis_title.text_frame, [title], look, TITLE_SIZE)
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
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]
