"""The table of colours."""

import re
from dataclasses import asdict

import numpy as np
import pytest

from app.style.theme import SLIDE_THEMES, THEMES, Theme, diverging_table, ordered_colors, style_sheet, surface_table


def luminance(value: str) -> float:
    """Relative luminance of sRGB (WCAG 2.2)."""
    channels = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_writing_can_be_read_on_every_ground(theme: Theme) -> None:
    for ground in (theme.window, theme.panel, theme.raised):
        assert contrast(theme.text, ground) >= 7
        assert contrast(theme.muted, ground) >= 4.5
    for role in (theme.error, theme.warning, theme.success):
        assert contrast(role, theme.panel) >= 4.5
    for curve in theme.curve_colors:
        assert contrast(curve, theme.panel) >= 3
    assert contrast(theme.on_accent, theme.accent) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
@pytest.mark.parametrize("count", [1, 4, 5, 12, 40])
def test_curves_in_an_order_are_seen_and_all_different(theme: Theme, count: int) -> None:
    colors = ordered_colors(theme, count)
    assert len(set(colors)) == count
    assert all(contrast(color, theme.panel) >= 3 for color in colors)
    if count > 4:
        lightness = [luminance(color) for color in colors]
        assert lightness == sorted(lightness)


@pytest.mark.parametrize("theme", SLIDE_THEMES.values(), ids=SLIDE_THEMES.keys())
def test_every_colour_is_a_colour(theme: Theme) -> None:
    for name, value in asdict(theme).items():
        values = value if isinstance(value, tuple) else (value,)
        if name not in ("name", "is_dark", "is_clear"):
            assert all(re.fullmatch("#[0-9A-Fa-f]{6}", one) for one in values), name


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_diverging_scale_is_blue_below_and_red_above_zero(theme: Theme) -> None:
    table = diverging_table(theme).astype(int)
    assert table[0, 2] > table[0, 0]
    assert table[-1, 0] > table[-1, 2]
    assert np.ptp(table[127]) < 16


def test_classes_have_the_lesson_s_colours() -> None:
    for theme in THEMES.values():
        assert theme.class_colors[:2] == ("#4A90D9", "#E74C3C")
        assert surface_table(theme)[0, 2] > surface_table(theme)[0, 0]
        assert surface_table(theme)[-1, 0] > surface_table(theme)[-1, 2]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_style_sheet_names_only_roles_of_the_theme(theme: Theme) -> None:
    assert not re.search(r"\{\w+\}", style_sheet(theme))
