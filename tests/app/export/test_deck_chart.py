"""Charts are read back by python-pptx and as plain XML, their workbooks as plain XML."""

import io
import math
import re
import zipfile
from typing import Any

import numpy as np
import pytest
from lxml import etree

from tests.app.export.decks import LOSS, NORMS, NS, chart_values, only_chart

SHEET_NS = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def cached(series: Any, axis: str) -> dict[int, float]:
    points = series._element.findall(f"./c:{axis}/c:numRef/c:numCache/c:pt", NS)
    return {int(point.get("idx")): float(point.find("./c:v", NS).text) for point in points}


def cells(chart: Any) -> dict[str, str]:
    """The contents of the embedded workbook, by address such as B2."""
    with zipfile.ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as book:
        assert book.testzip() is None
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    return {cell.get("r"): "".join(cell.itertext()) for cell in sheet.iterfind(".//s:c", SHEET_NS)}


def referred(reference: str, cells: dict[str, str]) -> dict[int, float]:
    """The numbers at an address such as Sheet1!$B$2:$B$502, by their place in it."""
    match = re.fullmatch(r"Sheet1!\$([A-Z]+)\$2:\$\1\$(\d+)", reference)
    assert match
    found = {row - 2: cells.get(f"{match[1]}{row}") for row in range(2, int(match[2]) + 1)}
    assert f"{match[1]}{int(match[2]) + 1}" not in cells
    return {place: float(text) for place, text in found.items() if text is not None}


def test_a_chart_holds_the_numbers_of_the_run() -> None:
    for series, y in zip(only_chart(chart_values(LOSS, NORMS)).plots[0].series, (LOSS, NORMS), strict=True):
        across, upwards = cached(series, "xVal"), cached(series, "yVal")
        assert across.keys() == upwards.keys()
        assert all(y[int(across[i])] == upwards[i] for i in across)
        assert {y[0], y[-1], y.min(), y.max()} <= set(upwards.values())
        assert list(across.values()) == sorted(set(across.values()))
        assert 300 <= len(across) <= 520


def test_a_short_curve_is_whole() -> None:
    (series,) = only_chart(chart_values(LOSS[:400])).plots[0].series
    assert list(cached(series, "yVal").values()) == LOSS[:400].tolist()


def test_the_workbook_of_a_chart_holds_the_same_numbers() -> None:
    norms = NORMS.copy()
    norms[500:600] = 0.0
    chart = only_chart(chart_values(*(norms * k for k in range(1, 15))))  # so many that columns have two letters
    held = cells(chart)
    for series in chart.plots[0].series:
        for axis in ("xVal", "yVal"):
            reference = series._element.find(f"./c:{axis}/c:numRef/c:f", NS).text
            assert referred(reference, held) == cached(series, axis)
        reference = series._element.find("./c:tx//c:f", NS).text
        assert held[reference.removeprefix("Sheet1!").replace("$", "")] == series.name


def test_a_log_axis_has_powers_of_ten_around_the_values() -> None:
    chart = only_chart(chart_values(LOSS, NORMS))
    scalings = chart.element.findall(".//c:valAx/c:scaling", NS)
    assert [[etree.QName(child).localname for child in scaling] for scaling in scalings] == [
        ["orientation", "max", "min"],
        ["logBase", "orientation", "max", "min"],
    ]
    assert scalings[1].find("./c:logBase", NS).get("val") == "10"
    least, most = chart.value_axis.minimum_scale, chart.value_axis.maximum_scale
    assert (least, most) == (1e-7, 1.0)
    assert [axis.find("./c:crosses", NS).get("val") for axis in chart.element.findall(".//c:valAx", NS)] == ["min"] * 2


# The orders that the schema of charts prescribes, of what may be there; PowerPoint repairs a file that has another.
ORDERS = {
    "chartSpace": "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData",
    "chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax",
    "plotArea": "layout scatterChart valAx dTable spPr",
    "ser": "idx order tx spPr marker dPt dLbls trendline errBars xVal yVal smooth",
    "valAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark "
    "tickLblPos spPr txPr crossAx crosses crossBetween majorUnit minorUnit",
    "scaling": "logBase orientation max min",
    "legend": "legendPos legendEntry layout overlay spPr txPr",
}


def test_the_parts_of_a_chart_are_in_the_order_of_the_schema() -> None:
    chart = only_chart(chart_values(LOSS, NORMS)).element
    for name, order in ORDERS.items():
        for element in chart.iter(f"{{{NS['c']}}}{name}"):
            places = [order.split().index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), name


