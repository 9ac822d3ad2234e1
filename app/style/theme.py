"""The one table of colours: every role has a value in each theme, and no colour stands anywhere else."""

from dataclasses import asdict, dataclass, replace
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from app.style.assets import asset_bytes

ByteArray = npt.NDArray[np.uint8]
REGION_SHARE = 0.45  # of the colour of a class in the ground where the network is sure of it
MOST_HUES = 4  # of curves of one kind: more are neither remembered nor told apart by everybody
SYSTEM = "system"  # the choice to follow the system, for the theme and for the language


@dataclass(frozen=True)
class Theme:
    """Colours by role, as ``#rrggbb``; those of the light theme, unless others are given.

    Attributes
    ----------
    is_dark : whether writing is lighter than its ground
    is_clear : whether the ground of a view is left unpainted, so that a picture of it is transparent
    window, panel, raised : the ground of the window, of plots and lists, of buttons
    text, muted : writing, and writing that matters less
    border, grid : lines around things, and inside plots
    accent, on_accent : what is selected or to be pressed, and writing on it
    error, warning, success : what a message is about
    negative, zero, positive : the diverging scale of signed numbers, centred on 0
    class_colors : one for each class; any two of them stay apart for people who do not see red, green or blue
    surface_colors : those of the first two, paler, for the ground of the decision boundary between two classes
    surface_middle : the ground where the classes are equally likely
    contour : the decision line
    marker_edge : around each sample
    curve_colors : one for each curve of a plot, first the most important
    ramp_colors : for curves in an order, from the first to the last; told apart by their lightness too
    """

    name: str = "light"
    is_dark: bool = False
    is_clear: bool = False
    window: str = "#eef0f3"
    panel: str = "#ffffff"
    raised: str = "#f7f8fa"
    text: str = "#1c2128"
    muted: str = "#5b6572"
    border: str = "#cdd3da"
    grid: str = "#e3e7ec"
    accent: str = "#2563c9"
    on_accent: str = "#ffffff"
    error: str = "#b3261e"
    warning: str = "#8a5a00"
    success: str = "#1b7a3d"
    negative: str = "#2166ac"
    zero: str = "#f7f7f7"
    positive: str = "#b2182b"
    class_colors: tuple[str, ...] = (
        "#4A90D9",
        "#E74C3C",
        "#ebc037",
        "#512e61",
        "#aece9b",
        "#870121",
        "#1936a2",
        "#ac6177",
    )
    surface_colors: tuple[str, ...] = ("#b7d3f0", "#f8beb8")
    surface_middle: str = "#f6f3f3"
    contour: str = "#1c2128"
    marker_edge: str = "#ffffff"
    curve_colors: tuple[str, ...] = (
        "#2563c9",
        "#c8500a",
        "#1b7a3d",
        "#8e3ba8",
        "#9a6b00",
        "#0b7285",
        "#b3261e",
        "#495057",
    )
    ramp_colors: tuple[str, ...] = ("#0d0887", "#6a00a8", "#b12a90", "#e16462")


LIGHT = Theme()
DARK = Theme(
    name="dark",
    is_dark=True,
    window="#1b1e23",
    panel="#22262c",
    raised="#2c3138",
    text="#e8ebef",
    muted="#a3adb9",
    border="#3d444d",
    grid="#333941",
    accent="#5b9bff",
    on_accent="#0d1420",
    error="#ff8a80",
    warning="#f0b95a",
    success="#6fd08c",
    negative="#5aa2e6",
    zero="#30353c",
    positive="#f0655a",
    class_colors=("#4A90D9", "#E74C3C", "#f5c037", "#74fdcc", "#775b85", "#e3c6f8", "#afe989", "#d0727c"),
    surface_colors=("#27466a", "#6b2f2c"),
    surface_middle="#383a40",
    contour="#f2f4f7",
    marker_edge="#14171b",
    curve_colors=("#6aa8ff", "#ff9a52", "#6fd08c", "#d08bea", "#e3c25a", "#5ccfe0", "#ff8a80", "#b6bec8"),
    ramp_colors=("#cc4778", "#ed7953", "#fdb32f", "#f0f921"),
)

TRANSPARENT = replace(LIGHT, name="transparent", is_clear=True, muted="#39414b")  # to be read on greys, too

THEMES: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK)}
"""The themes of the window."""
SLIDE_THEMES: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, TRANSPARENT)}
"""The themes of pictures."""


