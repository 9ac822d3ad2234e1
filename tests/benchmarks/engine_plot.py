"""The picture of the engine's benchmark: what an epoch costs against its size, both on logarithmic axes, as SVG."""

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

WIDTH, HEIGHT = 860, 520
LEFT, RIGHT, TOP, BOTTOM = 84.0, 816.0, 66.0, 404.0  # the axes
FIRST_X, LAST_X = 4.7, 10.8  # powers of 10: multiply-adds
FIRST_Y, LAST_Y = -5.0, 1.0  # powers of 10: seconds
TICKS_X = {5: "10⁵", 6: "10⁶", 7: "10⁷", 8: "10⁸", 9: "10⁹", 10: "10¹⁰"}
TICKS_Y = {-5: "10 µs", -4: "100 µs", -3: "1 ms", -2: "10 ms", -1: "100 ms", 0: "1 s", 1: "10 s"}
PAPER, INK, PALE, GRID = "#ffffff", "#1f2328", "#59636e", "#d8dee4"  # a light card reads well on light and dark pages
COLORS = {"Layerscope": "#0969da", "the lesson's NumPy": "#bc4c00", "scikit-learn": "#8250df", "PyTorch": "#1a7f37"}

Point = tuple[float, float]


def time_text(seconds: float) -> str:
    """Return a time with three digits, such as 54.3 µs."""
    factor, unit = next(((f, unit) for f, unit in ((1, "s"), (1e3, "ms")) if seconds * f >= 0.9995), (1e6, "µs"))
    value = seconds * factor
    return f"{value:.{0 if value >= 99.95 else 1 if value >= 9.995 else 2}f} {unit}"


def draw(results: Mapping[str, Any]) -> str:
    """Return the picture of what the benchmark measured, as SVG."""
    cases = results["cases"]
    parts = [*frame(results["machine"]), *axes(), *sizes(cases)]
    for row, title in enumerate(cases[0]["contestants"]):
        points = [place(case["multiply_adds"], case["contestants"][title]["median"]) for case in cases]
        parts += [*line(title, points), *legend(title, row)]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">'
    return "\n".join([head, *parts, "</svg>"]) + "\n"


def place(multiply_adds: float, seconds: float) -> Point:
    """Return where in the picture something of this size and cost is."""
    x = (math.log10(multiply_adds) - FIRST_X) / (LAST_X - FIRST_X)
    y = (math.log10(seconds) - FIRST_Y) / (LAST_Y - FIRST_Y)
    return LEFT + x * (RIGHT - LEFT), BOTTOM + y * (TOP - BOTTOM)


def text(x: float, y: float, words: str, size: int = 14, color: str = INK, anchor: str = "middle") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{color}" text-anchor="{anchor}">{escape(words)}</text>'
    )


def stroke(start: Point, end: Point, color: str) -> str:
    return f'<path d="M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}" stroke="{color}"/>'


def frame(machine: Mapping[str, Any]) -> Iterator[str]:
    """The card, its title, and what was measured where."""
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" rx="8" fill="{PAPER}"/>'
    yield text(LEFT, 30, "Cost of an epoch", 18, anchor="start")
    where = (
        f"{machine['clock']}, {machine['threads']} thread, {machine['processor']}, NumPy {machine['numpy']}, float64"
    )
    yield text(LEFT, 50, where.replace("1 thread", "one thread"), 13, PALE, "start")
    yield text((LEFT + RIGHT) / 2, HEIGHT - 16, "Multiply-adds of an epoch’s matrix products")


def axes() -> Iterator[str]:
    for power, name in TICKS_X.items():
        x, _ = place(10.0**power, 1.0)
        yield stroke((x, TOP), (x, BOTTOM), GRID)
        yield text(x, BOTTOM + 20, name)
    for power, name in TICKS_Y.items():
        _, y = place(1.0, 10.0**power)
        yield stroke((LEFT, y), (RIGHT, y), GRID)
        yield text(LEFT - 8, y + 5, name, anchor="end")


def sizes(cases: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The networks, below the points of their size."""
    for case in cases:
        x, _ = place(case["multiply_adds"], 1.0)
        yield text(min(x, RIGHT - 56), BOTTOM + 46, "–".join(str(n) for n in case["layer_dims"]), 13, PALE)
        yield text(min(x, RIGHT - 56), BOTTOM + 63, f"{case['n_samples']:,} samples", 13, PALE)


def color_of(title: str) -> str:
    return next((color for name, color in COLORS.items() if title.startswith(name)), PALE)


def style(title: str) -> str:
    color, width = color_of(title), 3.5 if title.startswith("Layerscope") else 2
    return f'stroke="{color}" stroke-width="{width}"' + (' stroke-dasharray="6 4"' if color == PALE else "")


def line(title: str, points: Sequence[Point]) -> Iterator[str]:
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    yield f'<path d="M{path}" fill="none" {style(title)}/>'
    yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{color_of(title)}"/>' for x, y in points)


def legend(title: str, row: int) -> Iterator[str]:
    y = TOP + 22 + 22 * row
    yield f'<path d="M{LEFT + 16} {y}h36" {style(title)}/>'
    yield text(LEFT + 62, y + 5, title, anchor="start")