def test_numbers_of_the_axes_are_not_negative() -> None:
    axes = only_chart(chart_values(LOSS)).element.findall(".//c:valAx", NS)
    numbers = [[axis.find(f"./c:{tag}", NS).get("val") for tag in ("axId", "crossAx")] for axis in axes]
    assert numbers == [["1", "2"], ["2", "1"]]


@pytest.mark.parametrize(("least", "written"), [(0.5e-3, "General"), (2e-4, "General"), (0.9e-4, "0E+00")])
def test_small_powers_of_ten_have_an_exponent(least: float, written: str) -> None:
    labels = only_chart(chart_values(np.array([1.0, least]))).value_axis.tick_labels
    assert labels.number_format == written
    assert not labels.number_format_is_linked


@pytest.mark.parametrize(
    ("value", "least", "most"), [(1e-3, 1e-3, 1e-2), (999.0, 100.0, 1000.0), (1e-15, 1e-15, 1e-14)]
)
def test_a_log_axis_of_equal_values_is_a_decade(value: float, least: float, most: float) -> None:
    axis = only_chart(chart_values(np.full(5, value))).value_axis
    assert (axis.minimum_scale, axis.maximum_scale) == (least, most)


def test_a_linear_axis_starts_and_ends_at_a_round_number_around_the_values() -> None:
    chart = only_chart(chart_values(np.linspace(0.4663, 0.943, 413), is_log=False))
    assert chart.element.find(".//c:logBase", NS) is None
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (0.4, 1.0)
    assert (chart.category_axis.minimum_scale, chart.category_axis.maximum_scale) == (0.0, 450.0)


@pytest.mark.parametrize(("value", "least", "most"), [(100.0, 0.0, 100.0), (0.0, 0.0, 1.0), (-3.0, -3.0, 0.0)])
def test_a_linear_axis_of_equal_values_reaches_to_zero_and_not_beyond_them(
    value: float, least: float, most: float
) -> None:
    axis = only_chart(chart_values(np.full(5, value), is_log=False)).value_axis
    assert (axis.minimum_scale, axis.maximum_scale) == (least, most)


@pytest.mark.parametrize("bad", [0.0, -1.0, math.nan, math.inf, -math.inf])
def test_what_a_log_axis_cannot_show_is_a_gap(bad: float) -> None:
    y = LOSS.copy()
    y[0] = y[700] = y[1000:1200] = y[-1] = bad
    (series,) = only_chart(chart_values(y)).plots[0].series
    across, upwards = cached(series, "xVal"), cached(series, "yVal")
    empty = {across[i] for i in across.keys() - upwards.keys()}
    assert {0.0, 700.0, 2000.0} <= empty
    assert all(value in {0.0, 700.0, 2000.0} or 1000 <= value < 1200 for value in empty)
    assert any(1000 <= value < 1200 for value in empty)
    assert all(y[int(across[i])] == upwards[i] for i in upwards)
    assert {LOSS[1], LOSS[1999]} <= set(upwards.values())


def test_a_linear_axis_shows_what_a_log_axis_cannot() -> None:
    (series,) = only_chart(chart_values(np.array([0.0, -1.0, math.nan, 2.0]), is_log=False)).plots[0].series
    assert cached(series, "yVal") == {0: 0.0, 1: -1.0, 3: 2.0}


def test_a_chart_without_any_value_is_still_a_chart() -> None:
    (series,) = only_chart(chart_values(np.zeros(30))).plots[0].series
    assert cached(series, "yVal") == {}


@pytest.mark.parametrize("y", [LOSS[:1], np.array([0.5, 0.0, 0.0, 0.0])], ids=["alone", "before a gap"])
def test_a_single_value_can_be_seen(y: np.ndarray[Any, Any]) -> None:
    (series,) = only_chart(chart_values(y)).plots[0].series
    assert series.marker.style is not None
    assert series.marker.style.name == "CIRCLE"


def test_curves_have_their_colors_and_no_markers() -> None:
    values = chart_values(LOSS, NORMS)
    drawn = only_chart(values)
    for line, series in zip(drawn.plots[0].series, values.series, strict=True):
        assert f"#{line.format.line.color.rgb}".lower() == series.color
        assert line.marker.style.name == "NONE"
        assert line._element.find("./c:smooth", NS).get("val") == "0"
    assert drawn.has_legend
    assert not only_chart(chart_values(LOSS)).has_legend


def test_no_writing_in_a_chart_is_small() -> None:
    chart = only_chart(chart_values(LOSS, NORMS))
    sizes = [int(element.get("sz")) for element in chart.element.iter() if element.get("sz")]
    assert len(sizes) == 3
    assert min(sizes) >= 1400
    titles = [axis.axis_title.text_frame.text for axis in (chart.category_axis, chart.value_axis)]
    assert titles == ["epoch", "L2 norm"]