@lru_cache(maxsize=1024)
def color(value: str, alpha: float = 1.0) -> QColor:
    """Return a role's value as a Qt colour, ``alpha`` from 0 (clear) to 1; it is shared, so nobody may change it."""
    result = QColor(value)
    result.setAlphaF(alpha)
    return result


def mixed(ground: str, ink: str, share: float) -> str:
    """Return the opaque colour that ``share``, 0 to 1, of ``ink`` over ``ground`` makes."""
    below, above = color(ground), color(ink)
    channels = (below.red(), above.red()), (below.green(), above.green()), (below.blue(), above.blue())
    return QColor(*(round(a + (b - a) * share) for a, b in channels)).name()


@cache
def ordered_colors(theme: Theme, count: int) -> tuple[str, ...]:
    """Return a colour for each of ``count`` curves in an order: of a few, colours far apart; of many, a ramp."""
    return ramp(theme, count) if is_ramp(count) else theme.curve_colors[:count]


def ramp(theme: Theme, count: int) -> tuple[str, ...]:
    """Return ``count`` colours, at least two, from the first to the last of a ramp."""
    table = _gradient(*theme.ramp_colors)
    return tuple(QColor(*table[255 * i // (count - 1)].tolist()).name() for i in range(count))


def is_ramp(count: int) -> bool:
    """Tell whether so many curves are too many for colours that one can name."""
    return count > MOST_HUES


@cache
def diverging_table(theme: Theme) -> ByteArray:
    """Return 256 RGB rows (256, 3) from ``negative`` over ``zero`` to ``positive``."""
    return _gradient(theme.negative, theme.zero, theme.positive)


@cache
def surface_table(theme: Theme) -> ByteArray:
    """Return 256 RGB rows (256, 3) for p from 0 (first class) to 1 (second class)."""
    return _gradient(theme.surface_colors[0], theme.surface_middle, theme.surface_colors[1])


@cache
def class_table(theme: Theme, k: int) -> ByteArray:
    """Return 256 RGB rows (256, 3), from where class k is no likelier than another to where it is sure."""
    return _gradient(theme.surface_middle, mixed(theme.surface_middle, theme.class_colors[k], REGION_SHARE))


@cache
def region_table(theme: Theme, count: int) -> ByteArray:
    """Return the tables of so many classes, one behind the other (256 ``count``, 3)."""
    return np.concatenate([class_table(theme, k) for k in range(count)])


def palette(theme: Theme, ground: str = "") -> QPalette:
    """Return the palette that gives Qt's own widgets the colours of the theme, or another ``ground``."""
    result = QPalette()
    roles = QPalette.ColorRole
    table: list[tuple[str, tuple[QPalette.ColorRole, ...]]] = [
        (ground or theme.window, (roles.Window,)),
        (theme.panel, (roles.Base,)),
        (theme.raised, (roles.AlternateBase, roles.Button, roles.ToolTipBase, roles.Midlight, roles.Light)),
        (theme.text, (roles.WindowText, roles.Text, roles.ButtonText, roles.ToolTipText)),
        (theme.muted, (roles.PlaceholderText,)),
        (theme.border, (roles.Mid, roles.Dark)),
        (theme.accent, (roles.Highlight, roles.Link, roles.Accent)),
        (theme.on_accent, (roles.BrightText, roles.HighlightedText)),
    ]
    for value, wearers in table:
        for role in wearers:
            result.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, color(theme.muted, 0.6))
    return result


def _gradient(*stops: str) -> ByteArray:
    channels = [(c.red(), c.green(), c.blue()) for c in map(QColor, stops)]
    position = np.linspace(0, len(stops) - 1, 256)
    columns = [np.interp(position, np.arange(len(stops)), values) for values in zip(*channels, strict=True)]
    return np.stack(columns, axis=1).round().astype(np.uint8)


def chosen_theme(choice: str) -> Theme:
    """Return the theme for a choice: the name of one, or SYSTEM for the system's light or dark."""
    is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return THEMES.get(choice, DARK if is_dark else LIGHT)


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the tool bar and the menus with the roles of the theme filled in.

    It is not for the whole window: below a style sheet, views take up to a third longer to paint.
    """
    sheet = asset_bytes("styles/bars.qss").decode()
    for name, value in asdict(theme).items():
        sheet = sheet.replace(f"{{{name}}}", str(value))
    return sheet
